"""Joining a chantier: whose words, read by whom, gone with whom."""

import pytest
from django.db import IntegrityError, transaction

from chantiers import actions, queries
from chantiers.enums import RoleMembre
from chantiers.models import Membre
from labo.models import Revision
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory, RepresentationFactory


CERCLES = ("animation", "chantier", "participants", "public")


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1)


def adhesion(**champs):
    return {f"{nom}_audience": "chantier" for nom in Membre.PAROLES} | champs


def test_a_person_joins_in_the_name_of_her_organisation(connecter, participante, chantier):
    organisation = OrganisationFactory(nom="La Ruche")
    RepresentationFactory(personne=participante, organisation=organisation)
    client = connecter(participante)
    assert "moi-même" in client.get("/chantiers/1/rejoindre/").text
    donnees = adhesion(organisation=organisation.pk, motivation="Agir", motivation_audience="participants")
    page = client.post("/chantiers/1/rejoindre/", donnees, follow=True).text
    assert "Bienvenue" in page
    assert "pour La Ruche" in page
    membre = Membre.objects.get(personne=participante)
    assert (membre.motivation, membre.motivation_audience, membre.attente_audience) == (
        "Agir",
        "participants",
        "chantier",
    )


def test_an_organisation_of_others_is_no_choice(connecter, participante, chantier):
    reponse = connecter(participante).post("/chantiers/1/rejoindre/", adhesion(organisation=OrganisationFactory().pk))
    assert reponse.status_code == 422
    assert not Membre.objects.exists()


@pytest.mark.parametrize("audience", CERCLES[:3])
@pytest.mark.parametrize("lectrice", ["elle-même", "pilote", "membre", "equipe", "participante", "anonyme"])
def test_each_word_reaches_its_audience_and_no_further(client, chantier, equipe, participante, audience, lectrice):
    membre = MembreFactory(chantier=chantier, motivation="Des mots choisis", motivation_audience=audience)
    lectrices = {
        "elle-même": (membre.personne, "animation"),
        "pilote": (MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne, "animation"),
        "membre": (MembreFactory(chantier=chantier).personne, "chantier"),
        "equipe": (equipe, "chantier"),
        "participante": (participante, "participants"),
        "anonyme": (None, "public"),
    }
    personne, cercle = lectrices[lectrice]
    if personne:
        client.force_login(personne)
    lisible = CERCLES.index(audience) >= CERCLES.index(cercle)
    # The members' own page tells them; the sheet, which the public reads too, never does.
    assert ("Des mots choisis" in client.get("/chantiers/1/membres/").text) == lisible
    assert "Des mots choisis" not in client.get("/chantiers/1/").text


def test_where_nobody_leads_equipe_answers_for_the_pilotage(chantier, equipe):
    MembreFactory(chantier=chantier, attente="Pour l’animation", attente_audience="animation")
    assert queries.membres_lus(equipe, chantier)[0].paroles[0].texte == "Pour l’animation"


def test_she_changes_her_words_and_her_history_stays_hers(connecter, chantier, participante):
    membre = actions.rejoindre_chantier(chantier=chantier, by=participante, motivation="D’abord")
    reponse = connecter(participante).post("/chantiers/1/adhesion/", adhesion(motivation="Ensuite", version="1"))
    assert reponse.status_code == 302
    membre.refresh_from_db()
    assert (membre.motivation, membre.version) == ("Ensuite", 2)
    assert Revision.objects.of(membre).count() == 2


def test_a_stale_change_of_her_words_is_refused(connecter, chantier, participante):
    membre = actions.rejoindre_chantier(chantier=chantier, by=participante, motivation="D’abord")
    actions.modifier_adhesion(membre=membre, version=1, by=participante, motivation="Du téléphone")
    reponse = connecter(participante).post("/chantiers/1/adhesion/", adhesion(motivation="Du portable", version="1"))
    assert reponse.status_code == 409
    assert "Du téléphone" in reponse.text
    assert "Du portable" in reponse.text


def test_leaving_takes_the_words_and_their_history_along(connecter, chantier, participante):
    membre = actions.rejoindre_chantier(chantier=chantier, by=participante, motivation="Mes mots")
    page = connecter(participante).post("/chantiers/1/quitter/", {"cle": "k"}, follow=True).text
    assert "Vous avez quitté ce chantier" in page
    membre.refresh_from_db()
    assert membre.motivation == ""
    assert membre.parti_le is not None
    assert not Revision.objects.of(membre).exists()
    # The same POST again answers as the first did; another one is told that the state has moved.
    assert connecter(participante).post("/chantiers/1/quitter/", {"cle": "k"}).status_code == 302
    assert connecter(participante).post("/chantiers/1/quitter/", {"cle": "l"}).status_code == 409
    assert connecter(participante).get("/chantiers/1/adhesion/")["Location"] == "/chantiers/1/"


def test_who_left_comes_back_to_the_same_row(chantier, participante):
    membre = actions.rejoindre_chantier(chantier=chantier, by=participante, motivation="Avant")
    actions.quitter_chantier(membre=membre, by=participante)
    revenue = actions.rejoindre_chantier(chantier=chantier, by=participante, motivation="Après")
    assert (revenue.pk, revenue.motivation, revenue.parti_le) == (membre.pk, "Après", None)


def test_the_database_keeps_no_words_of_who_left(chantier):
    membre = MembreFactory(chantier=chantier, motivation="Des mots")
    with pytest.raises(IntegrityError, match="membre_parti_sans_paroles"), transaction.atomic():
        Membre.objects.filter(pk=membre.pk).update(etat="parti", parti_le=membre.rejoint_le)


def test_one_person_is_one_member(chantier, participante):
    MembreFactory(chantier=chantier, personne=participante)
    with pytest.raises(IntegrityError, match="membre_unique"), transaction.atomic():
        MembreFactory(chantier=chantier, personne=participante)


def test_the_pilotage_given_to_a_member_keeps_her_words(chantier, equipe):
    personne = PersonneFactory()
    actions.rejoindre_chantier(chantier=chantier, by=personne, motivation="Mes mots")
    membre = actions.nommer_pilotage(chantier=chantier, personne=personne, by=equipe)
    assert (membre.role, membre.motivation) == (RoleMembre.PILOTAGE, "Mes mots")
