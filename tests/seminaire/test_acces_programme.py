"""Who gets what at each address of the programme."""

from datetime import timedelta

import pytest

from labo import horloge, revisions
from seminaire.models import Seance
from tests.acces import cas
from tests.factories import ChantierFactory, PersonneFactory
from tests.seminaire.factories import ParticipationFactory, SeminaireFactory, facilitation_de, seance_a


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "autre_facilitation", "facilitation", "equipe")
EDITION = "/programme/edition/"
PK, AUTRE = 900_002, 900_009  # far from what the sequence gives to a new one
TABLE = [
    ("/programme/", "get", 200, 200, 200, 200, 200),
    ("/programme/", "post", 405, 405, 405, 405, 405),
    ("/programme/presentation/", "get", 302, 403, 403, 200, 200),
    ("/programme/presentation/", "post", 302, 403, 403, 302, 302),
    (EDITION, "get", 302, 403, 403, 200, 200),
    (EDITION, "post", 302, 405, 405, 405, 405),
    (f"{EDITION}grille/", "get", 302, 403, 403, 200, 200),
    (f"{EDITION}grille/", "post", 302, 405, 405, 405, 405),
    (f"{EDITION}{PK}/placer/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}{PK}/placer/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/avancer/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}{PK}/avancer/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}ajouter/", "get", 302, 403, 403, 200, 200),
    (f"{EDITION}ajouter/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/modifier/", "get", 302, 403, 403, 200, 200),
    (f"{EDITION}{PK}/modifier/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/monter/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}{PK}/monter/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/descendre/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/supprimer/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/restaurer/", "post", 302, 403, 403, 409, 409),
    (f"{EDITION}{PK}/repartir/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}restaurer/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}restaurer/", "post", 302, 403, 403, 302, 302),
    (f"{EDITION}{PK}/historique/", "get", 302, 403, 403, 200, 200),
    (f"{EDITION}{PK}/historique/", "post", 302, 405, 405, 405, 405),
    (f"{EDITION}{PK}/retablir/", "get", 302, 405, 405, 405, 405),
    (f"{EDITION}{PK}/retablir/", "post", 302, 403, 403, 302, 302),
    ("/programme/presentation/historique/", "get", 302, 403, 403, 200, 200),
    ("/programme/presentation/historique/", "post", 302, 405, 405, 405, 405),
    ("/programme/presentation/retablir/", "get", 302, 405, 405, 405, 405),
    ("/programme/presentation/retablir/", "post", 302, 403, 403, 302, 302),
    # Of another seminar (whose facilitation may), of none, of no number that a database knows.
    (f"{EDITION}{AUTRE}/modifier/", "get", 302, 403, 200, 403, 200),
    (f"{EDITION}{AUTRE}/supprimer/", "post", 302, 403, 302, 403, 302),
    (f"{EDITION}{AUTRE}/historique/", "get", 302, 403, 200, 403, 200),
    (f"{EDITION}{AUTRE}/retablir/", "post", 302, 403, 409, 403, 409),
    (f"{EDITION}404/repartir/", "post", 302, 403, 403, 404, 404),
    (f"{EDITION}99999999999999999999/monter/", "post", 302, 403, 403, 404, 404),
    (f"{EDITION}{PK}/detruire/", "post", 404, 404, 404, 404, 404),
]
SUPPRIMEES_LE = horloge.maintenant() - timedelta(days=1)
VERSION = {"numero": "1", "version": "1"}
SEANCE = {"titre": "Accueil", "nature": "accueil", "version": "1", "version_creneau": "1"}
CORPS = {
    "/programme/presentation/": {"titre": "Le séminaire", "version": "1"},
    f"{EDITION}ajouter/": {"titre": "Pause"},
    f"{EDITION}{PK}/modifier/": SEANCE,
    f"{EDITION}restaurer/": {"supprimees_le": SUPPRIMEES_LE.isoformat()},
    f"{EDITION}{PK}/retablir/": {**VERSION, "numero_creneau": "1", "version_creneau": "1"},
    "/programme/presentation/retablir/": VERSION,
    f"{EDITION}{PK}/monter/": {"version": "1"},
    f"{EDITION}{PK}/descendre/": {"version": "1"},
    f"{EDITION}{PK}/placer/": {"jour": "2023-10-19", "debut": "10h30", "version": "1", "version_creneau": "1"},
    f"{EDITION}{PK}/avancer/": {"minutes": "5", "version_creneau": "1"},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    seminaire = SeminaireFactory(est_courant=True)
    autre = SeminaireFactory()
    for pk, debut in ((PK - 1, "9:00"), (PK, "10:00"), (PK + 1, "11:00")):
        seance_a(seminaire, debut, pk=pk)
    seance_a(autre, "9:00", pk=AUTRE)
    for n in (1, 2):  # deleted in one act
        seance_a(seminaire, f"1{n}:30", supprimee_le=SUPPRIMEES_LE)
    seance = Seance.objects.select_related("creneau").get(pk=PK)
    for objet in (seminaire, seance, seance.creneau):
        revisions.ouvrir(objet, by=None)
    ChantierFactory.create_batch(2)
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
    reponse = getattr(client, methode)(adresse, CORPS.get(adresse, {}))
    assert reponse.status_code == statut
    if statut == 302 and role == "anonyme":
        assert reponse["Location"].startswith("/connexion/")
