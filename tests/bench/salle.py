"""A room of 200 phones that follow the programme while somebody edits it and others read pages.

Each phone has its own session and its own stream, and re-reads the programme as the page does (`static/js/direct.js`):
after a random delay of at most 0.8 s when it hears that it is one of a crowd. Time starts when the form is sent, so
the act itself is counted in; the painting on a phone's screen is not.
"""

import asyncio
import itertools
import random
import re
import time
from contextlib import AsyncExitStack, asynccontextmanager

from tests.bench import memoire, tableau
from tests.bench.client import Connexion, chronometrer, connecter
from tests.bench.direct import Poste, resumer


TELEPHONES = 200
ETALEMENT = 0.8  # seconds: ETALEMENT of direct.js, for a crowd
LECTURES = 50  # pages a second, read by others meanwhile
LECTEURS = 24  # their connections
LUES = ("/programme/", "/chantiers/1/", "/charte/", "/", "/chantiers/")
PERDU = 15  # seconds after which news is lost
PAUSE = 0.5  # seconds between two acts, once every phone shows the last one
DERNIER, MONTRE = 250, 1500  # ms


class Telephone(Poste):
    """A stream, and the connection by which the fragment is read again."""

    def __init__(self, connexion: Connexion):
        super().__init__()
        self.connexion = connexion

    async def relire(self) -> float:
        """Wait for the news, then until the fragment is here; when that was."""
        await self.entendu.wait()
        await asyncio.sleep(random.uniform(0, ETALEMENT))
        fragment = await self.connexion.lire("/programme/", hx_request="true")
        assert 'id="programme"' in fragment.texte[:2000], fragment.texte[:200]
        return time.perf_counter()


async def mesurer(maison, gens, sessions, sujet, *, actes) -> list[tableau.Ligne]:
    async with AsyncExitStack() as pile:
        telephones = [
            Telephone(await pile.enter_async_context(connecter(maison, {"sessionid": personne["session"]})))
            for personne in gens[:TELEPHONES]
        ]
        await pile.enter_async_context(ecouter(telephones, sujet))
        facilitation = await pile.enter_async_context(connecter(maison, sessions["facilitation"]))
        pages = await pile.enter_async_context(lectures(maison))
        await asyncio.sleep(2)  # a server that has just been reached tells everybody to re-read once
        tours = [await un_acte(telephones, facilitation) for _ in range(actes)]
        pleine = await asyncio.to_thread(memoire.peser, maison)
    return [*lignes(tours, pages), memoire.ligne(f"avec {TELEPHONES} flux", pleine)]


@asynccontextmanager
async def ecouter(telephones, sujet):
    """All streams open, for the length of the block."""
    taches = []
    for telephone in telephones:
        cookie = "; ".join(f"{nom}={valeur}" for nom, valeur in telephone.connexion.cookies.items())
        hote, port = telephone.connexion.hote.split(":")
        taches.append(asyncio.create_task(telephone.ecouter(hote, int(port), f"/direct/?s={sujet}", cookie)))
    try:
        async with asyncio.timeout(60):
            await asyncio.gather(*(telephone.ouvert.wait() for telephone in telephones))
        yield
    finally:
        rompus = [tache.exception() for tache in taches if tache.done()]
        for tache in taches:
            tache.cancel()
        await asyncio.gather(*taches, return_exceptions=True)
        if rompus:
            raise rompus[0]


@asynccontextmanager
async def lectures(maison):
    """Read pages at LECTURES a second, whether or not the last one has come; (planned, seconds) of each."""
    faites: list[tuple[float, float]] = []

    async def lire_au_pas(connexion, pas):
        """One page of every LECTEURS-th instant; a late one is counted from when it should have left."""
        for instant in pas:
            await asyncio.sleep(max(0, instant - time.perf_counter()))
            await connexion.lire(random.choice(LUES))
            faites.append((instant, time.perf_counter() - instant))

    async with AsyncExitStack() as pile:
        depart, taches = time.perf_counter(), []
        for n in range(LECTEURS):
            connexion = await pile.enter_async_context(connecter(maison))
            pas = itertools.count(depart + n / LECTURES, LECTEURS / LECTURES)
            taches.append(asyncio.create_task(lire_au_pas(connexion, pas)))
        try:
            yield faites
        finally:
            for tache in taches:
                tache.cancel()
            bilan = await asyncio.gather(*taches, return_exceptions=True)
            echecs = [echec for echec in bilan if not isinstance(echec, asyncio.CancelledError)]
            if echecs:
                raise echecs[0]


async def preparer_une_seance(facilitation) -> tuple[str, dict[str, str]]:
    """The form of the first séance with another title, ready to leave: its address, its fields."""
    edition = (await facilitation.lire("/programme/edition/")).texte
    chemin = re.search(r"/programme/edition/\d+/modifier/", edition).group()
    champs = await facilitation.formulaire(chemin)
    champs["titre"] = f"{champs['titre'].partition(' – mesure')[0]} – mesure {time.monotonic_ns()}"
    return chemin, champs


async def modifier_une_seance(facilitation) -> None:
    chemin, champs = await preparer_une_seance(facilitation)
    await facilitation.poster(chemin, champs, attendu=200, hx_request="true")


async def un_acte(telephones, facilitation) -> dict[str, list[float]]:
    """Edit a séance through its form; seconds until each phone heard of it, and until each had the new fragment."""
    chemin, champs = await preparer_une_seance(facilitation)
    for telephone in telephones:
        telephone.entendu.clear()
    depart = time.perf_counter()
    relectures = [asyncio.create_task(telephone.relire()) for telephone in telephones]
    acte, _ = await chronometrer(facilitation.poster(chemin, champs, attendu=200, hx_request="true"))
    _, en_retard = await asyncio.wait(relectures, timeout=PERDU)
    if en_retard:
        raise SystemExit(f"{len(en_retard)} téléphones n’ont pas montré l’acte en {PERDU} s.")
    await asyncio.sleep(PAUSE)
    return {
        "acte": [acte],
        "entendu": [telephone.heure - depart for telephone in telephones],
        "montre": [relecture.result() - depart for relecture in relectures],
    }


def lignes(tours, pages) -> list[tableau.Ligne]:
    derniers = resumer([max(tour["entendu"]) for tour in tours])
    montres = resumer([seconde for tour in tours for seconde in tour["montre"]])
    actes = resumer([seconde for tour in tours for seconde in tour["acte"]])
    lues = resumer([seconde for _, seconde in pages])
    debut, fin = min(instant for instant, _ in pages), max(instant for instant, _ in pages)
    rythme = len(pages) / (fin - debut)
    return [
        tableau.au_plus(
            f"D’un acte au dernier de {TELEPHONES} téléphones, p99 de {len(tours)} actes",
            derniers["p99"] * 1000, DERNIER, "ms", detail=f" (médiane {derniers['mediane'] * 1000:.0f})",
        ),
        tableau.au_plus(
            "Jusqu’à leur fragment relu (0,8 s d’étalement comprise), p99",
            montres["p99"] * 1000, MONTRE, "ms", detail=f" (médiane {montres['mediane'] * 1000:.0f})",
        ),
        tableau.Ligne("L’acte lui-même, du formulaire envoyé à la réponse, p99", f"{actes['p99'] * 1000:.0f} ms"),
        tableau.Ligne(
            f"Pages lues pendant ce temps, {rythme:.0f} par seconde, p99",
            f"{lues['p99'] * 1000:.0f} ms (médiane {lues['mediane'] * 1000:.0f})",
        ),
    ]  # fmt: skip
