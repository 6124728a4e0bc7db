"""An article, words proposed for it, and what the comité sends when it answers."""

from charte import actions
from labo import revisions
from tests.charte.factories import ArticleFactory, SectionFactory


CORPS = "Le comité décide.\n\nIl rend compte."
VITE = "Le comité décide vite.\n\nIl rend compte."
TRANCHE = "Le comité tranche.\n\nIl rend compte."
PUBLIC = "Le comité décide.\n\nIl rend compte en public."


def proposer(article, corps, by, *, titre=None):
    return actions.proposer_modification(
        article=article,
        base=article.version,
        titre=titre or article.titre,
        corps=corps,
        motif="C’est mieux.",
        by=by,
    )


def repondre(reponse, *, raison="Parce que.", version=1, version_article=1, **mots):
    return {"reponse": reponse, "raison": raison, "version": version, "version_article": version_article, **mots}


def article_agir(by, *, corps="Nous agissons ici.\n\nEnsemble."):
    """An article that people amend, at /charte/articles/agir/."""
    section = SectionFactory(ancre="contexte", titre="Contexte")
    article = ArticleFactory(section=section, ancre="agir", titre="Agir", corps=corps)
    revisions.ouvrir(article, by=by)
    return article


def proposer_ceci(article, by, **champs):
    """Of its words or its motif, those that are said; the rest as the article is."""
    mots = {"titre": article.titre, "corps": article.corps, "motif": "Pour tous.", "base": article.version, **champs}
    return actions.proposer_modification(article=article, by=by, **mots)
