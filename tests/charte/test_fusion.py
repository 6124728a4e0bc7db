"""The merge desk: what waits, what is ticked, several retained together, the deposit, publishing."""

import pytest
from bs4 import BeautifulSoup

from charte import actions, sources
from charte.models import Amendement, Charte, Version
from labo.models import Revision
from labo.refus import Perime
from tests.charte.comite import CORPS, PUBLIC, TRANCHE, VITE, proposer
from tests.charte.factories import MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory
from tests.htmx import HX, corps, echanger
from tests.pages_lues import lisible


BUREAU = "/charte/articles/agir/fusion/"
RETENIR = f"{BUREAU}retenir/"
ECRAN = f"{BUREAU}ecran/"


@pytest.fixture
def comite(db):
    return MembreComiteFactory().personne


@pytest.fixture
def article(comite):
    section = SectionFactory(ancre="contexte")
    return actions.ajouter_article(section=section, titre="Agir", corps=CORPS, by=comite)


def pressentir(comite, *amendements):
    for amendement in amendements:
        actions.pressentir_amendement(amendement=amendement, is_pressenti=True, by=comite)


def envoi(amendements, corps, *, version=1, raison="Oui."):
    pressentis = " ".join(f"{a.numero}:{a.version}" for a in amendements)
    raisons = {f"raison-{a.numero}": raison for a in amendements}
    return {"titre": "Agir", "corps": corps, "version": version, "pressentis": pressentis, **raisons}


def verdicts_lus(html):
    return [dit.text for dit in BeautifulSoup(html, "html.parser").select("#verdicts strong")]


def test_what_waits_is_listed_as_the_charter_goes(connecter, article, comite, participante):
    client = connecter(participante)
    assert "Aucun amendement n’attend de réponse." in lisible(client.get("/charte/fusion/"))
    for texte in (VITE, TRANCHE, PUBLIC):
        proposer(article, texte, participante)
    actions.proposer_suppression(article=article, motif="Inutile.", by=participante)
    actions.proposer_deplacement(article=article, section=SectionFactory(), motif="Là.", by=participante)
    actions.proposer_ajout(section=article.section, titre="Neuf", corps="Neuf.", motif="Il manque.", by=participante)
    page = lisible(client.get("/charte/fusion/"))
    assert "6 amendements attendent une réponse." in page
    assert "5 amendements, dont une suppression et un déplacement" in page
    assert "Un article à ajouter : Neuf" in page
    assert "/repondre/" not in page


def test_one_tap_takes_it_into_the_result_that_all_see(connecter, article, comite, participante):
    proposer(article, VITE, participante)
    client = connecter(comite)
    avant = client.get(BUREAU).text
    fragment = client.post("/charte/amendements/1/pressentir/", {"is_pressenti": "1"}, headers=HX)
    assert fragment.status_code == 200
    apres = client.get(BUREAU).text
    assert corps(echanger(avant, fragment.text)) == corps(apres)
    assert "Le texte qui en résulte" in apres
    for adresse in (BUREAU, ECRAN):
        page = connecter(participante).get(adresse).text
        assert "ajouté par 1" in page.replace("&nbsp;", " ")
        assert "/pressentir/" not in page
    connecter(comite).post("/charte/amendements/1/pressentir/", {"is_pressenti": "0"})
    assert not Amendement.objects.get().is_pressenti


def test_those_that_collide_are_named_with_their_words(connecter, article, comite, participante):
    un, deux, trois = (
        proposer(article, texte, participante) for texte in (TRANCHE, TRANCHE.replace("tran", "ébau"), PUBLIC)
    )
    pressentir(comite, un, deux, trois)
    page = lisible(connecter(comite).get(BUREAU))
    assert "Les amendements 1 et 2 changent les mêmes mots." in page
    assert "« décide » : seule la formulation de l’amendement 1 figure dans le résultat." in page
    assert "L’amendement 2 propose plutôt : « ébauche »." in page
    assert "Touche les mêmes mots que l’amendement 2" in page
    assert "2 changent les mêmes mots" in lisible(connecter(comite).get("/charte/fusion/"))
    assert (
        connecter(comite).get(RETENIR).context["form"].initial["corps"]
        == "Le comité tranche.\n\nIl rend compte en public."
    )


