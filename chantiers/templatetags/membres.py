"""The members as a reader sees them: each is written once for all the readers who may read the same of her."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe


register = template.Library()


@register.simple_tag
def membres_lus(membres, moi, numero=None, *, is_equipe=False):
    """In one go: a room joins the same chantier within a second, and each then reads all the others. `moi`: the reader's key.

    `numero`: of the chantier, for who may change the roles of its members: équipe all, who leads those who do not.
    """
    rendus = (
        _rendre(lu, numero if is_equipe or not lu.is_pilote else None, is_soi=lu.personne_pk == moi) for lu in membres
    )
    return mark_safe("".join(rendus))  # noqa: S308 - each was rendered by a template


@lru_cache(maxsize=1024)
def _rendre(lu, numero, *, is_soi):
    """Kept under all that it shows: other words are another entry, nothing is ever invalidated."""
    return render_to_string("chantiers/_membre.html", {"lu": lu, "numero": numero, "is_soi": is_soi})
