"""What is sent leaves once, whatever the network does: static/js/envoi.js and attente.js, on the real server."""

import pytest
from playwright.sync_api import expect

from charte import actions
from charte.models import Article
from labo.models import Cle
from tests.charte.factories import MembreComiteFactory
from tests.conftest import cookie_de_session
from tests.parcours.ecriture import (
    MODIFIER,
    RESEAU,
    attendre_enregistre,
    coupures,
    enregistres,
    envoyer,
    etat,
    intercepter,
    laisser_passer,
    repondre,
    rien_ne_reste,
    suivre_les_envois,
    taper,
    texte,
    voir,
)


def test_a_cut_in_a_room_without_https(comite, ouvrir, serveur):
    salle = serveur.replace("127.0.0.1", "chantiers.test")
    page = ouvrir(largeur=360)
    page.context.add_cookies([cookie_de_session(comite, salle)])
    page.goto(salle + MODIFIER)
    assert not page.evaluate("isSecureContext")
    texte(page).fill("Nous agissons ici.")
    page.context.set_offline(True)
    envoyer(page)
    expect(etat(page)).to_contain_text(RESEAU)
    expect(texte(page)).not_to_be_editable()
    voir(page)

    page.get_by_role("button", name="Continuer à écrire").click()
    expect(texte(page)).to_be_focused()
    expect(etat(page)).to_contain_text("Gardé sur cet appareil.")
    texte(page).fill("Nous agissons ici, et là.")
    page.get_by_role("button", name="Enregistrer").dblclick()
    expect(etat(page)).to_contain_text(RESEAU)
    assert not Cle.objects.exists()

    page.context.set_offline(False)
    attendre_enregistre(page)
    expect(page.locator("#article-agir")).to_contain_text("Nous agissons ici, et là.")
    assert enregistres("Nous agissons ici, et là.") == (2, 1)
    assert rien_ne_reste(page)
    coupures(ouvrir)


def test_a_tab_closed_in_the_cut_is_sent_by_the_next_page_of_the_same_person(comite, ouvrir, serveur):
    page = ouvrir(comite, largeur=360)
    contexte = page.context
    taper(page, "Écrit dans le train.")
    contexte.set_offline(True)
    page.get_by_label("titre").press("Enter")
    expect(etat(page)).to_contain_text(RESEAU)
    page.close()
    contexte.set_offline(False)

    # Somebody else signs in on this device: nothing of it is shown, nothing is sent.
    contexte.add_cookies([cookie_de_session(MembreComiteFactory().personne, serveur)])
    autre = contexte.new_page()
    envois = suivre_les_envois(autre)
    autre.goto("/chantiers/")
    autre.evaluate("coffre.pret.then(() => new Promise((resolve) => setTimeout(resolve, 300)))")
    expect(autre.get_by_text("pas encore envoyé")).to_have_count(0)
    assert envois == []
    autre.close()

    # The same person comes back by a new session: the token has turned.
    contexte.add_cookies([cookie_de_session(comite, serveur), {"name": "csrftoken", "value": "t" * 32, "url": serveur}])
    page = contexte.new_page()
    intercepter(page, lambda route: route.abort())  # the server cannot be reached yet
    page.goto("/chantiers/")
    expect(page.get_by_text("1 texte pas encore envoyé")).to_be_visible()
    laisser_passer(page)
    expect(page.locator("#annonce")).to_contain_text("(Agir ensemble) est enregistré.")
    expect(page.get_by_text("pas encore envoyé")).to_have_count(0)
    page.get_by_role("link", name="Le voir").click()
    expect(page.locator("#article-agir")).to_contain_text("Écrit dans le train.")
    expect(page.locator("#annonce .avis")).to_have_count(0)  # it has been said
    assert enregistres("Écrit dans le train.") == (2, 1)
    assert rien_ne_reste(page)
    coupures(ouvrir)


def ecrire_ailleurs(mots):
    article = Article.objects.get(ancre="agir")
    autre = MembreComiteFactory().personne
    actions.modifier_article(article=article, version=article.version, titre=article.titre, corps=mots, by=autre)


