"""Who gets what at each address of the roadmap."""

import pytest

from chantiers.models import Etape
from labo import revisions
from tests.acces import cas
from tests.chantiers.monde import ROLES, peupler
from tests.factories import OrganisationFactory, PersonneFactory, RepresentationFactory


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
F = "/chantiers/1/feuille-de-route/"
LECTURE = (302, 200, 200, 200, 200)
ACTES = ("etat", "attendre", "ne-plus-attendre", "supprimer", "restaurer", "retablir")  # a GET leads back to the page
ECRITURE = (302, 403, 403, 200, 200)
ACTE = (302, 403, 403, 302, 302)
TABLE = [
    (F, "get", *LECTURE),
    (F, "post", *[405] * 5),
    ("/chantiers/404/feuille-de-route/", "get", *[404] * 5),
    ("/chantiers/feuilles-de-route/", "get", *[200] * 5),
    ("/chantiers/feuilles-de-route/", "post", *[405] * 5),
    ("/chantiers/feuilles-de-route.csv", "get", *[200] * 5),
    ("/chantiers/1/feuille-de-route.csv", "get", *LECTURE),
    ("/chantiers/1/feuille-de-route.exe", "get", *[404] * 5),
    (f"{F}ajouter/", "get", *ECRITURE),
    (f"{F}ajouter/", "post", *ACTE),
    (f"{F}7/", "get", *LECTURE),
    (f"{F}404/", "get", 302, *[404] * 4),
    ("/chantiers/2/feuille-de-route/7/", "get", 302, *[404] * 4),
    (f"{F}7/modifier/", "get", *ECRITURE),
    (f"{F}7/modifier/", "post", *ACTE),
    *((f"{F}7/{acte}/", "get", *[302] * 5) for acte in ACTES),
    (f"{F}7/etat/", "post", 302, 403, 403, 302, 302),
    (f"{F}7/nouvelle/", "get", 302, 403, 403, 200, 200),
    (f"{F}7/nouvelle/", "post", 302, 403, 403, 302, 302),
    (f"{F}7/attendre/", "post", *ACTE),
    (f"{F}7/ne-plus-attendre/", "post", 302, 403, 403, 409, 409),
    (f"{F}7/besoins/", "get", *ECRITURE),
    (f"{F}7/besoins/", "post", *ACTE),
    (f"{F}7/decaler/", "get", *ECRITURE),
    (f"{F}7/decaler/", "post", 302, 403, 403, 422, 422),
    (f"{F}7/supprimer/", "post", *ACTE),
    (f"{F}7/restaurer/", "post", 302, 403, 403, 409, 409),
    (f"{F}7/historique/", "get", *LECTURE),
    (f"{F}7/retablir/", "post", *ACTE),
]
# Who is responsible of étape 7 (a person, with a contact) or represents the organisation that is of étape 8: no member here.
RESPONSABLES = ("responsable", "contact", "representante")
A_ELLES = [
    (f"{F}7/etat/", "post", 302, 302, 403),
    (f"{F}8/etat/", "post", 403, 403, 302),
    (f"{F}7/nouvelle/", "get", 200, 200, 403),
    (f"{F}7/nouvelle/", "post", 302, 302, 403),
    (f"{F}8/nouvelle/", "post", 403, 403, 302),
    (f"{F}7/modifier/", "post", 403, 403, 403),
]
CORPS = {
    f"{F}ajouter/": {"titre": "Essayer", "nature": "reflexion", "etat": "prevue"},
    f"{F}7/modifier/": {"titre": "Essayer", "nature": "reflexion", "etat": "prevue", "version": "1"},
    f"{F}7/etat/": {"etat": "en_cours", "depuis": "prevue"},
    f"{F}8/etat/": {"etat": "en_cours", "depuis": "prevue"},
    f"{F}7/nouvelle/": {"texte": "Cela avance."},
    f"{F}8/nouvelle/": {"texte": "Cela avance."},
    f"{F}7/attendre/": {"attend": "8"},
    f"{F}7/ne-plus-attendre/": {"attend": "8"},
    f"{F}7/besoins/": {"temps": "3"},
    f"{F}7/decaler/": {"depuis": "1"},
    f"{F}7/retablir/": {"numero": "1", "version": "1"},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    monde = peupler()
    chantier = monde["pilote"].adhesions.get().chantier
    ruche = OrganisationFactory(nom="La Ruche")
    monde |= {role: PersonneFactory() for role in RESPONSABLES}
    RepresentationFactory(personne=monde["representante"], organisation=ruche)
    a_elle = {"personne": monde["responsable"], "contact": monde["contact"]}
    for pk, porteur in ((7, a_elle), (8, {"organisation": ruche})):
        etape = Etape.objects.create(pk=pk, chantier=chantier, titre=f"Étape {pk}", **porteur)
        revisions.ouvrir(etape, by=monde["pilote"])
    return monde


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), [*cas(ROLES, TABLE), *cas(RESPONSABLES, A_ELLES)])
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = CORPS.get(adresse, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut
