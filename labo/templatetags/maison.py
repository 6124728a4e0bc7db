"""The house's filters: French typography at output, the key of a form."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from labo import balisage, cles, typographie


register = template.Library()


@register.filter
def typo(texte):
    """Thin and no-break spaces where French puts them; only here, never stored."""
    return mark_safe(typographie.typographier(str(conditional_escape(texte))))  # noqa: S308 - escaped just before


@register.filter
def balise(source):
    """Rich text of ours as safe HTML."""
    return mark_safe(typographie.typographier_html(balisage.en_html(source or "")))  # noqa: S308 - the renderer escapes


@register.filter
def heure(moment):
    return typographie.heure(moment) if moment else ""


@register.filter
def date_longue(jour):
    return typographie.date_longue(jour) if jour else ""


@register.simple_tag
def cle():
    """The idempotency key of a form, made by the server: a room's plain http has no secure context."""
    return format_html('<input type="hidden" name="{}" value="{}">', cles.NOM, cles.nouvelle())
