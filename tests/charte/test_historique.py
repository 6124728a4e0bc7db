"""The history of an article, and going back to what it said."""

from functools import partial

import pytest
from bs4 import BeautifulSoup

from charte import actions
from charte.models import Article
from labo import revisions
from labo.models import Evenement, Revision
from tests.charte.factories import ArticleFactory, MembreComiteFactory
from tests.factories import PersonneFactory
from tests.fils import ensemble


HISTORIQUE = "/charte/articles/agir/historique/"
RETABLIR = "/charte/articles/agir/retablir/"


def ecrire(heure, version, by, a_l_heure, **champs):
    a_l_heure(f"2023-10-19T{heure}")
    return actions.modifier_article(article=Article.objects.get(), version=version, by=by, **champs)


@pytest.fixture
def comite(db):
    return MembreComiteFactory(personne__prenom="Léa", personne__nom="Comité").personne


@pytest.fixture
def article(comite, equipe, a_l_heure):
    """Three versions, one hour apart."""
    article = ArticleFactory(ancre="agir", titre="Agir", corps="Nous agissons ici.\n\nEnsemble.")
    a_l_heure("2023-10-19T10:00")
    revisions.ouvrir(article, by=equipe)
    ecrire("11:00", 1, comite, a_l_heure, corps="Nous agissons partout.\n\nEnsemble.")
    ecrire("12:00", 2, equipe, a_l_heure, corps="Nous agissons partout.\n\nEnsemble, et vite <b>.")
    return article


def test_who_when_and_what(connecter, article, comite):
    page = connecter(comite).get(HISTORIQUE).text.replace("\u00a0", " ")
    assert page.index("Jeudi 19 octobre 2023 à 12 h") < page.index("à 11 h<") < page.index("à 10 h<")
    assert page.count("<strong>Élise Équipe</strong>") == 2
    assert '<del><span class="visually-hidden">supprimé&nbsp;: </span>ici<' in page.replace(" : ", "&nbsp;: ")
    assert "et vite &lt;b&gt;" in page
    assert page.count("Rétablir cette version") == 2  # not the one that stands
    assert 'id="r1"' in page
    assert "r3" in page


def test_who_only_reads_has_no_button(connecter, article, participante):
    page = connecter(participante).get(HISTORIQUE).text
    assert "Version actuelle" in page
    assert "Rétablir" not in page


def test_going_back_is_a_new_save_that_can_be_undone(connecter, article, comite, a_l_heure):
    a_l_heure("2023-10-19T14:32")
    client = connecter(comite)
    reponse = client.post(RETABLIR, {"numero": "1", "version": "3"}, follow=True)
    article.refresh_from_db()
    assert (article.corps, article.version) == ("Nous agissons ici.\n\nEnsemble.", 4)
    assert reponse.redirect_chain == [(HISTORIQUE, 302)]
    page = reponse.text.replace("\u00a0", " ")
    assert "Version du 19 octobre 2023 à 10 h rétablie." in page
    assert "a rétabli la version du jeudi 19 octobre 2023 à 10 h" in " ".join(page.split())
    assert "Revenir à la version précédente" in page
    assert Evenement.objects.first().verbe == "article_retabli"
    assert list(Revision.objects.of(article).order_by("numero").values_list("numero", flat=True)) == [1, 2, 3, 4]
    client.post(RETABLIR, {"numero": "3", "version": "4"})
    article.refresh_from_db()
    assert article.corps.endswith("vite <b>.")


def test_a_page_that_is_no_longer_fresh_restores_nothing(connecter, article, comite, equipe):
    actions.modifier_article(article=article, version=3, by=equipe, titre="Agir encore")
    reponse = connecter(comite).post(RETABLIR, {"numero": "1", "version": "3"})
    assert reponse.status_code == 409
    assert "Relisez l’historique" in reponse.text
    assert "Agir encore" in reponse.text  # the fresh page
    assert 'name="version" value="4"' in reponse.text
    assert f'href="{HISTORIQUE}?voir=r4"' in reponse.text
    article.refresh_from_db()
    assert (article.titre, article.version) == ("Agir encore", 4)


@pytest.mark.parametrize("envoi", [{}, {"numero": "9", "version": "3"}, {"numero": "x", "version": "3"}])
def test_a_mangled_request_restores_nothing(connecter, article, comite, envoi):
    reponse = connecter(comite).post(RETABLIR, envoi)
    assert reponse.status_code == 409
    article.refresh_from_db()
    assert article.version == 3


def test_sent_twice_it_is_done_once(connecter, article, comite):
    client = connecter(comite)
    for _ in range(2):
        assert client.post(RETABLIR, {"numero": "1", "version": "3", "cle": "la même"}).status_code == 302
    article.refresh_from_db()
    assert article.version == 4


