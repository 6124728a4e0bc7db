"""Writing in the article of the journeys, and what becomes of it on its way."""

import re

from playwright.sync_api import expect

from charte.models import Article
from labo.models import Cle, Revision
from tests.parcours.lecture import DEBORDE, violations_en_couleurs


MODIFIER = "/charte/articles/agir/modifier/"
RESEAU = "Pas encore envoyé : votre texte partira au retour du réseau."


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
    assert violations_en_couleurs(page) == []
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


def suivre_les_envois(page):
    """What the page posts to the charter, as it goes."""
    envois = []

    def noter(demande):
        if demande.method == "POST" and "/charte/" in demande.url:
            envois.append(demande.post_data)

    page.on("request", noter)
    return envois


def intercepter(page, faire):
    """What becomes of a form on its way."""
    page.route("**/modifier/", lambda route: faire(route) if route.request.method == "POST" else route.continue_())


def repondre(page, **reponse):
    intercepter(page, lambda route: route.fulfill(**reponse))


def laisser_passer(page):
    page.unroute("**/modifier/")


def coupures(ouvrir):
    """What a browser says of a cut network, and of plain http."""
    assert ouvrir.erreurs
    assert all("net::ERR" in erreur or "URL's origin was untrustworthy" in erreur for erreur in ouvrir.erreurs)
    ouvrir.erreurs.clear()
