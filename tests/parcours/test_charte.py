"""The comité on a phone: it changes an article, others see it at once, it publishes, anybody takes the PDF away."""

import pytest
from playwright.sync_api import expect

from charte import actions
from labo import revisions
from tests.charte.comite import proposer
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import ChantierFactory, PersonneFactory
from tests.labo.lecture_de_documents import mots


@pytest.fixture
def comite(transactional_db):
    comite = MembreComiteFactory()
    contexte = SectionFactory(charte=comite.charte, titre="Contexte", ancre="contexte")
    ArticleFactory(section=contexte, ancre="agir", titre="Agir ensemble", corps="Nous agissons.")
    ArticleFactory(section=contexte, ancre="relier", titre="Relier", corps="Nous relions.")
    ChantierFactory(numero=1, titre="Essaimer")
    return comite.personne


def test_from_an_edit_on_a_phone_to_the_pdf(comite, ouvrir):
    lectrice = ouvrir(PersonneFactory())
    with lectrice.expect_response("**/direct/**"):  # the stream is open
        lectrice.goto("/charte/")
    expect(lectrice.locator("#article-agir")).to_contain_text("Nous agissons.")
    lectrice.evaluate("window.temoin = 1")

    telephone = ouvrir(comite, largeur=360)
    telephone.goto("/charte/")
    assert telephone.evaluate("document.documentElement.scrollWidth") <= 360
    telephone.get_by_role("link", name="Modifier « Agir ensemble »").click()
    telephone.get_by_label("texte").fill("Nous agissons **ici** !")
    telephone.get_by_role("button", name="Enregistrer").click()
    expect(telephone.locator("#annonce")).to_contain_text("Article enregistré")
    expect(lectrice.locator("#article-agir strong")).to_have_text("ici", timeout=1000)
    assert lectrice.evaluate("window.temoin") == 1  # never reloaded

    # Reordering stays on the page.
    telephone.get_by_role("button", name="Descendre « Agir ensemble »").click()
    expect(telephone.locator("article.article").first).to_contain_text("Relier")
    expect(lectrice.locator("article.article").first).to_contain_text("Relier", timeout=1000)

    telephone.get_by_role("link", name="Publier une version").click()
    telephone.get_by_label("Le fond").check()
    telephone.get_by_label("notes").fill("La première.")
    telephone.get_by_role("button", name="Publier cette version").click()
    expect(telephone.locator("#annonce")).to_contain_text("La version est publiée")
    assert telephone.evaluate("document.documentElement.scrollWidth") <= 360

    public = ouvrir()
    public.goto("/charte/")
    expect(public.locator("#article-agir")).to_contain_text("ici")
    public.get_by_text("Télécharger", exact=True).click()
    adresse = public.get_by_role("link", name="PDF").get_attribute("href")
    reponse = public.request.get(adresse)
    assert reponse.headers["content-type"] == "application/pdf"
    assert {"Essaimer", "Relier"} <= set(mots(reponse.body(), "pdf"))


def test_with_the_keyboard_the_hand_stays_where_it_acts(comite, ouvrir):
    """A second Enter goes on, it never undoes; what is deleted comes back from where it stood."""
    page = ouvrir(comite, largeur=360)
    page.goto("/charte/")
    page.get_by_role("button", name="Descendre « Agir ensemble »").focus()
    for _ in range(2):  # the second one finds it the last already
        page.keyboard.press("Enter")
        expect(page.locator("article.article").first).to_contain_text("Relier")
        expect(page.locator("#descendre-agir")).to_be_focused()
    expect(page.locator("#descendre-agir")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Supprimer « Agir ensemble »").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#supprime-agir")).to_be_focused()
    expect(page.locator("#article-agir")).to_have_count(0)
    page.get_by_role("button", name="Rétablir « Agir ensemble »").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#lien-agir")).to_be_focused()
    expect(page.locator("#annonce")).to_contain_text("Article rétabli")


def test_the_second_of_two_who_answer_reads_what_was_answered(comite, ouvrir):
    article = comite.sieges_au_comite.get().charte.sections.get().articles.get(ancre="agir")
    revisions.ouvrir(article, by=comite)
    bref = proposer(article, "Nous agissons bien.", PersonneFactory())
    actions.retenir_amendement(amendement=bref, raison="Oui.", by=comite)
    article.refresh_from_db()
    amendement = proposer(article, "Nous agissons vite.", PersonneFactory())
    onglet = ouvrir(comite, largeur=360)
    onglet.goto(f"{amendement.get_absolute_url()}repondre/")
    expect(
        onglet.locator("#regret")
    ).to_be_hidden()  # nothing is said of words that are not shown, nor about to be retained
    onglet.locator("input[value=retenu]").check()
    expect(onglet.locator("#regret")).to_be_visible()
    actions.refuser_amendement(amendement=amendement, raison="Trop vite.", by=MembreComiteFactory().personne)
    onglet.locator("input[value=retenu]").check()
    onglet.locator("textarea[name=raison]").fill("Mes mots précieux.")
    onglet.get_by_role("button", name="Répondre").click()
    expect(onglet.locator("#repondu")).to_contain_text("Trop vite.")
    expect(onglet.locator("#repondu")).to_contain_text("Mes mots précieux.")
    expect(onglet.get_by_role("button", name="Réessayer")).to_have_count(0)
    ouvrir.tolerer(409)


def test_two_edit_at_once_and_nothing_is_lost(comite, ouvrir):
    telephone = ouvrir(comite, largeur=360)
    telephone.goto("/charte/articles/agir/modifier/")
    autre = MembreComiteFactory().personne
    article = comite.sieges_au_comite.get().charte.sections.get().articles.get(ancre="agir")
    actions.modifier_article(article=article, version=1, corps="Les mots de l’autre.", by=autre)
    telephone.get_by_label("texte").fill("Mes mots.")
    telephone.get_by_role("button", name="Enregistrer").click()
    expect(telephone.locator("#conflit")).to_contain_text("Les mots de l’autre.")
    expect(telephone.locator("#conflit")).to_contain_text("Mes mots.")
    expect(telephone.get_by_label("texte")).to_have_value("Mes mots.")
    telephone.get_by_role("button", name="Enregistrer").click()
    expect(telephone.locator("#article-agir")).to_contain_text("Mes mots.")
    ouvrir.tolerer(409)