def test_two_go_back_at_once_and_one_is_told(transactional_db):
    comite = MembreComiteFactory().personne
    article = ArticleFactory(ancre="agir", corps="Un.")
    revisions.ouvrir(article, by=comite)
    actions.modifier_article(article=article, version=1, by=comite, corps="Deux.")
    actions.modifier_article(article=article, version=2, by=comite, corps="Trois.")

    faits = ensemble(
        *(partial(actions.retablir_article, article=article, numero=n, version=3, by=comite) for n in (1, 2))
    )
    assert sorted(type(fait).__name__ for fait in faits) == ["Article", "Perime"]
    assert Revision.objects.of(article).count() == 4


def test_several_saves_in_a_row_show_as_one(connecter, article, equipe, a_l_heure):
    for minute, mot in ((1, "un"), (2, "deux")):
        ecrire(f"12:0{minute}", 2 + minute, equipe, a_l_heure, titre=f"Agir {mot}")
    page = connecter(equipe).get(HISTORIQUE).text
    assert "3 fois de suite" in page
    assert all(f'<span id="r{n}"' in page for n in (3, 4, 5))
    assert "Agir un" not in page


def test_what_was_brought_together_is_said(connecter, article, comite, equipe, a_l_heure):
    ecrire("15:00", 2, comite, a_l_heure, titre="Agir vraiment")  # opened before the last save of équipe
    assert "réuni avec les changements faits par Élise" in connecter(comite).get(HISTORIQUE).text


def test_marks_are_drawn_and_each_passage_has_its_number(connecter, article, comite, a_l_heure):
    ecrire("15:00", 3, comite, a_l_heure, corps="Nous agissons **ici** et *là*.\n\n- un lieu")
    ecrire(
        "15:00", 4, PersonneFactory(is_equipe=True), a_l_heure, corps="Nous agissons **ici** et *là*.\n\n- un *lieu*"
    )
    ecrire("16:00", 5, comite, a_l_heure, corps="Nous agissons **ici** et *là bas*.\n\n- un *lieu*")
    client = connecter(comite)
    liste = BeautifulSoup(client.get(HISTORIQUE).text, "html.parser")
    assert "*" not in liste.find(class_="passages").get_text()
    assert "bas" in liste.select_one(".passage em ins").get_text()
    numeros = [titre.get_text().split("n°")[1].split()[0] for titre in liste.select(".passage-titre")]
    assert numeros == [str(n) for n in range(len(numeros), 0, -1)]
    entier = BeautifulSoup(client.get(f"{HISTORIQUE}?voir=r6").text, "html.parser").find(class_="passages")
    assert (entier.find(["ins", "del"]), entier.select_one("em").get_text()) == (
        None,
        "là bas",
    )  # that version's own words


def test_one_passage_is_read_whole(connecter, article, comite, a_l_heure):
    long = "Mot après mot. " * 60
    ecrire("15:00", 3, comite, a_l_heure, corps=long + "La fin.")
    ecrire("16:00", 4, comite, a_l_heure, corps=long + "Une autre fin.")
    client = connecter(comite)
    liste, entier = client.get(HISTORIQUE).text, client.get(f"{HISTORIQUE}?voir=r5").text
    assert "ecart-pli" in liste
    assert "ecart-pli" not in entier
    assert entier.count("Mot après mot.") == 60
    assert "Tout l’historique" in entier


def test_a_deleted_article_is_read_back_by_who_may_take_it_out_of_the_bin(connecter, article, comite, participante):
    actions.supprimer_article(article=article, by=comite)
    assert connecter(participante).get(HISTORIQUE).status_code == 404
    page = connecter(comite).get(HISTORIQUE).text
    assert "Ensemble" in page
    assert "Rétablir cette version" not in page  # first out of the bin


def test_the_article_and_its_tools_lead_to_the_history(connecter, article, comite, participante):
    assert HISTORIQUE in connecter(participante).get("/charte/articles/agir/").text
    assert HISTORIQUE not in connecter(participante).get("/charte/").text
    assert HISTORIQUE in connecter(comite).get("/charte/").text


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_history_has_constant_queries(connecter, article, comite, django_assert_num_queries, a_l_heure, item_count):
    for n in range(item_count):
        ecrire(f"1{5 + n}:00", 3 + n, comite, a_l_heure, titre=f"Titre {n}")
    client = connecter(comite)
    # session, personne, article with its section and charter, comité, saves, their words
    with django_assert_num_queries(6):
        client.get(HISTORIQUE)


def test_a_stranger_to_the_comite_may_not_go_back(connecter, article):
    reponse = connecter(PersonneFactory()).post(RETABLIR, {"numero": "1", "version": "3"})
    assert reponse.status_code == 403
    assert "Seuls le comité" in reponse.text
