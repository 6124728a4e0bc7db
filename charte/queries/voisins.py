"""What else is proposed for the same words: the same thing, or another."""

from charte import collisions
from charte.enums import NatureAmendement
from charte.models import Amendement
from charte.queries.amendements import mots_de


def jumeaux_de(amendement) -> list[Amendement]:
    """The others that ask for the same thing, in the order of their numbers. One query, while it waits."""
    return list(Amendement.objects.memes_que(amendement).order_by("numero")) if amendement.is_depose else []


def pareils(demande) -> list[Amendement]:
    """What waits and asks for the same as one that is being written. One query."""
    return list(Amendement.objects.memes_que(demande).order_by("numero"))


def collisions_de(amendement) -> list[Amendement]:
    """The other open ones that touch the same words. One query; none for what is not open on words of today."""
    if not _is_comparable(amendement):
        return []
    autres = amendement.article.amendements.deposes().filter(
        nature=NatureAmendement.MODIFIER, is_a_reprendre=False, base=amendement.base
    )
    autres = autres.exclude(pk=amendement.pk).select_related("personne").order_by("numero")
    return [a for a in autres if _se_heurtent(amendement, a)]


def _se_heurtent(un, autre):
    textes = zip(*(mots_de(chose).values() for chose in (un.article, un, autre)), strict=True)
    return any(collisions.heurts(actuel, ((1, sien), (2, autre_texte))) for actuel, sien, autre_texte in textes)


def _is_comparable(amendement):
    is_modification = amendement.nature == NatureAmendement.MODIFIER and amendement.is_depose
    return is_modification and not amendement.is_a_reprendre
