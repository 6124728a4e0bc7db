"""The rich text that people write: a small part of Markdown (pure).

Paragraphs, line breaks as typed, lists, bold, italic, links to http(s) and mailto. Everything else – HTML, pictures,
tables – is shown as it was typed: nobody loses a word, nothing foreign enters a page. Where `is_riche`, as in the articles
of the charter, headings (`##`, `###`) and quotes (`>`) too; such a text has one canonical form (`canoniser`).
"""

from labo.balisage import pertes
from labo.balisage.arbre import adresse_nue
from labo.balisage.bureau import TexteDemesure, depuis_html, is_source_html
from labo.balisage.canonique import blocs, canoniser, ecrire, en_html, en_lignes, html_brut
from labo.balisage.rendu import verifier


__all__ = [
    "TexteDemesure",
    "adresse_nue",
    "blocs",
    "canoniser",
    "depuis_html",
    "ecrire",
    "en_html",
    "en_lignes",
    "html_brut",
    "is_source_html",
    "pertes",
    "verifier",
]
