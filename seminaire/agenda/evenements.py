"""The events of a calendar file, one by one, repeated ones expanded (pure)."""

import html
import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import vText
from icalendar.error import BrokenCalendarProperty

from labo.textes import normaliser
from seminaire import natures
from seminaire.agenda import mots
from seminaire.agenda.recurrence import RecurrenceRefusee, jours_de
from seminaire.lignes import lire_intervenants, lire_temps


PARIS = ZoneInfo("Europe/Paris")
TITRE_MAX = 300
NOTRE_UID = re.compile(r"seance-(\d{1,10})@(.+)", re.ASCII)
NOTRE_CRENEAU = re.compile(r"#creneau-(\d{1,10})\Z", re.ASCII)
ECHAPPE = re.compile(r"\\(.)")
BALISE = re.compile(r"</?(?:br|p|b|i|u|a|ul|ol|li|span|div|strong|em|html-blob)\b[^>]*>", re.IGNORECASE)
CLE_MAX = 2**31 - 1


@dataclass(frozen=True)
class Evenement:
    """`seance`, `creneau`: the keys of ours, None for another's. `dits`: the fields of a `SeanceLue` that our own properties
    tell; `intitule` None when they do not."""

    titre: str
    jour: date
    debut: time | None = None
    fin: time | None = None
    endroit: str = ""
    description: str = ""
    a_confirmer: bool = False
    seance: int | None = None
    creneau: int | None = None
    intitule: str | None = None
    dits: dict = field(default_factory=dict)


def lire_evenements(calendar, hote) -> tuple[list[Evenement], list[str]]:
    """In the order of the file, and what is to be looked at: sentences in French."""
    notes, evenements = [], []
    is_notre = mots.FORMAT in calendar
    composants = calendar.walk("VEVENT")
    remplaces = {(lire_texte(c, "UID"), _jour(c, "RECURRENCE-ID")) for c in composants if "RECURRENCE-ID" in c}
    for composant in composants:
        titre = lire_texte(composant, "SUMMARY") or "Sans titre"
        if lire_texte(composant, "STATUS").upper() == "CANCELLED":
            notes.append(f"« {titre} » est annulé : il n’est pas repris.")
            continue
        premier = _lire(composant, titre, hote, notes, is_notre=is_notre)
        if premier is None:
            notes.append(f"« {titre} » n’a pas de date lisible : il n’est pas repris.")
            continue
        evenements += _repetitions(composant, premier, remplaces, notes)
    return evenements, notes


def _lire(composant, titre, hote, notes, *, is_notre):
    debut, fin = _instant(composant, "DTSTART"), _instant(composant, "DTEND")
    if not isinstance(debut, date):
        return None
    if fin is None and isinstance(duree := _instant(composant, "DURATION"), timedelta):
        fin = _plus(debut, duree)
    description = lire_texte(composant, "DESCRIPTION", lignes=True)
    lu = Evenement(
        titre=borner(titre, TITRE_MAX, f"Le titre « {titre[:60]}… »", notes),
        jour=debut,
        endroit=lire_texte(composant, "LOCATION"),
        description=description if is_notre else _sans_balises(description),
        a_confirmer=lire_texte(composant, "STATUS").upper() == "TENTATIVE",
        **_reperes(composant, hote),
    )
    if is_notre:
        lu = replace(lu, intitule=lire_texte(composant, mots.INTITULE), dits=_dits(composant))
    return _dater(lu, debut, fin, notes)


def _dater(lu, debut, fin, notes):
    if not isinstance(debut, datetime):
        notes.append(f"« {lu.titre} » dure la journée : c’est une séance sans heure.")
        return lu
    a, jusqu_a = _a_paris(debut), _a_paris(fin) if isinstance(fin, datetime) else None
    if jusqu_a and jusqu_a.date() != a.date():
        notes.append(f"« {lu.titre} » finit un autre jour : son heure de fin n’est pas reprise.")
        jusqu_a = None
    heure, heure_de_fin = _minute(a), jusqu_a and _minute(jusqu_a)
    return replace(lu, jour=a.date(), debut=heure, fin=heure_de_fin if heure_de_fin and heure_de_fin > heure else None)


