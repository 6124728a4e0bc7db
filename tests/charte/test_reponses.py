"""What the comité answers to one amendement: its effects, who is credited for which words, what is refused."""

from functools import partial

import pytest
from bs4 import BeautifulSoup

from charte import actions, queries, sources
from charte.enums import EtatAmendement
from charte.models import Amendement, Article, Trame
from labo import differences, horloge
from labo.models import Envoi, Revision
from labo.refus import Perime, Refus
from tests.charte.comite import CORPS, PUBLIC, TRANCHE, VITE, proposer, repondre
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory
from tests.fils import ensemble
from tests.htmx import HX
from tests.pages_lues import lisible


@pytest.fixture
def comite(db):
    return MembreComiteFactory().personne


@pytest.fixture
def article(comite):
    section = SectionFactory(ancre="contexte")
    return actions.ajouter_article(section=section, titre="Agir", corps=CORPS, by=comite)


@pytest.fixture
def amendement(article, participante):
    return proposer(article, VITE, participante)


def adresse(amendement):
    return f"/charte/amendements/{amendement.numero}/repondre/"


def provenance(article):
    """[(words that are not those of the beginning, whose)] of the article as it is."""
    provenance = queries.provenance_de(article.section.charte)["articles"][article.ancre]
    du_debut = {"personne": None, "amendements": []}
    return [
        (texte.strip(), provenance["sources"].get(str(ne), du_debut)["amendements"])
        for texte, ne, mort in provenance["corps"]
        if mort is None and ne > 1
    ]


def test_retained_as_it_is_the_article_says_it_and_says_whose_it_is(connecter, amendement, article, comite):
    envoi = repondre("retenu", titre="Agir", corps=VITE)
    page = lisible(connecter(comite).post(adresse(amendement), envoi, follow=True))
    assert "Amendement 1 : retenu." in page
    amendement.refresh_from_db()
    article.refresh_from_db()
    assert (amendement.etat, amendement.reponse, amendement.repondu_par) == ("retenu", "Parce que.", comite)
    assert (amendement.revision, article.version, article.corps) == (2, 2, VITE)
    assert Revision.objects.of(article).get(numero=2).propositions == sources.en_propositions([1])
    assert provenance(article) == [("vite", [1])]
    assert Envoi.objects.get().gabarit == "amendement_repondu"
    # what a reader sees change is what was proposed, to the word
    propose = [(p.genre, p.texte) for p in differences.mots(CORPS, amendement.corps)]
    tissee = Trame.objects.get(article=article).corps
    assert [(p.genre, p.texte) for p in differences.mots(CORPS, article.corps)] == propose
    assert "".join(texte for texte, _, mort in tissee if mort is None) == article.corps


def test_retained_with_changes_it_is_credited_and_the_rest_is_the_comite_s(connecter, amendement, article, comite):
    ecrit = "Le comité décide vite.\n\nIl rend compte chaque mois."
    connecter(comite).post(adresse(amendement), repondre("retenu_modifie", titre="Agir", corps=ecrit))
    amendement.refresh_from_db()
    article.refresh_from_db()
    assert (amendement.etat, article.corps) == ("retenu_modifie", ecrit)
    assert provenance(article) == [("vite", [1]), ("chaque mois", [])]
    autre = proposer(article, "Le comité tranche vite.\n\nIl rend compte chaque mois.", PersonneFactory())
    fin = "Le comité tranche, vite.\n\nIl rend compte chaque mois."
    connecter(comite).post(
        adresse(autre), repondre("retenu_modifie", version_article=article.version, titre="Agir", corps=fin)
    )
    autre.refresh_from_db()
    assert autre.etat == EtatAmendement.RETENU_MODIFIE
    assert ("tranche", [2]) in provenance(Article.objects.get(pk=article.pk))


def test_refused_the_article_stays_as_it_is(connecter, amendement, article, comite):
    connecter(comite).post(adresse(amendement), repondre("refuse", raison="Trop vite."))
    amendement.refresh_from_db()
    article.refresh_from_db()
    assert (amendement.etat, amendement.reponse, article.version) == ("refuse", "Trop vite.", 1)


