"""The table that the bench prints: what was measured, its budget, whether it is kept."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ligne:
    mesure: str
    valeur: str
    budget: str = "—"
    is_tenu: bool | None = None  # None: no budget, said for information

    @property
    def verdict(self) -> str:
        return {None: "", True: "tenu", False: "dépassé"}[self.is_tenu]


def au_moins(mesure, taux, budget, detail="") -> Ligne:
    """A ratio that must reach its budget; both in percent when written."""
    verdict = None if budget is None else taux >= budget
    return Ligne(mesure, f"{taux:.0%}{detail}", "—" if budget is None else f"≥ {budget:.0%}", verdict)


def au_plus(mesure, valeur, budget, unite, *, detail="", decimales=0) -> Ligne:
    """A quantity that must not exceed its budget, both in the same unit."""
    texte = f"{valeur:.{decimales}f} {unite}{detail}".replace(".", ",")
    return Ligne(mesure, texte, f"≤ {budget} {unite}".replace(".", ","), valeur <= budget)


def imprimer(lignes, fichier=sys.stdout) -> None:
    """As a Markdown table whose columns stand under each other."""
    rangs = [("Mesure", "Valeur", "Budget", "")]
    rangs += [(ligne.mesure, ligne.valeur, ligne.budget, ligne.verdict) for ligne in lignes]
    largeurs = [max(len(rang[n]) for rang in rangs) for n in range(4)]
    rangs.insert(1, tuple("-" * largeur for largeur in largeurs))
    for rang in rangs:
        cases = " | ".join(case.ljust(largeur) for case, largeur in zip(rang, largeurs, strict=True))
        print(f"| {cases} |", file=fichier, flush=True)
