"""Two people on one article, in a real browser: who is there, who has unsaved words, who is gone, what was saved meanwhile.

The server of these tests is in a hurry: a tab counts for three seconds, and says that it is there every half second.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Error, expect

from charte.models import Article
from labo import revisions
from labo.models import Presence
from seminaire import actions
from tests.charte.factories import ArticleFactory, MembreComiteFactory
from tests.conftest import attendre, cookie_de_session, fermer
from tests.factories import PersonneFactory
from tests.flux import demarrer
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a


DUREE = 3
MODIFIER = "/charte/articles/agir/modifier/"
CACHER = """hidden => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture(scope="module")
def presse(django_db_setup):
    with demarrer(PRESENCE_DUREE=DUREE, PRESENCE_RYTHME=0.5, PRESENCE_RELECTURE=1) as serveur:
        yield serveur.adresse


@pytest.fixture
def arriver(chromium, presse, transactional_db):
    """`arriver(lea)`: a browser of hers, on the server in a hurry; errors in its console fail the test."""
    contextes, erreurs = [], []

    def arriver(personne, largeur=1280):
        contexte = chromium.new_context(
            base_url=presse, viewport={"width": largeur, "height": 800}, locale="fr-FR", reduced_motion="reduce"
        )
        contextes.append(contexte)
        contexte.add_cookies([cookie_de_session(personne, presse)])
        page = contexte.new_page()
        page.on("pageerror", lambda erreur: erreurs.append(str(erreur)))
        page.on("console", lambda m: erreurs.append(f"{m.text} {m.location.get('url')}") if m.type == "error" else None)
        return page

    yield arriver
    fermer(contextes)
    assert not erreurs


@pytest.fixture
def article(transactional_db):
    article = ArticleFactory(titre="Agir", ancre="agir", corps="Nous partageons.\n\nNous décidons ensemble.")
    revisions.ouvrir(article, by=None)
    return article


def membre(prenom):
    return MembreComiteFactory(personne=PersonneFactory(prenom=prenom)).personne


def presences(page):
    """What is said beside the form, or beside the article in a list."""
    return page.locator(".presence")


def attendre_en_page(page, condition):
    """As `attendre`, but the page lives on meanwhile."""
    fin = timezone.now() + timedelta(seconds=20)
    while not condition():
        assert timezone.now() < fin, "La condition attendue n’est pas venue à temps."
        page.wait_for_timeout(50)


def test_two_people_on_one_article(arriver, article):
    lea, sami = membre("Léa"), membre("Sami")
    chez_ana, chez_lea, chez_sami = arriver(membre("Ana")), arriver(lea, largeur=360), arriver(sami)
    chez_ana.goto("/charte/")
    expect(presences(chez_ana)).to_have_count(0)

    # They appear, to each other and in the list, without anybody's doing.
    chez_lea.goto(MODIFIER)
    expect(presences(chez_lea)).to_have_count(0)
    chez_sami.goto(MODIFIER)
    expect(presences(chez_lea)).to_have_text(["Sami lit cet article."])
    expect(presences(chez_sami)).to_have_text(["Léa lit cet article."])
    expect(presences(chez_ana)).to_have_text(["Léa et Sami lisent cet article."])

    # A word that is not saved yet, then taken back.
    corps = chez_sami.get_by_label("Texte")
    corps.press("End")
    corps.press("!")
    expect(presences(chez_lea)).to_have_text(["Sami modifie cet article."])
    expect(presences(chez_ana)).to_have_text(["Sami modifie cet article.", "Léa lit cet article."])
    corps.press("Backspace")
    expect(presences(chez_lea)).to_have_text(["Sami lit cet article."])

    # A hidden tab counts as long as it holds unsaved words: for longer than a tab that says nothing.
    corps.fill("Nous partageons tout.\n\nNous décidons ensemble.")
    for page in (chez_lea, chez_sami):
        page.evaluate(CACHER, True)
    expect(presences(chez_ana)).to_have_text(["Sami modifie cet article."])
    cachee_le = timezone.now()
    siennes = Presence.objects.filter(personne=sami, vu_le__gt=cachee_le + timedelta(seconds=DUREE))
    attendre_en_page(chez_ana, siennes.exists)
    expect(presences(chez_ana)).to_have_text(["Sami modifie cet article."])
    assert not Presence.objects.filter(personne=lea).exists()
    for page in (chez_lea, chez_sami):
        page.evaluate(CACHER, False)
    expect(presences(chez_sami)).to_have_text(["Léa lit cet article."])

    # What he saves is told beside her words, which nothing touches.
    chez_lea.get_by_label("Texte").fill("Nous partageons.\n\nNous décidons ensemble, vite.")
    chez_lea.evaluate("avant = document.activeElement")
    place = chez_lea.get_by_label("Texte").bounding_box()["y"]
    chez_sami.get_by_role("button", name="Enregistrer").click()
    chez_sami.wait_for_url("**/charte/#article-agir")
    nouvelle = chez_lea.locator("[data-presence] .avis")
    expect(nouvelle).to_contain_text(re.compile(r"Sami a enregistré cet article à 9.h.[345]\d\."))
    expect(nouvelle).to_contain_text("À l’enregistrement, vos changements seront réunis aux siens")
    expect(presences(chez_lea)).to_have_count(0)
    assert abs(chez_lea.get_by_label("Texte").bounding_box()["y"] - place) < 2  # it has not moved under her eyes
    assert chez_lea.get_by_label("Texte").input_value() == "Nous partageons.\n\nNous décidons ensemble, vite."
    assert chez_lea.locator("[name=version]").input_value() == "1"
    assert chez_lea.evaluate("avant === document.activeElement && avant.matches('textarea')")
    expect(presences(chez_sami)).to_have_text(["Léa modifie cet article."])

    chez_lea.get_by_role("button", name="Enregistrer").click()
    chez_lea.wait_for_url("**/charte/#article-agir")
    article = Article.objects.get(pk=article.pk)
    assert article.corps == "Nous partageons tout.\n\nNous décidons ensemble, vite."
    expect(presences(chez_sami)).to_have_count(0)


def test_who_closes_the_page_is_gone_at_once_and_a_crashed_tab_soon(arriver, article):
    lea, sami = membre("Léa"), membre("Sami")
    chez_ana, chez_lea, chez_sami = (arriver(personne) for personne in (membre("Ana"), lea, sami))
    chez_ana.goto("/charte/")
    for page in (chez_lea, chez_sami):
        page.goto(MODIFIER)
    expect(presences(chez_ana)).to_have_text(["Léa et Sami lisent cet article."])
    chez_lea.goto("/chantiers/")
    # She has said so; a beat that was on its way may bring her back for one DUREE (38 s, as this process counts).
    attendre(lambda: not Presence.objects.vivantes().filter(personne=lea).exists(), secondes=60)
    expect(presences(chez_ana)).to_have_text(["Sami lit cet article."])

    chez_sami.get_by_label("Texte").fill("Perdu ?")
    expect(presences(chez_ana)).to_have_text(["Sami modifie cet article."])
    with pytest.raises(Error):
        chez_sami.goto("chrome://crash")
    expect(presences(chez_ana)).to_have_count(0)
    assert Presence.objects.get(personne=sami).etat == "ecrit"  # it could not say anything: it has only grown too old


@pytest.mark.long
def test_oneself_in_another_tab_and_a_network_that_comes_and_goes(arriver, article):
    lea, sami = membre("Léa"), membre("Sami")
    chez_lea, chez_sami = arriver(lea), arriver(sami)
    chez_lea.goto(MODIFIER)
    seconde = chez_lea.context.new_page()
    seconde.goto(MODIFIER)
    expect(presences(chez_lea)).to_have_text(["Vous avez aussi ouvert cet article, dans un autre onglet."])
    seconde.get_by_label("Texte").fill("De l’autre côté.")
    expect(presences(chez_lea)).to_have_text(["Vous modifiez aussi cet article, dans un autre onglet."])
    chez_sami.goto(MODIFIER)
    expect(presences(chez_sami)).to_have_text(["Léa modifie cet article."])
    seconde.close(run_before_unload=True)

    # Beats that do not pass are passed over in silence; those that pass again mend.
    chez_sami.route("**/presence/**", lambda route: route.fulfill(body="<h1>Wifi</h1>", content_type="text/html"))
    expect(presences(chez_lea)).to_have_count(0)
    expect(chez_sami.get_by_text("Wifi")).to_have_count(0)
    chez_sami.unroute("**/presence/**")
    expect(presences(chez_lea)).to_have_text(["Sami lit cet article."])


