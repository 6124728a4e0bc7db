"""The order of things that stand in two versions: which kept their place, and one sequence of both (pure)."""

from bisect import bisect_left
from collections.abc import Iterator


def en_place(avant: list[str], apres: list[str]) -> set[str]:
    """Of the names that both hold, as many as can be whose order did not change."""
    rangs = {nom: rang for rang, nom in enumerate(avant)}
    communs = [nom for nom in apres if nom in rangs]
    # fins[k]: the smallest rank that ends an increasing sequence of k + 1 names; `precedents` leads back through it.
    fins, noms, precedents = [], [], {}
    for nom in communs:
        place = bisect_left(fins, rangs[nom])
        fins[place : place + 1] = [rangs[nom]]
        noms[place : place + 1] = [nom]
        precedents[nom] = noms[place - 1] if place else None
    gardes, nom = set(), noms[-1] if noms else None
    while nom is not None:
        gardes.add(nom)
        nom = precedents[nom]
    return gardes


def entrelacer(avant: list[str], apres: list[str], fixes: set[str]) -> Iterator[tuple[str | None, str | None]]:
    """(name before, name after) in one sequence: both where it kept its place; what left stands where it stood."""
    i = j = 0
    for nom in [*(nom for nom in apres if nom in fixes), None]:
        k, m = (len(avant), len(apres)) if nom is None else (avant.index(nom, i), apres.index(nom, j))
        yield from ((parti, None) for parti in avant[i:k])
        yield from ((None, venu) for venu in apres[j:m])
        if nom is not None:
            yield nom, nom
        i, j = k + 1, m + 1
