"""Hours written in letters at the head of a line: « neuf heures trente – dix heures et quart » becomes « 9h30 – 10h15 »."""

import re

from seminaire.programme.forme import plier


_UNITES = "zero une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
_HEURES = dict(zip(_UNITES, range(17), strict=True)) | {"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20}
_HEURES |= {"vingt et une": 21, "vingt-et-une": 21, "vingt-deux": 22, "vingt-trois": 23, "midi": 12, "minuit": 0}
_MINUTES = {"cinq": 5, "dix": 10, "quinze": 15, "vingt": 20, "vingt-cinq": 25, "trente": 30, "trente-cinq": 35}
_MINUTES |= {"quarante": 40, "quarante-cinq": 45, "cinquante": 50, "cinquante-cinq": 55}
_MINUTES |= {"et quart": 15, "et demi": 30, "et demie": 30, "moins cinq": -5, "moins dix": -10, "moins vingt": -20}
_MINUTES |= {"moins vingt-cinq": -25, "moins quart": -15, "moins le quart": -15, "moins un quart": -15}


def _au_choix(mots: dict[str, int]) -> str:
    return "|".join(sorted(mots, key=len, reverse=True))


def _heure(n: int) -> str:
    return (
        rf"(?:(?P<h{n}>{_au_choix(_HEURES)}) heures?|(?P<d{n}>midi|minuit)(?= (?:{_au_choix(_MINUTES)})\b))"
        rf"(?: (?P<m{n}>{_au_choix(_MINUTES)}))?(?![\w'-])"
    )


_LEAD = r"(?:a partir de|a compter de|des|de|a|vers|apres|environ|entre) "
_TETE = re.compile(rf"(?:{_LEAD})?{_heure(1)}")
_SUITE = re.compile(rf"(?P<sep> ?(?:-|/|>) ?| (?:a|et|jusqu'a) ){_heure(2)}")
# « deux heures plus tard », « douze heures de jeu »: a duration, whatever the line goes on with.
_DUREE = re.compile(r" (?:de|d'|par|plus|apres|avant|durant|pour)\b")
_MARQUE = re.compile(r" ?(?:$|[-:,|>/;(])")
_INITIALES = frozenset("zudtcqshnovmaàep")
_MATIN = 7 * 60


def en_chiffres(ligne: str, tete: int) -> str:
    """The line, the hour or range in letters that begins at `tete` written in figures."""
    if ligne[tete : tete + 1].lower() not in _INITIALES:
        return ligne
    plie = plier(ligne[: tete + 120])
    debut = _TETE.match(plie, tete)
    if debut is None or _DUREE.match(plie, debut.end()):
        return ligne
    fin = _SUITE.match(plie, debut.end())
    if fin is None and _minutes(debut, 1) < _MATIN and not _MARQUE.match(plie, debut.end()):
        return ligne
    morceaux = [ligne[: _nombre(debut, 1)], _en_heure(_minutes(debut, 1))]
    if fin is not None:
        morceaux += [ligne[debut.end() : _nombre(fin, 2)], _en_heure(_minutes(fin, 2))]
    return "".join([*morceaux, ligne[(fin or debut).end() :]])


def _nombre(trouve: re.Match, n: int) -> int:
    """Where the hour itself begins, after « à partir de »."""
    return trouve.start(f"h{n}") if trouve[f"h{n}"] else trouve.start(f"d{n}")


def _minutes(trouve: re.Match, n: int) -> int:
    heure = _HEURES[trouve[f"h{n}"] or trouve[f"d{n}"]]
    return heure * 60 + _MINUTES.get(trouve[f"m{n}"], 0)


def _en_heure(minutes: int) -> str:
    return f"{minutes // 60 % 24}h{minutes % 60:02d}"
