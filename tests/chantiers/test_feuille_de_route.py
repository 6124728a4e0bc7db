"""The roadmap in three views, of one chantier and of all; what the public reads of it."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from chantiers import queries
from chantiers.enums import RoleMembre
from chantiers.models import Chantier
from chantiers.queries import vues
from tests.chantiers.etapes import etape_de
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory
from tests.htmx import HX, corps, echanger


F, TOUTES = "/chantiers/1/feuille-de-route/", "/chantiers/feuilles-de-route/"


@pytest.fixture
def chantier(db, a_l_heure):
    a_l_heure("2024-05-20T10:00")
    return ChantierFactory(numero=1, titre="Essaimer")


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne


@pytest.fixture
def etapes(chantier, pilote):
    ecouter = etape_de(chantier, "Écouter", echeance="2024-03", etat="terminee", personne=pilote)
    mesurer = etape_de(chantier, "Mesurer", debut="2024-03", echeance="2024-04-30", nature="experimentation")
    essayer = etape_de(chantier, "Essayer", echeance="2024-T2", attend=[ecouter, mesurer])
    return ecouter, mesurer, essayer, etape_de(chantier, "Un jour")


def test_the_list_is_grouped_by_month_and_quarter_in_order(connecter, pilote, etapes):
    page = BeautifulSoup(connecter(pilote).get(f"{F}?vue=liste").text, "html.parser")
    groupes = [groupe.get_text() for groupe in page.select(".etapes-groupe th")]
    assert groupes == ["Mars 2024", "Avril 2024", "2e trimestre\u00a02024", "Sans échéance"]
    assert page.select_one(".frise") is None
    assert page.select_one(".vues [aria-current]").get_text() == "Liste"


def test_the_timeline_says_what_it_draws_and_its_table_follows(connecter, pilote, etapes):
    page = BeautifulSoup(connecter(pilote).get(f"{F}?vue=frise").text, "html.parser")
    dessin = page.select_one(".frise-cadre svg")
    assert dessin["aria-labelledby"] == "frise-titre frise-desc"
    assert {lien["tabindex"] for lien in dessin.select("g[aria-hidden=true] a")} == {"-1"}
    assert "4 étapes, dont 1 en retard et 1 terminée." in dessin.select_one("desc").get_text()
    assert [titre.get_text() for titre in dessin.select(".frise-nom")] == ["Réflexion", "Expérimentation"]
    assert "En retard · Mesurer" in dessin.get_text()  # by a word and a shape, not by its colour alone
    assert dessin.select_one(".frise-en-retard use")["href"] == "#frise-retard"
    assert len(dessin.select(".frise-lien")) == 2
    assert page.select_one(".frise").find_next_sibling("div").select_one("table")
    assert "1 étape sans date" in page.select_one("figcaption").get_text()


def test_the_board_moves_by_buttons_and_the_swap_is_what_a_reload_gives(connecter, pilote, etapes):
    client = connecter(pilote)
    page = client.get(f"{F}?vue=tableau").text
    envoi = {"vue": "tableau", "etat": "en_cours", "depuis": "prevue"}
    recu = client.post(f"{F}{etapes[2].pk}/etat/", envoi, headers=HX)
    assert recu.status_code == 200
    assert corps(echanger(page, recu.text)) == corps(client.get(f"{F}?vue=tableau").text)
    colonne = BeautifulSoup(recu.text, "html.parser").select_one("[aria-labelledby=colonne-en_cours]")
    assert "Essayer" in colonne.get_text()
    suite = client.post(f"{F}{etapes[2].pk}/etat/", envoi | {"etat": "terminee", "depuis": "en_cours"})
    assert suite["Location"] == f"{F}?vue=tableau"


def test_a_refused_move_shows_the_board_again(connecter, pilote, etapes):
    envoi = {"vue": "tableau", "etat": "en_cours", "depuis": "terminee"}
    reponse = connecter(pilote).post(f"{F}{etapes[2].pk}/etat/", envoi)
    assert reponse.status_code == 409
    assert "colonne-prevue" in reponse.text


@pytest.mark.parametrize("adresse", [F, f"{F}?vue=frise", f"{F}?vue=liste", TOUTES, f"{TOUTES}?retard=1&vue=liste"])
def test_the_fragment_is_the_page_reloaded(connecter, pilote, etapes, adresse):
    client = connecter(pilote)
    page = client.get(adresse).text
    fragment = client.get(adresse, headers=HX).text
    assert corps(echanger(page, fragment)) == corps(page)
    article = BeautifulSoup(page, "html.parser").select_one("#feuille-de-route")
    assert corps(client.get(article["hx-get"]).text) == corps(page)
    assert "chantier-1 from:body" in article["hx-trigger"]


def test_only_who_is_responsible_or_leads_has_buttons(connecter, chantier, pilote, etapes):
    page = connecter(PersonneFactory()).get(f"{F}?vue=tableau").text
    assert "/etat/" not in page
    mienne = etape_de(chantier, "La mienne", personne=(moi := PersonneFactory()))
    page = connecter(moi).get(f"{F}?vue=tableau").text
    assert page.count(f'action="{F}{mienne.pk}/etat/"') == 1
    assert page.count("/etat/") == 2  # its action, and htmx’s


def test_the_public_reads_no_name_of_a_person(client, chantier, pilote, etapes):
    etape_de(chantier, "Ouvrir", organisation=OrganisationFactory(nom="La Ruche"), contact=pilote, echeance="2024-06")
    assert client.get(F)["Location"] == f"/connexion/?next={F}"
    assert client.get(F, headers=HX).status_code == 401
    Chantier.objects.update(is_feuille_de_route_public=True)
    for adresse in (F, f"{F}?vue=tableau", f"{F}?vue=frise", TOUTES, "/chantiers/1/feuille-de-route.csv"):
        lu = client.get(adresse).content.decode()
        assert "La Ruche" in lu or "frise" in adresse
        assert "Écouter" in lu
        assert pilote.nom not in lu
        assert f"{F}{etapes[0].pk}/" not in lu  # the page of an étape is for who is signed in
    assert "Une personne du chantier" in client.get(F).text


def test_all_together_has_one_track_for_each_chantier_and_filters(connecter, client, chantier, pilote, etapes):
    deux = ChantierFactory(numero=2, titre="Relier")
    etape_de(deux, "Ailleurs", echeance="2024-02-01")
    assert "Écouter" not in client.get(TOUTES).text  # nothing is published
    Chantier.objects.filter(numero=2).update(is_feuille_de_route_public=True)
    page = client.get(TOUTES).text
    assert "Ailleurs" in page
    assert "Écouter" not in page
    page = BeautifulSoup(connecter(pilote).get(TOUTES).text, "html.parser")
    assert [nom.get_text() for nom in page.select(".frise-nom")] == ["1. Essaimer", "2. Relier"]
    assert page.select_one("#feuille-de-route")["data-sujet"].split() == ["chantier-1", "chantier-2"]
    page = connecter(pilote).get(f"{TOUTES}?chantier=1").text
    assert "Ailleurs" not in page
    page = connecter(pilote).get(f"{TOUTES}?retard=1&vue=liste").text
    for titre, is_la in (("Mesurer", True), ("Ailleurs", True), ("Écouter", False), ("Essayer", False)):
        assert (f">{titre}<" in page) == is_la
    assert "?vue=frise&amp;retard=1" in page
    for faux in ("?chantier=99", "?chantier=%00", "?vue=x&retard=oui"):
        assert connecter(pilote).get(f"{TOUTES}{faux}").status_code == 200


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(("adresse", "combien"), [(F, 8), (f"{F}?vue=tableau", 8), (TOUTES, 5)])
def test_the_roadmaps_have_constant_queries(
    connecter, chantier, pilote, django_assert_num_queries, adresse, combien, item_count
):
    avant = None
    for n in range(item_count):
        autre = ChantierFactory(numero=n + 2)
        for ou in (chantier, autre):
            qui = {"organisation": OrganisationFactory(), "contact": PersonneFactory()}
            avant = etape_de(ou, f"Étape {n}", attend=[avant] if avant and avant.chantier == ou else [], **qui)
    client = connecter(pilote)
    # session, personne; chantier(s); étapes, what they wait for; of one: may she lead, whom she represents, presences
    with django_assert_num_queries(combien):
        assert client.get(adresse).status_code == 200


def test_at_a_glance(chantier, etapes):
    bref = queries.en_bref(queries.feuille_lue(chantier))
    assert (bref.total, bref.terminees, bref.en_retard) == (4, 1, 1)
    assert [etape.titre for etape in bref.prochaines] == ["Mesurer", "Essayer", "Un jour"]
    contexte = {"chantier": chantier, "bref": bref, "user": PersonneFactory()}
    lu = BeautifulSoup(render_to_string("chantiers/_etapes_en_bref.html", contexte), "html.parser").get_text(
        " ", strip=True
    )
    assert "4 étapes, dont 1 terminée et 1 en retard ." in lu
    assert "Essayer 2e trimestre 2024 · à pourvoir" in " ".join(lu.split())


@pytest.mark.parametrize(
    ("debut", "etat", "is_dit"),
    [("2024-04", "prevue", True), ("2024-04", "en_cours", False), ("2024-05", "prevue", False), ("", "prevue", False)],
)
def test_what_should_have_begun_is_told(connecter, chantier, participante, debut, etat, is_dit):
    etape = etape_de(chantier, "Commencer", debut=debut, echeance="2024-T3", etat=etat)
    for adresse in (f"{F}{etape.pk}/", f"{F}?vue=liste"):
        assert ("Aurait dû commencer" in connecter(participante).get(adresse).text) == is_dit


@pytest.mark.parametrize(
    ("etats", "phrase"),
    [
        ([], "Aucune étape."),
        ([("prevue", "2024-04")], "1 étape, en retard."),
        ([("prevue", "2024-04")] * 2, "2 étapes, toutes en retard."),
        ([("terminee", "2024-04")] * 2, "2 étapes, toutes terminées."),
        ([("terminee", "2024-04"), ("prevue", "2024-04"), ("prevue", "")], "3 étapes, dont 1 en retard et 1 terminée."),
    ],
)
def test_a_roadmap_in_one_sentence(chantier, etats, phrase):
    for etat, echeance in etats:
        etape_de(chantier, etat=etat, echeance=echeance)
    assert vues.resumer(queries.feuille_lue(chantier).etapes) == phrase
