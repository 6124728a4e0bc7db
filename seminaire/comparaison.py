"""What changed from one programme to another, in words (pure)."""

from dataclasses import dataclass

from seminaire.contenu import Contenu


@dataclass(frozen=True)
class Changement:
    """One sentence that people read; `genre`: ajout, retrait, modification. `seance`: its key, None for the seminar's words."""

    genre: str
    phrase: str
    seance: int | None = None


def comparer(avant: Contenu | None, apres: Contenu) -> tuple[Changement, ...]:
    """The changes of the public part, in the order of the programme; () when there is none. `avant` None: a first version."""
    anciennes = {s.pk: (c, s) for c, s in avant.seances} if avant else {}
    nouvelles = {s.pk: (c, s) for c, s in apres.seances}
    ajouts = [
        Changement("ajout", f"{s.titre} : nouveau", pk) for pk, (_, s) in nouvelles.items() if pk not in anciennes
    ]
    retraits = [
        Changement("retrait", f"{s.titre} : retiré", pk) for pk, (_, s) in anciennes.items() if pk not in nouvelles
    ]
    return (*ajouts, *retraits)