def _a_paris(instant):
    """Without a zone: as it is. At the ends of the calendar no zone can be reckoned with."""
    try:
        return instant.astimezone(PARIS) if instant.tzinfo else instant
    except (OverflowError, ValueError):
        return instant


def _minute(instant):
    return time(instant.hour, instant.minute)


def _plus(debut, duree):
    try:
        return debut + duree
    except OverflowError:
        return None


def _repetitions(composant, premier, remplaces, notes):
    """The event, and the days on which it comes back; one that an exception moves stands by itself."""
    if "RECURRENCE-ID" in composant:
        return [replace(premier, seance=None, creneau=None)]
    try:
        jours = jours_de(premier.jour, composant["RRULE"]) if "RRULE" in composant else [premier.jour]
    except (RecurrenceRefusee, ValueError, TypeError, AttributeError) as refusee:
        raison = str(refusee) if isinstance(refusee, RecurrenceRefusee) else "suit une règle illisible"
        notes.append(f"« {premier.titre} » {raison} : seule la première fois est reprise.")
        jours = [premier.jour]
    retires = {_a_paris(jour).date() if isinstance(jour, datetime) else jour for jour in _exceptions(composant)}
    uid = lire_texte(composant, "UID")
    gardes = [jour for jour in jours if jour not in retires and (uid, jour) not in remplaces]
    seul = {} if len(jours) == 1 else {"seance": None, "creneau": None}
    return [replace(premier, jour=jour, **seul) for jour in gardes]


def _exceptions(composant):
    valeurs = composant.get("EXDATE", [])
    for valeur in valeurs if isinstance(valeurs, list) else [valeurs]:
        yield from (exception.dt for exception in getattr(valeur, "dts", ()))


def _reperes(composant, hote):
    """The keys of ours; a file that numbers are typed into by hand may hold any."""
    notre = NOTRE_UID.fullmatch(lire_texte(composant, "UID"))
    if not notre or notre[2] != hote or int(notre[1]) > CLE_MAX:
        return {}
    creneau = NOTRE_CRENEAU.search(lire_texte(composant, "URL"))
    return {"seance": int(notre[1]), "creneau": int(creneau[1]) if creneau and int(creneau[1]) <= CLE_MAX else None}


def _dits(composant):
    nature = natures.lire(_premiere_categorie(composant))
    chantier = lire_texte(composant, mots.CHANTIER)
    return {
        "nature": nature or natures.deviner(lire_texte(composant, "SUMMARY")),
        "intervenants": lire_intervenants(lire_texte(composant, mots.INTERVENANTS, lignes=True)),
        "temps": lire_temps(lire_texte(composant, mots.TEMPS, lignes=True)),
        "chantier": int(chantier) if re.fullmatch(r"\d{1,4}", chantier, re.ASCII) else None,
    }


def _premiere_categorie(composant):
    valeur = _un(composant, "CATEGORIES")
    return str(next(iter(getattr(valeur, "cats", ())), ""))


def _un(composant, nom):
    valeur = composant.get(nom)
    return valeur[0] if isinstance(valeur, list) and valeur else valeur


def _instant(composant, nom):
    try:
        return getattr(_un(composant, nom), "dt", None)
    except BrokenCalendarProperty:
        return None


def _jour(composant, nom):
    instant = _instant(composant, nom)
    return _a_paris(instant).date() if isinstance(instant, datetime) else instant


def lire_texte(composant, nom, *, lignes=False):
    valeur = _un(composant, nom)
    if valeur is None:
        return ""
    texte = str(valeur)
    if not isinstance(valeur, vText):  # a property that icalendar does not know (ours, X-WR-CALNAME): still escaped
        texte = ECHAPPE.sub(lambda trouve: "\n" if trouve[1] in "nN" else trouve[1], texte)
    return normaliser(texte, lignes=lignes)


def _sans_balises(texte):
    """Some calendars write HTML there."""
    if not BALISE.search(texte):
        return texte
    nu = BALISE.sub(lambda balise: "\n" if balise[0].lower().startswith(("<br", "</p", "</li")) else "", texte)
    return normaliser(html.unescape(nu))


def borner(texte, maximum, quoi, notes):
    """What a field can hold of a text; what is cut off is said."""
    if len(texte) <= maximum:
        return texte
    notes.append(f"{quoi} est trop long : seul le début est repris.")
    return texte[:maximum].rstrip()
