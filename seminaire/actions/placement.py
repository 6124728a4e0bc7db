"""A séance put elsewhere: at another hour, in another room. What the day grid does, by hand, by keyboard or by a button."""

from datetime import timedelta
from functools import partial

from django.db import models, transaction

from labo import journal, revisions
from labo.models import Revision
from labo.refus import Conflit, Perime
from labo.typographie import enumerer, heure
from seminaire import horaires
from seminaire.actions.gestes import noter, photographier
from seminaire.actions.places import (
    decaler_les_temps,
    decaler_ses_temps,
    du_jour,
    faire_place,
    remettre_a_sa_place,
)
from seminaire.actions.publication import changer_le_brouillon
from seminaire.actions.seances import verrouiller_presente
from seminaire.actions.vus import Impossible
from seminaire.models import Creneau, Geste, Salle


@transaction.atomic
def placer_seance(*, seance, jour, debut, salle, version, version_creneau, by, lu_dans=None):
    """Put a séance at that start, in the room of that name ("": none); its duration is kept.

    Its créneau moves with it, a fixed one too: somebody wants it. A séance that has others beside it leaves them for a
    créneau of its own, and comes back to them at their very hours; it never joins another one, that it may only pass by, since
    its own créneau would be lost on the way. Where only the room changes it stays with them.
    `version` and `version_creneau` (of the créneau `lu_dans`) are what the person saw: moved meanwhile by somebody else, it
    stays where that person put it and this one is told.
    """
    seminaire, seance = verrouiller_presente(seance, by=by)
    creneau = quitte = seance.creneau
    jour = creneau.jour if jour == (creneau.jour or seminaire.date_debut) else jour
    salle = _salle(seminaire, salle)
    is_bouge = _veut_bouger(seance, jour, debut, _vu(creneau, version_creneau, lu_dans), by=by)
    horaire = (debut, _fin(creneau, debut)) if is_bouge else creneau.horaire
    hote = _retrouver(seance, jour, horaire) if is_bouge else None
    avant = photographier([creneau, hote] if hote else [creneau])
    try:
        changes = revisions.enregistrer(seance, {"salle": salle}, version=version, by=by)
    except Conflit as conflit:
        raise Perime(_entre_temps(seance, conflit.auteurs, is_soi=conflit.is_soi)) from None
    if is_bouge:
        bouger = _partir if _is_parallele(creneau) else _deplacer
        bouger = partial(_rejoindre, hote) if hote else bouger
        creneau = bouger(seance, jour, horaire, enregistree=seance if changes else None, by=by)
    if changes or is_bouge:
        journal.consigner("seance_deplacee", seance, by=by)
        seance.geste = noter("seance_deplacee", seance, avant, by=by)
        changer_le_brouillon(seminaire, {quitte.pk, creneau.pk}, by=by)
    return seance


@transaction.atomic
def avancer_de(*, seance, minutes, version_creneau, by):
    """Move its créneau by some minutes, later or (negative) earlier; the séances beside it move along.

    One who presses twice before the first answer is there moves it twice; somebody else's move in between is told.
    """
    seminaire, seance = verrouiller_presente(seance, by=by)
    creneau = seance.creneau
    if creneau.debut is None:
        raise Perime("Cette séance n’a pas d’heure : donnez-lui-en une d’abord.")
    if version_creneau != creneau.version and _autres_depuis(creneau, version_creneau, by=by):
        raise Perime(_deja_deplacee(seance, by=by))
    debut = horaires.decaler(creneau.debut, timedelta(minutes=minutes))
    if debut is None:
        raise Impossible("À cette heure-là, ce serait un autre jour : choisissez le jour et l’heure.")
    avant = photographier([creneau])
    _deplacer(seance, creneau.jour, (debut, _fin(creneau, debut)), by=by)
    journal.consigner("seance_deplacee", seance, by=by)
    seance.geste = noter("seance_deplacee", seance, avant, by=by)
    changer_le_brouillon(seminaire, [creneau.pk], by=by)
    return seance


def _salle(seminaire, nom):
    """Of that very name: a room is never made by a move."""
    if not nom:
        return None
    salle = Salle.objects.filter(seminaire=seminaire, nom=nom).first()
    if salle is None:
        raise Perime(f"La salle « {nom} » n’existe plus. Choisissez-en une autre.")
    return salle


def _fin(creneau, debut):
    """As long after that start as now."""
    if creneau.fin is None:
        return None
    fin = horaires.decaler(debut, horaires.ecart(creneau.debut, creneau.fin))
    if fin is None:
        raise Impossible("Cette séance finirait après minuit. Placez-la plus tôt, ou raccourcissez-la.")
    return fin


def _is_parallele(creneau):
    return creneau.seances.presentes().count() > 1


