"""The acts of the list in the browser: by keyboard, each undone by one tap; and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.parcours.test_programme import EDITION, lignes, plus, seminaire, tabuler
from tests.seminaire.factories import facilitation_de


__all__ = ["seminaire"]  # a fixture of another journey
AVANT = ["9 h – 9 h 30 Accueil", "9 h 30 – 10 h 30 Ateliers", "10 h 30 – 11 h Clôture"]


def test_by_keyboard_all_that_follows_moves_and_one_tap_takes_it_back(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), 360)
    page.goto(EDITION)
    tabuler(page, "Plus… pour « Ateliers »")
    page.keyboard.press("Enter")
    tabuler(page, "Décaler la suite…")
    page.keyboard.press("Enter")
    minutes = page.get_by_label("De combien de minutes")
    expect(minutes).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("241")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pas plus de 240 minutes")).to_be_visible()
    ouvrir.tolerer(422)
    page.get_by_label("De combien de minutes").fill("15")
    page.keyboard.press("Enter")
    expect(page.locator("#annonce")).to_contain_text("2 créneaux décalés de 15 minutes, plus tard.")
    assert lignes(page) == ["9 h – 9 h 30 Accueil", "9 h 45 – 10 h 45 Ateliers", "10 h 45 – 11 h 15 Clôture"]
    expect(page.locator(".creneau .alerte", has_text="À noter")).to_be_visible()
    page.locator("#annonce").get_by_role("button", name="Défaire").click()
    expect(page.locator("#annonce")).to_contain_text("tout est comme avant")
    assert lignes(page) == AVANT


def test_in_place_the_menu_stays_open_and_the_rest_of_the_page_untouched(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), 1280)
    page.goto(EDITION)
    plus(page, "Clôture")
    page.get_by_role("button", name="Dupliquer").locator("visible=true").click()
    expect(page.locator(".creneau")).to_have_count(4)
    expect(page.locator("details[open]").get_by_text("Mettre en parallèle")).to_be_visible()
    page.get_by_role("button", name="Mettre en parallèle").locator("visible=true").click()
    expect(page.locator("#annonce")).to_contain_text("mise en parallèle")
    expect(page.locator(".creneau")).to_have_count(3)
    page.get_by_role("button", name="+5 min, plus tard").locator("visible=true").first.click()
    expect(page.locator("#annonce")).to_contain_text("reculée de 5 minutes")
    assert page.url.endswith(EDITION)


@pytest.mark.parametrize("largeur", [360, 1280])
def test_without_javascript(ouvrir, seminaire, largeur):
    page = ouvrir(facilitation_de(seminaire), largeur, java_script_enabled=False)
    page.goto(EDITION)
    plus(page, "Ateliers")
    page.get_by_role("link", name="Scinder en deux…").locator("visible=true").click()
    page.get_by_label("À quelle heure commence la suite").fill("11h")
    page.get_by_role("button", name="Scinder").click()
    expect(page.get_by_text("sans compter le début ni la fin")).to_be_visible()
    page.get_by_label("À quelle heure commence la suite").fill("10h")
    page.get_by_role("button", name="Scinder").click()
    expect(page.get_by_role("heading", name="Ateliers (suite)")).to_be_visible()
    page.locator("#annonce").get_by_role("button", name="Défaire").click()
    expect(page.locator("#annonce")).to_contain_text("tout est comme avant")
    plus(page, "Clôture")
    page.get_by_role("button", name="Mettre en parallèle").locator("visible=true").click()
    expect(page.locator(".creneau")).to_have_count(2)
    ouvrir.tolerer(422)


@pytest.mark.parametrize("largeur", [360, 1280])
def test_the_menu_opens_and_closes_under_the_pointer(ouvrir, seminaire, largeur):
    page = ouvrir(facilitation_de(seminaire), largeur)
    page.goto(EDITION)
    bouton = page.get_by_label("Plus… pour « Ateliers »")
    bouton.scroll_into_view_if_needed()
    avant = bouton.bounding_box()
    page.mouse.click(avant["x"] + 8, avant["y"] + 8)
    expect(page.get_by_role("link", name="Scinder en deux…").locator("visible=true")).to_have_count(1)
    assert bouton.bounding_box() == avant
    page.mouse.click(avant["x"] + 8, avant["y"] + 8)
    expect(page.get_by_role("link", name="Scinder en deux…").locator("visible=true")).to_have_count(0)


def test_an_announcement_stands_over_no_form_and_what_it_offered_outlives_the_page(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), 1280)
    page.goto(EDITION)
    page.get_by_role("button", name="+5 min, plus tard, « Clôture »").click()
    expect(page.locator("#annonce").get_by_role("button", name="Défaire")).to_be_visible()
    page.get_by_role("link", name="Modifier « Accueil »").click()
    expect(page.locator("#seance-formulaire")).to_be_visible()
    expect(page.locator("#annonce .avis")).to_have_count(0)
    page.goto(EDITION)
    page.get_by_role("button", name="Défaire le déplacement de « Clôture »").click()
    expect(page.locator("#annonce")).to_contain_text("tout est comme avant")
    assert lignes(page) == AVANT
    assert page.locator("#creneau-edition-" + page.url.rpartition("-")[2]).get_by_text("Clôture").first.is_visible()
