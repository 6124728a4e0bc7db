"""What is said of an amendement on its pages, its threads, the list: live, and at constant cost."""

import pytest

from charte import actions
from charte.models import Amendement, Article, Charte
from labo import revisions
from labo.models import Revision
from tests.charte.comite import proposer_ceci as proposer
from tests.charte.factories import AmendementFactory, ArticleFactory
from tests.factories import PersonneFactory
from tests.htmx import HX, corps, echanger
from tests.pages_lues import lisible


AMENDER = "/charte/articles/agir/amender/"
LISTE = "/charte/amendements/"
COMMENTER = "/charte/amendements/1/commenter/"


def test_supports_and_threads(connecter, article, participante, equipe):
    proposer(article, participante, corps="Nous agissons partout.")
    autre = PersonneFactory(prenom="Léa", nom="Martin")
    client = connecter(autre)
    page = client.post("/charte/amendements/1/soutenir/", {"version": "1"}, follow=True).text
    assert "Ne plus soutenir" in page
    assert "Léa Martin" in page
    assert "1 soutien" in client.get(LISTE).text
    client.post("/charte/amendements/1/ne-plus-soutenir/")
    assert "soutien" not in client.get(LISTE).text
    assert client.post(COMMENTER, {"texte": " "}).status_code == 422
    long = client.post(COMMENTER, {"texte": "x" * 2001})
    assert long.status_code == 422
    assert "x" * 2001 in long.text
    reponse = client.post(COMMENTER, {"texte": "<b>Bien</b>"})
    pk = reponse["Location"].partition("#commentaire-")[2]
    assert "&lt;b&gt;Bien" in client.get("/charte/amendements/1/").text
    assert "1 commentaire" in client.get(LISTE).text
    assert "Retirer ce commentaire" not in connecter(participante).get("/charte/amendements/1/").text
    client = connecter(autre)
    for _ in range(2):  # a second tap finds what the first one did
        assert client.post(f"/charte/commentaires/{pk}/retirer/", {"cle": "clé-1"}).status_code == 302
    assert client.post(f"/charte/commentaires/{pk}/retirer/", {"cle": "clé-2"}).status_code == 404
    assert "Bien" not in client.get("/charte/amendements/1/").text
    client.post("/charte/articles/agir/commenter/", {"texte": "Sur l’article."})
    page = client.get("/charte/").text
    assert ("1 amendement<" in page, "1 commentaire<" in page) == (True, True)
    page = client.get("/charte/articles/agir/").text
    assert ("Sur l’article." in page, "Amendement 1" in page) == (True, True)


def test_those_that_touch_the_same_words_say_so(connecter, article, participante):
    for ici, ensemble in (("partout", "Ensemble"), ("là", "Ensemble"), ("ici", "À deux")):
        proposer(article, participante, corps=f"Nous agissons {ici}.\n\n{ensemble}.")
    client = connecter(participante)
    for numero, autre in ((1, 2), (2, 1)):
        page = lisible(client.get(f"/charte/amendements/{numero}/"))
        assert "Touche les mêmes mots que" in page
        assert f">l’amendement {autre}</a>" in page
    assert "Touche les mêmes mots" not in lisible(client.get("/charte/amendements/3/"))


def test_answered_or_taken_back_it_stays_readable(connecter, article, participante, comite):
    un, deux = (proposer(article, participante, corps=f"Nous agissons {mot}.\n\nEnsemble.") for mot in ("là", "vite"))
    client = connecter(participante)
    actions.refuser_amendement(amendement=deux, raison="Trop <vite>.", by=comite)
    page = client.get("/charte/amendements/2/").text
    assert "Trop &lt;vite&gt;." in page
    assert "Je soutiens" not in connecter(comite).get("/charte/amendements/2/").text
    actions.publier_version(charte=article.section.charte, nature="fond", by=comite)
    actions.retenir_amendement(amendement=un, raison="Oui.", by=comite)
    client = connecter(participante)
    page = client.get("/charte/amendements/1/").text
    assert "Le comité l’a retenu" in page
    assert "/charte/articles/agir/historique/?voir=r2" in page
    assert "issu de l’amendement 1" in client.get("/charte/articles/agir/historique/").text
    moi = lisible(client.get("/moi/"))
    assert moi.index("Amendement 2") < moi.index("Amendement 1")
    assert "« Oui. »" in moi
    assert "Amendement 1" in moi.partition("Répondus ou retirés (2)")[2]  # folded, after what waits
    pages = ("/charte/amendements/1/", "/moi/")
    assert [client.get(page).text.count("dans la prochaine version de la charte") for page in pages] == [1, 1]
    actions.publier_version(charte=article.section.charte, nature="fond", by=comite)
    assert ['href="/charte/comparer/1/2/#article-agir"' in client.get(page).text for page in pages] == [True, True]
    article.refresh_from_db()
    trois = proposer(article, participante, corps="Autre chose.")
    client.post(f"{trois.get_absolute_url()}retirer/", {"raison": "Je me suis trompée."})
    assert "Je me suis trompée." in client.get(trois.get_absolute_url()).text
    assert "Reprendre" not in client.get("/moi/").text


