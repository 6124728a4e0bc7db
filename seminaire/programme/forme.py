"""A line in the form in which it is compared: lower case, no accents, one dash, one apostrophe; same length, same positions."""

import unicodedata
from functools import lru_cache


_REMPLACES = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "‒": "-",
    "“": '"',
    "”": '"',
    "→": ">",
    "➔": ">",
    "œ": "o",
    "Œ": "o",
}


class _Table(dict):
    """Filled as characters are met, so that `str.translate` stays a loop in C."""

    def __missing__(self, code: int) -> str:
        caractere = chr(code)
        simple = unicodedata.normalize("NFD", _REMPLACES.get(caractere, caractere))[0].lower()[:1] or caractere
        self[code] = simple
        return simple


_TABLE = _Table()


def plier(texte: str) -> str:
    """`texte` made comparable, character for character: an index found in the result is an index of `texte`."""
    return texte.translate(_TABLE)


@lru_cache(maxsize=4096)
def mots(plie: str) -> tuple[str, ...]:
    """The words of a short folded text."""
    return tuple("".join(c if c.isalnum() else " " for c in plie).split())
