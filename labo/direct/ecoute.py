"""One LISTEN connection per process, and the streams that it feeds.

News says *re-read this*, so two of them about one subject are one: what a stream has still to say is a set, bounded by
what it follows, and a slow phone loses nothing and costs nothing.
"""

import asyncio
import logging
import random
from collections import defaultdict
from time import monotonic

import psycopg
from django.db import connections

from labo.direct.publication import CANAL
from labo.direct.sujets import personne_de


logger = logging.getLogger(__name__)

ATTENTE_MIN, ATTENTE_MAX = 0.25, 8.0  # seconds between two attempts to reach the database
SONDE = 30  # seconds of silence after which the connection is asked whether it still lives
MARGE = 5  # seconds: how long a phone may take to reach the door after it told the age of its page
MEMOIRE = 5_000  # subjects whose last news is remembered


class Abonne:
    """One open stream: whose it is, what it follows, and what it has still to be told."""

    __slots__ = ("a_dire", "is_a_verifier", "is_ferme", "personne", "reveil", "sujets")

    def __init__(self, sujets, personne: int | None = None):
        self.sujets = frozenset(sujets)
        self.personne = personne
        self.a_dire: set[str] = set()
        self.is_a_verifier = self.is_ferme = False
        self.reveil = asyncio.Event()

    def noter(self, sujets) -> None:
        self.a_dire.update(sujets)
        if self.a_dire:
            self.reveil.set()

    def fermer(self) -> None:
        self.is_ferme = True
        self.reveil.set()

    def faire_verifier(self) -> None:
        """What its person may follow has changed."""
        self.is_a_verifier = True
        self.reveil.set()

    async def attendre(self, secondes: float) -> None:
        """Until there is something to do, or the time is over."""
        try:
            async with asyncio.timeout(secondes):
                await self.reveil.wait()
        except TimeoutError:
            pass

    def prendre(self) -> list[str]:
        self.reveil.clear()
        sujets, self.a_dire = sorted(self.a_dire), set()
        return sujets


class Ecoute:
    def __init__(self):
        self.abonnes: set[Abonne] = set()
        self.par_sujet: defaultdict[str, set[Abonne]] = defaultdict(set)
        self.par_personne: defaultdict[int, set[Abonne]] = defaultdict(set)
        self.dernieres: dict[str, float] = {}
        self.acces_changes = (
            0  # how many times somebody's accesses have changed: a stream that opens meanwhile checks again
        )
        # Since when nothing was missed; None while the database is not listened to.
        self.depuis: float | None = None
        self.is_fermee = False

    def abonner(self, abonne: Abonne) -> None:
        self.abonnes.add(abonne)
        for sujet in abonne.sujets:
            self.par_sujet[sujet].add(abonne)
        if abonne.personne is not None:
            self.par_personne[abonne.personne].add(abonne)

    def desabonner(self, abonne: Abonne) -> None:
        self.abonnes.discard(abonne)
        for sujet in abonne.sujets:
            _oter(self.par_sujet, sujet, abonne)
        if abonne.personne is not None:
            _oter(self.par_personne, abonne.personne, abonne)

    def foule(self, sujets) -> int:
        """How many streams of this process are told of the most followed of these subjects.

        Of this process only: with several, pages spread their re-reading a little less than they could.
        """
        return max((len(self.par_sujet[sujet]) for sujet in sujets if sujet in self.par_sujet), default=0)

    def annoncer(self, sujets) -> None:
        maintenant = monotonic()
        for sujet in sujets:
            if (personne := personne_de(sujet)) is not None:
                self.acces_changes += 1
                for abonne in self.par_personne.get(personne, ()):
                    abonne.faire_verifier()
                continue
            self.dernieres[sujet] = maintenant
            for abonne in self.par_sujet.get(sujet, ()):
                abonne.noter((sujet,))
        if len(self.dernieres) > MEMOIRE:
            self.dernieres.clear()
            self.depuis = maintenant

    def manquees(self, sujets, age: float) -> list[str]:
        """What changed since a page was sure of itself, `age` seconds ago; everything when that cannot be known."""
        limite = monotonic() - age - MARGE
        if self.depuis is None or limite < self.depuis:
            return list(sujets)
        return [sujet for sujet in sujets if self.dernieres.get(sujet, limite) > limite]

    def reprendre(self) -> None:
        """The database is listened to (again): nobody knows what was said meanwhile, so everybody re-reads all."""
        self.depuis = monotonic()
        self.dernieres.clear()
        for abonne in self.abonnes:
            abonne.noter(abonne.sujets)
            abonne.is_a_verifier = abonne.personne is not None

    def fermer(self) -> None:
        """The process is ending: every stream says goodbye now, its phone comes back to another process."""
        self.is_fermee = True
        for abonne in self.abonnes:
            abonne.fermer()

    async def ecouter(self) -> None:
        """For the life of the process."""
        attente = ATTENTE_MIN
        while True:
            try:
                async with await ouvrir_connexion() as connexion:
                    await connexion.execute(f"LISTEN {CANAL}")
                    attente = ATTENTE_MIN
                    self.reprendre()
                    await self._suivre(connexion)
            except Exception as erreur:  # whatever it was, a process that no longer listens must try again
                logger.warning("live: the database is not listened to (%s: %s)", type(erreur).__name__, erreur)
            self.depuis = None
            await asyncio.sleep(attente * random.uniform(0.5, 1))  # noqa: S311 (spreads processes, guards nothing)
            attente = min(attente * 2, ATTENTE_MAX)

    async def _suivre(self, connexion) -> None:
        while True:
            async for avis in connexion.notifies(timeout=SONDE):
                self.annoncer(avis.payload.split())
            # A connection cut without a word (a machine gone, a firewall) says nothing by itself.
            async with asyncio.timeout(10):
                await connexion.execute("SELECT 1")


def _oter(table, cle, abonne) -> None:
    table[cle].discard(abonne)
    if not table[cle]:
        del table[cle]


async def ouvrir_connexion() -> psycopg.AsyncConnection:
    """Autocommit, on Django's database, without Django's cursors and adapters."""
    parametres = connections["default"].get_connection_params()
    for cle in ("cursor_factory", "context", "prepare_threshold"):
        parametres.pop(cle, None)
    parametres.setdefault("connect_timeout", 10)
    parametres["application_name"] = "direct"
    return await psycopg.AsyncConnection.connect(autocommit=True, **parametres)


ecoute = Ecoute()