def test_what_the_result_holds_whole_collides_nowhere(connecter, article, comite, participante):
    """A word changed, and others added beside it."""
    deux = [proposer(article, texte, participante) for texte in (TRANCHE, VITE)]
    pressentir(comite, *deux)
    client = connecter(comite)
    for adresse in (BUREAU, "/charte/fusion/", deux[0].get_absolute_url()):
        assert "mêmes mots" not in lisible(client.get(adresse)), adresse
    assert client.get(RETENIR).context["form"].initial["corps"] == TRANCHE.replace("tranche", "tranche vite")


def test_several_are_retained_together_each_with_its_reason(connecter, article, comite, participante):
    deux = [proposer(article, texte, participante) for texte in (VITE, PUBLIC)]
    pressentir(comite, *deux)
    ensemble = "Le comité décide vite.\n\nIl rend compte en public."
    page = lisible(connecter(comite).post(RETENIR, envoi(deux, ensemble), follow=True))
    assert "2 amendements retenus." in page
    assert "Chaque amendement de cet article a sa réponse." in page
    article.refresh_from_db()
    assert article.corps == ensemble
    assert set(Amendement.objects.values_list("etat", "reponse")) == {("retenu", "Oui.")}
    propositions = Revision.objects.of(article).order_by("numero").values_list("propositions", flat=True)
    assert list(propositions) == [[], sources.en_propositions([1]), sources.en_propositions([2])]


def test_where_they_collide_the_words_written_by_hand_are_credited_to_both(connecter, article, comite, participante):
    deux = [proposer(article, texte, participante) for texte in (TRANCHE, TRANCHE.replace("tran", "ébau"))]
    pressentir(comite, *deux)
    ecrit = "Le comité tranche ou ébauche.\n\nIl rend compte."
    assert connecter(comite).post(RETENIR, envoi(deux, ecrit)).status_code == 302
    article.refresh_from_db()
    assert article.corps == ecrit
    assert [a.etat for a in Amendement.objects.order_by("numero")] == [
        "retenu",
        "retenu",
    ]  # the words of both are there
    derniere = Revision.objects.of(article).get(numero=article.version)
    assert derniere.propositions == sources.en_propositions([2])


def test_each_reads_its_own_words_where_several_were_retained(connecter, article, comite, participante):
    deux = [proposer(article, texte, participante) for texte in (VITE, PUBLIC)]
    pressentir(comite, *deux)
    connecter(comite).post(RETENIR, envoi(deux, "Le comité décide vite, oui.\n\nIl rend compte en public."))
    assert list(Amendement.objects.order_by("numero").values_list("etat", "revision")) == [("retenu", 2), ("retenu", 3)]
    assert "?voir=r2" in connecter(participante).get("/charte/amendements/1/").text


def test_before_sending_it_is_said_what_each_will_be_called(connecter, article, comite, participante):
    deux = [proposer(article, texte, participante) for texte in (TRANCHE, TRANCHE.replace("tranche", "ébauche"))]
    pressentir(comite, *deux)
    client = connecter(comite)
    page = client.get(RETENIR).text
    assert verdicts_lus(page) == ["retenu", "rien n’en reste"]
    assert page.count("C’est mieux.") == 2
    fragment = client.post(RETENIR, envoi(deux, "Le comité tranche ou ébauche.\n\nIl rend compte."), headers=HX)
    assert verdicts_lus(fragment.text) == ["retenu", "retenu"]
    assert Amendement.objects.deposes().count() == 2
    refusee = client.post(RETENIR, envoi(deux, TRANCHE))
    dit = "Rien de l’amendement 2 ne reste dans ce texte : retirez-le du résultat, ou refusez-le."
    assert (refusee.status_code, dit in lisible(refusee)) == (422, True)
    assert Amendement.objects.deposes().count() == 2
    with pytest.raises(Perime, match="Rien de l’amendement 2"):
        actions.retenir_amendements(
            article=article, version=1, raisons=dict.fromkeys(deux, "Oui."), corps=TRANCHE, by=comite
        )


