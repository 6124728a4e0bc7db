"""« Décaler tout ce qui suit »: a delay, or time won, goes through the rest of the day."""

from django.db import transaction

from labo import journal, revisions
from seminaire import decalage
from seminaire.actions.gestes import noter, photographier
from seminaire.actions.places import decaler_tous_les_temps, du_jour
from seminaire.actions.publication import changer_le_brouillon
from seminaire.actions.seances import verrouiller_presente
from seminaire.actions.vus import Impossible, check_vu
from seminaire.models import Creneau, Seance


@transaction.atomic
def decaler_suite(*, seance, minutes, version_creneau, by, creneau=None):
    """The créneau of this séance and all that follow it on the same day go `minutes` later (negative: earlier).

    Parallel séances share their créneau, so they move together; fixed ones stay, phases with hours follow. Refused whole
    when one would leave its day. `version_creneau` and `creneau` are what the person saw (see `check_vu`).
    """
    seminaire, seance = verrouiller_presente(seance, by=by)
    check_vu(seance.creneau, version=version_creneau, pk=creneau)
    journee = list(du_jour(seance.creneau).order_by("rang"))
    places = _places(journee)
    avant = photographier(journee)
    try:
        nouveaux = decalage.decaler_la_suite(places, seance.creneau_id, minutes)
    except decalage.HorsDuJour as dehors:
        raise Impossible(str(dehors)) from None
    if not nouveaux:
        raise Impossible("Rien ne peut être décalé : tout ce qui suit est à heure fixe, ou n’a pas d’heure.")
    bouger(journee, nouveaux, by=by)
    remettre_en_ordre(journee, decalage.ranger(places, nouveaux))
    journal.consigner("suite_decalee", seance, by=by)
    seance.decales, seance.minutes = len(nouveaux), minutes
    seance.geste = noter("suite_decalee", seance, avant, by=by)
    changer_le_brouillon(seminaire, list(nouveaux), by=by)
    return seance


def bouger(creneaux, horaires, *, by):
    """Put those of these créneaux that have new hours there, all in one go, with their phases."""
    bouges = [(creneau, creneau.debut) for creneau in creneaux if creneau.pk in horaires]
    for creneau, _ in bouges:
        creneau.debut, creneau.fin = horaires[creneau.pk]
        creneau.version += 1
    seuls = [creneau for creneau, _ in bouges]
    Creneau.objects.bulk_update(seuls, ("debut", "fin", "version"))
    revisions.ouvrir_tous(seuls, by=by)
    decaler_tous_les_temps(bouges, by=by)


def remettre_en_ordre(creneaux, ordre):
    """The same ranks, given out in this order of keys."""
    rangs = dict(zip(ordre, sorted(creneau.rang for creneau in creneaux), strict=True))
    deplaces = [creneau for creneau in creneaux if creneau.rang != rangs[creneau.pk]]
    for creneau in deplaces:
        creneau.rang = rangs[creneau.pk]
    Creneau.objects.bulk_update(deplaces, ("rang",))


def _places(journee):
    """One whose séances are all in the bin is not seen: it stays where it was."""
    presentes = Seance.objects.presentes().filter(creneau__in=journee).order_by("-rang")
    titres = dict(presentes.values_list("creneau", "titre"))
    return [
        decalage.Place(c.pk, c.intitule or titres.get(c.pk, ""), c.debut, c.fin, is_fixe=c.fixe or c.pk not in titres)
        for c in journee
    ]
