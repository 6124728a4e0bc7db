"""Who gets what where the comité answers: one amendement, the merge desk, the deposit."""

import pytest

from charte import actions
from charte.models import Amendement
from labo import revisions
from tests.acces import cas
from tests.charte.factories import AmendementFactory, ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "autrice", "comite", "equipe")
TABLE = [
    ("/charte/fusion/", "get", 302, 200, 200, 200, 200),
    ("/charte/fusion/", "post", 302, 405, 405, 405, 405),
    ("/charte/articles/agir/fusion/", "get", 302, 200, 200, 200, 200),
    ("/charte/articles/agir/fusion/", "post", 302, 405, 405, 405, 405),
    ("/charte/articles/retire/fusion/", "get", 302, 404, 404, 404, 404),
    ("/charte/articles/inconnu/fusion/", "get", 302, 404, 404, 404, 404),
    ("/charte/articles/agir/fusion/ecran/", "get", 302, 200, 200, 200, 200),
    ("/charte/articles/agir/fusion/ecran/", "post", 302, 405, 405, 405, 405),
    ("/charte/articles/retire/fusion/ecran/", "get", 302, 404, 404, 404, 404),
    ("/charte/articles/agir/fusion/retenir/", "get", 302, 403, 403, 200, 403),
    ("/charte/articles/agir/fusion/retenir/", "post", 302, 403, 403, 302, 403),
    ("/charte/articles/retire/fusion/retenir/", "get", 302, 403, 403, 404, 403),
    ("/charte/articles/retire/fusion/retenir/", "post", 302, 403, 403, 409, 403),
    ("/charte/amendements/1/repondre/", "get", 302, 403, 403, 200, 403),
    ("/charte/amendements/1/repondre/", "post", 302, 403, 403, 302, 403),
    ("/charte/amendements/2/repondre/", "get", 302, 403, 403, 200, 403),
    ("/charte/amendements/2/repondre/", "post", 302, 403, 403, 409, 403),
    ("/charte/amendements/99/repondre/", "get", 302, 403, 403, 404, 403),
    ("/charte/amendements/1/pressentir/", "get", 302, 302, 302, 302, 302),
    ("/charte/amendements/1/pressentir/", "post", 302, 403, 403, 302, 403),
    ("/charte/amendements/2/pressentir/", "post", 302, 403, 403, 409, 403),
    ("/charte/amendements/3/pressentir/", "post", 302, 404, 404, 404, 404),
    ("/charte/amendements/clore/", "get", 302, 302, 302, 302, 302),
    ("/charte/amendements/clore/", "post", 302, 403, 403, 302, 403),
    ("/charte/amendements/rouvrir/", "get", 302, 302, 302, 302, 302),
    ("/charte/amendements/rouvrir/", "post", 302, 403, 403, 409, 403),
]
RETENIR = {"titre": "Agir", "corps": "Le corps de l’article, autrement.", "version": "1", "pressentis": "1:1"}
CORPS = {
    "/charte/articles/agir/fusion/retenir/": {**RETENIR, "raison-1": "Oui."},
    "/charte/articles/retire/fusion/retenir/": {**RETENIR, "raison-1": "Oui."},
    "/charte/amendements/1/repondre/": {"reponse": "refuse", "raison": "Non.", "version": "1", "version_article": "1"},
    "/charte/amendements/2/repondre/": {"reponse": "refuse", "raison": "Non.", "version": "1", "version_article": "1"},
    "/charte/amendements/1/pressentir/": {"is_pressenti": "0"},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    section = SectionFactory(ancre="contexte")
    comite, autrice, equipe = MembreComiteFactory().personne, PersonneFactory(), PersonneFactory(is_equipe=True)
    article = ArticleFactory(section=section, ancre="agir", titre="Agir")
    retire = ArticleFactory(section=section, ancre="retire")
    revisions.ouvrir(retire, by=equipe)
    actions.supprimer_article(article=retire, by=equipe)
    dont = {"charte": section.charte, "article": article, "personne": autrice}
    un, deux = AmendementFactory(numero=1, **dont), AmendementFactory(numero=2, **dont)
    actions.proposer_ajout(section=section, titre="Neuf", corps="Du neuf.", motif="Il manque.", by=autrice)
    Amendement.objects.filter(titre="Neuf").update(numero=3)
    actions.refuser_amendement(amendement=deux, raison="Non.", by=comite)
    actions.pressentir_amendement(amendement=un, is_pressenti=True, by=comite)
    personnes = {"participante": PersonneFactory(), "autrice": autrice, "comite": comite, "equipe": equipe}
    return {"anonyme": None, **personnes}


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = CORPS.get(adresse, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut
