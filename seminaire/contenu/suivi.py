"""How often and when last each séance changed, as calendars want to know it. Source: RFC 5545, SEQUENCE and LAST-MODIFIED."""

from dataclasses import replace
from datetime import datetime

from seminaire.contenu.modele import Contenu


def suivre(contenu: Contenu, avant: Contenu | None, a: datetime) -> Contenu:
    """The content about to be published at `a`, each séance with its `sequence` and `modifiee_le`: those of the publication
    before where nothing that the public reads of it has changed, its times and place in a créneau included."""
    anciennes = {seance.pk: (creneau, seance) for creneau, seance in avant.seances} if avant else {}
    return replace(
        contenu,
        creneaux=tuple(
            replace(
                creneau,
                seances=tuple(_suivre(creneau, seance, anciennes.get(seance.pk), a) for seance in creneau.seances),
            )
            for creneau in contenu.creneaux
        ),
    )


def _suivre(creneau, seance, ancienne, a):
    if ancienne is None:
        return replace(seance, sequence=0, modifiee_le=a)
    avant_creneau, avant = ancienne
    is_pareille = _dit(creneau, seance) == _dit(avant_creneau, avant)
    return replace(
        seance,
        sequence=avant.sequence + (not is_pareille),
        modifiee_le=avant.modifiee_le if is_pareille else a,
    )


def _dit(creneau, seance):
    """What a calendar would tell of it."""
    propre = replace(seance.public, sequence=0, modifiee_le=None, supprimee_le=None)
    return creneau.jour, creneau.debut, creneau.jusqu_a, creneau.intitule, propre
