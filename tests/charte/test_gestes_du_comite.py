"""What the comité does to an article on which proposals wait: told before, told after, undone in one tap."""

import pytest
from bs4 import BeautifulSoup

from charte import actions
from charte.models import MembreComite
from labo.refus import Perime
from tests.charte.comite import CORPS, PUBLIC, TRANCHE, VITE, proposer, repondre
from tests.charte.factories import MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory, RepresentationFactory
from tests.pages_lues import lisible


@pytest.fixture
def comite(db):
    return MembreComiteFactory(personne__prenom="Inès", personne__nom="Roy").personne


@pytest.fixture
def article(comite):
    section = SectionFactory(ancre="contexte")
    return actions.ajouter_article(section=section, titre="Agir", corps=CORPS, by=comite)


MODIFIER = "/charte/articles/agir/modifier/"
SUPPRIMER = "/charte/articles/agir/supprimer/"


def test_who_edits_reads_what_waits_and_then_what_became_of_it(connecter, article, comite, participante, a_l_heure):
    a_l_heure("2023-10-19T09:10")
    client = connecter(comite)
    assert "attend" not in client.get(MODIFIER).text
    proposer(article, VITE, participante)
    assert "Un amendement attend une réponse sur cet article" in lisible(client.get(MODIFIER))
    proposer(article, PUBLIC, participante)
    page = client.get(MODIFIER)
    assert "2 amendements attendent une réponse sur cet article" in lisible(page)
    assert 'href="/charte/amendements/2/"' in page.text
    assert "demande de" not in page.text
    actions.proposer_suppression(article=article, motif="Non.", by=participante)
    page = client.get(MODIFIER)
    assert "2 amendements attendent une réponse sur cet article" in lisible(page)
    suppression = BeautifulSoup(page.text, "html.parser").find("a", href="/charte/amendements/3/").parent
    assert "L’amendement 3 demande de supprimer cet article." in suppression.get_text()
    page = client.post(MODIFIER, {"titre": "Agir", "corps": TRANCHE, "version": "1"}, follow=True)
    dit = "Article enregistré à 9 h 10. L’amendement 1 est à reprendre ; l’amendement 2 a suivi."
    assert dit in lisible(page)


def test_going_back_says_what_became_of_them_too(connecter, article, comite, participante):
    actions.modifier_article(article=article, version=1, corps=TRANCHE, by=comite)
    article.refresh_from_db()
    proposer(article, TRANCHE.replace("compte", "compte à tous"), participante)
    proposer(article, TRANCHE.replace("tranche", "tranche vite"), participante)
    page = connecter(comite).post("/charte/articles/agir/retablir/", {"numero": 1, "version": 2}, follow=True)
    assert "reste dans l’historique. L’amendement 2 est à reprendre ; l’amendement 1 a suivi." in lisible(page)


def test_deleting_says_what_waits_and_is_undone_where_it_stood(connecter, article, comite, participante):
    proposer(article, VITE, participante)
    client = connecter(comite)
    page = client.post(SUPPRIMER, follow=True)
    assert "Un amendement y attendait : tant que l’article n’est pas rétabli" in lisible(page)
    assert page.text.count('action="/charte/articles/agir/restaurer/"') == 1
    client.post("/charte/articles/agir/restaurer/")
    article.refresh_from_db()
    assert article.supprime_le is None


def test_a_section_is_put_back_from_one_place(connecter, comite):
    SectionFactory(ancre="vide")
    page = connecter(comite).post("/charte/sections/vide/supprimer/", follow=True)
    assert page.text.count('action="/charte/sections/vide/restaurer/"') == 1


def test_of_a_deleted_article_the_proposer_reads_the_truth(connecter, article, comite, participante, a_l_heure):
    amendement = proposer(article, VITE, participante)
    actions.modifier_article(article=article, version=1, corps=TRANCHE, by=comite)
    a_l_heure("2023-10-19T09:10")
    actions.supprimer_article(article=article, by=comite)
    client = connecter(participante)
    for adresse in (amendement.get_absolute_url(), "/moi/"):
        page = client.get(adresse)
        assert "L’article a été supprimé le" in lisible(page)
        assert "adaptez votre proposition" not in lisible(page)
        assert "/modifier/" not in page.text
    reprendre = f"{amendement.get_absolute_url()}modifier/"
    assert client.get(reprendre).status_code == 409
    envoi = {"titre": "Agir", "corps": "Mes mots.", "motif": "Oui.", "version": "1", "base": "2"}
    page = client.post(reprendre, envoi)
    assert (page.status_code, "L’article a été supprimé" in lisible(page)) == (409, True)
    page = connecter(comite).get(f"{amendement.get_absolute_url()}repondre/")
    assert [valeur for valeur, _ in page.context["form"].fields["reponse"].choices] == ["refuse"]


