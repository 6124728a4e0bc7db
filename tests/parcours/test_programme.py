"""The programme in the browser: edited by keyboard at a desk, read on a phone at the same second; and without JavaScript."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from labo import horloge
from seminaire.models import Seance
from tests.factories import ChantierFactory
from tests.seminaire.factories import SeminaireFactory, facilitation_de, publier, seance_a


EDITION = "/programme/edition/"
EN_UNE_SECONDE = 1_000


@pytest.fixture
def seminaire(transactional_db):
    """Three days from now, published."""
    seminaire = SeminaireFactory(
        titre="Lancement", date_debut=horloge.aujourd_hui() + timedelta(days=3), est_courant=True
    )
    horaires = (("Accueil", "9:00", "9:30"), ("Ateliers", "9:30", "10:30"), ("Clôture", "10:30", "11:00"))
    for titre, debut, fin in horaires:
        nature = "atelier" if titre == "Ateliers" else "pleniere"
        seance_a(seminaire, debut, fin, titre=titre, nature=nature, creneau__jour=seminaire.date_debut)
    publier(seminaire)
    return seminaire


LIRE_LIGNES = """creneaux => creneaux.map((creneau) =>
  ['.creneau-heure', '.seance-titre, .annulation'].map((nom) => creneau.querySelector(nom).innerText).join(' '))"""
LIRE_ACTIF = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"


def lignes(page):
    """« 9 h – 9 h 30 Accueil » of each créneau, the way a person reads them."""
    return [" ".join(texte.split()) for texte in page.locator(".creneau").evaluate_all(LIRE_LIGNES)]


def tabuler(page, nom):
    """Reach a control with the Tab key alone."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if " ".join(page.evaluate(LIRE_ACTIF).split()) == nom:
            return
    raise AssertionError(f"{nom} ne s’atteint pas au clavier")


def plus(page, titre):
    """Open the menu of a créneau."""
    page.locator(f"summary[aria-label='Plus… pour «\u00a0{titre}\u00a0»']").click()


def ecouter(page):
    """Open the public programme and wait until it hears the news."""
    with page.expect_response(re.compile("/direct/")):
        page.goto("/programme/")
    page.wait_for_timeout(300)


def test_an_edit_by_keyboard_is_on_every_phone_within_a_second_of_its_publication(ouvrir, seminaire):
    bureau, telephone = ouvrir(facilitation_de(seminaire), 1280), ouvrir(largeur=360)
    ecouter(telephone)
    bureau.goto(EDITION)
    tabuler(bureau, "Modifier « Accueil »")
    bureau.keyboard.press("Enter")
    titre = bureau.get_by_label("Titre")
    expect(titre).to_be_focused()
    bureau.keyboard.press("Control+a")
    bureau.keyboard.type("Café d’accueil")
    bureau.keyboard.press("Tab")
    bureau.get_by_label("Début").focus()
    bureau.keyboard.press("Control+a")
    bureau.keyboard.type("8H45")
    bureau.keyboard.press("Enter")
    expect(bureau.get_by_role("heading", name="Café d’accueil")).to_be_visible()
    expect(telephone.get_by_role("heading", name="Accueil", exact=True)).to_be_visible()
    publier(seminaire)
    expect(telephone.get_by_role("heading", name="Café d’accueil")).to_be_visible(timeout=EN_UNE_SECONDE)
    assert lignes(telephone)[0] == "8 h 45 – 9 h 30 Café d’accueil"
    assert telephone.evaluate("document.documentElement.scrollWidth") == 360


def test_moving_by_keyboard_keeps_the_hand_on_the_seance(ouvrir, seminaire):
    bureau, telephone = ouvrir(facilitation_de(seminaire), 1280), ouvrir(largeur=360)
    ecouter(telephone)
    bureau.goto(EDITION)
    tabuler(bureau, "Avancer « Clôture »")
    bureau.keyboard.press("Enter")
    expect(bureau.locator(".creneau").nth(1)).to_contain_text("Clôture")
    attendu = ["9 h – 9 h 30 Accueil", "9 h 30 – 10 h Clôture", "10 h – 11 h Ateliers"]
    assert lignes(bureau) == attendu
    publier(seminaire)
    expect(telephone.locator(".creneau").nth(1)).to_contain_text("Clôture", timeout=EN_UNE_SECONDE)
    assert lignes(telephone) == attendu
    bureau.wait_for_timeout(200)
    bureau.keyboard.press("Enter")
    expect(bureau.locator(".creneau").nth(0)).to_contain_text("Clôture")


