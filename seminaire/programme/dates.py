"""Dates as French programmes write them, and the headings of days and half-days. Texts are folded by `forme.plier`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from seminaire.programme.heures import plage_en_tete


JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MOIS = ("janv", "fev", "mars", "avr", "mai", "juin", "juil", "aou", "sept", "oct", "nov", "dec")
_NOM_MOIS = (
    r"(?P<mois>janvier|janv\.?|fevrier|fevr?\.?|mars|avril|avr\.?|mai|juin|juillet|juil\.?|aout|septembre|sept\.?"
    r"|octobre|oct\.?|novembre|nov\.?|decembre|dec\.?)"
)
_SEMAINE = r"(?P<semaine>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\b\.?)"
_DATE = re.compile(
    rf"(?:\b{_SEMAINE},? (?:le )?)?(?<![\d/.-])(?:(?P<jour>[0-3]?\d)(?:er)? ?{_NOM_MOIS}(?![^\W\d])(?: ?(?P<an>(?:19|20)\d\d)\b)?"
    r"|(?P<j2>[0-3]?\d)(?P<s>[/.])(?P<m2>[01]?\d)(?P=s)(?P<a2>(?:20)?\d\d)(?![\d/.])"
    r"|(?P<a3>20\d\d)-(?P<m3>[01]\d)-(?P<j3>[0-3]\d)(?!\d))"
)
_DATE_COURTE = re.compile(rf"{_SEMAINE},? (?:le )?(?P<jour>[0-3]?\d)/(?P<mois>[01]?\d)(?![\d/.])")
_DATE_ET_HEURE = re.compile(
    r"(?P<jour>[0-3]?\d)/(?P<mois>[01]?\d)(?= ?[-:,|]? ?\d{1,2} ?(?:h|:))"
)  # « 03/05 9h00 Accueil »
_JOUR_SEUL = re.compile(
    rf"(?:le )?{_SEMAINE},? (?:le )?(?P<jour>[0-3]?\d)(?:er)?(?= ?(?:$|[-:,(|>/*]|matin|apres[- ]midi|soir|midi))(?! ?[:/]\d)"
)

_ETENDUE = re.compile(
    rf"(?:{_SEMAINE} )?(?P<d1>[0-3]?\d)(?:er)?(?: {_NOM_MOIS.replace('mois', 'mois1')})?(?: (?:19|20)\d\d)?"
    rf"(?: ?(?:-|&|et|au) ?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(?P<d2>[0-3]?\d)(?:er)?) "
    rf"{_NOM_MOIS}(?: (?P<an>(?:19|20)\d\d)\b)?"
)
_ETENDUE_EN_CHIFFRES = re.compile(r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})? (?:au|et|-) \d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
_RUE = re.compile(r"(?:rue|place|avenue|boulevard|allee|quai|loi|decret|arrete|ordonnance|cours|square) du $")
_ECHEANCE = re.compile(
    r"(?:avant le|jusqu'au|au plus tard le|depuis le|limite ?:?(?: le)?|inscriptions? .{0,30}|"
    r"(?:envoye|recu|publie|modifie|mis a jour|mise? en ligne)e? ?:?(?: le)?) ?$"
)
_MOMENT = re.compile(r"(?:en |le |la |l')?(?:matin(?:ee)?|apres[- ]midi|midi|soir(?:ee)?)\b")
_BLOC = re.compile(
    r"(?:le |la |l'|en )?(?P<bloc>matin(?:ee)?|apres[- ]midi|midi|soir(?:ee)?)"
    r"(?: du (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[^:]{0,20})? ?(?P<suite>$|[:(\-|,/]|de \d)"
)
_ORDINAL = {"premier": 1, "premiere": 1, "deuxieme": 2, "seconde": 2, "second": 2, "troisieme": 3, "quatrieme": 4}
_ORDINAL |= {"cinquieme": 5, "sixieme": 6}
_NUMERO = re.compile(
    r"(?:jour(?:nee)? ?(?:n ?° ?)?(?P<n>\d{1,2})\b|j(?P<j>[1-9])\b(?= ?[-:(]|$| (?:matin|apres|soir|midi))"
    r"|(?P<o>\d|premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|sixieme) ?(?:er|ere|re|eme|e|nde?)? jour(?:nee)?\b)"
)
# « Séance 1 : jeudi 10 octobre 2024 », « Date : mardi 4 mars », but not « Date limite : … ».
_ETIQUETEE = re.compile(
    r"(?!.{0,30}(?:limite|inscri|repons|recept|depot|envo[iy]|recu|sent|candidat|avant|jusqu|cloture|publi))"
    r"[a-z0-9°' -]{2,30}? ?: "
    r"(?:le )?(?=(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )"
)
_APRES_DATE = re.compile(r" ?(?:$|[-:,(|>./*_]|matin|apres[- ]midi|soir|midi|a partir|de \d|a \d|des \d|\d)")
_ANNONCE = re.compile(
    r"(?:les |le )?(?:programme|deroule|deroulement|horaires|planning)\b[^\d:>]{0,30}?(?: ?[:>-] ?| (?:du|de|le|pour le) )"
    r"(?=(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|[0-3]?\d(?:er)? [a-z]{3}|[0-3]?\d/[01]?\d))"
)
_PLUSIEURS = re.compile(
    rf"(?:les |le |du )?(?:{'|'.join(JOURS)})s?(?:,? (?:et|&|au) (?:le )?(?:{'|'.join(JOURS)})s?)+ ?:?"
)
_COURRIEL = re.compile(r"\ba ecrit ?:?$")  # « Le 3 mars à 14h12, Paul a écrit : »
_AN = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class DateLue:
    """A date in a line: `annee` is None when the text leaves it out; `semaine` is 0 for Monday."""

    jour: int
    mois: int
    annee: int | None
    semaine: int | None
    de: int
    a: int

    def le(self, annee: int | None) -> date | None:
        """The date, its year given where the text leaves it out; None if unknown or impossible (31 June)."""
        try:
            return date(self.annee or annee or 0, self.mois, self.jour)
        except ValueError:
            return None


@dataclass(frozen=True)
class Entete:
    """The heading of a day: its date, or its number (« Jour 2 »), or its weekday alone."""

    date: DateLue | None
    numero: int | None
    semaine: int | None
    a: int
    quantieme: int | None = None  # « Vendredi 3 »: the month is told elsewhere


def _mois(nom: str) -> int:
    return next(n for n, debut in enumerate(_MOIS, start=1) if nom.startswith(debut))


def dates(plie: str) -> list[DateLue]:
    """Every date of a line, those of street names and laws left out."""
    trouvees = []
    for t in _DATE.finditer(plie):
        if _RUE.search(plie, max(0, t.start() - 14), t.start()):
            continue
        jour = int(t["jour"] or t["j2"] or t["j3"])
        mois = _mois(t["mois"]) if t["mois"] else int(t["m2"] or t["m3"])
        an = t["an"] or t["a2"] or t["a3"]
        if 1 <= jour <= 31 and 1 <= mois <= 12:
            annee = None if an is None else int(an) + (2000 if len(an) == 2 else 0)
            trouvees.append(DateLue(jour, mois, annee, _semaine(t["semaine"]), t.start(), t.end()))
    if (
        not trouvees
        and (t := _DATE_COURTE.search(plie) or _DATE_ET_HEURE.match(plie))
        and 1 <= int(t["jour"]) <= 31
        and 1 <= int(t["mois"]) <= 12
    ):
        trouvees.append(
            DateLue(int(t["jour"]), int(t["mois"]), None, _semaine(t.groupdict().get("semaine")), t.start(), t.end())
        )
    return trouvees


def _semaine(nom: str | None) -> int | None:
    return next((n for n, jour in enumerate(JOURS) if nom and jour[:3] == nom[:3]), None)


def date_d_une_phrase(lignes: Iterable[str]) -> tuple[int, DateLue] | None:
    """Which line of the preamble tells the day, and the date: a date with its weekday first; deadlines do not count."""
    candidates = []
    for numero, plie in enumerate(lignes):
        if _COURRIEL.search(plie):
            continue
        plages = [t.span() for t in _ETENDUE.finditer(plie)]
        for lue in dates(plie):
            if any(de <= lue.a - 1 < a for de, a in plages):
                continue  # « du 18 au 26 mars » tells no day
            if not _ECHEANCE.search(plie, max(0, lue.de - 45), lue.de) and (lue.annee or 2000) >= 1990:
                candidates.append(((lue.semaine is None) + 2 * (lue.annee is None), numero, lue))
    return min(candidates, key=lambda c: c[:2])[1:] if candidates else None


def est_une_etendue(plie: str) -> bool:
    """Is the line nothing but « du 13 au 15 juin 2024 », « Vendredi 3 et samedi 4 mai »?"""
    t = _ETENDUE.search(plie) or _ETENDUE_EN_CHIFFRES.search(plie)
    return bool(t) and plie[: t.start()].strip(" :-") in ("", "du", "les", "le") and len(plie) - t.end() < 3


def etendue(plie: str) -> tuple[DateLue, int] | None:
    """« du 18 au 21 mai 2018 », « jeudi 19 et vendredi 20 octobre »: the first day, and the number of days."""
    t = _ETENDUE.search(plie)
    if not t:
        return None
    mois2, annee = _mois(t["mois"]), int(t["an"]) if t["an"] else None
    mois1 = _mois(t["mois1"]) if t["mois1"] else mois2
    semaine = _semaine(t["semaine"])
    premier = DateLue(int(t["d1"]), mois1, annee, semaine, t.start(), t.end())
    debut = premier.le(annee or 2000)
    fin = DateLue(int(t["d2"]), mois2, annee, None, 0, 0).le(annee or 2000)
    if not debut or not fin or not 0 < (fin - debut).days <= 15:
        return None
    return premier, (fin - debut).days + 1


def entete_de_jour(plie: str) -> Entete | None:
    """The heading of a day, or None: a sentence that names a day is not one, nor a date of several days."""
    if len(plie) > 400 or not plie or _COURRIEL.search(plie):
        return None
    numero = _NUMERO.match(plie)
    if numero:
        return _entete_numerotee(plie, numero)
    annonce = _ANNONCE.match(plie) or _ETIQUETEE.match(plie)
    if not annonce and plie[0] not in "lmjvsd0123":
        return None
    debut = annonce.end() if annonce else 3 if plie.startswith("le ") else 0
    trouvees = dates(plie[debut:])
    if trouvees and trouvees[0].de == 0:
        fin = debut + trouvees[0].a
        suite = _APRES_DATE.match(plie, fin)
        return Entete(trouvees[0], None, trouvees[0].semaine, fin) if suite and not _est_phrase(plie, fin) else None
    semaine = next((n for n, nom in enumerate(JOURS) if plie.startswith(nom, debut)), None)
    if seul := _JOUR_SEUL.match(plie, debut):
        suite = not _est_phrase(plie, seul.end()) and 1 <= int(seul["jour"]) <= 31
        return Entete(None, None, _semaine(seul["semaine"]), seul.end(), int(seul["jour"])) if suite else None
    if semaine is None:
        return None
    fin = debut + len(JOURS[semaine])
    reste = plie[fin:].strip(" :.-*_")
    annonce = plie[fin:].lstrip()[:1] in (":", "-") and (len(reste) < 60 or plage_en_tete(reste))
    annonce = annonce or (plie[fin:].lstrip()[:1] == "(" and plage_en_tete(reste) is not None)
    moment = _MOMENT.match(reste)
    court = moment and (len(reste) < 30 or plage_en_tete(reste[moment.end() :].lstrip(" :-,(")))
    if not reste or court or annonce:
        return Entete(None, None, semaine, fin)
    return None


def _entete_numerotee(plie: str, numero: re.Match) -> Entete | None:
    if _est_phrase(plie, numero.end()):
        return None
    rang = numero["n"] or numero["j"] or numero["o"]
    trouvees = dates(plie)
    nom = next((n for n, jour in enumerate(JOURS) if jour in plie), None)
    n = int(rang) if rang.isdigit() else _ORDINAL[rang]
    return Entete(trouvees[0] if trouvees else None, n, trouvees[0].semaine if trouvees else nom, numero.end())


def _est_phrase(plie: str, depuis: int) -> bool:
    """A line that goes on as a sentence after the date: ends with a full stop, or with a comma then many words."""
    reste = plie[depuis:].strip()
    if len(reste) > 110 and not plage_en_tete(reste.lstrip(" :-,|>")):
        return True
    return (reste.endswith(".") and len(reste) > 25) or (reste.startswith(",") and len(reste) > 60)


def bloc(plie: str) -> bool:
    """A half-day heading: « Matin : », « L’après-midi », « Matinée (9h-12h30) »."""
    return plie[:1] in "lmase" and bool(_BLOC.match(plie))


def plusieurs_jours(plie: str) -> bool:
    """« Samedi et dimanche » alone: what follows is of several days, that only a person can tell."""
    return bool(_PLUSIEURS.fullmatch(plie))


def est_moment(plie: str) -> bool:
    """« matin », « après-midi » alone."""
    trouve = _MOMENT.match(plie)
    return bool(trouve) and not plie[trouve.end() :].strip(" :.-")


def annee_probable(entetes: Iterable[DateLue], textes: Iterable[str]) -> int | None:
    """The year of headings that leave it out: the only year written in the text with which their weekdays agree."""
    sans_annee = [e for e in entetes if e.annee is None]
    ecrites = {int(an) for texte in textes for an in _AN.findall(texte)}
    possibles = []
    for an in sorted(ecrites):
        jours = [(e.le(an), e.semaine) for e in sans_annee]
        if 1990 <= an and all(jour and semaine in (None, jour.weekday()) for jour, semaine in jours):
            possibles.append(an)
    return possibles[0] if len(possibles) == 1 else None


def decaler(premier: date, numero: int) -> date:
    """The date of the day number `numero` (1 is the first)."""
    return premier + timedelta(days=numero - 1)
