"""What each page asks of the current seminar, kept in memory: who asks for a public page waits for no query.

Those who write in it are served from the database: what they have just done must be on their next page, whichever process
serves it.
"""

from dataclasses import dataclass
from functools import partial

from labo import horloge
from labo.direct.memoire import memoire
from labo.permissions import is_equipe
from seminaire import permissions
from seminaire.models import Participation, Seminaire
from seminaire.queries import annonces_de


@dataclass(frozen=True)
class Vitrine:
    seminaire: Seminaire | None
    facilitation: frozenset[int] = frozenset()


def seminaire_pour(personne) -> tuple[Seminaire | None, bool]:
    """The current seminar, and whether this person edits its programme."""
    if memoire.is_vive:
        vitrine = memoire.lire(("vitrine", horloge.aujourd_hui()), (Seminaire.SUJET,), _lire)
        if not (is_equipe(personne) or personne.pk in vitrine.facilitation):
            return vitrine.seminaire, False
    seminaire = Seminaire.objects.courant()
    return seminaire, bool(seminaire) and permissions.can_modifier_programme(personne, seminaire)


def annonces_en_memoire():
    """(current seminar, what is announced), for a page that has nothing else to ask of it; (None, ()) where nothing is kept."""
    if not memoire.is_vive:
        return None, ()
    seminaire = memoire.lire(("vitrine", horloge.aujourd_hui()), (Seminaire.SUJET,), _lire).seminaire
    if seminaire is None:
        return None, ()
    lire = partial(annonces_de, seminaire)
    return seminaire, memoire.lire(("annonces", horloge.aujourd_hui()), (Seminaire.SUJET,), lire)


def _lire():
    seminaire = Seminaire.objects.courant()
    participations = Participation.objects.filter(seminaire=seminaire).facilitation() if seminaire else ()
    return Vitrine(seminaire, frozenset(participation.personne_id for participation in participations))
