"""The canonical form of a rich text, and its HTML (pure).

Canonical: what every document can carry, written one way. Headings `##` and `###` without jump, lists at most four deep,
bullets `-`, numbers in sequence, one empty line between blocks, escapes only where a sign would be read as a mark.
"""

import re
from functools import lru_cache
from html import unescape

import nh3

from labo.balisage.arbre import epurer
from labo.balisage.ecriture import ecrire
from labo.balisage.rendu import MARKDOWN, RICHE
from labo.documents.arbre import TITRES, lire
from labo.documents.arbre import ecrire as ecrire_html
from labo.textes import normaliser


BALISES = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5"}
ATTRIBUTS = {"a": {"href"}, "ol": {"start"}}
_LIMITE = re.compile(r"</?(?:p|li|ul|ol|blockquote|h\d|br)\b[^>]*>")
_BALISE = re.compile(r"<[^>]*>")


@lru_cache(maxsize=512)
def canoniser(source: str) -> str:
    """The canonical form of any text. Idempotent; no word is lost. Never raises."""
    return normaliser(ecrire(blocs(normaliser(source))))


def blocs(source: str, *, is_nivele: bool = True) -> list:
    """The tree of a text, as `arbre.epurer` shapes it."""
    return epurer(lire(RICHE.render(source)), is_nivele=is_nivele)


def en_html(source: str, *, is_riche: bool = False, niveau: int = 4) -> str:
    """Markdown → safe HTML; any text gives HTML, "" gives "". `niveau`: of the first headings of a rich text.

    A rich text and its canonical form give the same.
    """
    html = _en_html_riche(normaliser(source), niveau) if is_riche else MARKDOWN.render(source)
    return nh3.clean(html, tags=BALISES, attributes=ATTRIBUTS, url_schemes={"http", "https", "mailto"}, link_rel=None)


def html_brut(source: str) -> str:
    """The HTML of a rich text before its marks are put in order: to read its words, never to be shown."""
    return RICHE.render(normaliser(source))


def _en_html_riche(source, niveau):
    lus = blocs(source)
    for bloc in lus:
        if bloc.nom in TITRES:
            bloc.nom = f"h{niveau + int(bloc.nom[1]) - 2}"
    return ecrire_html(lus)


@lru_cache(maxsize=512)  # an article is what several amendements start from
def en_lignes(source: str) -> str:
    """The words of a rich text without its marks, a line for each of its blocks."""
    texte = unescape(_BALISE.sub("", _LIMITE.sub("\n", en_html(source, is_riche=True))))
    return "\n".join(filter(None, (" ".join(ligne.split()) for ligne in texte.split("\n"))))
