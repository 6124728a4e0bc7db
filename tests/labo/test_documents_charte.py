"""The charter's own template, without settings nor database, in the five formats."""

import io
from pathlib import Path

import pypdf
import pytest
from bs4 import BeautifulSoup
from django.template import Context, Engine

from labo import documents
from labo.balisage import en_html
from labo.typographie import typographier, typographier_html
from tests.labo.lecture_de_documents import mots


GABARITS = Path(__file__).parents[2] / "templates"
TITRES = {
    "contexte": "Contexte",
    "chantiers": "Les cinq chantiers coopératifs",
    "projet": "Un projet ambitieux en faveur de la transition écologique juste",
    "pilotage": "Le comité de pilotage, l’instance de gouvernance partagée des chantiers",
    "fonctionnement": "Fonctionnement des chantiers coopératifs",
    "financement": "Le financement des chantiers coopératifs",
}
TEXTE = """Chaque structure garde sa voix : **aucune** ne parle pour une autre ; toutes rendent compte.

- de ce qui marche ;
  - et pour qui ;
- de ce qui ne marche pas !

La suite est décrite sur [le site](https://exemple.fr/suite), à 9 h 30 chaque jeudi."""
CHANTIERS = [
    {
        "numero": n,
        "titre": f"Chantier d’exemple {n}",
        "defi": f"Quel défi ouvrir en {n} ?",
        "structure": "Une coopérative",
    }
    for n in range(1, 6)
]


def corps(**autres):
    """The template on a charter of six sections, two articles each."""
    sections = [
        {
            "ancre": ancre,
            "numero": str(section),
            "titre": typographier(titre),
            "articles": [
                {
                    "ancre": f"{ancre}-{rang}",
                    "numero": f"{section}.{rang}",
                    "titre": "Ce que nous tenons" if rang == 1 else "",
                    "corps_html": typographier_html(en_html(TEXTE)),
                }
                for rang in (1, 2)
            ],
        }
        for section, (ancre, titre) in enumerate(TITRES.items(), 1)
    ]
    contexte = {
        "charte_titre": "Charte des chantiers coopératifs pour une transition écologique juste",
        "version_numero": 1,
        "version_date": "19\u00a0octobre 2023",
        "empreinte": "0123456789abcdef" * 4,
        "sections": sections,
        "chantiers": CHANTIERS,
    }
    gabarit = Engine(dirs=[GABARITS]).get_template("charte/document.html")
    return gabarit.render(Context(contexte | autres, use_l10n=False))


@pytest.fixture(scope="module")
def charte():
    html = corps()
    titre, mention = "Charte des chantiers coopératifs", "Version 1 · 19\u00a0octobre 2023"
    return {format: documents.produire(html, format, titre=titre, mention=mention) for format in documents.FORMATS}


def test_the_charter_has_the_same_words_in_five_formats(charte):
    lus = {format: mots(octets, format) for format, octets in charte.items()}
    assert len(lus["html"]) > 500
    for format in documents.FORMATS:
        assert lus[format] == lus["html"], format


def test_the_charter_tells_its_sections_its_chantiers_and_its_fingerprint(charte):
    lecteur = pypdf.PdfReader(io.BytesIO(charte["pdf"]))
    titre, parties = lecteur.outline
    assert titre.title.startswith("Charte des chantiers")
    sections = [marque.title for marque in parties if not isinstance(marque, list)]
    assert sections == [f"{rang}. {titre}" for rang, titre in enumerate(TITRES.values(), 1)] + ["Liste des chantiers"]
    lus = mots(charte["md"], "md")
    assert "0123456789abcdef" * 4 in lus
    assert " ".join(lus).count("Structure porteuse : Une coopérative") == 5


def test_the_anchors_of_the_charter_are_those_that_were_given(charte):
    soupe = BeautifulSoup(charte["html"].decode(), "html.parser")
    assert soupe.find(id="pilotage").get_text().startswith("4. Le comité de pilotage")
    assert soupe.find(id="contexte-2").get_text() == "Article 1.2"
    assert soupe.nav.find("a", href="#contexte-1").get_text() == "Article 1.1 – Ce que nous tenons"


def test_the_chantiers_stand_in_the_section_that_carries_them():
    section = {
        "ancre": "x",
        "numero": "1",
        "titre": "Les chantiers",
        "chantiers": CHANTIERS,
        "articles": [],
    }
    soupe = BeautifulSoup(documents.assainir(corps(sections=[section], chantiers=[])), "html.parser")
    assert [titre.get_text() for titre in soupe.find_all("h2")] == ["1. Les chantiers"]
    assert len(soupe.find_all("h3")) == 5


def test_a_title_is_escaped_and_a_text_of_markdown_is_not():
    article = {"ancre": "y", "numero": "1.1", "titre": "", "corps_html": "<p><em>oui</em></p>"}
    section = {"ancre": "x", "numero": "1", "titre": "<b>&", "articles": [article]}
    html = corps(sections=[section], chantiers=[])
    assert "1. &lt;b&gt;&amp;</h2>" in html
    assert "<em>oui</em>" in html
