"""A member as a reader sees her: written once for all the readers who may read the same of her."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string


register = template.Library()


@register.simple_tag
def membre_lu(lu):
    """A room joins the same chantier within a second, and each then reads all the others."""
    membre = lu.membre
    organisation = str(membre.organisation) if membre.organisation else ""
    return _rendre(membre.pk, str(membre.personne), organisation, membre.is_pilote, tuple(lu.paroles))


@lru_cache(maxsize=1024)
def _rendre(pk, nom, organisation, is_pilote, paroles):
    """Kept under all that it shows: other words are another entry, nothing is ever invalidated."""
    vu = {"pk": pk, "nom": nom, "organisation": organisation, "is_pilote": is_pilote, "paroles": paroles}
    return render_to_string("chantiers/_membre.html", vu)
