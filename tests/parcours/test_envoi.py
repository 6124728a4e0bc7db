"""What is sent leaves once, whatever the network does: static/js/envoi.js and attente.js, on the real server."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from charte import actions
from charte.models import Article
from labo import revisions
from labo.models import Cle, Revision
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.conftest import cookie_de_session
from tests.parcours.test_axe import DEBORDE, REGLES
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a


MODIFIER = "/charte/articles/agir/modifier/"
RESEAU = "Pas encore envoyé – il partira au retour du réseau"


@pytest.fixture
def comite(transactional_db):
    comite = MembreComiteFactory()
    contexte = SectionFactory(charte=comite.charte, titre="Contexte", ancre="contexte")
    article = ArticleFactory(section=contexte, ancre="agir", titre="Agir ensemble", corps="Nous agissons.")
    revisions.ouvrir(article, by=None)
    return comite.personne


def texte(page):
    return page.get_by_role("textbox", name="Texte")


def etat(page):
    return page.locator("[data-envoi-etat]")


def envoyer(page):
    page.get_by_role("button", name="Enregistrer").click()


def taper(page, mots):
    page.goto(MODIFIER)
    texte(page).fill(mots)


def voir(page):
    """The state on a small phone, light and dark: axe finds nothing, nothing overflows."""
    fautes = []
    for schema, regles in REGLES.items():
        page.emulate_media(color_scheme=schema)
        fautes += [
            f"{schema} {v['id']} {v['nodes'][0]['html'][:120]}"
            for v in Axe().run(page, options=regles).response["violations"]
        ]
    assert fautes == []
    assert not page.evaluate(DEBORDE)


def attendre_enregistre(page):
    expect(page.locator("#annonce")).to_contain_text(re.compile("enregistrée? à"))


def enregistres(mots):
    """The article says so, by one revision, under one key."""
    article = Article.objects.get(ancre="agir")
    assert article.corps == mots
    return Revision.objects.of(article).count(), Cle.objects.count()


def rien_ne_reste(page):
    return page.evaluate("coffre.lister('envoi:').concat(coffre.lister('brouillon:'))") == []


def coupures(ouvrir):
    """What a browser says of a cut network, and of plain http."""
    assert ouvrir.erreurs
    assert all("net::ERR" in erreur or "URL's origin was untrustworthy" in erreur for erreur in ouvrir.erreurs)
    ouvrir.erreurs.clear()


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
    expect(etat(page)).to_have_text("")
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
    autre, postes = contexte.new_page(), []
    autre.on(
        "request",
        lambda demande: postes.append(demande.url) if "/charte/" in demande.url and demande.method == "POST" else None,
    )
    autre.goto("/chantiers/")
    autre.evaluate("coffre.pret.then(() => new Promise((resolve) => setTimeout(resolve, 300)))")
    expect(autre.get_by_text("pas encore envoyé")).to_have_count(0)
    assert postes == []
    autre.close()

    # The same person comes back by a new session: the token has turned.
    contexte.add_cookies([cookie_de_session(comite, serveur), {"name": "csrftoken", "value": "t" * 32, "url": serveur}])
    page = contexte.new_page()
    page.route("**" + MODIFIER, lambda route: route.abort())  # the server cannot be reached yet
    page.goto("/chantiers/")
    expect(page.get_by_text("1 texte pas encore envoyé")).to_be_visible()
    page.unroute("**" + MODIFIER)
    expect(page.locator("#annonce")).to_contain_text("(Agir ensemble) est enregistré.")
    expect(page.get_by_text("pas encore envoyé")).to_have_count(0)
    page.get_by_role("link", name="Le voir").click()
    expect(page.locator("#article-agir")).to_contain_text("Écrit dans le train.")
    assert enregistres("Écrit dans le train.") == (2, 1)
    assert rien_ne_reste(page)
    coupures(ouvrir)


def ecrire_ailleurs(mots):
    article = Article.objects.get(ancre="agir")
    autre = MembreComiteFactory().personne
    actions.modifier_article(article=article, version=article.version, titre=article.titre, corps=mots, by=autre)


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
    page.get_by_role("button", name="Annuler").click()
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
    page, postes = ouvrir(comite, largeur=360), []
    page.on(
        "request",
        lambda demande: (
            postes.append(demande.post_data) if demande.method == "POST" and "/charte/" in demande.url else None
        ),
    )

    def repondre(**reponse):
        page.route(
            "**" + MODIFIER,
            lambda route: route.fulfill(**reponse) if route.request.method == "POST" else route.continue_(),
        )

    # A portal that wants a password answers 200 to everything.
    taper(page, "Par le portail.")
    repondre(status=200, content_type="text/html", body="<h1>Bienvenue à l’hôtel</h1>")
    page.get_by_role("button", name="Enregistrer").dblclick()
    expect(etat(page)).to_contain_text("Pas encore envoyé")
    page.unroute("**" + MODIFIER)
    attendre_enregistre(page)
    assert enregistres("Par le portail.") == (2, 1)
    assert len(postes) >= 2
    assert len(set(postes)) == 1

    # The server fails: the words are back in the hands of the person.
    taper(page, "Pendant la panne.")
    repondre(status=500, content_type="text/html", body="<h1>500</h1>")
    envoyer(page)
    expect(etat(page)).to_contain_text("Le serveur n’a pas réussi à l’enregistrer. Votre texte est gardé ici.")
    expect(texte(page)).to_be_editable()
    page.unroute("**" + MODIFIER)
    page.get_by_role("button", name="Réessayer").click()
    attendre_enregistre(page)
    assert enregistres("Pendant la panne.") == (3, 2)

    # It has saved, and its answer is lost.
    def perdre(route):
        route.fetch()
        route.abort()

    taper(page, "Une seule fois.")
    page.route("**" + MODIFIER, lambda route: perdre(route) if route.request.method == "POST" else route.continue_())
    envoyer(page)
    expect(etat(page)).to_contain_text(RESEAU)
    assert enregistres("Une seule fois.") == (4, 3)
    page.unroute("**" + MODIFIER)
    attendre_enregistre(page)
    assert enregistres("Une seule fois.") == (4, 3)

    # Back to the form as it was left, with its old key: other words are another send, and what was saved since is shown.
    page.go_back()
    texte(page).fill("Une autre fois.")
    envoyer(page)
    expect(page.locator("#conflit")).to_contain_text("Vous avez déjà enregistré ailleurs")
    envoyer(page)
    attendre_enregistre(page)
    assert enregistres("Une autre fois.") == (5, 4)
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
    page.get_by_role("link", name="reconnectez-vous pour l’envoyer").click()
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


def test_in_place_on_the_programme(ouvrir, transactional_db):
    seminaire = SeminaireFactory(titre="Lancement", est_courant=True)
    seance_a(seminaire, "9:00", titre="Accueil")
    seance_a(seminaire, "9:30", titre="Ateliers")
    page = ouvrir(facilitation_de(seminaire), largeur=360)
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
    page.route("**/modifier/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_role("link", name="Modifier « Accueil café »").click()
    page.get_by_label("Titre").fill("Accueil et café")
    envoyer(page)
    expect(etat(page)).to_contain_text(RESEAU)
    page.evaluate(
        "htmx.ajax('GET', '/programme/edition/', { source: 'main', target: '#programme-edition', swap: 'outerMorph' })"
    )
    expect(page.get_by_text("1 texte pas encore envoyé")).to_be_visible()
    page.unroute("**/modifier/")
    expect(page.locator("#annonce")).to_contain_text("(Accueil et café) est enregistré.")
    expect(page.get_by_role("heading", name="Accueil et café")).to_be_visible()

    # A fault is shown in place, and the words stay.
    page.get_by_role("link", name="Modifier « Ateliers »").click()
    page.get_by_label("Titre").fill("Ateliers du matin")
    page.get_by_label("Début").fill("9h75")
    envoyer(page)
    expect(page.get_by_text("Les minutes vont de 0 à 59")).to_be_visible()
    expect(page.get_by_label("Titre")).to_have_value("Ateliers du matin")
    page.get_by_label("Début").fill("9h45")
    envoyer(page)
    expect(page.get_by_role("heading", name="Ateliers du matin")).to_be_visible()

    # An act of one button has nothing to keep: it says that nothing was done.
    supprimer = page.get_by_role("button", name="Supprimer « Accueil et café »")
    page.route(
        "**/supprimer/", lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Hôtel</h1>")
    )
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
