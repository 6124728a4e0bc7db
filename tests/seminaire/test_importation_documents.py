"""Programmes sent as documents: Word, LibreOffice, Markdown, a web page; and tables pasted with their tabs."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from seminaire.models import Seance
from seminaire.programme import lire
from seminaire.reception import TexteRefuse, decoder, recevoir
from tests.labo.lecture_de_documents import fabriquer
from tests.seminaire.factories import SeminaireFactory, facilitation_de
from tests.seminaire.test_importation import ADRESSE, champs, creer
from tests.seminaire.test_programme_textes import apercu


TABLEAU = """<p>Rencontre des ateliers</p><p>Jeudi 19 octobre 2023</p><table>
<tr><th>Horaire</th><th>Séquence</th><th>Intervenant·es</th><th>Salle</th></tr>
<tr><td>9h00 – 9h30</td><td>Accueil</td><td></td><td>Hall</td></tr>
<tr><td><p>9h30</p><p>10h15</p></td><td>Financer la coopération</td><td><p>Ana Roy, économiste</p><p>Zoé Lam (Nef)</p></td>
<td>Amphi B</td></tr>
<tr><td rowspan="2">10h30 – 12h</td><td>Atelier 1 : Lire</td><td></td><td>Salle 1</td></tr>
<tr><td>Atelier 2 : Écrire</td><td>Luc Bel</td><td>Salle 2</td></tr></table>"""
LU = """# Rencontre des ateliers
## 2023-10-19 Jeudi 19 octobre 2023
  09:00 09:30  Accueil @ Hall
  09:30 10:15  Financer la coopération @ Amphi B
        ~ Ana Roy | économiste | \n        ~ Zoé Lam |  | Nef
  10:30 12:00  Atelier 1 : Lire @ Salle 1
  10:30 12:00  Atelier 2 : Écrire @ Salle 2
        ~ Luc Bel |  | """.split("\n")
TITRE_DU_TABLEAU = "- | Horaire | Séquence | Intervenant·es | Salle |"


@pytest.mark.parametrize("format", ["docx", "odt", "html"])
def test_a_table_of_hours_titles_speakers_and_rooms_is_read(format):
    octets = f"<!doctype html>{TABLEAU}".encode() if format == "html" else fabriquer(TABLEAU, format)
    assert list(apercu(recevoir(decoder(octets)))) == [*LU, TITRE_DU_TABLEAU]


def test_a_name_that_lies_changes_nothing():
    assert lire(decoder(fabriquer(TABLEAU, "docx"), "notes.txt")).titre == "Rencontre des ateliers"
    assert decoder(b"9h Accueil", "programme.docx") == "9h Accueil"
    with pytest.raises(TexteRefuse, match="C’est un PDF"):
        decoder(b"%PDF-1.7", "programme.docx")


def test_markdown_is_read_and_what_defeats_it_is_read_as_it_stands():
    assert decoder(b"# Jour\n\n9h \\- 10h : **Accueil**\n", "p.md") == "Jour\n9h - 10h : Accueil"
    hostile = "[" * 100_000
    assert decoder(hostile.encode(), "p.md").count("[") == 100_000


@pytest.mark.django_db
def test_a_word_document_becomes_the_programme(connecter):
    fanny = connecter(facilitation_de(SeminaireFactory(date_debut=None, est_courant=True)))
    envoi = SimpleUploadedFile("programme.docx", fabriquer(TABLEAU, "docx"))
    page = fanny.post(ADRESSE, {"fichier": envoi})
    creer(fanny, champs(page.text))
    creees = Seance.objects.filter(titre__startswith="Atelier").order_by("pk")
    assert [(s.titre, s.creneau.debut, s.salle.nom) for s in creees] == [
        ("Atelier 1 : Lire", time(10, 30), "Salle 1"),
        ("Atelier 2 : Écrire", time(10, 30), "Salle 2"),
    ]


@pytest.mark.django_db
def test_the_tabs_of_a_pasted_table_part_its_cells(connecter):
    fanny = connecter(facilitation_de(SeminaireFactory(date_debut=None, est_courant=True)))
    colle = "Heure\tTitre\tQui\tSalle\n9h-10h\tAccueil\tcollectif Rivage\tHall\n"
    page = BeautifulSoup(fanny.post(ADRESSE, {"texte": colle}).text, "html.parser")
    assert page.find(attrs={"name": "seances-0-salle"})["value"] == "Hall"
    assert page.find(attrs={"name": "seances-0-intervenants"}).text.strip() == "collectif Rivage"