def test_the_desk_shows_words_not_their_markup(connecter, article, comite, participante):
    pressentir(comite, proposer(article, "Le comité **décide vite** :\n\n- en **public** ;\n- ici.", participante))
    for adresse in (
        BUREAU,
        ECRAN,
        RETENIR,
        "/charte/amendements/1/repondre/",
        "/charte/amendements/1/",
        "/charte/amendements/",
    ):
        page = connecter(comite).get(adresse).text.split("<textarea")[0]
        assert "décide" in page
        assert "**" not in page


def test_a_move_says_from_where_to_where(connecter, article, comite, participante):
    ailleurs = SectionFactory(titre="Ailleurs")
    actions.proposer_deplacement(article=article, section=ailleurs, apres=None, motif="Mieux là.", by=participante)
    for adresse in (BUREAU, "/charte/amendements/1/repondre/"):
        page = connecter(comite).get(adresse)
        assert "<del>" not in page.text
        assert f"dans « {article.section.titre} »" in lisible(page)
        assert "Vers « Ailleurs », en premier." in lisible(page)
        assert "Mettez un amendement" not in page.text


def test_who_reads_the_desk_is_not_told_to_answer(connecter, article, comite, participante):
    proposer(article, VITE, participante)
    for adresse in ("/charte/fusion/", BUREAU):
        page = lisible(connecter(participante).get(adresse))
        assert "Répondre aux amendements" not in page
        assert "es amendements, article par article" in page
        assert "Projeter" not in page
    assert "aucun soutien" in page


def test_a_reason_is_missing(connecter, article, comite, participante):
    deux = [proposer(article, texte, participante) for texte in (VITE, PUBLIC)]
    pressentir(comite, *deux)
    page = connecter(comite).post(RETENIR, envoi(deux, "Mes mots gardés.", raison=" "))
    assert page.status_code == 422
    assert lisible(page).count("Dites pourquoi : chaque réponse porte sa raison.") >= 2
    assert "Mes mots gardés." in page.text
    assert Amendement.objects.deposes().count() == 2


def test_what_is_ticked_or_the_article_has_moved(connecter, article, comite, participante):
    un, deux = (proposer(article, texte, participante) for texte in (VITE, PUBLIC))
    pressentir(comite, un)
    client, envoye = connecter(comite), envoi([un], "Mes mots gardés.")
    pressentir(comite, deux)
    page = client.post(RETENIR, envoye)
    assert (page.status_code, "Mes mots gardés." in page.text, "raison-2" in page.text) == (409, True, True)
    assert "ouvert cette page : l’amendement 2 est désormais dans le résultat." in lisible(page)
    actions.modifier_article(article=article, version=1, titre="Agir vraiment", by=comite)
    page = client.post(RETENIR, envoi([un, deux], "Mes mots gardés."))
    assert (page.status_code, "Mes mots gardés." in page.text) == (409, True)
    assert Amendement.objects.deposes().count() == 2
    rien = Amendement.objects.all()
    for amendement in rien:
        actions.pressentir_amendement(amendement=amendement, is_pressenti=False, by=comite)
    page = client.post(RETENIR, envoi([un, deux], "Mes mots gardés."))
    assert (page.status_code, "Mes mots gardés." in page.text) == (409, True)
    assert "les amendements 1 et 2 sont retirés du résultat." in lisible(page)


