"""A whole house for the tools beside the tests: scratch database, the demonstration, the production server.

Used by `make bench` and `make screenshots`; what they need of the inside goes through manage.py, as for anybody.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import psycopg

from labo.postgres_local import demarrer


RACINE = Path(__file__).resolve().parent.parent
PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Maison:
    adresse: str
    environnement: dict
    serveur: subprocess.Popen
    liens: dict  # role -> address of its personal link

    def manage(self, *arguments, **options):
        """Run manage.py in this house; what it prints."""
        commande = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            commande, cwd=RACINE, env=self.environnement, check=True, capture_output=True, text=True, **options
        ).stdout

    def session(self, role) -> dict:
        """The cookies of a browser that came in by the role's personal link."""
        with httpx.Client(base_url=self.adresse) as client:
            client.get(lien := "/lien/" + self.liens[role].partition("/lien/")[2])
            jeton = client.cookies["csrftoken"]
            client.post(lien, data={"csrfmiddlewaretoken": jeton})
            return dict(client.cookies)


@contextmanager
def maison_vive(*, heure="2023-10-19T09:40", ouvriers=1):
    """Lives for the length of the block, at this hour of the day of the demonstration."""
    with ExitStack() as pile:
        var = Path(pile.enter_context(tempfile.TemporaryDirectory(prefix="maison-")))
        url = os.environ.get("DATABASE_URL") or pile.enter_context(demarrer(RACINE / "var" / "tests" / "postgres"))
        base = pile.enter_context(base_de_travail(url))
        port = port_libre()
        decalage = datetime.fromisoformat(heure).replace(tzinfo=PARIS).timestamp() - time.time()
        environnement = {
            **os.environ,
            "DATABASE_URL": base,
            "VAR": str(var),
            "LOCAL": "1",
            "SECRET_KEY": secrets.token_urlsafe(40),
            "HORLOGE_DECALAGE": str(decalage),
            "ADRESSE_PUBLIQUE": f"http://127.0.0.1:{port}",
        }
        for commande in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["demo"]):
            subprocess.run(
                [sys.executable, "manage.py", *commande],
                cwd=RACINE,
                env=environnement,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        serveur = pile.enter_context(en_marche(environnement, port, ouvriers))
        liens = json.loads((var / "liens-de-demonstration.json").read_text())
        yield Maison(f"http://127.0.0.1:{port}", environnement, serveur, liens)


@contextmanager
def base_de_travail(url):
    """A database of its own on the server of `url`, dropped at the end."""
    nom = f"maison_{os.getpid()}"
    avant, _, options = url.partition("?")
    with psycopg.connect(url, autocommit=True) as connexion:
        connexion.execute(f"CREATE DATABASE {nom}")
        yield f"{avant.rpartition('/')[0]}/{nom}" + (f"?{options}" if options else "")
        connexion.execute(f"DROP DATABASE {nom} WITH (FORCE)")


@contextmanager
def en_marche(environnement, port, ouvriers):
    commande = [sys.executable, "-m", "uvicorn", "labo.asgi:application", "--port", str(port), "--log-level", "error"]
    serveur = subprocess.Popen(
        [*commande, "--workers", str(ouvriers), "--timeout-graceful-shutdown", "2"], cwd=RACINE, env=environnement
    )
    try:
        for _ in range(200):
            try:
                if httpx.get(f"http://127.0.0.1:{port}/sante/").status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield serveur
    finally:
        serveur.terminate()
        serveur.wait(15)


def port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]
