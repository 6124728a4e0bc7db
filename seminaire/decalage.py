"""What moves with what when one créneau of a day is put later, split or doubled (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from itertools import dropwhile, pairwise

from labo.typographie import plage
from seminaire.horaires import Horaire, decaler, ecart


MINUTES_MAX = 240
SUITE = " (suite)"


class HorsDuJour(ValueError):
    """Something would leave its day; the message is French and names it."""


@dataclass(frozen=True)
class Place:
    """A créneau as its day holds it: all that decides of its move. In a list of them, the order is that of the programme."""

    pk: int
    titre: str
    debut: time | None
    fin: time | None = None
    is_fixe: bool = False


def decaler_la_suite(journee: Sequence[Place], depuis: int, minutes: int) -> dict[int, Horaire]:
    """The new hours, by key, of all that moves when this créneau and what follows it go that much later (or earlier).

    What is fixed stays, so does what has no hour. Raises HorsDuJour when one would end after midnight or begin before 0 h:
    then nothing moves.
    """
    suite = dropwhile(lambda place: place.pk != depuis, journee)
    return {place.pk: _deplacer(place, minutes) for place in suite if place.debut is not None and not place.is_fixe}


def ranger(journee: Sequence[Place], horaires: dict[int, Horaire]) -> list[int]:
    """The keys of this day in order, once those have their new hours: by hour, if that was the order before.

    What has no hour stays behind the one before it.
    """
    if not _is_par_heure(journee):
        return [place.pk for place in journee]
    nouvelles, derniere = {}, time.min
    for place in journee:
        derniere = (horaires[place.pk][0] if place.pk in horaires else place.debut) or derniere
        nouvelles[place.pk] = derniere
    return sorted(nouvelles, key=nouvelles.get)


def juste_apres(debut: time | None, fin: time | None) -> Horaire:
    """The same duration again, right after; no hours where that is not known, or would leave the day."""
    if debut is None or fin is None:
        return None, None
    bout = decaler(fin, ecart(debut, fin))
    return (fin, bout) if bout else (None, None)


def partager(phases, a: time) -> tuple[tuple, tuple]:
    """The phases of a séance that is split at `a`: those of its first part, those of its second.

    One without an hour goes with the one before it. One that goes on past `a` ends there.
    """
    avant, apres = [], []
    cote = avant
    for phase in phases:
        if phase.debut is not None:
            cote = avant if phase.debut < a else apres
        is_coupee = cote is avant and phase.fin is not None and phase.fin > a
        cote.append(replace(phase, fin=a) if is_coupee else phase)
    return tuple(avant), tuple(apres)


def titre_de_la_suite(titre: str, limite: int) -> str:
    """« Atelier (suite) », in that many characters."""
    return titre if titre.endswith(SUITE) else titre[: limite - len(SUITE)] + SUITE


def _deplacer(place, minutes):
    de = timedelta(minutes=minutes)
    debut, fin = decaler(place.debut, de), decaler(place.fin, de)
    if debut is None or (fin is None and place.fin is not None):
        bout = "finirait après minuit" if minutes > 0 else "commencerait la veille"
        raise HorsDuJour(f"« {place.titre} » ({plage(place.debut, place.fin)}) {bout} : rien n’a été décalé.")
    return debut, fin


def _is_par_heure(journee):
    return all(tot <= tard for tot, tard in pairwise(place.debut for place in journee if place.debut is not None))
