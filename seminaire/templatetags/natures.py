"""The kinds of séance, as a person reads them."""

from django import template

from seminaire.enums import NatureSeance


register = template.Library()
NOMS = dict(NatureSeance.choices)


@register.filter
def nature(valeur):
    return NOMS.get(valeur, valeur)


@register.filter
def de_cle(table, cle):
    """`{{ versions|de_cle:seance.pk }}`"""
    return table.get(cle, "")
