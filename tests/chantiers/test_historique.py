"""The history of a sheet, read by all who are known; that of one's own words, read by oneself alone."""

import pytest

from chantiers import actions
from labo import revisions
from labo.models import Revision
from labo.refus import Refus
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory, RepresentationFactory


MIENNE = "/chantiers/1/adhesion/historique/"
AUDIENCES = {f"{nom}_audience": "chantier" for nom in ("motivation", "attente", "implication")}


@pytest.fixture
def membre(db, a_l_heure):
    a_l_heure("2023-10-19T10:00")
    membre = MembreFactory(chantier=ChantierFactory(numero=1), motivation="Mes mots à moi.", personne__prenom="Paule")
    revisions.ouvrir(membre, by=membre.personne)
    a_l_heure("2023-10-19T11:00")
    return actions.modifier_adhesion(membre=membre, version=1, by=membre.personne, motivation="D’autres mots.")


def test_she_alone_reads_what_she_had_written(connecter, membre, equipe):
    page = connecter(membre.personne).get(MIENNE).text
    assert "Mes mots à moi" in page
    assert "Personne d’autre que vous" in page
    for autre in (equipe, MembreFactory(chantier=membre.chantier, role="pilotage").personne, PersonneFactory()):
        reponse = connecter(autre).get(MIENNE)
        assert "Mes mots" not in reponse.text
        assert "D’autres mots" not in reponse.text


def test_she_goes_back(connecter, membre):
    client = connecter(membre.personne)
    assert MIENNE in client.get("/chantiers/1/adhesion/").text
    assert client.post("/chantiers/1/adhesion/retablir/", {"numero": 1, "version": 2}).status_code == 302
    membre.refresh_from_db()
    assert (membre.motivation, membre.version) == ("Mes mots à moi.", 3)


def test_nobody_goes_back_for_her(membre, equipe):
    with pytest.raises(Refus, match="propres mots"):
        actions.retablir_adhesion(membre=membre, numero=1, version=2, by=equipe)


def test_not_in_the_name_of_whom_she_represents_no_more(membre):
    ruche = OrganisationFactory(nom="La Ruche")
    representation = RepresentationFactory(personne=membre.personne, organisation=ruche)
    for version, organisation in ((2, ruche), (3, None)):
        actions.modifier_adhesion(membre=membre, version=version, by=membre.personne, organisation=organisation)
    representation.delete()
    with pytest.raises(Refus, match="ne représentez pas"):
        actions.retablir_adhesion(membre=membre, numero=3, version=4, by=membre.personne)
    membre.refresh_from_db()
    assert (membre.organisation, membre.version) == (None, 4)


def test_who_leaves_takes_the_history_with_her(connecter, membre):
    actions.quitter_chantier(membre=membre, by=membre.personne)
    client = connecter(membre.personne)
    assert client.get(MIENNE).status_code == 404
    assert client.post("/chantiers/1/adhesion/retablir/", {"numero": 1, "version": 3}).status_code == 409
    assert not Revision.objects.of(membre).exists()
    membre.refresh_from_db()
    assert membre.motivation == ""


def test_the_sheet_leads_to_its_history(connecter, membre, client, equipe):
    assert "/chantiers/1/historique/" not in client.get("/chantiers/1/").text
    assert "/chantiers/1/historique/" in connecter(membre.personne).get("/chantiers/1/").text
    revisions.ouvrir(membre.chantier, by=equipe)
    champs = {"titre": "Essaimer mieux", "version": 1}
    assert connecter(equipe).post("/chantiers/1/modifier/", champs).status_code == 302
    page = connecter(equipe).get("/chantiers/1/historique/").text
    assert "Essaimer mieux" in page
    assert connecter(equipe).post("/chantiers/1/retablir/", {"numero": 1, "version": 2}).status_code == 302
    membre.chantier.refresh_from_db()
    assert (membre.chantier.titre, membre.chantier.version) == ("Chantier d’essai 1", 3)
