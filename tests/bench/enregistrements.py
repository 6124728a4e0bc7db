"""200 people who save within one second: each joins a chantier through its form, with words of her own.

The forms were opened before. They leave at random instants of one second; a browser then follows the redirection.
"""

import asyncio
import random
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass

from tests.bench import tableau
from tests.bench.client import Connexion, chronometrer, connecter
from tests.bench.direct import resumer
from tests.bench.maison import faire, temps_de_processeur


FOULE = 200
BUDGET = 1000  # ms
OUVERTURES = 8  # forms opened at once, before the measure


@dataclass
class Envoi:
    """One person's form, ready to leave, and what became of it."""

    personne: dict
    connexion: Connexion
    chantier: int
    champs: dict[str, str]
    statut: int = 0
    secondes: float = 0.0
    page: float = 0.0  # seconds until the page that follows is here

    @property
    def mots(self) -> str:
        return f"Je suis la personne {self.personne['pk']}, j’écris « Chantier {self.chantier} »."


async def mesurer(maison, gens, chantiers, quoi) -> list[tableau.Ligne]:
    async with AsyncExitStack() as pile:
        envois = await preparer(pile, maison, gens, chantiers)
        depart, use = time.perf_counter(), temps_de_processeur(maison)
        await asyncio.gather(*(enregistrer(envoi, depart + random.random()) for envoi in envois))
        cout = (temps_de_processeur(maison) - use) / len(envois)
    ecrits = await asyncio.to_thread(faire, maison, "paroles")
    perdus = sum(ecrits[str(envoi.chantier)].get(str(envoi.personne["pk"])) != envoi.mots for envoi in envois)
    return lignes(envois, perdus, quoi, cout)


async def preparer(pile, maison, gens, chantiers) -> list[Envoi]:
    """Each person has opened the form and typed her words."""
    file = asyncio.Semaphore(OUVERTURES)

    async def ouvrir(n, personne):
        async with file:
            connexion = await pile.enter_async_context(connecter(maison, {"sessionid": personne["session"]}))
            chantier = chantiers[n % len(chantiers)]
            champs = await connexion.formulaire(f"/chantiers/{chantier}/rejoindre/")
            envoi = Envoi(personne, connexion, chantier, champs)
            champs["motivation"] = envoi.mots
            return envoi

    return await asyncio.gather(*(ouvrir(n, personne) for n, personne in enumerate(gens)))


async def enregistrer(envoi, instant) -> None:
    """Send at this instant; nothing is checked here, so that a failure is counted instead of ending the bench."""
    await asyncio.sleep(max(0, instant - time.perf_counter()))
    depart = time.perf_counter()
    envoi.secondes, reponse = await chronometrer(poster(envoi))
    envoi.statut = reponse.statut
    if reponse.statut == 302:
        await envoi.connexion.lire(reponse.entetes["location"])
        envoi.page = time.perf_counter() - depart


async def poster(envoi):
    return await envoi.connexion.poster(f"/chantiers/{envoi.chantier}/rejoindre/", envoi.champs, attendu=None)


def lignes(envois, perdus, quoi, cout) -> list[tableau.Ligne]:
    """`cout`: seconds of processor that one form and its page take of the house, whoever else uses the machine."""
    durees, pages = resumer([envoi.secondes for envoi in envois]), resumer([e.page for e in envois if e.page])
    erreurs = sum(envoi.statut != 302 for envoi in envois)
    detail = f" (médiane {durees['mediane'] * 1000:.0f} ; page suivante : p99 {pages['p99'] * 1000:.0f}"
    detail += f" ; {cout * 1000:.1f} ms de processeur chacune)".replace(".", ",")
    return [
        tableau.au_plus(f"{len(envois)} personnes {quoi}, p99", durees["p99"] * 1000, BUDGET, "ms", detail=detail),
        tableau.Ligne(
            "… erreurs, paroles perdues", f"{erreurs}, {perdus}", "0, 0", is_tenu=erreurs == 0 and perdus == 0
        ),
    ]
