"""The day grid in the browser: a workshop put elsewhere by keyboard, by mouse, by finger; seen at once on another page."""

import re
from datetime import time

import pytest
from playwright.sync_api import expect

from labo import horloge, revisions
from seminaire import actions
from seminaire.models import Creneau, Seance
from tests.conftest import attendre
from tests.seminaire.factories import SalleFactory, SeanceFactory, SeminaireFactory, facilitation_de, seance_a


GRILLE = "/programme/edition/grille/"
RECT = "(e) => { const r = e.getBoundingClientRect(); return {x: r.x, y: r.y, width: r.width, height: r.height}; }"


@pytest.fixture
def seminaire(transactional_db):
    seminaire = SeminaireFactory(est_courant=True, date_debut=horloge.aujourd_hui())
    salles = [SalleFactory(seminaire=seminaire, nom=f"Salle {nom}") for nom in "AB"]
    jour = {"creneau__jour": seminaire.date_debut}
    seance_a(seminaire, "9:00", "9:30", titre="Accueil", nature="accueil", **jour)
    un = seance_a(seminaire, "9:30", "10:30", titre="Atelier un", nature="atelier", salle=salles[0], **jour)
    SeanceFactory(creneau=un.creneau, titre="Atelier deux", nature="atelier", salle=salles[1])
    seance_a(seminaire, "11:00", "12:00", titre="Clôture", nature="cloture", **jour)
    for objet in (*Seance.objects.all(), *Creneau.objects.all()):
        revisions.ouvrir(objet, by=None)
    return seminaire


def ou(titre):
    """« 10:35 Salle B »: where the database has it."""
    seance = Seance.objects.select_related("creneau", "salle").get(titre=titre)
    return f"{seance.creneau.debut:%H:%M} {seance.salle or ''}".strip()


def case(page, titre):
    return page.locator(".grille-case", has_text=titre)


def suivre(page):
    """Open the grid, and wait until it hears the news."""
    with page.expect_response(re.compile("/direct/")):
        page.goto(GRILLE)
    page.wait_for_timeout(200)
    return page


def viser(page, titre, heure, salle):
    """(the middle of the top of the item, the point where that top would be at this hour of this room)"""
    depart = case(page, titre).evaluate(RECT)
    colonne = page.locator(f".grille-colonne[data-salle='{salle}']").evaluate(RECT)
    y = page.locator(".grille-heure", has_text=re.compile(f"^{heure}.h$")).evaluate(RECT)["y"]
    x = depart["x"] + min(60, depart["width"] / 2)
    return (x, depart["y"] + 12), (colonne["x"] + 40, y + 14)


