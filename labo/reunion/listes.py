"""Merging ordered lists of keys: each side adds, removes and moves."""

from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

from labo.reunion.alignement import chaine
from labo.reunion.resultat import ListeReunie


T = TypeVar("T", bound=Hashable)
TETE = object()  # before the first key


def reunir_listes(base: Sequence[T], autre: Sequence[T], mien: Sequence[T]) -> ListeReunie[T]:
    """Merge two orders of keys; a key counts where it first stands, and stands once in the result.

    What either side added is there. What one side removed is not, unless the other moved it. What one side moved goes to
    its place, right after what stands before it there; what both moved, to the other's place. Where both put something
    at one place, the other's comes first: but for those places and moves, swapping the sides changes nothing.
    """
    return ordonner(base, autre, mien, tenus=())


def ordonner(base: Sequence[T], autre: Sequence[T], mien: Sequence[T], *, tenus: Collection[T]) -> ListeReunie[T]:
    """The same, but `tenus` stay where one side alone removed them: what the other changed in them must not go."""
    base, autre, mien = (list(dict.fromkeys(cles)) for cles in (base, autre, mien))
    en_base, la, ici = set(base), set(autre), set(mien)
    bouges, bouges_ici = deplaces(base, autre), deplaces(base, mien)
    retenus = bouges | bouges_ici | (set(tenus) & (la | ici))
    restes = [cle for cle in base if (cle in la and cle in ici) or cle in retenus]
    fixes = [cle for cle in restes if cle not in bouges and cle not in bouges_ici]
    poses = {cle for cle in autre if cle not in en_base or cle in bouges}
    poses_ici = {cle for cle in mien if cle not in en_base or cle in bouges_ici} - poses
    reperes, reperes_ici = _reperes(autre, set(fixes)), _reperes(mien, set(fixes))
    des_deux = {cle for cle in poses if cle in bouges_ici or (cle in ici and cle not in en_base)}
    communs = {cle for cle in des_deux if reperes[cle] == reperes_ici[cle]}
    suite = _Suite(fixes)
    suite.poser(autre, poses, reperes=set(fixes))
    suite.poser(mien, poses_ici, reperes=communs.union(fixes), apres=poses - communs)
    return ListeReunie(
        items=tuple(suite),
        gardes=tuple(cle for cle in restes if (cle in la) != (cle in ici)),
        deplaces=tuple(cle for cle in autre if cle in des_deux and cle not in communs),
    )


def deplaces(base: Sequence[T], version: Sequence[T]) -> set[T]:
    """The keys that a version moved: the fewest whose going back would give the order of the base."""
    rangs = {cle: i for i, cle in enumerate(version)}
    communs = [cle for cle in base if cle in rangs]
    restes = {i for i, _, _ in chaine([(i, rangs[cle]) for i, cle in enumerate(communs)])}
    return {cle for i, cle in enumerate(communs) if i not in restes}


class _Suite:
    """A linked list: each key says which one follows it."""

    def __init__(self, cles):
        self.suivants = dict(zip([TETE, *cles], [*cles, TETE], strict=True))

    def poser(self, version, cles, *, reperes, apres=frozenset()):
        """Put `cles` where they stand in a version: after the last key that is put already or is a `repere`.

        What was put at the same place before (`apres`) comes first.
        """
        place = TETE
        for cle in version:
            if cle in cles:
                while self.suivants[place] in apres:
                    place = self.suivants[place]
                self.suivants[cle], self.suivants[place] = self.suivants[place], cle
            if cle in cles or cle in reperes:
                place = cle

    def __iter__(self):
        cle = self.suivants[TETE]
        while cle is not TETE:
            yield cle
            cle = self.suivants[cle]


def _reperes(version, fixes):
    """{key: the last unmoved key before it}."""
    reperes, dernier = {}, TETE
    for cle in version:
        reperes[cle] = dernier
        dernier = cle if cle in fixes else dernier
    return reperes
