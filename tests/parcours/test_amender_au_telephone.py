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


def test_without_a_network_what_cannot_be_undone_does_not_wait_and_one_thing_is_said_at_a_time(ouvrir, article):
    autrice = PersonneFactory()
    mots = {"titre": "Agir", "corps": "Nous agissons partout.", "motif": "Pour tous."}
    actions.proposer_modification(article=article, base=1, by=autrice, **mots)
    page = ouvrir(autrice, largeur=360)
    page.goto("/charte/amendements/1/retirer/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Retirer cet amendement").click()
    expect(page.locator("[data-envoi-etat]")).to_contain_text("Pas de réseau : rien n’a changé.")
    expect(page.get_by_text("Pas encore envoyé")).to_have_count(0)
    page.context.set_offline(False)
    expect(page.locator("[data-envoi-etat]")).to_have_text("")  # of a cut that is over, nothing is said
    page.goto(AMENDER)  # nothing was kept to be sent by itself
    expect(page.get_by_role("heading", name="Proposer un changement")).to_be_visible()
    assert Amendement.objects.get().is_depose
    page.get_by_label("texte").fill("Nous agissons ici.")
    page.get_by_label("Motif").fill("Court.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Voir le changement").click()
    annonce = page.locator("#annonce")
    expect(annonce).to_contain_text("L’aperçu demande le réseau ; votre texte est gardé.")
    page.get_by_role("button", name="Proposer ce changement").click()
    expect(page.locator("[data-envoi-etat]")).to_contain_text("Pas encore envoyé")
    expect(annonce.locator(".avis")).to_have_count(0)
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Amendement 2")).to_be_visible(timeout=15_000)
    # What has just been said gives way to the field in use, and waits at the foot of the page.
    expect(annonce).to_contain_text("Amendement 2 déposé à")
    expect(annonce).to_have_css("position", "sticky")
    page.get_by_label("Votre commentaire").click()
    expect(annonce).to_have_css("position", "static")
    expect(annonce).to_contain_text("Amendement 2 déposé à")
    ouvrir.erreurs.clear()  # what a browser says of a cut network


def test_what_was_withdrawn_in_another_tab_is_said_once_beside_the_words(ouvrir, article):
    autrice = PersonneFactory()
    mots = {"titre": "Agir", "corps": "Nous agissons partout.", "motif": "Pour tous."}
    amendement = actions.proposer_modification(article=article, base=1, by=autrice, **mots)
    page = ouvrir(autrice, largeur=360)
    with page.expect_response("**/presence/**"):
        page.goto("/charte/amendements/1/modifier/")
    refus = []
    page.on("response", lambda reponse: refus.append(reponse) if reponse.status == 409 else None)
    actions.retirer_amendement(amendement=amendement, by=autrice)
    page.get_by_label("Motif").fill("Mieux dit.")
    expect(page.get_by_text("Vos mots restent dans le formulaire")).to_be_visible()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("new Promise((resolve) => setTimeout(resolve, 300))")
    assert len(refus) == 1
    ouvrir.erreurs.clear()  # the beat is refused, and the stream with it
