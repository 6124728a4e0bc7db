"""Who may say « I am here », and be told who else is: those who may edit, and nobody else."""

import pytest

from chantiers.enums import RoleMembre
from charte.models import Article
from labo.models import Presence
from tests.acces import cas
from tests.charte.factories import ArticleFactory, MembreComiteFactory
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
PK = 900_001  # of all of them
ROLES = ("anonyme", "participante", "membre", "pilote", "comite", "facilitation", "equipe")
TABLE = [
    (f"/presence/article-{PK}/", "post", 302, 403, 403, 403, 200, 403, 200),
    (f"/presence/article-{PK}/", "get", 302, 405, 405, 405, 405, 405, 405),
    (f"/presence/chantier-{PK}/", "post", 302, 403, 403, 200, 403, 403, 200),
    (f"/presence/membre-{PK}/", "post", 302, 404, 200, 404, 404, 404, 404),
    (f"/presence/seance-{PK}/", "post", 302, 403, 403, 403, 403, 200, 200),
    (f"/presence/seminaire-{PK}/", "post", 302, 403, 403, 403, 403, 200, 200),
    # In the bin, of nobody's kind, of no number that a database knows.
    (f"/presence/article-{PK + 1}/", "post", 302, 403, 403, 403, 404, 403, 404),
    (f"/presence/seance-{PK + 1}/", "post", 302, 404, 404, 404, 404, 404, 404),
    ("/presence/chantier-404/", "post", 302, 404, 404, 404, 404, 404, 404),
    ("/presence/chantier-99999999999999999999/", "post", 302, 404, 404, 404, 404, 404, 404),
    (f"/presence/creneau-{PK}/", "post", 302, 404, 404, 404, 404, 404, 404),
    ("/presence/article/", "post", 302, 404, 404, 404, 404, 404, 404),
    ("/presence/article-abc/", "post", 302, 404, 404, 404, 404, 404, 404),
    ("/presence/article-١/", "post", 404, 404, 404, 404, 404, 404, 404),
]
BATTEMENT = {"onglet": "0123456789abcdef", "etat": "lit", "version": "1"}


@pytest.fixture(scope="module")
def monde(base_partagee):
    chantier = ChantierFactory(pk=PK)
    seminaire = SeminaireFactory(pk=PK)
    seance_a(seminaire, "9:00", pk=PK)
    seance_a(seminaire, "10:00", pk=PK + 1, supprimee_le=seminaire.created_at)
    ArticleFactory(pk=PK)
    supprime = ArticleFactory(pk=PK + 1)
    Article.objects.filter(pk=supprime.pk).update(supprime_le=seminaire.created_at)
    return {
        "anonyme": None,
        "participante": PersonneFactory(),
        "membre": MembreFactory(pk=PK, chantier=chantier).personne,
        "pilote": MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne,
        "comite": MembreComiteFactory().personne,
        "facilitation": facilitation_de(seminaire),
        "equipe": PersonneFactory(is_equipe=True),
    }


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    assert getattr(client, methode)(adresse, BATTEMENT).status_code == statut
    assert Presence.objects.count() == (statut == 200)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_not_edit_cannot_leave_either(client, monde, role):
    if monde[role]:
        client.force_login(monde[role])
    statut = {"anonyme": 302, "pilote": 204, "equipe": 204}.get(role, 403)
    assert client.post(f"/presence/chantier-{PK}/", {**BATTEMENT, "etat": "parti"}).status_code == statut