@pytest.mark.parametrize("reponse", ["retenu", "retenu_modifie", "refuse"])
def test_without_a_reason_nothing_is_answered_and_the_words_stay(connecter, amendement, comite, reponse):
    envoi = repondre(reponse, raison="  ", titre="Agir", corps=VITE if reponse == "retenu" else "Mes mots gardés.")
    page = connecter(comite).post(adresse(amendement), envoi)
    assert page.status_code == 422
    assert "Dites pourquoi : chaque réponse porte sa raison." in lisible(page)
    assert (VITE if reponse == "retenu" else "Mes mots gardés.").split()[-1] in page.text
    assert Amendement.objects.get().is_depose


def test_with_changes_something_of_it_must_be_left(connecter, amendement, comite):
    page = connecter(comite).post(
        adresse(amendement), repondre("retenu_modifie", titre="Agir", corps="Mes mots gardés.")
    )
    assert (page.status_code, "Mes mots gardés." in page.text) == (422, True)
    assert "Rien de l’amendement 1 ne reste dans ce texte : gardez-en des mots, ou refusez-le." in lisible(page)


def test_other_words_are_not_dropped_by_retaining_as_it_is(connecter, amendement, comite):
    page = connecter(comite).post(adresse(amendement), repondre("retenu", titre="Agir", corps="Mes mots gardés."))
    assert (page.status_code, "Mes mots gardés." in page.text) == (422, True)
    assert "Vous avez changé le texte" in page.text


def test_an_article_has_a_title_and_a_text_that_documents_carry(connecter, amendement, comite):
    client = connecter(comite)
    page = client.post(adresse(amendement), repondre("retenu_modifie", titre="", corps=""))
    assert (page.status_code, page.text.count("Un article a un titre et un texte")) == (422, 2)
    assert client.post(adresse(amendement), repondre("retenu_modifie", titre="A", corps="![i](x)")).status_code == 422


def test_somebody_has_answered_meanwhile(connecter, amendement, comite):
    autre = MembreComiteFactory(charte=amendement.charte).personne
    actions.refuser_amendement(amendement=amendement, raison="Non, pas encore.", by=autre)
    page = connecter(comite).post(
        adresse(amendement), repondre("retenu", raison="Mes mots gardés.", titre="Agir", corps=VITE)
    )
    assert page.status_code == 409
    for dit in (f"L’amendement 1 est déjà refusé : {autre}, le", "Non, pas encore.", "Mes mots gardés."):
        assert dit in lisible(page)


@pytest.mark.parametrize("reponse", ["retenu", "retenu_modifie", "refuse"])
def test_the_article_has_changed_meanwhile(connecter, amendement, article, comite, reponse):
    actions.modifier_article(article=article, version=1, corps=PUBLIC, by=comite)
    mots = "Le comité décide très vite.\n\nIl rend compte." if reponse == "retenu_modifie" else VITE
    envoi = repondre(reponse, raison="Mes mots gardés.", titre="Agir", corps=mots)
    page = connecter(comite).post(adresse(amendement), envoi)
    assert (page.status_code, "Mes mots gardés." in page.text) == (409, True)
    assert ("décide très vite" in page.text) == (reponse == "retenu_modifie")
    assert Amendement.objects.get().is_depose
    # sent once more, on what is shown now, it settles
    frais = Amendement.objects.get()
    mots = {"titre": "Agir", "corps": mots if reponse == "retenu_modifie" else frais.corps}
    envoi |= {"version": frais.version, "version_article": 2, **mots}
    assert connecter(comite).post(adresse(amendement), envoi).status_code == 302


def test_words_changed_beside_the_wrong_answer_outlive_what_moved(connecter, amendement, article, comite):
    actions.modifier_article(article=article, version=1, corps=PUBLIC, by=comite)
    page = connecter(comite).post(adresse(amendement), repondre("retenu", titre="Agir", corps="Mes mots gardés."))
    assert (page.status_code, "Mes mots gardés." in page.text) == (409, True)


