"""Who gets what at each address of the chantiers."""

import pytest

from chantiers.enums import RoleMembre
from tests.acces import cas
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory


ROLES = ("anonyme", "participante", "membre", "pilote", "equipe")
TABLE = [
    ("/chantiers/", "get", 200, 200, 200, 200, 200),
    ("/chantiers/", "post", 405, 405, 405, 405, 405),
    ("/chantiers/1/", "get", 200, 200, 200, 200, 200),
    ("/chantiers/1/", "post", 405, 405, 405, 405, 405),
    ("/chantiers/404/", "get", 404, 404, 404, 404, 404),
    ("/chantiers/99999999999999999999/", "get", 404, 404, 404, 404, 404),
    ("/chantiers/1/modifier/", "get", 302, 403, 403, 200, 200),
    ("/chantiers/1/modifier/", "post", 302, 403, 403, 302, 302),
    ("/chantiers/1/rejoindre/", "get", 302, 200, 302, 302, 200),
    ("/chantiers/1/rejoindre/", "post", 302, 302, 409, 409, 302),
    ("/chantiers/1/adhesion/", "get", 302, 404, 200, 200, 404),
    ("/chantiers/1/adhesion/", "post", 302, 404, 302, 302, 404),
    ("/chantiers/1/quitter/", "get", 302, 405, 405, 405, 405),
    ("/chantiers/1/quitter/", "post", 302, 404, 302, 302, 404),
]
AUDIENCES = {f"{nom}_audience": "chantier" for nom in ("motivation", "attente", "implication")}
CORPS = {
    "/chantiers/1/modifier/": {"titre": "Un titre", "version": "1"},
    "/chantiers/1/rejoindre/": AUDIENCES,
    "/chantiers/1/adhesion/": {**AUDIENCES, "version": "1"},
}


@pytest.fixture
def monde(db):
    chantier = ChantierFactory(numero=1)
    return {
        "anonyme": None,
        "participante": PersonneFactory(),
        "membre": MembreFactory(chantier=chantier).personne,
        "pilote": MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne,
        "equipe": PersonneFactory(is_equipe=True),
    }


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = CORPS.get(adresse, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut
