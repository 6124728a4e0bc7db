"""What takes place when, within one day: what overlaps, what stands apart (pure)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from seminaire.contenu import CreneauLu, SeanceLue
from seminaire.horaires import ecart


NOMMES = 3  # among many at once not every pair is named


@dataclass(frozen=True)
class Occupation:
    """Something that takes place from a start to an end: to its start, when the end is not known."""

    debut: time
    fin: time
    creneau: CreneauLu
    seance: SeanceLue | None = None

    @property
    def titre(self):
        return (self.seance or self.creneau).titre


def par_jour(creneaux) -> dict[date | None, list[CreneauLu]]:
    jours = defaultdict(list)
    for creneau in creneaux:
        jours[creneau.jour].append(creneau)
    return jours


def occuper(creneau, seance=None):
    debut = creneau.debut or time.min
    return Occupation(debut, creneau.fin or debut, creneau, seance)


def rencontres(occupations: list[Occupation]) -> list[tuple[Occupation, list[Occupation], bool]]:
    """Each of a day that overlaps others, with some of those: the next few to start, and the one before that lasts longest;
    True where all of them come before it in the list: they have told of it."""
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
    return [
        (occupations[rang], [occupations[autre] for autre in sorted(siens)], max(siens) < rang)
        for rang, siens in sorted(voisins.items())
    ]


def _se_touchent(une, autre):
    if une.seance and une.seance.pk == autre.seance.pk:
        return False
    return une.debut == autre.debut or une.debut < autre.debut < une.fin or autre.debut < une.debut < autre.fin


def groupes(occupations: Iterable[Occupation], loin: timedelta) -> list[list[Occupation]]:
    """Of one day, in time: those with less than `loin` of nothing between them."""
    faits, fin = [], time.min
    for occupation in sorted(occupations, key=lambda occupation: occupation.debut):
        if not faits or ecart(fin, occupation.debut) >= loin:
            faits.append([])
        faits[-1].append(occupation)
        fin = max(fin, occupation.fin)
    return faits
