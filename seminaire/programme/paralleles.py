"""Séances that run side by side under one slot, told from the phases that follow one another in a séance.

With a common title (« Ateliers en parallèle », then A, B, C) they are the `paralleles` of its séance; without one
(« 10h-12h Atelier A », then B, C) they are séances of the same hours. « Premier temps », « Étape 2 » are phases, never parallel.
"""

import re

from seminaire.programme.chronologie import Element
from seminaire.programme.forme import plier
from seminaire.programme.lexique import PARTIE_FORTE


_DITES = re.compile(r"parall|simultan|au choix|en meme temps|concomitant|tournant")
_PLURIEL = re.compile(
    r"\b(?:ateliers|groupes|sous-groupes|commissions|parcours(?! ?\d)|visites|stands|tables|workshops)\b"
)
_SORTES = re.compile(
    r"\b(?P<sorte>atelier|sous-groupe|groupe|commission|parcours|visite|stand|table|workshop) ?(?:n ?° ?)?"
    r"(?:(?:[1-9]\d?|[a-h]|[ivx]{1,4})(?![\w'])|[:\"«(-]|du |de |des |sur )"
)
_PHASE = re.compile(
    r"(?:premiere?|deuxieme|second|seconde|troisieme|quatrieme|\d ?(?:er|ere|e|eme)|dernier) |(?:temps|etape|phase|sequence)\b"
)
_OUVERTES = {"session", "panel", "conference", "forum", "table ronde"}  # parallel only where the text says so


def demeler(elements: list[Element]) -> list[Element]:
    """The séances, those that run side by side moved to where they belong; at every level of the timed ones."""
    demeles: list[Element] = []
    for element in elements:
        if element.debut is not None and any(sous.debut is not None for sous in element.sous):
            element.sous = demeler(element.sous)
        demeles += _demeler_une(element)
    return demeles


def _demeler_une(element: Element) -> list[Element]:
    parts = [sous for sous in element.sous if sous.debut is None]
    if element.debut is None or not parts or _PHASE.match(plier(parts[0].titre)):
        return [element]
    titre = plier(element.titre)
    if not _DITES.search(titre) and not _PLURIEL.search(titre) and _est_une_parmi(element, parts):
        return _eclater(element, parts)
    if _DITES.search(titre):
        choisies = [part for part in parts if _sorte(part, ouvertes=True)] or [
            part for part in parts if not _PHASE.match(plier(part.titre))
        ]
    elif _PLURIEL.search(titre):
        choisies = [part for part in parts if _sorte(part) or part.salle]
    else:
        choisies = []
    if len(choisies) > 1:
        element.paralleles = choisies
        element.sous = [sous for sous in element.sous if sous not in choisies]
    return [element]


def _sorte(element: Element, *, ouvertes: bool = False) -> str:
    plie = plier(element.titre[:60])
    trouvee = _SORTES.match(plie)
    if trouvee:
        return trouvee["sorte"]
    forte = PARTIE_FORTE.match(plie)
    return forte["sorte"] if forte and (ouvertes or forte["sorte"] not in _OUVERTES) else ""


def _est_une_parmi(element: Element, parts: list[Element]) -> bool:
    """Is the séance itself the first of them: « Atelier A » followed by « Atelier B », « Salle 1 : … » by « Salle 2 : … »?"""
    salles = [part.salle for part in (element, *parts)]
    if all(salles) and len(set(salles)) == len(salles):
        return True
    sorte = _sorte(element)
    return bool(sorte) and all(_sorte(part) == sorte for part in parts)


def _eclater(element: Element, parts: list[Element]) -> list[Element]:
    """Several séances of the same hours; the timed parts stay with the first."""
    element.sous = [sous for sous in element.sous if sous.debut is not None]
    for part in parts:
        part.debut, part.fin, part.ecrite, part.deduite = element.debut, element.fin, element.ecrite, element.deduite
    for une in (element, *parts):
        une.simultane = True
    return [element, *parts]
