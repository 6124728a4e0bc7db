"""What changed from one text to another, in words (pure): for reading, where `labo.reunion` is for merging.

By paragraph first, then by word inside a paragraph that became another; a paragraph that was rewritten is shown as one
taken out and one put in, not as crumbs. Work is bounded as in `labo.reunion.alignement`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from labo.reunion import jetons
from labo.reunion.alignement import blocs_lisibles
from labo.reunion.ressemblance import apparier, is_reecrit


@dataclass(frozen=True)
class Passage:
    """Text that stayed, was added or was taken out; never empty."""

    genre: Literal["egal", "ajoute", "retire"]
    texte: str


def mots(avant: str, apres: str) -> tuple[Passage, ...]:
    """The passages from one text to the other: « egal » and « ajoute » joined give `apres`, « egal » and « retire »
    give `avant`. Between two equal passages, what was taken out stands before what was added. Never raises."""
    return _regrouper(_par_paragraphes(jetons.paragraphes(avant), jetons.paragraphes(apres)))


def _par_paragraphes(avant, apres) -> Iterator[tuple[str, str]]:
    """(genre, text) in order: the paragraphs that did not change, and what is between them."""
    grappe = []
    for place in _places(avant, apres):
        if place[0] != place[1]:
            grappe.append(place)
            continue
        yield from _grappe(grappe)
        yield "egal", place[0]
        grappe = []
    yield from _grappe(grappe)


def _places(avant, apres):
    """Each paragraph with what it became, and what stands between two that were recognised."""
    i = j = 0
    for k, m in [*apparier(avant, apres).items(), (len(avant), len(apres))]:
        yield "".join(avant[i:k]), "".join(apres[j:m])
        yield "".join(avant[k : k + 1]), "".join(apres[m : m + 1])
        i, j = k + 1, m + 1


def _grappe(places):
    """Paragraph by paragraph, or all at once where more of it stays: one that was split became several."""
    separes = [passage for place in places for passage in _place(*place)]
    ensemble = list(_place(*map("".join, zip(*places, strict=True)))) if len(places) > 1 else []
    return max(separes, ensemble, key=_restes)


def _restes(passages):
    return sum(jetons.poids(texte) for genre, texte in passages if genre == "egal")


def _place(avant, apres):
    if is_reecrit(avant, apres):
        return [("retire", avant), ("ajoute", apres)]
    return _par_mots(jetons.mots(avant), jetons.mots(apres))


def _par_mots(avant, apres):
    i = j = 0
    for k, m, n in [*blocs_lisibles(avant, apres), (len(avant), len(apres), 0)]:
        yield "retire", "".join(avant[i:k])
        yield "ajoute", "".join(apres[j:m])
        yield "egal", "".join(avant[k : k + n])
        i, j = k + n, m + n


def _regrouper(passages) -> tuple[Passage, ...]:
    """Between two equal passages, one that was taken out, then one that was added; empty ones left out."""
    regroupes = []
    pleins = ((genre, texte) for genre, texte in passages if texte)
    for is_egal, suite in groupby(pleins, key=lambda passage: passage[0] == "egal"):
        suite = list(suite)
        for genre in ("egal",) if is_egal else ("retire", "ajoute"):
            texte = "".join(morceau for de, morceau in suite if de == genre)
            regroupes += [Passage(genre, texte)] if texte else []
    return tuple(regroupes)
