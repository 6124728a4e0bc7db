"""What retained amendements brought, and a text about to be saved would undo."""

from charte import regrets
from charte.enums import RETENUS, NatureAmendement
from charte.models import Amendement, Trame


def defaits(textes, *, natures=(NatureAmendement.MODIFIER,)) -> dict[int, list[int]]:
    """{key of an article: the numbers of the retained amendements on whose words its text goes back}. Two queries.

    `textes`: {key of an article: the words that it shall say, by field}; a field left out stays as it is.
    """
    retenus = Amendement.objects.filter(article__in=textes, nature__in=natures, etat__in=RETENUS)
    revisions: dict[int, list[tuple[int, int]]] = {}
    for pk, numero, revision in retenus.order_by("numero").values_list("article_id", "numero", "revision"):
        revisions.setdefault(pk, []).append((numero, revision))
    trames = Trame.objects.filter(article__in=revisions).order_by("pk")
    return {t.article_id: _defaits(t, textes[t.article_id], revisions[t.article_id]) for t in trames}


def _defaits(tissee, mots, retenus) -> list[int]:
    noms = {revision for _, revision in retenus}
    defaites = {r for champ, texte in mots.items() for r in regrets.revient_sur(getattr(tissee, champ), texte, noms)}
    return [numero for numero, revision in retenus if revision in defaites]
