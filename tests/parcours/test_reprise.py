"""The session is over while somebody writes: nothing typed is lost, with and without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from chantiers.models import Chantier
from labo import horloge
from labo.models import Revision
from tests.conftest import travailler
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.parcours.lecture import violations
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a


FICHE = "/chantiers/1/modifier/"
TEXTE = ("Nous habitons la même vallée ; « l’eau » y manque.\n" * 12)[:500]


@pytest.fixture
def pilote(transactional_db):
    personne = PersonneFactory(prenom="Paule", nom="Participante")
    return MembreFactory(chantier=ChantierFactory(numero=1), role="pilotage", personne=personne).personne


def verifier(page, ouvrir):
    """Nothing overflows a small phone, and axe finds nothing (which it does in a page with scripts, holding the same words)."""
    for largeur in (320, 1280):
        page.set_viewport_size({"width": largeur, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    avec_scripts = ouvrir()
    avec_scripts.route("**/vide/", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    avec_scripts.goto("/vide/")  # where axe may run
    avec_scripts.set_content(page.content())
    assert violations(avec_scripts) == []
    avec_scripts.close()  # the scripts among these words ask for a stream, again and again


def entrer_par_lien(onglet, courriels):
    """Ask for a link, read the mail in the same browser, go in."""
    travailler()
    jeton = re.search(r"/lien/[\w-]+/", courriels[-1].body).group()
    onglet.goto(jeton)
    onglet.get_by_role("button", name=re.compile("Continuer comme")).click()


def test_without_javascript_the_words_come_back_and_are_saved_once(pilote, ouvrir, faire_les_taches, mailoutbox):
    page = ouvrir(pilote, java_script_enabled=False)
    page.goto(FICHE)
    page.get_by_label("contexte").fill(TEXTE)
    Session.objects.all().delete()
    page.get_by_role("button", name="Enregistrer").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Votre texte est toujours là")
    assert page.locator("dd", has_text="la même vallée").inner_text() == TEXTE.strip()
    verifier(page, ouvrir)
    with page.expect_popup() as nouvel_onglet:
        page.get_by_role("main").get_by_role("link", name="Se connecter").click()
    onglet = nouvel_onglet.value
    onglet.get_by_label("Votre courriel").fill(pilote.email)
    onglet.get_by_role("button", name="Recevoir mon lien").click()
    expect(onglet.get_by_role("main")).to_contain_text("il vous ramènera à la page que vous vouliez lire")
    entrer_par_lien(onglet, mailoutbox)
    assert onglet.url.endswith(FICHE)

    page.get_by_role("button", name="Envoyer à nouveau").click()
    expect(page.get_by_role("main")).to_contain_text("après cette page, au nom de Paule Participante")
    verifier(page, ouvrir)
    page.get_by_role("button", name="Envoyer au nom de Paule Participante").click()
    expect(page.locator("#annonce")).to_contain_text("Fiche enregistrée")
    chantier = Chantier.objects.get()
    assert chantier.contexte.replace("\r\n", "\n") == TEXTE.strip()
    assert Revision.objects.of(chantier).count() == chantier.version - 1 == 1
    ouvrir.tolerer(401)
    ouvrir.tolerer(403)


def test_another_person_signs_in_in_another_tab(pilote, ouvrir, faire_les_taches, mailoutbox):
    autre = PersonneFactory(prenom="Bea", nom="Autre")
    MembreFactory(chantier=Chantier.objects.get(), role="pilotage", personne=autre)
    page = ouvrir(pilote, java_script_enabled=False)
    page.goto(FICHE)
    page.get_by_label("contexte").fill(TEXTE)
    onglet = page.context.new_page()
    onglet.goto("/connexion/")
    onglet.get_by_label("Votre courriel").fill(autre.email)
    onglet.get_by_role("button", name="Recevoir mon lien").click()
    expect(onglet.get_by_role("heading", level=1)).to_have_text("Regardez vos courriels")
    entrer_par_lien(onglet, mailoutbox)
    expect(onglet.locator("#entete")).to_contain_text("Bea")

    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("main")).to_contain_text("après cette page, au nom de Bea Autre")
    expect(page.get_by_role("main")).to_contain_text("la même vallée")
    assert Chantier.objects.get().contexte == ""
    ouvrir.tolerer(403)


def test_a_live_page_stays_where_it_is(ouvrir, transactional_db):
    """htmx without a session: said in words, and what is being typed beside stays."""
    seminaire = SeminaireFactory(date_debut=horloge.aujourd_hui() + timedelta(days=3), est_courant=True)
    for titre, debut, fin in (("Accueil", "9:00", "9:30"), ("Ateliers", "9:30", "10:30")):
        seance_a(seminaire, debut, fin, titre=titre, creneau__jour=seminaire.date_debut)
    page = ouvrir(facilitation_de(seminaire), 360)
    page.goto("/programme/edition/")
    Session.objects.all().delete()
    page.get_by_label("Plus… pour « Accueil »").click()
    page.get_by_role("button", name="Supprimer « Accueil »").click()
    expect(page.locator("#annonce")).to_contain_text("Rien n’a été envoyé : votre session est terminée.")
    verifier(page, ouvrir)
    lien = page.locator("#annonce").get_by_role("link", name="Se connecter dans un autre onglet")
    assert lien.get_attribute("href") == "/connexion/?next=/programme/edition/"
    page.get_by_role("button", name="Fermer ce message").click()
    expect(page.locator("#annonce")).to_be_empty()

    # The news of a live page neither.
    page.evaluate(
        """document.querySelector("#programme-edition").insertAdjacentHTML("beforeend", "<textarea id=saisie>")"""
    )
    page.locator("#saisie").fill("Café partagé")
    with page.expect_response(lambda reponse: reponse.status == 401):
        page.evaluate("htmx.ajax('GET', '/programme/edition/', {target: '#programme-edition', swap: 'outerMorph'})")
    expect(page.locator("#annonce")).to_contain_text("Votre session est terminée")
    expect(page.locator("#saisie")).to_have_value("Café partagé")
    expect(page.get_by_role("heading", name="Accueil")).to_be_visible()
    assert page.url.endswith("/programme/edition/")
    page.close()  # its stream, which nobody may open any more, asks again now and then
    ouvrir.tolerer(401)
