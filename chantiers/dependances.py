"""What waits for what (pure): `attentes` gives, for each étape, those that it waits for."""

from collections import deque
from collections.abc import Iterable, Mapping


Attentes = Mapping[int, Iterable[int]]


def chemin(attentes: Attentes, de: int, vers: int) -> list[int]:
    """The shortest way from `de` to `vers`, each waiting for the next; empty when there is none.

    « X attend Y » makes a cycle exactly when there is a way from Y to X.
    """
    venu_de = {de: de}
    file = deque([de])
    while file:
        ici = file.popleft()
        if ici == vers:
            return _remonter(venu_de, de, vers)
        for la in attentes.get(ici, ()):
            if la not in venu_de:
                venu_de[la] = ici
                file.append(la)
    return []


def _remonter(venu_de, de, vers):
    pas = [vers]
    while pas[-1] != de:
        pas.append(venu_de[pas[-1]])
    return pas[::-1]


def suites(attentes: Attentes, de: int) -> list[int]:
    """All that waits for `de`, near or far; each after those that it waits for."""
    suivantes: dict[int, list[int]] = {}
    for etape, attendues in attentes.items():
        for attendue in attendues:
            suivantes.setdefault(attendue, []).append(etape)
    return _en_ordre(suivantes, de)


def _en_ordre(suivantes, de):
    """Depth first, each étape noted once all that follows it is; a stack of our own, since a chain may be long."""
    notees, vues, pile = [], {de}, [(de, iter(suivantes.get(de, ())))]
    while pile:
        ici, restantes = pile[-1]
        prochaine = next((la for la in restantes if la not in vues), None)
        if prochaine is None:
            pile.pop()
            notees.append(ici)
        else:
            vues.add(prochaine)
            pile.append((prochaine, iter(suivantes.get(prochaine, ()))))
    return notees[-2::-1]


def raconter(titres: list[str]) -> str:
    """« A » attend déjà « B », qui attend « C »."""
    premier, deuxieme, *autres = [f"« {titre} »" for titre in titres]
    return f"{premier} attend déjà {deuxieme}" + "".join(f", qui attend {autre}" for autre in autres)
