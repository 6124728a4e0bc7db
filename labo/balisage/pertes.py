"""What a text that was received held and no rich text can: told to who sent it, never kept silent (pure)."""

import re

from labo.balisage.rendu import RICHE
from labo.documents.arbre import PROFONDEUR_DES_LISTES


# kind: (where it begins in HTML, of one, of several); lists are counted by `_listes_profondes`.
_LISTE = re.compile(r"<(/?)[uo]l\b", re.IGNORECASE)
_ITEM_DE_WORD = re.compile(rf"mso-list:\s*\w+\s+level[{PROFONDEUR_DES_LISTES + 1}-9]", re.IGNORECASE)
_ITEM_MARKDOWN = re.compile(rf"^(?: {{{2 * PROFONDEUR_DES_LISTES},}}|\t{{2,}}) *(?:[-*+]|\d{{1,9}}[.)]) ", re.MULTILINE)
GENRES = {
    "tableau": (
        re.compile(r"<table\b", re.IGNORECASE),
        "Un tableau est devenu du texte",
        "tableaux sont devenus du texte",
    ),
    "image": (re.compile(r"<img\b", re.IGNORECASE), "Une image est laissée de côté", "images sont laissées de côté"),
    "liste": (
        None,
        "Une liste avait plus de quatre niveaux : les plus profonds sont ramenés au quatrième",
        "listes avaient plus de quatre niveaux : les plus profonds sont ramenés au quatrième",
    ),
}
# The line under the heads of a table, in Markdown; there a picture is told where it stands (`rendu.verifier`).
_TABLEAU_MARKDOWN = re.compile(r"^ {0,3}\|?(?: ?:?-{3,}:? ?\|)+(?: ?:?-{3,}:? ?\|?)?$", re.MULTILINE)


def dans_le_html(html: str) -> dict[str, int]:
    """{kind: how many}, of those that are there."""
    nombres = {genre: len(debut.findall(html)) for genre, (debut, _, _) in GENRES.items() if debut}
    nombres["liste"] = _listes_profondes(html) or bool(_ITEM_DE_WORD.search(html))
    return {genre: int(nombre) for genre, nombre in nombres.items() if nombre}


def _listes_profondes(html):
    """How many lists, of those that stand in none, go deeper than we keep."""
    nombre = profondeur = 0
    is_comptee = False
    for balise in _LISTE.finditer(html):
        profondeur = max(0, profondeur + (-1 if balise[1] else 1))
        if profondeur > PROFONDEUR_DES_LISTES and not is_comptee:
            nombre, is_comptee = nombre + 1, True
        is_comptee = is_comptee and profondeur > 0
    return nombre


def dans_le_markdown(texte: str) -> dict[str, int]:
    nombres = {"tableau": len(_TABLEAU_MARKDOWN.findall(texte))}
    if _ITEM_MARKDOWN.search(texte):
        nombres["liste"] = _listes_profondes(RICHE.render(texte))
    return {genre: nombre for genre, nombre in nombres.items() if nombre}


def en_phrases(pertes: dict[str, int]) -> list[str]:
    """« Un tableau est devenu du texte. »"""
    return [
        f"{un}." if pertes[genre] == 1 else f"{pertes[genre]} {plusieurs}."
        for genre, (_, un, plusieurs) in GENRES.items()
        if pertes.get(genre)
    ]
