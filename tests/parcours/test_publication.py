"""Publishing in the browser: nothing is seen before, everything follows after; by keyboard alone, and without JavaScript."""

import re
from datetime import time, timedelta

import pytest
from playwright.sync_api import expect

from labo import horloge
from seminaire import actions
from seminaire.models import Seance
from tests.factories import PersonneFactory
from tests.parcours.test_programme import ecouter, tabuler
from tests.seminaire.factories import SalleFactory, SeminaireFactory, facilitation_de, publier, seance_a


EN_UNE_SECONDE = 1_000


@pytest.fixture
def seminaire(transactional_db):
    """Published, three days ahead."""
    seminaire = SeminaireFactory(
        titre="Lancement", date_debut=horloge.aujourd_hui() + timedelta(days=3), est_courant=True
    )
    salle = SalleFactory(seminaire=seminaire, nom="Salle B")
    jour = {"creneau__jour": seminaire.date_debut}
    seance_a(seminaire, "9:00", "9:30", titre="Accueil", **jour)
    seance_a(seminaire, "14:15", "15:00", titre="Atelier 3", salle=salle, **jour)
    publier(seminaire)
    return seminaire


def remplacer(page, libelle, mots):
    """Type over what a field holds, by keyboard."""
    page.get_by_label(libelle).focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(mots)


def lu(lieu):
    return " ".join(lieu.inner_text().split())


def retarder(page, titre, debut, fin):
    """A séance at other hours, by keyboard alone."""
    page.goto("/programme/edition/")
    tabuler(page, f"Modifier « {titre} »")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Titre")).to_be_focused()
    remplacer(page, "Début", debut)
    remplacer(page, "Fin", fin)
    page.keyboard.press("Enter")
    expect(page.locator("#annonce")).to_contain_text("Séance enregistrée")


def test_from_a_draft_to_every_phone(ouvrir, seminaire):
    bureau, telephone = ouvrir(facilitation_de(seminaire), 1280), ouvrir(largeur=360)
    ecouter(telephone)
    relectures = []
    telephone.on("request", lambda demande: relectures.append(demande.url))
    retarder(bureau, "Atelier 3", "14h30", "15h15")
    expect(bureau.locator("#publication")).to_contain_text("1 changement n’est pas encore publié.")
    tabuler(bureau, "Relire et publier")
    bureau.keyboard.press("Enter")
    expect(bureau.locator("#publier .prose li")).to_have_text(
        re.compile("^Atelier 3.: de 14.h.30 à 15.h.15, et non plus de 14.h.15 à 15.h.; toujours salle B$")
    )
    assert relectures == []  # a phone is not even told that something is being written
    assert "14 h 15 – 15 h" in lu(telephone.locator(".creneau").nth(1))
    tabuler(bureau, "Publier")
    bureau.keyboard.press("Enter")
    nouveautes = telephone.locator("#nouveautes")
    expect(nouveautes).to_contain_text("Le programme a changé", timeout=EN_UNE_SECONDE)
    assert "Atelier 3 : de 14 h 30 à 15 h 15, et non plus de 14 h 15 à 15 h ; toujours salle B" in lu(nouveautes)
    assert "14 h 30 – 15 h 15" in lu(telephone.locator(".creneau").nth(1))
    expect(bureau.locator("#annonce")).to_contain_text("Le programme est publié.")
    assert telephone.evaluate("document.documentElement.scrollWidth") == 360
    nouveautes.get_by_role("link", name="Tout ce qui a changé").click()
    expect(telephone.get_by_role("heading", name="Version 2")).to_be_visible()


def test_the_day_itself_and_what_is_announced(ouvrir, seminaire):
    aujourd_hui = horloge.aujourd_hui()
    seminaire.creneaux.update(jour=aujourd_hui)
    type(seminaire).objects.filter(pk=seminaire.pk).update(date_debut=aujourd_hui, dernier_jour=aujourd_hui)
    publier(seminaire)
    bureau, telephone, accueil = ouvrir(facilitation_de(seminaire), 1280), ouvrir(largeur=360), ouvrir(largeur=360)
    ecouter(telephone)
    charte, visiteuse = ouvrir(PersonneFactory(), 360), ouvrir(largeur=360)
    for page, adresse in ((accueil, "/"), (charte, "/charte/"), (visiteuse, "/charte/")):
        with page.expect_response(re.compile("/direct/")):
            page.goto(adresse)
    retarder(bureau, "Atelier 3", "14h30", "15h15")
    expect(telephone.locator("#nouveautes")).to_contain_text("Atelier 3", timeout=EN_UNE_SECONDE)
    assert "14 h 30 – 15 h 15" in lu(telephone.locator(".creneau").nth(1))
    tabuler(bureau, "Annoncer à tout le monde")
    bureau.keyboard.press("Enter")
    for page in (telephone, accueil, charte, visiteuse):
        annonce = page.locator("#annonces [data-annonce]")
        expect(annonce).to_be_visible(timeout=2 * EN_UNE_SECONDE)
        assert "Atelier 3 : de 14 h 30 à 15 h 15, et non plus de 14 h 15 à 15 h ; toujours salle B." in lu(annonce)
    expect(bureau.locator("#annonce")).to_contain_text("C’est annoncé")
    for page in (charte, visiteuse):
        page.goto("/chantiers/")  # a page that is opened later says it too
        expect(page.locator("#annonces")).to_contain_text("Atelier 3")
    fermer(telephone, seminaire)
    bureau.goto("/programme/")
    tabuler(bureau, "Retirer cette annonce")
    bureau.keyboard.press("Enter")
    for page in (accueil, charte, visiteuse):
        expect(page.locator("#annonces [data-annonce]")).to_have_count(0, timeout=2 * EN_UNE_SECONDE)


