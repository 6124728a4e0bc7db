"""Presence: who is said to be there, to whom, until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from charte.actions import modifier_article
from labo import presence, registre, revisions
from labo.actions import quitter_objet, signaler_presence
from labo.actions.presences import TropDOnglets
from labo.direct.sujets import is_sujet
from labo.models import Presence
from labo.models.presence import DUREE
from labo.refus import Refus
from labo.tasks import purger_cles
from seminaire.actions import modifier_seance
from tests.charte.factories import ArticleFactory, MembreComiteFactory
from tests.factories import PersonneFactory
from tests.flux import Flux
from tests.labo.test_direct_acces import session
from tests.mefiance import ClientMefiant
from tests.pages_lues import texte_de
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a


def onglet(n):
    return f"{n:016x}"


@pytest.fixture
def article(db):
    article = ArticleFactory(titre="Agir", ancre="agir")
    revisions.ouvrir(article, by=None)
    return article


def membre(prenom, nom="Nom"):
    return MembreComiteFactory(personne=PersonneFactory(prenom=prenom, nom=nom)).personne


@pytest.fixture
def lea(article):
    return membre("Léa")


@pytest.fixture
def sami(article):
    return membre("Sami")


def battre(personne, article, *, n=1, etat="lit", **champs):
    """One beat of a tab, as presence.js sends it; what it is told."""
    client = ClientMefiant()
    client.force_login(personne)
    corps = {"onglet": onglet(n), "etat": etat, "version": "1", **champs}
    reponse = client.post(f"/presence/{article.cle_objet}/", corps)
    assert reponse.status_code == (204 if etat == "parti" else 200)
    return texte_de(reponse.text)


def vieillir(secondes):
    Presence.objects.update(vu_le=timezone.now() - timedelta(seconds=secondes))


def test_reading_is_told_apart_from_unsaved_words(article, lea, sami):
    assert battre(lea, article) == []
    assert battre(sami, article) == ["Léa lit cet article."]
    battre(lea, article, etat="ecrit")
    assert battre(sami, article) == ["Léa modifie cet article."]
    assert battre(lea, article) == ["Sami lit cet article."]
    battre(sami, article, etat="parti")
    assert battre(lea, article) == []


def test_several_people_and_those_who_write_come_first(article, lea, sami):
    battre(lea, article)
    for prenom in ("Ana", "Bob"):
        battre(membre(prenom), article, etat="ecrit")
    assert battre(sami, article) == ["Ana et Bob modifient cet article.", "Léa lit cet article."]
    for prenom in ("Chloé", "Dan", "Éva", "Farid"):
        battre(membre(prenom), article)
    attendu = "Léa, Chloé, Dan, Éva et Farid lisent cet article."
    assert battre(sami, article) == ["Ana et Bob modifient cet article.", attendu]
    battre(membre("Gil"), article)
    assert battre(sami, article)[1] == "Léa, Chloé, Dan, Éva et 2 autres personnes lisent cet article."


def test_two_of_the_same_first_name_are_told_by_their_whole_names(article, lea, sami):
    battre(membre("Léa", "Martin"), article)
    assert battre(sami, article) == ["Léa lit cet article."]
    assert battre(lea, article, n=2) == ["Léa Martin et Sami lisent cet article."]  # the reader is a Léa too
    assert battre(sami, article) == ["Léa Martin et Léa Nom lisent cet article."]


def test_oneself_in_another_tab_is_never_told_as_somebody_else(article, lea):
    battre(lea, article, n=1, etat="ecrit")
    assert battre(lea, article, n=2) == ["Vous modifiez aussi cet article, dans un autre onglet."]
    assert battre(lea, article, n=1, etat="ecrit") == ["Vous avez aussi ouvert cet article, dans un autre onglet."]


def test_a_person_in_two_tabs_writes_when_one_of_them_does(article, lea, sami):
    battre(lea, article, n=1, etat="ecrit")
    battre(lea, article, n=2)
    assert battre(sami, article) == ["Léa modifie cet article."]
    battre(lea, article, n=1, etat="parti")
    assert battre(sami, article) == ["Léa lit cet article."]


def test_a_tab_that_no_longer_says_anything_is_gone_within_a_minute(article, lea, sami):
    assert DUREE + presence.RELECTURE < 60
    assert 3 * presence.RYTHME < DUREE
    battre(lea, article)
    vieillir(DUREE - 2)
    assert battre(sami, article) == ["Léa lit cet article."]
    vieillir(DUREE + 1)
    assert battre(sami, article) == []


def test_the_real_time_is_used_not_that_of_the_trade(article, lea, sami, a_l_heure):
    battre(lea, article)
    a_l_heure("2023-10-19T18:00")
    assert battre(sami, article) == ["Léa lit cet article."]


def test_a_change_is_told_at_once_and_a_beat_is_not(serveur, transactional_db):
    article = ArticleFactory()
    lea, sami = membre("Léa"), membre("Sami")
    siens, liste = f"presence-{article.cle_objet}", "presences-charte"
    assert is_sujet(siens)
    assert is_sujet(liste)
    with Flux(serveur, siens, liste, cookies=session(sami, serveur)) as flux:
        for etat in ("lit", "ecrit", "parti"):
            signaler(lea, article, etat)
            assert flux.nouvelle() == [siens, liste], etat
            if etat != "parti":
                signaler(lea, article, etat)  # the same again: nobody is told
        signaler(lea, article, "parti")
        signaler(sami, article, "lit")
        assert flux.nouvelle() == [siens, liste]


def signaler(personne, article, etat):
    if etat == "parti":
        quitter_objet(objet=article.cle_objet, onglet=onglet(1), by=personne)
    else:
        signaler_presence(objet=article.cle_objet, onglet=onglet(1), etat=etat, by=personne)


def test_nobody_but_who_may_edit_follows_a_presence(article, lea, participante):
    for sujet in ("presence-article-404", "presence-autre-1", "presence", "presences-autre", f"presences-{article.pk}"):
        assert not registre.sujet_visible(lea, sujet), sujet
    for sujet in (f"presence-{article.cle_objet}", "presences-charte"):
        assert registre.sujet_visible(lea, sujet)
        assert not registre.sujet_visible(participante, sujet)


def test_a_beat_costs_the_same_whoever_is_there(article, lea, sami, django_assert_num_queries):
    client = ClientMefiant()
    client.force_login(lea)
    corps = {"onglet": onglet(1), "etat": "lit", "version": "1"}
    adresse = f"/presence/{article.cle_objet}/"
    # session, personne; siège, article, présences, insertion; the news that she is there
    with django_assert_num_queries(7 + SAVEPOINTS):
        client.post(adresse, corps)
    for n in range(3):
        battre(membre(f"Ana{n}"), article)
    vieillir(2)
    with django_assert_num_queries(6 + SAVEPOINTS):
        client.post(adresse, corps)
    with django_assert_num_queries(5 + SAVEPOINTS):  # said again at once: not written
        client.post(adresse, corps)


SAVEPOINTS = 2  # of the test’s own transaction


@pytest.mark.parametrize(
    "champs",
    [{"onglet": ""}, {"onglet": "é" * 16}, {"onglet": "a" * 33}, {"onglet": "a" * 7}, {"etat": ""}, {"etat": "écrit"}],
)
def test_what_is_no_beat_gets_400(connecter, article, lea, champs):
    corps = {"onglet": onglet(1), "etat": "lit", "version": "1", **champs}
    assert connecter(lea).post(f"/presence/{article.cle_objet}/", corps).status_code == 400
    assert not Presence.objects.exists()


def test_a_long_beat_gets_413(connecter, article, lea):
    corps = {"onglet": onglet(1), "etat": "lit", "version": "1" * 600}
    assert connecter(lea).post(f"/presence/{article.cle_objet}/", corps).status_code == 413


@pytest.mark.parametrize("version", ["", "x", "-1", "1" * 10, "99999"])
def test_a_mangled_version_tells_no_news(article, lea, sami, version):
    modifier_article(article=article, version=1, by=sami, titre="Agir ici", corps="Autre chose.")
    assert battre(lea, article, version=version) == []


def test_tabs_are_counted(article, lea):
    for n in range(presence.ONGLETS):
        battre(lea, article, n=n)
    with pytest.raises(TropDOnglets):
        signaler_presence(objet=article.cle_objet, onglet=onglet(99), etat="lit", by=lea)
    battre(lea, article, n=0)  # one that is counted already goes on
    battre(lea, article, n=0, etat="parti")
    battre(lea, article, n=99)


def test_the_purge_forgets_who_is_gone(article, lea, sami):
    battre(lea, article)
    vieillir(DUREE + 1)
    battre(sami, article)
    purger_cles(timestamp=0)
    assert [la.personne for la in Presence.objects.all()] == [sami]


def test_news_beside_the_form_says_who_saved_when_and_what_becomes_of_ones_words(article, lea, sami, a_l_heure):
    a_l_heure("2023-10-19T14:32")
    modifier_article(article=article, version=1, by=lea, titre="Agir ici", corps=article.corps)
    fait = "Léa a enregistré cet article à 14 h 32."
    lien = "Voir ce qui a changé (dans un nouvel onglet)"
    assert battre(sami, article, etat="ecrit") == [
        f"{fait} À l’enregistrement, vos changements seront réunis aux siens, ou comparés si ce sont les mêmes mots. "
        f"{lien}"
    ]
    assert battre(sami, article) == [f"{fait} Pour lire ce nouveau texte, rechargez la page. {lien}"]
    assert battre(sami, article, version="2") == []
    a_l_heure("2023-10-20T09:00")
    modifier_article(article=article, version=2, by=membre("Ana"), titre="Agir là", corps=article.corps)
    assert battre(sami, article, etat="ecrit")[0].startswith("Léa et Ana ont enregistré cet article à 9 h.")
    a_l_heure("2023-10-21T09:00")
    assert "ont enregistré cet article le vendredi 20 octobre 2023 à 9 h." in battre(sami, article)[0]


def test_news_of_oneself_elsewhere(article, lea):
    modifier_article(article=article, version=1, by=lea, titre="Agir ici", corps=article.corps)
    (dit,) = battre(lea, article, etat="ecrit")
    assert dit.startswith("Vous avez enregistré cet article à ")
    assert (
        "depuis un autre onglet ou un autre appareil. À l’enregistrement, vos changements seront réunis à ceux-là"
        in dit
    )


def test_a_seance_tells_news_of_its_creneau_too(db):
    seminaire = SeminaireFactory()
    seance = seance_a(seminaire, "9:00")
    fanny, autre = facilitation_de(seminaire), facilitation_de(seminaire)
    for coedite in (seance, seance.creneau):
        revisions.ouvrir(coedite, by=None)
    champs = {"titre": seance.titre, "nature": seance.nature, "description": "", "chantier": None, "salle": ""}
    horaire = {"jour": seance.creneau.jour, "debut": seance.creneau.debut.replace(hour=10), "fin": None}
    modifier_seance(seance=seance, version=1, version_creneau=1, by=autre, **champs, **horaire)
    (dit,) = battre(fanny, seance, etat="ecrit", version_creneau="1")
    assert "a enregistré cette séance" in dit


def test_a_list_shows_who_writes_where_to_who_may_edit_only(
    article, lea, sami, participante, django_assert_num_queries
):
    autre = ArticleFactory(section=article.section, titre="Autre", ancre="autre")
    battre(lea, article, etat="ecrit")
    battre(sami, autre)
    with django_assert_num_queries(1):
        presents = presence.presents("charte", personne=sami)
    dites = {objet: [phrase.texte for phrase in phrases] for objet, phrases in presents.par_objet.items()}
    # On hers she is alone: the page that she has just left may still count.
    assert dites == {article.cle_objet: ["Léa modifie cet article."], autre.cle_objet: []}
    for personne, attendu in ((sami, True), (participante, False)):
        client = ClientMefiant()
        client.force_login(personne)
        for adresse in ("/charte/", "/charte/articles/agir/"):
            page = client.get(adresse).text
            assert ("Léa modifie cet article." in page) == attendu
            assert ("presences-charte from:body, every 20s" in page) == attendu
    page = client.get("/charte/").text
    assert "presences-charte" not in page


def test_without_javascript_the_form_says_who_was_there(connecter, article, lea, sami):
    battre(lea, article, etat="ecrit")
    page = connecter(sami).get("/charte/articles/agir/modifier/").text
    assert "Léa modifie cet article." in page
    assert f'data-presence="{article.cle_objet}"' in page


def test_who_may_no_longer_edit_is_refused(article, lea):
    battre(lea, article)
    lea.sieges_au_comite.all().delete()
    with pytest.raises(Refus):
        signaler_presence(objet=article.cle_objet, onglet=onglet(1), etat="lit", by=lea)
