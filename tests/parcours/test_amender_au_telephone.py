"""Amending on a small phone: where an error is read, what is said of a length, a support when its words have changed."""

import pytest
from playwright.sync_api import expect

from charte import actions
from charte.models import Amendement
from labo import revisions
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory


AMENDER = "/charte/articles/agir/amender/"


@pytest.fixture
def article(transactional_db):
    comite = MembreComiteFactory()
    section = SectionFactory(charte=comite.charte, titre="Contexte", ancre="contexte")
    article = ArticleFactory(section=section, ancre="agir", titre="Agir", corps="Nous agissons ici.\n\n" * 20)
    revisions.ouvrir(article, by=None)
    return article


@pytest.mark.parametrize(("nom", "corps"), [("corps", "x" * 20_001), ("motif", "Nous agissons partout.")])
def test_an_error_is_in_sight_with_its_field(ouvrir, article, nom, corps):
    page = ouvrir(PersonneFactory(), largeur=360)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(AMENDER)
    page.get_by_label("texte").fill(corps)
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")  # its label is above the screen
    page.get_by_role("button", name="Proposer ce changement").click()
    champ = page.locator(f"[name={nom}]")
    expect(champ).to_be_focused()
    ouvrir.tolerer(422)
    expect(champ.locator("xpath=..").locator("label")).to_be_in_viewport(ratio=1)
    expect(champ.locator("xpath=..").locator(".invalid-feedback")).to_be_in_viewport(ratio=1)


def test_what_is_told_of_a_length_is_of_the_text_that_is_there(ouvrir, article):
    page = ouvrir(PersonneFactory(), largeur=360)
    page.goto(AMENDER)
    zone = page.get_by_label("texte")
    zone.fill("x" * 20_010)
    page.get_by_label("Motif").fill("Pour tous.")
    page.get_by_role("button", name="Proposer ce changement").click()
    erreur = page.get_by_text("Raccourcissez ce texte")
    expect(erreur).to_contain_text("il en a 20")
    ouvrir.tolerer(422)
    zone.fill("x" * 20_005)
    expect(erreur).to_contain_text("005.")
    expect(page.get_by_text("5 caractères de trop")).to_be_visible()
    zone.fill("Nous agissons partout.")
    expect(erreur).to_be_hidden()
    expect(zone).not_to_have_attribute("aria-invalid", "true")
    zone.fill("x" * 20_001)
    expect(erreur).to_be_visible()
    zone.fill("Nous agissons partout.")
    expect(erreur).to_be_hidden()  # the button has moved up by a line
    page.get_by_role("button", name="Proposer ce changement").click()
    expect(page.get_by_role("heading", name="Amendement 1")).to_be_visible()


def test_one_supports_still_what_has_changed(ouvrir, article):
    autrice, lea = PersonneFactory(), PersonneFactory(prenom="Léa", nom="Martin")
    mots = {"titre": "Agir", "corps": "Nous agissons partout.", "motif": "Pour tous."}
    amendement = actions.proposer_modification(article=article, base=1, by=autrice, **mots)
    page = ouvrir(lea, largeur=360)
    page.goto("/charte/amendements/1/")
    page.get_by_role("button", name="Je soutiens").click()
    expect(page.get_by_role("button", name="Ne plus soutenir")).to_be_visible()
    actions.modifier_amendement(amendement=amendement, version=1, corps="Nous agissons seuls.", by=autrice)
    expect(page.get_by_text("Ce texte a changé depuis votre soutien")).to_be_visible()  # live
    expect(page.locator("#releve ins")).to_contain_text("seuls")
    page.get_by_role("button", name="Je soutiens encore").click()
    expect(page.get_by_text("Ce texte a changé depuis votre soutien")).to_be_hidden()
    expect(page.get_by_text("Léa Martin").last).to_be_visible()
    assert Amendement.objects.get().soutiens.get().version == 2
