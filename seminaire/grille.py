"""The grid of one day: rooms across, five-minute rows down, and where each séance stands in it (pure).

Every séance is placed once: in a cell of the grid, or beside it when it has no hour or when the grid has no place left.
No two cells overlap. The numbers are those that static/css/grille.css has rules for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from seminaire.contenu import CreneauLu, SalleLue, SeanceLue


PAS = 5  # minutes in a row
PAR_HEURE = 60 // PAS
MINUIT = 24 * PAR_HEURE
A_DEFAUT = 30 // PAS  # rows of a séance whose end nobody knows
VOIES = 12  # séances side by side in one room
PISTES = 40  # in all rooms together
SANS_SALLE = ""


@dataclass(frozen=True)
class Colonne:
    """A room, or what has none (""); `piste` counts from 1, `pistes` is how many séances stand side by side in it."""

    salle: str
    places: int | None
    piste: int
    pistes: int


@dataclass(frozen=True)
class Case:
    """A séance in the grid: `rangee` counts from 0 at the first hour. `is_large`: it is for all, across the rooms."""

    creneau: CreneauLu
    seance: SeanceLue
    rangee: int
    rangees: int
    piste: int
    pistes: int
    is_large: bool = False

    @property
    def place(self) -> dict[str, int]:
        """As the style sheet reads it: hours and five minutes, for where it begins and how long it is."""
        heure, cinq = divmod(self.rangee, PAR_HEURE)
        heures, cinqs = divmod(self.rangees, PAR_HEURE)
        return {"heure": heure, "cinq": cinq, "heures": heures, "cinqs": cinqs}


@dataclass(frozen=True)
class Grille:
    premiere_heure: int = 0
    heures: int = 0
    colonnes: tuple[Colonne, ...] = ()
    cases: tuple[Case, ...] = ()
    a_cote: tuple[tuple[CreneauLu, SeanceLue], ...] = ()

    @property
    def pistes(self) -> int:
        return sum(colonne.pistes for colonne in self.colonnes)

    @property
    def traits(self) -> list[tuple[int, int]]:
        """(hour of the day, how many after the first): a line for each."""
        return [(self.premiere_heure + n, n) for n in range(self.heures)]


@dataclass(frozen=True)
class _Barre:
    """A séance in time: rows since midnight."""

    creneau: CreneauLu
    seance: SeanceLue
    debut: int
    fin: int

    @property
    def is_pour_toutes(self):
        """What gathers everybody has no room of its own and nothing beside it in its créneau."""
        return not (self.seance.salle or self.creneau.is_parallele or self.seance.nature == "atelier")


def trier_les_jours(jours: Iterable[date | None]) -> list[date | None]:
    """Each once, in order; what has none comes last."""
    return sorted(set(jours), key=lambda jour: (jour is None, jour or date.min))


def grille(creneaux: Iterable[CreneauLu], salles: Iterable[SalleLue] = ()) -> Grille:
    """The créneaux of one day among these rooms and those that they name."""
    barres, a_cote = [], []
    for creneau in creneaux:
        for seance in creneau.presentes:
            barre = _barre(creneau, seance)
            if barre:
                barres.append(barre)
            else:
                a_cote.append((creneau, seance))
    if not barres:
        return Grille(a_cote=tuple(a_cote))
    barres.sort(key=lambda barre: (barre.debut, -barre.fin))
    premiere = min(barre.debut for barre in barres) // PAR_HEURE
    heures = -(-max(barre.fin for barre in barres) // PAR_HEURE) - premiere
    larges = set(_larges(barres))
    par_salle: dict[str, list[_Barre]] = {salle.nom: [] for salle in salles if salle.nom}
    par_salle.setdefault(SANS_SALLE, [])
    for barre in barres:
        if barre.seance.pk not in larges:
            par_salle.setdefault(barre.seance.salle, []).append(barre)
    colonnes, cases, refoulees = _ranger(par_salle, {salle.nom: salle.places for salle in salles}, premiere)
    pistes = sum(colonne.pistes for colonne in colonnes)
    cases += [_case(barre, premiere, 1, pistes, is_large=True) for barre in barres if barre.seance.pk in larges]
    cases.sort(key=lambda case: (case.rangee, case.piste))
    return Grille(premiere, heures, tuple(colonnes), tuple(cases), (*a_cote, *refoulees))


def _barre(creneau, seance):
    if creneau.debut is None:
        return None
    debut = _rangee(creneau.debut)
    fins = (_rangee(fin) for fin in (creneau.fin, creneau.jusqu_a) if fin and fin > creneau.debut)
    fin = next(fins, debut + A_DEFAUT)
    return _Barre(creneau, seance, debut, min(MINUIT, max(fin, debut + 1)))


def _rangee(heure):
    """Rounded down, ends as well as starts: what follows on in time never overlaps in rows."""
    return (heure.hour * 60 + heure.minute) // PAS


def _larges(barres) -> Iterator[int]:
    """The séances for everybody, where nothing else is on; `barres` are sorted by start."""
    jusque = 0
    for barre, suivante in zip(barres, [*barres[1:], None], strict=True):
        is_seule = jusque <= barre.debut and (suivante is None or barre.fin <= suivante.debut)
        if is_seule and barre.is_pour_toutes:
            yield barre.seance.pk
        jusque = max(jusque, barre.fin)


def _ranger(par_salle, places, premiere):
    """(columns, cells, (créneau, séance) without a place): rooms in order, what has no room behind them."""
    colonnes, cases, refoulees, piste = [], [], [], 1
    libres = PISTES - _voies(par_salle[SANS_SALLE])
    for salle in sorted(par_salle, key=lambda nom: nom == SANS_SALLE):
        groupes = list(_groupes(par_salle[salle]))
        voies = _voies(par_salle[salle])
        if salle and voies > libres:
            refoulees += [(barre.creneau, barre.seance) for barre in par_salle[salle]]
            continue
        libres -= voies if salle else 0
        colonnes.append(Colonne(salle, places.get(salle), piste, voies))
        for groupe in groupes:
            rangees, en_trop = _repartir(groupe)
            refoulees += [(barre.creneau, barre.seance) for barre in en_trop]
            combien = 1 + max((voie for _, voie in rangees), default=0)
            for barre, voie in rangees:
                de, a = voie * voies // combien, (voie + 1) * voies // combien
                cases.append(_case(barre, premiere, piste + de, a - de))
        piste += voies
    return colonnes, cases, refoulees


def _voies(barres):
    """How many tracks a room needs: one at least, where something may be dropped."""
    voies = [voie for groupe in _groupes(barres) for _, voie in _repartir(groupe)[0]]
    return 1 + max(voies, default=0)


def _groupes(barres) -> Iterator[list[_Barre]]:
    """Those that overlap, directly or through others."""
    groupe, jusque = [], 0
    for barre in barres:
        if groupe and barre.debut >= jusque:
            yield groupe
            groupe, jusque = [], 0
        groupe.append(barre)
        jusque = max(jusque, barre.fin)
    if groupe:
        yield groupe


def _repartir(groupe):
    """([(bar, its lane)], those for which no lane is left)."""
    fins, rangees, en_trop = [], [], []
    for barre in groupe:
        voie = next((n for n, fin in enumerate(fins) if fin <= barre.debut), len(fins))
        if voie == VOIES:
            en_trop.append(barre)
            continue
        fins[voie : voie + 1] = [barre.fin]
        rangees.append((barre, voie))
    return rangees, en_trop


def _case(barre, premiere, piste, pistes, *, is_large=False):
    rangee = barre.debut - premiere * PAR_HEURE
    return Case(barre.creneau, barre.seance, rangee, barre.fin - barre.debut, piste, pistes, is_large)
