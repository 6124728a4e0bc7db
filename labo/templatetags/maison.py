"""The house's filters: French typography at output, the key of a form."""

from functools import lru_cache

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from labo import balisage, cles, qr, typographie


register = template.Library()


@register.filter
def typo(texte):
    """Thin and no-break spaces where French puts them; only here, never stored."""
    return _typo(conditional_escape(texte))


@lru_cache(maxsize=4096)
def _typo(echappe):
    return mark_safe(typographie.typographier(str(echappe)))  # noqa: S308 - escaped by the only caller


@register.filter
def balise(source):
    """Rich text of ours as safe HTML; kept by its very words, since a room reads the same charter."""
    return _balise(source or "")


@lru_cache(maxsize=512)
def _balise(source):
    return mark_safe(typographie.typographier_html(balisage.en_html(source)))  # noqa: S308 - the renderer escapes


@register.filter
def balise_riche(source, niveau=4):
    """The same of a text with headings and quotes; its first headings are of that level (h4: under an article's own)."""
    return _balise_riche(source or "", niveau)


@lru_cache(maxsize=512)
def _balise_riche(source, niveau):
    html = balisage.en_html(source, is_riche=True, niveau=niveau)
    return mark_safe(typographie.typographier_html(html))  # noqa: S308 - sanitised by nh3


@register.filter
def de(nom):
    """« de Léa », « d’Alix »."""
    return typographie.de(str(nom))


@register.filter
def que(nom):
    """« que Léa », « qu’Alix »."""
    return typographie.que(nom)


@register.filter
def nombre(valeur):
    """« 12 000 », « 2,5 »."""
    return "" if valeur is None else typographie.nombre(valeur)


@register.filter
def heure(moment):
    return typographie.heure(moment) if moment else ""


@register.filter
def date_longue(jour):
    return typographie.date_longue(jour) if jour else ""


@register.filter(expects_localtime=True)
def le_a(moment):
    """« 19 octobre 2023 à 9 h 30 »."""
    return f"{typographie.date_ecrite(moment)} à {typographie.heure(moment)}" if moment else ""


@register.filter
def suite_d_annonce(message) -> dict:
    """{"annuler": address}, "corbeille" (undone, or found in the bin), "historique" or "changements": where a message leads.

    {} for nowhere.
    """
    genre, _, lieu = message.extra_tags.partition(" ") if message.extra_tags else ("", "", "")
    return {genre: lieu} if lieu else {}


@register.simple_tag
def cle():
    """The idempotency key of a form, made by the server: a room's plain http has no secure context."""
    return format_html('<input type="hidden" name="{}" value="{}">', cles.NOM, cles.nouvelle())


@register.simple_tag
def code_qr(adresse):
    """The drawing that leads a phone from paper to this address; the address itself stands beside it in words."""
    return mark_safe(qr.dans_la_page(adresse))  # noqa: S308 - a drawing of ours: the address is in its dots alone
