"""Pages kept for visitors: the same for all of them, never a person's, never a fragment's."""

import pytest
from django.http import HttpResponse

from charte import actions as charte
from charte.enums import NatureVersion
from charte.models import Article
from labo import gardees
from labo.portail.demo.peupler import peupler
from seminaire import actions as seminaire
from seminaire.models import Seance
from tests.factories import PersonneFactory
from tests.htmx import HX
from tests.seminaire.factories import publier


@pytest.fixture
def demande(client, transactional_db):
    """A request as the middlewares leave it."""
    return lambda **options: client.get("/chantiers/", **options).wsgi_request


def servir(demande, cle, textes):
    return gardees.page_gardee(demande, cle, lambda: HttpResponse(next(textes))).text


def test_a_page_is_made_once_for_a_key(demande):
    textes = iter(["un", "deux"])
    assert [servir(demande(), (cle, "essai"), textes) for cle in (1, 1, 2, 1)] == ["un", "un", "deux", "un"]


def test_neither_a_person_nor_a_fragment_gets_a_kept_page(client, demande):
    textes = iter(["gardée", "fragment", "à elle", "encore"])
    assert servir(demande(), ("personne",), textes) == "gardée"
    assert servir(demande(headers=HX), ("personne",), textes) == "fragment"
    client.force_login(PersonneFactory())
    assert servir(demande(), ("personne",), textes) == "à elle"


def test_a_page_with_a_token_is_not_kept(demande):
    textes = iter(["csrfmiddlewaretoken", "deux"])
    assert [servir(demande(), ("jeton",), textes) for _ in range(2)] == ["csrfmiddlewaretoken", "deux"]


def test_the_oldest_pages_make_room(demande):
    for n in range(gardees.TAILLE + 5):
        servir(demande(), ("place", n), iter(["page"]))
    assert len(gardees._pages) == gardees.TAILLE


def test_a_kept_page_differs_by_session_and_by_htmx(demande):
    for _ in range(2):
        response = gardees.page_gardee(
            demande(), ("varie",), lambda: HttpResponse("page", headers={"Vary": "HX-Request, Cookie"})
        )
        assert set(response["Vary"].split(", ")) == {"HX-Request", "Cookie"}


def test_what_a_visitor_reads_follows_the_charter_and_the_programme(client, transactional_db):
    """The keys hold all that the pages show: an act changes the page at once."""
    peupler()
    for _ in range(2):
        assert "Ce que nous refusons" in client.get("/charte/").text
        assert "Remise en mouvement" in client.get("/programme/").text
    seance = Seance.objects.get(titre="Remise en mouvement")
    comite = seance.creneau.seminaire.participations.get(personne__email="pilote1@labo.example").personne
    seminaire.supprimer_seance(seance=seance, by=None)
    publier(seance.creneau.seminaire)
    assert "Remise en mouvement" not in client.get("/programme/").text
    article = Article.objects.select_related("section__charte").get(titre="Ce que nous refusons")
    charte.modifier_article(article=article, version=1, titre="Ce que nous voulons", corps=article.corps, by=comite)
    charte.publier_version(charte=article.section.charte, nature=NatureVersion.FOND, by=comite)
    assert "Ce que nous voulons" in client.get("/charte/").text
