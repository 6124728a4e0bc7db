"""A programme day by day, and what of it is on at one moment (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from seminaire.contenu import CreneauLu


UNE_SEMAINE = timedelta(days=7)
EN_COURS, PASSE, SANS_ETAT = "en_cours", "passe", ""


@dataclass(frozen=True)
class Ligne:
    """A créneau as a list shows it at one moment."""

    creneau: CreneauLu
    is_en_cours: bool
    is_passe: bool


@dataclass(frozen=True)
class Journee:
    jour: date | None
    is_hors_seminaire: bool = False  # before its first day, or more than a week after: a typing error, most likely
    lignes: list[Ligne] = field(default_factory=list)


@dataclass(frozen=True)
class Moment:
    """What is on, and what comes next (None when nothing is left)."""

    en_cours: tuple[CreneauLu, ...]
    suite: CreneauLu | None


def journees(creneaux, etats, premier_jour=None) -> list[Journee]:
    """The créneaux by day, each with its state (see `situer`); a day far from the first one says so."""
    jours: list[Journee] = []
    for creneau, etat in zip(creneaux, etats, strict=True):
        if not jours or jours[-1].jour != creneau.jour:
            jours.append(Journee(creneau.jour, is_hors_seminaire(creneau.jour, premier_jour)))
        jours[-1].lignes.append(Ligne(creneau, etat == EN_COURS, etat == PASSE))
    return jours


def is_hors_seminaire(jour: date | None, premier_jour: date | None) -> bool:
    return bool(jour and premier_jour) and not timedelta(0) <= jour - premier_jour <= UNE_SEMAINE


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


def moment(creneaux: Iterable[CreneauLu], a: datetime) -> Moment:
    creneaux = tuple(creneaux)
    etats = situer(creneaux, a)
    suite = (
        creneau
        for creneau in creneaux
        if creneau.jour and creneau.debut and (creneau.jour, creneau.debut) > (a.date(), a.time())
    )
    en_cours = tuple(creneau for creneau, etat in zip(creneaux, etats, strict=True) if etat == EN_COURS)
    return Moment(en_cours, min(suite, key=lambda creneau: (creneau.jour, creneau.debut), default=None))


def _etat(creneau, heure, *, is_entamee):
    if creneau.debut is None:
        return PASSE if is_entamee else SANS_ETAT
    if heure < creneau.debut:
        return SANS_ETAT
    return EN_COURS if creneau.jusqu_a is None or heure < creneau.jusqu_a else PASSE
