"""Who gets what at each address of the engagements."""

import pytest

from chantiers.enums import EtatEngagement
from chantiers.models import Chantier
from labo import horloge
from labo.jetons import empreinte
from labo.models import LienPersonnel
from tests.acces import cas
from tests.chantiers.engagements import engagement_de, lien_vers
from tests.chantiers.monde import peupler
from tests.factories import RepresentationFactory


# the holder of 7 (a simple member), who represents the organisation that holds 9
pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "membre", "voix", "pilote", "equipe")
ENG = "/chantiers/1/engagements/"
# 7: confirmed, of the member; 8: to be confirmed, of the member; 9: confirmed, of an organisation; 6: in the bin
TABLE = [
    (ENG, "get", 302, 200, 200, 200, 200, 200),
    (ENG, "post", 405, 405, 405, 405, 405, 405),
    ("/chantiers/404/engagements/", "get", 404, 404, 404, 404, 404, 404),
    ("/chantiers/1/engagements.csv", "get", 302, 200, 200, 200, 200, 200),
    ("/chantiers/1/engagements.ods", "get", 302, 200, 200, 200, 200, 200),
    (f"{ENG}prendre/", "get", 302, 403, 200, 403, 200, 200),
    (f"{ENG}prendre/", "post", 302, 403, 302, 403, 302, 302),
    (f"{ENG}7/", "get", 302, 200, 200, 200, 200, 200),
    (f"{ENG}7/", "post", 302, 405, 405, 405, 405, 405),
    (f"{ENG}6/", "get", 302, 404, 404, 404, 404, 404),
    (f"{ENG}99/", "get", 302, 404, 404, 404, 404, 404),
    ("/chantiers/2/engagements/7/", "get", 302, 404, 404, 404, 404, 404),
    (f"{ENG}7/modifier/", "get", 302, 403, 200, 403, 403, 403),
    (f"{ENG}7/modifier/", "post", 302, 403, 302, 403, 403, 403),
    (f"{ENG}8/modifier/", "get", 302, 403, 200, 403, 200, 200),
    (f"{ENG}8/modifier/", "post", 302, 403, 302, 403, 302, 302),
    (f"{ENG}9/modifier/", "get", 302, 403, 403, 200, 403, 403),
    *((f"{ENG}7/{acte}/", "get", *[302] * 6) for acte in ("dire", "demander", "supprimer", "restaurer", "retablir")),
    (f"{ENG}7/dire/", "post", 302, 403, 302, 403, 403, 403),
    (f"{ENG}8/dire/", "post", 302, 403, 302, 403, 403, 403),
    (f"{ENG}9/dire/", "post", 302, 403, 403, 302, 403, 403),
    (f"{ENG}7/demander/", "post", 302, 403, 403, 403, 302, 302),
    (f"{ENG}7/supprimer/", "post", 302, 403, 302, 403, 403, 403),
    (f"{ENG}8/supprimer/", "post", 302, 403, 302, 403, 302, 302),
    (f"{ENG}9/supprimer/", "post", 302, 403, 403, 302, 403, 403),
    (f"{ENG}6/restaurer/", "post", 302, 403, 302, 403, 403, 403),
    (f"{ENG}7/historique/", "get", 302, 200, 200, 200, 200, 200),
    (f"{ENG}6/historique/", "get", 302, 404, 200, 404, 404, 404),
    (f"{ENG}7/retablir/", "post", 302, 403, 302, 403, 403, 403),
    # The link is the door: it does not matter who is signed in.
    ("/chantiers/engagement/jeton/", "get", 200, 200, 200, 200, 200, 200),
    ("/chantiers/engagement/jeton/", "post", 302, 302, 302, 302, 302, 302),
    ("/chantiers/engagement/inconnu/", "get", 404, 404, 404, 404, 404, 404),
]
PRIS = {"contenu": "Relire", "modalite": "temps", "quantite": "2,5", "echeance": "juin 2024"}
CORPS = {
    f"{ENG}prendre/": PRIS,
    f"{ENG}7/modifier/": {**PRIS, "version": "1"},
    f"{ENG}8/modifier/": {**PRIS, "version": "1"},
    f"{ENG}7/dire/": {"etat": "tenu", "depuis": "0"},
    f"{ENG}8/dire/": {"etat": "confirme", "depuis": "0"},
    f"{ENG}9/dire/": {"etat": "en_cours", "depuis": "0"},
    f"{ENG}7/retablir/": {"numero": "1", "version": "1"},
    "/chantiers/engagement/jeton/": {"etat": "en_cours", "depuis": "0"},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    monde = peupler()
    chantier, membre = Chantier.objects.get(), monde["membre"]
    voix = RepresentationFactory()
    monde["voix"] = voix.personne
    sept = engagement_de(membre, chantier, pk=7)
    engagement_de(membre, chantier, pk=8, etat=EtatEngagement.A_CONFIRMER)
    engagement_de(None, chantier, pk=9, organisation=voix.organisation)
    engagement_de(membre, chantier, pk=6, supprime_le=horloge.maintenant())
    lien_vers(sept, membre)
    LienPersonnel.objects.update(empreinte=empreinte("jeton"))
    return monde


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = CORPS.get(adresse, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut
