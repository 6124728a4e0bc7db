"""The list of all seminars, and the pages of one that is not the current: under its own name, never another's."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from labo import revisions
from seminaire import actions, urls
from seminaire.models import Creneau, Seance, Seminaire
from tests.factories import ChantierFactory
from tests.seminaire.factories import SalleFactory, SeminaireFactory, facilitation_de, publier, seance_a


pytestmark = pytest.mark.django_db
NOMME = "/seminaires/printemps/"
EDITION = f"{NOMME}programme/edition/"
PAGES = (
    "programme/",
    "programme/edition/",
    "programme/edition/ajouter/",
    "programme/importer/",
    "programme/presentation/",
    "programme/presentation/historique/",
    "programme/salles/",
)
# The frame of the house leads to the current seminar, and to pages of no seminar; what a person of the other reads must not.
A_LA_RACINE = re.compile(r"/programme(?:[./].*)?")


@pytest.fixture
def courant(a_l_heure):
    a_l_heure("2023-10-10T09:00")
    courant = SeminaireFactory(slug="lancement", est_courant=True, titre="Lancement")
    seance_a(courant, "9:00", titre="Séance du courant")
    publier(courant)
    return courant


@pytest.fixture
def autre(courant):
    autre = SeminaireFactory(slug="printemps", titre="Printemps")
    for debut, titre in (("9:00", "Premier atelier"), ("10:00", "Second atelier")):
        seance_a(autre, debut, titre=titre, nature="atelier", salle=SalleFactory(seminaire=autre))
    for objet in (autre, *Seance.objects.of_seminaire(autre), *autre.creneaux.all()):
        revisions.ouvrir(objet, by=None)
    publier(autre)
    return autre


@pytest.fixture
def fanny(connecter, autre):
    return connecter(facilitation_de(autre))


def liens(html):
    """All that a page leads to or asks for, its frame apart."""
    principal = BeautifulSoup(html, "html.parser").main
    noms = ("href", "action", "formaction", "hx-get", "hx-post")
    return {balise[nom].partition("#")[0] for balise in principal.find_all(True) for nom in noms if balise.get(nom)}


def vers_le_courant(html):
    """Links of a seminar page at the root; séances have addresses of their own, which know their seminar."""
    return {lien for lien in liens(html) if A_LA_RACINE.fullmatch(lien) and not re.search(r"/edition/\d+/", lien)}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_under_a_name_is_of_that_seminar_and_leads_to_no_other(fanny, courant, page):
    reponse = fanny.get(NOMME + page)
    assert reponse.status_code == 200
    assert vers_le_courant(reponse.text) == set()
    assert "Séance du courant" not in reponse.text
    assert "Lancement" not in BeautifulSoup(reponse.text, "html.parser").main.text


@pytest.mark.parametrize("nom", [page.name for page in urls.pages if not page.pattern.converters])
def test_every_page_of_a_seminar_works_under_its_name(connecter, equipe, autre, nom):
    reponse = connecter(equipe).get(reverse(f"seminaire:{nom}", kwargs={"slug": "printemps"}))
    if reponse.status_code == 302:  # an address that was another page's
        assert reponse["Location"].startswith(NOMME)
        return
    assert reponse.status_code in (200, 405)
    if reponse["Content-Type"].startswith("text/html"):
        assert vers_le_courant(reponse.text) == set()
    elif reponse["Content-Type"].startswith("text/"):
        assert "Séance du courant" not in reponse.text
        assert "/programme/" not in reponse.text.replace(f"{NOMME}programme/", "")


def test_the_list_that_was_read_leads_to_no_other(fanny, courant, autre):
    texte = "Lundi 3 juin 2024\n9 h – 10 h Accueil\nUne ligne que rien n’annonce\n"
    reponse = fanny.post(f"{NOMME}programme/importer/", {"texte": texte})
    assert "Ce qui a été compris" in reponse.text
    assert vers_le_courant(reponse.text) == set()
    assert f"{NOMME}programme/importer/" in liens(reponse.text)


@pytest.mark.parametrize("acte", ["monter", "descendre", "supprimer", "restaurer", "repartir", "modifier", "retablir"])
def test_an_act_on_a_seance_comes_back_to_its_own_editor(fanny, courant, autre, acte):
    ChantierFactory.create_batch(2)
    seance = Seance.objects.get(titre="Second atelier" if acte == "monter" else "Premier atelier")
    if acte == "restaurer":
        actions.supprimer_seance(seance=seance, by=None)
    donnees = {"titre": "Autrement", "nature": "atelier", "version": "1", "version_creneau": "1", "numero": "1"}
    reponse = fanny.post(f"/programme/edition/{seance.pk}/{acte}/", donnees)
    assert reponse.status_code == 302
    retour = f"/programme/edition/{seance.pk}/historique/" if acte == "retablir" else EDITION
    assert reponse["Location"].partition("#")[0] == retour
    suite = fanny.get(reponse["Location"])
    assert suite.status_code == 200
    assert vers_le_courant(suite.text) == set()


@pytest.mark.parametrize("acte", ["monter", "supprimer", "modifier"])
def test_with_htmx_the_list_that_comes_back_is_its_own(fanny, courant, autre, acte):
    seance = Seance.objects.get(titre="Second atelier")
    donnees = {"titre": "Autrement", "nature": "atelier", "version": "1", "version_creneau": "1"}
    reponse = fanny.post(f"/programme/edition/{seance.pk}/{acte}/", donnees, headers={"HX-Request": "true"})
    assert reponse.status_code == 200
    assert f'="{EDITION}' in reponse.text
    assert "Séance du courant" not in reponse.text
    assert vers_le_courant(f"<main>{reponse.text}</main>") == set()


def test_the_form_and_the_history_of_a_seance_lead_to_its_own_editor(fanny, autre):
    seance = Seance.objects.get(titre="Premier atelier")
    for page in ("modifier", "historique"):
        reponse = fanny.get(f"/programme/edition/{seance.pk}/{page}/")
        assert EDITION in liens(reponse.text)
        assert vers_le_courant(reponse.text) == set()


def test_forms_of_a_named_seminar_change_it_alone(fanny, courant, autre):
    reponses = {
        f"{EDITION}ajouter/": fanny.post(f"{EDITION}ajouter/", {"titre": "Pause"}),
        EDITION: fanny.post(f"{NOMME}programme/presentation/", {"titre": "Printemps 2024", "version": "1"}),
        f"{NOMME}programme/salles/": fanny.post(f"{NOMME}programme/salles/", {"nom": "Préau"}),
    }
    assert {reponse["Location"].partition("#")[0] for reponse in reponses.values()} == {
        EDITION,
        f"{NOMME}programme/",  # where the presentation stands
        f"{NOMME}programme/salles/",
    }
    assert Seance.objects.get(titre="Pause").creneau.seminaire == autre
    assert not courant.salles.exists()
    courant.refresh_from_db()
    assert courant.titre == "Lancement"


def test_what_was_brought_together_is_told_with_its_own_history(fanny, autre, equipe):
    actions.modifier_seminaire(seminaire=autre, version=1, lieu="Lyon", by=equipe)
    donnees = {"titre": "Printemps", "lieu": "", "acces": "Par la cour.", "version": "1", "date_debut": "19/10/2023"}
    reponse = fanny.post(f"{NOMME}programme/presentation/", donnees, follow=True)
    assert "ont été réunis" in reponse.text
    assert f"{NOMME}programme/presentation/historique/" in reponse.text
    assert "/programme/presentation/historique/" not in reponse.text.replace(f"{NOMME}programme", "")


def test_going_back_in_the_presentation_stays_there(fanny, autre):
    donnees = {"titre": "Printemps 2024", "version": "1", "date_debut": "19/10/2023"}
    fanny.post(f"{NOMME}programme/presentation/", donnees)
    reponse = fanny.post(f"{NOMME}programme/presentation/retablir/", {"numero": "1", "version": "2"})
    assert reponse["Location"] == f"{NOMME}programme/presentation/historique/"
    assert Seminaire.objects.get(pk=autre.pk).titre == "Printemps"


def test_whoever_facilitates_one_edits_no_other(connecter, courant, autre):
    client = connecter(facilitation_de(courant))
    seance = Seance.objects.get(titre="Premier atelier")
    avant = list(Creneau.objects.values()), list(Seance.objects.values())
    for page in PAGES[1:]:
        assert client.get(NOMME + page).status_code == 403
    for page, donnees in (
        ("edition/ajouter", {"titre": "N"}),
        ("salles", {"nom": "N"}),
        ("presentation", {"titre": "N"}),
    ):
        assert client.post(f"{NOMME}programme/{page}/", donnees).status_code == 403
    for acte in ("modifier", "monter", "supprimer", "repartir", "retablir"):
        donnees = {"titre": "N", "version": "1", "version_creneau": "1"}
        assert client.post(f"/programme/edition/{seance.pk}/{acte}/", donnees).status_code == 403
    assert (list(Creneau.objects.values()), list(Seance.objects.values())) == avant


def test_no_seminar_of_that_name(connecter, equipe, courant):
    for page in (*PAGES, "programme.ics"):
        assert connecter(equipe).get(f"/seminaires/inconnu/{page}").status_code == 404


def test_the_list_tells_each_and_leads_to_its_pages(connecter, equipe, courant, autre):
    sans_rien = SeminaireFactory(slug="plus-tard", titre="Plus tard", date_debut=None)
    client = connecter(equipe)
    assert "/seminaires/" in liens(client.get("/moi/").text)
    page = client.get("/seminaires/")
    cartes = {carte["id"]: carte for carte in BeautifulSoup(page.text, "html.parser").find_all("article")}
    mots = {cle: " ".join(carte.text.split()) for cle, carte in cartes.items()}
    assert mots["seminaire-lancement"].startswith("En cours Publié, version 1 Lancement Jeudi 19 octobre 2023")
    assert mots["seminaire-printemps"].startswith("Publié, version 1 Printemps")
    assert mots["seminaire-plus-tard"].startswith("Brouillon Plus tard Sans date")
    assert "/programme/edition/" in liens(f"<main>{cartes['seminaire-lancement']}</main>")
    assert vers_le_courant(f"<main>{cartes['seminaire-printemps']}</main>") == set()
    for slug in ("printemps", sans_rien.slug):
        for lien in liens(f"<main>{cartes[f'seminaire-{slug}']}</main>"):
            assert lien.startswith(f"/seminaires/{slug}/")
            assert client.get(lien).status_code == (405 if lien.endswith("marquer/") else 200)
    assert "Choisir" not in mots["seminaire-lancement"]


def test_choosing_the_current_one(connecter, equipe, courant, autre):
    client = connecter(equipe)
    reponse = client.post(f"{NOMME}marquer/", follow=True)
    assert reponse.redirect_chain == [("/seminaires/", 302)]
    assert "Premier atelier" in client.get("/programme/").text
    assert Seminaire.objects.courant() == autre


def test_nobody_else_is_shown_the_way(connecter, courant):
    assert "/seminaires/" not in liens(connecter(facilitation_de(courant)).get("/moi/").text)


def test_without_any_seminar_there_is_a_way_to_begin(connecter, equipe):
    page = connecter(equipe).get("/seminaires/")
    assert "Importer un programme" in page.text


@pytest.mark.parametrize("combien", [1, 3])
def test_constant_queries(connecter, equipe, django_assert_num_queries, combien):
    SeminaireFactory.create_batch(combien)
    client = connecter(equipe)
    with django_assert_num_queries(4):  # session, person, which is the current one, all of them
        client.get("/seminaires/")