@pytest.mark.long
def test_what_collided_during_the_cut_comes_back_to_its_form(comite, ouvrir):
    page = ouvrir(comite, largeur=360)
    contexte = page.context
    taper(page, "Nous agissons demain.")
    contexte.set_offline(True)
    envoyer(page)
    expect(etat(page)).to_contain_text(RESEAU)
    ecrire_ailleurs("Nous agissons hier.")
    contexte.set_offline(False)
    expect(page.locator("#conflit")).to_contain_text("hier")
    expect(page.locator(".conflit")).to_be_focused()
    expect(texte(page)).to_have_value("Nous agissons demain.")
    envoyer(page)
    attendre_enregistre(page)
    assert enregistres("Nous agissons demain.") == (3, 1)

    # The same, the tab closed: the next page leads back to the form, where the words are with their version.
    taper(page, "Nous agissons demain matin.")
    contexte.set_offline(True)
    envoyer(page)
    expect(etat(page)).to_contain_text(RESEAU)
    page.close()
    ecrire_ailleurs("Nous agissons demain soir.")
    contexte.set_offline(False)
    page = contexte.new_page()
    page.goto("/chantiers/")
    rendu = page.get_by_role("link", name="Reprendre le texte du")
    expect(rendu).to_be_visible()
    page.get_by_text("Le lire").click()
    voir(page)
    rendu.click()
    expect(page.get_by_text("est remis dans le formulaire")).to_be_visible()
    expect(texte(page)).to_have_value("Nous agissons demain matin.")
    voir(page)
    page.get_by_role("button", name="Enlever ce texte").click()
    expect(texte(page)).to_have_value("Nous agissons demain soir.")
    page.get_by_role("button", name="Reprendre le texte").click()
    envoyer(page)
    expect(page.locator("#conflit")).to_contain_text("soir")
    envoyer(page)
    attendre_enregistre(page)
    assert enregistres("Nous agissons demain matin.") == (5, 2)
    assert rien_ne_reste(page)
    ouvrir.tolerer(409)
    coupures(ouvrir)


def test_only_the_receipt_of_the_server_says_that_it_is_saved(comite, ouvrir):
    page = ouvrir(comite, largeur=360)
    envois = suivre_les_envois(page)

    # A portal that wants a password answers 200 to everything.
    taper(page, "Par le portail.")
    repondre(page, status=200, content_type="text/html", body="<h1>Bienvenue à l’hôtel</h1>")
    page.get_by_role("button", name="Enregistrer").dblclick()
    expect(etat(page)).to_contain_text("Pas encore envoyé")
    laisser_passer(page)
    attendre_enregistre(page)
    assert enregistres("Par le portail.") == (2, 1)
    assert len(envois) >= 2
    assert len(set(envois)) == 1

    # The server fails: the words are back in the hands of the person.
    taper(page, "Pendant la panne.")
    repondre(page, status=500, content_type="text/html", body="<h1>500</h1>")
    envoyer(page)
    expect(etat(page)).to_contain_text("Le serveur n’a pas réussi à l’enregistrer. Votre texte est gardé ici.")
    expect(texte(page)).to_be_editable()
    laisser_passer(page)
    page.get_by_role("button", name="Réessayer").click()
    attendre_enregistre(page)
    assert enregistres("Pendant la panne.") == (3, 2)

    # It has saved, and its answer is lost.
    taper(page, "Une seule fois.")
    intercepter(page, lambda route: (route.fetch(), route.abort()))
    envoyer(page)
    expect(etat(page)).to_contain_text(RESEAU)
    assert enregistres("Une seule fois.") == (4, 3)
    laisser_passer(page)
    attendre_enregistre(page)
    assert enregistres("Une seule fois.") == (4, 3)

    # Saved and its answer lost again, and the person goes on writing: other words are another send, under another key.
    taper(page, "Une fois de plus.")
    intercepter(page, lambda route: (route.fetch(), route.abort()))
    envoyer(page)
    page.get_by_role("button", name="Continuer à écrire").click()
    laisser_passer(page)
    texte(page).fill("Une autre fois.")
    envoyer(page)
    expect(page.locator("#conflit")).to_contain_text(
        "Vous avez déjà enregistré depuis un autre onglet ou un autre appareil"
    )
    texte(page).fill("Une autre fois.")
    envoyer(page)
    expect(page.locator("#article-agir")).to_contain_text("Une autre fois.")
    assert enregistres("Une autre fois.") == (6, 5)
    assert rien_ne_reste(page)
    ouvrir.tolerer(409)
    ouvrir.tolerer(500)
    coupures(ouvrir)


def test_a_session_that_ends_while_typing(comite, ouvrir, serveur):
    page = ouvrir(comite, largeur=360)
    taper(page, "Écrit trop longtemps.")
    page.context.clear_cookies(name="sessionid")
    envoyer(page)
    expect(etat(page)).to_contain_text("Votre session est terminée. Votre texte est gardé ici")
    page.context.add_cookies([cookie_de_session(comite, serveur)])
    page.get_by_role("link", name="reconnectez-vous pour le retrouver").click()
    expect(page).to_have_url(serveur + MODIFIER)
    expect(page.get_by_text("est remis dans le formulaire")).to_be_visible()
    expect(texte(page)).to_have_value("Écrit trop longtemps.")
    envoyer(page)
    attendre_enregistre(page)
    assert enregistres("Écrit trop longtemps.") == (2, 1)

    # Another person signs in, in another tab: nothing is saved in her name.
    taper(page, "Pas en son nom.")
    page.context.add_cookies([cookie_de_session(MembreComiteFactory().personne, serveur)])
    envoyer(page)
    expect(page.locator("#refus")).to_contain_text("Une autre personne est connectée")
    expect(texte(page)).to_have_value("Pas en son nom.")
    assert enregistres("Écrit trop longtemps.") == (2, 1)
    ouvrir.tolerer(401)
    ouvrir.tolerer(403)
