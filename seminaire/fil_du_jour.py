"""Of the draft, what one act changed on the day itself: rooms, times and titles, and nothing that waited from before (pure)."""

from dataclasses import dataclass, replace
from datetime import date, time

from seminaire.contenu import Contenu


@dataclass(frozen=True)
class Place:
    """Where, when and under which titles a séance stood in the draft."""

    titre: str
    salle: str
    creneau: int
    jour: date | None
    debut: time | None
    fin: time | None
    intitule: str  # of its créneau

    @property
    def horaire(self):
        return self.creneau, self.jour, self.debut, self.fin


def deplacees(avant: dict[int, Place], apres: dict[int, Place]) -> set[int]:
    """Which séances (their keys) stand elsewhere, or under another title; those that only one of both knows are none."""
    return {pk for pk, place in apres.items() if avant.get(pk, place) != place}


def retenir(publie: Contenu, avant: dict[int, Place], brouillon: Contenu) -> tuple[Contenu, set[int]]:
    """The draft as if only what changed since `avant` (by key of séance) had: all else of these séances is as published.

    And the keys of those that changed; a séance that one of the three does not know is none of them.
    """
    publiees = {seance.pk: (creneau, seance) for creneau, seance in publie.seances}
    intitules = {creneau.pk: creneau.intitule for creneau in publie.creneaux} | _renommes(avant, brouillon)
    creneaux, changees = [], set()
    for creneau, seance in brouillon.seances:
        place = avant.get(seance.pk)
        if place is None or seance.pk not in publiees or place == _place(creneau, seance):
            continue
        changees.add(seance.pk)
        ancien, publiee = publiees[seance.pk]
        is_deplacee = place.horaire != _place(creneau, seance).horaire
        retenue = replace(
            seance,
            titre=seance.titre if seance.titre != place.titre else publiee.titre,
            salle=seance.salle if seance.salle != place.salle else publiee.salle,
        )
        hote = creneau if is_deplacee else ancien
        creneaux.append(replace(hote, seances=(retenue,), intitule=intitules.get(hote.pk, hote.intitule)))
    return replace(brouillon, creneaux=tuple(creneaux)), changees


def _renommes(avant, brouillon) -> dict[int, str]:
    """The new common titles of the créneaux (by key) that have another one than before."""
    places = ((avant.get(seance.pk), creneau) for creneau, seance in brouillon.seances)
    return {
        creneau.pk: creneau.intitule
        for place, creneau in places
        if place and place.creneau == creneau.pk and place.intitule != creneau.intitule
    }


def _place(creneau, seance):
    return Place(seance.titre, seance.salle, creneau.pk, creneau.jour, creneau.debut, creneau.fin, creneau.intitule)