def test_to_be_taken_up_again_it_is_not_retained_as_it_is(connecter, amendement, article, comite):
    actions.modifier_article(article=article, version=1, corps=TRANCHE, by=comite)
    client = connecter(comite)
    page = lisible(client.get(adresse(amendement)))
    assert "À reprendre : l’article a changé sur les mêmes mots." in page
    assert "tel qu’il est proposé" not in page
    envoi = repondre("retenu", version_article=2, titre="Agir", corps=VITE)
    assert client.post(adresse(amendement), envoi).status_code in (409, 422)
    assert Amendement.objects.get().is_depose
    envoi = repondre(
        "retenu_modifie", version_article=2, titre="Agir", corps="Le comité tranche vite.\n\nIl rend compte."
    )
    assert client.post(adresse(amendement), envoi).status_code == 302
    assert Amendement.objects.get().etat == EtatAmendement.RETENU_MODIFIE
    assert provenance(article) == [("tranche", []), ("vite", [1])]


def test_a_new_article_is_retained_with_changes(connecter, article, comite, participante):
    actions.proposer_ajout(
        section=article.section, apres=article, titre="Rendre", corps="Neuf.", motif="Il manque.", by=participante
    )
    envoi = {"reponse": "retenu_modifie", "raison": "Oui.", "version": 1, "titre": "Rendre compte", "corps": "Du neuf."}
    assert connecter(comite).post("/charte/amendements/1/repondre/", envoi).status_code == 302
    amendement = Amendement.objects.get()
    assert (amendement.etat, amendement.article.titre, amendement.article.rang) == (
        "retenu_modifie",
        "Rendre compte",
        2,
    )
    assert Revision.objects.of(amendement.article).get().propositions == sources.en_propositions([1])


def test_a_new_article_of_which_nothing_is_left_is_not_retained(article, comite, participante):
    ajout = {
        "section": article.section,
        "titre": "Partager",
        "corps": "Nous partageons nos outils.",
        "motif": "Pour tous.",
    }
    amendement = actions.proposer_ajout(**ajout, by=participante)
    autres = {"titre": "Décider", "corps": "Le comité tranche seul."}
    with pytest.raises(Perime, match="Rien de l’amendement 1 ne reste"):
        actions.retenir_amendement(amendement=amendement, raison="Parce que.", by=comite, **autres)
    assert Article.objects.count() == 1


def test_taking_out_and_moving_are_retained(connecter, article, comite, participante):
    ailleurs = SectionFactory(ancre="ailleurs")
    actions.proposer_deplacement(article=article, section=ailleurs, motif="Là.", by=participante)
    actions.proposer_suppression(article=article, motif="Inutile.", by=participante)
    client = connecter(comite)
    assert "titre" not in client.get("/charte/amendements/1/repondre/").context["form"].fields
    assert client.post("/charte/amendements/1/repondre/", {}, headers=HX).status_code == 200  # no words to read again
    client.post("/charte/amendements/1/repondre/", repondre("retenu"))
    article.refresh_from_db()
    assert (article.section, article.origine_de_la_place["amendements"]) == (ailleurs, [1])
    voisin = ArticleFactory(section=ailleurs)
    actions.placer_article(
        article=article, section=ailleurs, apres=voisin, by=comite
    )  # within the section it asked for
    actions.deplacer_article(article=article, vers_le_haut=True, by=comite)
    article.refresh_from_db()
    assert article.origine_de_la_place["amendements"] == [1]
    actions.publier_version(charte=ailleurs.charte, nature="fond", by=comite)
    actions.deplacer_article(article=article, vers_le_haut=False, by=comite)  # a move of its own, from there on
    article.refresh_from_db()
    assert article.origine_de_la_place["amendements"] == []
    actions.modifier_article(article=article, version=1, corps=PUBLIC, by=comite)
    assert (
        client.post("/charte/amendements/2/repondre/", repondre("retenu")).status_code == 409
    )  # other words to take out
    client.post("/charte/amendements/2/repondre/", repondre("retenu", version_article=2))
    article.refresh_from_db()
    assert (bool(article.supprime_le), article.origine_du_retrait["amendements"]) == (True, [2])


