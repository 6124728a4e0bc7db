"""A support is of the words that its person read: where their proposer writes them again, nobody is taken to have read them."""

import pytest

from charte import actions, queries
from charte.models import Soutien
from labo.historique import lire
from labo.refus import Perime
from tests.factories import PersonneFactory, RepresentationFactory
from tests.pages_lues import lisible


ADRESSE = "/charte/amendements/1/"
AVANT, APRES = "Nous agissons partout.\n\nEnsemble.", "Nous agissons seuls.\n\nEnsemble."


@pytest.fixture
def amendement(article, participante):
    return actions.proposer_modification(
        article=article, base=1, titre="Agir", corps=AVANT, motif="Pour tous.", by=participante
    )


@pytest.fixture
def lea(db):
    return PersonneFactory(prenom="Léa", nom="Martin")


def recrire(amendement, corps=APRES, **champs):
    amendement.refresh_from_db()
    return actions.modifier_amendement(
        amendement=amendement, version=amendement.version, corps=corps, by=amendement.personne, **champs
    )


def test_a_support_stays_with_the_words_that_were_read(connecter, amendement, lea, participante):
    actions.soutenir_amendement(amendement=amendement, by=lea)
    client = connecter(participante)
    assert "1 personne soutient le texte d’aujourd’hui" in lisible(client.get(f"{ADRESSE}modifier/"))
    recrire(amendement)
    page = lisible(client.get(ADRESSE))
    assert "Modifié le" in page
    assert ", après 1 soutien" in page
    assert "Léa Martin" in page.partition("Avant le dernier changement : ")[2]
    assert "personne soutient" not in lisible(client.get(f"{ADRESSE}modifier/"))
    liste = lisible(client.get("/charte/amendements/"))
    assert "aucun soutien, 1 avant le dernier changement" in liste
    assert "aucun soutien, 1 avant le dernier changement" in lisible(client.get("/moi/"))


def test_its_supporter_is_told_and_says_whether_she_still_does(connecter, amendement, lea):
    organisation = RepresentationFactory(personne=lea).organisation
    actions.soutenir_amendement(amendement=amendement, organisation=organisation, by=lea)
    client = connecter(lea)
    assert "a changé" not in lisible(client.get(ADRESSE))
    assert "Ce que je soutiens a changé" not in client.get("/moi/").text
    recrire(amendement, motif="Pour nous.")
    page = lisible(client.get(ADRESSE))
    assert "Ce texte a changé depuis votre soutien" in page
    assert ("partout" in page, "seuls" in page, "Pour nous." in page) == (True, True, True)
    assert ("Je soutiens encore" in page, "Ne plus soutenir" in page) == (True, True)
    assert f'value="{organisation.pk}" selected' in page
    assert "Ce que je soutiens a changé" in client.get("/moi/").text
    envoi = {"version": "2", "organisation": organisation.pk}
    page = lisible(client.post(f"{ADRESSE}soutenir/", envoi, follow=True))
    assert ("Ce texte a changé" in page, "Avant le dernier changement" in page) == (False, False)
    assert f"Léa Martin (au nom de {organisation})" in page
    assert (Soutien.objects.get().version, Soutien.objects.get().organisation) == (2, organisation)
    assert "Ce que je soutiens a changé" not in client.get("/moi/").text


def test_she_may_also_stop(connecter, amendement, lea):
    actions.soutenir_amendement(amendement=amendement, by=lea)
    recrire(amendement)
    page = lisible(connecter(lea).post(f"{ADRESSE}ne-plus-soutenir/", follow=True))
    assert ("Ce texte a changé" in page, "Je soutiens" in page) == (False, True)
    assert not Soutien.objects.exists()


def test_what_its_article_brings_along_is_no_other_text(connecter, amendement, article, lea, comite):
    actions.soutenir_amendement(amendement=amendement, by=lea)
    actions.modifier_article(article=article, version=1, corps="Nous agissons ici.\n\nEn tout.", by=comite)
    amendement.refresh_from_db()
    assert (amendement.version, amendement.version_ecrite) == (2, 1)
    page = lisible(connecter(lea).get(ADRESSE))
    assert ("a changé" in page, "Modifié le" in page, "Avant le dernier" in page) == (False, False, False)


def test_words_that_changed_while_they_were_read_are_not_supported(connecter, amendement, lea):
    recrire(amendement)
    client = connecter(lea)
    for version in ("1", "", "99"):
        reponse = client.post(f"{ADRESSE}soutenir/", {"version": version})
        assert reponse.status_code == 409
        assert "seuls" in reponse.text
    assert not Soutien.objects.exists()
    assert client.post(f"{ADRESSE}soutenir/", {"version": "2"}).status_code == 302
    with pytest.raises(Perime, match="vient de changer"):
        actions.soutenir_amendement(amendement=amendement, version=1, by=PersonneFactory())


def test_once_answered_nothing_more_is_asked(connecter, amendement, lea, comite):
    actions.soutenir_amendement(amendement=amendement, by=lea)
    recrire(amendement)
    actions.refuser_amendement(amendement=amendement, raison="Non.", by=comite)
    client = connecter(lea)
    assert "Ce texte a changé" not in client.get(ADRESSE).text
    assert "Ce que je soutiens a changé" not in client.get("/moi/").text
    assert queries.mes_soutiens(lea).a_relire == []


@pytest.mark.parametrize("dit", ["soutien", "commentaire", None])
def test_a_history_tells_apart_what_was_said_something_of(amendement, lea, dit):
    recrire(amendement)
    if dit == "soutien":
        actions.soutenir_amendement(amendement=amendement, by=lea)
    elif dit:
        actions.commenter(amendement=amendement, texte="Bien.", by=lea)
    recrire(amendement, corps="Nous agissons vite.\n\nEnsemble.")
    recrire(amendement, corps="Nous agissons enfin.\n\nEnsemble.")
    assert [passage.ancres for passage in lire(amendement).passages] == (
        [["r4", "r3"], ["r2"], ["r1"]] if dit else [["r4", "r3", "r2"], ["r1"]]
    )  # what was deposited, all read at once: it stands by itself


@pytest.mark.parametrize("combien", [1, 3])
def test_supports_cost_the_same_however_many(connecter, amendement, lea, django_assert_max_num_queries, combien):
    for personne in [lea, *(PersonneFactory() for _ in range(combien - 1))]:
        actions.soutenir_amendement(amendement=amendement, by=personne)
    recrire(amendement)
    with django_assert_max_num_queries(1):
        assert len(queries.mes_soutiens(lea).a_relire) == 1
