"""How amendements are told: one word for each thing, a place that is chosen, ways out of every refusal, no doubles."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from charte import actions
from charte.corbeille import purger
from charte.models import Amendement, Article
from labo import revisions
from labo.balisage import canoniser
from labo.refus import Perime
from tests.charte.comite import article_agir, proposer_ceci
from tests.charte.factories import ArticleFactory, SectionFactory
from tests.factories import PersonneFactory
from tests.htmx import HX
from tests.pages_lues import lisible


AMENDER = "/charte/articles/agir/amender/"
LISTE = "/charte/amendements/"
CORPS = "Nous agissons partout."


@pytest.fixture
def article(comite):
    return article_agir(comite, corps="Nous agissons ici.")


@pytest.fixture
def ailleurs(article):
    ailleurs = SectionFactory(ancre="ailleurs", titre="Ailleurs")
    revisions.ouvrir(ArticleFactory(section=ailleurs, ancre="premier", titre="Premier"), by=None)
    return ailleurs


def saisie(**champs):
    return {"titre": "Agir", "corps": CORPS, "motif": "Pour tous.", "base": "1", **champs}


def proposer(article, by, *, corps=CORPS):
    return proposer_ceci(article, by, corps=corps)


def test_an_article_of_which_nothing_is_said_can_be_commented_from_the_charter(connecter, article, participante):
    client = connecter(participante)
    assert 'href="/charte/articles/agir/#commenter"' in client.get("/charte/").text
    assert 'id="commenter"' in client.get("/charte/articles/agir/").text


@pytest.mark.parametrize("adresse", [f"{AMENDER}deplacer/", "/charte/articles/agir/placer/"])
def test_a_place_is_chosen_and_named_with_its_section(connecter, article, ailleurs, comite, adresse):
    client = connecter(comite)
    champ = client.get(adresse).context["form"]["place"]
    assert champ.value() in (None, "")
    assert list(champ.field.choices) == [
        ("", "Choisissez une place"),
        ("tete-ailleurs", "En premier dans 2 – Ailleurs"),
        ("apres-premier", "Après 2.1 – Premier"),
    ]
    reponse = client.post(adresse, {"motif": "Ici.", "place": ""})
    assert reponse.status_code == 422
    assert "Choisissez une place." in lisible(reponse)


def test_a_new_article_goes_to_the_end_of_its_section(connecter, article, participante):
    champ = connecter(participante).get("/charte/sections/contexte/amender/").context["form"]["place"]
    assert champ.value() == "apres-agir"
    assert ("apres-agir", "Après 1.1 – Agir") in champ.field.choices


def places_dites(client, amendement):
    """What the history says of the place, passage by passage: what it was, what it became."""
    page = BeautifulSoup(lisible(client.get(amendement.get_historique_url())), "html.parser")
    for cache in page.select(".visually-hidden"):
        cache.decompose()
    dites = [dt.find_next("dd") for dt in page.find_all("dt", string="Place")]
    return [[mots.get_text(strip=True) for mots in dd.find_all(["del", "ins"]) or [dd]] for dd in dites]


@pytest.mark.parametrize("nature", ["deplacer", "ajouter"])
def test_the_place_is_corrected_as_the_words_are(connecter, article, ailleurs, participante, nature):
    second = ArticleFactory(section=ailleurs, ancre="second", titre="Second")
    demande = {"section": ailleurs, "apres": None, "motif": "Là.", "by": participante}
    if nature == "deplacer":
        amendement = actions.proposer_deplacement(article=article, **demande)
    else:
        amendement = actions.proposer_ajout(titre="Relier", corps="Tout.", **demande)
    lea = PersonneFactory()
    actions.soutenir_amendement(amendement=amendement, by=lea)
    client, adresse = connecter(participante), f"{amendement.get_absolute_url()}modifier/"
    page = client.get(adresse)
    assert "Ailleurs" in lisible(page).partition("<form")[0]  # what is asked for today
    assert "</span> ." not in lisible(page)
    assert page.context["form"]["place"].value() == "tete-ailleurs"
    mots = {"titre": "Relier", "corps": "Tout."} if nature == "ajouter" else {}
    envoi = {**mots, "motif": "Là.", "version": "1"}
    assert client.post(adresse, {**envoi, "place": ""}).status_code == 422
    client.post(adresse, {**envoi, "place": "apres-second"})
    amendement.refresh_from_db()
    assert (amendement.section, amendement.apres, amendement.version_ecrite) == (ailleurs, second, 2)
    assert places_dites(client, amendement) == [
        ["En premier dans « Ailleurs »", "Dans « Ailleurs », juste après « Second »"],
        ["En premier dans « Ailleurs »"],
    ]
    client.post(adresse, {**envoi, "version": "2", "place": "tete-ailleurs"})
    dernieres = places_dites(client, amendement)[0]
    assert dernieres == ["Dans « Ailleurs », juste après « Second »", "En premier dans « Ailleurs »"]
    client.post(adresse, {**envoi, "version": "3", "place": "apres-second"})
    page = lisible(connecter(lea).get(amendement.get_absolute_url()))
    assert "Ce texte a changé depuis votre soutien" in page
    assert "Il demande maintenant cette place : « Ailleurs », juste après « Second »." in page


def test_a_place_that_is_gone_is_asked_for_again(article, ailleurs, participante, comite):
    amendement = actions.proposer_deplacement(article=article, section=ailleurs, motif="Là.", by=participante)
    corriger = {"amendement": amendement, "version": 1, "by": participante}
    with pytest.raises(Perime, match="après lui-même"):
        actions.modifier_amendement(section=article.section, apres=article, **corriger)
    premier = ailleurs.articles.get()
    with pytest.raises(Perime, match="n’existe plus"):
        actions.modifier_amendement(section=article.section, apres=premier, **corriger)
    vide = SectionFactory()
    actions.supprimer_section(section=vide, by=comite)
    with pytest.raises(Perime, match="supprimée"):
        actions.modifier_amendement(section=vide, apres=None, **corriger)


def test_the_same_words_twice_by_one_person_are_one_amendement(connecter, article, participante):
    client = connecter(participante)
    client.post(AMENDER, saisie(cle="clé-1"))
    reponse = client.post(AMENDER, saisie(cle="clé-2", motif="Autrement dit."))
    assert reponse.status_code == 409
    assert "Vous avez déjà proposé ce changement : amendement 1." in lisible(reponse)
    assert 'href="/charte/amendements/1/"' in reponse.text
    assert "Autrement dit." in reponse.text
    assert client.post(AMENDER, saisie(cle="clé-3", corps="Nous agissons là.")).status_code == 302
    assert Amendement.objects.count() == 2


@pytest.mark.parametrize(
    ("adresse", "envoi"),
    [
        (f"{AMENDER}supprimer/", {"motif": "Non."}),
        (f"{AMENDER}deplacer/", {"motif": "Là.", "place": "apres-premier"}),
        ("/charte/sections/ailleurs/amender/", saisie(place="apres-premier")),
    ],
)
def test_so_is_the_same_demand_of_another_kind(connecter, article, ailleurs, participante, adresse, envoi):
    client = connecter(participante)
    assert [client.post(adresse, envoi).status_code for _ in range(2)] == [302, 409]
    client.post("/charte/amendements/1/retirer/", {})
    assert client.post(adresse, envoi).status_code == 302  # what was taken back may be proposed again


def test_the_same_words_after_the_article_changed_are_the_same(connecter, article, participante, comite):
    corps = "Nous agissons ici.\n\nEnsemble."
    actions.modifier_article(article=article, version=1, corps=corps, by=comite)
    article.refresh_from_db()
    client = connecter(participante)
    assert client.post(AMENDER, saisie(base="2", corps=f"{CORPS}\n\nEnsemble.")).status_code == 302
    assert client.post(AMENDER, saisie(base="1", corps=CORPS)).status_code == 409


def test_the_same_words_by_somebody_else_are_told_on_both(connecter, article, participante):
    proposer(article, PersonneFactory())
    client = connecter(participante)
    page = lisible(client.post(AMENDER, saisie(quand_meme="on"), follow=True))
    assert "Quelqu’un propose déjà les mêmes mots : " in page
    assert "Voulez-vous plutôt le soutenir ?" in page
    assert 'href="/charte/amendements/1/"' in page
    client = connecter(PersonneFactory())
    for numero, autre in ((1, 2), (2, 1)):
        page = lisible(client.get(f"/charte/amendements/{numero}/"))
        assert "Propose les mêmes mots que " in page
        assert f">l’amendement {autre}</a>" in page
        assert "ne peuvent pas être retenus ensemble" not in page


@pytest.mark.parametrize(
    ("adresse", "envoi"),
    [
        (AMENDER, saisie()),
        (f"{AMENDER}supprimer/", {"motif": "Non."}),
        (f"{AMENDER}deplacer/", {"motif": "Là.", "place": "apres-premier"}),
        ("/charte/sections/ailleurs/amender/", saisie(place="apres-premier", titre="L'eau", corps="N'y allons.")),
    ],
)
def test_what_somebody_else_asks_for_already_is_told_before_it_is_sent(
    connecter, article, ailleurs, participante, adresse, envoi
):
    connecter(PersonneFactory()).post(adresse, envoi)
    envoi = {nom: valeur.replace("'", "’") for nom, valeur in envoi.items()}  # as another keyboard types it
    client = connecter(participante)
    assert "/charte/amendements/1/" in client.get(adresse).text  # what waits there, on the form itself
    if "corps" in envoi:
        apercu = client.post(adresse, envoi, headers=HX)
        assert "L’amendement 1</a> propose déjà la même chose" in lisible(apercu)
    reponse = client.post(adresse, envoi)
    assert reponse.status_code == 422
    page = BeautifulSoup(reponse.text, "html.parser")
    resume, case = page.find(id="erreurs"), page.find("input", attrs={"name": "quand_meme"})
    assert resume.a["href"] == "/charte/amendements/1/"  # not an order to tick: the other one can be supported
    assert "À revoir" not in resume.text
    assert "propose déjà la même chose" in page.find(id=case["aria-describedby"]).text
    assert not page.select(".is-invalid, [aria-invalid], .invalid-feedback")
    assert Amendement.objects.count() == 1
    assert client.post(adresse, {**envoi, "quand_meme": "on"}).status_code == 302


def test_who_has_one_waiting_there_already_is_led_to_it(connecter, article, participante):
    proposer(article, participante)
    page = lisible(connecter(participante).get(AMENDER))
    assert 'href="/charte/amendements/1/modifier/">le modifier<' in page
    assert "modifier/" not in connecter(PersonneFactory()).get(AMENDER).text


def test_one_word_for_what_is_deposited(connecter, article, ailleurs, participante):
    proposer(article, participante)
    client = connecter(participante)
    texte = client.get("/charte/").text
    assert "1 amendement<" in texte
    assert 'href="/charte/articles/agir/#amendements"' in texte
    page = client.get("/charte/articles/agir/").text
    assert 'id="amendements"' in page
    assert "Amendements en attente" in page
    for adresse in ("/charte/", "/charte/articles/agir/", LISTE, "/charte/amendements/1/", AMENDER):
        assert "proposition" not in client.get(adresse).text.lower().replace("propositions-", ""), adresse


def test_each_reads_what_waits_as_it_concerns_her(connecter, article, participante, comite):
    assert "Les amendements, article par article" in connecter(participante).get(LISTE).text
    assert "Répondre aux amendements" in connecter(comite).get(LISTE).text


def test_a_new_article_is_told_by_its_title(connecter, article, ailleurs, participante):
    client = connecter(participante)
    client.post("/charte/sections/contexte/amender/", saisie(place="apres-agir", titre="Relier"))
    page = lisible(client.get("/charte/amendements/1/"))
    assert "Amendement 1 : Relier" in page.partition("</title>")[0]
    assert "Nouvel article<" in page
    liste = lisible(client.get(LISTE))
    assert "Nouvel article dans « Contexte »" in liste
    assert 'href="/charte/amendements/1/">1 article proposé' in lisible(client.get("/charte/"))
    client.post("/charte/sections/contexte/amender/", saisie(place="tete-contexte", titre="Ouvrir"))
    client.post("/charte/sections/ailleurs/amender/", saisie(place="tete-ailleurs", titre="Fermer"))
    suite = f"{LISTE}?section=contexte"
    assert f'href="{suite}">2 articles proposés' in lisible(client.get("/charte/"))
    liste = client.get(suite).text
    assert "Nouveaux articles dans « Contexte »" in lisible(client.get(suite))
    assert ("Relier" in liste, "Ouvrir" in liste, "Fermer" in liste) == (True, True, False)
    assert "section=contexte" in client.get(suite, headers=HX).text
    assert client.get(f"{LISTE}?section=inconnue").status_code == 404


@pytest.mark.parametrize(
    ("adresse", "statut", "mots", "vers"),
    [
        ("/charte/amendements/99/", 404, "Tous les amendements", LISTE),
        ("/charte/amendements/99/modifier/", 404, "Tous les amendements", LISTE),
        ("/charte/versions/99/", 404, "Les versions", "/charte/versions/"),
        ("/charte/articles/inconnu/", 404, "La charte", "/charte/"),
    ],
)
def test_an_error_leads_somewhere(connecter, article, participante, adresse, statut, mots, vers):
    reponse = connecter(participante).get(adresse)
    assert reponse.status_code == statut
    assert f'href="{vers}">{mots}</a>' in reponse.text


@pytest.mark.parametrize("acte", ["modifier", "retirer"])
def test_what_is_answered_already_is_shown_with_the_reason(connecter, article, participante, comite, acte):
    amendement = proposer(article, participante)
    actions.refuser_amendement(amendement=amendement, raison="Trop tôt.", by=comite)
    client, adresse = connecter(participante), f"/charte/amendements/1/{acte}/"
    reponse = client.get(adresse)
    assert reponse.status_code == 409
    assert ("L’amendement 1 est déjà refusé : " in lisible(reponse), "Trop tôt." in reponse.text) == (True, True)
    reponse = client.post(adresse, {**saisie(corps="Mes mots."), "version": "1", "raison": "Ma raison."})
    assert reponse.status_code == 409
    assert "Mes mots." in reponse.text or "Ma raison." in reponse.text
    assert 'href="/charte/amendements/1/">Voir<' in reponse.text


def test_where_nobody_sits_nobody_is_said_to_answer(connecter, article, participante, comite):
    proposer(article, participante)
    client = connecter(participante)
    assert "Le comité répond à chacun" in client.get(LISTE).text
    article.section.charte.comite.all().delete()
    assert "Personne ne siège encore au comité" in client.get(LISTE).text
    assert "Le comité répond à chacun" not in client.get(LISTE).text


def test_one_finds_again_what_one_supports(connecter, article, participante):
    for numero, by in enumerate((PersonneFactory(), PersonneFactory()), 1):
        proposer(article, by, corps=f"Nous agissons {numero} fois.")
    client = connecter(participante)
    assert "etat=soutenus" not in client.get("/moi/").text
    client.post("/charte/amendements/2/soutenir/", {"version": "1"})
    lue = client.get(f"{LISTE}?etat=soutenus").context["lue"]
    assert [lu.amendement.numero for lu in lue.lus] == [2]
    assert ("soutenus", "Soutenus par moi", 1) in lue.filtres
    assert f'href="{LISTE}?etat=soutenus">1 amendement que je soutiens' in lisible(client.get("/moi/"))


@pytest.mark.parametrize("nature", ["modifier", "supprimer", "retenu"])
def test_the_words_that_one_starts_from_outlive_the_bin(connecter, article, participante, comite, nature):
    if nature == "modifier":
        proposer(article, participante)
    else:
        demande = actions.proposer_suppression(article=article, motif="Non.", by=participante)
    if nature == "retenu":
        actions.modifier_article(article=article, version=1, corps="Nous agissons ici. Ou là.", by=comite)
        actions.retenir_amendement(amendement=demande, raison="Oui.", by=comite)
    else:
        actions.supprimer_article(article=article, by=comite)
    article.refresh_from_db()
    Article.objects.update(supprime_le=article.supprime_le - timedelta(days=40))
    assert purger() == 1
    page = connecter(participante).get("/charte/amendements/1/").text
    gardes = {"modifier": "<del>", "supprimer": "Nous agissons ici.", "retenu": "Nous agissons ici. Ou là."}
    assert gardes[nature] in page


@pytest.mark.parametrize("nature", ["modifier", "ajouter"])
def test_words_of_one_that_was_withdrawn_meanwhile_may_be_proposed_again(connecter, article, participante, nature):
    if nature == "modifier":
        amendement = proposer(article, participante)
    else:
        mots = {"titre": "Relier", "corps": "Tout.", "motif": "Oui."}
        amendement = actions.proposer_ajout(section=article.section, by=participante, **mots)
    actions.retirer_amendement(amendement=amendement, by=participante)
    client, place = connecter(participante), {"place": "tete-contexte"} if nature == "ajouter" else {}
    envoi = {**saisie(corps="Mes « mots » d’après."), **place, "version": "1"}
    adresse = f"{amendement.get_absolute_url()}modifier/"
    lu = BeautifulSoup(client.get(adresse).text, "html.parser").find(id="refus")
    assert " ".join(lu.get_text().split()).startswith("L’amendement 1 est déjà retiré : Paule Participante, le ")
    assert not lu.a  # nothing was sent yet, and this is its page
    reponse = client.post(adresse, envoi)
    assert reponse.status_code == 409
    assert "Rien n’a été enregistré." in reponse.text
    [formulaire] = BeautifulSoup(reponse.text, "html.parser").select("#proposer-a-nouveau form")
    champs = {champ["name"]: champ.get("value", "") for champ in formulaire.select("[name]")}
    page = client.post(formulaire["action"], champs)
    assert page.status_code == 200
    assert page.context["form"]["corps"].value() == "Mes « mots » d’après."
    assert Amendement.objects.count() == 1  # she reads it again, then sends it


def test_a_visitor_reads_how_to_propose(client, article, comite):
    actions.publier_version(charte=article.section.charte, nature="fond", by=comite)
    page = lisible(client.get("/charte/"))
    assert "Pour proposer un changement" in page
    assert "connectez-vous avec votre lien personnel" in page
    assert ">Markdown<" in page
    assert ">MD<" not in page
    actions.clore_amendements(charte=article.section.charte, by=comite)
    assert "Pour proposer un changement" not in client.get("/charte/").text


def test_french_elides(connecter, article, comite):
    ines = PersonneFactory(prenom="Inès", nom="Alaoui")
    actions.proposer_ajout(section=article.section, titre="Relier", corps="Tout.", motif="Oui.", by=ines)
    client = connecter(comite)
    for adresse in ("/charte/fusion/", "/charte/publier/"):
        page = lisible(client.get(adresse))
        assert "d’Inès Alaoui" in page, adresse
        assert "de Inès" not in page


@pytest.mark.parametrize("saisi", ["- - mot", "- mot\n- - mot", "1. - mot"])
def test_a_list_in_a_list_typed_so_stays(saisi):
    assert canoniser(saisi) == saisi
