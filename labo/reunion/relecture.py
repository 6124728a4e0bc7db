"""Bringing two texts together for somebody who reads the result before it is saved: asks only where the same words changed."""

from collections.abc import Iterator

from labo.reunion.alignement import blocs_lisibles
from labo.reunion.jetons import mots
from labo.reunion.ressemblance import is_reecrit
from labo.reunion.resultat import Collision, Commun, Reunion, assembler, trancher
from labo.reunion.textes import reunir_textes


Geste = tuple[int, int, str]  # base[0]:[1] becomes these words


def reunir_pour_relire(base: str, autre: str, mien: str) -> Reunion:
    """As `reunir_textes`, which asks as soon as two changes touch; here both are taken where they stand side by side.

    « jeudi » for « mardi », and « mardi 12 », give « jeudi 12 »: a draft, never saved without having been read.
    """
    morceaux = reunir_textes(base, autre, mien).morceaux
    return assembler(piece for m in morceaux for piece in ([m] if isinstance(m, Commun) else _departager(m)))


def departager(collision: Collision) -> Reunion:
    """What a reader is left to settle of a place where two changes touch; nothing where both are taken side by side."""
    return assembler(_departager(collision))


def _departager(collision) -> Iterator[Commun | Collision]:
    """Word by word; what spreads over paragraphs, or was written anew, stays whole."""
    base = mots(collision.base)
    if "\n" in collision.base or any(
        is_reecrit(collision.base, version) for version in (collision.autre, collision.mien)
    ):
        yield collision
        return
    place = 0
    for debut, fin, autres, miens in _places(_gestes(base, collision.autre), _gestes(base, collision.mien)):
        yield Commun("".join(base[place:debut]))
        yield trancher("".join(base[debut:fin]), *(_appliquer(base, debut, fin, siens) for siens in (autres, miens)))
        place = fin
    yield Commun("".join(base[place:]))


def _gestes(base, version) -> list[Geste]:
    """From one text to the other, in order."""
    jetons = mots(version)
    gestes, i, j = [], 0, 0
    for k, m, n in [*blocs_lisibles(base, jetons), (len(base), len(jetons), 0)]:
        if (i, j) != (k, m):
            gestes.append((i, k, "".join(jetons[j:m])))
        i, j = k + n, m + n
    return gestes


def _places(autres, miens):
    """[start, end, the gestures of each side there]: those that share words of the base, or add at one point, together."""
    places = []
    for debut, fin, texte, is_mien in sorted([(*g, False) for g in autres] + [(*g, True) for g in miens]):
        if not places or not _se_melent(places[-1], debut, fin):
            places.append([debut, fin, [], []])
        places[-1][1] = max(places[-1][1], fin)
        places[-1][2 + is_mien].append((debut, fin, texte))
    return places


def _se_melent(place, debut, fin):
    return debut < place[1] or (debut, fin) == (place[0], place[1])


def _appliquer(base, debut, fin, gestes):
    bouts, place = [], debut
    for de, a, texte in gestes:
        bouts += [*base[place:de], texte]
        place = a
    return "".join([*bouts, *base[place:fin]])
