"""What is typed is kept on the device, offered again with its date, and shown to nobody else: static/js/brouillons.js."""

import pytest
from playwright.sync_api import expect

from charte import actions
from charte.models import Article
from tests.charte.factories import MembreComiteFactory
from tests.conftest import cookie_de_session
from tests.parcours.ecriture import MODIFIER, texte


# What this device keeps of one kind, for whomever.
GARDES = "genre => Object.keys(localStorage).filter((nom) => nom.includes(`:${genre}:`))"


def taper(page, mots):
    """Type, and wait until the device holds the words."""
    texte(page).fill(mots)
    page.wait_for_function("mots => JSON.stringify(localStorage).includes(mots)", arg=mots)


def offres(page):
    return page.get_by_role("status").get_by_text("Reprendre le texte du")


def sans_offre(page):
    """The other pages have had their time to answer, and nothing is offered."""
    page.evaluate("coffre.pret")
    expect(offres(page)).to_have_count(0)


def corps():
    return Article.objects.get(ancre="agir").corps


def test_a_text_left_on_a_phone_is_offered_with_its_date_until_it_is_saved(comite, ouvrir):
    page = ouvrir(comite, largeur=360, timezone_id="Europe/Paris")
    page.clock.set_fixed_time("2023-10-19T14:32:00+02:00")
    page.goto(MODIFIER)
    texte(page).press_sequentially("! ")  # left within the half second: kept when the page goes
    page.get_by_role("link", name="Annuler").click()
    expect(page.locator("#article-agir")).to_be_visible()
    page.clock.set_fixed_time("2023-10-20T09:00:00+02:00")
    page.goto(MODIFIER)
    expect(offres(page)).to_contain_text("Reprendre le texte du 19 octobre à 14 h 32 ?")
    expect(texte(page)).to_have_value("Nous agissons.")

    # Thrown away by mistake, and taken back, with the keyboard alone.
    page.get_by_role("button", name="Jeter le texte du 19 octobre à 14 h 32").press("Enter")
    expect(page.get_by_text("Texte jeté.")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Reprendre le texte du 19 octobre à 14 h 32").press("Enter")
    expect(texte(page)).to_have_value("! Nous agissons.")
    expect(offres(page)).to_have_count(0)

    taper(page, "Nous agissons ici.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.reload()  # put back by the browser itself, or offered
    page.evaluate("coffre.pret")
    if offres(page).count():
        page.get_by_role("button", name="Reprendre le texte").click()
    expect(texte(page)).to_have_value("Nous agissons ici.")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#annonce")).to_contain_text("Article enregistré à")
    assert corps() == "Nous agissons ici."
    assert page.evaluate(GARDES, "brouillon") == page.evaluate(GARDES, "envoi") == []


def test_what_is_typed_when_a_draft_is_taken_back_is_offered_in_its_turn(comite, ouvrir):
    page = ouvrir(comite)
    long = "Nous agissons ensemble. " * 8
    actions.modifier_article(article=Article.objects.get(ancre="agir"), version=1, corps=f"{long}Demain.", by=comite)
    page.goto(MODIFIER)
    texte(page).fill(f"{long}Hier.")  # what one recognises it by is where it differs
    page.get_by_role("link", name="Annuler").click()
    expect(page.locator("#article-agir")).to_be_visible()
    page.goto(MODIFIER)
    expect(offres(page)).to_contain_text("Hier.")
    texte(page).fill("Aujourd’hui, tout autre chose.")
    page.get_by_role("button", name="Reprendre le texte").click()
    expect(texte(page)).to_have_value(f"{long}Hier.")
    expect(offres(page)).to_contain_text("Aujourd’hui, tout autre chose.")
    page.get_by_role("button", name="Reprendre le texte").click()
    expect(texte(page)).to_have_value("Aujourd’hui, tout autre chose.")
    expect(offres(page)).to_contain_text("Hier.")


def test_the_newest_of_many_drafts_stands_above_the_form_and_redites_go(comite, ouvrir):
    page = ouvrir(comite, largeur=360)
    page.goto(MODIFIER)
    taper(page, "Nous agissons. Un")
    page.get_by_role("link", name="Annuler").click()
    expect(page.locator("#article-agir")).to_be_visible()
    page.evaluate(
        "[[1, 'Nous agissons. Un deux'], [2, 'Autre'], [3, 'Encore'], [4, 'Dernier']].forEach(([rang, mots]) => {"
        " const [[nom, lu]] = coffre.lister('brouillon:');"
        " const champs = lu.champs.map(([n, v]) => [n, n === 'corps' ? mots : v]);"
        " coffre.ecrire(`${nom}${rang}`, { ...lu, quand: lu.quand + rang, champs }); })"
    )
    page.goto(MODIFIER)
    visibles = offres(page).filter(visible=True)
    expect(visibles).to_contain_text("Dernier")  # the others are folded
    page.get_by_text("3 autres textes gardés").click()
    assert [mots.split("?")[1].strip() for mots in offres(page).all_inner_texts()] == [
        "Dernier",
        "Encore",
        "Autre",
        "Nous agissons. Un deux",  # and what it was made of is kept once
    ]
    page.get_by_role("button", name="Jeter").nth(1).click()
    expect(page.get_by_text("3 autres textes gardés")).to_be_visible()  # it can be taken back yet
    page.get_by_role("button", name="Reprendre le texte").last.click()
    expect(page.get_by_text("2 autres textes gardés")).to_be_visible()
    expect(texte(page)).to_have_value("Nous agissons. Un deux")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_draft_keeps_the_version_that_it_was_typed_on(comite, ouvrir):
    page = ouvrir(comite)
    page.goto(MODIFIER)
    taper(page, "Nous agissons ensemble.")
    page.goto("/charte/")
    autre = MembreComiteFactory().personne
    article = Article.objects.get(ancre="agir")
    actions.modifier_article(article=article, version=1, titre="Agir", corps="Nous agissons.", by=autre)
    page.goto(MODIFIER)
    page.get_by_role("button", name="Reprendre le texte").click()
    expect(page.get_by_label("titre")).to_have_value("Agir ensemble")  # as it was when the words were typed
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#annonce")).to_contain_text("Article enregistré à")
    article.refresh_from_db()
    assert (article.titre, article.corps) == ("Agir", "Nous agissons ensemble.")


def test_another_person_on_the_same_device_sees_nothing_of_it(comite, ouvrir, serveur):
    page = ouvrir(comite)
    page.goto(MODIFIER)
    taper(page, "Des mots à moi.")
    page.goto("/moi/")
    page.get_by_role("button", name="quitter").click()
    expect(page.locator("#annonce")).to_contain_text("quitté la session")
    assert page.evaluate("coffre.lister('')") == []
    page.context.add_cookies([cookie_de_session(MembreComiteFactory().personne, serveur)])
    page.goto(MODIFIER)
    sans_offre(page)
    assert page.evaluate("coffre.lister('')") == []
    page.context.add_cookies([cookie_de_session(comite, serveur)])
    page.goto(MODIFIER)
    expect(offres(page)).to_have_count(1)

    # A page shown again as the browser kept it, when somebody else has signed in since, is read again.
    suivante = MembreComiteFactory().personne
    page.context.add_cookies([cookie_de_session(suivante, serveur)])
    page.context.new_page().goto("/charte/")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_role("link", name=suivante.prenom, exact=True)).to_be_visible()
    sans_offre(page)


@pytest.mark.long
def test_tabs_ages_and_what_cannot_be_read(comite, ouvrir):
    page = ouvrir(comite)
    page.goto(MODIFIER)
    taper(page, "Dans le premier onglet.")
    second = page.context.new_page()
    second.goto(MODIFIER)
    sans_offre(second)  # the first tab is alive, and holds it
    taper(second, "Dans le second onglet.")
    second.close()
    page.close()

    page = page.context.new_page()
    page.goto(MODIFIER)
    expect(offres(page)).to_have_count(2)
    page.get_by_text("1 autre texte gardé").click()
    expect(page.get_by_role("button", name="Reprendre le texte")).to_have_count(2)
    page.get_by_role("button", name="Reprendre le texte").first.click()
    expect(texte(page)).to_have_value("Dans le second onglet.")  # the newest first
    page.get_by_role("button", name="Jeter").click()

    nom, lu = page.evaluate("coffre.lister('brouillon:')")[0]
    page.evaluate(
        "([nom, lu]) => { coffre.oublier(nom); localStorage.clear();"
        " coffre.ecrire(nom + '-recent', { ...lu, quand: lu.quand - 600_000_000 });"
        " coffre.ecrire(nom + '-vieux', { ...lu, quand: lu.quand - 605_000_000 });"
        " for (const faux of ['{', 'null', '[]', '{\"quand\": 1}', '{\"quand\": 9e99, \"champs\": [[1]]}'])"
        "   localStorage.setItem(`coffre:${coffre.personne}:brouillon:/charte/articles/agir/modifier/:${faux}`, faux); }",
        [nom, lu],
    )
    page.goto("/charte/")
    assert [nom.rpartition("-")[2] for nom in page.evaluate(GARDES, "brouillon")] == ["recent"]
    page.goto(MODIFIER)
    expect(offres(page)).to_have_count(1)


def test_a_device_that_keeps_nothing_says_so_once_and_still_sends(comite, ouvrir):
    page = ouvrir(comite, largeur=360)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Refusé'); } });"
    )
    page.goto(MODIFIER)
    texte(page).fill("Sans mémoire.")
    avertissement = page.locator("#annonce").get_by_text("Cet appareil ne peut pas garder votre texte.")
    expect(avertissement).to_be_visible()
    texte(page).fill("Sans mémoire, encore.")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#annonce")).to_contain_text("Article enregistré à")
    assert corps() == "Sans mémoire, encore."


