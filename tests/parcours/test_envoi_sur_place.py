"""The same on a form that opens in place, and acts of one button: static/js/envoi.js and attente.js with htmx."""

from datetime import time

from playwright.sync_api import expect

from seminaire.actions import ajouter_seance
from tests.parcours.ecriture import RESEAU, envoyer, etat, intercepter, laisser_passer
from tests.seminaire.factories import JOUR, SeminaireFactory, facilitation_de, seance_a


# What a link to the list, opened in place, would do.
FERMER = "htmx.ajax('GET', '/programme/edition/', { source: 'main', target: '#programme-edition', swap: 'outerMorph' })"


def test_in_place_on_the_programme(ouvrir, transactional_db):
    seminaire = SeminaireFactory(titre="Lancement", est_courant=True)
    seance_a(seminaire, "9:00", titre="Accueil")
    seance_a(seminaire, "9:30", titre="Ateliers")
    facilitation = facilitation_de(seminaire)
    page = ouvrir(facilitation, largeur=360)
    page.goto("/programme/edition/")
    page.evaluate("window.temoin = 1")
    page.get_by_role("link", name="Modifier « Accueil »").click()
    page.get_by_label("Titre").fill("Accueil café")
    page.context.set_offline(True)
    page.get_by_label("Titre").press("Enter")
    expect(etat(page)).to_contain_text(RESEAU)
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Accueil café")).to_be_visible()
    expect(page.locator("#annonce")).to_contain_text("Séance enregistrée à")
    expect(page.get_by_label("Titre")).to_have_count(0)

    # Its form closed while it waits, it goes on by itself.
    intercepter(page, lambda route: route.abort())
    page.get_by_role("link", name="Modifier « Accueil café »").click()
    page.get_by_label("Titre").fill("Accueil et café")
    envoyer(page)
    expect(etat(page)).to_contain_text(RESEAU)
    page.evaluate(FERMER)
    expect(page.get_by_text("1 texte pas encore envoyé")).to_be_visible()
    laisser_passer(page)
    expect(page.locator("#annonce")).to_contain_text("(Accueil et café) est enregistré.")
    expect(page.get_by_role("heading", name="Accueil et café")).to_be_visible()

    # A fault is shown in place, and the words stay.
    page.get_by_role("link", name="Modifier « Ateliers »").click()
    page.get_by_label("Titre").fill("Ateliers du matin")
    page.get_by_label("Début").fill("9h75")
    envoyer(page)
    expect(page.get_by_text("Les minutes vont de 0 à 59")).to_be_visible()
    expect(page.get_by_label("Titre")).to_have_value("Ateliers du matin")

    # Closed there by « Annuler », a form that was refused keeps its words for the next time.
    page.get_by_role("link", name="Annuler").click()
    expect(page.get_by_label("Titre")).to_have_count(0)
    page.get_by_role("link", name="Modifier « Ateliers »").click()
    page.get_by_role("button", name="Reprendre le texte").click()
    expect(page.get_by_label("Titre")).to_have_value("Ateliers du matin")
    page.get_by_label("Début").fill("9h45")
    envoyer(page)
    expect(page.get_by_role("heading", name="Ateliers du matin")).to_be_visible()
    expect(page.locator("li.creneau:focus")).to_contain_text("Ateliers du matin")
    # News that comes then brings the list again; the reading point stays where it was taken.
    ajouter_seance(seminaire=seminaire, titre="Clôture", jour=JOUR, debut=time(17), by=facilitation)
    expect(page.get_by_role("heading", name="Clôture")).to_be_visible()
    expect(page.locator("li.creneau:focus")).to_contain_text("Ateliers du matin")

    # An act of one button has nothing to keep: it says that nothing was done.
    page.get_by_label("Plus… pour « Accueil et café »").click()
    supprimer = page.get_by_role("button", name="Supprimer « Accueil et café »")
    portail = {"status": 200, "content_type": "text/html", "body": "<h1>Bienvenue à l’hôtel</h1>"}
    page.route("**/supprimer/", lambda route: route.fulfill(**portail))
    supprimer.click()
    expect(page.locator("#annonce")).to_contain_text("Le serveur n’a pas répondu.")
    page.unroute("**/supprimer/")
    page.context.set_offline(True)
    supprimer.click()
    expect(page.locator("#annonce")).to_contain_text("Pas de réseau : rien n’a changé. Réessayez.")
    expect(page.get_by_role("heading", name="Accueil et café")).to_be_visible()
    page.context.set_offline(False)
    assert page.evaluate("window.temoin") == 1  # never reloaded
    ouvrir.tolerer(422)
    ouvrir.erreurs.clear()  # what a browser says of a cut network
