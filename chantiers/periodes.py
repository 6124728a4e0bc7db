"""Days, months and quarters as people give them for what is to come (pure).

A period is written as text that says its own precision: « 2024-06-30 », « 2024-06 », « 2024-T2 ». So « 2e trimestre 2024 » is
never told as 30 June, nor late before it ends.
"""

import calendar
import re
from datetime import date
from unicodedata import combining, normalize

from labo.typographie import MOIS, date_ecrite


LONGUEUR = 10
ANNEES = range(1990, 2100)
JOUR, MOIS_SEUL, TRIMESTRE = "jour", "mois", "trimestre"
CANONIQUE = re.compile(
    r"(?P<annee>\d{4})-(?:(?P<mois>0[1-9]|1[0-2])(?:-(?P<jour>0[1-9]|[12]\d|3[01]))?|T(?P<trimestre>[1-4]))"
)
ORDINAUX = {"1": 1, "2": 2, "3": 3, "4": 4, "premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4}
SEMAINE = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
NOTATIONS = tuple(
    re.compile(motif)
    for motif in (
        rf"(?:au )?(?P<ordinal>{'|'.join(ORDINAUX)}) ?(?:e|er|eme|nd|ieme)? trimestre (?P<annee>\d{{4}})",
        rf"(?:le )?(?:(?:{SEMAINE}) )?(?P<jour>\d{{1,2}})(?:er)? (?P<nom>[a-z]+)\.? (?P<annee>\d{{4}})",
        r"(?P<jour>\d{1,2}) ?[/.-] ?(?P<mois>\d{1,2}) ?[/.-] ?(?P<annee>\d{4}|\d{2})",
        r"(?P<annee>\d{4})-(?P<mois>\d{1,2})-(?P<jour>\d{1,2})",
        r"(?:en |fin |courant )?(?P<nom>[a-z]+)\.? (?P<annee>\d{4})",
        r"(?P<mois>\d{1,2}) ?[/.-] ?(?P<annee>\d{4})",
        r"(?P<annee>\d{4})-(?P<mois>\d{1,2})",
        r"(?:au )?[tq] ?(?P<trimestre>[1-4])[ /-]*(?P<annee>\d{4})",
        r"(?P<annee>\d{4})[ /-]*[tq] ?(?P<trimestre>[1-4])",
    )
)


class PeriodeIllisible(ValueError):
    """The message is French, for a person."""


class PeriodeInconnue(PeriodeIllisible):
    """No notation of a period at all."""


def lire(texte: str) -> str:
    """What a person typed, as the canonical text; "" for nothing. Raises PeriodeIllisible.

    Understood: « 30/06/2024 », « 30 juin 2024 », « juin 2024 », « 06/2024 », « T2 2024 », « 2e trimestre 2024 », and the
    canonical text itself.
    """
    plat = _plat(texte)
    if not plat:
        return ""
    for notation in NOTATIONS:
        if lu := notation.fullmatch(plat):
            return _composer(lu.groupdict())
    if _is_sans_annee(plat):
        raise PeriodeIllisible(f"Il manque l’année : écrivez-la après « {texte.strip()} ».")
    raise PeriodeInconnue("Écrivez un jour (30/06/2024), un mois (juin 2024) ou un trimestre (T2 2024).")


def _is_sans_annee(plat):
    """« 30 juin », « 30/06 », « T2 »: a period, were a year behind it."""
    if plat.isdigit():
        return False
    lus = (notation.fullmatch(plat + suite) for notation in NOTATIONS for suite in (" 2000", "/2000"))
    return any(lu and not ((nom := lu.groupdict().get("nom")) and _mois_de(nom) is None) for lu in lus)


def _plat(texte):
    plat = normalize("NFKD", texte.casefold())
    return " ".join("".join(signe for signe in plat if not combining(signe)).replace("’", "'").split())


def _composer(lu):
    annee = int(lu["annee"]) + (2000 if len(lu["annee"]) == 2 else 0)
    if annee not in ANNEES:
        raise PeriodeIllisible(f"L’année {annee} est hors de portée : vérifiez-la.")
    trimestre = lu.get("trimestre") or ORDINAUX.get(lu.get("ordinal"))
    if trimestre:
        return f"{annee}-T{trimestre}"
    mois = int(lu["mois"]) if lu.get("mois") else _mois_de(lu["nom"])
    if mois not in range(1, 13):
        raise PeriodeIllisible("Ce mois n’existe pas.")
    if not lu.get("jour"):
        return f"{annee}-{mois:02}"
    jour = int(lu["jour"])
    if not 1 <= jour <= calendar.monthrange(annee, mois)[1]:
        raise PeriodeIllisible("Ce jour n’existe pas dans le calendrier.")
    return f"{annee}-{mois:02}-{jour:02}"


def _mois_de(nom):
    """« juin », « sept. », « févr. »: at least three letters, and of one month only; None for anything else."""
    trouves = [rang for rang, mois in enumerate(MOIS, 1) if len(nom) >= 3 and _plat(mois).startswith(nom)]
    return trouves[0] if len(trouves) == 1 else None


def is_canonique(periode: str) -> bool:
    lu = CANONIQUE.fullmatch(periode)
    return bool(lu) and (not lu["jour"] or int(lu["jour"]) <= calendar.monthrange(int(lu["annee"]), int(lu["mois"]))[1])


def precision(periode: str) -> str:
    """« jour », « mois » or « trimestre », of a canonical text."""
    return TRIMESTRE if "T" in periode else JOUR if len(periode) == LONGUEUR else MOIS_SEUL


def debut(periode: str) -> date:
    """Its first day."""
    annee, mois, jour, _ = _parties(periode)
    return date(annee, mois, jour or 1)


def fin(periode: str) -> date:
    """Its last day: what is due in a period is late from the day after."""
    annee, mois, jour, duree = _parties(periode)
    dernier = mois + duree - 1
    return date(annee, dernier, jour or calendar.monthrange(annee, dernier)[1])


def _parties(periode):
    """(year, first month, day or None, length in months)."""
    lu = CANONIQUE.fullmatch(periode)
    if lu is None:
        raise ValueError(f"not a period: {periode!r}")
    annee = int(lu["annee"])
    if lu["trimestre"]:
        return annee, 3 * int(lu["trimestre"]) - 2, None, 3
    return annee, int(lu["mois"]), int(lu["jour"]) if lu["jour"] else None, 1


def ecrire(periode: str) -> str:
    """« 30 juin 2024 », « juin 2024 », « 2e trimestre 2024 »; "" for nothing."""
    if not periode:
        return ""
    if precision(periode) == JOUR:
        return date_ecrite(debut(periode))
    if precision(periode) == MOIS_SEUL:
        return f"{MOIS[debut(periode).month - 1]} {periode[:4]}"
    rang = periode[-1]
    return f"{rang}{'er' if rang == '1' else 'e'} trimestre\u00a0{periode[:4]}"


def a(periode: str) -> str:
    """When something is put off to: « au 30 juin 2024 », « à juin 2024 », « au 2e trimestre 2024 »; "" for nothing."""
    if not periode:
        return ""
    return f"{'à' if precision(periode) == MOIS_SEUL else 'au'} {ecrire(periode)}"


def decaler(periode: str, jours: int) -> str:
    """The same precision, so many days later (or earlier); a month or a quarter moves by whole ones, the nearest."""
    if precision(periode) == JOUR:
        return date.fromordinal(debut(periode).toordinal() + jours).isoformat()
    pas = 3 if precision(periode) == TRIMESTRE else 1
    mois = round(jours / 30.44 / pas) * pas
    annee, premier, _, _ = _parties(periode)
    total = annee * 12 + premier - 1 + mois
    annee, rang = divmod(total, 12)
    return f"{annee}-T{rang // 3 + 1}" if pas == 3 else f"{annee}-{rang + 1:02}"


def is_depassee(periode: str, aujourd_hui: date) -> bool:
    return bool(periode) and fin(periode) < aujourd_hui
