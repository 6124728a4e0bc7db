"""The form of a séance and the rooms, on a small phone: what stands beside what, what is told, what is undone."""

from datetime import time

import pytest

from seminaire.models import Salle, Seance
from tests.factories import ChantierFactory
from tests.seminaire.factories import JOUR, SeminaireFactory, facilitation_de, seance_a


@pytest.fixture
def seminaire(transactional_db):
    seminaire = SeminaireFactory()
    ChantierFactory(numero=1, titre="Donner du temps à la coopération (exemple)")
    seance_a(seminaire, "9:00", titre="Accueil", creneau__jour=JOUR)
    return seminaire


def boites(page, *noms):
    """All at one moment: a page may still move by a line while its scripts tell what they know."""
    champs = "noms => noms.map(nom => document.querySelector(`[name=${nom}]`).getBoundingClientRect().toJSON())"
    return page.evaluate(champs, noms)


@pytest.mark.parametrize("largeur", [360, 768, 1280])
def test_hours_share_one_row_and_nothing_is_cut(ouvrir, seminaire, largeur):
    page = ouvrir(facilitation_de(seminaire), largeur=largeur)
    page.goto("/programme/edition/")
    page.get_by_role("link", name="Modifier « Accueil »").click()
    page.get_by_label("Début").wait_for()
    jour, debut, fin = boites(page, "jour", "debut", "fin")
    assert debut["y"] == fin["y"]
    assert (abs(jour["y"] - fin["y"]) < 4) == (largeur >= 768)
    assert page.evaluate("document.documentElement.scrollWidth") == largeur
    choix = page.get_by_label("Chantier")
    choix.select_option(label="1 – Donner du temps à la…")
    # A closed list cuts without a word what is wider than itself: its choice, measured in its own letters, with its arrow.
    reste = choix.evaluate(
        """liste => {
            const style = getComputedStyle(liste), trait = document.createElement("canvas").getContext("2d")
            trait.font = style.font
            const mots = trait.measureText(liste.selectedOptions[0].text).width
            return liste.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 20 - mots
        }"""
    )
    assert reste > 0


def test_an_empty_title_is_told_by_us_and_what_was_mended_is_not_told_again(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), largeur=360)
    page.goto("/programme/edition/")
    page.get_by_role("link", name="Modifier « Accueil »").click()
    page.get_by_label("Début").fill("9h75")
    page.get_by_role("button", name="Enregistrer").press("Enter")
    page.get_by_text("Les minutes vont de 0 à 59.").wait_for()
    page.get_by_label("Début").fill("9h15")
    page.get_by_label("Titre").fill("")
    page.get_by_role("button", name="Enregistrer").press("Enter")
    page.get_by_text("Ce champ reste à remplir.").wait_for()
    assert page.get_by_text("Les minutes vont de 0 à 59.").count() == 0
    ouvrir.tolerer(422)


def test_a_fault_in_a_line_is_told_then_mended_and_a_used_room_goes(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), largeur=360)
    page.goto("/programme/edition/")
    page.get_by_role("link", name="Modifier « Accueil »").click()
    page.get_by_label("Temps").fill("14h75 : Tour de table")
    page.get_by_label("Salle").fill("Hall")
    page.get_by_text("Pour le déroulé").press("Enter")
    page.get_by_label("Matériel").fill("Feutres")
    page.get_by_role("button", name="Enregistrer").press("Enter")
    page.get_by_text("Les minutes vont de 0 à 59.").wait_for()
    ouvrir.tolerer(422)
    page.get_by_label("Temps").fill("14h15 : Tour de table")
    page.get_by_role("button", name="Enregistrer").press("Enter")
    page.locator("#annonce").get_by_text("Séance enregistrée").wait_for()
    seance = Seance.objects.get()
    assert (seance.materiel, seance.temps.get().debut, seance.salle.nom) == ("Feutres", time(14, 15), "Hall")

    page.get_by_role("link", name="Salles").click()
    page.get_by_role("button", name="Supprimer « Hall »").press("Enter")
    page.get_by_text("« Hall » sert encore à une séance.").wait_for()
    ouvrir.tolerer(409)
    page.get_by_role("button", name="Retirer cette salle de cette séance et la supprimer").press("Enter")
    page.get_by_text("Salle supprimée.").wait_for()
    assert not Salle.objects.exists()
    assert Seance.objects.get().salle is None