@pytest.mark.parametrize("is_retenu", [True, False])
def test_who_comes_second_to_retain_reads_who_answered_what(connecter, article, comite, participante, is_retenu):
    deux = [proposer(article, texte, participante) for texte in (VITE, PUBLIC)]
    pressentir(comite, *deux)
    autre = MembreComiteFactory(personne__prenom="Inès", personne__nom="Roy").personne
    envoye = envoi(deux, "Mes mots gardés.")
    if is_retenu:
        actions.retenir_amendements(article=article, version=1, raisons=dict.fromkeys(deux, "Oui."), by=autre)
    else:
        actions.refuser_amendement(amendement=deux[1], raison="Non.", by=autre)
    dit = (
        "les amendements 1 et 2 sont retenus, par Inès Roy" if is_retenu else "l’amendement 2 est refusé, par Inès Roy"
    )
    page = connecter(comite).post(RETENIR, envoye)
    assert (page.status_code, dit in lisible(page)) == (409, True)


def test_a_stale_result_is_brought_together_with_what_the_article_says_now(connecter, article, comite, participante):
    """Clicked twice, it undoes nobody's words."""
    un = proposer(article, VITE, participante)
    pressentir(comite, un)
    client, envoye = connecter(comite), envoi([un], VITE)
    actions.modifier_article(article=article, version=1, corps=PUBLIC, by=comite)
    page = client.post(RETENIR, envoye)
    assert (page.status_code, "L’article a changé depuis que vous avez ouvert cette page." in lisible(page)) == (
        409,
        True,
    )
    form = page.context["form"]
    renvoi = {nom: form[nom].value() for nom in form.fields}
    assert client.post(RETENIR, renvoi).status_code == 302
    article.refresh_from_db()
    assert article.corps == PUBLIC.replace("décide", "décide vite")


def test_where_the_stale_result_collides_it_says_so(connecter, article, comite, participante):
    un = proposer(article, VITE, participante)
    pressentir(comite, un)
    envoye = envoi([un], VITE.replace("compte", "des comptes"))
    actions.modifier_article(article=article, version=1, corps=CORPS.replace("compte", "raison"), by=comite)
    page = lisible(connecter(comite).post(RETENIR, envoye))
    assert "Sur les mêmes mots, le texte ci-dessous garde les vôtres :" in page
    assert "« des comptes », là où l’article dit aujourd’hui « raison »" in page


def test_when_nothing_is_left_to_retain_the_page_takes_the_place_of_the_stale_one(
    connecter, article, comite, participante
):
    deux = [proposer(article, texte, participante) for texte in (VITE, VITE.replace("vite", "bien"))]
    pressentir(comite, *deux)
    envoye = envoi(deux, "Mes mots gardés.")
    actions.modifier_article(article=article, version=1, corps=TRANCHE, by=comite)
    page = connecter(comite).post(RETENIR, envoye)
    dit = "les amendements 1 et 2 sont à reprendre"
    assert (page.status_code, dit in lisible(page), "data-envoi-clos" in page.text) == (409, True, True)
    assert "Mes mots gardés." in page.text
    assert "Votre texte est gardé ci-dessous." in lisible(page)


def test_one_of_which_nothing_is_left_is_taken_out_from_there(connecter, article, comite, participante):
    deux = [proposer(article, texte, participante) for texte in (TRANCHE, TRANCHE.replace("tranche", "ébauche"))]
    pressentir(comite, *deux)
    client = connecter(comite)
    page = BeautifulSoup(client.get(RETENIR).text, "html.parser")
    [bouton] = page.select("#verdicts button[form]")
    formulaire = page.find("form", id=bouton["form"])
    champs = {champ["name"]: champ["value"] for champ in formulaire.find_all("input")}
    reponse = client.post(formulaire["action"], champs)
    assert (reponse.url, Amendement.objects.get(numero=2).is_pressenti) == (RETENIR, False)


