"""Who gets what at each address of the acts of the list."""

import pytest

from seminaire import actions
from seminaire.models import Geste, Seance
from tests.acces import cas
from tests.factories import PersonneFactory
from tests.seminaire.factories import ParticipationFactory, SeminaireFactory, facilitation_de, seance_a


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "autre_facilitation", "facilitation", "equipe")
EDITION = "/programme/edition/"
PK, PARALLELE, AUTRE = 900_002, 900_003, 900_009
TABLE = [
    (f"{EDITION}{PK}/decaler/", "get", 302, 403, 403, 200, 200),
    (f"{EDITION}{PK}/decaler/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/scinder/", "get", 302, 403, 403, 200, 200),
    (f"{EDITION}{PK}/scinder/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/dupliquer/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}{PK}/dupliquer/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/paralleliser/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}{PK}/paralleliser/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PARALLELE}/separer/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}{PARALLELE}/separer/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PARALLELE}/intituler/", "get", 302, 403, 403, 200, 200),
    (f"{EDITION}{PARALLELE}/intituler/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}gestes/{PK}/annuler/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}gestes/{PK}/annuler/", "post", 302, 403, 403, 302, 302),
    # Of another seminar, of none, of no number that a database knows.
    (f"{EDITION}gestes/{AUTRE}/annuler/", "post", 302, 403, 403, 404, 404),
    (f"{EDITION}gestes/99999999999999999999/annuler/", "post", 302, 403, 403, 404, 404),
    (f"{EDITION}{AUTRE}/decaler/", "post", 302, 403, 409, 403, 409),  # it was shifted already
    (f"{EDITION}404/dupliquer/", "post", 302, 403, 403, 404, 404),
]
CORPS = {
    "decaler": {"minutes": "10", "version_creneau": "1"},
    "intituler": {"intitule": "Les ateliers", "version_creneau": "1"},
    "scinder": {"a": "10 h 30", "version_creneau": "1"},
    **{acte: {"version_creneau": "1"} for acte in ("dupliquer", "paralleliser", "separer")},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    seminaire, autre = SeminaireFactory(est_courant=True), SeminaireFactory()
    for pk, debut in ((PK - 1, "9:00"), (PK, "10:00")):
        seance = seance_a(seminaire, debut, pk=pk)
    Seance.objects.create(pk=PARALLELE, creneau=seance.creneau, rang=99_999, titre="À côté")
    gestes = {PK: seance_a(seminaire, "14:00"), AUTRE: seance_a(autre, "9:00", pk=AUTRE)}
    for pk, seance in gestes.items():
        geste = actions.decaler_suite(seance=seance, minutes=10, version_creneau=1, by=None).geste
        Geste.objects.filter(pk=geste.pk).update(id=pk)
    return {
        "anonyme": None,
        "participante": ParticipationFactory(seminaire=seminaire).personne,
        "autre_facilitation": facilitation_de(autre),
        "facilitation": facilitation_de(seminaire),
        "equipe": PersonneFactory(is_equipe=True),
    }


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_who_gets_what(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    reponse = getattr(client, methode)(adresse, CORPS.get(adresse.split("/")[-2], {}))
    assert reponse.status_code == statut
    if statut == 302 and role == "anonyme":
        assert reponse["Location"].startswith("/connexion/")
