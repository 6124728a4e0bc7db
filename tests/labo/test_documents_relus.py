"""Documents received, read back into lines: what office suites write, what pandoc writes, and what is sent to harm."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labo.documents import DocumentIllisible, relire_balises, relire_paquet
from labo.documents.paquets import alleger
from tests.labo.lecture_de_documents import fabriquer


HTML = """<h1>Journée des tiers-lieux</h1><p>Jeudi 5 juin 2025<br>Amphi Curie</p>
<ul><li>9h : Accueil<ul><li>café</li></ul></li><li>10h : <b>Plén</b>ière</li></ul><ol start="3"><li>Trois</li></ol>
<table><tr><th>Heure</th><th>Titre</th><th>Qui</th></tr>
<tr><td>11h</td><td><p>Table ronde</p><p>Salle B</p></td><td><p>Ana Roy</p><p>Luc Bel</p></td></tr>
<tr><td rowspan="2">14h</td><td>Atelier A</td><td></td></tr><tr><td>Atelier B</td><td>Zoé Lam</td></tr>
<tr><td><p>16h</p><p>17h</p></td><td><p>Bilan</p><p>Pot</p></td><td></td></tr></table><p>Fin<sup>e</sup></p>"""
LIGNES = [
    "Journée des tiers-lieux",
    "Jeudi 5 juin 2025",
    "Amphi Curie",
    "- 9h : Accueil",
    "  - café",
    "- 10h : Plénière",
    "3. Trois",
    "| Heure | Titre | Qui |",
    "| 11h | Table ronde | Ana Roy ; Luc Bel |",
    "Salle B",
    "| 14h | Atelier A |  |",
    "|  | Atelier B | Zoé Lam |",
    "| 16h | Bilan |",
    "| 17h | Pot |",
    "Fine",
]


def zipper(membres, compression=zipfile.ZIP_DEFLATED) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", compression) as paquet:
        for nom, contenu in membres.items():
            paquet.writestr(nom, contenu)
    return sortie.getvalue()


def changer(octets, **parties) -> bytes:
    """The same package, some parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        membres = {nom: paquet.read(nom) for nom in paquet.namelist()}
    return zipper(
        membres | {nom.replace("__", "/").replace("_xml", ".xml"): contenu for nom, contenu in parties.items()}
    )


@pytest.fixture(scope="module")
def paquets():
    return {format: fabriquer(HTML, format) for format in ("docx", "odt")}


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_a_document_gives_its_lines_and_the_rows_of_its_tables(paquets, format):
    lues = [ligne for ligne in relire_paquet(paquets[format]).split("\n") if ligne.strip()]
    assert lues == LIGNES


def test_markdown_and_a_web_page_give_their_lines():
    md = "# Titre\n\n9h00 \\- 10h : *Accueil*\n10h : [Pause](https://a.fr)\n\n| Heure | Titre |\n|--|--|\n| 9h | A |\n"
    lues = [ligne for ligne in relire_balises(md, "gfm").split("\n") if ligne]
    assert lues == ["Titre", "9h00 - 10h : Accueil", "10h : Pause", "| Heure | Titre |", "| 9h | A |"]
    assert [ligne for ligne in relire_balises(HTML, "html").split("\n") if ligne.strip()] == LIGNES


def test_pictures_and_macros_are_left_out_and_sizes_are_true(paquets):
    image = changer(paquets["docx"], word__media__image1="x" * 3_000_000, word__vbaProject_xml="y")
    with zipfile.ZipFile(io.BytesIO(alleger(image)[1])) as leger:
        assert not [nom for nom in leger.namelist() if "media" in nom]
    assert "Plénière" in relire_paquet(image)


BOMBE = "<w:t>" + "a" * 9_000_000


@pytest.mark.parametrize(
    ("nom", "phrase"),
    [
        ("bombe", "volume démesuré"),
        ("bombe de taux", "volume démesuré"),
        ("mille membres", "volume démesuré"),
        ("entités", "volume démesuré"),
        ("tronqué", "incomplet ou abîmé"),
        ("xml abîmé", "incomplet ou abîmé"),
        ("octets changés", "incomplet ou abîmé"),
        ("quatre octets", "incomplet ou abîmé"),
        ("tableur", "un tableur"),
        ("tableur odf", "un tableur"),
        ("archive", "une archive"),
        ("mot de passe", "mot de passe"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(paquets, nom, phrase):
    docx = paquets["docx"]
    chiffre = bytearray(zipper({"word/document.xml": "x"}))
    chiffre[6] |= 1
    chiffre[chiffre.index(b"PK\x01\x02") + 8] |= 1
    milieu = len(docx) // 3
    octets = {
        "bombe": changer(docx, word__document_xml=BOMBE),
        "bombe de taux": changer(docx, word__styles_xml="<a>" + " " * 2_000_000 + "</a>"),
        "mille membres": changer(docx, **{f"m{n}": "" for n in range(3100)}),
        "entités": changer(docx, word__document_xml='<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>'),
        "tronqué": docx[: len(docx) // 2],
        "xml abîmé": changer(docx, word__document_xml="<w:document"),
        "octets changés": docx[:milieu] + b"\0" * 400 + docx[milieu + 400 :],
        "quatre octets": b"PK\x03\x04",
        "tableur": zipper({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
        "tableur odf": zipper({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
        "archive": zipper({"programme.txt": "9h Accueil"}),
        "mot de passe": bytes(chiffre),
    }[nom]
    with pytest.raises(DocumentIllisible, match=phrase):
        relire_paquet(octets)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_document_is_read_or_refused_never_more(paquets, data):
    octets = bytearray(paquets[data.draw(st.sampled_from(["docx", "odt"]))])
    for _ in range(data.draw(st.integers(1, 6))):
        octets[data.draw(st.integers(0, len(octets) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(DocumentIllisible):
        assert alleger(bytes(octets))[0] in ("docx", "odt")
