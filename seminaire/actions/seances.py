"""What is done to the séances of a programme; for now an edit is public at once."""

from dataclasses import replace
from datetime import time

from django.db import transaction

from chantiers.models import Chantier
from labo import horloge, journal, revisions
from labo.refus import Conflit, Perime
from seminaire import horaires, natures, permissions
from seminaire.actions.gestes import noter, photographier
from seminaire.actions.places import decaler_les_temps, faire_place, lire_ses_lignes, remettre_a_sa_place, voisin_de
from seminaire.actions.programme import trouver_salle
from seminaire.actions.publication import changer_le_brouillon
from seminaire.actions.seminaires import toucher_au_brouillon, verrouiller
from seminaire.enums import NatureSeance, Sens
from seminaire.models import Creneau, Seance


@transaction.atomic
def ajouter_seance(*, seminaire, titre, by, jour=None, debut=None, fin=None, fixe=False, nature="", salle="", **champs):
    """A séance in a créneau of its own, at its place by day and hour; without an hour, at the end of its day."""
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    creneau = Creneau(seminaire=seminaire, rang=1, jour=jour, debut=debut, fin=fin, fixe=fixe)
    creneau.rang = faire_place(creneau)
    creneau.full_clean()
    creneau.save()
    champs |= {"nature": nature or natures.deviner(titre), "salle": trouver_salle(seminaire, salle)}
    seance = Seance(creneau=creneau, rang=1, titre=titre, **champs)
    seance.full_clean()
    seance.save()
    lire_ses_lignes(seance)
    revisions.ouvrir(creneau, by=by)
    revisions.ouvrir(seance, by=by)
    journal.consigner("seance_ajoutee", seance, by=by)
    seance.geste = noter("seance_ajoutee", seance, photographier([]), by=by, creees=[seance])
    toucher_au_brouillon(seminaire)
    return seance


@transaction.atomic
def modifier_seance(*, seance, version, version_creneau, by, lu_dans=None, **champs):
    """Change a séance, and the times of its créneau (those of the séances parallel to it too), which then finds its place.

    `lu_dans`: the key of the créneau that the person saw it in. Where it stands in another by now, nobody knows what she
    wanted of the hours of that one.
    """
    seminaire, seance = verrouiller_presente(seance, by=by)
    creneau, debut, fin = seance.creneau, seance.creneau.debut, seance.creneau.fin
    horaire = {nom: champs.pop(nom) for nom in Creneau.CHAMPS_COEDITES if nom in champs}
    if "salle" in champs:
        champs["salle"] = trouver_salle(seminaire, champs["salle"])
    creneau.fin_deduite = creneau.fin_deduite and horaire.get("fin", fin) == fin
    vues = {"version": seance.version, "version_creneau": creneau.version, "lu_dans": creneau.pk}
    if lu_dans and lu_dans != creneau.pk:
        version_creneau = 0
    try:
        changes = _enregistrer((creneau, horaire, version_creneau), (seance, champs, version), by=by)
    except Conflit as conflit:
        # What the form is opened again on: the versions whose texts it shows, locked here, whatever comes right after.
        conflit.reprises |= vues
        raise
    if changes:
        seance.reunion = seance.reunion or creneau.reunion
        _suivre(seance, debut, changes, vues["version"], by=by)
        journal.consigner("seance_modifiee", seance, by=by, champs=changes)
        changer_le_brouillon(seminaire, [creneau.pk], by=by)
    return seance


@transaction.atomic
def retablir_seance(*, seance, numero, version, by, numero_creneau=0, version_creneau=0):
    """Back to what it said at revision `numero`, with what its créneau then said (0: leave the créneau alone)."""
    seminaire, seance = verrouiller_presente(seance, by=by)
    creneau, debut, vue = seance.creneau, seance.creneau.debut, seance.version
    changes = revisions.retablir(seance, numero, version=version, by=by)
    if numero_creneau:
        creneau.fin_deduite = creneau.fin_deduite and numero_creneau == creneau.version
        changes += revisions.retablir(creneau, numero_creneau, version=version_creneau, by=by)
    if changes:
        _suivre(seance, debut, changes, vue, by=by)
        journal.consigner("seance_retablie", seance, by=by, champs=changes)
        changer_le_brouillon(seminaire, [creneau.pk], by=by)
    return seance


@transaction.atomic
def deplacer_seance(*, seance, sens, version, by):
    """Exchange its créneau's place with the one before or after on the same day; each keeps its duration.

    `version` is that of the créneau as the person saw it: of two who move it at once, the second is told.
    """
    seminaire, seance = verrouiller_presente(seance, by=by)
    creneau = seance.creneau
    if version != creneau.version:
        raise Perime("Cette séance a été déplacée entre-temps. Regardez où elle est, puis recommencez.")
    voisin = voisin_de(creneau, sens)
    if voisin is None:
        bout = "première" if sens == Sens.MONTER else "dernière"
        raise Perime(f"Cette séance est déjà la {bout} de sa journée.")
    avant = photographier([creneau, voisin])
    paire = (voisin, creneau) if sens == Sens.MONTER else (creneau, voisin)
    devant, derriere = horaires.echanger(paire[0].horaire, paire[1].horaire)
    rangs = paire[1].rang, paire[0].rang
    for bouge, horaire, rang in zip(paire, (derriere, devant), rangs, strict=True):
        _deplacer(bouge, horaire, rang, by=by)
    journal.consigner("seance_deplacee", seance, by=by)
    seance.geste = noter("seance_deplacee", seance, avant, by=by)
    changer_le_brouillon(seminaire, [bouge.pk for bouge in paire], by=by)
    return seance


