"""Who gets what at the importer and at the files of the programme."""

import pytest

from seminaire.actions.places import lire_ses_lignes
from seminaire.models import Seance
from tests.acces import cas
from tests.factories import PersonneFactory
from tests.seminaire.factories import SalleFactory, SeminaireFactory, facilitation_de, publier, seance_a


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
PK, AUTRE = 900_002, 900_009  # far from what the sequence gives to a new one
ROLES = ("anonyme", "participante", "facilitation", "equipe")
TABLE = [
    ("/programme/importer/", "get", 302, 403, 200, 200),
    ("/programme/importer/", "post", 302, 403, 200, 200),
    ("/programme.ics", "get", 200, 200, 200, 200),
    ("/programme.ics", "post", 405, 405, 405, 405),
    (f"/programme/seances/{PK}.ics", "get", 200, 200, 200, 200),
    ("/programme/seances/404.ics", "get", 404, 404, 404, 404),
    ("/programme.json", "get", 200, 200, 200, 200),
    ("/programme.json", "post", 405, 405, 405, 405),
    ("/programme.pdf", "get", 200, 200, 200, 200),
    (f"/programme/salles/{PK}.pdf", "get", 200, 200, 200, 200),
    (f"/programme/salles/{AUTRE}.pdf", "get", 404, 404, 404, 404),
    ("/programme/deroule.json", "get", 302, 403, 200, 200),
    ("/programme/deroule.json", "post", 302, 405, 405, 405),
    ("/programme/deroule.pdf", "get", 302, 403, 200, 200),
    ("/programme/deroule.odt", "get", 302, 403, 200, 200),
    ("/programme/deroule.docx", "get", 302, 403, 200, 200),
    ("/programme/animation.pdf", "get", 302, 403, 302, 302),
    ("/programme/feuilles/", "get", 302, 403, 200, 200),
    ("/programme/animation.pdf?nom=Ada", "get", 302, 403, 200, 200),
    ("/programme/animation.pdf?nom=Zoe", "get", 302, 403, 404, 404),
]


@pytest.fixture(scope="module")
def monde(base_partagee):
    seminaire = SeminaireFactory()
    salle = SalleFactory(seminaire=seminaire, pk=PK)
    seance_a(seminaire, "9:00", pk=PK, salle=salle, intervenants="Ada")
    lire_ses_lignes(Seance.objects.get())
    publier(seminaire)
    SalleFactory(pk=AUTRE, seminaire__date_debut=None)
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
