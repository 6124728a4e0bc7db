"""The house that is measured: the local run itself (`labo.portail.lancement`), its data in a folder thrown away after.

So the processes, their number and their options are those of `make run`: two web processes on one socket, the task
worker, the launcher, the embedded PostgreSQL. Only the addresses differ, by two (`tests/bench/adresses.py`).
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil

from tests.maison_vive import RACINE, Maison, port_libre


HEURE = "2023-10-19T09:40"  # a séance of the demonstration is on
# What would make of it another house than the local run's.
ETRANGERES = {
    "ADRESSE_PUBLIQUE", "DATABASE_URL", "ECOUTE", "EMAIL_URL", "HORLOGE", "HORLOGE_DECALAGE", "LOCAL", "SECRET_KEY",
}  # fmt: skip


@contextlib.contextmanager
def maison_de_mesure():
    """The local run, for the length of the block."""
    (RACINE / "var").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=RACINE / "var") as var:
        environnement = {nom: valeur for nom, valeur in os.environ.items() if nom not in ETRANGERES}
        environnement |= {"VAR": var, "DJANGO_SETTINGS_MODULE": "tests.bench.reglages"}
        port = port_libre()
        with lancer(environnement | {"PORT": str(port), "HORLOGE": HEURE}, Path(var)) as lancement:
            liens = json.loads((Path(var) / "liens-de-demonstration.json").read_text())
            yield Maison(f"http://127.0.0.1:{port}", environnement, lancement, liens)


@contextlib.contextmanager
def lancer(environnement, var):
    """Start the run, wait until it is open, stop it as Ctrl-C would."""
    commande = ["setpriv", "--pdeathsig", "TERM", sys.executable, "-m", "labo.portail.lancement"]
    sortie = var / "sortie.txt"
    with sortie.open("w") as fichier:
        lancement = subprocess.Popen(commande, cwd=RACINE, env=environnement, stdout=fichier, stderr=fichier)
    try:
        while "Ouvert à l’adresse" not in sortie.read_text():
            try:
                lancement.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            raise SystemExit(sortie.read_text())
        yield lancement
    finally:
        if lancement.poll() is not None:  # it should not have ended before us: what it said is the only clue
            print(sortie.read_text(), f"\nL’exécution locale a fini seule (code {lancement.returncode}).", flush=True)
        lancement.terminate()
        lancement.wait(60)


def faire(maison, nom, *arguments):
    """Call a function of `tests.bench.peuplement` inside the house; what it returns."""
    code = f"import json; from tests.bench import peuplement; print(json.dumps(peuplement.{nom}(*{arguments!r})))"
    return json.loads(maison.manage("shell", "--no-imports", "-v", "0", "-c", code))


def processus(maison) -> list[psutil.Process]:
    """All processes of the house. PostgreSQL lives in a session of its own: its pid file names it."""
    var = Path(maison.environnement["VAR"])
    postgres = int((var / "postgres" / "donnees" / "postmaster.pid").read_text().split("\n", 1)[0])
    tetes = [psutil.Process(maison.serveur.pid), psutil.Process(postgres)]
    return [membre for tete in tetes for membre in (tete, *tete.children(recursive=True))]


def temps_de_processeur(maison) -> float:
    """Seconds of processor that the house has used so far, PostgreSQL included."""
    secondes = 0.0
    for membre in processus(maison):
        with contextlib.suppress(psutil.NoSuchProcess):
            secondes += sum(membre.cpu_times()[:2])
    return secondes