def test_twins_retained_together_are_both_credited(article, comite):
    deux = [proposer(article, VITE, PersonneFactory()) for _ in range(2)]
    actions.retenir_amendements(article=article, version=1, raisons=dict.fromkeys(deux, "Oui."), by=comite)
    assert set(Amendement.objects.values_list("etat", "revision")) == {("retenu", 2)}
    assert Revision.objects.of(article).get(numero=2).propositions == sources.en_propositions([1, 2])


def test_one_to_be_taken_up_again_is_not_ticked(connecter, article, comite, participante):
    proposer(article, VITE, participante)
    actions.modifier_article(article=article, version=1, corps=TRANCHE, by=comite)
    client = connecter(comite)
    assert "Mettre dans le résultat" not in client.get(BUREAU).text
    page = client.post("/charte/amendements/1/pressentir/", {"is_pressenti": "1"})
    assert (page.status_code, "à reprendre" in page.text) == (409, True)


def test_the_next_article_with_proposals_is_one_link_away(connecter, article, comite, participante):
    proposer(article, VITE, participante)
    muet, autre = (
        actions.ajouter_article(section=article.section, titre=titre, corps=CORPS, by=comite)
        for titre in ("Se taire", "Parler")
    )
    proposer(autre, VITE, participante)
    page = connecter(participante).get(BUREAU)
    assert page.context["bureau"].suivant == ("parler", "Parler")
    assert page.context["bureau"].precedent is None
    assert connecter(participante).get(f"/charte/articles/{muet.ancre}/fusion/").context["bureau"].precedent == (
        "agir",
        "Agir",
    )


def test_the_deposit_is_closed_and_opened_again_by_one_tap(connecter, article, comite):
    client = connecter(comite)
    page = client.post("/charte/amendements/clore/", follow=True)
    assert "Le dépôt des amendements est clos depuis le" in lisible(page)
    annonce = BeautifulSoup(page.text, "html.parser").find(id="annonce")
    assert annonce.form["action"] == "/charte/amendements/rouvrir/"
    assert client.post("/charte/amendements/clore/").status_code == 409
    client.post("/charte/amendements/rouvrir/")
    assert Charte.objects.get().amendements_clos_le is None


def test_publishing_waits_for_the_answers_or_says_that_it_does_not(connecter, article, comite, participante):
    proposer(article, VITE, participante)
    client = connecter(comite)
    page = lisible(client.get("/charte/publier/"))
    assert "1 amendement attend encore une réponse" in page
    refusee = client.post("/charte/publier/", {"nature": "fond", "notes": "Mes mots gardés."})
    assert (refusee.status_code, "Mes mots gardés." in refusee.text) == (422, True)
    assert client.post("/charte/publier/", {"nature": "fond", "sans_attendre": "on"}).status_code == 302
    assert (Version.objects.count(), Amendement.objects.deposes().count()) == (1, 1)


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_desk_has_constant_queries(connecter, article, comite, django_assert_num_queries, item_count):
    for rang in range(item_count):
        autre = actions.ajouter_article(section=SectionFactory(), titre=f"Autre {rang}", corps=CORPS, by=comite)
        pressentir(comite, proposer(article, VITE, PersonneFactory()), proposer(autre, PUBLIC, PersonneFactory()))
        bouger = {"article": article, "section": autre.section, "motif": "Là.", "by": PersonneFactory()}
        actions.proposer_deplacement(**bouger)
        actions.proposer_ajout(section=autre.section, titre="Neuf", corps="Neuf.", motif="Bien.", by=PersonneFactory())
    client = connecter(comite)
    with django_assert_num_queries(7):  # session, personne, charte, sections, articles, amendements, siège
        client.get("/charte/fusion/")
    with django_assert_num_queries(8):  # session, personne, article, its number ×2, amendements, voisins, siège
        client.get(BUREAU)
    with django_assert_num_queries(7):
        client.get(ECRAN)
    with django_assert_num_queries(9):  # as the desk, and what was retained
        client.get(RETENIR)
