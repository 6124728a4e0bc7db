"""News by mail: at most one a week, or at once, or none; stopped in one tap."""

import re

import pytest

from chantiers import actions, tasks
from chantiers.enums import RoleMembre, Rythme
from chantiers.models import Abonnement
from labo.courriels import composer
from labo.enums import EtatEnvoi
from labo.models import Envoi
from labo.refus import Refus
from labo.tasks import envoyer
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.mefiance import ClientMefiant


LUNDI, LUNDI_SUIVANT = "2023-10-23T08:20", "2023-10-30T08:20"


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1, titre="Essaimer")


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE, personne__prenom="Léa").personne


@pytest.fixture
def suiveuse(chantier):
    personne = PersonneFactory(prenom="Awa", email="awa@essai.example")
    actions.rejoindre_chantier(chantier=chantier, by=personne)
    return personne


def lien(chantier, by, titre="Le bloc-notes"):
    return actions.ajouter_lien(chantier=chantier, titre=titre, adresse="https://pad.example/", by=by)


def test_who_joins_is_told_once_a_week(chantier, pilote, suiveuse, a_l_heure):
    lien(chantier, pilote)
    a_l_heure(LUNDI)
    tasks.raconter_la_semaine(0)
    envoi = Envoi.objects.get(gabarit="nouvelles")
    courriel = composer(envoi)
    assert courriel.subject == "Nouvelles du chantier 1"
    assert "- Léa" in courriel.body
    assert "a ajouté un lien utile : « Le bloc-notes »" in courriel.body
    assert "Awa" not in courriel.body.partition("Bonjour Awa")[2]  # what she did herself is no news to her
    lien(chantier, pilote, "Un autre")
    tasks.raconter_la_semaine(0)
    assert Envoi.objects.filter(gabarit="nouvelles").count() == 1  # the second waits for next week
    a_l_heure(LUNDI_SUIVANT)
    tasks.raconter_la_semaine(0)
    deuxieme = composer(Envoi.objects.filter(gabarit="nouvelles").latest("pk")).body
    assert "Un autre" in deuxieme
    assert "Le bloc-notes" not in deuxieme


def test_nothing_new_makes_no_mail(chantier, suiveuse, a_l_heure):
    lien_de_personne = Envoi.objects.filter(gabarit="nouvelles")
    a_l_heure(LUNDI)
    tasks.raconter_la_semaine(0)
    assert not lien_de_personne.exists()


def test_several_chantiers_make_one_mail(chantier, pilote, suiveuse, a_l_heure, equipe):
    autre = ChantierFactory(numero=2, titre="Mesurer")
    actions.rejoindre_chantier(chantier=autre, by=suiveuse)
    for celui_la in (chantier, autre):
        lien(celui_la, equipe)
    a_l_heure(LUNDI)
    tasks.raconter_la_semaine(0)
    courriel = composer(Envoi.objects.get(gabarit="nouvelles"))
    assert courriel.subject == "Nouvelles de vos 2 chantiers"
    assert "1. Essaimer" in courriel.body
    assert "2. Mesurer" in courriel.body


def test_at_once_means_within_minutes(chantier, pilote, suiveuse, a_l_heure):
    actions.suivre_chantier(chantier=chantier, rythme=Rythme.AUSSITOT, by=suiveuse)
    lien(chantier, pilote)
    a_l_heure("2023-10-19T12:00")
    tasks.raconter_aussitot(600)
    assert Envoi.objects.filter(gabarit="nouvelles", personne=suiveuse).count() == 1
    tasks.raconter_la_semaine(0)
    assert Envoi.objects.filter(gabarit="nouvelles", personne=suiveuse).count() == 1


def test_who_stopped_meanwhile_gets_nothing(chantier, pilote, suiveuse, a_l_heure):
    lien(chantier, pilote)
    a_l_heure(LUNDI)
    tasks.raconter_la_semaine(0)
    actions.suivre_chantier(chantier=chantier, rythme=Rythme.JAMAIS, by=suiveuse)
    envoi = Envoi.objects.get(gabarit="nouvelles")
    envoyer(envoi_pk=envoi.pk)
    envoi.refresh_from_db()
    assert envoi.etat == EtatEnvoi.INUTILE


def test_one_tap_stops_without_signing_in(chantier, pilote, suiveuse, a_l_heure):
    lien(chantier, pilote)
    a_l_heure(LUNDI)
    tasks.raconter_la_semaine(0)
    courriel = composer(Envoi.objects.get(gabarit="nouvelles"))
    adresse = re.search(r"(/chantiers/abonnement/\S+)", courriel.body)[1]
    assert courriel.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    client = ClientMefiant(enforce_csrf_checks=True)
    assert "Ne plus recevoir ces nouvelles" in client.get(adresse).text
    assert Abonnement.objects.get(personne=suiveuse).rythme == Rythme.SEMAINE  # a mail scanner stops nothing
    for _ in range(2):  # twice is once
        assert "C’est fait" in client.post(adresse).text
        assert Abonnement.objects.get(personne=suiveuse).rythme == Rythme.JAMAIS
    assert "_auth_user_id" not in client.session


def test_the_link_that_stops_is_no_door(client, chantier, pilote, suiveuse, a_l_heure):
    lien(chantier, pilote)
    a_l_heure(LUNDI)
    tasks.raconter_la_semaine(0)
    jeton = re.search(r"/chantiers/abonnement/([^/]+)/", composer(Envoi.objects.get(gabarit="nouvelles")).body)[1]
    assert client.post(f"/lien/{jeton}/").status_code == 404
    assert client.get("/chantiers/abonnement/inconnu/").status_code == 404


def test_anybody_known_may_follow(connecter, chantier, participante):
    client = connecter(participante)
    assert client.post("/chantiers/1/suivre/", {"rythme": "semaine"}).status_code == 302
    assert Abonnement.objects.get(personne=participante).rythme == Rythme.SEMAINE
    assert client.post("/chantiers/1/suivre/", {"rythme": "tous les jours"}).status_code == 422


def test_nobody_stops_for_another(chantier, suiveuse, participante):
    abonnement = Abonnement.objects.get(personne=suiveuse)
    with pytest.raises(Refus):
        actions.desabonner(abonnement=abonnement, by=participante)
