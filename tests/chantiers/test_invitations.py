"""Inviting by e-mail: who is known is never told; who is invited comes in by one link."""

import re

import pytest

from chantiers import actions
from chantiers.enums import Adhesion
from chantiers.models import Invitation, Membre
from chantiers.permissions.membres import INVITATIONS_PAR_JOUR
from labo.liens import nouveau_lien
from labo.models import Evenement, LienPersonnel, Personne
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.fils import ensemble
from tests.htmx import corps
from tests.pages_lues import lisible


INVITER = "/chantiers/1/invitations/"
ZOE = {"prenom": "Zoé", "nom": "Zéphyr", "email": "zoe@essai.example", "mot": "Viens !"}


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1, titre="Essaimer", adhesion=Adhesion.SUR_DEMANDE)


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role="pilotage", personne__prenom="Inès", personne__nom="Garance").personne


def inviter(chantier, by, **champs):
    return actions.inviter_personne(chantier=chantier, by=by, **{**ZOE, **champs})


def test_invited_by_mail_she_comes_in_and_joins_without_waiting(
    connecter, chantier, pilote, boite, faire_les_taches, settings
):
    chantier.places = 1  # full already
    chantier.save()
    page = lisible(connecter(pilote).post(INVITER, ZOE, follow=True))
    assert "Invitation envoyée à zoe@essai.example" in page
    assert "En attente" in page
    assert "Viens !</textarea>" in page  # the same word for the next one
    faire_les_taches()
    zoe = Personne.objects.by_email(ZOE["email"]).get()
    [courriel] = boite.vers(zoe)
    for mots in ("Inès Garance vous invite", "Bonjour Zoé,", "« Essaimer »", "« Viens ! »", "effacer"):
        assert mots in courriel
    lien = re.search(rf"{settings.ADRESSE_PUBLIQUE}(/lien/\S+)", courriel).group(1)
    assert lien.endswith("?next=/chantiers/1/rejoindre/")
    ailleurs = type(connecter(pilote))()
    assert "Continuer comme Zoé Zéphyr" in ailleurs.get(lien).text
    assert ailleurs.get("/moi/").status_code == 302  # reading the mail signs nobody in
    page = lisible(ailleurs.post(lien, follow=True))
    assert "Inès Garance vous invite." in page
    assert "Vous rejoignez le chantier aussitôt" in page
    assert "Bienvenue" in ailleurs.post("/chantiers/1/rejoindre/", {"motivation": "Me voilà"}, follow=True).text
    assert Membre.objects.of(zoe).get().is_present
    assert "Zoé Zéphyr <span" in lisible(connecter(pilote).get(INVITER))
    assert connecter(pilote).get(INVITER).text.count("Acceptée") == 1


def test_the_suite_of_a_link_is_a_page_of_ours_or_nothing(client, chantier, pilote):
    inviter(chantier, pilote)
    zoe = Personne.objects.by_email(ZOE["email"]).get()
    lien = "/lien/" + nouveau_lien(personne=zoe).partition("/lien/")[2]
    for suite in ("https://mal.example/", "//mal.example/", "/deconnexion/", "/chantiers/1/quitter/", "/n-existe-pas/"):
        assert client.post(lien, QUERY_STRING=f"next={suite}")["Location"] == "/"
    assert client.post(lien, QUERY_STRING="next=/chantiers/1/")["Location"] == "/chantiers/1/"


def test_nothing_tells_that_the_address_is_known(connecter, chantier, pilote):
    connue = PersonneFactory(prenom="Vrai", nom="Nom", email="connue@essai.example")
    presente = MembreFactory(chantier=chantier).personne
    inactive = PersonneFactory(is_active=False)
    pages = []
    for email in (connue.email.upper(), presente.email, inactive.email, "inconnue@essai.example"):
        page = connecter(pilote).post(INVITER, {**ZOE, "email": email}, follow=True)
        assert page.status_code == 200
        pages.append(re.sub(r"[\w.]+@essai\.example", "adresse", corps(page.text), flags=re.IGNORECASE))
        assert "Vrai" not in page.text
        Invitation.objects.all().delete()
    sans_numeros = {re.sub(r"/invitations/\d+/", "/invitations/0/", page) for page in pages}
    assert len(sans_numeros) == 1
    connue.refresh_from_db()
    assert (connue.prenom, connue.nom) == ("Vrai", "Nom")


def test_who_is_known_is_invited_under_her_own_name(chantier, pilote, boite, faire_les_taches):
    connue = PersonneFactory(prenom="Vraie")
    presente = MembreFactory(chantier=chantier).personne
    inviter(chantier, pilote, email=connue.email)
    inviter(chantier, pilote, email=presente.email)
    faire_les_taches()
    assert "Bonjour Vraie," in boite.vers(connue)[0]
    assert boite.vers(presente) == []  # she is there already
    assert not Personne.objects.filter(prenom="Zoé").exists()


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"email": "pas une adresse"}, "prenom@exemple.fr"),
        ({"email": ""}, "reste à remplir"),
        ({"email": "a@b.example, c@d.example"}, "prenom@exemple.fr"),
        ({"prenom": ""}, "reste à remplir"),
        ({"nom": "x" * 81}, "80"),
        ({"mot": "x" * 601}, "600"),
    ],
)
def test_bad_input_is_told_and_kept(connecter, chantier, pilote, champs, phrase):
    reponse = connecter(pilote).post(INVITER, {**ZOE, "mot": "Un mot gardé", **champs})
    assert (reponse.status_code, phrase in reponse.text) == (422, True)
    assert "mot" in champs or "Un mot gardé" in reponse.text
    assert not Invitation.objects.exists()


