"""A document received → lines of plain text: a paragraph or a row of a table each, lists indented (pure).

pandoc, sandboxed, makes a tree of it; a row of a table is written « | 9h | Accueil | Ana Roy | », what its cells hold more
follows on lines of its own.
"""

import json
import re
from collections.abc import Iterator
from html import escape

from labo.documents.paquets import ABIME, DocumentIllisible, alleger
from labo.documents.programmes import DocumentImpossible, pandoc_relire


LOURD = "Ce document est trop lourd ou trop compliqué à lire. Ouvrez-le, copiez son texte, puis collez-le dans la zone de texte."
_HEURE = re.compile(r"\D{0,12}\d{1,2} ?(?:[hH]|:\d\d)")
_BALISE = re.compile(r"<[^<>]{0,500}>")


def relire_paquet(octets: bytes) -> str:
    """The text of a DOCX or an ODT. Raises DocumentIllisible."""
    format, leger = alleger(octets)
    return _relire(leger, format)


def relire_balises(texte: str, format: str) -> str:
    """The text of Markdown (« gfm ») or of a web page (« html »). Raises DocumentIllisible."""
    return _relire(texte.encode(), format)


def titre_de(arbre: dict) -> str:
    """The title that a document bears beside its body, as escaped HTML; "" where it has none."""
    return escape(" ".join(" ".join(_meta(arbre["meta"]["title"], [])).split())) if "title" in arbre["meta"] else ""


def _relire(octets: bytes, format: str) -> str:
    try:
        arbre = json.loads(pandoc_relire(octets, format))
        return "\n".join(_document(arbre)).strip("\n")
    except DocumentImpossible as erreur:
        raise DocumentIllisible(LOURD if erreur.is_lourd else ABIME) from None
    except RecursionError:
        raise DocumentIllisible(LOURD) from None


def _document(arbre: dict) -> Iterator[str]:
    notes: list[list] = []
    for nom in ("title", "subtitle", "author", "date"):  # paragraphs that bear these styles
        if meta := arbre["meta"].get(nom):
            yield from (*_meta(meta, notes), "")
    yield from _blocs(arbre["blocks"], notes)
    for note in notes:
        yield ""
        yield from _blocs(note, [])


def _meta(meta: dict, notes: list) -> Iterator[str]:
    if meta["t"] == "MetaList":
        for une in meta["c"]:
            yield from _meta(une, notes)
    elif meta["t"] == "MetaBlocks":
        yield from _blocs(meta["c"], notes)
    elif meta["t"] in ("MetaInlines", "MetaString"):
        yield from (_mots(meta["c"], notes) if meta["t"] == "MetaInlines" else meta["c"]).split("\n")


def _blocs(blocs: list, notes: list) -> Iterator[str]:
    for bloc in blocs:
        yield from _bloc(bloc["t"], bloc.get("c"), notes)


def _bloc(type: str, c, notes: list) -> Iterator[str]:
    if type in ("Para", "Plain"):
        yield from _mots(c, notes).split("\n")
    elif type == "Header":
        yield from ("", *_mots(c[2], notes).split("\n"))
    elif type == "LineBlock":
        yield from (_mots(ligne, notes) for ligne in c)
    elif type in ("CodeBlock", "RawBlock"):
        yield from _BALISE.sub(" ", c[1]).split("\n")
    elif type in _DEDANS:
        yield from _DEDANS[type](c, notes)
    else:  # a rule across the page
        yield ""


def _liste(items: list, notes: list, premier: int | None = None) -> Iterator[str]:
    for rang, item in enumerate(items, premier or 0):
        yield from _en_retrait(_blocs(item, notes), "- " if premier is None else f"{rang}. ")


def _definitions(c: list, notes: list) -> Iterator[str]:
    for terme, definitions in c:
        yield from _mots(terme, notes).split("\n")
        for definition in definitions:
            yield from _blocs(definition, notes)


