"""A DOCX or ODT received from outside, opened without trust: looked at, bounded, and packed again with its text only (pure).

What comes out holds no picture, no font, no macro, and its sizes are true: pandoc is given that, never what was sent.
"""

import io
import re
import zipfile
import zlib


MEMBRES_MAX = 3000
DEPLIE_MAX = 8_000_000  # bytes of XML; 200 kB of text make about 3 MB
TAUX_MAX = 200  # a part that shrinks more than this is made to explode; XML of office suites: 5 to 40
_TAUX_DES = 1_000_000  # bytes from which the ratio is looked at
_GARDES = {
    "docx": re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|word/[\w.-]+\.xml|word/_rels/[\w.-]+\.rels"),
    "odt": re.compile(r"mimetype|(?:content|styles|meta)\.xml|META-INF/manifest\.xml"),
}
_COLLER = "Ouvrez-le, copiez son texte, puis collez-le dans la zone de texte."
ABIME = f"Ce document est incomplet ou abîmé : enregistrez-le de nouveau, puis renvoyez-le. Sinon : {_COLLER.lower()}"
DEMESURE = f"Ce document se déplie en un volume démesuré. {_COLLER}"
PROTEGE = f"Ce document est protégé par un mot de passe. {_COLLER}"
TABLEUR = f"C’est un tableur ou un diaporama. {_COLLER}"
ARCHIVE = "C’est une archive. Ouvrez-la et envoyez le fichier qu’elle contient."


class DocumentIllisible(Exception):
    """A document received cannot be read; the message is French and says what to do."""


def alleger(octets: bytes) -> tuple[str, bytes]:
    """(format, bytes): « docx » or « odt », and the document with its text only. Raises DocumentIllisible."""
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
            format = _format(paquet)
            return format, _rempaqueter(_parties(paquet, format))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, OverflowError):
        raise DocumentIllisible(ABIME) from None
    except RuntimeError:  # what zipfile says of a password
        raise DocumentIllisible(PROTEGE) from None


def _format(paquet: zipfile.ZipFile) -> str:
    noms = {info.filename for info in paquet.infolist()}
    if len(noms) > MEMBRES_MAX:
        raise DocumentIllisible(DEMESURE)
    if "word/document.xml" in noms:
        return "docx"
    if "content.xml" in noms and "mimetype" in noms:
        if paquet.open("mimetype").read(60).startswith(b"application/vnd.oasis.opendocument.text"):
            return "odt"
        raise DocumentIllisible(TABLEUR)
    raise DocumentIllisible(TABLEUR if "[Content_Types].xml" in noms else ARCHIVE)


def _parties(paquet: zipfile.ZipFile, format: str) -> dict[str, bytes]:
    """The parts that hold text, each once, read no further than what is allowed: the sizes that a zip tells may lie."""
    parties, reste = {}, DEPLIE_MAX
    for info in paquet.infolist():
        if not _GARDES[format].fullmatch(info.filename):
            continue
        if info.filename in parties:
            raise DocumentIllisible(ABIME)
        with paquet.open(info) as partie:
            contenu = partie.read(reste + 1)
        reste -= len(contenu)
        if reste < 0 or len(contenu) > max(_TAUX_DES, TAUX_MAX * info.compress_size):
            raise DocumentIllisible(DEMESURE)
        if b"<!DOCTYPE" in contenu or b"<!ENTITY" in contenu:  # no office suite writes them: entities that multiply
            raise DocumentIllisible(DEMESURE)
        if format == "odt" and b"manifest:encryption-data" in contenu and "manifest" in info.filename:
            raise DocumentIllisible(PROTEGE)
        parties[info.filename] = contenu
    return parties


def _rempaqueter(parties: dict[str, bytes]) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as paquet:
        for nom in sorted(parties, key=lambda nom: nom != "mimetype"):
            paquet.writestr(nom, parties[nom], zipfile.ZIP_STORED if nom == "mimetype" else None)
    return sortie.getvalue()
