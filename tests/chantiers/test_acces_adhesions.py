"""Who gets what at each address of the members: requests, roles, invitations, pilotage."""

import pytest

from chantiers.enums import Adhesion, EtatMembre
from chantiers.models import Invitation, Membre
from labo import horloge
from tests.acces import cas
from tests.chantiers.monde import ROLES
from tests.factories import MembreFactory, OrganisationFactory, PersonneFactory, RepresentationFactory


MEMBRES, INVITER, PILOTAGE = "/chantiers/1/membres/", "/chantiers/1/invitations/", "/chantiers/1/pilotage/"
TABLE = [
    (MEMBRES, "get", 302, 200, 200, 200, 200),
    (MEMBRES, "post", 302, 405, 405, 405, 405),
    ("/chantiers/404/membres/", "get", 302, 404, 404, 404, 404),
    (f"{MEMBRES}9700/accepter/", "get", 302, 302, 302, 302, 302),
    (f"{MEMBRES}9700/accepter/", "post", 302, 403, 403, 302, 302),
    (f"{MEMBRES}9701/accepter/", "post", 302, 403, 403, 409, 409),
    (f"{MEMBRES}9702/accepter/", "post", 302, 404, 404, 404, 404),
    (f"{MEMBRES}9700/refuser/", "get", 302, 403, 403, 200, 200),
    (f"{MEMBRES}9700/refuser/", "post", 302, 403, 403, 302, 302),
    (f"{MEMBRES}9701/refuser/", "post", 302, 403, 403, 409, 409),
    (f"{MEMBRES}9701/role/", "get", 302, 403, 403, 200, 200),
    (f"{MEMBRES}9701/role/", "post", 302, 403, 403, 302, 302),
    (f"{MEMBRES}9700/role/", "post", 302, 403, 403, 409, 409),
    # A pilote is no other pilote's to demote.
    (f"{MEMBRES}9703/role/", "get", 302, 403, 403, 403, 200),
    (f"{MEMBRES}9703/role/", "post", 302, 403, 403, 403, 302),
    (INVITER, "get", 302, 403, 403, 200, 200),
    (INVITER, "post", 302, 403, 403, 302, 302),
    (f"{INVITER}9700/retirer/", "get", 302, 302, 302, 302, 302),
    (f"{INVITER}9700/retirer/", "post", 302, 403, 403, 302, 302),
    (f"{INVITER}9701/retirer/", "post", 302, 403, 403, 409, 409),
    (f"{PILOTAGE}transmettre/", "get", 302, 403, 403, 200, 403),
    (f"{PILOTAGE}transmettre/", "post", 302, 403, 403, 302, 403),
    (f"{PILOTAGE}confier/", "get", 302, 403, 403, 403, 200),
    (f"{PILOTAGE}confier/", "post", 302, 403, 403, 403, 302),
    ("/chantiers/adhesions/fermer/", "get", 302, 405, 405, 405, 405),
    ("/chantiers/adhesions/fermer/", "post", 302, 403, 403, 403, 302),
]
CORPS = {
    f"{MEMBRES}9700/refuser/": {"motif": "Le groupe est complet."},
    f"{MEMBRES}9701/refuser/": {"motif": "Le groupe est complet."},
    f"{MEMBRES}9700/role/": {"role": "observation"},
    f"{MEMBRES}9701/role/": {"role": "observation"},
    f"{MEMBRES}9703/role/": {"role": "membre"},
    INVITER: {"prenom": "Zoé", "nom": "Zéphyr", "email": "zoe@essai.example"},
    f"{PILOTAGE}transmettre/": {"suite": "quelqu_un", "successeur": "9701", "ensuite": "rester"},
    f"{PILOTAGE}confier/": {"membre": "9701"},
}


@pytest.fixture
def gens(monde):
    """9700 asks, 9701 is there, 9702 asks elsewhere, 9703 leads too; 9700 is invited."""
    chantier = monde["pilote"].adhesions.get().chantier
    demande = {"etat": EtatMembre.DEMANDE, "demande_le": horloge.maintenant(), "rejoint_le": None}
    MembreFactory(pk=9700, chantier=chantier, **demande)
    MembreFactory(pk=9701, chantier=chantier)
    MembreFactory(pk=9702, **demande)
    MembreFactory(pk=9703, chantier=chantier, role="pilotage")
    Invitation.objects.create(
        pk=9700, chantier=chantier, personne=PersonneFactory(), par=monde["pilote"], at=horloge.maintenant()
    )
    return chantier


@pytest.mark.usefixtures("gens")
@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = CORPS.get(adresse, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut


def sous_le_nom_de(qui, participante):
    """An organisation as a person stands to it."""
    organisation = OrganisationFactory(nom="La Ruche")
    if qui == "la sienne":
        RepresentationFactory(personne=participante, organisation=organisation)
    if qui == "celle d’une autre":
        RepresentationFactory(organisation=organisation)
    return "" if qui == "personne" else organisation.pk if qui != "disparue" else 999_999


@pytest.mark.parametrize("adhesion", Adhesion.values)
@pytest.mark.parametrize(
    ("qui", "statut"),
    [("personne", 302), ("la sienne", 302), ("celle d’une autre", 422), ("sans voix", 422), ("disparue", 422)],
)
def test_in_whose_name_one_joins_and_asks(connecter, gens, participante, adhesion, qui, statut):
    gens.adhesion = adhesion
    gens.save()
    donnees = {"organisation": sous_le_nom_de(qui, participante), "motivation": "Agir"}
    assert connecter(participante).post("/chantiers/1/rejoindre/", donnees).status_code == statut
    assert Membre.objects.of(participante).count() == (statut == 302)


@pytest.mark.parametrize(("qui", "statut"), [("la sienne", 302), ("celle d’une autre", 422), ("disparue", 422)])
def test_in_whose_name_a_request_is_changed(connecter, gens, participante, qui, statut):
    membre = MembreFactory(
        chantier=gens, personne=participante, etat="demande", demande_le=horloge.maintenant(), rejoint_le=None
    )
    donnees = {"organisation": sous_le_nom_de(qui, participante), "motivation": "Agir", "version": "1"}
    assert connecter(participante).post("/chantiers/1/adhesion/", donnees).status_code == statut
    membre.refresh_from_db()
    assert (membre.organisation is not None) == (statut == 302)