def test_a_form_given_back_is_its_own_draft(comite, ouvrir):
    page = ouvrir(comite, largeur=360)
    page.goto(MODIFIER)
    page.get_by_label("titre").fill("Long " * 60)
    texte(page).fill("Le texte.")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".invalid-feedback")).to_be_visible()
    expect(page.locator("[aria-invalid=true]")).to_be_focused()
    sans_offre(page)
    assert len(page.evaluate(GARDES, "brouillon")) == 1
    page.goto(MODIFIER)
    page.get_by_role("button", name="Reprendre le texte").click()
    page.get_by_label("titre").fill("Court")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#annonce")).to_contain_text("Article enregistré à")
    assert corps() == "Le texte."
    ouvrir.tolerer(422)


def test_what_is_typed_in_a_page_given_back_without_htmx_is_offered_too(comite, ouvrir):
    page = ouvrir(comite)
    page.goto("/charte/importer/")
    page.get_by_role("button", name="Lire cette charte").click()
    expect(page.locator(".invalid-feedback")).to_be_visible()
    page.get_by_label("Texte de la charte").fill("# Une charte entière")
    page.wait_for_function("() => JSON.stringify(localStorage).includes('Une charte entière')")
    for encore in (page.reload, lambda: page.goto("/charte/importer/")):
        encore()  # the refused page sent again, then asked for anew
        page.evaluate("coffre.pret")
        if page.get_by_label("Texte de la charte").input_value() != "# Une charte entière":
            expect(offres(page)).to_contain_text("# Une charte entière")
    page.get_by_role("button", name="Reprendre le texte").click()
    expect(page.get_by_label("Texte de la charte")).to_have_value("# Une charte entière")
    ouvrir.tolerer(422)
