"""What is announced on the day is told on every page of the site, to visitors too, and costs them no query."""

import pytest

from labo.direct.ecoute import ecoute
from labo.direct.memoire import memoire
from labo.portail.demo.peupler import peupler
from seminaire import actions
from seminaire.models import Seminaire
from tests.factories import PersonneFactory
from tests.seminaire.test_publication_annonces import annonces


PAGES = (
    "/chantiers/",
    "/chantiers/1/",
    "/charte/",
    "/aide/",
    "/mentions/",
    "/connexion/",
    "/programme/versions/",
    "/rien/",
)
QUI_DISENT_SEULES = ("/", "/programme/", "/seminaires/{slug}/programme/")


@pytest.fixture
def seminaire(transactional_db, a_l_heure):
    """The day itself, in a process that listens to the database, as those that serve pages do."""
    a_l_heure("2023-10-19T09:05")
    peupler()
    memoire.gardees.clear()
    ecoute.reprendre()
    yield Seminaire.objects.get()
    ecoute.depuis = None


def annoncer(seminaire, texte="Bonjour"):
    annonce = actions.annoncer(seminaire=seminaire, texte=texte, by=None)
    ecoute.annoncer([Seminaire.SUJET])
    return annonce


def retirer(annonce):
    actions.retirer_annonce(annonce=annonce, by=None)
    ecoute.annoncer([Seminaire.SUJET])


@pytest.mark.parametrize("is_personne", [False, True])
def test_every_page_tells_a_visitor_and_a_person(client, seminaire, is_personne):
    if is_personne:
        client.force_login(PersonneFactory())
    adresses = [adresse.format(slug=seminaire.slug) for adresse in (*PAGES, *QUI_DISENT_SEULES)]
    lues = lambda: {adresse: tuple(annonces(client, adresse)) for adresse in adresses}  # noqa: E731
    assert lues() == dict.fromkeys(adresses, ())
    annonce = annoncer(seminaire)
    assert lues() == dict.fromkeys(adresses, ("Annonce, 9 h 05", "Bonjour"))
    retirer(annonce)
    assert lues() == dict.fromkeys(adresses, ())


def test_it_follows_by_itself_on_the_day_and_only_then(client, seminaire, a_l_heure):
    suit = f'data-sujet="{seminaire.sujet}"'
    assert suit in client.get("/charte/").text
    a_l_heure("2023-10-20T09:05")
    assert suit not in client.get("/charte/").text
    annoncer(seminaire)  # somebody has something to say all the same
    assert annonces(client, "/charte/")[1:] == ["Bonjour"]


def test_a_page_costs_a_visitor_no_query_for_it(client, seminaire, django_assert_num_queries):
    annoncer(seminaire)
    client.get("/aide/")
    with django_assert_num_queries(0):
        assert annonces(client, "/aide/")[1:] == ["Bonjour"]
    client.get("/charte/")
    with django_assert_num_queries(1):  # which version is the last
        assert annonces(client, "/charte/")[1:] == ["Bonjour"]


def test_where_nothing_is_listened_to_nothing_is_asked(client, seminaire, django_assert_num_queries):
    annoncer(seminaire)
    ecoute.depuis = None
    with django_assert_num_queries(0):
        client.get("/aide/")
    assert annonces(client, "/aide/") == []
