"""One body, five formats: the same words, in documents that keep their promises."""

import base64
import hashlib
import io
import re
import zipfile
from xml.etree import ElementTree

import pypdf
import pytest
from bs4 import BeautifulSoup

from labo import documents
from tests.labo.lecture_de_documents import COLONNE, PIED, membre, mots, pages, pieds


TITRE = "Charte « d’essai » & <autres>"
MENTION = "Version 1 · 19\u00a0octobre 2023"
PARAGRAPHE = (
    "Nous partons d’un constat\u00a0: la crise écologique et la crise sociale vont ensemble\u202f; agissons\u202f! "
)
LISTE = (
    "<ul><li>sur un territoire<ul><li>avec ses habitantes</li></ul></li></ul><ol><li>d’abord</li><li>ensuite</li></ol>"
)
CORPS = f"<h1>{TITRE.replace('&', '&amp;').replace('<', '&lt;')}</h1><nav>Sommaire</nav>" + "".join(
    f'<h2 id="s{rang}">{rang}. Partie {rang}</h2><p>{PARAGRAPHE * 6}</p>'
    f"<h3>Article {rang} – Titre</h3>{LISTE}"
    f'<p>{PARAGRAPHE * 9}<strong>Gras</strong>, <em>italique</em>, <a href="#s1">voir la partie 1</a>,'
    ' <a href="https://exemple.fr/?a=1&amp;b=2">un lien</a>.<br>Autre ligne, 9\u00a0h\u00a030.</p>'
    f"<blockquote><p>« {PARAGRAPHE} »</p></blockquote>"
    for rang in range(1, 6)
) + '<p class="empreinte">Empreinte\u00a0: <code>0123456789abcdef</code></p>'  # fmt: skip


@pytest.fixture(scope="module")
def charte():
    return {format: documents.produire(CORPS, format, titre=TITRE, mention=MENTION) for format in documents.FORMATS}


@pytest.fixture(scope="module")
def lecteur(charte):
    return pypdf.PdfReader(io.BytesIO(charte["pdf"]))


def test_the_five_formats_carry_the_same_words(charte):
    lus = {format: mots(octets, format) for format, octets in charte.items()}
    assert len(lus["html"]) > 1000
    assert lus["html"][6:11] == ["Version", "1", "·", "19", "octobre"]
    for format in documents.FORMATS:
        assert lus[format] == lus["html"], format


def test_no_break_spaces_reach_every_format(charte):
    assert "constat\u00a0:" in charte["html"].decode()
    assert "ensemble\u202f;" in charte["md"].decode()
    assert "ensemble\u202f;" in membre(charte["odt"], "content.xml")
    assert "constat\u00a0:" in membre(charte["docx"], "word/document.xml")


def test_the_pdf_is_tagged_french_and_titled(lecteur):
    racine = lecteur.trailer["/Root"]
    assert racine["/MarkInfo"]["/Marked"]
    assert racine["/StructTreeRoot"]["/K"]
    assert racine["/Lang"] == "fr-FR"
    assert racine["/ViewerPreferences"]["/DisplayDocTitle"]
    assert lecteur.metadata.title == TITRE
    assert "<pdfuaid:part>1</pdfuaid:part>" in racine["/Metadata"].get_object().get_data().decode()


def test_the_pdf_has_bookmarks_and_clickable_contents(lecteur):
    def titres(marques):
        return [titres(marque) if isinstance(marque, list) else marque.title for marque in marques]

    attendus = []
    for rang in range(1, 6):
        attendus += [f"{rang}. Partie {rang}", [f"Article {rang} – Titre"]]
    assert titres(lecteur.outline) == [TITRE, attendus]
    liens = [note.get_object() for note in lecteur.pages[0]["/Annots"]]
    assert len(liens) == 10
    assert {lien["/Subtype"] for lien in liens} == {"/Link"}


def test_every_page_of_the_pdf_tells_the_version_and_its_number(charte):
    nombre = len(pages(charte["pdf"]))
    assert nombre >= 5
    assert pieds(charte["pdf"]) == [f"Version1·19octobre2023{page}/{nombre}" for page in range(1, nombre + 1)]


def test_the_contents_of_the_pdf_tell_the_right_pages(charte):
    premiere, *suivantes = pages(charte["pdf"])
    annonces = [int(texte) for texte, x, y in premiere if texte.strip().isdigit() and x > COLONNE and y > PIED]
    textes = ["".join(texte for texte, _, _ in page) for page in suivantes]
    titres = [titre for rang in range(1, 6) for titre in (f"{rang}. Partie {rang}", f"Article {rang} – Titre")]
    assert annonces == [next(n for n, texte in enumerate(textes, 2) if titre in texte) for titre in titres]


def test_the_pdf_embeds_its_fonts_and_is_set_on_a4(lecteur):
    assert [round(float(cote)) for cote in lecteur.pages[0].mediabox[2:]] == [595, 842]
    polices = lecteur.pages[1]["/Resources"]["/Font"].values()
    descendantes = [police["/DescendantFonts"][0].get_object() for police in polices]
    assert descendantes
    assert all(any(cle.startswith("/FontFile") for cle in police["/FontDescriptor"]) for police in descendantes)


