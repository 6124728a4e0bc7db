"""Hours in one form, whatever a line writes: « 9.30 », « 9 : 30 – 10 : 00 », « 9 h. », « 8 h du soir », « 22h à … »."""

import re

from seminaire.programme import tableaux
from seminaire.programme.lettres import en_chiffres


_ESPACEE = re.compile(r"(\d{1,2}) ?: ?([0-5]\d) ?([-–—]|à) ?(\d{1,2}) ?: ?([0-5]\d)(?!\d)")
_POINTEE = re.compile(
    r"(?:de )?(?P<h>2[0-3]|[01]?\d)\.(?P<m>[0-5]\d)(?:(?P<sep> ?(?:[-–—/]|à) ?)(?P<h2>2[0-4]|[01]?\d)\.(?P<m2>[0-5]\d))?"
    r"(?![\w.,]|\s?[€%])(?:\s?h(?!\w))?",
    re.IGNORECASE,
)
_ABREGEE = re.compile(
    r"((?:de |des |dès |à )?\d{1,2} ?h(?: ?[0-5]\d)?)\.(?P<m>[0-5]\d\b)?", re.IGNORECASE
)  # « 9 h. », « 15h.30 »
_DEUX_CASES = re.compile(r"(\d{1,2} ?(?:[hH]|:)(?: ?\d\d)?) ?\| ?(\d{1,2} ?(?:[hH]|:)(?: ?\d\d)?) ?(?=\|)")
_SANS_FIN = re.compile(
    r"^(\W*(?:[Dd]e )?\d{1,2} ?[hH:] ?(?:\d\d)?) ?(?:[-–—]|à) ?(?:…|\.{2,}|\?+|_{2,})"
)  # « 22h à … »
_DU_SOIR = re.compile(
    r"(?P<h>\d{1,2}) ?h(?:eures?)? ?(?P<m>[0-5]\d)? (?:du |de l[’'])(?P<quand>matin|soir|après-midi)\b", re.IGNORECASE
)
_EMPHASE = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=[^\s*_])([^*_]{1,300}?)(?<=\S)\1(?![\w*_])")
_POINTEES_MIN = 3  # dotted hours without an end that a text must hold to be believed
_MATIN = 6
_MARQUES = re.compile(r"(?:[^\w\n(\[«\"“]|_)*")


def mettre_en_forme(brut: str, *, pointees: bool, table: bool) -> str:
    """The line without the emphasis of Markdown, its wide blanks as cells, « 9.30 » and « 9 : 30 – 10 : 00 » as « 9:30 »."""
    if "*" in brut or "_" in brut:
        brut = _EMPHASE.sub(r"\2", brut)
    brut = tableaux.separer_csv(tableaux.separer_blancs(brut))
    tete = _MARQUES.match(brut).end()
    if pointees and (lue := _POINTEE.match(brut, tete)):
        fin = f"{lue['sep']}{lue['h2']}:{lue['m2']}" if lue["sep"] else ""
        return f"{brut[:tete]}{lue['h']}:{lue['m']}{fin}{brut[lue.end() :]}"
    if "." in brut and _ABREGEE.match(brut, tete):
        brut = brut[:tete] + _ABREGEE.sub(_sans_point, brut[tete : tete + 40]) + brut[tete + 40 :]
    if " d" in brut:
        brut = brut[:tete] + _DU_SOIR.sub(_sur_vingt_quatre, brut[tete : tete + 60]) + brut[tete + 60 :]
    if not table and (lue := _DEUX_CASES.match(brut, tete)):
        return f"{brut[:tete]}{lue[1]} – {lue[2]} {brut[lue.end() :]}"
    if lue := _ESPACEE.match(brut, tete):
        return f"{brut[:tete]}{lue[1]}:{lue[2]} {lue[3]} {lue[4]}:{lue[5]}{brut[lue.end() :]}"
    brut = en_chiffres(brut, tete)
    return _SANS_FIN.sub(r"\1 ", brut) if any(c in brut for c in "….?_") else brut


def _sur_vingt_quatre(dite: re.Match) -> str:
    """« 8 h du soir » is « 20h »; « 2 h du matin » is « 2h »."""
    heure = int(dite["h"]) + (12 if dite["quand"] != "matin" and int(dite["h"]) < 12 else 0)
    return f"{heure}h{dite['m'] or ''}"


def _sans_point(abregee: re.Match) -> str:
    return f"{abregee[1]}{abregee['m']}" if abregee["m"] else f"{abregee[1]} "


def a_des_heures_pointees(bruts: list[str]) -> bool:
    """Does this text write « 9.30 »? One range at the head of a line says so, or three hours that end in 0 or 5."""
    seules = 0
    for brut in bruts:
        lue = _POINTEE.match(brut, _MARQUES.match(brut).end())
        if lue and lue["sep"]:
            if (int(lue["h"]), int(lue["m"])) < (int(lue["h2"]), int(lue["m2"])):
                return True
        elif lue and lue["m"][1] in "05" and int(lue["h"]) >= _MATIN:
            seules += 1
    return seules >= _POINTEES_MIN
