"""Texts cut into paragraphs and words; joined again, the pieces give exactly the text: no blank is lost, nothing is
normalised.

A word keeps its hyphens, its inclusive dots and its combining marks; « l’ » is a word of its own; a web address is one;
emoji are cut between graphemes only (an approximation of Unicode Standard Annex 29 that needs no table).
"""

import re
import unicodedata
from functools import lru_cache


FIN_DE_LIGNE = "\r\n\u2028\u2029"
_PARAGRAPHES = re.compile(f"[{FIN_DE_LIGNE}]+|[^{FIN_DE_LIGNE}]+")
_MOTS = re.compile(
    rf"""[{FIN_DE_LIGNE}]+
    | [^\S{FIN_DE_LIGNE}]+
    | https?://[^\s<>«»]*[^\s<>«».,;:!?)]
    | \w+ (?: (?: [·‧‑-] | (?<=\d)[.,](?=\d) ) \w+ )* (?: ['’](?=\w) )?
    | [\U0001F1E6-\U0001F1FF]{{2}}
    | ([^\w\s])\1*""",
    re.VERBOSE,
)
_LIANT = "\u200d"


def paragraphes(texte: str) -> list[str]:
    """Lines and what separates them, as in ["Un.", "\\n\\n", "Deux."]: a run of newlines is one piece."""
    return _PARAGRAPHES.findall(texte)


def mots(texte: str) -> list[str]:
    """Words, blanks (newlines apart) and punctuation: « L’eau, ici » is ["L’", "eau", ",", " ", "ici"]."""
    jetons = [trouve[0] for trouve in _MOTS.finditer(texte)]
    is_simple = texte.isascii() or not any(map(_prolonge, set(texte)))
    return jetons if is_simple else _recoller(jetons)


def poids(jeton: str) -> int:
    """How many letters and digits a piece holds; 0 for blanks and punctuation."""
    return len(jeton) if jeton.isalnum() else sum(map(str.isalnum, jeton))


def _recoller(jetons):
    """No piece begins in the middle of a grapheme, nor in the middle of a word whose letters carry combining marks."""
    recolles = []
    for jeton in jetons:
        if recolles and _is_suite(recolles[-1], jeton):
            recolles[-1] += jeton
        else:
            recolles.append(jeton)
    return recolles


def _is_suite(avant, jeton):
    if avant[-1] in FIN_DE_LIGNE or jeton[0] in FIN_DE_LIGNE:
        return False
    if _prolonge(jeton[0]) or avant[-1] == _LIANT:
        return True
    return _prolonge(avant[-1]) and avant[0].isalnum() and jeton[0].isalnum()


@lru_cache(maxsize=4096)
def _prolonge(caractere):
    """It belongs to the character before it: a combining mark, a joiner, a skin tone, a tag of a flag."""
    if caractere.isascii():
        return False
    return (
        caractere in "\u200c\u200d"
        or "\U0001f3fb" <= caractere <= "\U0001f3ff"
        or "\U000e0020" <= caractere <= "\U000e007f"
        or unicodedata.category(caractere).startswith("M")
    )
