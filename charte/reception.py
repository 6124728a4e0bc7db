"""A charter received as a file or pasted: judged by its content, bounded, brought to one Markdown text (pure).

The headings of that text keep the levels that they had: `lecture` tells sections from articles by them.
"""

import re
from typing import NamedTuple

from labo.balisage import TexteDemesure, blocs, depuis_html, ecrire, is_source_html, pertes
from labo.documents import DocumentIllisible, check_lisible, decoder_texte, relire_markdown, relire_riche
from labo.textes import normaliser


TEXTE_MAX = 300_000  # characters: a charter of a hundred pages
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html\b)", re.IGNORECASE | re.DOTALL)
_TROP_LONG = "Ce texte est trop long pour une charte : 300 000 caractères au plus. Importez-en une partie à la fois."
_PAS_UN_DOCUMENT = {
    fin: f"Ce fichier n’est pas un document {suite}, malgré son nom. Renommez-le en .txt si c’est bien un texte."
    for fin, suite in (("docx", "Word"), (".odt", "LibreOffice"))
}


class TexteRefuse(ValueError):
    """What was sent cannot be imported; the message is French and says what to do."""


class Recu(NamedTuple):
    """`pertes`: {kind: how many} of what no rich text holds (`labo.balisage.pertes`)."""

    texte: str
    pertes: dict[str, int]


def decoder(octets: bytes, nom: str = "") -> Recu:
    """The Markdown of a file, by what it holds and not by its name: DOCX, ODT, a web page, else a text. Raises TexteRefuse.

    `nom` only tells Markdown from another text, and a text that calls itself a document.
    """
    try:
        check_lisible(octets)
        if octets.startswith(b"PK"):
            return _depuis_html(relire_riche(octets))
        texte = decoder_texte(octets)
        if _PAGE.match(texte[:5000]) or is_source_html(texte):
            return _depuis_html(texte)
        _check_longueur(texte)
        if texte.strip() and nom.lower().endswith((".docx", ".odt")):
            raise TexteRefuse(_PAS_UN_DOCUMENT[nom.lower()[-4:]])
        if nom.lower().endswith((".md", ".markdown")):
            return _depuis_html(relire_markdown(texte))
    except DocumentIllisible as illisible:
        raise TexteRefuse(str(illisible)) from None
    return recevoir(texte)


def recevoir(texte: str) -> Recu:
    """The same of a pasted text, ours when it has been read once. Raises TexteRefuse."""
    if is_source_html(texte) or _PAGE.match(texte[:5000]):
        return _depuis_html(texte)
    _check_longueur(texte)
    if not texte.strip():
        raise TexteRefuse("Il n’y a aucun texte.")
    return Recu(normaliser(ecrire(blocs(normaliser(texte), is_nivele=False))), pertes.dans_le_markdown(texte))


def _depuis_html(html):
    try:
        texte = depuis_html(html, is_nivele=False)
    except TexteDemesure:
        raise TexteRefuse(_TROP_LONG) from None
    _check_longueur(texte)
    if not texte:
        raise TexteRefuse("Il n’y a aucun texte dans ce document.")
    return Recu(texte, pertes.dans_le_html(html))


def _check_longueur(texte):
    if len(texte) > TEXTE_MAX:
        raise TexteRefuse(_TROP_LONG)