def test_on_an_article_that_is_gone_one_can_only_refuse(connecter, amendement, article, comite):
    actions.supprimer_article(article=article, by=comite)
    client = connecter(comite)
    assert "Sur un article supprimé : Agir" in lisible(client.get("/charte/fusion/"))
    assert "Cet article n’est plus dans la charte." in lisible(client.get(adresse(amendement)))
    envoi = repondre("retenu", titre="Agir", corps=VITE)
    assert client.post(adresse(amendement), envoi).status_code == 409
    assert client.post(adresse(amendement), repondre("refuse")).status_code == 302


def test_what_was_retained_meanwhile_stays_in_the_draft_of_the_next_one(connecter, article, comite, participante):
    """One replaces a word, the other adds beside it: both are there, and what would undo the first is told."""
    reunions, raison = (
        proposer(article, CORPS.replace("décide", mots), participante)
        for mots in ("décide, ou après deux réunions", "décide par consentement")
    )
    actions.modifier_article(article=article, version=1, corps=CORPS.replace("décide", "tranche"), by=comite)
    client = connecter(comite)
    # retained with changes; then the other one opens on what it says
    envoi = repondre(
        "retenu_modifie", version_article=2, titre="Agir", corps=CORPS.replace("décide", "agit par consentement")
    )
    assert client.post(adresse(raison), envoi).status_code == 302
    page = client.get(adresse(reunions))
    ouvert = page.context["form"].initial["corps"]
    assert ouvert == CORPS.replace("décide", "agit par consentement, ou après deux réunions")
    relue = BeautifulSoup(page.text, "html.parser").find(id="verdicts")
    assert ("réunions" in relue.ins.text, relue.find(id="regret")) == (True, None)
    # words that undo it are told as they are typed, and without JavaScript by a button; nothing is saved
    envoi = repondre(
        "retenu_modifie",
        version_article=3,
        titre="Agir",
        corps=CORPS.replace("décide", "décide, ou après deux réunions"),
    )
    for plus, entetes in (({}, HX), ({"apercu": "1"}, {})):
        dit = lisible(client.post(adresse(reunions), envoi | plus, headers=entetes))
        assert "Ce texte revient sur ce qu’a apporté l’amendement 2, retenu." in dit
    article.refresh_from_db()
    assert article.version == 3


def test_where_the_draft_had_to_choose_it_says_so(connecter, amendement, article, comite):
    actions.modifier_article(article=article, version=1, corps=CORPS.replace("décide", "décide ensemble"), by=comite)
    dit = lisible(connecter(comite).get(adresse(amendement)))
    assert "Sur les mêmes mots, le texte ci-dessous garde ceux de l’amendement :" in dit
    assert "« vite », là où l’article dit aujourd’hui « ensemble »" in dit
    assert "se touchent ici" not in dit


def test_where_the_draft_holds_both_side_by_side_it_says_so_to_each(connecter, article, comite, participante):
    propose = proposer(article, CORPS.replace("compte", "compte et raison"), participante)
    actions.modifier_article(article=article, version=1, corps=CORPS.replace("compte", "grâce"), by=comite)
    for personne, page, siens in (
        (comite, "repondre", "ceux de l’amendement"),
        (participante, "modifier", "les vôtres"),
    ):
        lu = lisible(connecter(personne).get(f"{propose.get_absolute_url()}{page}/"))
        lieu = lu.partition(f"À relire : les mots de l’article et {siens} se touchent ici :")[2]
        assert "« grâce et raison »" in lieu.partition("</ul>")[0]


def test_refused_the_words_typed_are_brought_together_with_the_article(connecter, amendement, article, comite):
    """Sent a second time, they undo nobody's."""
    actions.modifier_article(article=article, version=1, corps=PUBLIC, by=comite)
    tres = CORPS.replace("décide", "décide très vite")
    page = connecter(comite).post(adresse(amendement), repondre("retenu_modifie", titre="Agir", corps=tres))
    assert (page.status_code, page.context["form"]["corps"].value()) == (
        409,
        PUBLIC.replace("décide", "décide très vite"),
    )


