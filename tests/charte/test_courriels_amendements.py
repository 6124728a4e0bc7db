"""The mails of amendements, from the act to a real mail box: each once, and nothing that is no longer true."""

import pytest

from charte import actions
from charte.courriels import annoncer_reponse
from labo import revisions
from labo.models import Evenement
from tests.charte.factories import ArticleFactory, MembreComiteFactory
from tests.factories import PersonneFactory


@pytest.fixture
def comite(transactional_db):
    return MembreComiteFactory(personne__prenom="Léa", personne__nom="Comité").personne


@pytest.fixture
def article(comite):
    article = ArticleFactory(ancre="agir", titre="Agir & relier", corps="Nous agissons ici.")
    revisions.ouvrir(article, by=comite)
    return article


@pytest.fixture
def amendement(article, participante):
    return proposer(article, participante, "Nous agissons partout.")


def proposer(article, by, corps):
    return actions.proposer_modification(
        article=article, base=article.version, titre=article.titre, corps=corps, motif="Oui.", by=by
    )


def test_a_refusal_with_its_reason(amendement, comite, participante, boite, faire_les_taches, settings):
    actions.refuser_amendement(amendement=amendement, raison="C’est <trop> & mal.", by=comite)
    faire_les_taches()
    faire_les_taches()
    [recu] = boite.vers(participante)
    assert recu.startswith("Votre amendement 1 : refusé\n")
    assert "Bonjour Paule," in recu
    assert "amendement 1 (« Agir & relier »). Il ne l’a pas retenu." in recu
    assert "« C’est <trop> & mal. »" in recu
    assert "Léa Comité, pour le comité" in recu
    assert f"{settings.ADRESSE_PUBLIQUE}/charte/amendements/1/" in recu


@pytest.mark.parametrize(
    ("corps", "objet", "phrase"),
    [
        (None, "retenu", "tel que vous l’avez proposé"),
        ("Nous agissons presque partout.", "retenu avec des changements", "Il reste à votre nom"),
    ],
)
def test_an_answer_that_retains(amendement, comite, participante, boite, faire_les_taches, corps, objet, phrase):
    actions.retenir_amendement(amendement=amendement, raison="Oui.", corps=corps, by=comite)
    faire_les_taches()
    [recu] = boite.vers(participante)
    assert recu.startswith(f"Votre amendement 1 : {objet}\n")
    assert phrase in recu


def test_to_be_taken_up_again_is_told_once(amendement, article, comite, participante, boite, faire_les_taches):
    actions.modifier_article(article=article, version=1, corps="Nous agissons là.", by=comite)
    actions.modifier_article(article=article, version=2, corps="Nous agissons ailleurs.", by=comite)
    faire_les_taches()
    [recu] = boite.vers(participante)
    assert recu.startswith("Votre amendement 1 est à reprendre\n")
    assert "Rien n’est perdu" in recu


def test_freed_or_answered_before_the_mail_leaves(amendement, article, comite, participante, boite, faire_les_taches):
    actions.modifier_article(article=article, version=1, corps="Nous agissons là.", by=comite)
    actions.retirer_amendement(amendement=amendement, by=participante)
    faire_les_taches()
    assert boite.vers(participante) == []


def test_what_she_does_or_reads_on_the_page_is_not_mailed(article, comite, participante, boite, faire_les_taches):
    sien = proposer(article, comite, "Nous agissons partout.")
    actions.modifier_article(article=article, version=1, corps="Nous agissons là.", by=PersonneFactory(is_equipe=True))
    tardif = actions.proposer_modification(
        article=article, base=1, titre=article.titre, corps="Nous agissons vite.", motif="Oui.", by=participante
    )
    assert tardif.is_a_reprendre
    actions.refuser_amendement(amendement=sien, raison="Je change d’avis.", by=comite)
    faire_les_taches()
    assert boite.vers(participante) == []
    assert [recu.partition("\n")[0] for recu in boite.vers(comite)] == []


def test_one_event_is_one_mail(amendement, comite, participante, boite, faire_les_taches):
    actions.refuser_amendement(amendement=amendement, raison="Non.", by=comite)
    amendement.refresh_from_db()
    annoncer_reponse(amendement, Evenement.objects.of(amendement).get(verbe="amendement_refuse"))
    faire_les_taches()
    assert len(boite.vers(participante)) == 1