@transaction.atomic
def supprimer_seance(*, seance, by):
    """To the bin, from where it can be taken back for 30 days."""
    seminaire, seance = verrouiller_presente(seance, by=by)
    seance.supprimee_le = horloge.maintenant()
    seance.save(update_fields=("supprimee_le",))
    journal.consigner("seance_supprimee", seance, by=by)
    toucher_au_brouillon(seminaire)
    return seance


@transaction.atomic
def restaurer_seance(*, seance, by):
    seminaire, seance = _verrouiller(seance, by=by)
    if seance.supprimee_le is None:
        raise Perime("Cette séance est déjà au programme.")
    if not Seance.objects.restaurables().filter(pk=seance.pk).exists():
        raise Perime("Cette séance a été supprimée il y a plus de 30 jours : elle ne peut plus être rétablie.")
    seance.supprimee_le = None
    seance.save(update_fields=("supprimee_le",))
    journal.consigner("seance_restauree", seance, by=by)
    toucher_au_brouillon(seminaire)
    return seance


@transaction.atomic
def repartir_par_chantier(*, seance, by):
    """One parallel séance for each chantier, with the same phases; the former title becomes the common one of the créneau.

    One tap undoes it.
    """
    seminaire, seance = verrouiller_presente(seance, by=by)
    creneau, chantiers = seance.creneau, list(Chantier.objects.all())
    if seance.chantier_id or creneau.seances.presentes().count() > 1:
        raise Perime("Ce créneau est déjà réparti.")
    if not chantiers:
        raise Perime("Aucun chantier n’est encore ouvert : il n’y a pas à répartir.")
    avant, intitule = photographier([creneau]), {"intitule": seance.titre}
    revisions.enregistrer(creneau, intitule, version=creneau.version, by=by)
    rang = max(creneau.seances.values_list("rang", flat=True))
    doubles = []
    for n, chantier in enumerate(chantiers):
        propres = {"titre": f"Atelier – {chantier.titre}", "nature": NatureSeance.ATELIER, "chantier": chantier}
        if n == 0:
            revisions.enregistrer(seance, propres, version=seance.version, by=by)
        else:
            doubles.append(_doubler(seance, rang + n, propres, by=by))
    journal.consigner("seance_repartie", seance, by=by)
    seance.geste = noter("seance_repartie", seance, avant, by=by, creees=doubles)
    toucher_au_brouillon(seminaire)
    return seance


def _verrouiller(seance, *, by):
    """(seminar, séance with its créneau), locked, by somebody who may."""
    seminaire = verrouiller(Seance.objects.select_related("creneau__seminaire").get(pk=seance.pk).creneau.seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    verrouillables = Seance.objects.select_for_update(of=("self", "creneau")).select_related("creneau")
    seance = verrouillables.get(pk=seance.pk)
    seance.creneau.seminaire = seminaire
    return seminaire, seance


def verrouiller_presente(seance, *, by):
    seminaire, seance = _verrouiller(seance, by=by)
    if seance.supprimee_le:
        raise Perime(
            "Cette séance a été supprimée entre-temps. Vos mots sont gardés : rétablissez-la (corbeille), puis enregistrez."
        )
    return seminaire, seance


def _enregistrer(*ecritures, by):
    """Save several co-edited objects as one; a conflict shows what collides in any of them."""
    changes, conflits, reprises = [], [], {}
    for objet, valeurs, version in ecritures:
        try:
            changes += revisions.enregistrer(objet, valeurs, version=version, by=by)
        except Conflit as conflit:
            conflits.append(conflit)
            reprises |= conflit.reprises
        else:
            reprises |= {nom: getattr(objet, nom) for nom in valeurs}  # what the others saved there, brought together
    if conflits:
        raise Conflit(
            auteurs=tuple(dict.fromkeys(auteur for conflit in conflits for auteur in conflit.auteurs)),
            is_soi=all(conflit.is_soi for conflit in conflits),
            version=conflits[0].version,
            champs=[_lisible(champ) for conflit in conflits for champ in conflit.champs],
            reprises=reprises,
        )
    return changes


def _lisible(champ):
    """An hour of a conflict as a person writes it, not as a computer does."""
    if champ.nom not in ("debut", "fin"):
        return champ
    ecrire = {cote: getattr(champ, cote) for cote in ("autre", "mien") if getattr(champ, cote)}
    return replace(champ, **{cote: horaires.ecrire_heure(time.fromisoformat(heure)) for cote, heure in ecrire.items()})


def _deplacer(creneau, horaire, rang, *, by):
    debut = creneau.debut
    creneau.rang = rang
    creneau.fin_deduite = creneau.fin_deduite and horaire[1] is not None
    creneau.debut, creneau.fin = horaire
    creneau.version += 1
    creneau.save()
    revisions.ouvrir(creneau, by=by)
    decaler_les_temps(creneau, debut, by=by)


def _suivre(seance, avant, changes, vue, *, by):
    """What follows from a save of a séance that had the version `vue`: its lines are read, and a créneau that started at `avant`
    takes its place by its new hour."""
    if {"intervenants", "phases"} & set(changes):
        lire_ses_lignes(seance)
    sauf = seance if "phases" in changes else None
    enregistree = seance if seance.version != vue else None
    decaler_les_temps(seance.creneau, avant, sauf=sauf, enregistree=enregistree, by=by)
    remettre_a_sa_place(seance.creneau)


def _doubler(seance, rang, propres, *, by):
    """A séance parallel to another, with its phases and none of its speakers, who cannot be everywhere."""
    copies = {nom: getattr(seance, nom) for nom in ("description", "phases", "objectifs", "materiel", "notes")}
    double = Seance(creneau=seance.creneau, rang=rang, **copies, **propres)
    double.full_clean()
    double.save()
    lire_ses_lignes(double)
    revisions.ouvrir(double, by=by)
    return double
