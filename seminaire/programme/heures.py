"""Hours as French programmes write them. Everything here works on text folded by `forme.plier`; units are minutes of the day.

Source: the notations counted in real programmes (« 9 h 30 – 10 h », « De 9h à 10h », « 09:30 > 10:00 », « Dès 18h »…).
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache


_APRES = r"(?!\w)"


def _heure(n: int) -> str:
    """One hour; a lone digit of minutes (« 18 h 5 ») needs a mark or the end after it: « 15 h 5 ateliers » keeps its 5."""
    return (
        rf"(?P<h{n}>2[0-4]|[01]?\d)"
        rf"(?: ?(?:heures?|h)(?: ?(?P<m{n}>[0-5]\d)(?!\d)(?: ?(?:min|mn)\b|')?| (?P<u{n}>\d)(?= *(?:$|[-:/>)\]]))"
        rf"| (?P<w{n}>trente|quinze|quarante-cinq|et demie?|et quart)\b)?"
        rf"|:(?P<c{n}>[0-5]\d)(?:h\b| ?(?P<p{n}>[ap])\.?m\b\.?)?| ?(?P<q{n}>[ap])\.?m\b\.?){_APRES}"
    )


_EN_LETTRES = {"trente": 30, "demie": 30, "demi": 30, "quinze": 15, "quart": 15, "quarante-cinq": 45}
_MOT_HEURE = r"(?P<x2>midi|minuit)\b"
_ENTRE_DEUX = r"(?: ?(?:-{1,2}>?|=?>|/) ?| (?:jusqu'a|a) )"
_FIN = rf"(?:{_heure(2)}|{_MOT_HEURE})"
_LEAD = r"(?:(?P<prep>a partir de|a compter de|des|de|a|vers|apres|environ|entre) )?"
_APPROXIMATIVES = ("vers", "apres", "environ")
_TETE = re.compile(rf"[(\[]?{_LEAD}{_heure(1)}(?:(?P<sep>{_ENTRE_DEUX}| et ){_FIN})?[)\]]?")
_TETE_NUE = re.compile(rf"[(\[]?(?P<prep>de )?(?P<h1>2[0-3]|[01]?\d)(?: ?- ?| a ){_heure(2)}[)\]]?")
_TETE_MOT = re.compile(rf"[(\[]?(?:de )?(?P<x1>midi|minuit)\b{_ENTRE_DEUX}{_FIN}[)\]]?")
_PLAGE = re.compile(rf"(?<![\w.,:/-]){_heure(1)}{_ENTRE_DEUX}{_FIN}")
_DEBUT = re.compile(rf"(?<![\w.,:/-]){_heure(1)}")
_QUEUE = re.compile(
    rf"(?P<avant>[-:/|,(\[] ?|\b(?:a partir de|a|des|de|entre) |(?<=\w) )[(\[]?{_LEAD}{_heure(1)}"
    rf"(?:(?P<sep>{_ENTRE_DEUX}| et ){_FIN})?[)\]]? ?[.]?$"
)
_INCISE = re.compile(rf"(?:[-:/|,(\[] ?|\b(?P<prep>de) ){_heure(1)}{_ENTRE_DEUX}{_FIN}[)\]]? ?(?=[-:|] ?\w)")
# « Accueil à 9h, parvis », « ACCUEIL : 10h au stade »: one hour between what happens and where.
_INCISE_SEULE = re.compile(
    rf" ?(?P<avant>: ?|, | - |\b(?:a|des|a partir de|vers) ){_heure(1)}"
    r"(?=,? (?:avec |par |pour |suivie? |au |aux |a la |a l'|devant |dans |chez |en |sur |place |salle )| ?[,:(] ?\w| - )"
)
_NUE = re.sub(r"\?P<\w+>", "?:", _heure(1))
_UNE = re.compile(rf"{_NUE}(?:{_ENTRE_DEUX}{_NUE})?")
_MULTIPLES = re.compile(
    rf"(?P<heures>{_NUE}(?: ?- ?{_NUE})?(?:(?P<virgule> ?, ?| et | puis | & | / (?=[^:]{{3,14}}-)){_NUE}(?: ?- ?{_NUE})?){{1,5}})"
    rf" ?(?P<marque>[:>|-])? ?(?=[^\W\d]|[«\"])"
)
_SEULES = re.compile(rf"{_NUE}(?:(?: ?, ?| et | & ){_NUE}){{1,5}} ?:?")
_SEULE_SUITE = re.compile(rf"(?:-{{1,2}}>?|=?>|/|a|jusqu'a) ?{_FIN}{_APRES}")
_PAS_UNE_HEURE = re.compile(
    r" ?(?:[€%+]|/ ?\d|/ ?(?:jour|semaine|mois|an)\b|par (?:jour|semaine|mois|an)\b|euros?\b|hebdomadaires?\b"
    r"|chrono\b|(?:et|ou|puis) |de (?:travail|cours|formation|route|vol|trajet|marche|benevolat|train|debats?)\b)"
)
_DUREE_NUE = re.compile(r" ?(?:de |d')")
_QUART = {"1/4": 15, "1/2": 30, "3/4": 45}
_DUREE = (
    r"(?:environ |env\. ?|duree ?:? ?)?(?:(?P<q>[123]/[24]) ?(?:d')?h(?:eures?)?"
    r"|(?P<mots>une heure et demie|une heure|deux heures|(?:une )?demi-heure|(?:un )?quart d'heure|trois quarts d'heure)"
    r"|(?P<dh>\d{1,2}) ?h(?:eures?)? ?(?P<dm>[0-5]\d)?(?: ?(?:minutes?|min|mn|'))?|(?P<mn>\d{1,3}) ?(?:minutes?|min|mn|'))"
)
_MOTS_DE_DUREE = (("et demie", 90), ("une heure", 60), ("deux", 120), ("demi", 30), ("trois", 45), ("quart", 15))
_DUREE_CROCHETS = re.compile(rf"[(\[] ?{_DUREE} ?(?P<doute>\?)? ?[)\]]")
# At the end: after a mark or « durée », or minutes after a word (« Pause 10 min », but not « toutes les 10 min »).
_DUREE_QUEUE = re.compile(rf"(?:[-,:/|;] ?(?:duree ?:? ?)?|\bduree ?:? ?){_DUREE}$")
_DUREE_NUE_EN_QUEUE = re.compile(
    r"(?<=\w)(?<!\bde)(?<!\bles)(?<!\ben)(?<!\bx)(?<!\d)(?<!\ba)(?<!\bou)(?<!\bet) (?P<mn>\d{1,3}) ?(?:minutes|min|mn|')$"
)


@dataclass(frozen=True, slots=True)
class Plage:
    """Where an hour or a range stands in the line (`de`, `a`: positions) and what it says, in minutes of the day."""

    debut: int
    fin: int | None
    de: int
    a: int
    approximative: bool = False


@dataclass(frozen=True)
class Duree:
    """A written duration, in minutes, and where it stands in the line."""

    minutes: int
    de: int
    a: int
    doute: bool = False


def _minutes(trouve: re.Match, n: int) -> int:
    groupes = trouve.groupdict()
    if mot := groupes.get(f"x{n}"):
        return 12 * 60 if mot == "midi" else 24 * 60 * (n - 1)
    minutes = next((groupes[nom] for nom in (f"m{n}", f"u{n}", f"c{n}") if groupes.get(nom)), "0")
    minutes = _EN_LETTRES[mot.split(" ")[-1]] if (mot := groupes.get(f"w{n}")) else int(minutes)
    heure, moitie = int(groupes[f"h{n}"]), groupes.get(f"p{n}") or groupes.get(f"q{n}")
    if moitie and heure <= 12:  # « 2pm », « 12am »
        heure = heure % 12 + (12 if moitie == "p" else 0)
    return heure * 60 + minutes


def _plage(trouve: re.Match) -> Plage | None:
    groupes = trouve.groupdict()
    debut = _minutes(trouve, 1)
    fin = _minutes(trouve, 2) if groupes.get("h2") or groupes.get("x2") else None
    if debut >= 24 * 60 or (fin or 0) > 24 * 60:
        return None
    prep = groupes.get("prep")
    if (prep == "entre") != (groupes.get("sep") == " et ") or (prep == "de" and fin is None):
        return None
    return Plage(debut, fin, trouve.start(), trouve.end(), approximative=prep in _APPROXIMATIVES)


@lru_cache(maxsize=4096)
def plage_en_tete(plie: str) -> Plage | None:
    """The hour or range with which the line begins, or None; a price, a duration, a rhythm (« 24h/24 ») is not one."""
    if not plie or not (plie[0].isdigit() or plie[0] in "([adevm"):
        return None
    trouve = _TETE.match(plie) or _TETE_MOT.match(plie)
    plage = _plage(trouve) if trouve else None
    if plage is None or plage.fin is None:
        plage = _plage_nue(plie) or plage
    if plage is None or _PAS_UNE_HEURE.match(plie, plage.a):
        return None
    if plage.fin is None and plage.debut < 8 * 60 and _DUREE_NUE.match(plie, plage.a):
        return None
    return plage


def _plage_nue(plie: str) -> Plage | None:
    """« 9-10h », « de 9 à 17h30 »: the first hour has no mark. « 2-3h de route » and « 5 à 7 » are not ranges of hours."""
    trouve = _TETE_NUE.match(plie)
    if not trouve:
        return None
    debut, fin = int(trouve["h1"]) * 60, _minutes(trouve, 2)
    if debut < 6 * 60 or fin <= debut or fin > 24 * 60:
        return None
    return Plage(debut, fin, 0, trouve.end())


def plage_en_queue(plie: str) -> Plage | None:
    """The hour or range with which the line ends, its introducing mark included (« … / 10h15 – 12h00 », « … (15h) »)."""
    depart = max(0, len(plie) - 60)
    trouve = _QUEUE.search(plie, depart)
    return _plage(trouve) if trouve else None


def heures_multiples(plie: str) -> tuple[list[tuple[int, int]], int] | None:
    """« 11h et 15h : spectacle », « 9h-12h / 14h-17h : stands »: where each hour stands, and where the title begins."""
    trouve = _MULTIPLES.match(plie) if plie[:1].isdigit() else None
    if not trouve or not (trouve["marque"] or trouve["virgule"]):
        return None
    if _PAS_UNE_HEURE.match(plie, trouve.end("heures")):
        return None
    return [t.span() for t in _UNE.finditer(plie, 0, trouve.end("heures"))], trouve.end()


def seules_heures(plie: str) -> bool:
    """Is the line nothing but several hours (« 11h30 et 18h »)?"""
    return plie[:1].isdigit() and 5 < len(plie) < 60 and bool(_SEULES.fullmatch(plie))


def n_est_pas_une_heure(plie: str, depuis: int) -> bool:
    """Does what follows the hour make it a price, a rhythm, a duration?"""
    return bool(_PAS_UNE_HEURE.match(plie, depuis))


def plage_incise(plie: str) -> Plage | None:
    """The range that parts a name from its title (« Conférence de 9h à 10h : … », « Atelier 1 (10h-12h) – … »), or None."""
    trouve = _INCISE.search(plie, 3, 110)
    return _plage(trouve) if trouve else None


def heure_incise(plie: str) -> Plage | None:
    """The only hour that parts what happens from where (« Rendez-vous à 8h45 devant la gare »), or None."""
    trouve = _INCISE_SEULE.search(plie, 3, 110)
    if not trouve or _PAS_UNE_HEURE.match(plie, trouve.end()) or len(plages_au_milieu(plie, 0)) != 1:
        return None
    plage = _plage(trouve)
    return plage and replace(plage, approximative=trouve["avant"].startswith("vers"))


def est_suite_de_plage(plie: str) -> int | None:
    """« – 10h00 » at the beginning of a line, after « 9h30 » alone on the line before: the end, in minutes, or None."""
    trouve = _SEULE_SUITE.match(plie)
    return _minutes(trouve, 2) if trouve else None


def plages_au_milieu(plie: str, depuis: int) -> list[Plage]:
    """Ranges, then hours alone, found after position `depuis`, in the order of the line."""
    plages = [_plage(trouve) for trouve in _PLAGE.finditer(plie, depuis)]
    prises = {position for p in plages if p for position in range(p.de, p.a)}
    seules = [_plage(trouve) for trouve in _DEBUT.finditer(plie, depuis) if trouve.start() not in prises]
    return sorted((p for p in plages + seules if p), key=lambda p: p.de)


def _crochets(plie: str) -> re.Match | None:
    """A duration in brackets; that of one thing among several (« Bilan, vote (10 min), clôture ») is not the séance's."""
    trouve = _DUREE_CROCHETS.search(plie)
    parmi = trouve and "," in plie[: trouve.start()] and plie[trouve.end() : trouve.end() + 1] == ","
    return None if parmi else trouve


def duree(plie: str) -> Duree | None:
    """A duration in brackets, or at the end: « (1h30) », « [20 mn] », « (3/4 h) », « – 35 min », « Pause 10 min »."""
    fin = max(0, len(plie) - 30)
    trouve = _crochets(plie) or _DUREE_QUEUE.search(plie, fin) or _DUREE_NUE_EN_QUEUE.search(plie, fin)
    if not trouve:
        return None
    groupes = trouve.groupdict()
    if groupes.get("q"):
        minutes = _QUART.get(groupes["q"], 0)
    elif groupes.get("mots"):
        minutes = next(n for mots, n in _MOTS_DE_DUREE if mots in groupes["mots"])
    elif groupes.get("dh"):
        minutes = int(groupes["dh"]) * 60 + int(groupes["dm"] or 0)
    else:
        minutes = int(groupes["mn"])
    if not 0 < minutes <= 8 * 60:
        return None
    return Duree(minutes, trouve.start(), trouve.end(), doute=bool(groupes.get("doute")))
