"""Little room for large letters, two séances at once, a closed announcement, a select of a small phone, no script."""

import pytest
from playwright.sync_api import expect

from labo import horloge
from seminaire import actions
from tests.factories import ChantierFactory, MembreFactory
from tests.parcours.lecture import DEBORDE
from tests.seminaire.factories import SeminaireFactory, facilitation_de, publier, seance_a


DOUBLER = "html { font-size: 200% }"
# The words cut without a hyphen: those of eleven letters or less that stand on two lines.
COUPES = """() => {
  const coupes = [], marche = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (marche.nextNode()) {
    const texte = marche.currentNode, parent = texte.parentElement;
    if (!parent.checkVisibility() || parent.closest('.visually-hidden, code, script')) continue;
    for (const { 0: mot, index } of texte.data.matchAll(/[\\p{L}’]+/gu)) {
      const etendue = document.createRange();
      etendue.setStart(texte, index);
      etendue.setEnd(texte, index + mot.length);
      const lignes = new Set([...etendue.getClientRects()].map((boite) => Math.round(boite.top)));
      if (lignes.size > 1 && mot.length < 12) coupes.push(mot);
    }
  }
  return coupes;
}"""


@pytest.fixture
def seminaire(transactional_db):
    """Today, two séances that are on all day, and one that is said again elsewhere."""
    aujourd_hui = horloge.aujourd_hui()
    seminaire = SeminaireFactory(
        titre="Séminaire de lancement des chantiers coopératifs",
        date_debut=aujourd_hui,
        dernier_jour=aujourd_hui,
        est_courant=True,
    )
    for titre in ("Accueil des participant-e-s", "Introduction de Claude Alphandéry et Denis Dementhon"):
        seance_a(seminaire, "0:00", "23:59", titre=titre, creneau__jour=aujourd_hui)
    seance_a(seminaire, "23:59", titre="Remise en mouvement", creneau__jour=aujourd_hui)
    publier(seminaire)
    return seminaire


def largeurs(lieu):
    return [round(boite["width"]) for boite in lieu.evaluate_all("tous => tous.map((e) => e.getBoundingClientRect())")]


def test_two_seances_at_once_have_the_same_room(ouvrir, seminaire):
    for largeur in (360, 768, 1280):
        page = ouvrir(largeur=largeur)
        page.goto("/")
        expect(page.locator(".moment-present")).to_have_count(2)
        une, autre = largeurs(page.locator(".moment-present"))
        assert une == autre >= min(largeur - 34, 650)
        assert page.evaluate(COUPES) == []
        assert not page.evaluate(DEBORDE)


def test_letters_twice_as_large_on_a_small_phone(ouvrir, seminaire):
    actions.annoncer(seminaire=seminaire, texte="Le café est servi au fond du hall.", by=None)
    page = ouvrir(MembreFactory().personne, 360, bypass_csp=True)
    for adresse in ("/", "/programme/", "/chantiers/", "/connexion/"):
        page.goto(adresse)
        page.add_style_tag(content=DOUBLER)
        marque = page.locator(".marque").bounding_box()
        assert marque["width"] > 1.5 * marque["height"], adresse
        assert page.evaluate(COUPES) == [], adresse
        assert not page.evaluate(DEBORDE), adresse


def test_a_closed_announcement_leaves_no_room(ouvrir, seminaire):
    page = ouvrir(largeur=360)
    for adresse in ("/", "/programme/"):
        page.goto(adresse)
        avant = page.locator("#moment, #programme h1").bounding_box()["y"]
        annonce = actions.annoncer(seminaire=seminaire, texte="Le café est servi.", by=None)
        page.goto(adresse)
        page.get_by_role("button", name="Fermer l’annonce de").click()
        expect(page.locator("#annonces > *")).to_be_hidden()
        assert page.locator("#moment, #programme h1").bounding_box()["y"] == avant
        actions.retirer_annonce(annonce=annonce, by=facilitation_de(seminaire))


def test_the_first_seance_stands_before_the_presentation(ouvrir, seminaire):
    seminaire.presentation = "Un long texte.\n\n" * 12
    seminaire.save()
    publier(seminaire)
    page = ouvrir(largeur=360)
    page.goto("/programme/")
    assert page.locator(".creneau").first.bounding_box()["y"] < 800
    assert page.locator("#presentation").bounding_box()["y"] > page.locator(".creneau").last.bounding_box()["y"]


TIENT = """champ => {
  const style = getComputedStyle(champ), toile = document.createElement('canvas').getContext('2d');
  toile.font = style.font;
  const place = champ.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 20; // the arrow
  return [...champ.options].every((option) => toile.measureText(option.text).width <= place);
}"""


def test_who_may_read_is_read_whole(ouvrir, transactional_db):
    membre = MembreFactory(chantier=ChantierFactory(numero=1))
    page = ouvrir(membre.personne, 360)
    page.goto("/chantiers/1/adhesion/")
    choix = page.get_by_label("Qui peut lire")
    expect(choix).to_have_count(3)
    assert all(champ.evaluate(TIENT) for champ in choix.all())


def test_without_a_script_what_was_done_is_said_above_the_page_and_hides_nothing(ouvrir, transactional_db):
    membre = MembreFactory(chantier=ChantierFactory(numero=1))
    page = ouvrir(membre.personne, 360, java_script_enabled=False)
    page.goto("/chantiers/1/adhesion/")
    page.get_by_role("button", name="Enregistrer").click()
    dit, contenu = page.locator("#annonce").bounding_box(), page.locator("main").bounding_box()
    assert dit["y"] + dit["height"] <= contenu["y"]
