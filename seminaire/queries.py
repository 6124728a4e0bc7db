"""What one may read of a programme: everybody reads all of it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.db import connection

from labo import horloge
from labo.registre import Ouvert
from seminaire import permissions
from seminaire.enums import NatureSeance
from seminaire.models import Creneau, Intervention, Seance, Seminaire, Temps


ANNULATION = timedelta(hours=1)
QUELQUES = 5
UN_MOIS = timedelta(days=31)
EN_COURS, PASSE, SANS_ETAT = "en_cours", "passe", ""


@dataclass(frozen=True)
class TempsLu:
    titre: str
    debut: time | None
    fin: time | None


@dataclass(frozen=True)
class SeanceLue:
    """A séance as the programme tells it. `supprimee_le` is set only in the list of who edits."""

    pk: int
    titre: str
    nature: str
    description: str
    salle: str
    chantier: int | None  # its numéro
    couleur: int | None
    intervenants: tuple[tuple[str, str, str], ...]  # (nom, fonction, organisation)
    temps: tuple[TempsLu, ...]
    supprimee_le: datetime | None = None

    @property
    def is_pause(self):
        return self.nature in (NatureSeance.PAUSE, NatureSeance.REPAS)

    @property
    def is_a_repartir(self):
        return self.nature == NatureSeance.ATELIER and self.chantier is None


@dataclass(frozen=True)
class CreneauLu:
    """`jour` is the seminar's first day where the créneau has none; `jusqu_a` is the end, else the next start of the day."""

    pk: int
    rang: int
    version: int
    jour: date | None
    debut: time | None
    fin: time | None
    fin_deduite: bool
    intitule: str
    seances: tuple[SeanceLue, ...]
    jusqu_a: time | None = None

    @property
    def presentes(self):
        return [seance for seance in self.seances if seance.supprimee_le is None]

    @property
    def is_parallele(self):
        return len(self.presentes) > 1

    @property
    def titre(self):
        """What to call it in one line."""
        return self.intitule if self.is_parallele and self.intitule else self.seances[0].titre

    @property
    def temps_communs(self):
        """The phases that all its parallel séances share, told once."""
        temps = self.presentes[0].temps if self.is_parallele else ()
        return temps if all(seance.temps == temps for seance in self.presentes) else ()


@dataclass(frozen=True)
class Ligne:
    """A créneau as a list shows it at one moment."""

    creneau: CreneauLu
    is_en_cours: bool
    is_passe: bool


@dataclass(frozen=True)
class Recentes:
    seules: list[int]
    remplacees: dict | None  # {supprimees_le, combien}


@dataclass(frozen=True)
class Journee:
    jour: date | None
    is_hors_seminaire: bool = False  # before its first day, or more than a month after: a typing error, most likely
    lignes: list[Ligne] = field(default_factory=list)


@dataclass(frozen=True)
class Moment:
    """What is on, and what comes next (None when nothing is left)."""

    en_cours: tuple[CreneauLu, ...]
    suite: CreneauLu | None


def programme_de(seminaire) -> tuple[CreneauLu, ...]:
    """The créneaux where something happens, in order: 4 queries, and none where this edition has just been read.

    Inside a transaction nothing is kept: it may be undone, and the number of its edition used again.
    """
    lire = _lire.__wrapped__ if connection.in_atomic_block else _lire
    return lire(seminaire.pk, seminaire.edition, seminaire.date_debut)


def programme_a_editer(seminaire, recentes) -> tuple[CreneauLu, ...]:
    """The same with the séances that were deleted within the hour, in their place: deleting is undone there."""
    seances = Seance.objects.of_seminaire(seminaire)
    return _composer(seminaire.pk, seminaire.date_debut, seances.presentes() | seances.filter(pk__in=recentes))


def ouvrir_seance(personne, pk) -> Ouvert | None:
    """A séance, with its créneau, for one who may write in it (see `labo.registre`)."""
    seance = Seance.objects.presentes().select_related("creneau__seminaire").filter(pk=pk).first()
    if seance is None:
        return None
    permissions.check_can_modifier_programme(personne, seance.creneau.seminaire)
    return Ouvert({"version": seance, "version_creneau": seance.creneau}, seance.creneau.seminaire.sujet)


def ouvrir_presentation(personne, pk) -> Ouvert | None:
    seminaire = Seminaire.objects.filter(pk=pk).first()
    if seminaire is None:
        return None
    permissions.check_can_modifier_programme(personne, seminaire)
    return Ouvert({"version": seminaire}, seminaire.sujet)


def corbeille_de(seminaire, recentes) -> list[Seance]:
    """What else can still be taken back: deleted earlier, or all at once when another programme took the place."""
    restaurables = Seance.objects.of_seminaire(seminaire).restaurables()
    return list(restaurables.exclude(pk__in=recentes).order_by("-supprimee_le"))


