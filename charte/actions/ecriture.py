"""Writing in an article: the revision, the weave of its words, and the amendements that follow. Callers lock and check."""

from charte import sources, trame
from charte.actions.reports import reporter
from charte.enums import MOTS
from charte.models import Charte, Trame
from labo import direct, horloge, revisions


def ecrire(article, champs, *, version, by, amendements=(), sauf=()) -> list[str]:
    """Save the words of a locked article; the names of the fields that changed.

    `amendements`: the numbers they come from; `sauf`: those that the same act answers, and that need not follow.
    """
    propositions = sources.en_propositions(amendements)
    changes = revisions.enregistrer(article, champs, version=version, by=by, propositions=propositions)
    noter(article, changes, sauf=sauf)
    return changes


def crediter(article, numero, *, amendements):
    """The words of revision `numero` come from these amendements as well."""
    revisions.crediter(article, numero, propositions=sources.en_propositions(amendements))


def noter(article, changes, *, sauf=()):
    """After a save: its words enter the weave, the amendements that wait follow them; `article.reportes` holds these."""
    if not changes:
        return
    tisser(article)
    article.reportes = reporter(article, sauf=sauf)
    direct.publier(Charte.SUJET)


def tisser(article):
    """Each field of the weave is brought to what the article says now."""
    tissee, is_nouvelle = Trame.objects.get_or_create(article=article, defaults=_nouvelles(article))
    if is_nouvelle:
        return
    for champ in MOTS:
        setattr(tissee, champ, trame.tisser(getattr(tissee, champ), getattr(article, champ), article.version))
    tissee.save(update_fields=MOTS)


def _nouvelles(article):
    return {champ: trame.nouvelle(getattr(article, champ), article.version) for champ in MOTS}


def source(by, amendements=()) -> dict:
    return sources.source(by and by.pk, horloge.maintenant(), amendements)
