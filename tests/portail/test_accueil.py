"""The home page says what is on and what I can do; my page says what is mine."""

import pytest

from chantiers.models import Engagement
from labo import horloge
from labo.models import Evenement, Personne, Revision
from labo.portail.demo import gens
from labo.portail.demo.peupler import peupler
from seminaire.models import Creneau, Seance, Seminaire
from tests.chantiers.etapes import etape_de
from tests.factories import ChantierFactory, MembreFactory, RepresentationFactory
from tests.htmx import HX, corps, echanger


@pytest.fixture
def demonstration(db):
    peupler()


def test_before_any_seminar_the_house_stands(client, db):
    page = client.get("/").text
    assert "Chantiers coopératifs" in page
    assert "En ce moment" not in page


def test_what_is_on_now_and_what_comes_next(client, demonstration, a_l_heure):
    for heure, maintenant, ensuite in (
        ("2023-10-19T08:00", "Rien pour l’instant", "Accueil"),
        ("2023-10-19T09:35", "Introduction", "Définition du cadre"),
        ("2023-10-19T14:20", "5 ateliers en parallèle", "Restitution"),
        ("2023-10-19T17:00", "Pas de séance à venir", None),
        ("2023-10-12T12:00", "jeudi 19 octobre 2023,", "Accueil"),
    ):
        a_l_heure(heure)
        page = client.get("/").text.replace("\u00a0", " ").replace("\u202f", " ")
        assert maintenant in page
        assert ("Ensuite" in page) == (ensuite is not None)
        assert ensuite is None or ensuite in page


def test_the_moment_and_the_gestures(client, demonstration):
    page, fragment = client.get("/").text, client.get("/", headers=HX).text
    assert corps(echanger(page, fragment)) == corps(page)
    assert "Se connecter" in page
    client.force_login(Personne.objects.by_email("participante@labo.example").get())
    assert "Rejoindre un chantier" in client.get("/").text
    client.force_login(Personne.objects.by_email("facilitation@labo.example").get())
    assert "Modifier le programme" in client.get("/").text


@pytest.mark.parametrize("item_count", [1, 3])
def test_my_page_has_constant_queries(connecter, participante, django_assert_num_queries, item_count):
    for _ in range(item_count):
        membre = MembreFactory(
            personne=participante, organisation=RepresentationFactory(personne=participante).organisation
        )
        etape_de(membre.chantier, personne=participante)
    client = connecter(participante)
    # session, personne; chantiers, their links, her engagements, comité, séminaire (what the bin holds for her);
    # adhésions, invitations, engagements, étapes, amendements, those that wait for the comité, soutiens, représentations
    with django_assert_num_queries(15):
        client.get("/moi/")


def test_the_home_page_has_constant_queries(connecter, demonstration, django_assert_num_queries):
    client = connecter(Personne.objects.by_email("pilote1@labo.example").get())
    # session, personne, séminaire, version, facilitation; engagements and amendements that wait for her, adhésions
    with django_assert_num_queries(8):
        client.get("/")


def test_my_page_lists_what_i_answer_for(connecter, participante, a_l_heure):
    a_l_heure("2024-05-20T10:00")
    chantier = MembreFactory(personne=participante).chantier
    etape_de(chantier, "La mienne", personne=participante, echeance="2024-04")
    ruche = RepresentationFactory().organisation
    etape_de(chantier, "Par courriel", organisation=ruche, contact=participante)
    etape_de(chantier, "Finie", personne=participante, etat="terminee")
    etape_de(chantier, "D’une autre")
    page = connecter(participante).get("/moi/").text
    dites = {dit: dit in page for dit in ("La mienne", "Par courriel", "Finie", "D’une autre", "en retard")}
    assert dites == {"La mienne": True, "Par courriel": True, "Finie": False, "D’une autre": False, "en retard": True}


def test_after_the_seminar_one_reads_what_awaits(
    client, connecter, demonstration, a_l_heure, django_assert_num_queries
):
    a_l_heure("2024-05-20T10:00")
    assert "Pas de séance à venir" in client.get("/").text
    pilote = Personne.objects.by_email("participante@labo.example").get()
    connecter(pilote)
    assert "Rien ne vous attend" in client.get("/").text
    chantier = MembreFactory(personne=pilote, chantier=ChantierFactory(numero=9), role="pilotage").chantier
    for _ in range(3):
        etape_de(chantier, personne=pilote, echeance="2024-04")
        MembreFactory(chantier=chantier, etat="demande", demande_le=horloge.maintenant())
        Engagement.objects.create(chantier=chantier, contenu="Relire", personne=pilote)
    # As on the day, and étapes, requests.
    with django_assert_num_queries(10):
        page = client.get("/").text
    for dit in (
        "Ce qui vous attend",
        "3 étapes dont vous répondez sont en retard",
        "3 demandes attendent votre réponse",
        "/chantiers/9/membres/",
    ):
        assert dit in page
    assert page.count("3 engagements attendent votre réponse") == 1
    assert corps(echanger(page, client.get("/", headers=HX).text)) == corps(page)


def test_the_demonstration_is_the_seminar_of_the_seed(demonstration):
    seminaire = Seminaire.objects.get()
    assert str(seminaire.date_debut) == "2023-10-19"
    assert Creneau.objects.filter(seminaire=seminaire).count() == 11
    assert Seance.objects.of_seminaire(seminaire).presentes().count() == 15
    assert Personne.objects.count() == 1 + len(gens.FACILITATION) + len(gens.PILOTES) + 1 + len(gens.AUTRES) == 60
    # Building it again changes nothing.
    avant = Evenement.objects.count(), Revision.objects.count()
    assert peupler() is False
    assert (Evenement.objects.count(), Revision.objects.count()) == avant