def test_what_changed_today_is_found_again_wherever_one_reads(ouvrir, seminaire):
    aujourd_hui = horloge.aujourd_hui()
    seminaire.creneaux.update(jour=aujourd_hui, debut=time(23), fin=time(23, 59))  # never over
    type(seminaire).objects.filter(pk=seminaire.pk).update(date_debut=aujourd_hui, dernier_jour=aujourd_hui)
    publier(seminaire)
    fanny, telephone = facilitation_de(seminaire), ouvrir(largeur=360)
    telephone.set_viewport_size({"width": 360, "height": 300})
    changer_de_salle("Accueil", "Amphi", fanny)
    ecouter(telephone)  # opened after: it is said all day
    notice, rappel = telephone.locator("#nouveautes .avis"), telephone.locator("#nouveautes-rappel")
    expect(notice).to_contain_text("désormais amphi")
    expect(rappel).to_be_hidden()
    telephone.locator("footer").scroll_into_view_if_needed()
    expect(rappel).to_be_in_viewport()
    assert rappel.bounding_box()["height"] < 80
    for salle in ("Hall", "Patio", "Foyer"):
        changer_de_salle("Accueil", salle, fanny)
    expect(rappel).to_contain_text("foyer au lieu du patio")
    expect(notice.locator("li")).to_have_count(3)
    rappel.get_by_role("button").click()
    for quoi in (notice, rappel):
        expect(quoi).to_be_hidden()
    telephone.reload()
    expect(telephone.get_by_text("salle changée")).to_be_visible()
    expect(notice).to_be_hidden()
    changer_de_salle("Accueil", "Studio", fanny)  # something else: said again
    expect(notice).to_contain_text("studio au lieu du foyer")


def changer_de_salle(titre, salle, by):
    seance = Seance.objects.select_related("creneau").get(titre=titre)
    versions = {"version": seance.version, "version_creneau": seance.creneau.version}
    actions.modifier_seance(seance=seance, salle=salle, by=by, **versions)


def fermer(telephone, seminaire):
    """Closed on this device, it stays closed: after news, after a reload."""
    telephone.get_by_role("button", name="Fermer l’annonce de").click()
    annonce = telephone.locator("#annonces [data-annonce]")
    expect(annonce).to_be_hidden()
    with telephone.expect_response(re.compile("depuis")):
        actions.modifier_seance(
            seance=Seance.objects.get(titre="Accueil"), version=1, version_creneau=1, salle="Amphi", by=None
        )
    expect(telephone.locator("#nouveautes")).to_contain_text("amphi")
    expect(annonce).to_be_hidden()
    telephone.reload()
    expect(annonce).to_be_hidden()


def test_an_announcement_in_ones_own_words_is_sent_once(ouvrir, seminaire):
    """Its receipt holds no number: nothing of it has revisions."""
    bureau, telephone = ouvrir(facilitation_de(seminaire), 360), ouvrir(largeur=360)
    ecouter(telephone)
    envois = []
    bureau.on("request", lambda demande: demande.method == "POST" and envois.append(demande.url))
    bureau.goto("/programme/annoncer/")
    bureau.get_by_label("Que faut-il dire").fill("Le bus part à 18 h.")
    bureau.get_by_role("button", name="Annoncer à tout le monde").click()
    expect(bureau).to_have_url(re.compile("/programme/edition/$"))
    expect(bureau.locator("#annonce .avis")).to_have_count(1)
    expect(telephone.locator("#annonces")).to_contain_text("Le bus part")
    assert [url for url in envois if "annoncer" in url] == [bureau.url.replace("edition", "annoncer")]
    assert bureau.evaluate("coffre.lister('envoi:').length") == 0


def test_publishing_and_announcing_without_javascript(ouvrir, seminaire):
    fanny = facilitation_de(seminaire)
    page = ouvrir(fanny, 360, java_script_enabled=False)
    page.goto("/programme/edition/")
    page.get_by_role("link", name="Modifier « Accueil »").click()
    page.get_by_label("Salle").fill("Hall")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("link", name="Relire et publier").click()
    expect(page.locator("#publier .prose li")).to_contain_text("hall")
    page.get_by_role("button", name="Publier").click()
    expect(page.locator("#annonce")).to_contain_text("Le programme est publié.")
    page.get_by_role("link", name="Ce qui a changé").click()
    page.get_by_label("De la version").select_option("2")
    page.get_by_label("à la version").select_option("1")
    page.get_by_role("button", name="Comparer").click()
    expect(page.get_by_role("heading", name="De la version 2 à la version 1")).to_be_visible()
    page.goto("/programme/versions/2/")
    page.get_by_text("Retirer cette version").click()
    page.get_by_role("button", name="Retirer la version 2").click()
    expect(page.locator("#annonce")).to_contain_text("La version 2 est retirée")
    page.goto("/programme/annoncer/")
    page.get_by_label("Que faut-il dire").fill("Bienvenue !")
    page.get_by_role("button", name="Annoncer à tout le monde").click()
    page.goto("/")
    expect(page.locator("#annonces")).to_contain_text("Bienvenue")
