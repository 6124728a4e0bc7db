"""The long way of a programme: pasted, corrected, filled, published, moved by keyboard and by finger, published again, read as
a list of changes, followed by a calendar."""

import re

import httpx
import icalendar
import pytest
from playwright.sync_api import expect

from labo.portail.demo.peupler import PROGRAMME
from seminaire.models import Seance, VersionProgramme
from tests.parcours.test_grille import GRILLE, case, suivre, viser
from tests.parcours.test_importation import seance as carte
from tests.parcours.test_programme import ecouter
from tests.parcours.test_publication import lu
from tests.seminaire.factories import SeminaireFactory, facilitation_de


@pytest.fixture
def seminaire(transactional_db):
    return SeminaireFactory(titre="Lancement", date_debut=None, est_courant=True)


def test_a_programme_from_the_pasted_text_to_the_calendar_of_a_phone(ouvrir, serveur, seminaire):
    bureau, telephone = ouvrir(facilitation_de(seminaire), 1280), ouvrir(largeur=360)
    telephone.goto("/programme/")
    expect(telephone.get_by_text("Le programme sera bientôt publié.")).to_be_visible()
    coller_et_corriger(bureau)
    remplir(bureau)
    assert httpx.get(f"{serveur}/programme.ics").status_code == 404  # nothing is public yet
    publier(bureau)
    ecouter(telephone)
    assert "Sonia Animatrice" in lu(telephone.get_by_role("main"))
    avant = agenda(serveur)
    assert str(avant["Ateliers du matin"]["location"]).startswith("Amphi")
    deplacer_au_clavier(bureau)
    deplacer_au_doigt(ouvrir(facilitation_de(seminaire), 360, has_touch=True, is_mobile=True))
    assert agenda(serveur) == avant
    publier(bureau)
    lire_les_changements(telephone)
    suivre_dans_un_agenda(telephone, avant, agenda(serveur))


def coller_et_corriger(bureau):
    bureau.goto("/programme/importer/")
    bureau.get_by_label("Texte du programme").fill(PROGRAMME.read_text())
    bureau.get_by_role("button", name="Lire ce programme").click()
    bureau.locator("[name=jours-date_0]").fill("2023-10-26")  # a week ahead: on the day itself moves are public at once
    carte(bureau, 1).get_by_label("Titre").fill("Accueil café")
    carte(bureau, 9).get_by_label("Titre").fill("Ateliers du matin")
    bureau.get_by_role("button", name="Créer ce programme").click()
    expect(bureau.locator("#annonce")).to_contain_text("Brouillon créé : 11 séances.")
    assert not VersionProgramme.objects.exists()


def remplir(bureau):
    """A room and who leads, in the form of a séance."""
    bureau.get_by_role("link", name="Modifier « Ateliers du matin »").click()
    bureau.get_by_label("Salle").fill("Amphi")
    bureau.get_by_label("Intervenant·es").fill("Animation : Sonia Animatrice, sociologue, Le Labo")
    bureau.get_by_role("button", name="Enregistrer").click()
    expect(bureau.locator("#annonce")).to_contain_text("Séance enregistrée")
    assert Seance.objects.get(titre="Ateliers du matin").interventions.get().is_animation


def publier(bureau):
    bureau.goto("/programme/edition/")
    bureau.get_by_role("link", name="Relire et publier").click()
    bureau.get_by_role("button", name="Publier").click()
    expect(bureau.locator("#annonce")).to_contain_text("Le programme est publié.")


def deplacer_au_clavier(bureau):
    suivre(bureau)
    bureau.get_by_role("link", name="Ateliers du matin").focus()
    for touche in ("ArrowDown", "ArrowDown", "Enter"):
        bureau.keyboard.press(touche)
    expect(case(bureau, "Ateliers du matin")).to_contain_text(re.compile("14.h.25"))


def deplacer_au_doigt(page):
    """A long press on the opening, and on to eight o'clock."""
    page.goto(GRILLE)
    doigt = page.context.new_cdp_session(page)

    def toucher(genre, *points):
        doigt.send("Input.dispatchTouchEvent", {"type": genre, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    case(page, "Ateliers du matin").scroll_into_view_if_needed()
    (x, y), (vers_x, vers_y) = viser(page, "Ateliers du matin", 15, "Amphi")
    toucher("touchStart", (x, y))
    expect(page.locator(".grille-ombre")).to_be_visible()
    for part in (0.3, 0.7, 1):
        toucher("touchMove", (x + (vers_x - x) * part, y + (vers_y - y) * part))
    expect(page.locator(".grille-ombre")).to_contain_text(re.compile("^15.h"))
    toucher("touchEnd")
    expect(case(page, "Ateliers du matin")).to_contain_text(re.compile("15.h"))


def lire_les_changements(telephone):
    nouveautes = telephone.locator("#nouveautes")
    expect(nouveautes).to_contain_text("Le programme a changé")
    assert re.search("Ateliers du matin : de 15 h à .*, et non plus de 14 h 15 à", lu(nouveautes))
    nouveautes.get_by_role("link", name="Tout ce qui a changé").click()
    expect(telephone.get_by_role("heading", name="Version 2")).to_be_visible()
    telephone.goto("/programme/comparer/1/2/")
    assert "Ateliers du matin" in lu(telephone.get_by_role("main"))


def agenda(serveur):
    """What a calendar that subscribes reads, by title."""
    lus = icalendar.Calendar.from_ical(httpx.get(f"{serveur}/programme.ics").text)
    return {str(evenement["summary"]): evenement for evenement in lus.walk("VEVENT")}


def suivre_dans_un_agenda(telephone, avant, apres):
    telephone.goto("/programme/")
    lien = telephone.get_by_role("link", name="S’abonner dans mon agenda").get_attribute("href")
    assert re.fullmatch(r"webcal://127\.0\.0\.1:\d+/programme\.ics", lien)
    ancien, nouveau = avant["Ateliers du matin"], apres["Ateliers du matin"]
    assert (nouveau["uid"], nouveau["sequence"]) == (ancien["uid"], ancien["sequence"] + 1)
    assert f"{nouveau['dtstart'].dt:%H:%M}" == "15:00"
    assert apres["Accueil café"]["sequence"] == avant["Accueil café"]["sequence"] == 0
