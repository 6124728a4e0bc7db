"""The charter with its changes marked, as a file: both versions are read back in it, whole and in order."""

import io
import re
import zipfile
from copy import deepcopy
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pypdf
import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from hypothesis import HealthCheck, example, given, settings

from charte import mise_en_page
from charte.comparaison import comparer
from charte.comparaison.document import contexte
from charte.models import Version
from labo import documents
from tests.charte.contenus import Atelier, deux_versions
from tests.charte.factories import CharteFactory
from tests.factories import PersonneFactory
from tests.labo.lecture_de_documents import MOT, membre
from tests.mefiance import ClientConfiant


LE = datetime(2024, 4, 2, 8, tzinfo=UTC)


def corps_de(avant, apres, *, is_bureau):
    return render_to_string(
        "charte/comparaison_document.html", contexte(comparer(*avant, *apres), le=LE, is_bureau=is_bureau)
    )


def attendu(contenu):
    """The words of a version as its own documents say them, its contents and its fingerprint apart."""
    html = render_to_string(
        "charte/document.html", mise_en_page.contexte(contenu, numero=1, jour=date(2024, 4, 2), empreinte="E")
    )
    soupe = BeautifulSoup(html, "html.parser")
    for part in (soupe.nav, soupe.find(class_="empreinte")):
        part.decompose()
    return lettres(soupe.get_text(" "))


def lettres(texte):
    """French spaces and the ends of lines are not words."""
    return "".join(texte.split())


def lire_suivi(octets, *, accepter):
    """The text of a DOCX once all its tracked changes are accepted, or rejected, read by an XML parser."""
    racine = ElementTree.fromstring(membre(octets, "word/document.xml"))
    paragraphes, suite = [], ""
    for paragraphe in racine.iter(f"{MOT}p"):
        suite += _texte(paragraphe, "ins" if accepter else "del")
        marque = paragraphe.find(f"{MOT}pPr/{MOT}rPr/{MOT}{'del' if accepter else 'ins'}")
        if marque is None:
            paragraphes.append(suite)
            suite = ""
    return [*paragraphes, suite]


def _texte(noeud, garde):
    """`garde`: the changes whose words stay."""
    lus = {f"{MOT}t": noeud.text, f"{MOT}delText": noeud.text, f"{MOT}br": " ", f"{MOT}tab": " "}
    if noeud.tag in lus:
        return lus[noeud.tag] or ""
    if noeud.tag in (f"{MOT}ins", f"{MOT}del") and noeud.tag != f"{MOT}{garde}":
        return ""
    return "".join(_texte(enfant, garde) for enfant in noeud)


@pytest.fixture(scope="module")
def versions():
    atelier = Atelier()
    atelier.section("contexte", "Contexte")
    atelier.section("comite", "Comité")
    atelier.article("agir", "Agir", "Nous voulons **agir ici**.\n\n- des lieux\n- du [temps](https://exemple.fr)")
    atelier.article("dire", "Dire", "Nous disons tout.")
    atelier.article("faire", "Faire", "Nous faisons.\n\nPuis nous rendons compte.")
    atelier.article("elire", "Élire", "Le comité se réunit.", section=1)
    avant = atelier.figer()
    atelier.modifier(
        "agir", corps="Nous voulons **agir partout**.\n\n- des lieux\n- des liens\n- du [temps](https://autre.fr)"
    )
    atelier.retirer("dire")
    atelier.deplacer("faire", 1, 0)
    atelier.article("lire", "Lire", "Nous lisons.\n\n1. un\n2. deux")
    atelier.deplacer_section(1, 0)
    atelier.titre = "Charte commune"
    atelier.chantiers = [{"numero": 1, "titre": "Essaimer", "defi": "Comment faire ?", "structure": "La Ruche"}]
    return avant, atelier.figer()


def produire(versions, format):
    html = corps_de(*versions, is_bureau=format == "docx")
    return documents.produire(html, format, titre="Charte comparée", mention="")


@pytest.fixture(scope="module")
def docx(versions):
    return produire(versions, "docx")


def test_accepting_all_gives_the_newer_words_rejecting_all_the_older_ones(versions, docx):
    (ancien, _), (nouveau, _) = versions
    assert lettres("".join(lire_suivi(docx, accepter=True))) == attendu(nouveau)
    assert lettres("".join(lire_suivi(docx, accepter=False))) == attendu(ancien)


def test_whole_paragraphs_come_and_go_with_their_marks(docx):
    acceptes, rejetes = ([p for p in lire_suivi(docx, accepter=oui) if p] for oui in (True, False))
    assert "Nous lisons." in acceptes
    assert "Nous disons tout." in rejetes
    vides = [p for oui in (True, False) for p in lire_suivi(docx, accepter=oui)[:-1] if not p]
    assert vides == []


def test_the_author_of_a_tracked_change_is_an_amendement_never_a_person(docx):
    xml = membre(docx, "word/document.xml")
    auteurs = set(re.findall(r'w:author="([^"]*)"', xml))
    assert auteurs <= {"Origine non notée", "La numérotation", "Les fiches des chantiers"} | {
        f"Amendement {numero}" for numero in range(1, 20)
    }
    assert "Amendement 9" in auteurs
    assert set(re.findall(r'w:date="([^"]*)"', xml)) <= {"2024-03-01T10:00:00Z", "2024-04-02T08:00:00Z"}
    numeros = re.findall(r'<w:(?:ins|del|bookmarkStart) w:id="(\d+)"', xml)
    assert len(numeros) == len(set(numeros))
    # a tracked change holds runs, never a link
    assert not re.search(r"<w:(ins|del) [^>]*[^/]>(?:(?!</w:\1>).)*<w:hyperlink", xml, re.DOTALL)


