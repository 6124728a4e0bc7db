"""On the day itself, a change of room, time or title goes to the published programme by itself, and nothing else with it."""

from dataclasses import replace
from datetime import date, time

from seminaire.contenu.modele import Contenu, composer


def reporter(publie: Contenu, brouillon: Contenu, seances) -> Contenu:
    """The published programme with the times, room and titles that these séances (their keys) have in the draft.

    A séance that only one of both knows stays as it is. A créneau takes the times and the common title of the draft with its
    séance; one that has lost all its séances is gone.
    """
    voulues = {s.pk: (creneau, s) for creneau, s in brouillon.seances if s.pk in seances}
    creneaux = {creneau.pk: creneau for creneau in publie.creneaux}
    for creneau in publie.creneaux:
        for seance in creneau.seances:
            if seance.pk in voulues:
                _reporter(creneaux, creneau, seance, *voulues[seance.pk])
    presents = (creneau for creneau in creneaux.values() if creneau.seances)
    return replace(publie, creneaux=composer(sorted(presents, key=_place())))


def _reporter(creneaux, creneau, seance, vise, voulue):
    reportee = replace(seance, titre=voulue.titre, salle=voulue.salle)
    hote = creneaux.get(vise.pk) or replace(vise, seances=())
    communs = {nom: getattr(vise, nom) for nom in ("jour", "debut", "fin", "fin_deduite", "intitule")}
    if vise.pk == creneau.pk:
        seances = tuple(reportee if s.pk == seance.pk else s for s in hote.seances)
    else:
        actuel = creneaux[creneau.pk]
        creneaux[creneau.pk] = replace(actuel, seances=tuple(s for s in actuel.seances if s.pk != seance.pk))
        seances = (*hote.seances, reportee)
    creneaux[vise.pk] = replace(hote, seances=seances, **communs)


def _place():
    """By day and hour; what has no hour stays behind the one before it."""
    dernier = (date.min, time.min)

    def place(creneau):
        nonlocal dernier
        dernier = (creneau.jour or dernier[0], creneau.debut or dernier[1])
        return dernier

    return place
