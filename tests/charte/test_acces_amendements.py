"""Who gets what where one proposes, supports and comments."""

import pytest

from charte import actions
from labo import revisions
from tests.acces import cas
from tests.charte.factories import AmendementFactory, ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory


pytestmark = pytest.mark.django_db  # each test in its own savepoint of `base_partagee`
ROLES = ("anonyme", "participante", "autrice", "comite", "equipe")
TABLE = [
    ("/charte/articles/agir/amender/", "get", 302, 200, 200, 200, 200),
    ("/charte/articles/agir/amender/", "post", 302, 302, 302, 302, 302),
    ("/charte/articles/retire/amender/", "get", 302, 404, 404, 404, 404),
    ("/charte/articles/retire/amender/", "post", 302, 409, 409, 409, 409),
    ("/charte/articles/inconnu/amender/", "get", 302, 404, 404, 404, 404),
    ("/charte/articles/agir/amender/supprimer/", "get", 302, 200, 200, 200, 200),
    ("/charte/articles/agir/amender/supprimer/", "post", 302, 302, 302, 302, 302),
    ("/charte/articles/retire/amender/supprimer/", "post", 302, 409, 409, 409, 409),
    ("/charte/articles/agir/amender/deplacer/", "get", 302, 200, 200, 200, 200),
    ("/charte/articles/agir/amender/deplacer/", "post", 302, 302, 302, 302, 302),
    ("/charte/articles/inconnu/amender/deplacer/", "get", 302, 404, 404, 404, 404),
    ("/charte/sections/contexte/amender/", "get", 302, 200, 200, 200, 200),
    ("/charte/sections/contexte/amender/", "post", 302, 302, 302, 302, 302),
    ("/charte/sections/inconnue/amender/", "get", 302, 404, 404, 404, 404),
    ("/charte/articles/agir/commenter/", "get", 302, 302, 302, 302, 302),
    ("/charte/articles/agir/commenter/", "post", 302, 302, 302, 302, 302),
    ("/charte/articles/retire/commenter/", "post", 302, 409, 409, 409, 409),
    ("/charte/amendements/", "get", 302, 200, 200, 200, 200),
    ("/charte/amendements/", "post", 302, 405, 405, 405, 405),
    ("/charte/amendements/?etat=miens", "get", 302, 200, 200, 200, 200),
    ("/charte/amendements/?etat=inconnu", "get", 302, 404, 404, 404, 404),
    ("/charte/amendements/?page=2", "get", 302, 404, 404, 404, 404),
    ("/charte/amendements/?page=un", "get", 302, 404, 404, 404, 404),
    ("/charte/amendements/1/", "get", 302, 200, 200, 200, 200),
    ("/charte/amendements/1/", "post", 302, 405, 405, 405, 405),
    ("/charte/amendements/2/", "get", 302, 200, 200, 200, 200),
    ("/charte/amendements/99/", "get", 302, 404, 404, 404, 404),
    ("/charte/amendements/1/modifier/", "get", 302, 403, 200, 403, 403),
    ("/charte/amendements/1/modifier/", "post", 302, 403, 302, 403, 403),
    ("/charte/amendements/2/modifier/", "get", 302, 403, 409, 403, 403),
    ("/charte/amendements/2/modifier/", "post", 302, 403, 409, 403, 403),
    ("/charte/amendements/1/retirer/", "get", 302, 403, 200, 403, 403),
    ("/charte/amendements/1/retirer/", "post", 302, 403, 302, 403, 403),
    ("/charte/amendements/2/retirer/", "get", 302, 403, 409, 403, 403),
    ("/charte/amendements/2/retirer/", "post", 302, 403, 409, 403, 403),
    ("/charte/amendements/1/soutenir/", "get", 302, 302, 302, 302, 302),
    ("/charte/amendements/1/soutenir/", "post", 302, 302, 403, 302, 302),
    ("/charte/amendements/2/soutenir/", "post", 302, 409, 403, 409, 409),
    ("/charte/amendements/1/ne-plus-soutenir/", "get", 302, 302, 302, 302, 302),
    ("/charte/amendements/1/ne-plus-soutenir/", "post", 302, 302, 302, 302, 302),
    ("/charte/amendements/2/ne-plus-soutenir/", "post", 302, 409, 409, 409, 409),
    ("/charte/amendements/1/commenter/", "get", 302, 302, 302, 302, 302),
    ("/charte/amendements/1/commenter/", "post", 302, 302, 302, 302, 302),
    ("/charte/amendements/2/commenter/", "post", 302, 302, 302, 302, 302),
    ("/charte/amendements/1/historique/", "get", 302, 200, 200, 200, 200),
    ("/charte/amendements/1/historique/", "post", 302, 405, 405, 405, 405),
    ("/charte/commentaires/{0}/retirer/", "get", 302, 302, 302, 302, 302),
    ("/charte/commentaires/{0}/retirer/", "post", 302, 403, 302, 403, 302),
    ("/charte/commentaires/{1}/retirer/", "post", 302, 403, 302, 403, 302),
    ("/charte/commentaires/0/retirer/", "post", 302, 404, 404, 404, 404),
]
MOTS = {"titre": "Un titre", "corps": "Un texte.", "motif": "Parce que."}
CORPS = {
    "amender": {**MOTS, "base": "1", "place": "tete-contexte"},
    "supprimer": MOTS,
    "deplacer": {**MOTS, "place": "tete-ailleurs"},
    "modifier": {**MOTS, "version": "1"},
    "commenter": {"texte": "Bien."},
    "soutenir": {"version": "1"},
}


@pytest.fixture(scope="module")
def monde(base_partagee):
    section = SectionFactory(ancre="contexte")
    SectionFactory(ancre="ailleurs")
    comite, autrice, equipe = MembreComiteFactory().personne, PersonneFactory(), PersonneFactory(is_equipe=True)
    article = ArticleFactory(section=section, ancre="agir")
    retire = ArticleFactory(section=section, ancre="retire")
    revisions.ouvrir(retire, by=equipe)
    actions.supprimer_article(article=retire, by=equipe)
    un = AmendementFactory(charte=section.charte, article=article, numero=1, personne=autrice)
    deux = AmendementFactory(charte=section.charte, article=article, numero=2, personne=autrice)
    actions.refuser_amendement(amendement=deux, raison="Non.", by=comite)
    sur_article = actions.commenter(article=article, texte="Bien.", by=autrice)
    sur_amendement = actions.commenter(amendement=un, texte="Bien.", by=autrice)
    return {
        "anonyme": None,
        "participante": PersonneFactory(),
        "autrice": autrice,
        "comite": comite,
        "equipe": equipe,
        "commentaires": (sur_article.pk, sur_amendement.pk),
    }


@pytest.mark.parametrize(("adresse", "methode", "role", "statut"), cas(ROLES, TABLE))
def test_each_role_gets_its_status(client, monde, adresse, methode, role, statut):
    if monde[role]:
        client.force_login(monde[role])
    dernier = adresse.rstrip("/").rpartition("/")[2]
    corps = CORPS.get(dernier, {}) if methode == "post" else {}
    assert getattr(client, methode)(adresse.format(*monde["commentaires"]), corps).status_code == statut
