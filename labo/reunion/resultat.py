"""What a merge gives back: pieces of text, a list, or the disagreement itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar


T = TypeVar("T")


@dataclass(frozen=True)
class Commun:
    """Text that goes without asking, never empty: nobody changed it, or one side did, or both did alike."""

    texte: str


@dataclass(frozen=True)
class Collision:
    """The same place as it was, as the other wrote it, as I wrote it; any of the three may be empty, never all."""

    base: str
    autre: str
    mien: str


@dataclass(frozen=True)
class Reunion:
    """A merged text, in pieces whose order is that of the text; two pieces of common text never follow each other."""

    morceaux: tuple[Commun | Collision, ...]

    @property
    def is_nette(self) -> bool:
        """Nothing collides: `texte` can be saved as it is."""
        return not self.collisions

    @property
    def texte(self) -> str:
        """The whole text; where two versions collide, mine."""
        return "".join(m.texte if isinstance(m, Commun) else m.mien for m in self.morceaux)

    @property
    def collisions(self) -> tuple[Collision, ...]:
        return tuple(m for m in self.morceaux if isinstance(m, Collision))


@dataclass(frozen=True)
class ListeReunie(Generic[T]):
    """Merged keys, each once, and those on which the two sides disagree (all of them are in `items`).

    `gardes`: one side removed it, the other moved it: it stays. `deplaces`: both moved it, to different places: it goes
    to the other's.
    """

    items: tuple[T, ...]
    gardes: tuple[T, ...] = ()
    deplaces: tuple[T, ...] = ()

    @property
    def is_nette(self) -> bool:
        return not self.gardes and not self.deplaces


@dataclass(frozen=True)
class Desaccord(Generic[T]):
    """A single value that both sides changed, differently."""

    base: T
    autre: T
    mien: T


def assembler(morceaux: Iterable[Commun | Collision]) -> Reunion:
    """A merge from raw pieces: empty ones left out, common text in one piece, blanks alone never a collision.

    Collisions with only a space between them become one, so that a person reads a phrase.
    """
    pile = []
    for morceau in morceaux:
        _empiler(pile, _sans_collision_de_blancs(morceau))
    return Reunion(tuple(pile))


def trancher(base: str, autre: str, mien: str) -> Commun | Collision:
    """What the three versions of one place give as a whole."""
    if autre == mien or mien == base:
        return Commun(autre)
    return Commun(mien) if autre == base else Collision(base, autre, mien)


def _sans_collision_de_blancs(morceau):
    """Two ways to space the same words are nobody's words: the wider one is taken, whoever chose it."""
    if isinstance(morceau, Collision) and not f"{morceau.base}{morceau.autre}{morceau.mien}".strip():
        return Commun(max(morceau.autre, morceau.mien, key=lambda blancs: (len(blancs), blancs)))
    return morceau


def _empiler(pile, morceau):
    if isinstance(morceau, Commun):
        if pile and isinstance(pile[-1], Commun):
            morceau = Commun(pile.pop().texte + morceau.texte)
        if morceau.texte:
            pile.append(morceau)
        return
    if len(pile) > 1 and isinstance(pile[-2], Collision) and _is_espace(pile[-1]):
        espace, avant = pile.pop().texte, pile.pop()
        morceau = _accoler(avant, espace, morceau)
    elif pile and isinstance(pile[-1], Collision):
        morceau = _accoler(pile.pop(), "", morceau)
    pile.append(morceau)


def _is_espace(morceau):
    return isinstance(morceau, Commun) and morceau.texte.isspace() and "\n" not in morceau.texte


def _accoler(avant, entre, apres):
    return Collision(
        avant.base + entre + apres.base, avant.autre + entre + apres.autre, avant.mien + entre + apres.mien
    )
