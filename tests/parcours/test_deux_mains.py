"""Two people on one article, the network of one cut in the middle: nothing is lost, nothing is sent twice, nobody is frightened.

Both browsers are recorded; `playwright show-trace var/tests/films/deux-mains-lea.zip` plays the journey again.
"""

from contextlib import contextmanager

import pytest
from django.conf import settings
from playwright.sync_api import expect

from charte import actions
from charte.models import Article
from labo.models import Cle, Revision
from tests.charte.factories import CharteFactory, MembreComiteFactory
from tests.factories import PersonneFactory


DEBUT = "Nous nous retrouvons le mardi à Lille.\n\nLe comité rend compte des décisions.\n\nChaque voix compte."
MODIFIER = "/charte/articles/se-retrouver/modifier/"
HISTORIQUE = "/charte/articles/se-retrouver/historique/"


@pytest.fixture
def article(transactional_db, equipe):
    charte = CharteFactory()
    section = actions.ajouter_section(charte=charte, titre="Principes", by=equipe)
    return actions.ajouter_article(section=section, titre="Se retrouver", corps=DEBUT, by=equipe)


def membre(prenom):
    return MembreComiteFactory(personne=PersonneFactory(prenom=prenom, nom="Comité")).personne


@contextmanager
def filmer(**pages):
    """A recording of each browser, kept whatever happens."""
    for page in pages.values():
        page.context.tracing.start(screenshots=True, snapshots=True)
    try:
        yield
    finally:
        for nom, page in pages.items():
            page.context.tracing.stop(path=settings.VAR / "films" / f"deux-mains-{nom}.zip")


def texte(page):
    return page.get_by_role("textbox", name="Texte")


def changer(page, avant, apres):
    """As a hand does it: the rest of what is in the field stays."""
    corps = texte(page).input_value()
    assert avant in corps
    texte(page).fill(corps.replace(avant, apres))


def enregistrer(page):
    page.get_by_role("button", name="Enregistrer").click()


def corps_enregistre():
    return Article.objects.get(ancre="se-retrouver").corps


def reseau_coupe(ouvrir):
    """What a browser says of a cut network is the only thing in its console."""
    assert ouvrir.erreurs
    assert all("net::ERR" in erreur for erreur in ouvrir.erreurs)
    ouvrir.erreurs.clear()


def test_two_people_on_one_article_with_the_network_of_one_cut_in_the_middle(ouvrir, article):
    lea, sami = ouvrir(membre("Léa")), ouvrir(membre("Sami"), largeur=360)
    with filmer(lea=lea, sami=sami):
        for page in (lea, sami):
            page.goto(MODIFIER)
        expect(lea.locator(".presence")).to_have_text(["Sami lit cet article."])

        # His network falls while he writes; she saves meanwhile; his words leave by themselves when it is back.
        changer(sami, "Chaque voix compte.", "Chaque voix compte, même loin.")
        expect(lea.locator(".presence")).to_have_text(["Sami modifie cet article."])
        sami.context.set_offline(True)
        enregistrer(sami)
        attente = sami.locator("[data-envoi-etat]")
        expect(attente).to_contain_text("Pas encore envoyé : votre texte partira au retour du réseau.")
        changer(lea, "rend compte", "rend compte chaque mois")
        enregistrer(lea)
        lea.wait_for_url("**/charte/#article-se-retrouver")
        sami.context.set_offline(False)
        sami.wait_for_url("**/charte/#article-se-retrouver")
        expect(sami.locator("#annonce")).to_contain_text("Vos changements et ceux de Léa ont été réunis.")
        reunis = DEBUT.replace("rend compte", "rend compte chaque mois").replace("compte.", "compte, même loin.")
        assert corps_enregistre() == reunis
        expect(lea.locator("#article-se-retrouver")).to_contain_text("même loin")  # told at once, on her open page
        reseau_coupe(ouvrir)

        # What changed is one link away.
        sami.get_by_role("link", name="Voir ce qui a changé").click()
        sami.wait_for_url(f"**{HISTORIQUE}**")
        expect(sami.locator("main")).to_contain_text("réuni avec les changements faits par Léa")

        # Then both want the same word: nobody's is lost, and he is asked, on his phone.
        for page in (lea, sami):
            page.goto(MODIFIER)
        changer(sami, "mardi", "samedi")
        changer(lea, "mardi", "jeudi")
        enregistrer(lea)
        lea.wait_for_url("**/charte/#article-se-retrouver")
        enregistrer(sami)
        conflit = sami.locator(".conflit")
        expect(conflit).to_be_focused()
        expect(conflit).to_contain_text("Léa Comité a enregistré avant vous")
        expect(conflit.locator(".heurt-autre .mots")).to_have_text(["jeudi"])
        expect(conflit.locator(".heurt-mien .mots")).to_have_text(["samedi"])
        assert texte(sami).input_value() == reunis.replace("mardi", "samedi")
        ouvrir.tolerer(409)
        changer(sami, "le samedi", "le jeudi soir")
        enregistrer(sami)
        sami.wait_for_url("**/charte/#article-se-retrouver")
        assert corps_enregistre() == reunis.replace("mardi", "jeudi soir")

    revisions = list(Revision.objects.of(article).order_by("numero").values_list("numero", "base"))
    assert revisions == [(1, None), (2, None), (3, 1), (4, None), (5, None)]
    assert Cle.objects.count() == 4  # each form was accepted once
