"""Reading the charter: the public its last version, people who are known the text at work, at constant cost."""

import hashlib

import pytest
from bs4 import BeautifulSoup

from charte import actions
from charte.models import Article, Version
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import ChantierFactory, OrganisationFactory
from tests.htmx import HX, corps, echanger


@pytest.fixture
def article(db):
    section = SectionFactory(ancre="contexte", titre="Contexte")
    return ArticleFactory(section=section, ancre="agir", titre="Agir", corps="Mots publiés.")


@pytest.fixture
def comite(article):
    return MembreComiteFactory().personne


@pytest.fixture
def version(article, comite):
    """Version 1; the text has gone on since."""
    version = actions.publier_version(charte=article.section.charte, nature="fond", notes="La première.", by=comite)
    actions.modifier_article(article=article, version=1, corps="Mots au travail.", by=comite)
    return version


def test_the_public_reads_the_last_version_only(client, version):
    page = client.get("/charte/").text
    assert "Mots publiés." in page
    assert "au travail" not in page
    assert version.empreinte in page
    assert 'data-sujet="charte-publiee"' in page
    article = client.get("/charte/articles/agir/").text
    assert "Mots publiés." in article
    assert "au travail" not in article


def test_before_any_version_the_public_gets_a_kind_sentence(client, article):
    page = client.get("/charte/").text
    assert "La charte s’écrit encore." in page
    assert "Mots" not in page
    assert client.get("/charte/articles/agir/").status_code == 404
    assert "Aucune version" in client.get("/charte/versions/").text


def test_before_there_is_a_charter_nothing_breaks(client, connecter, participante, equipe):
    assert client.get("/charte/").status_code == 200
    assert "pas encore commencée" in connecter(participante).get("/charte/").text
    assert connecter(equipe).get("/charte/").status_code == 200
    assert connecter(equipe).get("/charte/articles/agir/").status_code == 404


def test_people_who_are_known_read_the_text_at_work(connecter, participante, version):
    page = connecter(participante).get("/charte/").text
    assert "Mots au travail." in page
    assert 'href="#section-contexte"' in page
    assert 'id="section-contexte"' in page
    assert 'id="article-agir"' in page
    assert "version 1" in page
    assert "/modifier/" not in page
    assert "/publier/" not in page


def test_comite_and_equipe_see_what_they_may_do(connecter, comite, equipe, version):
    for personne, is_comite in ((comite, True), (equipe, False)):
        page = connecter(personne).get("/charte/").text
        assert "/charte/articles/agir/modifier/" in page
        assert "/charte/sections/contexte/ajouter/" in page
        assert ("/charte/publier/" in page) is is_comite


def test_the_list_of_chantiers_stands_in_its_section_or_at_the_end(connecter, participante, article):
    ChantierFactory(numero=1, titre="Essaimer", defi="Comment faire")
    client = connecter(participante)
    page = client.get("/charte/").text
    assert page.index('id="annexe-titre"') < page.index("Comment faire")
    SectionFactory(titre="Les chantiers", is_porteuse=True)
    page = client.get("/charte/").text
    assert "annexe-titre" not in page
    assert page.count("Comment faire") == 1


def test_an_older_version_says_so(client, version, article, comite):
    assert "plus récente" not in client.get("/charte/versions/1/").text
    actions.publier_version(charte=article.section.charte, nature="correction", by=comite)
    page = client.get("/charte/versions/1/").text
    assert "plus récente" in page
    assert "Mots publiés." in page
    assert "Mots au travail." in client.get("/charte/versions/2/").text
    liste = client.get("/charte/versions/").text
    assert liste.index("Version 2") < liste.index("Version 1")


def test_a_version_offers_its_five_documents(client, version):
    page = client.get("/charte/versions/1/").text
    for format in ("pdf", "odt", "docx", "md", "html"):
        assert f'href="/charte/versions/1/charte.{format}"' in page


def test_anybody_can_check_the_fingerprint(client, version):
    page = BeautifulSoup(client.get("/charte/versions/1/").text, "html.parser")
    lien = page.find("a", string="texte brut")["href"]
    brut = client.get(lien)
    assert brut["Content-Type"] == "text/plain; charset=utf-8"
    assert hashlib.sha256(brut.content).hexdigest() == page.find(class_="empreinte").get_text()


def test_a_document_is_not_sent_again_to_who_has_it(client, version):
    document = client.get("/charte/versions/1/charte.md")
    assert client.get("/charte/versions/1/charte.md", headers={"If-None-Match": document["ETag"]}).status_code == 304


def test_an_article_that_left_the_charter_is_found_at_its_address(client, article, comite, version):
    ArticleFactory(section=article.section, ancre="decider")
    actions.supprimer_article(article=article, by=comite)
    for _ in range(2):
        actions.publier_version(charte=article.section.charte, nature="fond", by=comite)
        ArticleFactory(section=article.section)
    page = client.get("/charte/articles/agir/")
    assert page.status_code == 200
    assert "Mots publiés." in page.text
    assert "n’est plus dans la charte depuis la" in page.text
    assert 'href="/charte/versions/2/">version 2</a>' in page.text
    assert 'href="/charte/versions/1/#article-agir"' in page.text
    assert "n’est plus" not in client.get("/charte/articles/decider/").text