def suppressions_recentes(seminaire) -> Recentes:
    """What was deleted within the hour, and is taken back where it stood: the last few that went one by one, and the
    programme that another one replaced, as a whole. One query."""
    recentes = Seance.objects.of_seminaire(seminaire).filter(supprimee_le__gt=horloge.maintenant() - ANNULATION)
    par_acte: dict[datetime, list[int]] = {}
    for pk, supprimee_le in recentes.order_by("-supprimee_le").values_list("pk", "supprimee_le"):
        par_acte.setdefault(supprimee_le, []).append(pk)
    seules = [pks[0] for pks in par_acte.values() if len(pks) == 1]
    ensembles = [{"supprimees_le": le, "combien": len(pks)} for le, pks in par_acte.items() if len(pks) > 1]
    return Recentes(seules[:QUELQUES], next(iter(ensembles), None))


def journees(creneaux, etats, premier_jour=None) -> list[Journee]:
    """The créneaux by day, each with its state (see `situer`); a day far from the first one says so."""
    jours: list[Journee] = []
    for creneau, etat in zip(creneaux, etats, strict=True):
        if not jours or jours[-1].jour != creneau.jour:
            jours.append(Journee(creneau.jour, _is_hors_seminaire(creneau.jour, premier_jour)))
        jours[-1].lignes.append(Ligne(creneau, etat == EN_COURS, etat == PASSE))
    return jours


def _is_hors_seminaire(jour, premier_jour):
    return bool(jour and premier_jour) and not timedelta(0) <= jour - premier_jour <= UN_MOIS


def situer(creneaux, a: datetime) -> tuple[str, ...]:
    """For each créneau of this day, whether it is on or over at this moment; "" for the rest, and for all other days.

    A créneau without an hour is never on; it is over when one after it has begun.
    """
    etats, is_entamee = [], False
    for creneau in reversed(creneaux):
        etat = SANS_ETAT
        if creneau.jour == a.date():
            etat = _etat(creneau, a.time(), is_entamee=is_entamee)
            is_entamee = is_entamee or etat != SANS_ETAT
        etats.append(etat)
    return tuple(reversed(etats))


def maintenant_et_suite(seminaire, a: datetime) -> Moment:
    creneaux = programme_de(seminaire)
    etats = situer(creneaux, a)
    suite = (
        creneau
        for creneau in creneaux
        if creneau.jour and creneau.debut and (creneau.jour, creneau.debut) > _instant(a)
    )
    en_cours = tuple(creneau for creneau, etat in zip(creneaux, etats, strict=True) if etat == EN_COURS)
    return Moment(en_cours, min(suite, key=lambda creneau: (creneau.jour, creneau.debut), default=None))


def _instant(a):
    return a.date(), a.time()


def _etat(creneau, heure, *, is_entamee):
    if creneau.debut is None:
        return PASSE if is_entamee else SANS_ETAT
    if heure < creneau.debut:
        return SANS_ETAT
    return EN_COURS if creneau.jusqu_a is None or heure < creneau.jusqu_a else PASSE


@lru_cache(maxsize=8)
def _lire(seminaire_pk, edition, premier_jour):
    return _composer(seminaire_pk, premier_jour, Seance.objects.of_seminaire(seminaire_pk).presentes())


def _composer(seminaire_pk, premier_jour, seances):
    lues = _lire_seances(seances)
    creneaux = Creneau.objects.filter(seminaire_id=seminaire_pk).order_by("rang")
    champs = ("pk", "rang", "version", "jour", "debut", "fin", "fin_deduite", "intitule")
    lignes = [ligne for ligne in creneaux.values(*champs) if ligne["pk"] in lues]
    suivants: dict[date | None, time] = {}
    composes = []
    for ligne in reversed(lignes):
        jour = ligne["jour"] = ligne["jour"] or premier_jour
        jusqu_a = ligne["fin"] or suivants.get(jour)
        if ligne["debut"]:
            suivants[jour] = ligne["debut"]
        composes.append(CreneauLu(**ligne, jusqu_a=jusqu_a, seances=tuple(lues[ligne["pk"]])))
    return tuple(reversed(composes))


def _lire_seances(seances) -> dict[int, list[SeanceLue]]:
    """By créneau: three queries, whatever their number."""
    seances = list(seances.select_related("salle", "chantier").order_by("rang"))
    temps = _par_seance(Temps, seances, "titre", "debut", "fin")
    interventions = _par_seance(Intervention, seances, "nom", "fonction", "organisation")
    par_creneau: dict[int, list[SeanceLue]] = {}
    for seance in seances:
        lue = SeanceLue(
            pk=seance.pk,
            titre=seance.titre,
            nature=seance.nature,
            description=seance.description,
            salle=seance.salle.nom if seance.salle else "",
            chantier=seance.chantier.numero if seance.chantier else None,
            couleur=seance.chantier.couleur if seance.chantier else None,
            intervenants=tuple(interventions.get(seance.pk, ())),
            temps=tuple(TempsLu(*valeurs) for valeurs in temps.get(seance.pk, ())),
            supprimee_le=seance.supprimee_le,
        )
        par_creneau.setdefault(seance.creneau_id, []).append(lue)
    return par_creneau


def _par_seance(modele, seances, *champs):
    par_seance: dict[int, list[tuple]] = {}
    lignes = modele.objects.filter(seance__in=[seance.pk for seance in seances]).order_by("rang")
    for seance_pk, *valeurs in lignes.values_list("seance_id", *champs):
        par_seance.setdefault(seance_pk, []).append(tuple(valeurs))
    return par_seance
