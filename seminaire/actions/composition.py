"""A créneau is split; a séance is doubled, put beside another, or taken out from beside it. Each is undone by one tap."""

from django.db import models, transaction

from labo import journal, revisions
from seminaire import decalage, horaires
from seminaire.actions.gestes import noter, photographier
from seminaire.actions.places import decaler_ses_temps, faire_place_apres, lire_ses_lignes, voisin_de
from seminaire.actions.publication import changer_le_brouillon
from seminaire.actions.seances import verrouiller_presente
from seminaire.actions.seminaires import toucher_au_brouillon
from seminaire.actions.vus import Impossible, check_dedans, check_vu
from seminaire.enums import Sens
from seminaire.lignes import ecrire_temps, lire_temps
from seminaire.models import Creneau, Seance


# What the second half of a split séance says too; its description and notes are told once.
COMMUNS = ("nature", "salle", "chantier", "a_confirmer", "intervenants", "attendus")


@transaction.atomic
def scinder_creneau(*, seance, a, version_creneau, by, creneau=None):
    """End the créneau of this séance at `a`, and go on in a new one right after: each of its séances, « (suite) ».

    Phases with hours go to the half they belong to.
    """
    seminaire, seance = verrouiller_presente(seance, by=by)
    scinde = seance.creneau
    check_vu(scinde, version=version_creneau, pk=creneau)
    check_dedans(scinde, a)
    avant = photographier([scinde])
    horaire, fin_deduite = (a, scinde.fin), scinde.fin_deduite
    _changer(scinde, by=by, fin=a, fin_deduite=False)
    intitule = _suite(Creneau, "intitule", scinde.intitule) if scinde.intitule else ""
    suite = _ouvrir_apres(scinde, horaire, by=by, fin_deduite=fin_deduite, intitule=intitule)
    moities = [_scinder(moitie, a, suite, by=by) for moitie in scinde.seances.presentes().order_by("rang")]
    journal.consigner("creneau_scinde", seance, by=by)
    seance.geste = noter("creneau_scinde", seance, avant, by=by, creees=moities)
    changer_le_brouillon(seminaire, [scinde.pk, suite.pk], by=by)
    return seance


@transaction.atomic
def intituler_creneau(*, seance, intitule, version_creneau, by, creneau=None):
    """The common title of the parallel séances beside this one; "" for none."""
    seminaire, seance = verrouiller_presente(seance, by=by)
    commun = seance.creneau
    check_vu(commun, version=version_creneau, pk=creneau)
    avant = photographier([commun])
    if _changer(commun, by=by, intitule=intitule):
        journal.consigner("creneau_intitule", seance, by=by)
        seance.geste = noter("intitule_modifie", seance, avant, by=by)
        changer_le_brouillon(seminaire, [commun.pk], by=by)
    return seance


@transaction.atomic
def dupliquer_seance(*, seance, version_creneau, by, creneau=None):
    """The same séance again, right after, for as long, « à confirmer »; the copy."""
    seminaire, seance = verrouiller_presente(seance, by=by)
    modele = seance.creneau
    check_vu(modele, version=version_creneau, pk=creneau)
    suite = _ouvrir_apres(modele, decalage.juste_apres(modele.debut, modele.fin), by=by, fin_deduite=False)
    champs = {nom: getattr(seance, nom) for nom in Seance.CHAMPS_COEDITES} | {"a_confirmer": True}
    copie = _ouvrir_seance(suite, 1, champs, by=by)
    _suivre(copie, modele.debut, suite.debut, by=by)
    journal.consigner("seance_dupliquee", copie, by=by)
    copie.geste = noter("seance_dupliquee", copie, photographier([]), by=by, creees=[copie])
    toucher_au_brouillon(seminaire)
    return copie


