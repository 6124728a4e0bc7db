"""What a text that was received held and no rich text can: told to who sent it, never kept silent (pure)."""

import re


# kind: (where it begins in HTML, of one, of several)
GENRES = {
    "tableau": (
        re.compile(r"<table\b", re.IGNORECASE),
        "Un tableau est devenu du texte",
        "tableaux sont devenus du texte",
    ),
    "image": (re.compile(r"<img\b", re.IGNORECASE), "Une image est laissée de côté", "images sont laissées de côté"),
}
# The line under the heads of a table, in Markdown; there a picture is told where it stands (`rendu.verifier`).
_TABLEAU_MARKDOWN = re.compile(r"^ {0,3}\|?(?: ?:?-{3,}:? ?\|)+(?: ?:?-{3,}:? ?\|?)?$", re.MULTILINE)


def dans_le_html(html: str) -> dict[str, int]:
    """{kind: how many}, of those that are there."""
    nombres = {genre: len(debut.findall(html)) for genre, (debut, _, _) in GENRES.items()}
    return {genre: nombre for genre, nombre in nombres.items() if nombre}


def dans_le_markdown(texte: str) -> dict[str, int]:
    nombre = len(_TABLEAU_MARKDOWN.findall(texte))
    return {"tableau": nombre} if nombre else {}


def en_phrases(pertes: dict[str, int]) -> list[str]:
    """« Un tableau est devenu du texte. »"""
    return [
        f"{un}." if pertes[genre] == 1 else f"{pertes[genre]} {plusieurs}."
        for genre, (_, un, plusieurs) in GENRES.items()
        if pertes.get(genre)
    ]
