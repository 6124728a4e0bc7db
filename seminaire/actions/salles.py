"""The rooms of a seminar."""

from django.db import transaction

from labo import journal, revisions
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.publication import changer_le_brouillon
from seminaire.actions.seminaires import toucher_au_brouillon, verrouiller
from seminaire.models import Salle, Seance


class SalleOccupee(Perime):
    """Séances still stand in the room that was to go; in `seances`, those that are in the bin apart."""

    def __init__(self, salle, seances):
        self.salle, self.toutes = salle, seances
        self.seances = [seance for seance in seances if seance.supprimee_le is None]
        self.supprimees = [seance for seance in seances if seance.supprimee_le]
        combien = "une séance" if len(seances) == 1 else f"{len(seances)} séances"
        super().__init__(f"« {salle} » sert encore à {combien}.")


@transaction.atomic
def ajouter_salle(*, seminaire, nom, by, places=None):
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    salle = Salle(seminaire=seminaire, nom=nom, places=places)
    _garder(salle)
    journal.consigner("salle_ajoutee", salle, by=by)
    toucher_au_brouillon(seminaire)
    return salle


@transaction.atomic
def modifier_salle(*, seminaire, salle_pk, nom, places, lue, by):
    """`lue`: the name and the places that the person saw, (nom, places): of two who change them at once, the second is told."""
    seminaire, salle = _verrouiller(seminaire, salle_pk, by=by)
    avant = (salle.nom, salle.places)
    if avant == (nom, places):
        return salle
    if avant != lue:
        tient = f", {salle.places} places" if salle.places is not None else ""
        raise Perime(f"Quelqu’un a changé cette salle entre-temps : {salle.nom}{tient}. Vérifiez, puis enregistrez.")
    salle.nom, salle.places = nom, places
    _garder(salle)
    champs = [champ for champ, dit in zip(("nom", "places"), avant, strict=True) if dit != getattr(salle, champ)]
    journal.consigner("salle_modifiee", salle, by=by, champs=champs)
    # Who looks for a room by its name on the day itself must find it: a new name is a change of room.
    renommes = salle.seances.values_list("creneau", flat=True) if "nom" in champs else ()
    changer_le_brouillon(seminaire, list(renommes), by=by)
    return salle


@transaction.atomic
def supprimer_salle(*, seminaire, salle_pk, by, retirer=()):
    """A room that no séance uses goes. From those in `retirer` (their keys, as the person saw them) it is taken away first,
    which the history of each keeps. Versions that were published still name it."""
    seminaire, salle = _verrouiller(seminaire, salle_pk, by=by)
    seances = list(Seance.objects.select_for_update(of=("self",)).filter(salle=salle).order_by("creneau__rang", "rang"))
    if {seance.pk for seance in seances} - set(retirer):
        raise SalleOccupee(salle, seances)
    for seance in seances:
        revisions.enregistrer(seance, {"salle": None}, version=seance.version, by=by)
    journal.consigner("salle_supprimee", salle, by=by)
    salle.delete()
    changer_le_brouillon(seminaire, [seance.creneau_id for seance in seances], by=by)
    return seances


def _verrouiller(seminaire, salle_pk, *, by):
    """(seminar, room), locked, by somebody who may."""
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    salle = Salle.objects.select_for_update(of=("self",)).filter(seminaire=seminaire, pk=salle_pk).first()
    if salle is None:
        raise Perime("Cette salle n’existe plus : quelqu’un l’a supprimée.")
    return seminaire, salle


def _garder(salle):
    """One name, one room, however it is capitalised: `trouver_salle` makes no difference either."""
    voisines = Salle.objects.filter(seminaire=salle.seminaire_id).exclude(pk=salle.pk)
    homonyme = next((voisine for voisine in voisines if voisine.nom.casefold() == salle.nom.casefold()), None)
    if homonyme:
        raise Perime(f"Une salle s’appelle déjà « {homonyme} ».")
    salle.full_clean()
    salle.save()
