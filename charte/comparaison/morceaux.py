"""The pieces of a text that stands in two versions, each change with where it comes from (pure).

A change is read off the weave that was written while people saved (`charte.trame`), never guessed; where a version older
than the weaves lacks one, the texts are compared and the change says that its origin was not noted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Literal

from charte.trame import passages
from labo import differences
from labo.reunion import jetons
from labo.textes import memes_apostrophes


@dataclass(frozen=True)
class Source:
    """Where a change comes from: an act (whose, by which amendments, when), or one of the three below."""

    personne: int | None = None
    amendements: tuple[int, ...] = ()
    le: str = ""
    genre: Literal["acte", "inconnue", "fiches", "numerotation"] = "acte"


INCONNUE = Source(genre="inconnue")  # written before origins were noted
FICHES = Source(genre="fiches")  # the list of chantiers follows their sheets
NUMEROTATION = Source(genre="numerotation")  # a number that follows from what changed before it


@dataclass(frozen=True)
class Morceau:
    """Text that stayed, was added or was taken out; never empty. `source`: of a change."""

    genre: Literal["egal", "ajoute", "retire"]
    texte: str
    source: Source | None = None


Morceaux = tuple[Morceau, ...]


def lire_source(note: dict | None) -> Source:
    """A source as a version freezes it."""
    if not note:
        return INCONNUE
    return Source(note.get("personne"), tuple(note.get("amendements") or ()), note.get("le") or "")


def tisser(fil: dict, champ: str, de: int, avant: str, apres: str) -> Morceaux:
    """From the weave of a field, kept in `fil` with its sources, between two revisions of its article.

    A weave that would not give both texts back is not believed.
    """
    sources = fil["sources"]
    lus = ordonner(
        Morceau(genre, texte, None if genre == "egal" else lire_source(sources.get(str(numero))))
        for genre, texte, numero in passages(fil[champ], de, fil["revision"])
    )
    is_fidele = texte_apres(lus) == apres and memes_apostrophes(texte_avant(lus)) == memes_apostrophes(avant)
    return lus if is_fidele else deviner(avant, apres)


def deviner(avant: str, apres: str, source: Source = INCONNUE) -> Morceaux:
    """From the two texts alone, all of it of one source."""
    if avant == apres:
        return egaux(avant)
    return ordonner(
        Morceau(passage.genre, passage.texte, None if passage.genre == "egal" else source)
        for passage in differences.mots(avant, apres)
    )


def egaux(texte: str) -> Morceaux:
    return (Morceau("egal", texte),) if texte else ()


def ajoutes(texte: str, source: Source) -> Morceaux:
    return (Morceau("ajoute", texte, source),) if texte else ()


def retires(texte: str, source: Source) -> Morceaux:
    return (Morceau("retire", texte, source),) if texte else ()


def texte_avant(morceaux: Morceaux) -> str:
    return "".join(morceau.texte for morceau in morceaux if morceau.genre != "ajoute")


def texte_apres(morceaux: Morceaux) -> str:
    return "".join(morceau.texte for morceau in morceaux if morceau.genre != "retire")


def is_change(morceaux: Morceaux) -> bool:
    return any(morceau.genre != "egal" for morceau in morceaux)


def confondre(morceaux: Morceaux, sources: dict[Source, Source]) -> Morceaux:
    """The same text, for a reader to whom some sources are one: each is told as the one it stands for."""
    return _coller(replace(morceau, source=sources.get(morceau.source)) for morceau in morceaux)


def remettre(morceaux: Morceaux, retour: Source) -> Morceaux:
    """A text that was taken out and put back: what was written before is there by who put it back."""
    return confondre(morceaux, {s: retour if _is_avant(s, retour) else s for s in sources_de(morceaux)})


def _is_avant(source, retour):
    return not (source.le and retour.le) or datetime.fromisoformat(source.le) < datetime.fromisoformat(retour.le)


def sources_de(morceaux: Iterable[Morceau]) -> tuple[Source, ...]:
    """Each once, as one meets them."""
    return tuple(dict.fromkeys(morceau.source for morceau in morceaux if morceau.source))


def ordonner(morceaux: Iterable[Morceau]) -> Morceaux:
    """Between two equal pieces, what was taken out stands before what was added; the words that both begin or end with
    have not changed, whichever apostrophe they have. Neighbours of one kind and one source are one."""
    ranges = []
    pleins = [morceau for morceau in morceaux if morceau.texte]
    for is_egal, groupe in groupby(pleins, key=lambda morceau: morceau.genre == "egal"):
        suite = list(groupe)
        ranges += suite if is_egal else _reduire(suite)
    return _coller(ranges)


def _reduire(suite):
    vieux = [morceau for morceau in suite if morceau.genre == "retire"]
    neufs = [morceau for morceau in suite if morceau.genre == "ajoute"]
    if not (vieux and neufs):
        return suite
    dits = ("".join(m.texte for m in morceaux) for morceaux in (vieux, neufs))
    avant, apres = (jetons.mots(memes_apostrophes(dit)) for dit in dits)
    debut = _communs(avant, apres)
    fin = _communs(avant[debut:][::-1], apres[debut:][::-1])
    dit = "".join(m.texte for m in neufs)
    tete, queue = dit[: sum(map(len, apres[:debut]))], dit[len(dit) - sum(map(len, apres[len(apres) - fin :])) :]
    milieu = (*_rogner(vieux, len(tete), len(queue)), *_rogner(neufs, len(tete), len(queue)))
    return [*egaux(tete), *milieu, *egaux(queue)]


def _communs(avant, apres) -> int:
    """How many words both begin with."""
    borne = min(len(avant), len(apres))
    return next((rang for rang in range(borne) if avant[rang] != apres[rang]), borne)


def _rogner(morceaux, debut, fin):
    """Without so many signs at each end."""
    reste = sum(len(morceau.texte) for morceau in morceaux) - debut - fin
    for morceau in morceaux:
        texte = morceau.texte[debut:][: max(reste, 0)]
        debut = max(0, debut - len(morceau.texte))
        reste -= len(texte)
        if texte:
            yield replace(morceau, texte=texte)


def _coller(morceaux) -> Morceaux:
    groupes = groupby(morceaux, key=lambda morceau: (morceau.genre, morceau.source))
    return tuple(Morceau(genre, "".join(m.texte for m in suite), source) for (genre, source), suite in groupes)
