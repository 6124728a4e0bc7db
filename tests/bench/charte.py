"""A long charter: its page, its amendements, comparing any two versions, freezing."""

import asyncio
import math
import statistics

from tests.bench import tableau
from tests.bench.chantiers import FIXE, peser
from tests.bench.client import chronometrer, connecter
from tests.bench.maison import faire


COMPARER_D_ABORD, COMPARER_ENSUITE, FIGER, BUREAU = 150, 10, 500, 1000  # ms
PAGES = (
    ("Charte de 60 articles, 200 amendements, 500 commentaires, processeur", "/charte/", None),
    ("… la liste des amendements", "/charte/amendements/", None),
    ("… un amendement", "/charte/amendements/100/", None),
    ("… la table de fusion", "/charte/fusion/", None),
)


async def mesurer(maison, sessions, *, fois) -> list[tableau.Ligne]:
    fait = await asyncio.to_thread(faire, maison, "vieillir_la_charte")
    lignes = [
        tableau.au_plus("Figer une version de 60 articles, p95", p95(fait["figer"]), FIGER, "ms"),
        tableau.au_plus(
            "Ouvrir le bureau d’un article de 3 ko, 40 amendements, processeur", fait["bureau"], BUREAU, "ms"
        ),
    ]
    async with connecter(maison, sessions["participante"]) as qui:
        lignes += [await peser(maison, qui, *page, fois=fois) for page in (FIXE, *PAGES)]
        lignes += await comparer(qui, fait["versions"], fois=fois)
    return lignes


async def comparer(qui, versions, *, fois) -> list[tableau.Ligne]:
    """Pairs that nobody has read yet, then one of them again and again."""
    paires = [(m, n) for n in range(versions, 1, -1) for m in range(n - 1, 0, -1)][:: max(1, versions // 4)]
    premieres = [await duree(qui, *paire) for paire in paires[:fois]]
    for _ in range(6):  # both web processes have read it
        await duree(qui, 1, versions)
    suivantes = [await duree(qui, 1, versions) for _ in range(fois)]
    mediane = statistics.median(suivantes)
    return [
        tableau.au_plus("Comparer deux versions, la première fois, p95", p95(premieres), COMPARER_D_ABORD, "ms"),
        tableau.au_plus("… ensuite, médiane", mediane, COMPARER_ENSUITE, "ms", detail=f" (p95 {p95(suivantes):.0f})"),
    ]


async def duree(qui, m, n) -> float:
    return (await chronometrer(qui.lire(f"/charte/comparer/{m}/{n}/")))[0] * 1000


def p95(durees) -> float:
    return sorted(durees)[math.ceil(0.95 * len(durees)) - 1]
