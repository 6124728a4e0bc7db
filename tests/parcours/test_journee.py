"""The long way once through every room: a link by mail, the programme, a chantier, the charter, its PDF."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import expect

from chantiers.models import Membre
from labo.models import Personne
from labo.portail.demo.peupler import peupler


@pytest.fixture
def demonstration(transactional_db):
    peupler()
    return {email: Personne.objects.by_email(f"{email}@labo.example").get() for email in ("participante", "pilote2")}


@pytest.fixture
def boite_locale(settings):
    """Mails written as files, where the server's /courriels/ reads them."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = settings.COURRIELS_LOCAUX
    for ancien in settings.COURRIELS_LOCAUX.glob("*"):
        ancien.unlink()


def test_the_day_of_a_participant(ouvrir, demonstration, boite_locale, faire_les_taches):
    telephone = ouvrir(largeur=360)
    entrer_par_courriel(telephone, faire_les_taches)
    lire_le_programme(telephone)
    rejoindre_au_clavier(telephone)
    pilotage = ouvrir(demonstration["pilote2"])
    lire_les_mots(pilotage)
    suivre_un_changement(telephone, pilotage)
    quitter(telephone)
    telecharger_la_charte(telephone)


def entrer_par_courriel(page, faire_les_taches):
    page.goto("/")
    page.get_by_role("link", name="Se connecter").last.click()
    page.get_by_label("Votre courriel").fill("participante@labo.example")
    page.get_by_role("button", name="Recevoir mon lien").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Regardez vos courriels")
    faire_les_taches()
    page.goto("/courriels/")
    lien = page.locator(".courriel-corps a", has_text="/lien/").first.get_attribute("href")
    page.goto(re.sub(r"^https?://[^/]+", "", lien))
    page.get_by_role("button", name="Continuer comme Inès Garance").click()
    expect(page.get_by_text("Bonjour Inès.")).to_be_visible()


def lire_le_programme(page):
    page.goto("/programme/")
    expect(page.locator("[aria-current=time]")).to_contain_text("Introduction")
    atelier = page.get_by_role("link", name="Accompagner sans prendre la place").first
    atelier.click()
    expect(page).to_have_url(re.compile(r"/chantiers/2/$"))


def rejoindre_au_clavier(page):
    """From the sheet to the words sent, without touching the screen."""
    aller_au_clavier(page, "Rejoindre ce chantier")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rejoindre le chantier 2")
    page.get_by_label("Motivation", exact=True).focus()
    page.keyboard.type("Chez nous aussi, on nous accompagne à quatre.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # from the members to herself and the animation
    page.keyboard.press("ArrowUp")
    aller_au_clavier(page, "Rejoindre ce chantier")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bienvenue dans ce chantier")).to_be_visible()
    page.get_by_role("link", name="Tous les membres").click()
    expect(page.get_by_text("on nous accompagne à quatre")).to_be_visible()
    page.get_by_role("link", name="Le chantier 2").click()


def aller_au_clavier(page, nom):
    for _ in range(60):
        page.keyboard.press("Tab")
        if nom in page.evaluate("document.activeElement.textContent"):
            return
    raise AssertionError(f"« {nom} » ne s’atteint pas au clavier")


def lire_les_mots(page):
    """The pilote reads what was written for the animation."""
    page.goto("/chantiers/2/membres/")
    expect(page.get_by_text("on nous accompagne à quatre")).to_be_visible()
    page.get_by_role("link", name="Le chantier 2").click()


def suivre_un_changement(telephone, pilotage):
    """The sheet open on the phone follows an edit of the pilote within a second, without reload."""
    telephone.evaluate("window.jamais_rechargee = true")
    pilotage.get_by_role("link", name="Modifier la fiche").click()
    pilotage.get_by_label("Défi").fill("Comment aider sans décider ?")
    pilotage.get_by_role("button", name="Enregistrer").click()
    expect(pilotage.get_by_text("Fiche enregistrée à")).to_be_visible()
    expect(telephone.get_by_text("Comment aider sans décider")).to_be_visible(timeout=1000)
    assert telephone.evaluate("window.jamais_rechargee")


def quitter(page):
    page.get_by_text("Quitter ce chantier").first.click()
    page.get_by_role("button", name="Quitter ce chantier").click()
    expect(page.get_by_text("Vous avez quitté ce chantier")).to_be_visible()
    assert Membre.objects.get(personne__email="participante@labo.example", chantier__numero=2).motivation == ""


def telecharger_la_charte(page):
    page.goto("/charte/versions/1/")
    page.get_by_text("Télécharger", exact=True).click()
    adresse = page.get_by_role("link", name="PDF").get_attribute("href")
    reponse = page.context.request.get(adresse)
    assert (reponse.status, reponse.headers["content-type"]) == (200, "application/pdf")
    pdf = pypdf.PdfReader(io.BytesIO(reponse.body()))
    assert "Version 1" in pdf.pages[0].extract_text()
    assert pdf.trailer["/Root"]["/Lang"] == "fr-FR"


def test_without_javascript_one_joins_corrects_and_leaves(ouvrir, demonstration):
    page = ouvrir(demonstration["participante"], largeur=360, java_script_enabled=False)
    page.goto("/chantiers/3/rejoindre/")
    page.get_by_label("Attente", exact=True).fill("x" * 2001)
    page.get_by_role("button", name="Rejoindre ce chantier").click()
    expect(page.locator(".invalid-feedback")).to_contain_text("2\u202f000")
    expect(page.get_by_label("Attente", exact=True)).to_have_value("x" * 2001)
    page.get_by_label("Attente", exact=True).fill("Un rendez-vous par mois.")
    page.get_by_role("button", name="Rejoindre ce chantier").click()
    expect(page.get_by_text("Bienvenue dans ce chantier")).to_be_visible()
    page.get_by_text("Quitter ce chantier").first.click()
    page.get_by_role("button", name="Quitter ce chantier").click()
    expect(page.get_by_text("Vous avez quitté ce chantier")).to_be_visible()
    ouvrir.tolerer(422)
