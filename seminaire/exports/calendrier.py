"""The published programme as a calendar that a phone subscribes to, and each séance as an event of its own."""

from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from labo.typographie import date_longue
from seminaire.agenda import details, mots
from seminaire.enums import NatureSeance
from seminaire.lignes import ecrire_intervenants, ecrire_temps


PARIS = ZoneInfo("Europe/Paris")
FORMAT = 3  # one more when the same programme is written otherwise: readers then fetch it anew
RAFRAICHIR = timedelta(minutes=15)
AN = timedelta(days=366)
FIN_DES_TEMPS = date(9990, 1, 1)  # near the last year that Python knows, icalendar looks beyond it


def calendrier(publie, page) -> bytes:
    """All séances that have a day and an hour, parallel ones each; the others are named in the calendar's description.

    `page`: the public address of the programme. Times are those of Paris; `SEQUENCE`, `DTSTAMP` and `LAST-MODIFIED` tell how
    often and when last what the public reads of the séance changed.
    """
    toutes = publie.contenu.seances
    ecartees = [(creneau, seance) for creneau, seance in toutes if not _is_datee(creneau)]
    hote = urlsplit(page).hostname
    description = _description(publie.entete, ecartees)
    calendar = _agenda(publie)
    calendar.add("UID", vText(f"programme-{publie.seminaire_pk}@{hote}"))
    for nom in ("NAME", "X-WR-CALNAME"):  # the second is what older readers know
        calendar.add(nom, vText(publie.entete.titre))
    for nom in ("DESCRIPTION", "X-WR-CALDESC"):
        calendar.add(nom, vText(description))
    calendar.add("REFRESH-INTERVAL", RAFRAICHIR, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText("PT15M"))
    return _ecrire(calendar, [(c, s) for c, s in toutes if _is_datee(c)], publie, page)


def calendrier_de_seance(publie, seance_pk, page) -> bytes | None:
    """One séance, for who wants no more; None when it is not in this version or has no hour."""
    choisies = [(c, s) for c, s in publie.contenu.seances if s.pk == seance_pk and _is_datee(c)]
    return _ecrire(_agenda(publie), choisies, publie, page) if choisies else None


def _is_datee(creneau):
    return bool(creneau.jour and creneau.debut)


def _agenda(publie):
    calendar = Calendar()
    lieu = publie.entete.lieu
    textes = {"VERSION": "2.0", "PRODID": "-//Le Labo de l'ESS//Chantiers cooperatifs//FR", "METHOD": "PUBLISH"}
    notres = {mots.FORMAT: "1"} | ({mots.LIEU: lieu} if lieu else {})
    for nom, valeur in (textes | {"X-WR-TIMEZONE": PARIS.key} | notres).items():
        calendar.add(nom, vText(valeur))
    return calendar


def _ecrire(calendar, seances, publie, page):
    for creneau, seance in seances:
        calendar.add_component(_evenement(creneau, seance, publie, page))
    jours = [creneau.jour for creneau, _ in seances] or [publie.publiee_le.date()]
    calendar.add_missing_timezones(**_fenetre(min(jours), max(jours)))
    return calendar.to_ical()


def _fenetre(premier, dernier):
    """The years for which the calendar tells its zone: a slip of the pen (the year 23, or 9999) does not make it millennia."""
    dernier = min(dernier, FIN_DES_TEMPS)
    premier = max(min(premier, dernier), dernier - 5 * AN if dernier.year > 10 else dernier)
    return {"first_date": premier - AN if premier.year > 2 else premier, "last_date": dernier + AN}


def _evenement(creneau, seance, publie, page):
    modifiee = (seance.modifiee_le or publie.publiee_le).astimezone(UTC)
    evenement = Event.new(
        uid=f"seance-{seance.pk}@{urlsplit(page).hostname}",
        summary=seance.titre,
        status="TENTATIVE" if seance.a_confirmer else "CONFIRMED",
        categories=[NatureSeance(seance.nature).label.capitalize()],
        start=_moment(creneau.jour, creneau.debut),
        end=_moment(creneau.jour, creneau.jusqu_a) if creneau.jusqu_a else None,
        stamp=modifiee,
        last_modified=modifiee,
        sequence=seance.sequence,
        location=", ".join(filter(None, (seance.salle, publie.entete.lieu))) or None,
        description=details(creneau, seance) or None,
        url=f"{page}#creneau-{creneau.pk}",
    )
    for nom, valeur in _les_notres(creneau, seance).items():
        if valeur:
            evenement.add(nom, vText(valeur))
    return evenement


def _les_notres(creneau, seance):
    return {
        mots.INTITULE: creneau.intitule,
        mots.INTERVENANTS: ecrire_intervenants(seance.intervenants),
        mots.TEMPS: ecrire_temps(seance.temps),
        mots.CHANTIER: str(seance.chantier or ""),
    }


def _moment(jour, a: time) -> datetime:
    return datetime.combine(jour, a, tzinfo=PARIS)


def _description(entete, ecartees) -> str:
    phrases = ["\n".join(filter(None, (entete.titre, entete.lieu)))]
    if ecartees:
        noms = [
            f"- {seance.titre}" + (f" ({date_longue(creneau.jour)})" if creneau.jour else "")
            for creneau, seance in ecartees
        ]
        phrases.append("\n".join(("Au programme, mais sans heure fixe, donc hors de ce calendrier :", *noms)))
    return "\n\n".join(phrases)