@pytest.mark.long
def test_the_list_follows_the_news_around_an_open_form(arriver):
    seminaire = SeminaireFactory(est_courant=True)
    accueil = seance_a(seminaire, "9:00", titre="Accueil")
    seance_a(seminaire, "10:00", titre="Atelier")
    for coedite in (accueil, accueil.creneau):
        revisions.ouvrir(coedite, by=None)
    fanny, hugo = facilitation_de(seminaire), PersonneFactory(prenom="Hugo", is_equipe=True)
    chez_fanny, chez_hugo = arriver(fanny), arriver(hugo, largeur=360)
    chez_fanny.goto("/programme/edition/")
    chez_fanny.get_by_role("link", name="Modifier « Accueil »").click()
    description = chez_fanny.get_by_label("Description")
    description.fill("Café et brioches.")
    description.press("ArrowLeft")
    chez_fanny.evaluate("avant = document.querySelector('#seance-formulaire form')")

    chez_hugo.goto("/programme/edition/")
    expect(presences(chez_hugo)).to_have_text(["Fanny modifie cette séance."])
    chez_fanny.evaluate("scrollTo(0, 0)")  # where no browser holds the page by itself
    place = description.bounding_box()["y"]
    actions.ajouter_seance(
        seminaire=seminaire, by=hugo, titre="Café", nature="", description="", chantier=None, salle="",
        **{"jour": seminaire.date_debut, "debut": accueil.creneau.debut.replace(hour=8), "fin": None},
    )  # fmt: skip
    expect(chez_fanny.get_by_role("heading", name="Café", exact=True)).to_be_visible()
    expect(chez_fanny.locator(".direct-nouveau")).to_have_count(0)
    expect(description).to_be_focused()
    assert abs(description.bounding_box()["y"] - place) < 2  # though the new one stands above
    assert description.input_value() == "Café et brioches."
    assert description.evaluate("champ => champ.selectionStart") == len("Café et brioches.") - 1
    assert chez_fanny.evaluate("avant === document.querySelector('#seance-formulaire form')")

    # He opens another séance: it is told in the list around her form; then hers, and it is told beside her words.
    chez_hugo.get_by_role("link", name="Modifier « Atelier »").click()
    expect(presences(chez_fanny)).to_have_text(["Hugo lit cette séance."])
    chez_hugo.goto(f"/programme/edition/{accueil.pk}/modifier/")
    expect(chez_fanny.locator(f"#presence-seance-{accueil.pk} .presence")).to_have_text(["Hugo lit cette séance."])
    chez_hugo.locator("[name=titre]").fill("Accueil et café")
    chez_hugo.get_by_role("button", name="Enregistrer").click()
    expect(chez_fanny.locator("[data-presence] .avis")).to_contain_text("Hugo a enregistré cette séance à")
    assert description.input_value() == "Café et brioches."
    assert chez_fanny.locator("#seance-formulaire [name=version]").input_value() == "1"

    chez_fanny.get_by_role("button", name="Enregistrer").click()
    expect(chez_fanny.locator("#seance-formulaire")).to_have_count(0)
    expect(chez_fanny.get_by_role("heading", name="Accueil et café")).to_be_visible()
    accueil.refresh_from_db()
    assert (accueil.titre, accueil.description) == ("Accueil et café", "Café et brioches.")
    expect(presences(chez_hugo)).to_have_count(0)


def test_a_tab_that_could_not_say_goodbye_is_said_gone_by_the_next_one(ouvrir, article):
    """On the ordinary server, where it would still count for half a minute."""
    page = ouvrir(membre("Léa"), largeur=360)
    page.goto(MODIFIER)
    page.get_by_label("Texte").fill("Nous partageons tout.")
    attendre_en_page(page, lambda: Presence.objects.filter(etat="ecrit").exists())
    contexte = page.context
    contexte.set_offline(True)
    page.close()
    contexte.set_offline(False)
    suivante = contexte.new_page()
    with suivante.expect_response(lambda reponse: "/presence/" in reponse.url and reponse.status == 200):
        suivante.goto(MODIFIER)
    expect(presences(suivante)).to_have_count(0)
    assert Presence.objects.count() == 1

    # One that is open still counts.
    autre = contexte.new_page()
    autre.goto(MODIFIER)
    expect(presences(autre)).to_have_text(["Vous avez aussi ouvert cet article, dans un autre onglet."])
    assert Presence.objects.count() == 2
