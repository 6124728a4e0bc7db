"""The séances in time: which stands inside which, the ends that the text leaves out, and what is worth a second look."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time

from seminaire.programme.forme import mots, plier
from seminaire.programme.modele import Intervenant, SeanceLue


PROFONDEUR_MAX = 3


@dataclass(eq=False, slots=True)
class Element:
    """A séance being built; hours in minutes. `ecrite`: the text writes its end (or its duration)."""

    debut: int | None = None
    fin: int | None = None
    titre: str = ""
    intervenants: list[Intervenant] = field(default_factory=list)
    salle: str = ""
    sous: list["Element"] = field(default_factory=list)
    a_verifier: list[str] = field(default_factory=list)
    ecrite: bool = False
    deduite: bool = False
    nominal: bool = False
    puce: bool = False
    partie: bool = False
    simultane: bool = False  # one of several séances under one slot
    du_jour: bool = False  # its hours are those of the day's heading
    paralleles: "Sequence[Element]" = ()

    def contient(self, autre: "Element") -> bool:
        """Is the other, timed, inside this one's written range (and not simply beside it, at the same hours)?"""
        if not self.ecrite or self.debut is None or autre.debut is None or self.fin is None or self.fin <= self.debut:
            return False
        if not self.debut <= autre.debut < self.fin or (
            autre.fin is not None and not autre.debut < autre.fin <= self.fin
        ):
            return False
        return (self.debut, self.fin) != (autre.debut, autre.fin)


def heure_dite(minutes: int) -> str:
    """« 9 h 30 », for the sentences of `a_verifier`."""
    return f"{minutes // 60 % 24} h {minutes % 60:02d}"


def achever(elements: list[Element]) -> None:
    """Deduces ends and flags what looks wrong, at every level. Linear in the number of elements."""
    a_faire: list[tuple[list[Element], int | None]] = [(elements, None)]
    while a_faire:
        freres, borne = a_faire.pop()
        _verifier(freres)
        _deduire(freres, borne)
        a_faire += [(element.sous, element.fin) for element in freres if element.sous]
        a_faire += [(list(element.paralleles), None) for element in freres if element.paralleles]


def _deduire(freres: list[Element], borne: int | None) -> None:
    """An end left out is the next start that is later; the last one inside a range ends with it."""
    suivants = [borne] if borne is not None else []
    for element in reversed([e for e in freres if e.debut is not None]):
        while suivants and suivants[-1] <= element.debut:
            suivants.pop()
        if element.fin is None and suivants:
            element.fin, element.deduite = suivants[-1], True
        if element.debut not in suivants[-1:]:
            suivants.append(element.debut)


def _verifier(freres: list[Element]) -> None:
    precedent: Element | None = None
    plus_tard: Element | None = None
    for element in freres:
        if element.debut is None:
            continue
        if element.fin is not None and element.fin <= element.debut:
            element.a_verifier.append(_fin_avant_debut(element))
        if precedent is not None and element.debut < precedent.debut:
            element.a_verifier.append(
                f"L’horaire revient en arrière : « {_court(precedent)} » commence à {heure_dite(precedent.debut)}."
            )
            plus_tard = None
        elif plus_tard is not None and element.debut < plus_tard.fin and not _paralleles(plus_tard, element):
            element.a_verifier.append(
                f"Commence avant la fin de « {_court(plus_tard)} » ({heure_dite(plus_tard.fin)})."
            )
        precedent = element
        if (
            element.fin is not None
            and element.fin > element.debut
            and (plus_tard is None or element.fin >= plus_tard.fin)
        ):
            plus_tard = element


def _fin_avant_debut(element: Element) -> str:
    lendemain = " : le lendemain ?" if element.debut >= 18 * 60 and element.fin <= 8 * 60 else "."
    if element.fin == element.debut:
        return f"La fin et le début sont à la même heure ({heure_dite(element.debut)})."
    return f"La fin ({heure_dite(element.fin)}) vient avant le début ({heure_dite(element.debut)}){lendemain}"


def _paralleles(un: Element, autre: Element) -> bool:
    """Same hours, and titles that begin alike (« Atelier A », « Atelier B ») or other rooms: meant to run side by side."""
    if (un.debut, un.fin) != (autre.debut, autre.fin):
        return False
    if (un.simultane and autre.simultane) or "en parallele" in plier(autre.titre):
        return True
    memes = mots(plier(un.titre[:80]))[:1] == mots(plier(autre.titre[:80]))[:1]
    return memes or (un.salle != autre.salle and bool(un.salle and autre.salle))


def _court(element: Element) -> str:
    return element.titre if len(element.titre) <= 60 else f"{element.titre[:59].rstrip()}…"


def _en_heure(minutes: int | None) -> time | None:
    return None if minutes is None else time(minutes // 60 % 24, minutes % 60)


def figer(element: Element) -> SeanceLue:
    """The frozen value of a finished element; depth is bounded by PROFONDEUR_MAX."""
    return SeanceLue(
        debut=_en_heure(element.debut),
        fin=_en_heure(element.fin),
        titre=element.titre,
        fin_deduite=element.deduite,
        intervenants=tuple(element.intervenants),
        salle=element.salle,
        sous_elements=tuple(figer(sous) for sous in element.sous),
        a_verifier=tuple(element.a_verifier),
        paralleles=tuple(figer(parallele) for parallele in element.paralleles),
    )
