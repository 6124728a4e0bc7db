"""Who gets what at each address of the objectifs and useful links."""

import pytest

from chantiers.models import LienUtile, Objectif
from labo import revisions
from tests.acces import cas
from tests.chantiers.monde import ROLES


OBJ, LIEN = "/chantiers/1/objectifs/", "/chantiers/1/liens/"
TABLE = [
    (f"{OBJ}ajouter/", "get", 302, 403, 403, 200, 200),
    (f"{OBJ}ajouter/", "post", 302, 403, 403, 302, 302),
    (f"{OBJ}7/modifier/", "get", 302, 403, 403, 200, 200),
    (f"{OBJ}7/modifier/", "post", 302, 403, 403, 302, 302),
    (f"{OBJ}8/modifier/", "get", 302, 404, 404, 404, 404),
    (f"{OBJ}7/monter/", "get", 302, 405, 405, 405, 405),
    (f"{OBJ}7/monter/", "post", 302, 403, 403, 409, 409),
    (f"{OBJ}7/descendre/", "post", 302, 403, 403, 409, 409),
    (f"{OBJ}7/supprimer/", "post", 302, 403, 403, 302, 302),
    (f"{OBJ}7/restaurer/", "post", 302, 403, 403, 409, 409),
    (f"{OBJ}7/historique/", "get", 302, 200, 200, 200, 200),
    (f"{OBJ}7/retablir/", "post", 302, 403, 403, 302, 302),
    (f"{LIEN}ajouter/", "get", 302, 403, 200, 200, 200),
    (f"{LIEN}ajouter/", "post", 302, 403, 302, 302, 302),
    (f"{LIEN}7/modifier/", "get", 302, 403, 200, 200, 200),
    (f"{LIEN}7/modifier/", "post", 302, 403, 302, 302, 302),
    (f"{LIEN}7/supprimer/", "post", 302, 403, 302, 302, 302),
    (f"{LIEN}7/restaurer/", "post", 302, 403, 409, 409, 409),
    (f"{LIEN}7/historique/", "get", 302, 200, 200, 200, 200),
    (f"{LIEN}7/retablir/", "post", 302, 403, 302, 302, 302),
    ("/chantiers/1/suivre/", "get", 302, 405, 405, 405, 405),
    ("/chantiers/1/suivre/", "post", 302, 302, 302, 302, 302),
    ("/chantiers/abonnement/inconnu/", "get", 404, 404, 404, 404, 404),
    ("/chantiers/abonnement/inconnu/", "post", 404, 404, 404, 404, 404),
    ("/chantiers/1/fiche.md", "get", 200, 200, 200, 200, 200),
    ("/chantiers/1/fiche.md", "post", 405, 405, 405, 405, 405),
    ("/chantiers/1/fiche.exe", "get", 404, 404, 404, 404, 404),
]
CORPS = {
    f"{OBJ}ajouter/": {"texte": "Relier", "etat": "vise"},
    f"{OBJ}7/modifier/": {"texte": "Relier", "etat": "atteint", "version": "1"},
    f"{OBJ}7/retablir/": {"numero": "1", "version": "1"},
    f"{LIEN}ajouter/": {"titre": "Le bloc-notes", "adresse": "exemple.fr/pad"},
    f"{LIEN}7/modifier/": {"titre": "Le bloc-notes", "adresse": "https://exemple.fr/pad", "version": "1"},
    f"{LIEN}7/retablir/": {"numero": "1", "version": "1"},
    "/chantiers/1/suivre/": {"rythme": "semaine"},
}


@pytest.fixture
def pieces(monde):
    chantier = monde["pilote"].adhesions.get().chantier
    objectif = Objectif.objects.create(pk=7, chantier=chantier, texte="Essaimer", rang=1)
    lien = LienUtile.objects.create(pk=7, chantier=chantier, titre="Le dossier", adresse="https://exemple.fr/")
    for piece in (objectif, lien):
        revisions.ouvrir(piece, by=monde["pilote"])


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = CORPS.get(adresse, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut
