"""Who gets what at each address of the charter."""

import pytest

from charte import actions
from labo import revisions
from tests.acces import cas
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory
from tests.mefiance import ClientMefiant


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "comite", "equipe")
TABLE = [
    ("/charte/", "get", 200, 200, 200, 200),
    ("/charte/", "post", 405, 405, 405, 405),
    ("/charte/articles/publie/", "get", 200, 200, 200, 200),
    ("/charte/articles/brouillon/", "get", 404, 200, 200, 200),
    ("/charte/articles/retire/", "get", 404, 404, 404, 404),
    ("/charte/articles/inconnu/", "get", 404, 404, 404, 404),
    ("/charte/articles/publie/", "post", 405, 405, 405, 405),
    ("/charte/articles/publie/modifier/", "get", 302, 403, 200, 200),
    ("/charte/articles/publie/modifier/", "post", 302, 403, 302, 302),
    ("/charte/articles/retire/modifier/", "get", 302, 403, 404, 404),
    ("/charte/articles/retire/modifier/", "post", 302, 403, 409, 409),
    ("/charte/articles/inconnu/modifier/", "get", 302, 403, 404, 404),
    ("/charte/articles/brouillon/monter/", "get", 302, 302, 302, 302),
    ("/charte/articles/brouillon/monter/", "post", 302, 403, 302, 302),
    ("/charte/articles/publie/monter/", "post", 302, 403, 409, 409),
    ("/charte/articles/publie/descendre/", "get", 302, 302, 302, 302),
    ("/charte/articles/publie/descendre/", "post", 302, 403, 302, 302),
    ("/charte/articles/publie/supprimer/", "get", 302, 302, 302, 302),
    ("/charte/articles/publie/supprimer/", "post", 302, 403, 302, 302),
    ("/charte/articles/retire/supprimer/", "post", 302, 403, 409, 409),
    ("/charte/articles/inconnu/supprimer/", "post", 302, 404, 404, 404),
    ("/charte/articles/retire/restaurer/", "get", 302, 302, 302, 302),
    ("/charte/articles/retire/restaurer/", "post", 302, 403, 302, 302),
    ("/charte/articles/publie/restaurer/", "post", 302, 403, 409, 409),
    ("/charte/articles/publie/historique/", "get", 302, 200, 200, 200),
    ("/charte/articles/publie/historique/", "post", 302, 405, 405, 405),
    ("/charte/articles/publie/historique/?voir=r9", "get", 302, 404, 404, 404),
    ("/charte/articles/publie/historique/?page=2", "get", 302, 404, 404, 404),
    ("/charte/articles/publie/historique/?page=un", "get", 302, 404, 404, 404),
    ("/charte/articles/retire/historique/", "get", 302, 404, 200, 200),
    ("/charte/articles/inconnu/historique/", "get", 302, 404, 404, 404),
    ("/charte/articles/publie/retablir/", "get", 302, 302, 302, 302),
    ("/charte/articles/publie/retablir/", "post", 302, 403, 302, 302),
    ("/charte/articles/retire/retablir/", "post", 302, 404, 409, 409),
    ("/charte/articles/brouillon/retablir/", "post", 302, 403, 409, 409),
    ("/charte/sections/contexte/ajouter/", "get", 302, 403, 200, 200),
    ("/charte/sections/contexte/ajouter/", "post", 302, 403, 302, 302),
    ("/charte/sections/inconnue/ajouter/", "get", 302, 403, 404, 404),
    ("/charte/apercu/", "get", 302, 405, 405, 405),
    ("/charte/apercu/", "post", 302, 200, 200, 200),
    ("/charte/nettoyer/", "get", 302, 405, 405, 405),
    ("/charte/nettoyer/", "post", 302, 200, 200, 200),
    ("/charte/nettoyer/titres/", "get", 302, 405, 405, 405),
    ("/charte/nettoyer/titres/", "post", 302, 200, 200, 200),
    ("/charte/importer/", "get", 302, 403, 200, 200),
    ("/charte/importer/", "post", 302, 403, 200, 200),
    ("/charte/publier/", "get", 302, 403, 200, 403),
    ("/charte/publier/", "post", 302, 403, 302, 403),
    ("/charte/versions/", "get", 200, 200, 200, 200),
    ("/charte/versions/", "post", 405, 405, 405, 405),
    ("/charte/versions/1/", "get", 200, 200, 200, 200),
    ("/charte/versions/1/", "post", 405, 405, 405, 405),
    ("/charte/versions/2/", "get", 404, 404, 404, 404),
    ("/charte/versions/99999999999999999999/", "get", 404, 404, 404, 404),
    ("/charte/versions/?le=1er+mars+2099", "get", 200, 200, 200, 200),
    ("/charte/versions/?le=hier", "get", 422, 422, 422, 422),
    ("/charte/comparer/", "get", 302, 302, 302, 302),
    ("/charte/comparer/", "post", 405, 405, 405, 405),
    ("/charte/comparer/?m=1&n=1", "get", 302, 302, 302, 302),
    ("/charte/comparer/1/1/", "get", 404, 404, 404, 404),
    ("/charte/comparer/1/2/", "get", 404, 404, 404, 404),
    ("/charte/comparer/2/1/", "get", 302, 302, 302, 302),
    ("/charte/comparer/1/99999999999999999999/", "get", 404, 404, 404, 404),
    ("/charte/comparer/1/2/", "post", 405, 405, 405, 405),
    ("/charte/comparer/1/2/charte.pdf", "get", 404, 404, 404, 404),
    ("/charte/comparer/1/99999999999999999999/charte.pdf", "get", 404, 404, 404, 404),
    ("/charte/comparer/1/2/charte.exe", "get", 404, 404, 404, 404),
    ("/charte/comparer/1/2/charte.pdf", "post", 405, 405, 405, 405),
    ("/charte/versions/1/charte.md", "get", 200, 200, 200, 200),
    ("/charte/versions/1/charte.md", "post", 405, 405, 405, 405),
    ("/charte/versions/1/charte.exe", "get", 404, 404, 404, 404),
    ("/charte/versions/2/charte.md", "get", 404, 404, 404, 404),
]
ARTICLE = {"titre": "Un titre", "corps": "Un texte."}
CORPS = {
    "/charte/articles/publie/modifier/": {**ARTICLE, "version": "1"},
    "/charte/articles/publie/retablir/": {"numero": "1", "version": "1"},
    "/charte/articles/retire/retablir/": {"numero": "1", "version": "1"},
    "/charte/articles/retire/modifier/": {**ARTICLE, "version": "1"},
    "/charte/sections/contexte/ajouter/": ARTICLE,
    "/charte/publier/": {"nature": "fond"},
    "/charte/importer/": {"texte": "Un texte."},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    section = SectionFactory(ancre="contexte")
    comite = MembreComiteFactory().personne
    equipe = PersonneFactory(is_equipe=True)
    revisions.ouvrir(ArticleFactory(section=section, ancre="publie"), by=comite)
    retire = ArticleFactory(section=section, ancre="retire")
    actions.supprimer_article(article=retire, by=equipe)
    actions.publier_version(charte=section.charte, nature="fond", by=comite)
    ArticleFactory(section=section, ancre="brouillon")
    return {"anonyme": None, "participante": PersonneFactory(), "comite": comite, "equipe": equipe}


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    corps = CORPS.get(adresse, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse, corps).status_code == statut


@pytest.mark.parametrize("adresse", sorted({adresse for adresse, methode, *_ in TABLE if methode == "post"}))
def test_without_its_token_every_post_is_refused(monde, adresse):
    client = ClientMefiant(enforce_csrf_checks=True)
    client.force_login(monde["comite"])
    reponse = client.post(adresse, CORPS.get(adresse, {}))
    assert reponse.status_code == 403
    assert "trop longtemps" in reponse.text
