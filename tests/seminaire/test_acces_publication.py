"""Who gets what where the programme is published, compared, withdrawn, announced."""

import pytest

from seminaire.models import Annonce
from tests.acces import cas
from tests.factories import PersonneFactory
from tests.seminaire.factories import ParticipationFactory, SeminaireFactory, facilitation_de, publier, seance_a


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "autre_facilitation", "facilitation", "equipe")
ANNONCE, AILLEURS = 900_001, 900_002
RETIREE, ANCIENNE, ACTUELLE = 3, 1, 2
TABLE = [
    ("/programme/publier/", "get", 302, 403, 403, 200, 200),
    ("/programme/publier/", "post", 302, 403, 403, 302, 302),
    ("/programme/versions/", "get", 200, 200, 200, 200, 200),
    ("/programme/versions/", "post", 405, 405, 405, 405, 405),
    (f"/programme/versions/{ANCIENNE}/", "get", 200, 200, 200, 200, 200),
    (f"/programme/versions/{ACTUELLE}/", "get", 200, 200, 200, 200, 200),
    (f"/programme/versions/{RETIREE}/", "get", 404, 404, 404, 200, 200),
    ("/programme/versions/404/", "get", 404, 404, 404, 404, 404),
    ("/programme/versions/0/", "get", 404, 404, 404, 404, 404),
    (f"/programme/versions/{ANCIENNE}/", "post", 405, 405, 405, 405, 405),
    (f"/programme/versions/{ANCIENNE}/reprendre/", "get", 302, 405, 405, 405, 405),
    (f"/programme/versions/{ANCIENNE}/reprendre/", "post", 302, 403, 403, 302, 302),
    (f"/programme/versions/{RETIREE}/reprendre/", "post", 302, 403, 403, 302, 302),
    ("/programme/versions/404/reprendre/", "post", 302, 403, 403, 404, 404),
    (f"/programme/versions/{ACTUELLE}/retirer/", "get", 302, 405, 405, 405, 405),
    (f"/programme/versions/{ACTUELLE}/retirer/", "post", 302, 403, 403, 302, 302),
    (f"/programme/versions/{ANCIENNE}/retirer/", "post", 302, 403, 403, 409, 409),
    ("/programme/versions/0/retirer/", "post", 302, 403, 403, 409, 409),
    (f"/programme/comparer/{ANCIENNE}/{ACTUELLE}/", "get", 200, 200, 200, 200, 200),
    (f"/programme/comparer/{ACTUELLE}/{ANCIENNE}/", "get", 200, 200, 200, 200, 200),
    (f"/programme/comparer/{ACTUELLE}/{ACTUELLE}/", "get", 200, 200, 200, 200, 200),
    (f"/programme/comparer/{ANCIENNE}/{RETIREE}/", "get", 404, 404, 404, 200, 200),
    (f"/programme/comparer/{ANCIENNE}/404/", "get", 404, 404, 404, 404, 404),
    (f"/programme/comparer/0/{ANCIENNE}/", "get", 404, 404, 404, 404, 404),
    (f"/programme/comparer/{ANCIENNE}/{ACTUELLE}/?m=2&n=1", "get", 302, 302, 302, 302, 302),
    (f"/programme/comparer/{ANCIENNE}/{ACTUELLE}/?m=deux&n=1", "get", 404, 404, 404, 404, 404),
    ("/programme/annoncer/", "get", 302, 403, 403, 200, 200),
    ("/programme/annoncer/", "post", 302, 403, 403, 302, 302),
    (f"/programme/annonces/{ANNONCE}/retirer/", "get", 302, 405, 405, 405, 405),
    (f"/programme/annonces/{ANNONCE}/retirer/", "post", 302, 403, 403, 302, 302),
    (f"/programme/annonces/{AILLEURS}/retirer/", "post", 302, 403, 403, 404, 404),
    # The same of any seminar, under its name; of none.
    ("/seminaires/celui-ci/programme/versions/1/", "get", 200, 200, 200, 200, 200),
    ("/seminaires/celui-ci/programme/publier/", "get", 302, 403, 403, 200, 200),
    ("/seminaires/celui-ci/programme/comparer/1/2/", "get", 200, 200, 200, 200, 200),
    ("/seminaires/aucun/programme/versions/", "get", 404, 404, 404, 404, 404),
]
CORPS = {"/programme/annoncer/": {"texte": "Le repas est servi."}}


@pytest.fixture(scope="module")
def monde(base_partagee):
    seminaire, autre = SeminaireFactory(est_courant=True, slug="celui-ci"), SeminaireFactory()
    for numero, heure in enumerate(("9:00", "10:00", "11:00"), 1):
        seance_a(seminaire, heure)
        assert publier(seminaire).numero == numero
    seminaire.versions.filter(numero=RETIREE).update(retiree_le=seminaire.created_at)
    type(seminaire).objects.filter(pk=seminaire.pk).update(publication=ACTUELLE)
    Annonce.objects.create(pk=ANNONCE, seminaire=seminaire, texte="Bonjour")
    Annonce.objects.create(pk=AILLEURS, seminaire=autre, texte="Bonjour")
    seminaire.refresh_from_db()
    for acte in ("publier", f"versions/{ANCIENNE}/reprendre", f"versions/{RETIREE}/reprendre"):
        CORPS[f"/programme/{acte}/"] = {"edition": seminaire.edition}
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
    reponse = getattr(client, methode)(adresse, CORPS.get(adresse))
    assert reponse.status_code == statut
    if statut == 302 and role == "anonyme" and "?" not in adresse:
        assert reponse["Location"].startswith("/connexion/")