@pytest.mark.parametrize("format", ["odt", "docx"])
def test_an_office_file_is_sound(charte, format):
    with zipfile.ZipFile(io.BytesIO(charte[format])) as archive:
        assert archive.testzip() is None
        for nom in archive.namelist():
            if nom.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(nom))


def premier(octets, nom, balise):
    """The first element of that name, whatever its namespace, of a member of an office file."""
    return ElementTree.fromstring(membre(octets, nom)).find(f".//{{*}}{balise}")


def test_the_odt_is_french_titled_and_every_page_tells_the_version(charte):
    assert premier(charte["odt"], "meta.xml", "title").text == TITRE
    assert premier(charte["odt"], "meta.xml", "language").text == "fr-FR"
    defaut = premier(charte["odt"], "styles.xml", "default-style").find("{*}text-properties")
    assert [valeur for cle, valeur in defaut.items() if cle.endswith("}language")] == ["fr"]
    pied = premier(charte["odt"], "styles.xml", "footer")
    assert "".join(pied.itertext()) == f"{MENTION}1 / 1"
    assert pied.find(".//{*}page-number") is not None


def test_the_docx_is_french_titled_and_every_page_tells_the_version(charte):
    assert premier(charte["docx"], "docProps/core.xml", "title").text == TITRE
    assert 'w:lang w:val="fr-FR"' in membre(charte["docx"], "word/styles.xml")
    pied = ElementTree.fromstring(membre(charte["docx"], "word/footer1.xml"))
    assert "".join(pied.itertext()) == f"{MENTION} PAGE 1 /  NUMPAGES 1"
    lien = re.search('<w:footerReference w:type="default" r:id="([^"]+)"', membre(charte["docx"], "word/document.xml"))[
        1
    ]
    assert f'Id="{lien}" Target="footer1.xml"' in membre(charte["docx"], "word/_rels/document.xml.rels")
    assert 'PartName="/word/footer1.xml"' in membre(charte["docx"], "[Content_Types].xml")


def test_the_office_files_use_only_styles_that_they_define(charte):
    utilises = set(re.findall(r'w:(?:p|r)Style w:val="([^"]+)"', membre(charte["docx"], "word/document.xml")))
    assert utilises <= set(re.findall(r'w:styleId="([^"]+)"', membre(charte["docx"], "word/styles.xml")))
    contenu, styles = membre(charte["odt"], "content.xml"), membre(charte["odt"], "styles.xml")
    utilises = set(re.findall(r'text:style-name="([^"]+)"', contenu))
    assert utilises <= set(re.findall(r'style:name="([^"]+)"', contenu + styles))


@pytest.mark.parametrize(
    ("format", "partie", "lien"),
    [("odt", "content.xml", 'xlink:href="#s1"'), ("docx", "word/document.xml", 'w:anchor="s1"')],
)
def test_the_contents_of_the_office_files_lead_to_the_headings(charte, format, partie, lien):
    assert membre(charte[format], partie).count(lien) == 6  # the entry, and one link in each of the five parts
    assert re.search(r'(?:text|w):name="s1"', membre(charte[format], partie))


def test_the_html_stands_alone_and_speaks_french(charte):
    soupe = BeautifulSoup(charte["html"].decode(), "html.parser")
    assert soupe.html["lang"] == "fr"
    assert soupe.title.get_text() == TITRE
    assert not soupe.find(["script", "link", "img", "iframe"])
    assert not re.search(r"url\(|@import", soupe.style.get_text())
    assert {lien["href"] for lien in soupe.nav.find_all("a")} <= {
        f"#{titre['id']}" for titre in soupe.find_all(id=True)
    }
    assert len(soupe.nav.find_all("a")) == 10
    assert soupe.find(class_="mention").get_text() == MENTION


def test_the_policy_source_names_the_style_of_the_page(charte):
    style = BeautifulSoup(charte["html"].decode(), "html.parser").style.string
    empreinte = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert documents.SOURCE_CSP_DU_STYLE == f"'sha256-{empreinte}'"


def test_the_same_text_gives_the_same_bytes(charte):
    for format in documents.FORMATS:
        assert documents.produire(CORPS, format, titre=TITRE, mention=MENTION) == charte[format]


@pytest.mark.parametrize("format", documents.FORMATS)
def test_a_local_file_is_never_embedded(format, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>confidentiel</text></svg>")
    corps = f"<h1>Titre</h1><p>avant<img src='{secret}' alt='une photo'><object data='{secret}'></object> après</p>"
    octets = documents.produire(corps, format, titre="Titre", mention="")
    lus = mots(octets, format)
    assert "confidentiel" not in "".join(lus)
    assert lus == ["Titre", "avantune", "photo", "après"]
    if format in {"odt", "docx"}:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            assert not [nom for nom in archive.namelist() if re.search("media|Pictures", nom)]


def test_an_unknown_format_or_an_empty_title_is_refused():
    with pytest.raises(ValueError, match="format inconnu"):
        documents.produire("<p>a</p>", "rtf", titre="Titre", mention="")
    with pytest.raises(ValueError, match="titre"):
        documents.produire("<p>a</p>", "pdf", titre=" \x00", mention="")