def test_deleting_and_taking_back_by_keyboard(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), 360)
    page.goto(EDITION)
    tabuler(page, "Plus… pour « Ateliers »")
    page.keyboard.press("Enter")
    tabuler(page, "Supprimer « Ateliers »")
    page.keyboard.press("Enter")
    expect(page.get_by_text("est supprimée")).to_be_visible()
    retablir = page.get_by_role("button", name="Rétablir « Ateliers »")
    expect(retablir).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ateliers")).to_be_visible()
    expect(page.locator("#annonce")).to_contain_text("rétablie")


def test_sharing_out_among_the_chantiers(ouvrir, seminaire):
    ChantierFactory.create_batch(5)
    bureau, telephone = ouvrir(facilitation_de(seminaire), 1280), ouvrir(largeur=360)
    ecouter(telephone)
    bureau.goto(EDITION)
    plus(bureau, "Ateliers")
    bureau.get_by_role("button", name="Répartir par chantier « Ateliers »").click()
    expect(bureau.locator(".seance .pastille")).to_have_count(5)
    expect(telephone.locator(".seance .pastille")).to_have_count(0)
    publier(seminaire)
    expect(telephone.locator(".seance .pastille")).to_have_count(5, timeout=2 * EN_UNE_SECONDE)
    expect(telephone.locator(".creneau")).to_have_count(3)


def test_what_is_being_typed_is_not_replaced_by_the_news(ouvrir, seminaire, equipe):
    fanny, elise = ouvrir(facilitation_de(seminaire)), ouvrir(equipe)
    accueil = Seance.objects.get(titre="Accueil")
    with fanny.expect_response(re.compile("/direct/")):
        fanny.goto(f"{EDITION}{accueil.pk}/modifier/")
    fanny.get_by_label("Titre").fill("Mon titre en cours")
    elise.goto(f"{EDITION}{accueil.pk}/modifier/")
    elise.get_by_label("Titre").fill("Le titre d’Élise")
    elise.get_by_role("button", name="Enregistrer").click()
    expect(elise.get_by_role("heading", name="Le titre d’Élise")).to_be_visible()
    fanny.wait_for_timeout(EN_UNE_SECONDE)
    expect(fanny.get_by_label("Titre")).to_have_value("Mon titre en cours")
    ouvrir.erreurs.clear()
    fanny.get_by_role("button", name="Enregistrer").click()
    expect(fanny.get_by_text("a enregistré avant vous")).to_be_visible()
    expect(fanny.locator(".conflit")).to_contain_text("Le titre d’Élise")
    expect(fanny.get_by_label("Titre")).to_have_value("Mon titre en cours")
    fanny.get_by_role("button", name="Enregistrer").click()
    expect(fanny.get_by_role("heading", name="Mon titre en cours")).to_be_visible()
    ouvrir.tolerer(409)


def test_the_page_asks_again_every_minute_of_the_day_itself(ouvrir, seminaire):
    seance_a(seminaire, "0:00", titre="Aujourd’hui", creneau__jour=horloge.aujourd_hui(), creneau__rang=9_999)
    publier(seminaire)
    page = ouvrir(largeur=320)
    page.clock.install()
    ecouter(page)
    expect(page.locator("[aria-current=time]")).to_contain_text("Aujourd’hui")
    with page.expect_response(
        lambda reponse: "/programme/?depuis=" in reponse.url and "hx-request" in reponse.request.headers
    ):
        page.clock.run_for(61_000)
    expect(page.locator("[aria-current=time] .etat")).to_have_text("En ce moment")


def test_everything_works_without_javascript(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), 360, java_script_enabled=False)
    page.goto(EDITION)
    page.get_by_role("link", name="Ajouter une séance").click()
    page.get_by_label("Titre").fill("Pause")
    page.get_by_label("Début").fill("10h75")
    page.get_by_role("button", name="Ajouter la séance").click()
    expect(page.get_by_text("Les minutes vont de 0 à 59")).to_be_visible()
    page.get_by_label("Début").fill("10h15")
    page.get_by_role("button", name="Ajouter la séance").click()
    expect(page.get_by_role("heading", name="Pause")).to_be_visible()
    expect(page.locator("#annonce")).to_contain_text("Séance ajoutée")
    page.get_by_role("link", name="Modifier « Pause »").click()
    page.get_by_label("Titre").fill("Pause café")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("button", name="Avancer « Pause café »").click()
    expect(page.locator(".creneau").nth(1)).to_contain_text("Pause café")
    plus(page, "Pause café")
    page.get_by_role("button", name="Supprimer « Pause café »").click()
    expect(page.get_by_text("est supprimée")).to_be_visible()
    page.get_by_role("button", name="Rétablir « Pause café »").click()
    expect(page.get_by_role("heading", name="Pause café")).to_be_visible()
    ouvrir.tolerer(422)
