"""The words of a document, read back by programs that had no part in making it."""

import io
import re
import subprocess
import unicodedata
import zipfile
from xml.etree import ElementTree

import pypdf
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from labo.documents.programmes import PANDOC


TEXTE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MOT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A4 in points: the foot lies in the bottom margin (30 mm), the contents' page numbers in the last 14 mm of the lines.
PIED = 30 * 72 / 25.4
COLONNE = (210 - 34 - 14) * 72 / 25.4
BLOC = re.compile(r"</?(?:p|li|h[1-6]|blockquote|ul|ol|br)\b[^>]*>")
PUCES = {"•", "–", "◦", "▪", "-"}


def mots(octets, format):
    """All words in reading order; marks of lists (« • », « 1. » alone) and what stands at the foot of pages left out."""
    texte = {"pdf": pdf, "odt": odt, "docx": docx, "md": md, "html": html}[format](octets)
    texte = unicodedata.normalize("NFC", texte.replace("\xad", ""))
    return [mot for mot in texte.split() if mot not in PUCES and not re.fullmatch(r"\d+\.", mot)]


def pdf(octets):
    """The text of all pages but their feet and the page numbers of the contents (the column on the right edge)."""
    return "\n".join(
        "".join(texte for texte, x, y in page if y >= PIED and not (texte.strip().isdigit() and x > COLONNE))
        for page in pages(octets)
    )


def pieds(octets):
    """The foot of each page, blanks removed."""
    return ["".join("".join(texte for texte, _, y in page if y < PIED).split()) for page in pages(octets)]


def pages(octets):
    """For each page its runs of text as (text, left edge, height above the bottom of the page), in points, by pypdf."""
    feuillets = []
    for page in pypdf.PdfReader(io.BytesIO(octets)).pages:
        lus = []

        def noter(texte, cm, tm, police, corps, lus=lus):
            lus.append((texte, tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

        page.extract_text(visitor_text=noter)
        feuillets.append(lus)
    return feuillets


def odt(octets):
    """Bodies of `text:p` and `text:h`; pandoc's breaks and spaces as blanks."""
    racine = ElementTree.fromstring(membre(octets, "content.xml"))
    return "\n".join(_lire_odt(p) for p in racine.iter() if p.tag in (f"{TEXTE}p", f"{TEXTE}h"))


def _lire_odt(noeud):
    blanc = " " if noeud.tag in (f"{TEXTE}s", f"{TEXTE}line-break", f"{TEXTE}tab") else ""
    return blanc + (noeud.text or "") + "".join(_lire_odt(enfant) + (enfant.tail or "") for enfant in noeud)


def docx(octets):
    racine = ElementTree.fromstring(membre(octets, "word/document.xml"))
    return "\n".join(_lire_docx(paragraphe) for paragraphe in racine.iter(f"{MOT}p"))


def _lire_docx(paragraphe):
    lus = {f"{MOT}t": lambda n: n.text or "", f"{MOT}br": lambda n: " ", f"{MOT}tab": lambda n: " "}
    return "".join(lus[noeud.tag](noeud) for noeud in paragraphe.iter() if noeud.tag in lus)


def md(octets):
    return _texte_html(MarkdownIt("commonmark", {"html": True}).render(octets.decode()))


def html(octets):
    soupe = BeautifulSoup(octets.decode(), "html.parser")
    return _texte_html(str(soupe.body))


def _texte_html(source):
    """A blank where a block or a line ends; none inside a word whose letters are marked."""
    return BeautifulSoup(BLOC.sub(r" \g<0> ", source), "html.parser").get_text()


def membre(octets, nom):
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        return archive.read(nom).decode()


def fabriquer(html, format) -> bytes:
    """HTML as a DOCX or an ODT made elsewhere: no clothes of ours."""
    return _pandoc(html, "html", format)


def depuis_markdown(texte, format) -> bytes:
    """The same, with what HTML says badly: notes."""
    return _pandoc(texte, "markdown", format)


def _pandoc(texte, de, vers):
    commande = [str(PANDOC), f"--from={de}", f"--to={vers}", "--output=-"]
    return subprocess.run(commande, input=texte.encode(), capture_output=True, check=True).stdout