def test_to_be_taken_up_again_stands_first_on_one_s_page(connecter, article, participante, comite):
    proposer(article, participante, corps="Nous agissons partout.\n\nEnsemble.")
    proposer(article, participante, corps="Nous agissons ici.\n\nÀ deux.")
    actions.modifier_article(article=article, version=1, corps="Nous agissons là.\n\nEnsemble.", by=comite)
    moi = connecter(participante).get("/moi/").text
    assert moi.index("Amendement 1") < moi.index("Amendement 2")
    assert moi.count("Reprendre") == 1


@pytest.mark.parametrize("adresse", ["/charte/", LISTE, "/charte/amendements/1/", "/charte/articles/agir/"])
def test_the_fragment_swapped_in_is_the_page_reloaded(connecter, article, participante, comite, adresse):
    amendement = proposer(article, participante, corps="Nous agissons partout.\n\nEnsemble.")
    client = connecter(participante)
    avant = client.get(adresse).text
    proposer(article, PersonneFactory(), corps="Nous agissons là.\n\nEnsemble.")
    actions.commenter(amendement=amendement, texte="Bien.", by=comite)
    actions.commenter(article=article, texte="Mieux.", by=comite)
    fragment = client.get(adresse, headers=HX)
    apres = client.get(adresse).text
    assert corps(echanger(avant, fragment.text)) == corps(apres)
    assert corps(avant) != corps(apres)


def test_the_list_goes_as_the_charter_and_filters(connecter, article, participante, comite):
    autre = ArticleFactory(section=article.section, titre="Relier")
    revisions.ouvrir(autre, by=comite)
    proposer(autre, participante, corps="Des mots.")
    proposer(article, PersonneFactory(), corps="Nous agissons partout.\n\nEnsemble.")
    ajout = {"titre": "Neuf", "corps": "Neuf.", "motif": "Oui.", "by": participante}
    actions.proposer_ajout(section=article.section, apres=article, **ajout)
    client = connecter(participante)
    page = client.get(LISTE)
    assert [lu.amendement.numero for lu in page.context["lue"].lus] == [2, 3, 1]
    miens = client.get(f"{LISTE}?etat=miens").context["lue"]
    assert [lu.amendement.numero for lu in miens.lus] == [3, 1]
    assert dict((nom, nombre) for nom, _, nombre in miens.filtres) == {
        "attente": 3, "a-reprendre": 0, "retenus": 0, "refuses": 0, "retires": 0, "miens": 2, "soutenus": 0,
    }  # fmt: skip
    article.refresh_from_db()
    actions.supprimer_article(article=article, by=comite)
    assert [lu.amendement.numero for lu in client.get(LISTE).context["lue"].lus][-1] == 2


def test_fifty_to_a_page(connecter, article, participante):
    AmendementFactory.create_batch(51, charte=article.section.charte, article=article, personne=participante)
    client = connecter(participante)
    assert len(client.get(LISTE).context["lue"].lus) == 50
    assert len(client.get(f"{LISTE}?page=2").context["lue"].lus) == 1
    assert client.get(f"{LISTE}?page=3").status_code == 404


@pytest.mark.parametrize("item_count", [1, 3])
def test_constant_queries(connecter, article, participante, comite, django_assert_num_queries, item_count):
    for n in range(item_count):
        autre = ArticleFactory(section=article.section)
        revisions.ouvrir(autre, by=comite)
        for sujet in (article, autre):
            amendement = proposer(sujet, PersonneFactory(), corps=f"Des mots {n}.")
            actions.soutenir_amendement(amendement=amendement, by=participante)
            actions.commenter(amendement=amendement, texte="Bien.", by=participante)
            actions.commenter(article=sujet, texte="Bien.", by=participante)
    perdu = proposer(article, participante, corps="Nous agissons partout.\n\nEnsemble.")
    actions.modifier_article(article=article, version=1, corps="Nous agissons là.\n\nEnsemble.", by=comite)
    assert Amendement.objects.get(pk=perdu.pk).is_a_reprendre
    client = connecter(participante)
    # session, personne, charte, counts, amendements, their former words, articles, sections, siège
    with django_assert_num_queries(9):
        client.get(LISTE)
    # session, personne, amendement, former words, soutiens, the same words, siège, organisations ×2, fil
    with django_assert_num_queries(10):
        client.get(perdu.get_absolute_url())
    with django_assert_num_queries(6):  # session, personne, article, organisations, amendements, their former words
        client.get(AMENDER)
    # session, personne, article, organisations, sections, articles, amendements, their former words
    with django_assert_num_queries(8):
        client.get(f"{AMENDER}deplacer/")
    # session, personne, siège ×2, charte, en attente, version, sections, articles, chantiers
    with django_assert_num_queries(10):
        client.get("/charte/")
    # session, personne, article, its number ×2, révision, siège, amendements, former words, fil, organisations
    with django_assert_num_queries(11):
        client.get("/charte/articles/agir/")


def test_its_history_says_what_followed_the_article(connecter, article, participante, comite):
    proposer(article, participante, corps="Nous agissons partout.\n\nEnsemble.")
    actions.modifier_article(article=article, version=1, corps="Nous agissons ici.\n\nEn tout.", by=comite)
    page = connecter(participante).get("/charte/amendements/1/historique/").text
    assert "Quelqu’un" not in page
    assert "Réuni avec l’article, qui venait de changer" in page
    assert Revision.objects.of(Amendement.objects.get()).count() == 2
    assert Article.objects.get().version == 2
    assert Charte.objects.get().amendements.deposes().count() == 1
