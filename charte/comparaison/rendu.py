"""The rich text of an article as HTML, and its words, as often as a comparison asks for them (pure)."""

import re
from functools import lru_cache
from html import unescape

from labo import balisage


_LIMITE = re.compile(r"</?(?:p|li|ul|ol|blockquote|h\d|br)\b[^>]*>")
_BALISE = re.compile(r"<[^>]*>")
# Latin letters and the signs of our texts: none is a lone mark, nor of no width, which a text loses where it stands alone.
VISIBLES = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u203f€]*")


@lru_cache(maxsize=1024)  # an article is read again in the next comparison
def en_html(source: str) -> str:
    """Line by line too: what is compared is taken as it is."""
    return balisage.en_html(source, is_riche=True)


@lru_cache(maxsize=1024)
def en_mots(source: str) -> tuple[str, ...]:
    """As `mots(en_html(source))`; where all that is read shows, without putting its marks in order: a third of the time."""
    lus = mots(balisage.html_brut(source))
    return tuple(lus if VISIBLES.fullmatch(" ".join(lus)) else mots(en_html(source)))


def mots(html: str) -> list[str]:
    return unescape(_BALISE.sub("", _LIMITE.sub(" ", html))).split()
