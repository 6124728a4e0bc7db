"""From the pasted text to its lines, one by one: bullets, numbers, Markdown and bars of tables off; hours in one form."""

import re
from collections.abc import Iterator

from labo.textes import normaliser
from seminaire.programme import tableaux
from seminaire.programme.lettres import en_chiffres
from seminaire.programme.ligne import Ligne


_PUCE = re.compile(r"""(?:(?:[^\w\s(\[«"“”'’‘„@&€$%§!?.,;:/\\{<°…]|_)\s*)+(?:o (?=[A-ZÀ-Þ\d«]))?|o (?=[A-ZÀ-Þ\d«])""")
_PUCE_O = re.compile(r"^\s*o(?:\s{2,}|\t)(?=\S)")  # Word's bullet, pasted with its tab
_MARQUES = re.compile(r"(?:[^\w\n(\[«\"“]|_)*")
_NUMERO = re.compile(
    r"(?:\d{1,2} ?[.)] [ |]*|\d{1,2}[°/] |\d{1,2} [-–] (?=\d{1,2} ?[hH:][\dhH ]{0,4} ?(?:à|[-–]) ?\d)|(?P<lettre>[a-h])[.)] )(?=[^\W\d]|[«\"“(\[]|\d{1,2} ?(?:[hH:]|[-–—] ?\d))"
)
_COLLEE = re.compile(r"(\d\s?[hH:]\s?\d\d)(?=[A-ZÀ-ÖØ-Þ][^\W\d_])")
_EMPHASE = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=[^\s*_])([^*_]{1,300}?)(?<=\S)\1(?![\w*_])")
_ESPACEE = re.compile(r"(\d{1,2}) ?: ?([0-5]\d) ?([-–—]|à) ?(\d{1,2}) ?: ?([0-5]\d)(?!\d)")
_POINTEE = re.compile(
    r"(?:de )?(?P<h>2[0-3]|[01]?\d)\.(?P<m>[0-5]\d)(?:(?P<sep> ?(?:[-–—/]|à) ?)(?P<h2>2[0-4]|[01]?\d)\.(?P<m2>[0-5]\d))?"
    r"(?![\w.,]|\s?[€%])(?:\s?h(?!\w))?",
    re.IGNORECASE,
)
_ABREGEE = re.compile(r"((?:de |des |dès |à )?\d{1,2} ?h(?: ?[0-5]\d)?)\.(?P<m>[0-5]\d\b)?", re.IGNORECASE)  # « 9 h. », « 15h.30 »
_DEUX_CASES = re.compile(r"(\d{1,2} ?(?:[hH]|:)(?: ?\d\d)?) ?\| ?(\d{1,2} ?(?:[hH]|:)(?: ?\d\d)?) ?(?=\|)")
_DU_SOIR = re.compile(r"(?P<h>\d{1,2}) ?h(?:eures?)? ?(?P<m>[0-5]\d)? (?:du |de l[’'])(?P<quand>matin|soir|après-midi)\b", re.IGNORECASE)
_SANS_FIN = re.compile(r"^(\W*(?:[Dd]e )?\d{1,2} ?[hH:] ?(?:\d\d)?) ?(?:[-–—]|à) ?(?:…|\.{2,}|\?+|_{2,})")  # « 22h à … »
_INVISIBLES = {0xFEFF: " ", 0x200B: " "}
_TIRETS = ("-", "–", "—", "à", "/", ">", "→")
_POINTEES_MIN = 3  # dotted hours without an end that a text must hold to be believed
_MATIN = 6


def lignes_physiques(texte: str) -> Iterator[Ligne]:
    """The lines of a text that say something, classified; the rows of a table by their columns."""
    bruts = normaliser(tableaux.separer_cellules(texte)).translate(_INVISIBLES).split("\n")
    pointees = _a_des_heures_pointees(bruts)
    vide, table, precedente, jour = False, None, None, ""
    for numero, brut in enumerate(bruts):
        propre, forme = " ".join(brut.split()), _mettre_en_forme(brut, pointees=pointees, table=table is not None)
        corps, puce = _sans_puce(forme)
        if not corps:
            if propre in _TIRETS and precedente is not None and precedente.est_une_heure_seule():
                precedente.texte += f" {propre}"  # « 9h30 », « – », « 10h » on three lines
            vide = vide or not propre
            continue
        entetes = tableaux.entetes(forme) if "|" in forme else None
        rangee = table.lire(forme) if table and "|" in forme else None
        if table is None and "|" in forme:
            corps, puce = _sans_puce(tableaux.heure_devant(forme))
        lignes = _rangee(rangee, numero, propre) if rangee else [_ligne(corps, numero, propre, puce=puce)]
        if rangee and rangee.jour and rangee.jour != jour:
            jour = rangee.jour
            lignes.insert(0, _ligne(jour, numero, jour))
        table = entetes or table
        if entetes:
            lignes[0].nature, lignes[0].plage = "annonce", None
        lignes[0].vide_avant, vide = vide, False
        lignes[0].retrait += len(brut) - len(brut.lstrip())
        yield from lignes
        precedente = lignes[-1]


def _rangee(rangee: tableaux.Rangee, numero: int, propre: str) -> list[Ligne]:
    lignes = []
    for n, (texte, colonnes) in enumerate(zip(rangee.textes, rangee.colonnes, strict=True)):
        ligne = _ligne(texte, numero, propre if n == 0 else texte)
        ligne.colonnes, ligne.puce = colonnes, ligne.plage is None
        ligne.simultane = rangee.a_une_heure and len(rangee.textes) > 1
        lignes.append(ligne)
    return lignes


def _ligne(corps: str, numero: int, propre: str, *, puce: bool = False) -> Ligne:
    rang, retrait = _NUMERO.match(corps), 0
    if rang:
        puce, retrait = True, 1 if rang["lettre"] else 0
        corps = corps if rang["lettre"] else corps[rang.end() :]
    if corps[-1] in "|*_ " or corps[0].isdigit():
        corps = _COLLEE.sub(r"\1 ", corps.rstrip("|*_ "))
    ligne = Ligne(corps, [(numero, propre)], puce=puce, retrait=retrait)
    ligne.classer()
    return ligne


def _sans_puce(forme: str) -> tuple[str, bool]:
    propre = " ".join(_PUCE_O.sub("• ", forme).split())
    puce = _PUCE.match(propre)
    corps = propre[puce.end() :] if puce else propre
    if not any(c.isalnum() for c in corps):
        corps = propre if any(c.isalnum() for c in propre) else ""
    return corps, bool(puce) and puce.group()[0] not in "|#_"


def _mettre_en_forme(brut: str, *, pointees: bool, table: bool) -> str:
    """The line without the emphasis of Markdown, its wide blanks as cells, « 9.30 » and « 9 : 30 – 10 : 00 » as « 9:30 »."""
    if "*" in brut or "_" in brut:
        brut = _EMPHASE.sub(r"\2", brut)
    brut = tableaux.separer_csv(tableaux.separer_blancs(brut))
    tete = _MARQUES.match(brut).end()
    if pointees and (lue := _POINTEE.match(brut, tete)):
        fin = f"{lue['sep']}{lue['h2']}:{lue['m2']}" if lue["sep"] else ""
        return f"{brut[:tete]}{lue['h']}:{lue['m']}{fin}{brut[lue.end() :]}"
    if lue := _ABREGEE.match(brut, tete):
        brut = brut[:tete] + _ABREGEE.sub(_sans_point, brut[tete : tete + 40]) + brut[tete + 40 :]
    brut = brut[:tete] + _DU_SOIR.sub(_sur_vingt_quatre, brut[tete : tete + 60]) + brut[tete + 60 :]
    if not table and (lue := _DEUX_CASES.match(brut, tete)):
        return f"{brut[:tete]}{lue[1]} – {lue[2]} {brut[lue.end() :]}"
    if lue := _ESPACEE.match(brut, tete):
        return f"{brut[:tete]}{lue[1]}:{lue[2]} {lue[3]} {lue[4]}:{lue[5]}{brut[lue.end() :]}"
    return _SANS_FIN.sub(r"\1 ", en_chiffres(brut, tete))


def _sur_vingt_quatre(dite: re.Match) -> str:
    """« 8 h du soir » is « 20h »; « 2 h du matin » is « 2h »."""
    heure = int(dite["h"]) + (12 if dite["quand"] != "matin" and int(dite["h"]) < 12 else 0)
    return f"{heure}h{dite['m'] or ''}"


def _sans_point(abregee: re.Match) -> str:
    return f"{abregee[1]}{abregee['m']}" if abregee["m"] else f"{abregee[1]} "


def _a_des_heures_pointees(bruts: list[str]) -> bool:
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
