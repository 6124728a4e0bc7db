"""Places told where one joins and invites; what one leaves behind; what an earlier refusal said."""

import pytest

from chantiers import actions
from chantiers.enums import Adhesion, RoleMembre
from chantiers.models import Etape, Membre
from tests.chantiers.engagements import engagement_de
from tests.factories import ChantierFactory, MembreFactory
from tests.pages_lues import lisible


PAGE = "/chantiers/1/"
MEMBRES = f"{PAGE}membres/"


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1, adhesion=Adhesion.SUR_DEMANDE, places=2)


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne


@pytest.fixture
def membre(chantier):
    return MembreFactory(chantier=chantier, personne__prenom="Inès", personne__nom="Garance")


def test_places_are_told_where_one_asks_and_where_one_invites(connecter, chantier, pilote, participante):
    rejoindre, inviter = f"{PAGE}rejoindre/", f"{PAGE}invitations/"
    assert "2 places, dont 1 prise." in lisible(connecter(participante).get(rejoindre))
    assert "en plus" not in lisible(connecter(pilote).get(inviter))
    MembreFactory(chantier=chantier)
    assert "2 places, toutes prises." in lisible(connecter(participante).get(rejoindre))
    page = lisible(connecter(pilote).get(inviter))
    assert "Les 2 places de ce chantier sont prises : qui accepte une invitation entre quand même, en plus." in page


def test_fewer_places_than_members_are_saved_and_warned_of(connecter, chantier, pilote, membre):
    corps = {"version": chantier.version, "etat": chantier.etat, "adhesion": chantier.adhesion, "places": "1"}
    page = lisible(connecter(pilote).post(f"{PAGE}modifier/reglages/", corps, follow=True))
    assert "2 personnes sont déjà là pour 1 place : personne ne part" in page


def test_an_earlier_refusal_is_read_by_who_answers_the_next_request(connecter, chantier, pilote, participante):
    demande = actions.rejoindre_chantier(chantier=chantier, by=participante, motivation="Mes mots")
    actions.refuser_demande(membre=demande, motif="Le groupe est complet.", by=pilote)
    actions.rejoindre_chantier(chantier=chantier, by=participante, motivation="Encore")
    page = lisible(connecter(pilote).get(MEMBRES))
    assert "Déjà refusée le" in page
    assert "« Le groupe est complet. »" in page
    demande.refresh_from_db()
    actions.quitter_chantier(membre=demande, by=participante)  # she takes her words away, and what they were answered
    demande.refresh_from_db()
    assert (demande.motif_d_avant, demande.refuse_d_avant_le) == ("", None)


def test_accepted_the_earlier_refusal_is_forgotten(chantier, pilote, participante):
    demande = actions.rejoindre_chantier(chantier=chantier, by=participante)
    actions.refuser_demande(membre=demande, motif="Trop tôt.", by=pilote)
    actions.rejoindre_chantier(chantier=chantier, by=participante)
    actions.accepter_demande(membre=demande, by=pilote)
    assert Membre.objects.of(participante).get().motif_d_avant == ""


def test_who_leaves_is_told_what_she_carries_and_the_pilotage_sees_it(connecter, chantier, pilote, membre):
    ines = membre.personne
    etape = Etape.objects.create(chantier=chantier, titre="Cartographier", personne=ines)
    Etape.objects.create(chantier=chantier, titre="Finie", personne=ines, etat="terminee")
    engagement = engagement_de(ines, chantier)
    page = lisible(connecter(ines).get(PAGE)).partition("Ce que vous portez ici")[2].partition("</div>")[0]
    assert ("étape « Cartographier »" in page, "engagement « Relire le guide »" in page) == (True, True)
    assert "Finie" not in page
    adresses = (engagement.get_absolute_url(), f"{PAGE}engagements/", etape.get_absolute_url())
    assert not any("n’est plus membre" in lisible(connecter(pilote).get(adresse)) for adresse in adresses)
    actions.quitter_chantier(membre=membre, by=ines)
    assert [adresse for adresse in adresses if "n’est plus membre" not in lisible(connecter(pilote).get(adresse))] == []
    assert "Vous n’êtes dans aucun chantier." in lisible(connecter(ines).get("/moi/"))
    assert (
        connecter(ines).post(f"{engagement.get_absolute_url()}dire/", {"etat": "en_cours", "depuis": "0"}).status_code
        == 302
    )
    etat = {"etat": "en_cours", "depuis": "prevue"}
    assert connecter(ines).post(f"{etape.get_absolute_url()}etat/", etat).status_code == 302


def test_who_hands_on_reads_what_she_carries(connecter, chantier, pilote):
    engagement_de(pilote, chantier)
    assert "engagement « Relire le guide »" in lisible(connecter(pilote).get(f"{PAGE}pilotage/transmettre/"))


def test_a_role_is_told_by_a_sentence(connecter, pilote, membre):
    adresse = f"{MEMBRES}{membre.pk}/role/"
    page = lisible(connecter(pilote).post(adresse, {"role": RoleMembre.OBSERVATION}, follow=True))
    assert "Inès Garance observe maintenant ce chantier." in page
