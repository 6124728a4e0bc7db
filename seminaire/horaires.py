"""Hours and days as people type them, and what moving a slot does to its times (pure).

Source: the notations of real French programmes (« 9h », « 9 h 30 », « 09:30 », « 9H30 », « 14 h 30 min », « midi »).
"""

import re
from datetime import date, datetime, time, timedelta

from labo.textes import cle_de_recherche


HEURE = re.compile(r"(\d{1,2})(?: ?(?:heures?|h|:|\.) ?(?:(\d{1,2})( ?(?:minutes?|min|mn))?)?)?")
JOUR = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+|\d{1,2}) (\d{4}|\d{2})|(\d{4}) (\d{2}) (\d{2})")
MOIS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
# « 16h3 » is 16 h 03 for one person and 16 h 30 for another; « 16 h 3 min » is plain.
AMBIGUES = ("1", "2", "3", "4", "5")
MOTS = {"midi": time(12), "minuit": time(0)}
Horaire = tuple[time | None, time | None]


class HeureIllisible(ValueError):
    """What was typed is no hour; the message is French and says what to do."""


class JourIllisible(ValueError):
    """What was typed is no day; the message is French and says what to do."""


def lire_jour(texte: str) -> date:
    """The day that a person typed: « 19/10/2023 », « 19.10.23 », « jeudi 19 octobre 2023 », « 2023-10-19 ».

    Raises JourIllisible, for a day that does not exist too.
    """
    plat = cle_de_recherche(re.sub(r"[-./]", " ", texte))
    trouve = JOUR.fullmatch(plat) if plat.isascii() else None
    try:
        if trouve and trouve[4]:
            return date(int(trouve[4]), int(trouve[5]), int(trouve[6]))
        if trouve:
            mois = int(trouve[2]) if trouve[2].isdigit() else MOIS.index(trouve[2]) + 1
            return date(int(trouve[3]) + (2000 if len(trouve[3]) == 2 else 0), mois, int(trouve[1]))
    except ValueError:
        pass
    raise JourIllisible("Écrivez une date qui existe, par exemple 19/10/2023.")


def lire_heure(texte: str) -> time:
    """The hour that a person typed, in any French notation. Raises HeureIllisible."""
    plat = " ".join(texte.casefold().split())
    if plat in MOTS:
        return MOTS[plat]
    trouve = HEURE.fullmatch(plat) if plat.isascii() else None
    if not trouve:
        raise HeureIllisible("Écrivez une heure, par exemple 9 h 30 ou 14:15.")
    heures, minutes = int(trouve[1]), int(trouve[2] or 0)
    if heures > 23:
        raise HeureIllisible("Les heures vont de 0 à 23.")
    if minutes > 59:
        raise HeureIllisible("Les minutes vont de 0 à 59.")
    if trouve[2] in AMBIGUES and not trouve[3]:
        raise HeureIllisible(f"Écrivez {heures} h 0{minutes} ou {heures} h {minutes}0.")
    return time(heures, minutes)


def ecrire_heure(heure: time | None) -> str:
    """« 9 h 30 », with the ordinary spaces that a person types: for the value of a field."""
    return "" if heure is None else f"{heure.hour} h {heure.minute:02}"


def is_coherent(debut: time | None, fin: time | None) -> bool:
    """An end comes after its start, and there is none without it."""
    return fin is None or (debut is not None and debut < fin)


def ecart(debut: time, fin: time) -> timedelta:
    """From one hour to another of the same day; negative when it comes before."""
    jour = datetime(2000, 1, 1)
    return datetime.combine(jour, fin) - datetime.combine(jour, debut)


def decaler(heure: time | None, de: timedelta) -> time | None:
    """An hour moved; None when it leaves the day."""
    if heure is None:
        return None
    origine = datetime(2000, 1, 1)
    arrivee = datetime.combine(origine, heure) + de
    return arrivee.time() if arrivee.date() == origine.date() else None


def echanger(premier: Horaire, second: Horaire) -> tuple[Horaire, Horaire]:
    """The times (debut, fin) of two neighbouring slots that change places: those of `second`, now in front, then of `premier`.

    Each keeps its duration, both together their span, and so the gap between them. Where an end is not known the starts
    are exchanged; a slot without an hour takes its new place and changes nobody's times.
    """
    if premier[0] is None or second[0] is None:
        return second, premier
    tot, tard = min(premier[0], second[0]), max(premier[0], second[0])
    if None in (premier[1], second[1]):
        return _a_partir_de(tot, second), _a_partir_de(tard, premier)
    bout = max(premier[1], second[1])
    return _a_partir_de(tot, second), (decaler(bout, -ecart(*premier)), bout)


def _a_partir_de(debut: time, horaire: Horaire) -> Horaire:
    """The same duration from another start; an end that would leave the day is not known any more."""
    return debut, None if horaire[1] is None else decaler(debut, ecart(*horaire))
