"""Who gets what at the roof's addresses."""

import pytest

from tests.acces import cas


ROLES = ("anonyme", "participante", "equipe")
TABLE = [
    ("/", "get", 200, 200, 200),
    ("/", "post", 405, 405, 405),
    ("/favicon.ico", "get", 302, 302, 302),
    ("/moi/", "get", 302, 200, 200),
    ("/moi/", "post", 302, 405, 405),
    ("/corbeille/", "get", 302, 200, 200),
    ("/corbeille/", "post", 302, 405, 405),
    ("/courriels/", "get", 200, 200, 200),
    ("/courriels/", "post", 405, 405, 405),
    ("/aide/", "get", 200, 200, 200),
    ("/aide/", "post", 405, 405, 405),
    ("/mentions/", "get", 200, 200, 200),
    ("/mentions/", "post", 405, 405, 405),
    ("/accessibilite/", "get", 200, 200, 200),
    ("/accessibilite/", "post", 405, 405, 405),
]


@pytest.fixture
def monde(participante, equipe):
    return {"anonyme": None, "participante": participante, "equipe": equipe}


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    assert getattr(client, methode)(adresse).status_code == statut


def test_outside_the_local_run_there_are_no_mails_to_read(client, db, settings):
    settings.LOCAL = False
    assert client.get("/courriels/").status_code == 404
