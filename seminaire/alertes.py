"""What is likely wrong with a programme: said on its item with its reason, never in the way (pure).

ATTENTION is to be checked, INDICATION only to be known.

Linear but for sorting. Overlaps are found by neighbours in time: whoever overlaps anything is told, on both sides; among
many at once not every pair is named.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from labo.textes import cle_de_recherche
from labo.typographie import date_longue, enumerer, heure, plage
from seminaire.contenu import Contenu, CreneauLu, SeanceLue
from seminaire.horaires import ecart
from seminaire.journees import is_hors_seminaire
from seminaire.occupations import NOMMES, groupes, occuper, par_jour, rencontres


ATTENTION, INDICATION = "attention", "indication"
TROU = timedelta(minutes=10)
LOIN = timedelta(hours=4)  # so far from all else of its day, an hour is a typing error, most likely
JOURNEE = 3  # that many créneaux close to each other make a day that one can be far from
A_PART = 2  # more of them together are meant
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
    """`creneau` and `seance` are keys; without a séance it speaks of the whole créneau. `phrase` says what and why.

    `is_redite`: the same thing is said on an item before it, whose sentence names this one; it counts once.
    """

    niveau: str
    creneau: int
    seance: int | None
    phrase: str
    is_redite: bool = False

    @property
    def is_attention(self):
        return self.niveau == ATTENTION

    def is_de(self, creneau: int, seance: int) -> bool:
        """Does it speak of this séance, or of its whole créneau?"""
        return self.creneau == creneau and self.seance in (None, seance)


# The same rooms and people come back all through a programme, and at each reading of it.
_plier = lru_cache(maxsize=4096)(cle_de_recherche)


def alertes(contenu: Contenu, comptes: Mapping[int, int] | None = None) -> tuple[Alerte, ...]:
    """In the order of the programme. `comptes`: by séance, how many people are known to come, where nobody wrote it down."""
    creneaux = [presents for creneau in contenu.creneaux if (presents := _sans_supprimees(creneau)).seances]
    trouvees = [
        *_hors_des_jours(creneaux, contenu.entete.date_debut),
        *_loin_du_jour(creneaux),
        *_a_rebours(creneaux),
        *_chevauchements(creneaux),
        *_deux_fois(creneaux, _salles, "La salle « {quoi} » sert aussi pour {autres}, au même moment."),
        *_deux_fois(creneaux, _personnes, "{quoi} intervient aussi dans {autres}, au même moment."),
        *_trop_pleines(contenu, comptes or {}),
        *_trous(creneaux, sauf={alerte.creneau for alerte in _loin_du_jour(creneaux)}),
        *_sans_salle(creneaux),
        *_temps_dehors(creneaux),
    ]
    rangs = {creneau.pk: rang for rang, creneau in enumerate(creneaux)}
    return tuple(sorted(trouvees, key=lambda alerte: (rangs[alerte.creneau], alerte.niveau)))


def compter(alertes: Iterable[Alerte]) -> str:
    """« 2 points à vérifier, 5 à noter »; "" for nothing. Each thing once, on however many items it is said."""
    niveaux = Counter(alerte.niveau for alerte in alertes if not alerte.is_redite)
    verifier, noter = niveaux[ATTENTION], niveaux[INDICATION]
    points = f"{verifier or noter} point{'s' * ((verifier or noter) > 1)}"
    if verifier and noter:
        return f"{points} à vérifier, {noter} à noter"
    return f"{points} à {'vérifier' if verifier else 'noter'}" if verifier or noter else ""


def _sans_supprimees(creneau):
    if all(seance.supprimee_le is None for seance in creneau.seances):
        return creneau
    return replace(creneau, seances=tuple(creneau.presentes))


def _hors_des_jours(creneaux, premier_jour) -> Iterator[Alerte]:
    """On each item of such a day; it counts once."""
    for avant, creneau in pairwise([None, *creneaux]):
        if is_hors_seminaire(creneau.jour, premier_jour):
            jours = f"{date_longue(creneau.jour)}, alors qu’il commence le {date_longue(premier_jour)}"
            is_redite = avant is not None and avant.jour == creneau.jour
            yield Alerte(ATTENTION, creneau.pk, None, f"Hors des dates du séminaire : {jours}.", is_redite)


def _loin_du_jour(creneaux) -> Iterator[Alerte]:
    """A créneau or two, hours away from all else of their day: 3 h for 13 h."""
    for jour in par_jour(creneaux).values():
        ensembles = groupes((occuper(creneau) for creneau in jour if creneau.debut), LOIN)
        journee = max(ensembles, key=len, default=())
        if len(journee) < JOURNEE:
            continue
        debut, fin = journee[0].debut, max(occupation.fin for occupation in journee)
        for groupe in ensembles:
            if groupe is journee or len(groupe) > A_PART:
                continue
            for occupation in groupe:
                borne = f"qui commence à {heure(debut)}" if occupation.debut < debut else f"qui finit à {heure(fin)}"
                phrase = f"Loin du reste de la journée, {borne}."
                yield Alerte(ATTENTION, occupation.creneau.pk, None, phrase)


def _a_rebours(creneaux) -> Iterator[Alerte]:
    for jour in par_jour(creneaux).values():
        for avant, creneau in pairwise(creneau for creneau in jour if creneau.debut):
            if creneau.debut < avant.debut:
                phrase = f"Commence avant « {avant.titre} » ({heure(avant.debut)}), qui est plus haut dans la liste."
                yield Alerte(ATTENTION, creneau.pk, None, phrase)


def _chevauchements(creneaux) -> Iterator[Alerte]:
    for jour in par_jour(creneaux).values():
        for occupation, autres, is_redite in rencontres([occuper(creneau) for creneau in jour if creneau.debut]):
            noms = _nommer([f"« {autre.titre} » ({plage(autre.creneau.debut, autre.creneau.fin)})" for autre in autres])
            yield Alerte(ATTENTION, occupation.creneau.pk, None, f"En même temps que {noms}.", is_redite)


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
        for occupation, autres, is_redite in rencontres([occuper(*ou) for ou in prise]) if len(prise) > 1 else ():
            noms = _nommer([f"« {autre.titre} »" for autre in autres])
            dite = _de(occupation, phrase.format(quoi=ecrits[cle], autres=noms))
            yield Alerte(ATTENTION, occupation.creneau.pk, occupation.seance.pk, dite, is_redite)


def _trop_pleines(contenu, comptes) -> Iterator[Alerte]:
    places = {_plier(salle.nom): salle.places for salle in contenu.salles if salle.places is not None}
    for creneau, seance in contenu.seances:
        tient = places.get(_plier(seance.salle)) if seance.salle else None
        attendus = comptes.get(seance.pk) if seance.attendus is None else seance.attendus
        if tient is not None and attendus is not None and attendus > tient:
            phrase = (
                f"La salle « {seance.salle} » a {tient} place{'s' * (tient > 1)} pour {attendus} personnes attendues."
            )
            yield Alerte(ATTENTION, creneau.pk, seance.pk, _de(occuper(creneau, seance), phrase))


def _trous(creneaux, sauf) -> Iterator[Alerte]:
    """Nothing for TROU or more, where the end is known and no pause without an hour stands between. `sauf`: the créneaux that
    are far from their day, which say more."""
    for jour in par_jour(creneaux).values():
        fin = None  # the latest end so far; None where nobody knows it
        for creneau in (creneau for creneau in jour if creneau.pk not in sauf):
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
                    yield Alerte(INDICATION, creneau.pk, seance.pk, _de(occuper(creneau, seance), phrase))


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
