"""Which paragraph, or which line, became which: first those that are the same, then those that look alike."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from labo.reunion.alignement import blocs


_MOTS = re.compile(r"\w+")
SEUIL = 0.5  # share of what two versions of one paragraph, or of one line, have in common
RECONNU = 0.4  # share of its letters that a phrase keeps while it is still the same one
PHRASE = 12  # words
COMPARAISONS = 200_000  # of words; beyond it, pieces that changed are paired by their order, or not at all


def ressemblance(un: Counter, autre: Counter) -> float:
    """From 0 to 1: the letters of common words over all letters; 0 between texts without words."""
    total = _lettres(un) + _lettres(autre)
    return 2 * _lettres(un & autre) / total if total else 0.0


@lru_cache(maxsize=512)
def is_reecrit(avant: str, apres: str) -> bool:
    """A phrase was written anew: what it keeps of its words it may well keep by chance. Never true of few words."""
    un, autre = empreinte(avant), empreinte(apres)
    if min(un.total(), autre.total()) < PHRASE:
        return False
    return _lettres(un & autre) < RECONNU * min(_lettres(un), _lettres(autre))


def empreinte(texte: str) -> Counter:
    """What a text is recognised by: its words, in small letters, and how often each stands in it."""
    return Counter(_MOTS.findall(texte.casefold()))


def apparier(base: Sequence[str], version: Sequence[str]) -> dict[int, int]:
    """{place in base: place in version}, rising: pieces that are equal, and between those the pieces that look alike."""
    egaux = [(i + k, j + k) for i, j, n in blocs(base, version) for k in range(n)]
    couples = dict(egaux)
    debut, debut_b = 0, 0
    for i, j in [*egaux, (len(base), len(version))]:
        couples |= _semblables(base, version, (debut, i, debut_b, j))
        debut, debut_b = i + 1, j + 1
    return dict(sorted(couples.items()))


def scores(gauches: dict[int, Counter], droites: dict[int, Counter]) -> dict[tuple[int, int], float]:
    """{(i, j): ressemblance} of those that look alike, the best first; of those of the same order only, or none, when
    there are too many to compare."""
    cout = sum(map(len, gauches.values())) * len(droites) + sum(map(len, droites.values())) * len(gauches)
    if cout <= COMPARAISONS:
        candidats = [(i, j) for i in gauches for j in droites]
    else:
        candidats = list(zip(gauches, droites, strict=True)) if len(gauches) == len(droites) else []
    notes = {(i, j): ressemblance(gauches[i], droites[j]) for i, j in candidats}
    meilleurs = sorted(notes, key=lambda couple: (-notes[couple], abs(couple[0] - couple[1]), couple))
    return {couple: notes[couple] for couple in meilleurs if notes[couple] >= SEUIL}


def _sans_croisement(couples):
    """Of pairs (i, j), the first ones that can stand in one order on both sides, rising."""
    pris = []
    for i, j in couples:
        rang = bisect_left(pris, (i, j))
        if (rang == 0 or (pris[rang - 1][0] < i and pris[rang - 1][1] < j)) and (
            rang == len(pris) or (i < pris[rang][0] and j < pris[rang][1])
        ):
            pris.insert(rang, (i, j))
    return pris


def _semblables(base, version, zone):
    debut, fin, debut_b, fin_b = zone
    gauches = {i: empreinte(base[i]) for i in range(debut, fin) if not base[i].isspace()}
    droites = {j: empreinte(version[j]) for j in range(debut_b, fin_b) if not version[j].isspace()}
    couples = _sans_croisement(scores(gauches, droites))
    return dict(couples) | _blancs_entre(base, version, couples)


def _blancs_entre(base, version, couples):
    """Between two paragraphs that follow each other on both sides, the blank line is the same one."""
    return {
        i + 1: j + 1
        for (i, j), (k, m) in pairwise(couples)
        if (k - i, m - j) == (2, 2) and base[i + 1].isspace() and version[j + 1].isspace()
    }


def _lettres(compte):
    return sum(len(mot) * n for mot, n in compte.items())
