"""What hangs on taking an article out, or on moving it: what it has become since, whose words would go, what waits there."""

from dataclasses import dataclass
from datetime import datetime

from charte import ecarts
from charte.enums import NatureAmendement
from charte.models import Amendement
from charte.queries.amendements import VIDE, mots_de
from charte.queries.regrets import defaits
from labo import revisions


@dataclass(frozen=True)
class Enjeu:
    """`ecarts`: what has changed in the article since this was asked; `deplace_le`: when it was moved, since then.

    Of one that takes it out – `emportes`: the numbers of the retained ones whose words would go; `attendent`: those that wait.
    """

    ecarts: list[ecarts.Ecart]
    deplace_le: datetime | None = None
    emportes: tuple[int, ...] = ()
    attendent: tuple[Amendement, ...] = ()


def enjeu(amendement) -> Enjeu | None:
    """None for what proposes words, or waits no more. Up to four queries."""
    article = amendement.article
    if amendement.propose_des_mots or not amendement.is_depose or article.supprime_le:
        return None
    depart = revisions.valeurs_a(article, amendement.base) if amendement.base != article.version else None
    bouge = ecarts.ecarts(depart, mots_de(article)) if depart else []
    if amendement.nature == NatureAmendement.DEPLACER:
        return Enjeu(bouge, _deplace_le(amendement))
    apportent = (NatureAmendement.MODIFIER, NatureAmendement.AJOUTER)
    emportes = defaits({article.pk: VIDE}, natures=apportent).get(article.pk, ())
    attendent = article.amendements.deposes().exclude(pk=amendement.pk).order_by("numero")
    return Enjeu(bouge, emportes=tuple(emportes), attendent=tuple(attendent))


def _deplace_le(amendement):
    """Since the place that it asks for was written."""
    origine = amendement.article.origine_de_la_place
    le = datetime.fromisoformat(origine["le"]) if origine else None
    return le if le and le > (amendement.modifie_le or amendement.depose_le) else None
