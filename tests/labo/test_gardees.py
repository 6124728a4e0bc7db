"""Pages kept for visitors: the same for all of them, never a person's, never a fragment's."""

import pytest
from django.http import HttpResponse

from charte import actions as charte
from charte.enums import NatureVersion
from charte.models import Article
from labo import gardees
from labo.portail.demo.peupler import peupler
from seminaire import actions as seminaire
from seminaire.models import Seance, Seminaire
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


def test_what_a_visitor_reads_follows_the_charter_and_the_programme(client, transactional_db, a_l_heure):
    """The keys hold all that the pages show: an act changes the page at once."""
    a_l_heure("2023-10-18T09:40")  # on the day itself, the page goes on saying what is gone
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


def test_a_person_reads_the_same_programme_as_all_in_a_page_of_her_own(client, transactional_db, a_l_heure):
    """What is kept of it is kept under all that it shows, and holds nothing of who edits nor of the first reader."""
    a_l_heure("2023-10-19T09:40")
    peupler()
    programme = Seminaire.objects.get()
    animation = programme.participations.facilitation().first().personne
    lectrices = [animation, *PersonneFactory.create_batch(2)]

    def lire(personne, adresse="/programme/", **options):
        client.force_login(personne)
        return client.get(adresse, **options).text

    for _ in range(2):
        pages = [lire(personne) for personne in lectrices]
        assert ["Modifier le programme" in page for page in pages] == [True, False, False]
        assert all(f'data-personne="{personne.pk}"' in page for personne, page in zip(lectrices, pages, strict=True))
        assert ["Remise en mouvement" in page and "Il est" in page for page in pages] == [True] * 3
    assert "<main" not in lire(lectrices[1], headers=HX)
    a_l_heure("2023-10-19T09:41")
    assert "9\u202fh\u202f41" in lire(lectrices[1]).replace("\u00a0", "\u202f")
    annonce = seminaire.annoncer(seminaire=programme, texte="Le repas est avancé", by=animation)
    assert "Le repas est avancé" in lire(lectrices[1])
    assert "Le repas est avancé" in lire(lectrices[2], headers=HX)
    seminaire.retirer_annonce(annonce=annonce, by=animation)
    assert "Le repas est avancé" not in lire(lectrices[2])
    a_l_heure("2023-10-18T09:41")  # on the day itself, the page goes on saying what is gone
    seminaire.supprimer_seance(seance=Seance.objects.get(titre="Remise en mouvement"), by=animation)
    publier(programme)
    assert "Remise en mouvement" not in lire(lectrices[1])
    assert "Le programme a changé" in lire(lectrices[2], "/programme/?depuis=1", headers=HX)
    assert "Le programme a changé" not in lire(lectrices[2], "/programme/?depuis=2", headers=HX)
    assert f"/seminaires/{programme.slug}/" in lire(lectrices[1], f"/seminaires/{programme.slug}/programme/")
    assert f"/seminaires/{programme.slug}/" not in lire(lectrices[1])
