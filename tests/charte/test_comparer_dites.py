"""What the comparing of two versions says around the changes: sections, hours, origins, marks, days that are to come."""

import re
from datetime import datetime, timedelta, timezone

import pytest
from bs4 import BeautifulSoup

from charte import actions
from charte.comparaison.document import phrase
from charte.comparaison.origines import moment
from tests.charte.factories import MembreComiteFactory, SectionFactory
from tests.labo.lecture_de_documents import membre
from tests.mefiance import ClientConfiant
from tests.pages_lues import lisible


@pytest.fixture
def deux(db, a_l_heure):
    """Two versions of one day in summer: a word changed, a section came."""
    a_l_heure("2024-07-01T09:10")
    comite = MembreComiteFactory().personne
    section = SectionFactory(ancre="contexte", titre="Contexte")
    agir = actions.ajouter_article(section=section, titre="Agir", corps="Nous agissons ici.", by=comite)
    actions.publier_version(charte=section.charte, nature="fond", by=comite)
    a_l_heure("2024-07-01T14:00")
    actions.modifier_article(article=agir, version=1, corps="Nous agissons partout.", by=comite)
    actions.ajouter_section(charte=section.charte, titre="Le comité", by=comite)
    return actions.publier_version(charte=section.charte, nature="fond", by=comite)


def test_a_section_that_came_is_counted_and_named(client, deux):
    bilan = BeautifulSoup(client.get("/charte/comparer/1/2/").text, "html.parser").find(id="comparaison-bilan")
    dit = " ".join(bilan.get_text(" ").split())
    assert "1 section ajoutée" in dit
    assert "2 Le comité – section ajoutée" in dit


def test_two_versions_of_one_day_are_told_apart_by_their_hours(client, deux):
    page = BeautifulSoup(client.get("/charte/comparer/1/2/").text, "html.parser").find(class_="chapeau")
    dit = " ".join(page.get_text().split())
    assert dit == "Publiées toutes deux le 1er juillet 2024, la première à 9 h 10 et l’autre à 14 h."
    jour = deux.jour
    assert "toutes deux du 1er juillet" in " ".join(phrase((1, jour), (2, jour)).split())


def test_files_say_one_origin_in_the_singular_and_what_the_marks_mean(deux):
    html = ClientConfiant().get("/charte/comparer/1/2/charte.html").text
    assert re.search(r"D’où vient ce changement\s: la rédaction", html)
    assert "viennent" not in html
    assert "est souligné, ce qui est" in html
    docx = membre(ClientConfiant().get("/charte/comparer/1/2/charte.docx").content, "word/document.xml")
    assert "est souligné" not in docx


def test_tracked_changes_bear_the_hour_on_the_clock_as_word_shows_it(deux):
    docx = membre(ClientConfiant().get("/charte/comparer/1/2/charte.docx").content, "word/document.xml")
    assert set(re.findall(r'w:date="([^"]*)"', docx)) == {"2024-07-01T14:00:00Z"}
    ici = timezone(timedelta(hours=2))
    assert moment((), datetime(2024, 7, 1, 14, tzinfo=ici)) == "2024-07-01T14:00:00Z"


@pytest.mark.parametrize("le", ["juin 2024", "T2 2024", "demain"])
def test_the_charter_at_a_date_asks_for_a_day_and_for_nothing_else(client, deux, le):
    page = client.get("/charte/versions/", {"le": le})
    assert page.status_code == 422
    assert "Écrivez un jour, comme 30 juin 2024." in lisible(page)
    assert "trimestre" not in lisible(page)


def test_a_day_to_come_is_told_of_today(client, deux):
    page = lisible(client.get("/charte/versions/", {"le": "1er mars 2030"}))
    assert "Le 1er mars 2030 n’est pas encore là : à ce jour, c’est la" in page
