"""How often and when last each séance changed, as calendars want to know it. Source: RFC 5545, SEQUENCE and LAST-MODIFIED."""

from dataclasses import replace
from datetime import datetime

from seminaire.contenu.modele import Contenu, avec


def suivre(contenu: Contenu, avant: Contenu | None, a: datetime, combien: int = 0) -> Contenu:
    """The content about to be published at `a`, each séance with its `sequence` and `modifiee_le`: those of the publication
    before where nothing that the public reads of it has changed, its times and place in a créneau included.

    `combien` publications came before. One that was not in the last of them may have been in another: it counts from there,
    and no séance has ever counted as far. It is what `de_json` will read of that publication: the places and the versions of
    the draft's rows are left out.
    """
    anciennes = {seance.pk: (creneau, seance) for creneau, seance in avant.seances} if avant else {}
    creneaux = (_suivre_creneau(creneau, anciennes, a, combien) for creneau in contenu.creneaux)
    return replace(contenu, creneaux=tuple(creneaux))


def compter_les_retraits(contenu: Contenu, recul: int, a: datetime) -> Contenu:
    """What is public again, or published since, after versions were withdrawn, the last one at `a`.

    `recul`: the numbers of all these versions, added up. In a version no séance has counted as far as its number, so that each
    withdrawal takes all of them further than its version had: calendars believe nothing else.
    """

    def compter(seance):
        return replace(seance, sequence=seance.sequence + recul, modifiee_le=max(seance.modifiee_le or a, a))

    creneaux = (replace(creneau, seances=tuple(map(compter, creneau.seances))) for creneau in contenu.creneaux)
    return replace(contenu, creneaux=tuple(creneaux))


def _suivre_creneau(creneau, anciennes, a, combien):
    seances = tuple(_suivre(creneau, seance, anciennes.get(seance.pk), a, combien) for seance in creneau.seances)
    return avec(creneau, rang=0, version=0, seances=seances)


def _suivre(creneau, seance, ancienne, a, combien):
    if ancienne == (creneau, seance):
        return seance
    if ancienne is None:
        return replace(seance, sequence=combien, modifiee_le=a)
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
