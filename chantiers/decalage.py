"""A date has moved: which étapes follow it, and with what new dates (pure)."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from chantiers import periodes
from chantiers.dependances import Attentes, suites


@dataclass(frozen=True)
class Dates:
    debut: str
    echeance: str

    @property
    def is_vide(self):
        return not self.debut and not self.echeance

    def __str__(self):
        """« de mars 2024 à juin 2024 », « pour le 30 juin 2024 »…"""
        return ecrire(self.debut, self.echeance)


@dataclass(frozen=True)
class Proposition:
    pk: int
    avant: Dates
    apres: Dates
    is_bousculee: bool  # left where it is, it begins before what it waits for ends
    is_sauvee: bool  # and moved, it does not

    @property
    def is_decalee(self):
        return self.avant != self.apres


def ecrire(debut: str, echeance: str) -> str:
    if debut and echeance and debut != echeance:
        return f"{periodes.ecrire(debut)} – {periodes.ecrire(echeance)}"
    return periodes.ecrire(echeance) or (f"à partir de {periodes.ecrire(debut)}" if debut else "")


def jours_de_decalage(avant: str, apres: str) -> int:
    """By how much an échéance moved: from last day to last day; 0 where one of them was not known."""
    return (periodes.fin(apres) - periodes.fin(avant)).days if avant and apres else 0


def proposer(
    attentes: Attentes, dates: Mapping[int, Dates], deplacee: int, jours: int, laissees: Set[int] = frozenset()
) -> list[Proposition]:
    """What follows `deplacee` (whose own dates are the new ones already), so many days later, in order.

    `dates`: of the étapes that are open; what is closed does not move, nor what follows it alone. Only what must move counts
    as moved for what follows it in its turn; `laissees` have moved already.
    """
    ouvertes = {pk: [autre for autre in attentes.get(pk, ()) if autre in dates] for pk in dates}
    nouvelles, proposees = dict(dates), []
    for pk in suites(ouvertes, deplacee):
        if dates[pk].is_vide:
            continue
        attendues = [nouvelles[attendue] for attendue in ouvertes[pk]]
        apres = decaler(dates[pk], jours)
        is_bousculee = any(chevauche(dates[pk], attendue) for attendue in attendues)
        is_sauvee = is_bousculee and not any(chevauche(apres, attendue) for attendue in attendues)
        if is_bousculee and pk not in laissees:
            nouvelles[pk] = apres
        proposees.append(Proposition(pk, dates[pk], apres, is_bousculee, is_sauvee))
    return proposees


def chevauche(suite: Dates, attendue: Dates) -> bool:
    """Does what follows certainly begin before what it waits for ends?"""
    commence = suite.debut or suite.echeance
    return bool(commence and attendue.echeance) and periodes.fin(commence) < periodes.debut(attendue.echeance)


def finit_avant(suite: Dates, attendue: Dates) -> bool:
    """Is what follows certainly due before what it waits for can end? Then one of the dates is wrong."""
    attendu = attendue.echeance or attendue.debut
    return bool(suite.echeance and attendu) and periodes.fin(suite.echeance) < periodes.debut(attendu)


def decaler(dates: Dates, jours: int) -> Dates:
    """Both, each with its precision; an end never comes before its start for that."""
    debut, echeance = (periodes.decaler(quand, jours) if quand else "" for quand in (dates.debut, dates.echeance))
    if debut and echeance and periodes.fin(echeance) < periodes.debut(debut):
        if jours > 0:
            echeance = contenant(periodes.precision(echeance), periodes.debut(debut))
        else:
            debut = contenant(periodes.precision(debut), periodes.fin(echeance))
    return Dates(debut, echeance)


def contenant(precision: str, jour: date) -> str:
    """The day, month or quarter of a day."""
    if precision == periodes.JOUR:
        return jour.isoformat()
    if precision == periodes.MOIS_SEUL:
        return f"{jour.year}-{jour.month:02}"
    return f"{jour.year}-T{(jour.month + 2) // 3}"
