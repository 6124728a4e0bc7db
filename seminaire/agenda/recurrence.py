"""The days on which an event comes back: what a programme of a few days can hold (pure). Source: RFC 5545, 3.3.10."""

from datetime import date, datetime, timedelta


JOURS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CONNUES = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
ETENDUE = timedelta(days=31)


class RecurrenceRefusee(ValueError):
    """Not a rule that a programme can hold; the message is French and goes on from the event's title."""


def jours_de(premier: date, regle: dict) -> list[date]:
    """Every day of a rule, the first one included. `regle`: upper-case names to lists of values, as `icalendar` gives them."""
    if inconnues := set(regle) - CONNUES:
        raise RecurrenceRefusee(f"suit une règle trop savante ({', '.join(sorted(inconnues))})")
    frequence = str(_un(regle, "FREQ", "")).upper()
    if frequence not in ("DAILY", "WEEKLY"):
        raise RecurrenceRefusee("se répète autrement que chaque jour ou chaque semaine")
    combien, fin = _un(regle, "COUNT", None), _jour(_un(regle, "UNTIL", None))
    if combien is None and fin is None:
        raise RecurrenceRefusee("se répète sans fin")
    jours = _jours(premier, frequence, regle, combien, fin)
    if jours[-1] - premier > ETENDUE:
        raise RecurrenceRefusee("se répète au-delà d’un mois")
    return jours


def _jours(premier, frequence, regle, combien, fin):
    """As far as one day beyond ETENDUE, which tells that there is more."""
    voulus = {str(jour).upper() for jour in regle.get("BYDAY", ())}
    if not voulus <= set(JOURS):
        raise RecurrenceRefusee("se répète certains jours du mois")
    if frequence == "WEEKLY" and not voulus:
        voulus = {JOURS[premier.weekday()]}
    intervalle, lundi = max(int(_un(regle, "INTERVAL", 1)), 1), premier - timedelta(days=premier.weekday())
    jours = [premier]
    for n in range(1, 400):
        if (combien is not None and len(jours) >= combien) or jours[-1] - premier > ETENDUE:
            break
        try:
            jour = premier + timedelta(days=n)
        except OverflowError:
            break
        if fin is not None and jour > fin:
            break
        pas = (jour - lundi).days // 7 if frequence == "WEEKLY" else n
        if pas % intervalle == 0 and (not voulus or JOURS[jour.weekday()] in voulus):
            jours.append(jour)
    return jours


def _un(regle, nom, defaut):
    valeur = regle.get(nom, [defaut])
    return valeur[0] if isinstance(valeur, list) else valeur


def _jour(valeur):
    return valeur.date() if isinstance(valeur, datetime) else valeur
