"""The créneaux of the list of who edits. Each is rendered once for what it says, whoever reads it: a list of 500 is put
together from what is kept, and only what has changed is made anew."""

from dataclasses import replace
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from labo import cles
from labo.presence import Presents


register = template.Library()
GABARIT = "seminaire/_creneau_edition.html"
# Where what belongs to one reader and one time goes: the token and the key of a form.
JETONS = "<!--jetons-->"
GARDES = 2048  # créneaux per process, some kilobytes each


@register.simple_tag(takes_context=True)
def creneau_a_editer(context, journee, rang):
    """One créneau of its day with its tools; or with the form that is open on one of its séances, and then without tools
    anywhere.

    Its rank is not shown: one more before it changes nothing.
    """
    creneau, form = journee.lignes[rang].creneau, context["form"]
    alertes = tuple(context["alertes_par_creneau"].get(creneau.pk, ()))
    if (form or context["geste"]) and any(seance.pk == context["en_edition"] for seance in creneau.seances):
        contexte = context.flatten() | {"creneau": creneau, "alertes": alertes, "is_muet": True}
        return render_to_string(GABARIT, contexte, context["request"])
    is_premier, is_dernier = rang == 0, rang == len(journee.lignes) - 1
    avant = next((ligne.creneau.titre for ligne in reversed(journee.lignes[:rang]) if ligne.creneau.presentes), "")
    presences = context["presents"].par_objet
    siennes = tuple((objet, presences[objet]) for s in creneau.seances if (objet := f"seance-{s.pk}") in presences)
    bouts = (is_premier, is_dernier, avant)
    morceaux = _rendre(replace(creneau, rang=0, jusqu_a=None), alertes, siennes, bool(form), bouts)
    rendu = morceaux[0]
    for morceau in morceaux[1:]:
        rendu += _jetons(context["csrf_token"]) + morceau
    return mark_safe(rendu)  # noqa: S308 - made of templates, that escape


@lru_cache(maxsize=GARDES)
def _rendre(creneau, alertes, presences, is_muet, bouts):
    """`bouts`: is it the first, the last of its day, and the title of what stands before it."""
    is_premier, is_dernier, avant = bouts
    contexte = {
        "creneau": creneau,
        "alertes": alertes,
        "presents": Presents("", dict(presences)),
        "is_muet": is_muet,
        "is_premier": is_premier,
        "is_dernier": is_dernier,
        "avant": avant,
        "jetons": mark_safe(JETONS),  # noqa: S308
    }
    return render_to_string(GABARIT, contexte).split(JETONS)


def _jetons(jeton):
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="{}" value="{}">',
        jeton,
        cles.NOM,
        cles.nouvelle(),
    )