def test_by_keyboard_then_by_mouse_and_each_is_seen_on_the_other_page(ouvrir, seminaire, equipe):
    bureau, autre = suivre(ouvrir(facilitation_de(seminaire), 1280)), suivre(ouvrir(equipe, 1280))
    titre = bureau.get_by_role("link", name="Clôture")
    titre.focus()
    for touche in ("ArrowDown", "PageDown", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight"):
        bureau.keyboard.press(touche)
    expect(bureau.locator("#grille-etat")).to_contain_text(re.compile("11.h.35 – 12.h.35, salle «.Salle B.»"))
    bureau.keyboard.press("Escape")
    expect(bureau.locator("#grille-etat")).to_contain_text("abandonné")
    assert ou("Clôture") == "11:00"
    bureau.keyboard.press("ArrowUp")
    bureau.keyboard.press("ArrowRight")
    bureau.keyboard.press("Enter")
    expect(case(autre, "Clôture")).to_contain_text(re.compile("10.h.55 – 11.h.55"))
    assert ou("Clôture") == "10:55 Salle A"
    expect(titre).to_be_focused()

    (x, y), (vers_x, vers_y) = viser(bureau, "Atelier un", 11, "Salle B")
    bureau.mouse.move(x, y)
    bureau.mouse.down()
    bureau.mouse.move(x + 30, y + 30, steps=3)
    bureau.mouse.move(vers_x, vers_y, steps=5)
    expect(bureau.locator(".grille-ombre")).to_contain_text(re.compile("^11.h – 12.h, salle"))
    bureau.mouse.up()
    expect(case(autre, "Atelier un")).to_contain_text(re.compile("11.h – 12.h"))
    assert (ou("Atelier un"), ou("Atelier deux")) == ("11:00 Salle B", "09:30 Salle B")
    expect(bureau.locator("#grille-panneau")).to_have_count(0)  # the drag was no click


def test_taken_out_from_beside_the_others_then_put_back(ouvrir, seminaire):
    """As the page itself knows it, from one act to the next; one tap takes it out again."""
    page = suivre(ouvrir(facilitation_de(seminaire), 1280))
    ensemble = lambda: len({seance.creneau_id for seance in Seance.objects.filter(titre__startswith="Atelier")}) == 1  # noqa: E731
    for touche, heure, sont_ensemble in (("PageDown", "10:00", False), ("PageUp", "09:30", True)):
        page.get_by_role("link", name="Atelier un").focus()
        page.keyboard.press(touche)
        vu = Creneau.objects.get(seances__titre="Atelier un").pk
        with page.expect_request(re.compile("/placer/")) as envoi:
            page.keyboard.press("Enter")
        assert f"lu_dans={vu}" in envoi.value.post_data
        expect(case(page, "Atelier un")).to_have_attribute("data-debut", heure)
        assert (ou("Atelier un"), ensemble()) == (f"{heure} Salle A", sont_ensemble)
    page.locator("#annonce").get_by_role("button", name="Défaire").click()
    expect(case(page, "Atelier un")).to_have_attribute("data-debut", "10:00")
    assert not ensemble()


def test_by_a_long_press_of_the_finger_on_a_phone(ouvrir, seminaire, equipe):
    bureau = suivre(ouvrir(equipe, 1280))
    page = suivre(ouvrir(facilitation_de(seminaire), 360, has_touch=True, is_mobile=True))
    doigt = page.context.new_cdp_session(page)

    def toucher(genre, *points):
        doigt.send("Input.dispatchTouchEvent", {"type": genre, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    page.locator("#grille-cadre").scroll_into_view_if_needed()
    case(page, "Atelier un").scroll_into_view_if_needed()
    (x, y), (vers_x, vers_y) = viser(page, "Atelier un", 11, "Salle A")
    # A finger that goes on at once scrolls, and takes nothing.
    toucher("touchStart", (x, y))
    toucher("touchMove", (x, y - 40))
    toucher("touchMove", (x, y - 80))
    toucher("touchEnd")
    page.wait_for_timeout(450)  # longer than a long press
    assert ou("Atelier un") == "09:30 Salle A"
    (x, y), (vers_x, vers_y) = viser(page, "Atelier un", 11, "Salle A")
    toucher("touchStart", (x, y))
    expect(page.locator(".grille-ombre")).to_be_visible()
    for part in (0.2, 0.5, 0.8, 1):
        toucher("touchMove", (x + (vers_x - x) * part, y + (vers_y - y) * part))
    expect(page.locator(".grille-ombre")).to_contain_text(re.compile("^11.h – 12.h"))
    toucher("touchEnd")
    expect(case(bureau, "Atelier un")).to_contain_text(re.compile("11.h – 12.h"))
    assert ou("Atelier un") == "11:00 Salle A"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_news_during_a_drag_waits_and_of_two_the_second_is_told(ouvrir, seminaire, equipe):
    page = suivre(ouvrir(facilitation_de(seminaire), 1280))
    page.get_by_role("link", name="Clôture").focus()
    page.keyboard.press("PageDown")
    cloture = Seance.objects.get(titre="Clôture")
    actions.placer_seance(
        seance=cloture,
        jour=seminaire.date_debut,
        debut=time(14),
        salle="Salle B",
        version=1,
        version_creneau=1,
        by=equipe,
    )
    expect(page.locator("#grille-etat")).to_contain_text("Votre geste continue")
    expect(page.locator(".grille-ombre")).to_contain_text(re.compile("11.h.30"))
    page.keyboard.press("Enter")
    expect(page.locator("#refus")).to_contain_text("Élise Équipe a déplacé cette séance entre-temps")
    expect(page.locator("#grille-panneau")).to_contain_text(re.compile("Vous la vouliez à 11.h.30"))
    assert ou("Clôture") == "14:00 Salle B"
    page.get_by_role("button", name="Placer").click()
    expect(case(page, "Clôture")).to_contain_text(re.compile("11.h.30 – 12.h.30"))
    attendre(lambda: ou("Clôture") == "11:30")
    ouvrir.tolerer(409)


def test_a_click_opens_the_settings_and_what_is_typed_there_stays(ouvrir, seminaire, equipe):
    page = suivre(ouvrir(facilitation_de(seminaire), 768))
    titre = page.get_by_role("link", name="Clôture")
    titre.click()
    expect(page.locator("#grille-panneau-titre")).to_be_focused()
    plus = page.get_by_role("button", name="Reculer de 5 minutes")
    for _ in range(3):
        plus.click()
    expect(case(page, "Clôture")).to_contain_text(re.compile("11.h.15 – 12.h.15"))
    expect(plus).to_be_focused()
    page.get_by_label("Début").fill("16 h")
    accueil = Seance.objects.get(titre="Accueil")
    actions.avancer_de(seance=accueil, minutes=-30, version_creneau=1, by=equipe)
    expect(case(page, "Accueil")).to_contain_text(re.compile("8.h.30 – 9.h"))
    expect(page.get_by_label("Début")).to_have_value("16 h")
    page.get_by_role("link", name="Fermer").click()
    expect(page.locator("#grille-panneau")).to_have_count(0)
    expect(titre).to_be_focused()


def test_buttons_do_the_same_without_javascript(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), 360, java_script_enabled=False)
    page.goto(GRILLE)
    page.get_by_role("link", name="Clôture").click()
    page.get_by_role("button", name="Reculer de 5 minutes").click()
    assert ou("Clôture") == "11:05"
    page.get_by_role("link", name="Clôture").click()
    page.get_by_label("Début").fill("15h")
    page.get_by_label("Salle").select_option("Salle B")
    page.get_by_role("button", name="Placer").click()
    expect(case(page, "Clôture")).to_contain_text(re.compile("15.h – 16.h"))
    assert ou("Clôture") == "15:00 Salle B"
