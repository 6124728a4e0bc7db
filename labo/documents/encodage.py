"""The text of a file that should be one: judged by what it holds, decoded honestly, never guessed (pure)."""

import codecs

from labo.documents.paquets import DocumentIllisible


_COLLER = "Ouvrez-le, copiez son texte, puis collez-le dans la zone de texte."
# First bytes -> what it is. DOCX and ODT are zips: see `paquets`.
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
_BLANCS = b"\t\n\r\f\v\x1a\x1b"


def check_lisible(octets: bytes):
    """Raises DocumentIllisible for what we know and do not read: a PDF, an RTF, an old Word document."""
    for signature, message in _SIGNATURES:
        if octets[:1024].lstrip().startswith(signature):
            raise DocumentIllisible(message)


def decoder_texte(octets: bytes) -> str:
    """By its byte order mark, else UTF-8, else Windows (cp1252). Raises DocumentIllisible."""
    marque = next((encodage for marque, encodage in _MARQUES if octets.startswith(marque)), None)
    try:
        if marque:
            return octets.decode(marque)
        if any(octet < 32 and octet not in _BLANCS for octet in octets):
            raise DocumentIllisible(_BINAIRE)
        return _decoder_sans_marque(octets)
    except UnicodeDecodeError:
        raise DocumentIllisible(_INDECHIFFRABLE) from None


def _decoder_sans_marque(octets):
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("cp1252")
