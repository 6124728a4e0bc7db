"""Who gets what at the socle's addresses."""

import pytest

from labo.liens import nouveau_lien
from tests.acces import cas
from tests.factories import PersonneFactory


ROLES = ("anonyme", "participante", "equipe")
TABLE = [
    ("/connexion/", "get", 200, 200, 200),
    ("/connexion/", "post", 422, 422, 422),
    ("/deconnexion/", "get", 302, 405, 405),
    ("/deconnexion/", "post", 302, 302, 302),
    ("/sante/", "get", 200, 200, 200),
    ("/sante/", "post", 405, 405, 405),
    ("/lien/inconnu/", "get", 404, 404, 404),
    ("/lien/inconnu/", "post", 404, 404, 404),
    ("/n-existe-pas/", "get", 404, 404, 404),
    ("/admin/", "get", 302, 302, 302),
]


@pytest.fixture
def monde(participante, equipe):
    return {"anonyme": None, "participante": participante, "equipe": equipe}


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    assert getattr(client, methode)(adresse).status_code == statut


@pytest.mark.parametrize("role", ROLES)
def test_a_good_link_opens_for_everybody(client, monde, role):
    adresse = nouveau_lien(personne=PersonneFactory()).partition("8000")[2]
    if monde[role]:
        client.force_login(monde[role])
    assert client.get(adresse).status_code == 200
    assert client.post(adresse).status_code == 302