@transaction.atomic
def paralleliser_seance(*, seance, version_creneau, by, creneau=None):
    """Put it beside the créneau just before on the same day: at the same hours. Its phases with hours follow."""
    seminaire, seance = verrouiller_presente(seance, by=by)
    quitte = seance.creneau
    check_vu(quitte, version=version_creneau, pk=creneau)
    hote = voisin_de(quitte, Sens.MONTER)
    if hote is None:
        raise Impossible(
            "Cette séance est la première de sa journée : il n’y a rien avant elle à côté de quoi la mettre."
        )
    avant = photographier([quitte, hote])
    seance.creneau, seance.rang = hote, hote.seances.aggregate(dernier=models.Max("rang"))["dernier"] + 1
    seance.save(update_fields=("creneau", "rang"))
    _suivre(seance, quitte.debut, hote.debut, by=by)
    journal.consigner("seance_mise_en_parallele", seance, by=by)
    seance.geste = noter("seance_mise_en_parallele", seance, avant, by=by)
    changer_le_brouillon(seminaire, [quitte.pk, hote.pk], by=by)
    return seance


@transaction.atomic
def separer_seance(*, seance, version_creneau, by, creneau=None):
    """Take it out from beside the others, into a créneau of its own right after theirs, for as long."""
    seminaire, seance = verrouiller_presente(seance, by=by)
    quitte = seance.creneau
    check_vu(quitte, version=version_creneau, pk=creneau)
    if quitte.seances.presentes().count() == 1:
        raise Impossible("Cette séance est déjà seule dans son créneau.")
    avant = photographier([quitte])
    horaire = decalage.juste_apres(quitte.debut, quitte.fin)
    seance.creneau, seance.rang = _ouvrir_apres(quitte, horaire, by=by, fin_deduite=False), 1
    seance.save(update_fields=("creneau", "rang"))
    _suivre(seance, quitte.debut, seance.creneau.debut, by=by)
    journal.consigner("seance_separee", seance, by=by)
    seance.geste = noter("seance_separee", seance, avant, by=by)
    changer_le_brouillon(seminaire, [quitte.pk, seance.creneau_id], by=by)
    return seance


def _scinder(seance, a, suite, *, by):
    """The second half, in its créneau; the phases that belong to it leave the first."""
    premieres, secondes = decalage.partager(lire_temps(seance.phases), a)
    champs = {nom: getattr(seance, nom) for nom in COMMUNS}
    champs |= {"titre": _suite(Seance, "titre", seance.titre), "phases": ecrire_temps(secondes)}
    if secondes or ecrire_temps(premieres) != ecrire_temps(lire_temps(seance.phases)):
        _changer(seance, by=by, phases=ecrire_temps(premieres))
        lire_ses_lignes(seance)
    return _ouvrir_seance(suite, seance.rang, champs, by=by)


def _suite(modele, nom, titre):
    return decalage.titre_de_la_suite(titre, modele._meta.get_field(nom).max_length)


def _ouvrir_apres(creneau, horaire, *, by, **champs):
    """A créneau of the same day, right after this one."""
    debut, fin = horaire
    neuf = Creneau(seminaire=creneau.seminaire, jour=creneau.jour, debut=debut, fin=fin, **champs)
    neuf.rang = faire_place_apres(creneau)
    neuf.full_clean()
    neuf.save()
    revisions.ouvrir(neuf, by=by)
    return neuf


def _ouvrir_seance(creneau, rang, champs, *, by):
    neuve = Seance(creneau=creneau, rang=rang, **champs)
    neuve.full_clean()
    neuve.save()
    lire_ses_lignes(neuve)
    revisions.ouvrir(neuve, by=by)
    return neuve


def _changer(objet, *, by, **valeurs):
    """On what is locked and was compared with what the person saw."""
    if "fin_deduite" in valeurs:
        objet.fin_deduite = valeurs.pop("fin_deduite")
    return revisions.enregistrer(objet, valeurs, version=objet.version, by=by)


def _suivre(seance, avant, debut, *, by):
    """Its phases with hours go along from one start to the other."""
    if None not in (avant, debut) and avant != debut:
        decaler_ses_temps(seance, horaires.ecart(avant, debut), by=by)