def croisees():
    """Two sections change places while an article goes from the one that moved to the other."""
    atelier = Atelier()
    for ancre in ("un", "deux", "trois"):
        atelier.section(ancre)
    atelier.article("agir", "Titre", "", section=1)
    avant = atelier.figer()
    atelier.deplacer_section(1, 0)
    atelier.deplacer("agir", 1, 0)
    return avant, atelier.figer()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deux_versions())
@example(croisees())
def test_whatever_was_written_both_versions_are_read_in_the_docx(versions):
    docx = produire(versions, "docx")
    for (contenu, _), oui in zip(versions, (False, True), strict=True):
        assert lettres("".join(lire_suivi(docx, accepter=oui))) == attendu(contenu)


def test_the_html_marks_both(versions):
    soupe = BeautifulSoup(produire(versions, "html").decode(), "html.parser").main
    for paragraphe in soupe.find_all("p", string=re.compile("^D’où viennent")):
        paragraphe.decompose()
    for de_trop, (contenu, _) in (("ins", versions[0]), ("del", versions[1])):
        copie = BeautifulSoup(str(soupe), "html.parser")
        for marque in [*copie.find_all(de_trop), *[p for p in copie.find_all("em") if "D’où" in p.get_text()]]:
            marque.decompose()
        assert lettres(copie.get_text(" ")) == attendu(contenu)


def test_the_odt_strikes_and_underlines(versions):
    xml = membre(produire(versions, "odt"), "content.xml")
    styles = dict(re.findall(r'<style:style style:name="(T\d+)"[^>]*><style:text-properties ([^>]*)/>', xml))
    barres = {nom for nom, style in styles.items() if "line-through" in style}
    soulignes = {nom for nom, style in styles.items() if "text-underline" in style}
    dits = {
        genre: " ".join(re.findall(rf'<text:span text:style-name="(?:{"|".join(noms)})">([^<]*)', xml))
        for genre, noms in (("barre", barres), ("souligne", soulignes))
    }
    assert "Nous disons tout." in dits["barre"]
    assert "partout" in dits["souligne"]
    assert "disons" not in dits["souligne"]


def test_the_pdf_is_tagged_and_says_what_is_struck(versions):
    lecteur = pypdf.PdfReader(io.BytesIO(produire(versions, "pdf")))
    racine = lecteur.trailer["/Root"]
    assert racine["/MarkInfo"]["/Marked"]
    assert racine["/Lang"].startswith("fr")
    assert "pdfuaid:part" in racine["/Metadata"].get_data().decode()
    roles, decorations = set(), set()

    def parcourir(noeud):
        noeud = noeud.get_object()
        if isinstance(noeud, list):
            for enfant in noeud:
                parcourir(enfant)
        elif isinstance(noeud, dict):
            roles.add(noeud.get("/S"))
            attributs = noeud.get("/A")
            for attribut in [] if attributs is None else attributs if isinstance(attributs, list) else [attributs]:
                decorations.add(attribut.get_object().get("/TextDecorationType"))
            if "/K" in noeud:
                parcourir(noeud["/K"])

    parcourir(racine["/StructTreeRoot"])
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/Link"} <= roles
    assert {"/LineThrough", "/Underline"} <= decorations
    texte = "".join(page.extract_text() for page in lecteur.pages)
    assert "Nous disons tout." in texte
    assert "amendements 7" in texte or "amendement 9" in texte


@pytest.fixture
def publiees(db, versions):
    charte, personne = CharteFactory(), PersonneFactory(prenom="Inès", nom="Duval")
    for numero, (contenu, provenance) in enumerate(deepcopy(versions), 1):
        for origine in provenance["articles"]["agir"]["sources"].values():
            origine.update(personne=personne.pk, amendements=[])
        Version.objects.create(
            charte=charte, numero=numero, nature="fond", publiee_le=LE, empreinte=f"{numero}" * 64, texte="t",
            contenu=contenu, provenance=provenance, personne=personne,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("format", "place"), [("pdf", "inline"), ("html", "inline"), ("odt", "attachment"), ("docx", "attachment")]
)
def test_each_file_has_its_type_and_its_name_and_names_nobody(publiees, format, place):
    reponse = ClientConfiant().get(f"/charte/comparer/1/2/charte.{format}")
    assert reponse.status_code == 200
    assert reponse["Content-Type"] == documents.TYPES[format]
    assert reponse["Content-Disposition"] == f'{place}; filename="charte-versions-1-2.{format}"'
    contenu = reponse.content
    if format in ("odt", "docx"):
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            contenu = b"".join(archive.read(nom) for nom in archive.namelist())
    assert b"Duval" not in contenu
    assert (
        ClientConfiant().get(reponse.wsgi_request.path, headers={"If-None-Match": reponse["ETag"]}).status_code == 304
    )


def test_what_is_written_by_the_redaction_says_so(publiees):
    assert "la rédaction" in ClientConfiant().get("/charte/comparer/1/2/charte.html").text
    with zipfile.ZipFile(io.BytesIO(ClientConfiant().get("/charte/comparer/1/2/charte.docx").content)) as archive:
        assert 'w:author="La rédaction"' in archive.read("word/document.xml").decode()