def test_a_name_with_braces_is_a_name(connecter, chantier, pilote):
    page = connecter(pilote).post(INVITER, {**ZOE, "email": "{zoe}@essai.example"}, follow=True)
    assert "Invitation envoyée à {zoe}@essai.example" in lisible(page).replace("&#123;", "{")


def test_the_same_address_once_a_day(connecter, chantier, pilote, a_l_heure):
    a_l_heure("2024-03-01T09:00")
    connecter(pilote).post(INVITER, ZOE)
    reponse = connecter(pilote).post(INVITER, ZOE)
    assert (reponse.status_code, "déjà reçu une invitation aujourd’hui" in reponse.text) == (409, True)
    a_l_heure("2024-03-02T09:00")
    assert connecter(pilote).post(INVITER, ZOE).status_code == 302
    assert Invitation.objects.count() == 1


def test_at_most_thirty_a_day_even_when_withdrawn(connecter, chantier, pilote, equipe, a_l_heure):
    a_l_heure("2024-03-01T09:00")
    for n in range(INVITATIONS_PAR_JOUR):
        invitation = inviter(chantier, pilote, email=f"p{n}@invitees.example")
    actions.retirer_invitation(chantier=chantier, invitation_pk=invitation.pk, by=pilote)
    for qui in (pilote, equipe):
        reponse = connecter(qui).post(INVITER, ZOE)
        assert (reponse.status_code, "30 invitations aujourd’hui" in reponse.text) == (429, True)
    a_l_heure("2024-03-02T00:01")
    assert connecter(pilote).post(INVITER, ZOE).status_code == 302


def test_withdrawn_its_link_dies_and_joining_waits_again(connecter, chantier, pilote, boite, faire_les_taches):
    invitation = inviter(chantier, pilote)
    faire_les_taches()
    zoe = invitation.personne
    lien = re.search(r"(/lien/\S+)", boite.vers(zoe)[0]).group(1)
    autre = LienPersonnel.objects.create(personne=zoe, empreinte="x" * 64, expire_le="2100-01-01T00:00Z")
    page = connecter(pilote).post(f"{INVITER}{invitation.pk}/retirer/", {"cle": "r"}, follow=True)
    assert "Invitation retirée" in page.text
    assert connecter(pilote).post(f"{INVITER}{invitation.pk}/retirer/", {"cle": "r"}).status_code == 302
    assert type(connecter(pilote))().get(lien).status_code == 404
    autre.refresh_from_db()
    assert autre.revoque_le is None  # her other doors stay open
    actions.rejoindre_chantier(chantier=chantier, by=zoe)
    assert Membre.objects.of(zoe).get().is_demande


def test_an_invitation_serves_once(chantier, pilote):
    zoe = inviter(chantier, pilote).personne
    membre = actions.rejoindre_chantier(chantier=chantier, by=zoe)
    assert membre.is_present
    actions.quitter_chantier(membre=membre, by=zoe)
    assert actions.rejoindre_chantier(chantier=chantier, by=zoe).is_demande
    # Invited again while she waits, she enters, with her words.
    inviter(chantier, pilote)
    assert actions.rejoindre_chantier(chantier=chantier, by=zoe, motivation="Enfin").is_present


def test_accepted_otherwise_the_invitation_is_answered_too(chantier, pilote, participante):
    demande = actions.rejoindre_chantier(chantier=chantier, by=participante)
    inviter(chantier, pilote, email=participante.email)
    actions.accepter_demande(membre=demande, by=pilote)
    assert Invitation.objects.get().acceptee_le is not None


@pytest.mark.parametrize("essai", range(3))
def test_two_chantiers_invite_the_same_new_person_at_once(transactional_db, essai):
    chantiers = ChantierFactory.create_batch(2)
    equipe = PersonneFactory(is_equipe=True)
    issues = ensemble(*(lambda c=c: inviter(c, equipe) for c in chantiers))
    assert [type(issue).__name__ for issue in issues] == ["Invitation", "Invitation"]
    assert Personne.objects.by_email(ZOE["email"]).count() == 1
    assert Evenement.objects.filter(verbe="personne_creee").count() == 1


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_invitations_have_constant_queries(connecter, chantier, pilote, django_assert_num_queries, item_count):
    for n in range(item_count):
        inviter(chantier, pilote, email=f"p{n}@invitees.example")
    client = connecter(pilote)
    with django_assert_num_queries(6):  # session, personne, chantier, pilotage, dernier mot, invitations
        client.get(INVITER)


@pytest.mark.parametrize("item_count", [1, 3])
def test_what_waits_on_ones_own_page_has_constant_queries(connecter, equipe, django_assert_num_queries, item_count):
    personne = PersonneFactory()
    for _ in range(item_count):
        inviter(ChantierFactory(), equipe, email=personne.email)
        actions.rejoindre_chantier(chantier=ChantierFactory(adhesion="sur_demande"), by=personne)
    client = connecter(personne)
    # session, personne; chantiers of the bin, her engagements there, comité, séminaire; adhésions, invitations, engagements,
    # étapes, amendements, those that wait for the comité, soutiens, représentations
    with django_assert_num_queries(14):
        page = client.get("/moi/")
    assert lisible(page).count("vous invite à rejoindre") == lisible(page).count("Sans réponse depuis") == item_count