def test_a_deleted_article_leaves_a_strip_then_waits_in_the_bin(connecter, comite, participante, version, a_l_heure):
    a_l_heure("2023-10-19T10:00")
    actions.supprimer_article(article=Article.objects.get(ancre="agir"), by=comite)
    client = connecter(comite)
    assert 'id="supprime-agir"' in client.get("/charte/").text
    assert 'id="corbeille"' not in client.get("/charte/").text
    a_l_heure("2023-10-19T10:11")
    page = client.get("/charte/").text
    assert page.index('id="corbeille"') < page.index('id="supprime-agir"')
    a_l_heure("2023-11-19T10:11")
    assert "supprime-agir" not in client.get("/charte/").text
    a_l_heure("2023-10-19T10:00")
    assert "supprime-agir" not in connecter(participante).get("/charte/").text
    assert "ne fait plus partie" in connecter(participante).get("/charte/articles/agir/").text


ACTES = ["deuxieme/monter", "agir/descendre", "agir/supprimer", "retire/restaurer"]


@pytest.mark.parametrize("acte", ACTES)
def test_after_an_act_the_swap_gives_the_page_reloaded(connecter, comite, article, acte):
    ArticleFactory(section=article.section, ancre="deuxieme")
    actions.supprimer_article(article=ArticleFactory(section=article.section, ancre="retire"), by=comite)
    client = connecter(comite)
    avant = client.get("/charte/").text
    reponse = client.post(f"/charte/articles/{acte}/", {"cle": "clé-1"}, headers=HX)
    assert reponse.status_code == 200
    apres = client.get("/charte/").text
    assert corps(echanger(avant, reponse.text)) == corps(apres)
    assert corps(avant) != corps(apres)


@pytest.mark.parametrize("adresse", ["/charte/", "/charte/articles/agir/"])
def test_the_fragment_swapped_in_is_the_page_reloaded(connecter, comite, article, adresse):
    client = connecter(comite)
    avant = client.get(adresse).text
    actions.modifier_article(article=article, version=1, titre="Agir ici", corps="Neuf.", by=comite)
    fragment = client.get(adresse, headers=HX)
    assert fragment["Vary"].count("HX-Request") == 1
    assert corps(echanger(avant, fragment.text)) == corps(client.get(adresse).text)


def test_the_public_page_refreshes_when_a_version_is_published(client, article, comite):
    avant = client.get("/charte/").text
    actions.publier_version(charte=article.section.charte, nature="fond", by=comite)
    fragment = client.get("/charte/", headers=HX)
    assert corps(echanger(avant, fragment.text)) == corps(client.get("/charte/").text)


def test_a_refused_act_comes_back_with_the_fresh_page(connecter, comite, article):
    reponse = connecter(comite).post("/charte/articles/agir/monter/", headers=HX)
    assert reponse.status_code == 409
    assert "déjà le premier" in reponse.text
    assert 'id="charte-detail"' in reponse.text


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_text_at_work_has_constant_queries(
    connecter, comite, participante, version, django_assert_num_queries, item_count
):
    for _ in range(item_count):
        ArticleFactory.create_batch(item_count)
        ChantierFactory(structure_porteuse=OrganisationFactory())
    client = connecter(participante)
    # session, personne, siège ×2, charte, amendements en attente, sections, articles, chantiers, version
    with django_assert_num_queries(10):
        client.get("/charte/")


@pytest.mark.parametrize("item_count", [1, 3])
def test_published_pages_have_constant_queries(client, article, comite, django_assert_num_queries, item_count):
    for numero in range(item_count):
        ArticleFactory.create_batch(item_count, section=article.section)
        actions.publier_version(charte=article.section.charte, nature="fond", notes=str(numero), by=comite)
    assert Version.objects.count() == item_count
    with django_assert_num_queries(2):  # which is the last, then it
        client.get("/charte/")
    with django_assert_num_queries(1):
        client.get("/charte/versions/")
    with django_assert_num_queries(2):  # the version, the last one
        client.get(f"/charte/versions/{item_count}/")
    with django_assert_num_queries(1):
        client.get("/charte/articles/agir/")


@pytest.mark.parametrize("item_count", [1, 3])
def test_an_article_and_its_form_have_constant_queries(
    connecter, comite, article, django_assert_num_queries, item_count
):
    ArticleFactory.create_batch(item_count, section=article.section)
    for _ in range(item_count):
        ChantierFactory(structure_porteuse=OrganisationFactory())
    client = connecter(comite)
    # session, personne, article, its number ×2, révision, siège, présences, amendements, fil, organisations
    with django_assert_num_queries(11):
        client.get("/charte/articles/agir/")
    with django_assert_num_queries(6):  # session, personne, siège, article, amendements, présences
        client.get("/charte/articles/agir/modifier/")
    with django_assert_num_queries(4):  # session, personne, siège, section
        client.get("/charte/sections/contexte/ajouter/")
    # session, personne, siège, charte, amendements en attente, sections, articles, chantiers, version
    with django_assert_num_queries(9):
        client.get("/charte/publier/")


def test_the_news_leaves_what_an_act_has_said_to_the_page_that_it_leads_to(connecter, comite, article):
    """A page of the same tab may hear of the act and ask again before the next one is there."""
    client = connecter(comite)
    client.post("/charte/renommer/", {"titre": "Notre charte"})
    assert 'id="annonce"' not in client.get("/charte/", headers={**HX, "Direct": "1"}).text
    assert "Titre enregistré." in client.get("/charte/").text
