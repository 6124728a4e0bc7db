"""The programme, read by everybody."""

from dataclasses import dataclass, field
from functools import lru_cache

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from labo import horloge
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


@login_not_required
@require_safe
def programme(request):
    seminaire = Seminaire.objects.courant()
    context = {"seminaire": seminaire}
    if seminaire:
        a = horloge.maintenant()
        creneaux = queries.programme_de(seminaire)
        etats = queries.situer(creneaux, a)
        context |= {
            "a": a,
            "contenu": rendre_edition(Edition(seminaire.pk, seminaire.edition, seminaire, creneaux), etats),
            "en_cours": [c for c, etat in zip(creneaux, etats, strict=True) if etat == queries.EN_COURS],
            "is_aujourd_hui": any(creneau.jour == a.date() for creneau in creneaux),
            "can_modifier": permissions.can_modifier_programme(request.user, seminaire),
        }
    return render_page(request, "seminaire/programme.html", "seminaire/_programme.html", context)


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
    return render_to_string("seminaire/_programme_contenu.html", context)
