"""From a pasted text to a public programme: at a desk, and on a small phone without JavaScript."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from seminaire.models import Seance, Seminaire
from tests.factories import PersonneFactory
from tests.parcours.lecture import DEBORDE, violations
from tests.parcours.test_programme import lignes
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a


IMPORTER = "/programme/importer/"
CHEMIN = Path(settings.RACINE / "labo/portail/demo/programme.txt")
DEMO = CHEMIN.read_text()


@pytest.fixture
def seminaire(transactional_db):
    return SeminaireFactory(titre="Lancement", date_debut=None, est_courant=True)


def refuses(ouvrir, statut):
    """What a browser says of an answer that was expected to be a refusal."""
    assert all(f"status of {statut}" in erreur for erreur in ouvrir.erreurs)
    assert ouvrir.erreurs
    ouvrir.erreurs.clear()


def seance(page, numero):
    return page.get_by_role("group", name=f"Séance {numero}", exact=True)


def test_a_pasted_programme_is_corrected_and_created_at_a_desk(ouvrir, seminaire):
    page = ouvrir(facilitation_de(seminaire), 1280)
    page.goto(IMPORTER)
    page.get_by_label("Texte du programme").fill(DEMO)
    page.get_by_role("button", name="Lire ce programme").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce qui a été compris")
    expect(page.get_by_label("Interventions").nth(1)).to_have_value(
        "Claude Alphandéry, président d’honneur, Labo de l’ESS\nDenis Dementhon, directeur général, France Active"
    )
    seance(page, 1).get_by_label("Titre").fill("Accueil café")
    seance(page, 1).get_by_label("Début").fill("8h45")
    # Enter in a field checks the list, and creates nothing.
    seance(page, 2).get_by_label("Fin").fill("9h")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Séance 2 – Fin")).to_be_visible()
    assert not Seance.objects.exists()
    refuses(ouvrir, 422)
    page.get_by_role("link", name="Séance 2 – Fin").click()
    expect(seance(page, 2).get_by_label("Fin")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("9h45")
    page.get_by_role("button", name="Créer ce programme").click()
    expect(page.get_by_role("status").filter(has_text="11 séances")).to_be_visible()
    assert lignes(page)[0].startswith("8 h 45 – 9 h 30")
    assert lignes(page)[0].endswith("Accueil café")
    assert len(lignes(page)) == 11
    assert Seminaire.objects.get().objectifs.startswith("S’accorder sur ce que sont les chantiers")


def test_on_a_phone_without_javascript_a_file_replaces_the_programme(ouvrir, seminaire):
    seance_a(seminaire, "8:00", titre="L’ancienne")
    page = ouvrir(facilitation_de(seminaire), 360, java_script_enabled=False)
    page.goto(IMPORTER)
    page.get_by_label("Ou un fichier").set_input_files(CHEMIN)
    page.get_by_role("button", name="Lire ce programme").click()
    seance(page, 11).get_by_label("Ne pas créer cette séance").check()
    page.get_by_role("button", name="Ajouter une séance vide").click()
    expect(seance(page, 11).get_by_label("Ne pas créer cette séance")).to_be_checked()
    expect(seance(page, 12)).to_be_in_viewport()
    seance(page, 12).get_by_label("Titre").fill("Photo de groupe")
    seance(page, 12).get_by_label("Début").fill("13h50")
    page.get_by_role("button", name="Créer ce programme").click()
    expect(page.get_by_role("alert").filter(has_text="a déjà un programme")).to_be_visible()
    refuses(ouvrir, 409)
    page.get_by_label("Remplacer le programme actuel").check()
    page.get_by_role("button", name="Créer ce programme").click()
    expect(page).to_have_url(re.compile("/programme/edition/$"))  # where the replacement is undone
    expect(page.get_by_role("button", name="Rétablir « L’ancienne »")).to_be_visible()
    titres = page.locator(".seance-titre").all_inner_texts()
    assert (len(titres), titres[7], titres[-1][:12]) == (11, "Photo de groupe", "Restitution ")


def test_the_list_fits_a_small_phone(ouvrir, transactional_db):
    page = ouvrir(PersonneFactory(is_equipe=True), 320)
    page.goto(IMPORTER)
    assert not page.evaluate(DEBORDE)
    page.get_by_label("Texte du programme").fill(DEMO + "\n\nTrès" + "long" * 60)
    page.get_by_role("button", name="Lire ce programme").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce qui a été compris")
    page.wait_for_load_state()
    assert not page.evaluate(DEBORDE)


@pytest.mark.parametrize("schema", ["light", "dark"])
def test_axe_finds_nothing_in_a_list_with_notes_and_errors(ouvrir, seminaire, schema):
    page = ouvrir(facilitation_de(seminaire), 360, color_scheme=schema)
    page.goto(IMPORTER)
    page.get_by_label("Texte du programme").fill(f"{DEMO}\n18h - 17h Verre de l’amitié\nInfos pratiques : venir à vélo")
    page.get_by_role("button", name="Lire ce programme").click()
    page.get_by_role("button", name="Vérifier la liste").click()
    expect(page.get_by_role("link", name="Séance 12 – Fin")).to_be_visible()
    refuses(ouvrir, 422)
    page.locator("details").evaluate_all("plis => plis.forEach((pli) => { pli.open = true; })")
    assert violations(page) == []
