"""The memory of the whole house: the PSS of each process, where what is shared is counted once between those sharing."""

import asyncio
import contextlib
from collections import defaultdict

import psutil

from tests.bench import tableau
from tests.bench.maison import processus


BUDGET = 400  # MB
PAS = 0.1  # seconds between two readings while watching


def peser(maison) -> dict[str, float]:
    """MB by kind of process, now."""
    sortes: dict[str, float] = defaultdict(float)
    for membre in processus(maison):
        with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            sortes[sorte(membre)] += membre.memory_full_info().pss / 1e6
    return sortes


def sorte(membre) -> str:
    commande = " ".join(membre.cmdline())
    for mot, nom in (("portail.serveur", "web"), ("portail.executant", "tâches"), ("lancement", "lanceur")):
        if mot in commande:
            return nom
    return "postgresql" if "postgres" in commande else "autres"


def ligne(quand, sortes) -> tableau.Ligne:
    detail = ", ".join(f"{nom} {mo:.0f}" for nom, mo in sorted(sortes.items(), key=lambda sorte: -sorte[1]) if mo >= 1)
    return tableau.au_plus(f"Mémoire {quand}", sum(sortes.values()), BUDGET, "Mo", detail=f" ({detail})")


@contextlib.asynccontextmanager
async def guetter(maison):
    """Watch the memory during the block; the reading where it was the largest, when it is over."""
    pointe: dict[str, float] = {}

    async def lire():
        while True:
            sortes = await asyncio.to_thread(peser, maison)
            if sum(sortes.values()) > sum(pointe.values()):
                pointe.clear()
                pointe.update(sortes)
            await asyncio.sleep(PAS)

    tache = asyncio.create_task(lire())
    try:
        yield pointe
    finally:
        tache.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await tache
