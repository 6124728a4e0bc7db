"""Bringing together two changes of a text of 20 kB: in processor time, since nothing else than this program is in it."""

import random
import time

from labo.reunion import reunir_textes
from tests.bench import tableau


TAILLE, BUDGET, FOIS = 20_000, 250, 8  # characters, ms, pairs of each sort
VOCABULAIRE = [f"mot{n}" for n in range(400)]


def mesurer() -> list[tableau.Ligne]:
    sortes = {
        "en paragraphes de 60 mots": (texte(60), lambda base: retoucher(base, 10)),
        "d’un seul paragraphe": (texte(TAILLE), lambda base: retoucher(base, 40)),
        "de deux mots répétés": (("le la " * TAILLE)[:TAILLE], lambda base: base.replace("le la", "la le", tirer())),
    }
    return [ligne(sorte, *comment) for sorte, comment in sortes.items()]


def ligne(sorte, base, changer) -> tableau.Ligne:
    durees = []
    for _ in range(FOIS):
        autre, mien, depart = changer(base), changer(base), time.process_time()
        reunir_textes(base, autre, mien)
        durees.append((time.process_time() - depart) * 1000)
    return tableau.au_plus(f"Réunir un texte de 20 ko {sorte}, le plus long de {FOIS}", max(durees), BUDGET, "ms")


def texte(mots_par_paragraphe) -> str:
    mots = random.choices(VOCABULAIRE, k=TAILLE // 6)
    paragraphes = [mots[n : n + mots_par_paragraphe] for n in range(0, len(mots), mots_par_paragraphe)]
    return "\n\n".join(map(" ".join, paragraphes))[:TAILLE]


def retoucher(base, fois) -> str:
    mots = base.split(" ")
    for _ in range(fois):
        mots[random.randrange(len(mots))] = f"neuf{tirer()}"
    return " ".join(mots)


def tirer() -> int:
    return random.randrange(50, 500)
