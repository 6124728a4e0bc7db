"""Who gets what at each address of the chantiers."""

import pytest

from tests.acces import cas
from tests.chantiers.monde import ROLES


TABLE = [
    ("/chantiers/", "get", 200, 200, 200, 200, 200),
    ("/chantiers/", "post", 405, 405, 405, 405, 405),
    ("/chantiers/1/", "get", 200, 200, 200, 200, 200),
    ("/chantiers/1/", "post", 405, 405, 405, 405, 405),
    ("/chantiers/404/", "get", 404, 404, 404, 404, 404),
    ("/chantiers/99999999999999999999/", "get", 404, 404, 404, 404, 404),
    ("/chantiers/1/modifier/", "get", 302, 403, 403, 200, 200),
    ("/chantiers/1/modifier/", "post", 302, 403, 403, 302, 302),
    ("/chantiers/1/modifier/contexte/", "get", 302, 403, 403, 200, 200),
    ("/chantiers/1/modifier/contexte/", "post", 302, 403, 403, 302, 302),
    ("/chantiers/1/modifier/rendez-vous/", "get", 302, 403, 403, 200, 200),
    ("/chantiers/1/modifier/reglages/", "get", 302, 403, 403, 200, 200),
    ("/chantiers/1/modifier/inconnue/", "get", 302, 404, 404, 404, 404),
    ("/chantiers/1/rejoindre/", "get", 302, 200, 302, 302, 200),
    ("/chantiers/1/rejoindre/", "post", 302, 302, 409, 409, 302),
    ("/chantiers/1/adhesion/", "get", 302, 404, 200, 200, 404),
    ("/chantiers/1/adhesion/", "post", 302, 404, 302, 302, 404),
    ("/chantiers/1/quitter/", "get", 302, 405, 405, 405, 405),
    ("/chantiers/1/quitter/", "post", 302, 404, 302, 302, 404),
    ("/chantiers/1/historique/", "get", 302, 200, 200, 200, 200),
    ("/chantiers/1/historique/", "post", 302, 405, 405, 405, 405),
    ("/chantiers/404/historique/", "get", 302, 404, 404, 404, 404),
    ("/chantiers/1/retablir/", "get", 302, 405, 405, 405, 405),
    ("/chantiers/1/retablir/", "post", 302, 403, 403, 302, 302),
    # Her own words: she alone, not the pilotage of the chantier, not équipe.
    ("/chantiers/1/adhesion/historique/", "get", 302, 404, 200, 200, 404),
    ("/chantiers/1/adhesion/historique/", "post", 302, 405, 405, 405, 405),
    ("/chantiers/1/adhesion/retablir/", "get", 302, 405, 405, 405, 405),
    ("/chantiers/1/adhesion/retablir/", "post", 302, 404, 302, 302, 404),
]
AUDIENCES = {f"{nom}_audience": "chantier" for nom in ("motivation", "attente", "implication")}
CORPS = {
    "/chantiers/1/modifier/": {"titre": "Un titre", "version": "1"},
    "/chantiers/1/modifier/contexte/": {"contexte": "Un contexte", "version": "1"},
    "/chantiers/1/rejoindre/": AUDIENCES,
    # Who leads says who comes after her; what the others send is not read.
    "/chantiers/1/quitter/": {"suite": "personne"},
    "/chantiers/1/retablir/": {"numero": "1", "version": "1"},
    "/chantiers/1/adhesion/retablir/": {"numero": "1", "version": "1"},
    "/chantiers/1/adhesion/": {**AUDIENCES, "version": "1"},
}


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = CORPS.get(adresse, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut
