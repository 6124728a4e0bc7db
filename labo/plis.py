"""A long text with its few changes, folded so that only what stands around each change is read (pure)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


AUTOUR = 90  # characters kept on each side of a change


@dataclass(frozen=True)
class Morceau:
    """A stretch of a text that two versions share, that one of them lacks, or that is folded away (`pli`)."""

    genre: str
    texte: str


def plier(morceaux: Iterable[Morceau], autour: int = AUTOUR) -> list[Morceau]:
    """The same stretches, with a `pli` in place of what is far from any change; cut between words, never inside one.

    What would hide less than it shows stays whole.
    """
    morceaux = list(morceaux)
    plies: list[Morceau] = []
    for rang, morceau in enumerate(morceaux):
        if morceau.genre == "egal":
            plies += _plie(morceau.texte, autour, is_debut=rang == 0, is_fin=rang == len(morceaux) - 1)
        else:
            plies.append(morceau)
    return plies


def abreger(texte: str, autour: int = AUTOUR) -> list[Morceau]:
    """The beginning of a text, and the rest folded."""
    debut = _fin_de_mot(texte, 2 * autour)
    if len(texte) - debut <= autour:
        return [Morceau("egal", texte)]
    return [Morceau("egal", texte[:debut]), Morceau("pli", texte[debut:])]


def _plie(texte, autour, *, is_debut, is_fin):
    """The head goes when nothing was changed before it, the tail when nothing is changed after."""
    tete = 0 if is_debut else _fin_de_mot(texte, autour)
    queue = len(texte) if is_fin else _debut_de_mot(texte, len(texte) - autour)
    if queue - tete <= autour:
        return [Morceau("egal", texte)]
    bouts = (Morceau("egal", texte[:tete]), Morceau("pli", texte[tete:queue]), Morceau("egal", texte[queue:]))
    return [bout for bout in bouts if bout.texte]


def _fin_de_mot(texte, a):
    """The first blank at `a` or after."""
    blanc = re.compile(r"\s").search(texte, max(0, a))
    return blanc.start() if blanc else len(texte)


def _debut_de_mot(texte, a):
    """Just after the last blank before `a`."""
    blancs = [blanc.end() for blanc in re.finditer(r"\s", texte[: max(0, a)])]
    return blancs[-1] if blancs else 0
