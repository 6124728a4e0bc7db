"""What is likely wrong with a programme: said on its item with its reason, never in the way (pure).

Linear but for sorting. Overlaps are found by neighbours in time: whoever overlaps anything is told, on both sides; among
many at once not every pair is named.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import pairwise

from labo.textes import cle_de_recherche
from labo.typographie import enumerer, heure, plage
from seminaire.contenu import Contenu, CreneauLu, SeanceLue
from seminaire.horaires import ecart
from seminaire.journees import is_hors_seminaire


ATTENTION, INDICATION = "attention", "indication"
TROU = timedelta(minutes=10)
NOMMES = 3
PERSONNE = (
    "a confirmer",
    "a definir",
    "a preciser",
    "en cours",
    "equipe",
    "les ",
    "l equipe",
    "tou",
    "des ",
    "un ",
    "une ",
)


@dataclass(frozen=True)
class Alerte:
    """`creneau` and `seance` are keys; without a séance it speaks of the whole créneau. `phrase` says what and why."""

    niveau: str
    creneau: int
    seance: int | None
    phrase: str


@dataclass(frozen=True)
class _Occupation:
    """Something that takes place from a start to an end: to its start, when the end is not known."""

    debut: time
    fin: time
    creneau: CreneauLu
    seance: SeanceLue | None = None

    @property
    def titre(self):
        return (self.seance or self.creneau).titre


# The same rooms and people come back all through a programme, and at each reading of it.
_plier = lru_cache(maxsize=4096)(cle_de_recherche)


def alertes(contenu: Contenu, comptes: Mapping[int, int] | None = None) -> tuple[Alerte, ...]:
    """In the order of the programme. `comptes`: by séance, how many people are known to come, where nobody wrote it down."""
    creneaux = [presents for creneau in contenu.creneaux if (presents := _sans_supprimees(creneau)).seances]
    trouvees = [
        *_hors_des_jours(creneaux, contenu.entete.date_debut),
        *_a_rebours(creneaux),
        *_chevauchements(creneaux),
        *_deux_fois(creneaux, _salles, "La salle « {quoi} » sert aussi pour {autres}, au même moment."),
        *_deux_fois(creneaux, _personnes, "{quoi} intervient aussi dans {autres}, au même moment."),
        *_trop_pleines(contenu, comptes or {}),
        *_trous(creneaux),
        *_sans_salle(creneaux),
        *_temps_dehors(creneaux),
    ]
    rangs = {creneau.pk: rang for rang, creneau in enumerate(creneaux)}
    return tuple(sorted(trouvees, key=lambda alerte: (rangs[alerte.creneau], alerte.niveau)))


def _sans_supprimees(creneau):
    if all(seance.supprimee_le is None for seance in creneau.seances):
        return creneau
    return replace(creneau, seances=tuple(creneau.presentes))


def _hors_des_jours(creneaux, premier_jour) -> Iterator[Alerte]:
    """Once for each such day."""
    for avant, creneau in pairwise([None, *creneaux]):
        if is_hors_seminaire(creneau.jour, premier_jour) and (avant is None or avant.jour != creneau.jour):
            sens = "avant le premier jour du séminaire" if creneau.jour < premier_jour else "bien après le séminaire"
            yield Alerte(ATTENTION, creneau.pk, None, f"Ce jour est {sens}.")


def _a_rebours(creneaux) -> Iterator[Alerte]:
    for jour in _par_jour(creneaux).values():
        for avant, creneau in pairwise(creneau for creneau in jour if creneau.debut):
            if creneau.debut < avant.debut:
                phrase = f"Commence avant « {avant.titre} » ({heure(avant.debut)}), qui est plus haut dans la liste."
                yield Alerte(ATTENTION, creneau.pk, None, phrase)


def _chevauchements(creneaux) -> Iterator[Alerte]:
    for jour in _par_jour(creneaux).values():
        for occupation, autres in _rencontres([_occuper(creneau) for creneau in jour if creneau.debut]):
            noms = _nommer([f"« {autre.titre} » ({plage(autre.creneau.debut, autre.creneau.fin)})" for autre in autres])
            yield Alerte(ATTENTION, occupation.creneau.pk, None, f"En même temps que {noms}.")


def _deux_fois(creneaux, tenir, phrase) -> Iterator[Alerte]:
    """A room or a person in two places at once; `tenir` says what of them a séance takes, as people write it."""
    prises: dict[tuple, list[tuple[CreneauLu, SeanceLue]]] = defaultdict(list)
    ecrits = {}
    for creneau in creneaux:
        moment = (
            creneau.jour if creneau.debut else (creneau.jour, creneau.pk)
        )  # without an hour: its parallel séances alone
        for seance in creneau.seances:
            for cle, ecrit in tenir(seance).items():
                prises[moment, cle].append((creneau, seance))
                ecrits.setdefault(cle, ecrit)
    for (_, cle), prise in prises.items():
        for occupation, autres in _rencontres([_occuper(*ou) for ou in prise]) if len(prise) > 1 else ():
            noms = _nommer([f"« {autre.titre} »" for autre in autres])
            yield Alerte(
                ATTENTION,
                occupation.creneau.pk,
                occupation.seance.pk,
                _de(occupation, phrase.format(quoi=ecrits[cle], autres=noms)),
            )


def _trop_pleines(contenu, comptes) -> Iterator[Alerte]:
    places = {_plier(salle.nom): salle.places for salle in contenu.salles if salle.places is not None}
    for creneau, seance in contenu.seances:
        tient = places.get(_plier(seance.salle)) if seance.salle else None
        attendus = comptes.get(seance.pk) if seance.attendus is None else seance.attendus
        if tient is not None and attendus is not None and attendus > tient:
            phrase = (
                f"La salle « {seance.salle} » a {tient} place{'s' * (tient > 1)} pour {attendus} personnes attendues."
            )
            yield Alerte(ATTENTION, creneau.pk, seance.pk, _de(_occuper(creneau, seance), phrase))


def _trous(creneaux) -> Iterator[Alerte]:
    """Nothing for TROU or more, where the end is known and no pause without an hour stands between."""
    for jour in _par_jour(creneaux).values():
        fin = None  # the latest end so far; None where nobody knows it
        for creneau in jour:
            if creneau.debut is None:
                fin = None
                continue
            if fin is not None and ecart(fin, creneau.debut) >= TROU:
                minutes = int(ecart(fin, creneau.debut).total_seconds() // 60)
                phrase = f"Rien n’est prévu avant, de {heure(fin)} à {heure(creneau.debut)} ({_duree(minutes)})."
                yield Alerte(INDICATION, creneau.pk, None, phrase)
            connue = creneau.fin and (fin is None or creneau.fin > fin)
            fin = creneau.fin if connue else fin if creneau.fin else None


def _sans_salle(creneaux) -> Iterator[Alerte]:
    """Beside parallel séances that have one: people will ask where to go."""
    for creneau in creneaux:
        if creneau.is_parallele and any(seance.salle for seance in creneau.seances):
            for seance in creneau.seances:
                if not seance.salle:
                    yield Alerte(INDICATION, creneau.pk, seance.pk, f"« {seance.titre} » n’a pas encore de salle.")


def _temps_dehors(creneaux) -> Iterator[Alerte]:
    for creneau in creneaux:
        for seance in creneau.seances if creneau.debut else ():
            for temps in seance.temps:
                fin = max(filter(None, (temps.debut, temps.fin)), default=None)
                if fin and (temps.debut < creneau.debut or (creneau.fin and fin > creneau.fin)):
                    phrase = f"Le temps « {temps.titre} » ({heure(temps.debut)}) sort du créneau."
                    yield Alerte(INDICATION, creneau.pk, seance.pk, _de(_occuper(creneau, seance), phrase))


# ---- what takes place when ----


def _par_jour(creneaux) -> dict[date | None, list[CreneauLu]]:
    jours = defaultdict(list)
    for creneau in creneaux:
        jours[creneau.jour].append(creneau)
    return jours


def _occuper(creneau, seance=None):
    debut = creneau.debut or time.min
    return _Occupation(debut, creneau.fin or debut, creneau, seance)


def _rencontres(occupations: list[_Occupation]) -> list[tuple[_Occupation, list[_Occupation]]]:
    """Each of a day that overlaps others, with some of those: the next few to start, and the one before that lasts longest."""
    ordre = sorted(range(len(occupations)), key=lambda rang: (occupations[rang].debut, rang))
    voisins: dict[int, dict[int, None]] = defaultdict(dict)
    plus_longue = None
    for place, rang in enumerate(ordre):
        suivants = ordre[place + 1 : place + 1 + NOMMES]
        for autre in ([] if plus_longue is None else [plus_longue]) + suivants:
            if _se_touchent(occupations[rang], occupations[autre]):
                voisins[rang][autre] = voisins[autre][rang] = None
        if plus_longue is None or occupations[rang].fin > occupations[plus_longue].fin:
            plus_longue = rang
    return [(occupations[rang], [occupations[autre] for autre in sorted(voisins[rang])]) for rang in sorted(voisins)]


def _se_touchent(une, autre):
    if une.seance and une.seance.pk == autre.seance.pk:
        return False
    return une.debut == autre.debut or une.debut < autre.debut < une.fin or autre.debut < une.debut < autre.fin


def _salles(seance) -> dict[str, str]:
    return {_plier(seance.salle): seance.salle} if _plier(seance.salle) else {}


def _personnes(seance) -> dict[str, str]:
    """Those who have a first name and a name: « Équipe », « à confirmer » can be everywhere."""
    noms = {_plier(intervenant.nom): intervenant.nom for intervenant in seance.intervenants}
    return {cle: nom for cle, nom in noms.items() if " " in cle and not cle.startswith(PERSONNE)}


# ---- in words ----


def _de(occupation, phrase):
    """Which of the parallel séances is spoken of."""
    if not occupation.creneau.is_parallele:
        return phrase
    if phrase.startswith(("La ", "Le ")):
        phrase = "l" + phrase[1:]
    return f"« {occupation.seance.titre} » : {phrase}"


def _nommer(noms):
    reste = len(noms) - NOMMES
    return enumerer(noms[:NOMMES] if reste <= 0 else [*noms[:NOMMES], f"{reste} autre{'s' * (reste > 1)}"])


def _duree(minutes):
    heures, minutes = divmod(minutes, 60)
    return " ".join([f"{heures} h"] * (heures > 0) + [f"{minutes} min"] * (minutes > 0))
