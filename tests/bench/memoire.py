"""The memory of the whole house: the PSS of each process, where what is shared is counted once between those sharing."""

import asyncio
import contextlib
import resource
from collections import defaultdict

import psutil

from tests.bench import tableau
from tests.bench.direct import Poste
from tests.bench.maison import processus


BUDGET = 400  # MB
FLUX, BUDGET_DES_FLUX = 1000, 120  # streams, and MB that they may add
A_LA_FOIS = 50  # streams being opened at one moment
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


async def mesurer_les_flux(maison, gens, sujet, agir) -> tableau.Ligne:
    """What so many open streams add, each of a person of her own, once all have heard `agir()`."""
    ouvrir_les_fichiers(2 * FLUX)
    async with ecouter(maison, gens[:A_LA_FOIS], sujet):
        await agir()
    avant = await asyncio.to_thread(peser, maison)
    async with ecouter(maison, gens, sujet) as postes:
        await asyncio.sleep(2)  # a server that has just been reached tells everybody to re-read once
        for poste in postes:
            poste.entendu.clear()
        await agir()
        async with asyncio.timeout(30):
            await asyncio.gather(*(poste.entendu.wait() for poste in postes))
        pleine = await asyncio.to_thread(peser, maison)
    de_plus = {nom: pleine[nom] - avant[nom] for nom in pleine}
    detail = ", ".join(f"{nom} {mo:+.0f}" for nom, mo in de_plus.items() if abs(mo) >= 1)
    detail = f" ({detail} ; en tout {sum(pleine.values()):.0f} Mo)"
    plus = sum(de_plus.values())
    return tableau.au_plus(f"{len(gens)} flux ouverts, mémoire de plus", plus, BUDGET_DES_FLUX, "Mo", detail=detail)


@contextlib.asynccontextmanager
async def ecouter(maison, gens, sujet):
    """A stream for each person, all open, for the length of the block."""
    hote, port = maison.adresse.removeprefix("http://").split(":")
    file, taches = asyncio.Semaphore(A_LA_FOIS), []

    async def ouvrir(personne):
        poste = Poste()
        async with file:
            cookie = f"sessionid={personne['session']}"
            taches.append(asyncio.create_task(poste.ecouter(hote, int(port), f"/direct/?s={sujet}", cookie)))
            ouverture = asyncio.create_task(poste.ouvert.wait())
            await asyncio.wait([ouverture, taches[-1]], return_when=asyncio.FIRST_COMPLETED)
        return poste

    try:
        yield await asyncio.gather(*(ouvrir(personne) for personne in gens))
        rompus = [tache.exception() for tache in taches if tache.done()]
        if rompus:
            raise rompus[0]
    finally:
        for tache in taches:
            tache.cancel()
        await asyncio.gather(*taches, return_exceptions=True)


def ouvrir_les_fichiers(combien) -> None:
    """A stream is an open file on this side too."""
    souple, dur = resource.getrlimit(resource.RLIMIT_NOFILE)
    voulu = combien if dur == resource.RLIM_INFINITY else min(combien, dur)
    if souple != resource.RLIM_INFINITY and souple < voulu:
        resource.setrlimit(resource.RLIMIT_NOFILE, (voulu, dur))


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
