"""The published programme as a calendar that a phone subscribes to. Source: RFC 5545, and RFC 7986 for the calendar's own
properties."""

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, vText

from labo.typographie import date_longue, heure


PARIS = ZoneInfo("Europe/Paris")
FORMAT = 2  # one more when the same programme is written otherwise: readers then fetch it anew
RAFRAICHIR = timedelta(minutes=15)


def empreinte(publie) -> str:
    """What a reader keeps to ask « anything new? »: changes with every version."""
    return f'"{publie.seminaire_pk}-{publie.numero}-{FORMAT}"'


def calendrier(publie, page) -> bytes:
    """All séances that have a day and an hour, parallel ones each; the others are named in the calendar's description.

    `page`: the public address of the programme. Times are those of Paris; `SEQUENCE`, `DTSTAMP` and `LAST-MODIFIED` tell how
    often and when last what the public reads of the séance changed.
    """
    toutes = publie.contenu.seances
    datees = [(creneau, seance) for creneau, seance in toutes if creneau.jour and creneau.debut]
    ecartees = [(creneau, seance) for creneau, seance in toutes if not (creneau.jour and creneau.debut)]
    calendar = Calendar()
    for nom, valeur in _entete(publie, _description(publie.entete, ecartees)).items():
        calendar.add(nom, vText(valeur))
    calendar.add("REFRESH-INTERVAL", RAFRAICHIR, parameters={"VALUE": "DURATION"})
    for creneau, seance in datees:
        calendar.add_component(_evenement(creneau, seance, publie, page))
    jours = [creneau.jour for creneau in publie.creneaux if creneau.jour] or [publie.publiee_le.date()]
    an = timedelta(days=366)
    calendar.add_missing_timezones(first_date=min(jours) - an, last_date=max(jours) + an)
    return calendar.to_ical()


def _entete(publie, description) -> dict[str, str]:
    """The calendar's own properties; the X- ones are what older readers know."""
    return {
        "VERSION": "2.0",
        "PRODID": "-//Le Labo de l'ESS//Chantiers cooperatifs//FR",
        "METHOD": "PUBLISH",
        "UID": f"programme-{publie.seminaire_pk}@{_hote()}",
        "NAME": publie.entete.titre,
        "X-WR-CALNAME": publie.entete.titre,
        "DESCRIPTION": description,
        "X-WR-CALDESC": description,
        "X-WR-TIMEZONE": PARIS.key,
        "X-PUBLISHED-TTL": "PT15M",
    }


def _hote() -> str:
    return urlsplit(settings.ADRESSE_PUBLIQUE).hostname


def _evenement(creneau, seance, publie, page):
    modifiee = (seance.modifiee_le or publie.publiee_le).astimezone(UTC)
    fin = creneau.jusqu_a
    return Event.new(
        uid=f"seance-{seance.pk}@{_hote()}",
        summary=seance.titre,
        status="TENTATIVE" if seance.a_confirmer else "CONFIRMED",
        start=_moment(creneau.jour, creneau.debut),
        end=_moment(creneau.jour, fin) if fin and fin > creneau.debut else None,
        stamp=modifiee,
        last_modified=modifiee,
        sequence=seance.sequence,
        location=", ".join(filter(None, (seance.salle, publie.entete.lieu))) or None,
        description=_details(creneau, seance) or None,
        url=f"{page}#creneau-{creneau.pk}",
    )


def _moment(jour, a: time) -> datetime:
    return datetime.combine(jour, a, tzinfo=PARIS)


def _details(creneau, seance) -> str:
    """Who speaks, the phases, then the description, as plain text."""
    personnes = [", ".join(filter(None, (i.nom, i.fonction, i.organisation))) for i in seance.intervenants]
    temps = [f"{heure(phase.debut)} : {phase.titre}" if phase.debut else phase.titre for phase in seance.temps]
    commun = [creneau.intitule] if creneau.intitule else []
    parties = [commun, personnes, [f"{n}. {titre}" for n, titre in enumerate(temps, 1)], [seance.description]]
    return "\n\n".join("\n".join(partie) for partie in parties if any(partie))


def _description(entete, ecartees) -> str:
    phrases = ["\n".join(filter(None, (entete.titre, entete.lieu)))]
    if ecartees:
        noms = [
            f"- {seance.titre}" + (f" ({date_longue(creneau.jour)})" if creneau.jour else "")
            for creneau, seance in ecartees
        ]
        phrases.append("\n".join(("Au programme, mais sans heure fixe, donc hors de ce calendrier :", *noms)))
    return "\n\n".join(phrases)
