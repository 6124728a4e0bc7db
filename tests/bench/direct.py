"""How long from an act to the last of many streams: a client of plain asyncio sockets, cheap enough for thousands.

    import asyncio
    from tests.bench.direct import mesurer
    asyncio.run(mesurer("http://127.0.0.1:8000", ["programme-1"], 200, declencher))

`declencher()` is one act: it returns when the act is committed (a POST answered, a transaction left). It runs in a
thread, so it may block. Client and server share the machine's processors: what is measured includes this client's work.
"""

import asyncio
import inspect
import math
import statistics
import time
from urllib.parse import urlencode, urlsplit


class Poste:
    """One phone: its stream, and when it last heard news."""

    def __init__(self):
        self.ouvert = asyncio.Event()
        self.entendu = asyncio.Event()
        self.heure = 0.0

    async def ecouter(self, hote, port, chemin, cookie):
        lecteur, ecrivain = await asyncio.open_connection(hote, port)
        try:
            entetes = f"Host: {hote}:{port}\r\nAccept: text/event-stream\r\n" + (
                f"Cookie: {cookie}\r\n" if cookie else ""
            )
            ecrivain.write(f"GET {chemin} HTTP/1.1\r\n{entetes}\r\n".encode())
            statut = await lecteur.readline()
            if b" 200 " not in statut:
                raise ConnectionError(f"stream refused: {statut.decode().strip()}")
            while ligne := await lecteur.readline():
                if ligne == b"event: bonjour\n":
                    self.ouvert.set()
                elif ligne == b"event: nouvelle\n":
                    self.heure = time.perf_counter()
                    self.entendu.set()
            raise ConnectionError("stream ended")
        finally:
            ecrivain.close()


async def mesurer(url, sujets, clients, declencher, *, actes=20, pause=0.2, cookie="", delai=30.0) -> dict:
    """Open `clients` streams on the subjects, act `actes` times, hear each act everywhere.

    Returns seconds: `dernier` (for each act, from just before it to the last client; its median, p99 and maximum),
    `reception` (the same over every client of every act), `ouverture` (until all streams were open), and `perdues`, the
    number of (act, client) pairs where nothing came within `delai`. Raises when a stream is refused or breaks.
    """
    adresse = urlsplit(url)
    chemin = "/direct/?" + urlencode([("s", sujet) for sujet in sujets])
    postes = [Poste() for _ in range(clients)]
    debut = time.perf_counter()
    async with asyncio.TaskGroup() as groupe:
        taches = [groupe.create_task(p.ecouter(adresse.hostname, adresse.port or 80, chemin, cookie)) for p in postes]
        await asyncio.gather(*(poste.ouvert.wait() for poste in postes))
        ouverture = time.perf_counter() - debut
        await asyncio.sleep(1)  # a server that has just started tells everybody to re-read once
        receptions, derniers, perdues = [], [], 0
        for _ in range(actes):
            delais = await entendre(postes, declencher, delai)
            perdues += clients - len(delais)
            receptions += delais
            derniers += [max(delais)] if len(delais) == clients else []
            await asyncio.sleep(pause)
        for tache in taches:
            tache.cancel()
    return {
        "clients": clients, "actes": actes, "ouverture": ouverture, "perdues": perdues,
        "reception": resumer(receptions), "dernier": resumer(derniers),
    }  # fmt: skip


async def entendre(postes, declencher, delai) -> list[float]:
    """One act: how long until each client that heard it, in seconds."""
    for poste in postes:
        poste.entendu.clear()
    depart = time.perf_counter()
    if inspect.iscoroutinefunction(declencher):
        await declencher()
    else:
        await asyncio.to_thread(declencher)
    attentes = [asyncio.ensure_future(poste.entendu.wait()) for poste in postes]
    _, en_retard = await asyncio.wait(attentes, timeout=delai)
    for attente in en_retard:
        attente.cancel()
    return [poste.heure - depart for poste in postes if poste.entendu.is_set()]


def resumer(delais) -> dict:
    """Median, 99th percentile (nearest rank) and maximum of durations in seconds; empty when there is none."""
    if not delais:
        return {}
    tries = sorted(delais)
    return {"mediane": statistics.median(tries), "p99": tries[math.ceil(0.99 * len(tries)) - 1], "max": tries[-1]}
