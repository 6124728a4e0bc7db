"""HTML in which private signs stand around what changed → its pieces, marks always inside the innermost tags (pure).

So a mark never crosses a tag: a change that runs over a bold word is three, and what is written is well formed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from charte.comparaison.morceaux import Source


_PREMIER, _DERNIER = 0xE200, 0xF8FF
FERME = "\ue100"
# A blank for the rules of emphasis, which does not stand in a text: « **» » opens nothing after a letter.
BLANC = "\u1680"
RESERVES = re.compile("[\ue100-\uf8ff\u1680]")
_LEXIQUE = re.compile("<[^>]*>|[\ue200-\uf8ff]\u1680?|\u1680?\ue100|[^<\ue100-\uf8ff\u1680]+")
BLOCS = frozenset(("p", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"))


class TropDeMarques(Exception):
    """More changes in one text than there are signs for them."""


class Signes:
    """The private signs of one text, and what each stands for."""

    def __init__(self):
        self.marques: list[tuple[str, tuple[Source, ...]]] = []

    def marquer(self, genre, sources, texte) -> str:
        return self._ouvrir(genre, sources) + texte + FERME

    def marquer_ligne(self, genre, sources, texte) -> str:
        return f"{self._ouvrir(genre, sources)}{BLANC}{texte}{BLANC}{FERME}"

    def _ouvrir(self, genre, sources):
        self.marques.append((genre, sources))
        if _PREMIER + len(self.marques) > _DERNIER:
            raise TropDeMarques
        return chr(_PREMIER + len(self.marques) - 1)

    def lire(self, signe):
        rang = ord(signe) - _PREMIER
        return self.marques[rang] if rang < len(self.marques) else ("egal", ())


@dataclass
class Balise:
    """A tag as it was written; `seul`: all that this block holds was added, or taken out."""

    html: str
    seul: Literal["", "ajoute", "retire"] = ""


@dataclass(frozen=True)
class Texte:
    """Escaped text; `is_debut`, of a change: its first piece."""

    genre: str
    html: str
    sources: tuple[Source, ...] = ()
    is_debut: bool = False


@dataclass(frozen=True)
class Fin:
    """Where a change ends."""

    genre: str
    sources: tuple[Source, ...]
    is_dans_un_lien: bool


def decouper(html: str, signes: Signes) -> list[Balise | Texte | Fin]:
    return list(_Decoupe(signes).lire(html))


def tout_marquer(html: str, genre: str, sources: tuple[Source, ...]) -> list[Balise | Texte | Fin]:
    """All the text of an HTML as one change."""
    jetons = []
    for jeton in decouper(html, Signes()):
        if isinstance(jeton, Texte) and jeton.html.strip():
            jetons.append(Texte(genre, jeton.html, sources, is_debut=not any(isinstance(j, Texte) for j in jetons)))
        else:
            jetons.append(jeton)
    rang = max((i for i, jeton in enumerate(jetons) if isinstance(jeton, Texte) and jeton.genre == genre), default=-1)
    liens = sum(j.html.startswith("<a") - (j.html == "</a>") for j in jetons[: rang + 1] if isinstance(j, Balise))
    for jeton in jetons:
        if (
            isinstance(jeton, Balise)
            and re.match(r"<(\w+)", jeton.html)
            and jeton.html[1:].rstrip(">").split()[0] in BLOCS
        ):
            jeton.seul = genre
    if rang >= 0:
        jetons.insert(rang + 1, Fin(genre, sources, bool(liens)))
    return jetons


def sans(jetons, genre) -> str:
    """The HTML without what was added, or without what was taken out."""
    return "".join(
        jeton.html
        for jeton in jetons
        if isinstance(jeton, Balise) or (isinstance(jeton, Texte) and jeton.genre != genre)
    )


class _Decoupe:
    def __init__(self, signes):
        self.signes = signes
        self.ouverte = None  # (genre, sources) of the mark that is open
        self.is_debut = False
        self.liens = 0
        self.blocs: list[tuple[Balise, set]] = []

    def lire(self, html) -> Iterator[Balise | Texte | Fin]:
        for trouve in _LEXIQUE.finditer(html):
            bout = trouve[0]
            if bout.startswith("<"):
                yield self._balise(bout)
            elif bout.endswith(FERME):
                if self.ouverte:
                    yield Fin(*self.ouverte, bool(self.liens))
                self.ouverte = None
            elif _PREMIER <= ord(bout[0]) <= _DERNIER:
                self.ouverte, self.is_debut = self.signes.lire(bout[0]), True
            else:
                yield self._texte(bout)

    def _balise(self, bout):
        balise = Balise(bout)
        nom = re.match(r"</?(\w+)", bout)
        nom = nom[1] if nom else ""
        is_fin = bout.startswith("</")
        if nom == "a":
            self.liens += -1 if is_fin else 1
        if nom in BLOCS and not is_fin:
            self.blocs.append((balise, set()))
        elif nom in BLOCS and self.blocs:
            ouvrante, genres = self.blocs.pop()
            if len(genres) == 1 and genres != {"egal"}:
                (ouvrante.seul,) = genres
        return balise

    def _texte(self, bout):
        genre, sources = self.ouverte or ("egal", ())
        if bout.strip():
            for _, genres in self.blocs:
                genres.add(genre)
        is_debut, self.is_debut = self.is_debut and genre != "egal", False
        return Texte(genre, bout, sources, is_debut)
