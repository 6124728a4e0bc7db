"""Reading a programme: texts of 200 kB of every hostile shape, in processor time, since nothing else is in it."""

import time

from seminaire.programme import lire
from tests.bench import tableau
from tests.seminaire.textes_longs import LONGS


BUDGET = 2000  # ms


def mesurer() -> list[tableau.Ligne]:
    durees = {nom: chronometrer(texte) for nom, texte in LONGS.items()}
    nom, duree = max(durees.items(), key=lambda mesure: mesure[1])
    return [tableau.au_plus(f"Lire 200 ko, la pire de {len(durees)} formes", duree, BUDGET, "ms", detail=f" ({nom})")]


def chronometrer(texte) -> float:
    depart = time.process_time()
    lire(texte)
    return (time.process_time() - depart) * 1000
