"""Which proposals on one text change the same words: those that the result of the merge desk could not both hold (pure).

A room may write forty of them on one article, and each two are compared: so each is first read once against the text, and two
are brought together only in the paragraphs where their changes touch. The answer is that of the merge of the whole texts, as
the desk makes it (`charte.fusion`): a change and an addition beside it are both in the result, and do not collide.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from charte import marques
from labo.reunion import Collision, departager, reunir_mots, reunir_textes
from labo.reunion.alignement import blocs_lisibles
from labo.reunion.jetons import mots, paragraphes
from labo.reunion.ressemblance import apparier, empreinte, is_reecrit
from labo.reunion.resultat import assembler


LONGUEUR = 90  # of the words that a collision quotes
Bornes = tuple[int, int]  # words of a paragraph that change: the first one, and the one after the last


@dataclass(frozen=True)
class Heurt:
    """Two proposals that change the same words: these as they are today (or what is added there), and as each wants them."""

    numeros: tuple[int, ...]
    mots: tuple[str, ...]
    premiers: tuple[str, ...] = ()
    seconds: tuple[str, ...] = ()


def heurts(base: str, propositions: Iterable[tuple[int, str]]) -> tuple[Heurt, ...]:
    """Two by two, those that change the same words of `base`; `propositions`: (number, text) in any order."""
    return _heurts(base, tuple(sorted(propositions)))


def courts(source: str) -> str:
    """Its words alone, on one line, cut between two of them."""
    mots_ = marques.sans_marques(source)
    return mots_ if len(mots_) <= LONGUEUR else f"{mots_[:LONGUEUR].rsplit(' ', 1)[0]}…"


@lru_cache(maxsize=256)  # a page asks it again for each reader
def _heurts(base, propositions):
    depart = _Depart(base)
    lues = [_Lue(depart, numero, texte) for numero, texte in propositions if texte != base]
    paires = ((un, autre, _restantes(_collisions(un, autre))) for un, autre in combinations(lues, 2))
    return tuple(_heurt((un.numero, autre.numero), trouvees) for un, autre, trouvees in paires if trouvees)


def _heurt(numeros, trouvees):
    return Heurt(numeros, *zip(*map(_en_mots, trouvees), strict=True))


def _en_mots(collision):
    ici = collision.base.strip() or collision.autre.strip() or collision.mien.strip()
    return courts(ici), courts(collision.autre), courts(collision.mien)


def _restantes(trouvees) -> list[Collision]:
    return [reste for collision in trouvees for reste in departager(collision).collisions]


def _collisions(un, autre) -> list[Collision]:
    if un.texte == autre.texte:
        return []
    if un.is_refaite or autre.is_refaite or un.bouges & autre.bouges:
        return list(reunir_textes(un.depart.texte, un.texte, autre.texte).collisions)
    trouvees = []
    for rang in sorted(un.changes.keys() & autre.changes.keys()):
        if _se_touchent(un.changes[rang], autre.changes[rang], un.depart.mots[rang]):
            trois = (version.paragraphes[rang] for version in (un.depart, un, autre))
            trouvees += assembler(reunir_mots(*trois)).collisions
    return trouvees


def _se_touchent(miennes: tuple[Bornes, ...], siennes: tuple[Bornes, ...], paragraphe) -> bool:
    """No word that both keep stands between a change of the one and a change of the other."""
    for debut, fin in miennes:
        for debut_ici, fin_ici in siennes:
            entre = paragraphe[min(fin, fin_ici) : max(debut, debut_ici)]
            if all(map(str.isspace, entre)):
                return True
    return False


class _Depart:
    def __init__(self, texte):
        self.texte, self.paragraphes = texte, paragraphes(texte)
        self.mots = [mots(paragraphe) for paragraphe in self.paragraphes]

    @cached_property
    def uniques(self):
        return {mot for mot, fois in empreinte(self.texte).items() if fois == 1}


class _Lue:
    """A proposal beside the text that it starts from.

    `changes`: {rank of a paragraph: the words of it that change}; `is_refaite`: its paragraphs are not those of the text, one for
    one; `bouges`: words that stand once in the text, and that it takes out of one place and puts in another.
    """

    def __init__(self, depart, numero, texte):
        self.depart, self.numero, self.texte, self.paragraphes = depart, numero, texte, paragraphes(texte)
        avant, apres = depart.paragraphes, self.paragraphes
        changes = [rang for rang, (ancien, nouveau) in enumerate(zip(avant, apres, strict=False)) if ancien != nouveau]
        self.is_refaite = len(avant) != len(apres) or self._has_bouge(changes)
        self.changes, self.bouges = {}, frozenset()
        if not self.is_refaite:
            self._lire(changes)

    def _has_bouge(self, changes):
        """Has a paragraph become another one than the one of its place, or a blank other than blank?"""
        avant, apres = self.depart.paragraphes, self.paragraphes
        places = apparier(avant, apres)
        seuls = [rang for rang in changes if rang not in places]
        is_en_place = all(rang == place for rang, place in places.items()) and len(places) + len(seuls) == len(avant)
        deplaces = {avant[rang] for rang in seuls} & {apres[rang] for rang in seuls}
        return not is_en_place or bool(deplaces) or any(avant[rang].isspace() for rang in changes)

    def _lire(self, rangs):
        retires, ajoutes = [], []
        for rang in rangs:
            avant, apres = self.depart.mots[rang], mots(self.paragraphes[rang])
            bornes, partis, venus = _bornes(avant, apres)
            if is_reecrit(self.depart.paragraphes[rang], self.paragraphes[rang]):
                bornes = ((0, len(avant)),)
            self.changes[rang] = bornes
            retires += partis
            ajoutes += venus
        deplaces = empreinte(" ".join(retires)).keys() & empreinte(" ".join(ajoutes)).keys()
        self.bouges = frozenset(deplaces & self.depart.uniques)


def _bornes(avant, apres):
    """What changes from some words to others: the bounds of it, the words that went, those that came."""
    bornes, retires, ajoutes, i, j = [], [], [], 0, 0
    for k, m, n in [*blocs_lisibles(avant, apres), (len(avant), len(apres), 0)]:
        if (i, j) != (k, m):
            bornes.append((i, k))
            retires.append("".join(avant[i:k]))
            ajoutes.append("".join(apres[j:m]))
        i, j = k + n, m + n
    return tuple(bornes), retires, ajoutes
