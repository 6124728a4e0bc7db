"""Who gets what where the charter is opened and laid out: its title, its sections, its comité."""

import pytest

from charte import actions
from tests.acces import cas
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "comite", "equipe")
TABLE = [
    ("/charte/creer/", "get", 302, 403, 403, 200),
    ("/charte/creer/", "post", 302, 403, 403, 409),
    ("/charte/renommer/", "get", 302, 403, 200, 200),
    ("/charte/renommer/", "post", 302, 403, 302, 302),
    ("/charte/comite/", "get", 302, 200, 200, 200),
    ("/charte/comite/", "post", 302, 403, 403, 302),
    ("/charte/comite/{siege}/retirer/", "get", 302, 302, 302, 302),
    ("/charte/comite/{siege}/retirer/", "post", 302, 403, 403, 302),
    ("/charte/comite/0/remettre/", "get", 302, 302, 302, 302),
    ("/charte/comite/{autre}/remettre/", "post", 302, 403, 403, 302),
    ("/charte/comite/0/remettre/", "post", 302, 403, 403, 422),
    ("/charte/comite/0/retirer/", "post", 302, 403, 403, 409),
    ("/charte/sections/ajouter/", "get", 302, 403, 200, 200),
    ("/charte/sections/ajouter/", "post", 302, 403, 302, 302),
    ("/charte/sections/pleine/modifier/", "get", 302, 403, 200, 200),
    ("/charte/sections/pleine/modifier/", "post", 302, 403, 302, 302),
    ("/charte/sections/retiree/modifier/", "post", 302, 403, 409, 409),
    ("/charte/sections/inconnue/modifier/", "get", 302, 403, 404, 404),
    ("/charte/sections/vide/monter/", "get", 302, 302, 302, 302),
    ("/charte/sections/vide/monter/", "post", 302, 403, 302, 302),
    ("/charte/sections/pleine/monter/", "post", 302, 403, 409, 409),
    ("/charte/sections/pleine/descendre/", "get", 302, 302, 302, 302),
    ("/charte/sections/pleine/descendre/", "post", 302, 403, 302, 302),
    ("/charte/sections/vide/supprimer/", "get", 302, 302, 302, 302),
    ("/charte/sections/vide/supprimer/", "post", 302, 403, 302, 302),
    ("/charte/sections/pleine/supprimer/", "post", 302, 403, 409, 409),
    ("/charte/sections/inconnue/supprimer/", "post", 302, 404, 404, 404),
    ("/charte/sections/retiree/restaurer/", "get", 302, 302, 302, 302),
    ("/charte/sections/retiree/restaurer/", "post", 302, 403, 302, 302),
    ("/charte/sections/pleine/restaurer/", "post", 302, 403, 409, 409),
    ("/charte/articles/agir/placer/", "get", 302, 403, 200, 200),
    ("/charte/articles/agir/placer/", "post", 302, 403, 302, 302),
    ("/charte/articles/inconnu/placer/", "get", 302, 403, 404, 404),
]
CORPS = {
    "creer": {"titre": "Une autre"},
    "renommer": {"titre": "Autrement"},
    "ajouter": {"titre": "Une section"},
    "modifier": {"titre": "Autrement"},
    "placer": {"place": "tete-vide"},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    pleine, _, retiree = (SectionFactory(ancre=ancre) for ancre in ("pleine", "vide", "retiree"))
    ArticleFactory(section=pleine, ancre="agir")
    membre, equipe = MembreComiteFactory(), PersonneFactory(is_equipe=True)
    actions.supprimer_section(section=retiree, by=equipe)
    siege = actions.nommer_au_comite(charte=pleine.charte, personne=PersonneFactory(), by=equipe)
    personnes = {"anonyme": None, "participante": PersonneFactory(), "comite": membre.personne, "equipe": equipe}
    return {**personnes, "siege": siege.pk, "autre": personnes["participante"].pk}


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    dernier = adresse.rstrip("/").rpartition("/")[2]
    corps = {"personne": monde["participante"].pk} if dernier == "comite" else CORPS.get(dernier, {})
    adresse = adresse.format(**monde)
    assert getattr(client, methode)(adresse, corps if methode == "post" else {}).status_code == statut