def _en_retrait(lignes: Iterator[str], marque: str) -> Iterator[str]:
    for n, ligne in enumerate(lignes):
        yield f"{marque if n == 0 else '  '}{ligne}" if ligne else ""


_SIMPLES = {"Space": " ", "SoftBreak": "\n", "LineBreak": "\n"}
_CONTENU = {"Quoted": 1, "Cite": 1, "Link": 1, "Image": 1, "Span": 1}  # where their words stand


def _mots(inlines: list, notes: list) -> str:
    morceaux = []
    for inline in inlines:
        type, c = inline["t"], inline.get("c")
        if type in _SIMPLES:
            morceaux.append(_SIMPLES[type])
        elif type == "Str":
            morceaux.append(c)
        elif type in ("Code", "Math"):
            morceaux.append(c[1])
        elif type == "RawInline":
            morceaux.append(_BALISE.sub("", c[1]))
        elif type == "Note":
            notes.append(c)
        else:  # Emph, Strong, Superscript…: their words
            morceaux.append(_mots(c[_CONTENU[type]] if type in _CONTENU else c, notes))
    return "".join(morceaux)


_DEDANS = {
    "BulletList": _liste,
    "OrderedList": lambda c, notes: _liste(c[1], notes, c[0][0]),
    "DefinitionList": _definitions,
    "BlockQuote": _blocs,
    "Div": lambda c, notes: _blocs(c[1], notes),
    "Figure": lambda c, notes: _blocs(c[2], notes),
    "Table": lambda c, notes: ("", *_table(c, notes), ""),
}

# -- tables -----------------------------------------------------------------------------------------------------------


def _table(c: list, notes: list) -> Iterator[str]:
    yield from _blocs(c[1][1], notes)
    groupes = [c[3][1], *(rangees for _, _, tete, corps in c[4] for rangees in (tete, corps)), c[5][1]]
    couvertes: dict[int, int] = {}  # column: how many rows below still belong to a cell above
    for rangee in (rangee for rangees in groupes for rangee in rangees):
        yield from _rangee(_cellules(rangee[1], couvertes, notes))


def _cellules(cases: list, couvertes: dict[int, int], notes: list) -> list[list[str]]:
    """The lines of each column of a row, none where a cell above goes on."""
    cellules: list[list[str]] = []

    def sauter():
        while couvertes.get(len(cellules), 0) > 0:
            couvertes[len(cellules)] -= 1
            cellules.append([])

    for _, _, hauteur, largeur, blocs in cases:
        sauter()
        lignes = [ligne.strip() for ligne in _blocs(blocs, notes) if ligne.strip()]
        for n in range(min(largeur, 50)):
            couvertes[len(cellules)] = hauteur - 1
            cellules.append(lignes if n == 0 else [])
    sauter()
    return cellules


def _rangee(cellules: list[list[str]]) -> Iterator[str]:
    pleines = [lignes for lignes in cellules if lignes]
    if len(pleines) < 2 and (not pleines or len(cellules) == 1 or cellules[0]):
        yield from (ligne for lignes in pleines for ligne in lignes)
        return
    heures = cellules[0]
    if len(heures) > 1 and len(heures) == len(pleines[1]) and all(map(_HEURE.match, heures)):
        yield from (f"| {heure} | {titre} |" for heure, titre in zip(heures, pleines[1], strict=True))
        yield from (ligne for lignes in pleines[2:] for ligne in lignes)
        return
    tete = (" – " if len(heures) == 2 and all(map(_HEURE.match, heures)) else " ").join(heures)
    titre = cellules[1] if len(cellules) > 1 else []
    autres = [" ; ".join(ligne.rstrip(" ;,") for ligne in lignes) for lignes in cellules[2:]]
    yield f"| {' | '.join([tete, *titre[:1], *([] if titre else ['']), *autres])} |"
    yield from titre[1:]
