"""Who gets what at the addresses of the rooms, of all seminars, and of a seminar under its own name."""

import pytest

from labo import revisions
from seminaire.models import Seance
from tests.acces import cas
from tests.factories import PersonneFactory
from tests.seminaire.factories import (
    ParticipationFactory,
    SalleFactory,
    SeminaireFactory,
    facilitation_de,
    publier,
    seance_a,
)


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "autre_facilitation", "facilitation", "equipe")
COURANT, AUTRE = 910_001, 910_002  # a room of each of two seminars
NOMME = "/seminaires/printemps"
TABLE = [
    ("/programme/salles/", "get", 302, 403, 403, 200, 200),
    ("/programme/salles/", "post", 302, 403, 403, 302, 302),
    (f"/programme/salles/{COURANT}/modifier/", "get", 302, 403, 403, 200, 200),
    (f"/programme/salles/{COURANT}/modifier/", "post", 302, 403, 403, 302, 302),
    (f"/programme/salles/{COURANT}/supprimer/", "get", 302, 405, 405, 405, 405),
    (f"/programme/salles/{COURANT}/supprimer/", "post", 302, 403, 403, 302, 302),
    # A room is found in its own seminar alone.
    (f"/programme/salles/{AUTRE}/modifier/", "get", 302, 403, 403, 404, 404),
    (f"/programme/salles/{AUTRE}/modifier/", "post", 302, 403, 403, 409, 409),
    (f"/programme/salles/{AUTRE}/supprimer/", "post", 302, 403, 403, 409, 409),
    ("/programme/salles/404/modifier/", "get", 302, 403, 403, 404, 404),
    ("/programme/salles/99999999999999999999/supprimer/", "post", 302, 403, 403, 409, 409),
    ("/seminaires/", "get", 302, 403, 403, 403, 200),
    ("/seminaires/", "post", 302, 405, 405, 405, 405),
    (f"{NOMME}/marquer/", "get", 302, 405, 405, 405, 405),
    (f"{NOMME}/marquer/", "post", 302, 403, 403, 403, 302),
    (f"{NOMME}/dupliquer/", "get", 302, 403, 403, 403, 200),
    (f"{NOMME}/dupliquer/", "post", 302, 403, 403, 403, 302),
    ("/seminaires/inconnu/marquer/", "post", 302, 403, 403, 403, 404),
    ("/seminaires/inconnu/dupliquer/", "get", 302, 403, 403, 403, 404),
    # Under its name: whoever facilitates the current one edits nothing here.
    (f"{NOMME}/programme/", "get", 200, 200, 200, 200, 200),
    (f"{NOMME}/programme.ics", "get", 200, 200, 200, 200, 200),
    (f"{NOMME}/programme/edition/", "get", 302, 403, 200, 403, 200),
    (f"{NOMME}/programme/edition/ajouter/", "get", 302, 403, 200, 403, 200),
    (f"{NOMME}/programme/edition/ajouter/", "post", 302, 403, 302, 403, 302),
    (f"{NOMME}/programme/importer/", "get", 302, 403, 200, 403, 200),
    (f"{NOMME}/programme/presentation/", "get", 302, 403, 200, 403, 200),
    (f"{NOMME}/programme/presentation/historique/", "get", 302, 403, 200, 403, 200),
    (f"{NOMME}/programme/salles/", "get", 302, 403, 200, 403, 200),
    (f"{NOMME}/programme/salles/{AUTRE}/modifier/", "get", 302, 403, 200, 403, 200),
    (f"{NOMME}/programme/salles/{COURANT}/modifier/", "get", 302, 403, 404, 403, 404),
    ("/seminaires/inconnu/programme/", "get", 404, 404, 404, 404, 404),
    ("/seminaires/inconnu/programme/edition/", "get", 302, 404, 404, 404, 404),
    ("/seminaires/inconnu/programme/salles/", "get", 302, 404, 404, 404, 404),
]
CORPS = {
    "/programme/salles/": {"nom": "Préau"},
    f"/programme/salles/{COURANT}/modifier/": {"nom": "Préau", "nom_lu": "Hall", "places_lues": ""},
    f"/programme/salles/{AUTRE}/modifier/": {"nom": "Préau", "nom_lu": "Hall", "places_lues": ""},
    f"{NOMME}/dupliquer/": {"titre": "Automne", "date_debut": "2024-10-17"},
    f"{NOMME}/programme/edition/ajouter/": {"titre": "Pause"},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    seminaire = SeminaireFactory(est_courant=True)
    autre = SeminaireFactory(slug="printemps")
    for chaque, pk in ((seminaire, COURANT), (autre, AUTRE)):
        SalleFactory(seminaire=chaque, nom="Hall", pk=pk)
        seance_a(chaque, "9:00")
        publier(chaque)
    for objet in (seminaire, autre, *Seance.objects.all()):
        revisions.ouvrir(objet, by=None)
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