def test_the_second_of_two_who_answer_reads_who_answered_what_and_why(connecter, article, comite, participante):
    amendement = proposer(article, VITE, participante)
    adresse = f"{amendement.get_absolute_url()}repondre/"
    connecter(comite).post(
        adresse,
        repondre("retenu_modifie", titre="Agir", corps=TRANCHE.replace("tranche", "tranche vite"), raison="Bien vu."),
    )
    client = connecter(MembreComiteFactory().personne)
    page = client.post(adresse, repondre("refuse", titre="Agir", corps=VITE, raison="Mes mots précieux."))
    lu = lisible(page)
    # what she typed, nothing that the form held already
    assert lu.partition("Ce que vous écriviez")[2].count("décide vite") == 0
    autre = client.post(adresse, repondre("retenu_modifie", titre="Agir", corps=f"{VITE} Oui.", raison="Bien."))
    siens = lisible(autre).partition("Ce que vous écriviez")[2]
    assert ("décide vite" in siens, "tranche" in siens, "Agir" in siens) == (True, False, False)
    assert page.status_code == 409
    assert "Inès Roy a déjà répondu" in lu
    assert "retenu avec des changements" in lu
    assert "Bien vu." in lu
    assert "Mes mots précieux." in lu
    assert "Le comité tranche vite." in lu
    assert "data-envoi-clos" in page.text
    # against the words that it was based on, not those of the answer
    [proposition] = [page.text.partition('id="proposition"')[2].partition("</section>")[0]]
    assert "décide" in proposition
    assert "tranche" not in proposition


def test_when_the_deposit_is_closed_the_charter_says_so_and_leads_on(connecter, article, comite, participante):
    actions.clore_amendements(charte=article.section.charte, by=comite)
    client = connecter(participante)
    assert "Le dépôt des amendements est clos depuis le" in lisible(client.get("/charte/"))
    for adresse in ("/charte/articles/agir/amender/", "/charte/sections/contexte/amender/"):
        page = client.get(adresse)
        assert (page.status_code, 'href="/charte/"' in page.text.partition("<main")[2]) == (409, True)
    envoi = {"titre": "Agir", "corps": "Mes mots précieux.", "motif": "Pour agir.", "base": "1"}
    page = client.post("/charte/articles/agir/amender/", envoi)
    assert (page.status_code, "Mes mots précieux." in page.text, "Pour agir." in page.text) == (409, True, True)
    assert 'href="/charte/' in page.text.partition("<main")[2]


def test_a_member_of_the_comite_reads_what_waits_for_her(connecter, article, comite, participante):
    client = connecter(comite)
    assert "attend une réponse" not in lisible(client.get("/moi/"))
    proposer(article, VITE, participante)
    page = lisible(client.get("/moi/"))
    assert "Vous siégez au comité de la charte" in page
    assert "un amendement attend une réponse" in page
    assert "Un amendement attend la réponse du comité" in lisible(client.get("/"))
    assert "siégez" not in lisible(connecter(participante).get("/moi/"))


def test_a_seat_is_not_taken_over_by_accident(connecter, article, equipe):
    charte = article.section.charte
    lea = PersonneFactory(prenom="Léa", nom="Martin")
    ruche = RepresentationFactory(personne=lea, organisation__nom="La Ruche").organisation
    actions.nommer_au_comite(charte=charte, personne=lea, organisation=ruche, by=equipe)
    client = connecter(equipe)
    assert "Léa Martin – siège déjà, au nom de La Ruche" in lisible(client.get("/charte/comite/"))
    page = client.post("/charte/comite/", {"personne": lea.pk, "organisation": ""})
    assert page.status_code == 422
    assert "Léa Martin siège déjà, au nom de La Ruche" in lisible(page)
    siege = MembreComite.objects.get(personne=lea)
    assert siege.organisation == ruche
    with pytest.raises(Perime, match="siège déjà"):
        actions.nommer_au_comite(charte=charte, personne=lea, by=equipe)
    assert client.post("/charte/comite/", {"personne": lea.pk, "changer": "on"}).status_code == 302
    siege.refresh_from_db()
    assert siege.organisation is None


def test_a_seat_taken_back_is_given_again_in_one_tap(connecter, article, equipe):
    ruche = RepresentationFactory(organisation__nom="La Ruche")
    siege = actions.nommer_au_comite(
        charte=article.section.charte, personne=ruche.personne, organisation=ruche.organisation, by=equipe
    )
    client = connecter(equipe)
    page = client.post(f"/charte/comite/{siege.pk}/retirer/", follow=True)
    defaire = page.text.partition('class="annonce-annuler" method="post" action="')[2].partition('"')[0]
    assert defaire
    assert client.post(defaire.replace("&amp;", "&"), follow=True).status_code == 200
    assert MembreComite.objects.get(personne=ruche.personne).organisation == ruche.organisation


def test_of_ones_own_seat_what_goes_with_it_is_said(connecter, article, equipe):
    siege = actions.nommer_au_comite(charte=article.section.charte, personne=equipe, by=equipe)
    page = connecter(equipe).post(f"/charte/comite/{siege.pk}/retirer/", follow=True)
    assert "Vous ne siégez plus au comité" in lisible(page)


def test_two_articles_of_one_title_in_a_section_are_said(connecter, article, comite):
    page = connecter(comite).post(
        "/charte/sections/contexte/ajouter/", {"titre": article.titre.lower(), "corps": "Encore."}, follow=True
    )
    assert "Un autre article de cette section porte ce titre" in lisible(page)


def test_before_publishing_what_waits_is_told_with_whose_it_is(connecter, article, comite):
    proposer(article, VITE, PersonneFactory(prenom="Inès", nom="Alba"))
    assert "d’Inès Alba" in lisible(connecter(comite).get("/charte/publier/"))
