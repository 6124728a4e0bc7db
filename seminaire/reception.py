"""A programme received as a file or pasted: judged by its content, decoded honestly, bounded, read (pure)."""

import codecs
import re

from labo.documents import DocumentIllisible, relire_balises, relire_paquet
from seminaire.programme import Programme, lire


TEXTE_MAX = 200_000  # bytes of UTF-8
SEANCES_MAX = 600
JOURS_MAX = 60

_COLLER = "Ouvrez-le, copiez le texte du programme, puis collez-le dans la zone de texte."
# First bytes -> what it is. DOCX and ODT are zips: they are read by their lines.
_SIGNATURES = (
    (b"%PDF", f"C’est un PDF, dont le texte ne se lit pas ligne à ligne. {_COLLER}"),
    (b"{\\rtf", f"C’est un document RTF. {_COLLER} Ou enregistrez-le au format « texte » (.txt)."),
    (b"\xd0\xcf\x11\xe0", f"C’est un document bureautique. {_COLLER} Ou enregistrez-le au format « texte » (.txt)."),
)
_BINAIRE = f"Ce fichier n’est pas un texte (image, son, programme…). {_COLLER}"
_INDECHIFFRABLE = "L’encodage de ce fichier n’est pas reconnu. Enregistrez-le en UTF-8, ou collez le texte."
# Longest first: the mark of UTF-32 begins like that of UTF-16.
_MARQUES = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)
_BLANCS = b"\t\n\r\f\v\x1a\x1b"


class TexteRefuse(ValueError):
    """What was sent cannot be imported; the message is French and says what to do."""


def decoder(octets: bytes, nom: str = "") -> str:
    """The text of a file, by what it holds and not by its name: a DOCX, an ODT, a web page, else a text. Raises TexteRefuse.

    `nom` only tells Markdown from another text.
    """
    for signature, message in _SIGNATURES:
        if octets[:1024].lstrip().startswith(signature):
            raise TexteRefuse(message)
    try:
        if octets.startswith(b"PK"):
            return relire_paquet(octets)
        texte = _decoder_texte(octets)
        if _PAGE.match(texte[:1000]):
            return relire_balises(texte, "html")
    except DocumentIllisible as illisible:
        raise TexteRefuse(str(illisible)) from None
    return _relire_markdown(texte) if nom.lower().endswith((".md", ".markdown")) else texte


def _relire_markdown(texte: str) -> str:
    """Markdown is a text too: where it defeats pandoc it is read as it stands."""
    try:
        return relire_balises(texte, "gfm") if len(texte) <= TEXTE_MAX else texte
    except DocumentIllisible:
        return texte


def _decoder_texte(octets: bytes) -> str:
    """By its byte order mark, else UTF-8, else Windows (cp1252). Never guesses."""
    marque = next((encodage for marque, encodage in _MARQUES if octets.startswith(marque)), None)
    try:
        if marque:
            return octets.decode(marque)
        if any(octet < 32 and octet not in _BLANCS for octet in octets):
            raise TexteRefuse(_BINAIRE)
        return _decoder_sans_marque(octets)
    except UnicodeDecodeError:
        raise TexteRefuse(_INDECHIFFRABLE) from None


def _decoder_sans_marque(octets):
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("cp1252")


def recevoir(texte: str) -> Programme:
    """The programme that a text tells, within the bounds of an import. Raises TexteRefuse."""
    if not texte.strip():
        raise TexteRefuse("Il n’y a aucun texte.")
    # A lone surrogate is no text; counted all the same, since reading drops it.
    if len(texte.encode("utf-8", "surrogatepass")) > TEXTE_MAX:
        raise TexteRefuse("Ce texte dépasse 200 ko. Gardez-en la partie qui donne le programme.")
    programme = lire(texte)
    seances = sum(len(jour.seances) for jour in programme.jours)
    if seances > SEANCES_MAX:
        raise TexteRefuse(f"Ce texte donne {seances} séances ; on en importe {SEANCES_MAX} à la fois au plus.")
    if len(programme.jours) > JOURS_MAX:
        raise TexteRefuse(f"Ce texte donne {len(programme.jours)} jours ; on en importe {JOURS_MAX} au plus.")
    return programme
