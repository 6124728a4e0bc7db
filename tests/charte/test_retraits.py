"""Taking an article out, or moving it: what the comité reads before, and what everybody reads after."""

import pytest
from bs4 import BeautifulSoup

from charte import actions
from tests.charte.comite import CORPS, PUBLIC, VITE, proposer, repondre
from tests.charte.factories import MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory
from tests.htmx import HX, corps, echanger
from tests.pages_lues import lisible


REPONDRE = "/charte/amendements/1/repondre/"


@pytest.fixture
def comite(db):
    return MembreComiteFactory().personne


@pytest.fixture
def article(comite):
    section = SectionFactory(ancre="contexte", titre="Contexte")
    return actions.ajouter_article(section=section, titre="Agir", corps=CORPS, by=comite)


def supprimer(article):
    return actions.proposer_suppression(article=article, motif="Inutile.", by=PersonneFactory())


def retenir(article, corps, comite):
    article.refresh_from_db()
    amendement = proposer(article, corps, PersonneFactory())
    actions.retenir_amendement(amendement=amendement, raison="Oui.", by=comite)


def test_before_an_article_is_taken_out_one_reads_what_would_go_with_it(connecter, article, comite):
    supprimer(article)
    client = connecter(comite)
    page = lisible(client.get(REPONDRE))
    assert "Il rend compte." in page
    assert ("a changé depuis" in page, "Avec lui" in page, "attend encore" in page) == (False, False, False)
    retenir(article, VITE, comite)
    retenir(article, PUBLIC.replace("décide", "décide vite"), comite)
    article.refresh_from_db()
    attend = proposer(article, article.corps.replace("Le comité", "Il"), PersonneFactory())
    page = client.get(REPONDRE)
    lu = lisible(page)
    assert "Il rend compte en public." in lu
    assert "L’article a changé depuis que cela a été proposé" in lu
    soupe = BeautifulSoup(page.text, "html.parser").find(id="enjeu")
    assert [lien["href"] for lien in soupe.find_all("a")] == [
        "/charte/amendements/2/",
        "/charte/amendements/3/",
        attend.get_absolute_url(),
    ]
    assert [marque.get_text() for marque in soupe.select("ins")]


def test_an_article_that_an_amendement_added_goes_with_its_words(connecter, article, comite):
    ajout = actions.proposer_ajout(section=article.section, titre="Neuf", corps="Neuf.", motif="Oui.", by=comite)
    neuf = actions.retenir_amendement(amendement=ajout, raison="Oui.", by=comite).article
    demande = supprimer(neuf)
    page = connecter(comite).get(f"{demande.get_absolute_url()}repondre/")
    assert "Avec lui partiraient les mots de l’amendement" in lisible(page)


def test_before_an_article_is_moved_one_reads_whether_it_has_changed_or_moved(connecter, article, comite):
    ailleurs = SectionFactory(ancre="ailleurs")
    actions.proposer_deplacement(article=article, section=ailleurs, motif="Là.", by=PersonneFactory())
    client = connecter(comite)
    assert "depuis que cela a été proposé" not in lisible(client.get(REPONDRE))
    actions.placer_article(article=article, section=SectionFactory(), by=comite)
    assert "L’article a été déplacé depuis que cela a été proposé" in lisible(client.get(REPONDRE))
    retenir(article, VITE, comite)
    assert "L’article a changé depuis que cela a été proposé" in lisible(client.get(REPONDRE))


@pytest.mark.parametrize("is_retenu", [True, False])
def test_once_it_is_answered_one_reads_the_words_that_went(connecter, article, comite, is_retenu):
    demande = supprimer(article)
    retenir(article, VITE, comite)
    article.refresh_from_db()
    connecter(comite).post(REPONDRE, repondre("retenu" if is_retenu else "refuse", version_article=2))
    page = lisible(connecter(comite).get(demande.get_absolute_url()))
    dit = "qui disait, quand il a été retiré" if is_retenu else "qui disait, quand cela a été proposé"
    assert (dit in page, "décide vite" in page.partition(dit)[2].partition("Pourquoi")[0]) == (True, is_retenu)


@pytest.mark.parametrize("page", ["", "ecran/"])
def test_before_the_room_an_article_taken_out_says_so_and_leads_on(connecter, article, comite, participante, page):
    autre = actions.ajouter_article(section=article.section, titre="Parler", corps=CORPS, by=comite)
    proposer(autre, VITE, participante)
    adresse = f"/charte/articles/agir/fusion/{page}"
    client = connecter(participante)
    avant = client.get(adresse).text
    actions.retenir_amendement(amendement=supprimer(article), raison="Oui.", by=comite)
    fragment = client.get(adresse, headers=HX)
    apres = corps(echanger(avant, fragment.text))
    assert (fragment.status_code, "Cet article a été retiré de la charte" in apres) == (404, True)
    assert ("Il rend compte." in apres, f'href="/charte/articles/parler/fusion/{page}"' in apres) == (False, True)
    assert client.get(adresse).status_code == 404


@pytest.mark.parametrize("nature", ["ajouter", "deplacer"])
@pytest.mark.parametrize("is_retire", [True, False])
def test_where_its_place_is_gone_it_goes_last_and_that_is_said(connecter, article, comite, nature, is_retire):
    section, ailleurs = article.section, SectionFactory(ancre="ailleurs", titre="Ailleurs")
    repere, _ = (
        actions.ajouter_article(section=section, titre=titre, corps=CORPS, by=comite) for titre in ("Repère", "Fin")
    )
    place = {"section": section, "apres": repere, "motif": "Là.", "by": comite}
    if nature == "ajouter":
        demande = actions.proposer_ajout(titre="Neuf", corps="Neuf.", **place)
    else:
        venu = actions.ajouter_article(section=ailleurs, titre="Neuf", corps="Neuf.", by=comite)
        demande = actions.proposer_deplacement(article=venu, **place)
    client = connecter(comite)
    assert "La place demandée n’existe plus" not in lisible(client.get(REPONDRE))
    if is_retire:
        actions.supprimer_article(article=repere, by=comite)
    else:
        actions.placer_article(article=repere, section=ailleurs, by=comite)
    page = lisible(client.get(REPONDRE))
    assert "retenu, l’article irait à la fin de « Contexte »." in page
    assert "en dernier, car « Repère », après lequel il était demandé, n’y est plus." in page
    form = client.get(f"{demande.get_absolute_url()}modifier/").context["form"]
    assert form["place"].value() is None  # never the place of the same name in another section
    actions.retenir_amendement(amendement=demande, raison="Oui.", by=comite)
    assert [a.titre for a in section.articles.presents().order_by("rang")][-2:] == ["Fin", "Neuf"]
    assert "demandé juste après « Repère », qui n’y est plus." in lisible(client.get(demande.get_absolute_url()))
