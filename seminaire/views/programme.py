"""The programme, read by everybody."""

import re
from dataclasses import dataclass, field
from functools import lru_cache, partial

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from labo import horloge
from labo.gardees import page_gardee
from labo.pages import render_page
from seminaire import permissions, queries
from seminaire.models import Seminaire


@dataclass(frozen=True)
class Edition:
    """A programme as one edition told it: equal to any other reading of that edition."""

    seminaire_pk: int
    numero: int
    seminaire: Seminaire = field(compare=False)
    creneaux: tuple[queries.CreneauLu, ...] = field(compare=False)


PAGE, FRAGMENT = "seminaire/programme.html", "seminaire/_programme.html"
RETRAITS = re.compile(r"\s*\n\s*")


@login_not_required
@require_safe
def programme(request):
    seminaire = Seminaire.objects.courant()
    if seminaire is None:
        return render_page(request, PAGE, FRAGMENT, {"seminaire": None})
    a = horloge.maintenant()
    creneaux = queries.programme_de(seminaire)
    etats = queries.situer(creneaux, a)
    edition = Edition(seminaire.pk, seminaire.edition, seminaire, creneaux)
    minute = a.replace(second=0, microsecond=0)
    rendre = partial(render_programme, request, edition, etats, a)
    return page_gardee(request, ("programme", edition, etats, minute), rendre)


def render_programme(request, edition, etats, a):
    context = {
        "seminaire": edition.seminaire,
        "a": a,
        "contenu": rendre_edition(edition, etats),
        "en_cours": [c for c, etat in zip(edition.creneaux, etats, strict=True) if etat == queries.EN_COURS],
        "is_aujourd_hui": any(creneau.jour == a.date() for creneau in edition.creneaux),
        "can_modifier": permissions.can_modifier_programme(request.user, edition.seminaire),
    }
    return render_page(request, PAGE, FRAGMENT, context)


def rendre_edition(edition, etats) -> str:
    """What is the same for all readers, kept until something changes or begins: a thousand phones, one rendering.

    Not inside a transaction, which may be undone and the number of its edition used again.
    """
    rendre = _rendre.__wrapped__ if connection.in_atomic_block else _rendre
    return rendre(edition, etats)


@lru_cache(maxsize=16)
def _rendre(edition, etats):
    context = {
        "seminaire": edition.seminaire,
        "journees": queries.journees(edition.creneaux, etats),
    }
    rendu = render_to_string("seminaire/_programme_contenu.html", context)
    # The indents of our own template are a fifth of a long programme: every answer would compress them again.
    return mark_safe(RETRAITS.sub("\n", rendu))  # noqa: S308
