"""Which paragraph, or which line, became which: first those that are the same, then those that look alike."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from labo.reunion.alignement import blocs
from labo.reunion.jetons import mots, poids


SEUIL = 0.5  # share of the letters that two versions of one paragraph have in common
COUPLES = 900  # beyond it, pieces that changed between two unchanged ones are paired by their order, or not at all


def ressemblance(un: Counter, autre: Counter) -> float:
    """From 0 to 1: the letters of common words (or signs) over all letters; 0 between empty texts."""
    total = _lettres(un) + _lettres(autre)
    return 2 * _lettres(un & autre) / total if total else 0.0


def empreinte(texte: str) -> Counter:
    """What a text is recognised by: its words, in small letters, and how often each stands in it."""
    return Counter(mot.casefold() for mot in mots(texte) if poids(mot))


def apparier(base: Sequence[str], version: Sequence[str]) -> dict[int, int]:
    """{place in base: place in version}, rising: pieces that are equal, and between those the pieces that look alike."""
    egaux = [(i + k, j + k) for i, j, n in blocs(base, version) for k in range(n)]
    couples = dict(egaux)
    debut, debut_b = 0, 0
    for i, j in [*egaux, (len(base), len(version))]:
        couples |= _semblables(base, version, (debut, i, debut_b, j))
        debut, debut_b = i + 1, j + 1
    return dict(sorted(couples.items()))


def plus_semblables(scores: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Of scored pairs (i, j), the best ones first, each i and each j once, no two crossing."""
    pris = []
    for i, j in sorted(scores, key=lambda couple: (-scores[couple], abs(couple[0] - couple[1]), couple)):
        if all((i - k) * (j - m) > 0 for k, m in pris):
            pris.append((i, j))
    return sorted(pris)


def _semblables(base, version, zone):
    debut, fin, debut_b, fin_b = zone
    lignes = {i: empreinte(base[i]) for i in range(debut, fin) if not base[i].isspace()}
    colonnes = {j: empreinte(version[j]) for j in range(debut_b, fin_b) if not version[j].isspace()}
    if len(lignes) * len(colonnes) <= COUPLES:
        candidats = [(i, j) for i in lignes for j in colonnes]
    else:
        candidats = list(zip(lignes, colonnes, strict=True)) if len(lignes) == len(colonnes) else []
    scores = {(i, j): ressemblance(lignes[i], colonnes[j]) for i, j in candidats}
    couples = plus_semblables({couple: score for couple, score in scores.items() if score >= SEUIL})
    return dict(couples) | _blancs_entre(base, version, couples)


def _blancs_entre(base, version, couples):
    """Between two paragraphs that follow each other on both sides, the blank line is the same one."""
    return {
        i + 1: j + 1
        for (i, j), (k, m) in pairwise(couples)
        if (k - i, m - j) == (2, 2) and base[i + 1].isspace() and version[j + 1].isspace()
    }


def _lettres(compte):
    return sum(poids(mot) * n for mot, n in compte.items())
