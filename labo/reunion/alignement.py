"""What two sequences have in common, in order, within a bounded amount of work.

Common ends first, then the pieces that occur once on both sides (patience diff, Bram Cohen), then difflib without
autojunk where nothing is unique. Work is counted in compared pairs, never in seconds: the answer never depends on the
machine. What would cost too much stays unmatched: a merge then collides more widely, and loses nothing.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from merge3 import Merge3

from labo.reunion.jetons import poids


Bloc = tuple[int, int, int]  # start in a, start in b, length (≥ 1)
Zone = tuple[int, int, int, int]  # a[0]:a[1] facing b[2]:b[3]

TRAVAIL = 20_000  # pairs, whatever the length
TRAVAIL_PAR_JETON = 20  # and for each piece of either sequence
PASSES = 3  # a crumb that goes may make another of its neighbour
PETIT = 6  # letters: the little words that two different phrases share by chance


def blocs(a: Sequence[str], b: Sequence[str]) -> list[Bloc]:
    """Matching blocks, in order, none touching the next; blanks make a match longer, they never begin one in the middle."""
    alignement = _Alignement(a, b)
    return _fondre(sorted(alignement.paires()))


def blocs_lisibles(a: Sequence[str], b: Sequence[str]) -> list[Bloc]:
    """Same, without the crumbs that two rewritten phrases share by chance: blanks, and little words amid long changes."""
    gardes = blocs(a, b)
    for _ in range(PASSES):
        gardes = [bloc for rang, bloc in enumerate(gardes) if not _is_miette(a, b, gardes, rang)]
    return gardes


def synchronies(base: Sequence, autre: Sequence, mien: Sequence, trouver: Callable = blocs) -> list[tuple]:
    """Where all three agree: (base start, end, autre start, end, mien start, end), the last one empty at the ends."""
    return Merge3(base, autre, mien, sequence_matcher=lambda _, a, b: _Trouve(a, b, trouver)).find_sync_regions()


class _Trouve:
    """What merge3 asks of a SequenceMatcher."""

    def __init__(self, a, b, trouver):
        self.blocs = [*trouver(a, b), (len(a), len(b), 0)]

    def get_matching_blocks(self):
        return self.blocs


class _Alignement:
    def __init__(self, a, b):
        self.a, self.b = a, b
        self.reste = TRAVAIL + TRAVAIL_PAR_JETON * (len(a) + len(b))

    def paires(self) -> Iterator[Bloc]:
        """Matching blocks in any order, some of them next to each other."""
        zones = [(0, len(self.a), 0, len(self.b))]
        while zones:
            zone, bouts = self._sans_bouts(zones.pop())
            yield from bouts
            if _is_vide(zone):
                continue
            if ancres := self._uniques(zone):
                yield from ancres
                zones += _entre(zone, ancres)
            else:
                yield from self._plus_longs(zone)

    def _sans_bouts(self, zone):
        """A zone without what it has in common at its start and at its end, and those blocks."""
        debut, fin, debut_b, fin_b = zone
        tete = 0
        while debut + tete < fin and debut_b + tete < fin_b and self.a[debut + tete] == self.b[debut_b + tete]:
            tete += 1
        queue = 0
        while min(fin - debut, fin_b - debut_b) > tete + queue and self.a[fin - 1 - queue] == self.b[fin_b - 1 - queue]:
            queue += 1
        bouts = [(debut, debut_b, tete), (fin - queue, fin_b - queue, queue)]
        return (debut + tete, fin - queue, debut_b + tete, fin_b - queue), [bloc for bloc in bouts if bloc[2]]

    def _uniques(self, zone):
        """The longest rising chain of words that occur once on each side of a zone."""
        debut, fin, debut_b, fin_b = zone
        if not self._payer(fin - debut + fin_b - debut_b):
            return []
        places, places_b = _uniques(self.a, debut, fin), _uniques(self.b, debut_b, fin_b)
        return chaine([(i, places_b[jeton]) for jeton, i in places.items() if jeton in places_b])

    def _plus_longs(self, zone):
        """The longest common run, then what is left of it, then right of it; a zone that costs too much gives nothing."""
        debut, fin, debut_b, fin_b = zone
        longs = SequenceMatcher(_is_blanc, self.a[debut:fin], self.b[debut_b:fin_b], autojunk=False)
        frequences = Counter(longs.b)
        zones = [(0, fin - debut, 0, fin_b - debut_b)]
        while zones:
            zone = zones.pop()
            cout = sum(1 + frequences[jeton] * (not _is_blanc(jeton)) for jeton in longs.a[zone[0] : zone[1]])
            if not self._payer(cout):
                continue
            i, j, n = longs.find_longest_match(*zone)
            if n:
                yield debut + i, debut_b + j, n
                zones += _entre(zone, [(i, j, n)])

    def _payer(self, cout):
        """Whether there is enough work left for it; then it is taken off."""
        if cout > self.reste:
            return False
        self.reste -= cout
        return True


def _is_blanc(jeton):
    return jeton.isspace()


def _is_vide(zone):
    return zone[0] == zone[1] or zone[2] == zone[3]


def _uniques(jetons, debut, fin):
    """{word: place} of the pieces with a letter or a digit that occur once between two places."""
    places, doubles = {}, set()
    for i in range(debut, fin):
        if jetons[i] in places:
            doubles.add(jetons[i])
        places[jetons[i]] = i
    return {jeton: i for jeton, i in places.items() if jeton not in doubles and poids(jeton)}


def chaine(couples):
    """[(i, j)] sorted by i → blocks of the longest chain in which j rises too (the same one for the same input)."""
    fins, precedents, bouts = [], {}, []
    for i, j in couples:
        rang = bisect_left(fins, j)
        fins[rang : rang + 1] = [j]
        bouts[rang : rang + 1] = [(i, j)]
        precedents[i, j] = bouts[rang - 1] if rang else None
    chaine, couple = [], bouts[-1] if bouts else None
    while couple:
        chaine.append((*couple, 1))
        couple = precedents[couple]
    return chaine[::-1]


def _entre(zone, blocs_):
    """What is left of a zone between blocks that are in order, and at its two ends."""
    debut, fin, debut_b, fin_b = zone
    zones = []
    for i, j, n in [*blocs_, (fin, fin_b, 0)]:
        zones.append((debut, i, debut_b, j))
        debut, debut_b = i + n, j + n
    return [reste for reste in zones if not _is_vide(reste)]


def _fondre(blocs_):
    """Blocks in order, those that touch made one."""
    fondus = []
    for i, j, n in blocs_:
        if fondus and (fondus[-1][0] + fondus[-1][2], fondus[-1][1] + fondus[-1][2]) == (i, j):
            i, j, n = fondus[-1][0], fondus[-1][1], fondus.pop()[2] + n
        fondus.append((i, j, n))
    return fondus


def _is_miette(a, b, blocs_, rang):
    """A block between two replacements, without a word, or light beside what is replaced on both sides of it."""
    i, j, n = blocs_[rang]
    precedent = blocs_[rang - 1] if rang else (0, 0, 0)
    suivant = blocs_[rang + 1] if rang + 1 < len(blocs_) else (len(a), len(b), 0)
    avant = (precedent[0] + precedent[2], i, precedent[1] + precedent[2], j)
    apres = (i + n, suivant[0], j + n, suivant[1])
    if _is_vide(avant) or _is_vide(apres):
        return False
    lourd = _poids(a[i : i + n])
    return lourd <= PETIT and 3 * lourd <= min(_remplace(a, b, avant), _remplace(a, b, apres))


def _remplace(a, b, zone):
    """The lighter side of a replacement, in letters."""
    return min(_poids(a[zone[0] : zone[1]]), _poids(b[zone[2] : zone[3]]))


def _poids(jetons):
    return sum(map(poids, jetons))
