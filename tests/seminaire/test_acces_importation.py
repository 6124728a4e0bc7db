"""Who gets what at the importer and at the calendar."""

import pytest

from tests.acces import cas
from tests.factories import PersonneFactory
from tests.seminaire.factories import SeminaireFactory, facilitation_de, publier, seance_a


ROLES = ("anonyme", "participante", "facilitation", "equipe")
TABLE = [
    ("/programme/importer/", "get", 302, 403, 200, 200),
    ("/programme/importer/", "post", 302, 403, 200, 200),
    ("/programme.ics", "get", 200, 200, 200, 200),
    ("/programme.ics", "post", 405, 405, 405, 405),
]


@pytest.fixture
def monde(db):
    seminaire = SeminaireFactory()
    seance_a(seminaire, "9:00")
    publier(seminaire)
    return {
        "anonyme": None,
        "participante": PersonneFactory(),
        "facilitation": facilitation_de(seminaire),
        "equipe": PersonneFactory(is_equipe=True),
    }


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = {"texte": "9h Accueil"} if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut


@pytest.mark.parametrize(("role", "statut"), [("participante", 403), ("equipe", 200)])
def test_without_a_seminar_equipe_alone_imports(connecter, request, role, statut):
    client = connecter(request.getfixturevalue(role))
    assert client.get("/programme/importer/").status_code == statut
    assert client.post("/programme/importer/", {"texte": "9h Accueil"}).status_code == statut


def test_the_facilitation_of_another_seminar_does_not_import_into_this_one(connecter, db):
    SeminaireFactory(est_courant=True)
    client = connecter(facilitation_de(SeminaireFactory()))
    assert client.post("/programme/importer/", {"texte": "9h Accueil"}).status_code == 403