def test_only_the_answer_that_changes_words_shows_them_wrong(connecter, amendement, comite):
    """`fusion.css` shows the title and the text where they are wrong, or where the answer changes them."""
    client = connecter(comite)
    for envoi, is_faux in (
        (repondre("refuse", raison="", titre="Agir", corps=VITE), False),
        (repondre("", titre="Agir", corps=VITE), False),
        (repondre("retenu", titre="Agir", corps=PUBLIC), True),
    ):
        page = BeautifulSoup(client.post(adresse(amendement), envoi).text, "html.parser")
        assert (page.find(id="id_corps").get("aria-invalid") == "true") == is_faux


def test_two_who_ask_to_take_an_article_out_are_both_retained(connecter, article, comite):
    deux = [actions.proposer_suppression(article=article, motif="Inutile.", by=PersonneFactory()) for _ in range(2)]
    client = connecter(comite)
    for amendement in deux:
        assert client.post(adresse(amendement), repondre("retenu")).status_code == 302
    article.refresh_from_db()
    assert article.origine_du_retrait["amendements"] == [1, 2]
    assert set(Amendement.objects.values_list("etat", flat=True)) == {"retenu"}


@pytest.mark.parametrize("essai", range(2))
def test_two_members_retain_colliding_ones_at_once(transactional_db, essai):
    un, deux = (siege.personne for siege in MembreComiteFactory.create_batch(2))
    article = actions.ajouter_article(section=SectionFactory(), titre="Agir", corps=CORPS, by=un)
    mots = VITE.replace("décide", "tranche"), TRANCHE.replace("tranche", "arrête")
    vite, tranche = (proposer(article, corps, PersonneFactory()) for corps in mots)
    retenir = partial(actions.retenir_amendement, raison="Oui.", version=1, version_article=1)
    sorts = ensemble(partial(retenir, amendement=vite, by=un), partial(retenir, amendement=tranche, by=deux))
    perdants = [sort for sort in sorts if isinstance(sort, Perime)]
    assert [refus.status for refus in perdants] == [409]
    [gagnant] = [sort for sort in sorts if not isinstance(sort, Perime)]
    article.refresh_from_db()
    assert (article.version, article.corps) == (2, gagnant.corps)
    perdant = Amendement.objects.deposes().get()  # nothing of it is lost: it waits, to be taken up again
    assert (perdant.is_a_reprendre, perdant.corps) == (True, {vite.pk: vite, tranche.pk: tranche}[perdant.pk].corps)


def test_a_reason_is_asked_by_the_action_too(amendement, comite):
    for acte in (actions.retenir_amendement, actions.refuser_amendement):
        with pytest.raises(Refus, match="porte sa raison"):
            acte(amendement=amendement, raison=" ", by=comite)


def test_two_together_that_would_be_too_long_are_asked_to_be_written_by_hand(article, comite):
    """Each is sound alone: what they would make together is never half written, nor an error of the database."""
    long = "mot " * 2700
    deux = [
        proposer(article, f"{long}\n\n{CORPS}", PersonneFactory()),
        proposer(article, f"{CORPS}\n\n{long}", PersonneFactory()),
    ]
    with pytest.raises(Perime, match="écrivez le texte"):
        actions.retenir_amendements(article=article, version=1, raisons=dict.fromkeys(deux, "Oui."), by=comite)
    article.refresh_from_db()
    assert (article.version, Amendement.objects.deposes().count()) == (1, 2)


@pytest.mark.parametrize("item_count", [1, 3])
def test_answering_has_constant_queries(connecter, article, comite, django_assert_num_queries, item_count):
    for _ in range(item_count):
        proposer(article, VITE, PersonneFactory())
    client = connecter(comite)
    with django_assert_num_queries(5):  # session, personne, siège, amendement, retenus
        client.get("/charte/amendements/1/repondre/")


def test_the_clock_of_the_answer_is_that_of_the_trade(amendement, comite, a_l_heure):
    a_l_heure("2023-10-20T10:00")
    actions.refuser_amendement(amendement=amendement, raison="Non.", by=comite)
    assert abs((Amendement.objects.get().repondu_le - horloge.maintenant()).total_seconds()) < 5
