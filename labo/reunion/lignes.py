"""Merging texts written one item per line: each line is added, removed, moved or edited on its own."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from labo.reunion.alignement import blocs
from labo.reunion.listes import ordonner
from labo.reunion.ressemblance import ressemblance, scores
from labo.reunion.resultat import Collision, Commun, Reunion, assembler, trancher
from labo.reunion.textes import reunir_mots


PEU = 0.25  # share of itself that a line must keep at least, when its neighbours say that it is the same one


def reunir_lignes(base: str, autre: str, mien: str) -> Reunion:
    """Merge two versions of a text whose lines are items, separated by \\n; an empty text has none.

    A line that one side removed and the other edited is a Collision with an empty side, its newline with it. The order
    is that of `reunir_listes`, and never collides. Never raises.
    """
    entier = trancher(base, autre, mien)
    if isinstance(entier, Commun):
        return assembler([entier])
    items, la, ici = _items(base), _Version(_items(base), _items(autre)), _Version(_items(base), _items(mien))
    edites = {
        i for version in (la, ici) for i, texte in version.textes.items() if isinstance(i, int) and texte != items[i]
    }
    ordre = ordonner(range(len(items)), la.cles, ici.cles, tenus=edites)
    return assembler(_joindre([_ligne(cle, items, la.textes, ici.textes, cle in edites) for cle in ordre.items]))


class _Version:
    """The lines of one version, each under its key: the place of the line that it was, else (its text, which such)."""

    def __init__(self, base, lignes):
        origines, deja = {j: i for i, j in retrouver(base, lignes).items()}, Counter()
        self.cles = []
        for j, ligne in enumerate(lignes):
            self.cles.append(origines.get(j, (ligne, deja[ligne])))
            deja[ligne] += j not in origines
        self.textes = dict(zip(self.cles, lignes, strict=True))


def retrouver(base: Sequence[str], lignes: Sequence[str]) -> dict[int, int]:
    """{place in base: place in lignes}: the equal lines in order, then the equal ones that moved, then those that look
    alike, the best first."""
    couples = {i + k: j + k for i, j, n in blocs(base, lignes) for k in range(n)}
    ailleurs = defaultdict(list)
    for j in sorted(set(range(len(lignes))) - set(couples.values()), reverse=True):
        ailleurs[lignes[j]].append(j)
    for i, ligne in enumerate(base):
        if i not in couples and ailleurs[ligne]:
            couples[i] = ailleurs[ligne].pop()
    return couples | _semblables(base, lignes, couples)


def _semblables(base, lignes, couples):
    prises = set(couples.values())
    gauches = {i: _bigrammes(ligne) for i, ligne in enumerate(base) if i not in couples}
    droites = {j: _bigrammes(ligne) for j, ligne in enumerate(lignes) if j not in prises}
    trouves = {}
    for i, j in scores(gauches, droites):
        if i not in trouves and j not in prises:
            trouves[i] = j
            prises.add(j)
    return trouves | _entourees(gauches, droites, {-1: -1} | couples | trouves)


def _entourees(gauches, droites, couples):
    """A line alone between two lines that were found is the one that was there, however little of it was kept."""
    libres = droites.keys() - couples.values()
    return {
        i: couples[i - 1] + 1
        for i in gauches.keys() - couples.keys()
        if i - 1 in couples
        and couples[i - 1] + 1 in libres
        and couples.get(i + 1, couples[i - 1] + 2) == couples[i - 1] + 2
        and ressemblance(gauches[i], droites[couples[i - 1] + 1]) >= PEU
    }


def _bigrammes(ligne):
    """What a line is recognised by: its pairs of letters, so that one word spelt otherwise is still the same one."""
    return Counter(map("".join, pairwise(f" {ligne.strip().casefold()} ")))


def _ligne(cle, items, la, ici, is_edite):
    """One line of the result: its pieces, and whether one side wants it gone."""
    if cle in la and cle in ici:
        return list(reunir_mots(items[cle] if isinstance(cle, int) else "", la[cle], ici[cle])), False
    if is_edite:
        return [Collision(items[cle], la.get(cle, ""), ici.get(cle, ""))], True
    return [Commun(la.get(cle, ici.get(cle)))], False


def _joindre(lignes) -> Iterator[Commun | Collision]:
    """Lines with their newlines; a line that one side wants gone takes its newline along."""
    if all(is_partante for _, is_partante in lignes):
        seules = [morceaux[0] for morceaux, _ in lignes]
        versions = ([c.base for c in seules], [c.autre for c in seules], [c.mien for c in seules])
        yield trancher(*("\n".join(filter(None, version)) for version in versions))
        return
    premiere = next((rang for rang, (_, is_partante) in enumerate(lignes) if not is_partante), len(lignes))
    for rang, (morceaux, is_partante) in enumerate(lignes):
        if is_partante:
            yield _avec_saut(morceaux[0], *(("", "\n") if rang < premiere else ("\n", "")))
            continue
        if rang > premiere:
            yield Commun("\n")
        yield from morceaux


def _avec_saut(collision, avant, apres):
    return Collision(
        *(avant + texte + apres if texte else "" for texte in (collision.base, collision.autre, collision.mien))
    )


def _items(texte):
    return texte.split("\n") if texte else []