def _vu(creneau, version, pk):
    """The day and hour that this créneau had at that version; None when nobody knows, or the séance was seen in another."""
    if pk and pk != creneau.pk:
        return None
    if version == creneau.version:
        return creneau.jour, creneau.debut
    valeurs = revisions.valeurs_a(creneau, version)
    return valeurs and tuple(creneau._meta.get_field(nom).to_python(valeurs[nom]) for nom in ("jour", "debut"))


def _autres_depuis(creneau, version, *, by):
    """Has anybody else changed it since?"""
    return Revision.objects.of(creneau).filter(numero__gt=version).exclude(personne=by).exists()


def _veut_bouger(seance, jour, debut, vu, *, by):
    """Does this person want another hour than the one she saw? Raises Perime when somebody moved it since."""
    creneau = seance.creneau
    ici = (creneau.jour, creneau.debut)
    if (jour, debut) in (vu, ici):
        return False
    if vu != ici:
        raise Perime(_deja_deplacee(seance, by=by))
    return True


def _deplacer(seance, jour, horaire, *, by, enregistree=None):
    """The hour has been compared with the one that the person saw; what else somebody changed there stays."""
    creneau, avant = seance.creneau, seance.creneau.debut
    valeurs = {"jour": jour, "debut": horaire[0], "fin": horaire[1]}
    revisions.enregistrer(creneau, valeurs, version=creneau.version, by=by)
    decaler_les_temps(creneau, avant, enregistree=enregistree, by=by)
    remettre_a_sa_place(creneau)
    return creneau


def _partir(seance, jour, horaire, *, by, enregistree=None):
    """The new créneau of a séance that leaves those beside it.

    Its first version comes after all of the one it leaves: who saw the séance there is never taken for having seen this.
    """
    quitte = seance.creneau
    creneau = Creneau(seminaire_id=quitte.seminaire_id, rang=1, jour=jour, debut=horaire[0], fin=horaire[1])
    creneau.fin_deduite, creneau.fixe = quitte.fin_deduite, quitte.fixe
    creneau.version = quitte.version + 1
    creneau.rang = faire_place(creneau)
    creneau.save()
    revisions.ouvrir(creneau, by=by)
    seance.creneau, seance.rang = creneau, 1
    seance.save(update_fields=("creneau", "rang"))
    decaler_les_temps(creneau, quitte.debut, enregistree=enregistree, by=by)
    return creneau


def _retrouver(seance, jour, horaire):
    """The créneau that this séance left for its own, where it comes back to its very hours, beside those who stayed; locked.

    None where it is not alone in its own, or its own says something that the other does not: a common title, a fixed hour.
    """
    creneau, (debut, fin) = seance.creneau, horaire
    if creneau.intitule or _is_parallele(creneau):
        return None
    pareils = du_jour(creneau, jour).occupes().exclude(pk=creneau.pk).filter(debut=debut, fin=fin, fixe=creneau.fixe)
    pareils = {pareil.pk: pareil for pareil in pareils.select_for_update(of=("self",))}
    return pareils.get(_quitte_par(seance)) if pareils else None


def _quitte_par(seance):
    """The key of the créneau that a séance left for the one where it stands; what can be undone remembers it."""
    gestes = Geste.objects.filter(seminaire=seance.creneau.seminaire_id, annule_le=None)
    venues = gestes.filter(**{f"apres__seances__{seance.pk}__creneau_id": seance.creneau_id})
    quittes = venues.values_list(f"avant__seances__{seance.pk}__creneau_id", flat=True)
    return next((pk for pk in quittes if pk != seance.creneau_id), None)


def _rejoindre(hote, seance, jour, horaire, *, by, enregistree=None):
    """Beside the others again; its phases with hours follow."""
    avant, rang = seance.creneau.debut, hote.seances.aggregate(dernier=models.Max("rang"))["dernier"] + 1
    seance.creneau, seance.rang = hote, rang
    seance.save(update_fields=("creneau", "rang"))
    if None not in (avant, hote.debut) and avant != hote.debut:
        decaler_ses_temps(seance, horaires.ecart(avant, hote.debut), enregistree=enregistree, by=by)
    return hote


def _deja_deplacee(seance, *, by):
    revision = revisions.derniere(seance.creneau)
    qui = revision.personne if revision else None
    return _entre_temps(seance, (str(qui or "Quelqu’un"),), is_soi=qui is not None and qui == by)


def _entre_temps(seance, auteurs, *, is_soi):
    """Who was first, and where the séance is now."""
    creneau, salle = seance.creneau, seance.salle
    ou = [f"à {heure(creneau.debut)}"] if creneau.debut else []
    ou += [f"dans la salle « {salle} »"] if salle else ["sans salle"]
    deja = (
        "Vous avez déjà déplacé cette séance, depuis un autre onglet ou un autre appareil"
        if is_soi
        else f"{enumerer(auteurs)} {'ont' if len(auteurs) > 1 else 'a'} déplacé cette séance entre-temps"
    )
    return f"{deja} : elle est maintenant {', '.join(ou)}."
