"""The programme as a calendar that a phone subscribes to. Source: RFC 5545, and RFC 7986 for the calendar's own properties."""

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max
from icalendar import Calendar, Event, vText

from labo.models import Revision
from labo.typographie import date_longue, heure
from seminaire.models import Creneau, Seance


PARIS = ZoneInfo("Europe/Paris")
FORMAT = 1  # one more when the same programme is written otherwise: readers then fetch it anew
RAFRAICHIR = timedelta(minutes=15)


def empreinte(seminaire) -> str:
    """What a reader keeps to ask « anything new? »: changes with every edition of the programme."""
    return f'"{seminaire.pk}-{seminaire.edition}-{FORMAT}"'


def calendrier(seminaire) -> bytes:
    """All séances that have a day and an hour, parallel ones each; the others are named in the calendar's description.

    Four queries. Times are those of Paris; `DTSTAMP` and `LAST-MODIFIED` are when the séance or its créneau last changed.
    """
    seances = _seances(seminaire)
    modifies = _modifications(seances, seminaire)
    ecartees = [seance for seance in seances if not (seance.jour and seance.creneau.debut)]
    calendar = Calendar()
    for nom, valeur in _entete(seminaire, _description(seminaire, ecartees)).items():
        calendar.add(nom, vText(valeur))
    calendar.add("REFRESH-INTERVAL", RAFRAICHIR, parameters={"VALUE": "DURATION"})
    for seance in seances:
        if seance not in ecartees:
            calendar.add_component(_evenement(seance, seances, modifies[seance.pk], seminaire))
    jours = [seance.jour for seance in seances if seance.jour] or [seminaire.created_at.date()]
    an = timedelta(days=366)
    calendar.add_missing_timezones(first_date=min(jours) - an, last_date=max(jours) + an)
    return calendar.to_ical()


def _entete(seminaire, description) -> dict[str, str]:
    """The calendar's own properties; the X- ones are what older readers know."""
    return {
        "VERSION": "2.0",
        "PRODID": "-//Le Labo de l'ESS//Chantiers cooperatifs//FR",
        "METHOD": "PUBLISH",
        "UID": f"programme-{seminaire.pk}@{_hote()}",
        "NAME": seminaire.titre,
        "X-WR-CALNAME": seminaire.titre,
        "DESCRIPTION": description,
        "X-WR-CALDESC": description,
        "X-WR-TIMEZONE": PARIS.key,
        "X-PUBLISHED-TTL": "PT15M",
    }


def _hote() -> str:
    return urlsplit(settings.ADRESSE_PUBLIQUE).hostname


def _seances(seminaire):
    """In the order of the programme, each with its `jour`: the first of the seminar where the créneau has none."""
    seances = Seance.objects.of_seminaire(seminaire).presentes().select_related("creneau", "salle")
    seances = list(seances.prefetch_related("temps", "interventions").order_by("creneau__rang", "rang"))
    for seance in seances:
        seance.jour = seance.creneau.jour or seminaire.date_debut
    return seances


def _modifications(seances, seminaire) -> dict:
    """When each séance last changed, with its créneau: by the journal's clock, in one query."""
    types = (Seance._meta.label_lower, Creneau._meta.label_lower)
    cles = {cle for seance in seances for cle in (seance.pk, seance.creneau_id)}
    revisions = Revision.objects.filter(sujet_type__in=types, sujet_pk__in=cles)
    dernieres = {
        (sujet_type, pk): at
        for sujet_type, pk, at in revisions.values_list("sujet_type", "sujet_pk").annotate(at=Max("at")).order_by()
    }
    return {
        seance.pk: max(
            (dernieres[cle] for cle in zip(types, (seance.pk, seance.creneau_id), strict=True) if cle in dernieres),
            default=seminaire.created_at,
        )
        for seance in seances
    }


def _evenement(seance, seances, modifie, seminaire):
    creneau = seance.creneau
    fin = _fin(seance, seances)
    return Event.new(
        uid=f"seance-{seance.pk}@{_hote()}",
        summary=seance.titre,
        start=_moment(seance.jour, creneau.debut),
        end=_moment(seance.jour, fin) if fin else None,
        stamp=modifie.astimezone(UTC),
        last_modified=modifie.astimezone(UTC),
        sequence=seance.version + creneau.version - 2,
        location=", ".join(filter(None, (seance.salle.nom if seance.salle else "", seminaire.lieu))) or None,
        description=_details(seance) or None,
        url=f"{settings.ADRESSE_PUBLIQUE}{seminaire.get_absolute_url()}#creneau-{creneau.pk}",
    )


def _fin(seance, seances) -> time | None:
    """The end that is written, else the next start of the day; None for the last."""
    creneau = seance.creneau
    suivants = (autre.creneau.debut for autre in seances if autre.jour == seance.jour and autre.creneau.debut)
    return creneau.fin or min((debut for debut in suivants if debut > creneau.debut), default=None)


def _moment(jour, a: time) -> datetime:
    return datetime.combine(jour, a, tzinfo=PARIS)


def _details(seance) -> str:
    """Who speaks, the phases, then the description, as plain text."""
    personnes = [
        ", ".join(filter(None, (intervention.nom, intervention.fonction, intervention.organisation)))
        for intervention in seance.interventions.all()
    ]
    temps = [f"{heure(phase.debut)} : {phase.titre}" if phase.debut else phase.titre for phase in seance.temps.all()]
    commun = [seance.creneau.intitule] if seance.creneau.intitule else []
    parties = [commun, personnes, [f"{n}. {titre}" for n, titre in enumerate(temps, 1)], [seance.description]]
    return "\n\n".join("\n".join(partie) for partie in parties if any(partie))


def _description(seminaire, ecartees) -> str:
    phrases = ["\n".join(filter(None, (seminaire.titre, seminaire.lieu)))]
    if ecartees:
        noms = [f"- {seance.titre}" + (f" ({date_longue(seance.jour)})" if seance.jour else "") for seance in ecartees]
        phrases.append("\n".join(("Au programme, mais sans heure fixe, donc hors de ce calendrier :", *noms)))
    return "\n\n".join(phrases)
