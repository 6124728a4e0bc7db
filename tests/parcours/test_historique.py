"""History and bin in a browser: by keyboard on a phone, with others reading along, and with JavaScript off."""

import re

import pytest
from playwright.sync_api import expect

from charte import actions
from labo import revisions
from seminaire import actions as du_seminaire
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory
from tests.parcours.lecture import DEBORDE, violations
from tests.seminaire.factories import SeminaireFactory, TempsFactory, facilitation_de, seance_a


HISTORIQUE = "/charte/articles/agir/historique/"
LONG = "\n\n".join(
    ["Nous agissons sur nos territoires, avec celles et ceux qui y vivent. " * 4] * 2
)  # its head is folded


@pytest.fixture
def comite(transactional_db, a_l_heure, settings):
    """An article in three versions of yesterday: équipe, the comité, then both brought together."""
    aujourd_hui = settings.HORLOGE_DECALAGE  # the server's clock
    comite, equipe = MembreComiteFactory(), PersonneFactory(prenom="Élise", nom="Équipe", is_equipe=True)
    section = SectionFactory(charte=comite.charte, titre="Contexte", ancre="contexte")
    article = ArticleFactory(section=section, ancre="agir", titre="Agir", corps=f"{LONG}\n\nEnsemble.")
    a_l_heure("2023-10-18T10:00")
    revisions.ouvrir(article, by=equipe)
    a_l_heure("2023-10-18T11:00")
    actions.modifier_article(article=article, version=1, by=comite.personne, titre="Agir ensemble")
    a_l_heure("2023-10-18T12:00")
    actions.modifier_article(article=article, version=1, by=equipe, corps=f"{LONG}\n\nEnsemble, dès demain.")
    settings.HORLOGE_DECALAGE = aujourd_hui
    return comite.personne


def tabuler(page, cible):
    """Reach something with the Tab key alone."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if cible.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("La touche Tab n’y mène pas.")


def bouton(page, mot, heure=""):
    return page.get_by_role("button", name=re.compile(f"^{mot}.*{heure}$"))


def test_going_back_by_keyboard_on_a_phone_and_coming_back(comite, ouvrir):
    lectrice = ouvrir(PersonneFactory())
    with lectrice.expect_response("**/direct/**"):  # the stream is open
        lectrice.goto("/charte/articles/agir/")

    telephone = ouvrir(comite, largeur=360)
    telephone.goto("/charte/articles/agir/")
    telephone.get_by_role("link", name="Historique de l’article").click()
    passages = telephone.locator(".passage")
    expect(passages).to_have_count(3)
    expect(passages.first).to_contain_text("réuni avec les changements faits par")
    expect(passages.first.locator("ins")).to_contain_text("dès demain")
    expect(passages.first.locator(".ecart-pli")).to_have_count(1)
    assert not telephone.evaluate(DEBORDE)
    assert violations(telephone) == []

    # A passage has its own address, and can be read whole.
    passages.nth(1).locator("h2 a").click()
    assert telephone.url.endswith("#r2")
    passages.first.get_by_role("link", name="Lire en entier").click()
    expect(telephone.locator(".ecart-pli")).to_have_count(0)
    telephone.get_by_role("link", name="Tout l’historique").click()

    cible = bouton(telephone, "Rétablir cette version", r"10\sh")
    tabuler(telephone, cible)
    telephone.keyboard.press("Enter")
    expect(telephone.locator("#annonce")).to_contain_text("Version du 18 octobre 2023 à 10 h rétablie")
    expect(passages).to_have_count(4)
    expect(lectrice.locator("h1")).to_have_text("Agir")  # at once, where others read
    expect(lectrice.locator("#article-detail")).not_to_contain_text("dès demain")

    tabuler(telephone, bouton(telephone, "Revenir à la version précédente"))
    telephone.keyboard.press("Enter")
    expect(passages).to_have_count(5)
    expect(lectrice.locator("#article-detail")).to_contain_text("dès demain")


def test_a_page_left_open_restores_nothing(comite, ouvrir):
    page = ouvrir(comite)
    page.goto(HISTORIQUE)
    article = comite.sieges_au_comite.get().charte.sections.get().articles.get()
    actions.modifier_article(article=article, version=3, by=comite, titre="Agir vite")
    bouton(page, "Rétablir cette version", r"10\sh").click()
    expect(page.get_by_role("alert").first).to_contain_text("Quelqu’un a enregistré entre-temps")
    expect(page.locator(".passage").first).to_contain_text("vite")
    bouton(page, "Rétablir cette version", r"10\sh").click()
    expect(page.locator("#annonce")).to_contain_text("rétablie")
    ouvrir.tolerer(409)


@pytest.mark.parametrize("scripts", [True, False], ids=["avec", "sans"])
def test_undo_history_and_bin_with_scripts_and_without(comite, ouvrir, scripts):
    seminaire = SeminaireFactory(est_courant=True)
    fanny = facilitation_de(seminaire)
    TempsFactory(seance=seance_a(seminaire, "9:00", titre="Accueil"), titre="Tour de table")
    seance_a(seminaire, "10:00", titre="Introduction")

    page = ouvrir(comite, largeur=360, java_script_enabled=scripts)
    page.goto(HISTORIQUE)
    bouton(page, "Rétablir cette version", r"11\sh").click()
    expect(page.locator("#annonce")).to_contain_text("rétablie")
    page.goto("/charte/")
    page.get_by_role("button", name="Supprimer « Agir ensemble »").click()
    expect(page.get_by_role("button", name="Rétablir « Agir ensemble »")).to_be_visible()  # at once
    page.goto("/moi/")
    page.get_by_role("link", name="La corbeille (1)").click()
    page.get_by_role("button", name="Rétablir « Agir ensemble »").click()
    expect(page.locator("#article-agir")).to_be_visible()

    page = ouvrir(fanny, largeur=360, java_script_enabled=scripts)
    page.goto("/programme/edition/")
    page.get_by_label("Plus… pour « Accueil »").click()
    page.get_by_role("button", name="Supprimer « Accueil »").click()
    page.get_by_role("button", name="Rétablir « Accueil »").click()
    expect(page.get_by_text("Tour de table")).to_be_visible()
    du_seminaire.creer_programme(seminaire=seminaire, seances=[{"titre": "Neuve"}], by=fanny, remplacer=True)
    page.goto("/programme/edition/")
    page.get_by_text("Revenir à l’ancien programme…").click()
    page.get_by_role("button", name="Remplacer le programme d’aujourd’hui").click()
    expect(page.get_by_text("Tour de table")).to_be_visible()
    expect(page.locator("article.seance", has_text="Neuve")).to_have_count(0)
    du_seminaire.creer_programme(seminaire=seminaire, seances=[{"titre": "Neuve"}], by=fanny, remplacer=True)
    page.goto("/corbeille/")
    if scripts:
        assert violations(page) == []
    assert page.locator("body").bounding_box()["width"] <= 360
    page.get_by_role("button", name="Rétablir les 2 séances de l’ancien programme").click()
    expect(page.locator("article.seance")).to_have_count(3)
