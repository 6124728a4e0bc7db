"""Documents: one HTML body → PDF, ODT, DOCX, Markdown and HTML, with the same words; what is received → its lines (pure).

See `docs/decisions/0003-documents.md`.
"""

from labo.documents.arbre import INTERDITS, lire
from labo.documents.assainissement import assainir, assainir_blocs
from labo.documents.bureautique import en_docx, en_odt
from labo.documents.encodage import check_lisible, decoder_texte
from labo.documents.feuille import composer
from labo.documents.habillage import habiller
from labo.documents.page import SOURCE_CSP_DU_STYLE, en_page
from labo.documents.paquets import DocumentIllisible
from labo.documents.programmes import DocumentImpossible, pandoc
from labo.documents.protection import echapper
from labo.documents.relecture import relire_balises, relire_paquet
from labo.documents.richesse import relire_markdown, relire_riche
from labo.documents.tirage import en_pdf


__all__ = [
    "FORMATS",
    "SOURCE_CSP_DU_STYLE",
    "TYPES",
    "DocumentIllisible",
    "DocumentImpossible",
    "assainir",
    "check_lisible",
    "composer",
    "decoder_texte",
    "produire",
    "relire_balises",
    "relire_markdown",
    "relire_paquet",
    "relire_riche",
]

# format: media type, in the order in which a page offers them.
TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
FORMATS = tuple(TYPES)


def produire(html: str, format: str, *, titre: str, mention: str) -> bytes:
    """One document as bytes; the same input gives the same bytes.

    `html`: the body, its title first as `h1`, French spaces already in place; a `nav` says where the contents stand and
    its words are their title. `titre`: the document's title for PDF readers and office suites (must not be empty).
    `mention`: the running line, once under the title, and at the foot of every page where there are pages.
    Raises ValueError for an unknown format or an empty title, DocumentImpossible when the text defeats the programs.
    """
    titre, mention = (" ".join(INTERDITS.sub("", texte).split(" ")).strip() for texte in (titre, mention))
    if format not in TYPES:
        raise ValueError(f"format inconnu : {format}")
    if not titre:
        raise ValueError("un document porte un titre")
    corps = habiller(assainir_blocs(lire(html)), format, titre=titre, mention=mention)
    if format == "html":
        return en_page(corps, titre)
    if format == "md":
        return echapper(pandoc(corps, "gfm-raw_html").decode()).encode()
    return {"pdf": en_pdf, "odt": en_odt, "docx": en_docx}[format](corps, titre, mention)
