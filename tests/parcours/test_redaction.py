"""Writing an article with the buttons, the keyboard, what is pasted; its preview, with and without scripts; an import."""

import pytest
from playwright.sync_api import expect

from charte.models import Article
from tests.charte.factories import ArticleFactory, MembreComiteFactory


MODIFIER = "/charte/articles/agir/modifier/"
COLLER = """(zone, html) => {
  zone.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "brut");
  zone.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
WORD = "<h2>Collé</h2><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>un <b>mot</b></p>"


@pytest.fixture
def comite(transactional_db):
    ArticleFactory(titre="Agir", ancre="agir", corps="Un texte.")
    return MembreComiteFactory().personne


def choisir(zone, debut, fin):
    zone.evaluate("(zone, [debut, fin]) => zone.setSelectionRange(debut, fin)", [debut, fin])


def test_the_bar_the_keyboard_and_the_undo(comite, ouvrir):
    page = ouvrir(comite, largeur=320)
    page.goto(MODIFIER)
    zone = page.get_by_label("texte")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    boutons = page.get_by_role("toolbar").get_by_role("button")
    assert all(boite["height"] >= 44 and boite["width"] >= 44 for boite in (b.bounding_box() for b in boutons.all()))
    zone.fill("un mot ici")
    choisir(zone, 3, 6)
    zone.press("Control+b")
    expect(zone).to_have_value("un **mot** ici")
    zone.press("Control+i")
    expect(zone).to_have_value("un ***mot*** ici")
    zone.press("Control+b")
    expect(zone).to_have_value("un *mot* ici")
    zone.press("Control+z")
    expect(zone).to_have_value("un ***mot*** ici")
    zone.fill("a\nb")
    choisir(zone, 0, 3)
    for bouton, texte in (
        ("Numéros", "1. a\n2. b"),
        ("Citation", "> a\n> b"),
        ("Liste", "- a\n- b"),
        ("Liste", "a\nb"),
    ):
        page.get_by_role("button", name=bouton).click()
        expect(zone).to_have_value(texte)
    zone.fill("- un")
    zone.press("End")
    zone.press("Enter")
    zone.press_sequentially("deux")
    zone.press("Enter")
    zone.press("Enter")
    zone.press_sequentially("fin")
    expect(zone).to_have_value("- un\n- deux\n\nfin")


def test_lists_and_quotes_go_on_and_end(comite, ouvrir):
    page = ouvrir(comite)
    page.goto(MODIFIER)
    zone = page.get_by_label("texte")
    for depart, touches, texte in (
        ("- un", ["Enter", "- deux"], "- un\n- deux"),  # who types the mark too has it once
        ("1. un", ["Enter", "2. deux"], "1. un\n2. deux"),
        ("> dit", ["Enter", "Enter", "après"], "> dit\n\naprès"),
        ("Mot.\n\n- ", ["Enter", "après"], "Mot.\n\naprès"),
        ("a - b - ", ["- c"], "a - b - - c"),
    ):
        zone.fill(depart)
        zone.press("End")
        for touche in touches:
            (zone.press if touche == "Enter" else zone.press_sequentially)(touche)
        expect(zone).to_have_value(texte)


def test_a_link_asks_for_its_address(comite, ouvrir):
    page = ouvrir(comite, largeur=360)
    page.goto(MODIFIER)
    zone = page.get_by_label("texte")
    boutons = page.get_by_role("toolbar").get_by_role("button").all()
    assert all(boite["x"] >= 0 and boite["x"] + boite["width"] <= 360 for boite in (b.bounding_box() for b in boutons))
    zone.fill("voir ici")
    choisir(zone, 5, 8)
    page.get_by_role("button", name="Lien").click()
    adresse = page.get_by_label("Adresse du lien")
    expect(adresse).to_be_focused()
    adresse.fill("www.exemple.fr/a (b)")
    adresse.press("Enter")
    expect(zone).to_have_value("voir [ici](https://www.exemple.fr/a%20%28b%29)")
    expect(zone).to_be_focused()
    zone.fill("écrire à")
    zone.press("End")
    page.get_by_role("button", name="Lien").click()
    page.get_by_role("button", name="Renoncer").click()
    page.get_by_role("button", name="Lien").click()
    adresse.fill("nous@exemple.fr")
    page.get_by_role("button", name="Mettre le lien").click()
    zone.press_sequentially("nous")
    expect(zone).to_have_value("écrire à[nous](mailto:nous@exemple.fr)")


def test_what_is_pasted_comes_clean_or_plain(comite, ouvrir):
    page = ouvrir(comite)
    page.goto(MODIFIER)
    zone = page.get_by_label("texte")
    zone.fill("Avant")
    zone.evaluate(COLLER, WORD)
    expect(zone).to_have_value("Avant\n\n## Collé\n\n- un **mot**")
    expect(page.get_by_text("Un tableau est devenu du texte.")).to_have_count(0)
    zone.press("Control+z")
    zone.evaluate(COLLER, f"{WORD}<table><tr><td>a</td></tr></table><img src='b.png'>")
    expect(page.get_by_text("Un tableau est devenu du texte. Une image est laissée de côté.")).to_be_visible()
    zone.press("Control+z")
    expect(zone).to_have_value("Avant")
    zone.evaluate(COLLER, WORD)
    expect(zone).to_have_value("Avant\n\n## Collé\n\n- un **mot**")
    zone.press("Control+z")
    expect(zone).to_have_value("Avant")
    page.context.set_offline(True)
    zone.evaluate(COLLER, WORD)
    expect(zone).to_have_value("Avantbrut")
    assert ouvrir.erreurs
    assert all("net::ERR" in erreur for erreur in ouvrir.erreurs)
    ouvrir.erreurs.clear()


def test_the_preview_follows_and_saves_nothing(comite, ouvrir):
    page = ouvrir(comite)
    page.goto(MODIFIER)
    zone = page.get_by_label("texte")
    zone.fill("## Ici")
    page.get_by_role("button", name="Aperçu").click()
    expect(page.locator("#apercu-texte h3")).to_have_text("Ici")
    zone.press("End")
    zone.press_sequentially(" et là")
    expect(page.locator("#apercu-texte h3")).to_have_text("Ici et là")
    expect(zone).to_be_focused()
    assert Article.objects.get().corps == "Un texte."
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#annonce")).to_contain_text("Article enregistré")
    assert Article.objects.get().corps == "## Ici et là"


def test_a_change_shown_says_when_it_is_no_longer_the_one(comite, ouvrir):
    page = ouvrir(comite)
    page.goto("/charte/articles/agir/amender/")
    zone = page.get_by_label("texte")
    zone.fill("Un texte, autrement.")
    page.get_by_role("button", name="Voir le changement").click()
    expect(page.locator("#apercu ins").last).to_contain_text("autrement")
    expect(page.locator("#apercu")).not_to_contain_text("a changé depuis")
    zone.press_sequentially("Encore")
    expect(page.locator("#apercu")).to_contain_text("Le texte a changé depuis cet aperçu.")
    page.get_by_role("button", name="Voir le changement").click()
    expect(page.locator("#apercu")).not_to_contain_text("a changé depuis")


def test_a_charter_comes_in_by_the_keyboard(comite, ouvrir):
    page = ouvrir(comite, largeur=360)
    page.goto("/charte/importer/")
    page.get_by_label("Texte de la charte").fill("# Partie 1\n\n## Agir\n\nUn texte changé.\n\n## Relier\n\nNeuf.")
    page.get_by_role("button", name="Lire cette charte").press("Enter")
    expect(page.locator("ins").first).to_contain_text("changé")
    page.get_by_label("Ajouter cet article : Relier").press(" ")
    page.get_by_role("button", name="Importer ce qui est coché").press("Enter")
    expect(page.locator("#annonce")).to_contain_text("1 article modifié")
    assert [article.corps for article in Article.objects.all()] == ["Un texte changé."]
