"""A séance of the grid: its kind and hours as a person reads them, its place as the style sheet and the script do."""

from django import template
from django.utils.safestring import mark_safe

from labo import typographie
from seminaire.enums import NatureSeance


register = template.Library()
NOMS = dict(NatureSeance.choices)


@register.filter
def nature(valeur):
    return NOMS.get(valeur, valeur)


@register.filter
def horaire(creneau):
    """« 9 h 30 – 10 h », the start alone where the end is not known, nothing without hours."""
    return typographie.plage(creneau.debut, creneau.fin) if creneau.debut else ""


@register.simple_tag
def place(case, version):
    """All numbers and hours of ours: hundreds of séances are read again at each move."""
    creneau = case.creneau
    valeurs = {
        "piste": case.piste,
        "pistes": case.pistes,
        **case.place,
        "debut": f"{creneau.debut:%H:%M}",
        "fin": f"{creneau.fin:%H:%M}" if creneau.fin else "",
        "seance": case.seance.pk,
        "version": version,
        "version-creneau": creneau.version,
        "lu-dans": creneau.pk,
    }
    return mark_safe(" ".join(f'data-{nom}="{valeur}"' for nom, valeur in valeurs.items()))  # noqa: S308


@register.filter
def de_cle(table, cle):
    """`{{ versions|de_cle:seance.pk }}`"""
    return table.get(cle, "")
