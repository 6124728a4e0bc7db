"""What is said beside the lines of the programme: what changed today, and which chantiers are the reader's own (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass

from seminaire.comparaison import Changement
from seminaire.comparaison.ecarts import AJOUT
from seminaire.contenu import Contenu


@dataclass(frozen=True)
class Marques:
    """Told apart by value, since pages are kept under it. Keys of créneaux, keys of séances, numbers of chantiers."""

    heures: frozenset[int] = frozenset()  # créneaux
    salles: frozenset[int] = frozenset()  # séances
    ajouts: frozenset[int] = frozenset()  # séances
    chantiers: frozenset[int] = frozenset()


def marquer(changements: Iterable[Changement], contenu: Contenu) -> Marques:
    """From the changes that led to this programme, those that one must not miss: another hour, another room, a new séance."""
    changements = tuple(changements)
    creneaux = {seance.pk: creneau.pk for creneau, seance in contenu.seances}

    def de(quoi):
        return {pk for c in changements if any(e.quoi == quoi for e in c.ecarts) for pk in c.seances if pk in creneaux}

    ajouts = {pk for changement in changements if changement.genre == AJOUT for pk in changement.seances}
    return Marques(frozenset(creneaux[pk] for pk in de("Horaire")), frozenset(de("Salle")), frozenset(ajouts))
