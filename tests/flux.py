"""Streams of news as a test hears them, and servers of its own on the database of the tests."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg
from django.conf import settings
from django.db import connection, transaction

from labo.direct import publier
from labo.direct.publication import CANAL
from tests.conftest import attendre, port_libre, repond


SECONDES = 10  # a stream that stays silent for so long is a failure
LANCEUR = """
import sys, uvicorn
from django.conf import settings
for reglage in sys.argv[2:]:
    nom, valeur = reglage.split("=")
    setattr(settings, nom, float(valeur))
uvicorn.run("labo.asgi:application", port=int(sys.argv[1]), log_level="warning", timeout_graceful_shutdown=3)
"""


def url_de_la_base() -> str:
    """DATABASE_URL of this worker's test database."""
    adresse, _, options = os.environ["DATABASE_URL"].partition("?")
    nom = settings.DATABASES["default"]["NAME"]
    return f"{adresse.rpartition('/')[0]}/{nom}" + (f"?{options}" if options else "")


@dataclass
class Serveur:
    adresse: str
    commande: list[str]
    environnement: dict[str, str]
    journal: Path
    processus: subprocess.Popen | None = None

    def lancer(self):
        """Start it, on the same port as before; wait until it answers."""
        with self.journal.open("ab") as journal:
            self.processus = subprocess.Popen(self.commande, env=self.environnement, stdout=journal, stderr=journal)
        attendre(lambda: repond(self.adresse), secondes=90)

    def tuer(self):
        self.processus.kill()
        self.processus.wait(10)


@contextmanager
def demarrer(*, url=None, **reglages):
    """A server process of our own, whose settings for the streams are given: `demarrer(DIRECT_BATTEMENT=0.2)`."""
    port = port_libre()
    commande = [sys.executable, "-c", LANCEUR, str(port), *(f"{nom}={valeur}" for nom, valeur in reglages.items())]
    environnement = {**os.environ, "DATABASE_URL": url or url_de_la_base()}
    journal = settings.VAR / f"direct-{port}.log"
    journal.unlink(missing_ok=True)
    serveur = Serveur(f"http://127.0.0.1:{port}", commande, environnement, journal)
    try:
        serveur.lancer()
        yield serveur
    finally:
        serveur.tuer()


class Flux:
    """One open stream: `with Flux(adresse, "chantier-1") as flux: flux.nouvelle()`."""

    def __init__(self, adresse, *sujets, age=None, cookies=None):
        parametres = [("s", sujet) for sujet in sujets] + ([("age", age)] if age is not None else [])
        self.client = httpx.Client(timeout=SECONDES, cookies=cookies)
        self.requete = self.client.build_request("GET", f"{adresse}/direct/", params=parametres)

    def __enter__(self):
        self.reponse = self.client.send(self.requete, stream=True)
        assert self.reponse.status_code == 200, self.reponse.read()
        self.lignes = self.reponse.iter_lines()
        self.bonjour = self.prochain("bonjour")
        return self

    def __exit__(self, *exc):
        self.reponse.close()
        self.client.close()

    def evenement(self):
        """The next event: its name, its data. StopIteration when the server closed the stream."""
        nom = ""
        while True:
            ligne = next(self.lignes)
            if ligne.startswith("event: "):
                nom = ligne.removeprefix("event: ")
            elif ligne.startswith("data: "):
                return nom, json.loads(ligne.removeprefix("data: "))

    def prochain(self, nom):
        """The next event of this name; beats alone do not make a test wait for ever."""
        fin = time.monotonic() + SECONDES
        while time.monotonic() < fin:
            recu, donnees = self.evenement()
            if recu == nom:
                return donnees
        raise AssertionError(f"Le flux n’a pas dit « {nom} » à temps.")

    def fin(self):
        """Hear the stream to its proper end; a broken connection would raise."""
        limite = time.monotonic() + SECONDES
        for _ in self.lignes:
            assert time.monotonic() < limite, "Le flux ne s’est pas terminé."

    def nouvelle(self):
        return self.prochain("nouvelle")["sujets"]


def dire(*sujets):
    """An act that commits."""
    with transaction.atomic():
        publier(*sujets)


def dire_ailleurs(*sujets):
    """The same by another connection, whatever this one is in the middle of."""
    with psycopg.connect(url_de_la_base(), autocommit=True) as ailleurs:
        ailleurs.execute("SELECT pg_notify(%s, %s)", [CANAL, " ".join(sujets)])


def ecoutes(commande="count(*)"):
    """Ask the database of its LISTEN connections."""
    nos_ecoutes = "application_name = 'direct' AND datname = current_database()"
    with connection.cursor() as curseur:
        curseur.execute(f"SELECT {commande} FROM pg_stat_activity WHERE {nos_ecoutes}")
        return curseur.fetchall()


def a_l_ecoute(adresse, sujet="chantier-1"):
    """Wait until the process behind this address hears the database: it starts to answer a moment before."""
    with Flux(adresse, sujet, age=0) as flux:
        fin = time.monotonic() + 10
        while time.monotonic() < fin:
            dire(sujet)
            if flux.nouvelle():
                return
