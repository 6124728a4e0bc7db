"""An article, words proposed for it, and what the comité sends when it answers."""

from charte import actions


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
