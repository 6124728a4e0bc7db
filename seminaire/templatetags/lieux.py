"""Links between the pages of one seminar."""

from django import template

from seminaire.lieux import adresse as adresse_de


register = template.Library()


@register.simple_tag
def adresse(seminaire, nom, **kwargs):
    """`{% adresse seminaire "programme_edition" %}`: at the root for the current one, under its name for another."""
    return adresse_de(seminaire, nom, **kwargs)
