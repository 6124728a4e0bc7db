"""The mails of joining and leading, received by a real mail server and read there."""

import pytest

from chantiers import actions
from chantiers.enums import RoleMembre
from chantiers.models import Membre
from chantiers.tasks import relancer_demandes
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory, RepresentationFactory


@pytest.fixture
def chantier(transactional_db):
    return ChantierFactory(numero=1, titre="Essaimer", adhesion="sur_demande")


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne


def demander(chantier, personne, **champs):
    return actions.rejoindre_chantier(chantier=chantier, by=personne, motivation="Mes mots privés", **champs)


def test_a_request_and_its_answers(chantier, pilote, equipe, participante, boite, faire_les_taches, settings):
    organisation = RepresentationFactory(
        personne=participante, organisation=OrganisationFactory(nom="La Ruche")
    ).organisation
    membre = demander(chantier, participante, organisation=organisation)
    faire_les_taches()
    [recu] = boite.vers(pilote)
    assert recu.startswith("Paule Participante demande à rejoindre le chantier 1\n")
    assert "Paule Participante, pour La Ruche, demande" in recu
    assert f"{settings.ADRESSE_PUBLIQUE}/chantiers/1/membres/" in recu
    assert boite.vers(equipe) == []
    actions.refuser_demande(membre=membre, motif="Groupe complet & clos.", by=pilote)
    faire_les_taches()
    [refus] = boite.vers(participante)
    assert f"{pilote} n’a pas accepté votre demande" in refus
    assert "« Groupe complet & clos. »" in refus
    membre = demander(chantier, participante)
    actions.accepter_demande(membre=membre, by=pilote)
    faire_les_taches()
    assert boite.vers(participante)[1].startswith("Bienvenue dans le chantier 1\n")
    assert "Mes mots privés" not in "".join(str(message) for _, message in boite.recus)


def test_where_nobody_can_be_written_to_equipe_is(chantier, pilote, equipe, boite, faire_les_taches):
    pilote.email = None
    pilote.save()
    demander(chantier, PersonneFactory())
    faire_les_taches()
    assert len(boite.vers(equipe)) == 1


def test_a_request_withdrawn_before_the_mail_leaves_says_nothing(
    chantier, pilote, participante, boite, faire_les_taches
):
    membre = demander(chantier, participante)
    actions.quitter_chantier(membre=membre, by=participante)
    faire_les_taches()
    assert boite.recus == []


def test_the_pilotage_received_and_left(chantier, pilote, equipe, boite, faire_les_taches, settings):
    suivante = MembreFactory(chantier=chantier).personne
    actions.transmettre_pilotage(chantier=chantier, successeur=Membre.objects.of(suivante).get(), by=pilote)
    faire_les_taches()
    [recu] = boite.vers(suivante)
    assert recu.startswith("Vous pilotez le chantier 1\n")
    assert f"{pilote} vous a confié le pilotage" in recu
    actions.transmettre_pilotage(chantier=chantier, by=suivante)
    faire_les_taches()
    [vacant] = boite.vers(equipe)
    assert vacant.startswith("Chantier 1 : pilotage à pourvoir\n")
    assert f"{settings.ADRESSE_PUBLIQUE}/chantiers/1/pilotage/confier/" in vacant


def test_the_reminder(chantier, pilote, boite, faire_les_taches, a_l_heure):
    a_l_heure("2024-03-01T09:00")
    demander(chantier, PersonneFactory())
    demander(chantier, PersonneFactory())
    faire_les_taches()
    a_l_heure("2024-03-12T09:00")
    relancer_demandes(timestamp=0)
    faire_les_taches()
    relance = boite.vers(pilote)[-1]
    assert relance.startswith("Chantier 1 : 2 demandes attendent depuis plus de 10 jours\n")
    assert "attendent une réponse" in relance
