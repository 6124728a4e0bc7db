"""The crowd of the storm: one process for each person, and something that happens when they are halfway."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path


RACINE = Path(__file__).resolve().parents[2]
PAS = 0.1  # seconds between two looks at how far they are
TROP_LONG = 3600  # seconds after which the crowd is taken for stuck


def lancer(dossier, adresses, gens, objets, *, envois, graine, evenements=(), patience=90.0) -> list[dict]:
    """Let each person make her saves; the lines of all journals.

    `gens`: [{"pk", "session"}]; `evenements`: functions called in turn, evenly spread over the saves.
    """
    marcheurs = []
    for numero, personne in enumerate(gens):
        consigne = {
            "numero": numero, "pk": personne["pk"], "cookies": {"sessionid": personne["session"]},
            "adresses": adresses, "objets": objets, "envois": envois, "graine": f"{graine}-{numero}",
            "patience": patience, "journal": str(dossier / f"personne-{numero}.jsonl"),
        }  # fmt: skip
        marcheurs.append(marcher(consigne))
    try:
        seuils = [len(gens) * envois * rang // (len(evenements) + 1) for rang in range(1, len(evenements) + 1)]
        for seuil, evenement in zip(seuils, evenements, strict=True):
            attendre(lambda seuil=seuil: avance(dossier) >= seuil or sont_finis(marcheurs))
            evenement()
        attendre(lambda: sont_finis(marcheurs))
    finally:
        for marcheur in marcheurs:
            if marcheur.poll() is None:
                marcheur.kill()
            _, erreurs = marcheur.communicate()
            if marcheur.returncode:
                raise RuntimeError(f"Une personne de la tempête a échoué :\n{erreurs}")
    return lire(dossier)


def marcher(consigne):
    commande = [sys.executable, "-m", "tests.tempete.personne"]
    environnement = {"PATH": os.environ["PATH"], "PYTHONPATH": str(RACINE)}
    tuyaux = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    marcheur = subprocess.Popen(commande, cwd=RACINE, env=environnement, text=True, **tuyaux)
    marcheur.stdin.write(json.dumps(consigne))
    marcheur.stdin.close()
    marcheur.stdin = None
    return marcheur


def sont_finis(marcheurs) -> bool:
    return all(marcheur.poll() is not None for marcheur in marcheurs)


def attendre(condition):
    fin = time.monotonic() + TROP_LONG
    while not condition():
        if time.monotonic() > fin:
            raise RuntimeError("La tempête ne finit pas.")
        time.sleep(PAS)


def avance(dossier) -> int:
    """How many saves have been told so far."""
    return sum(chemin.read_bytes().count(b"\n") for chemin in Path(dossier).glob("personne-*.jsonl"))


def lire(dossier) -> list[dict]:
    """What the journals hold so far; a line being written is left for later."""
    lignes = []
    for chemin in sorted(Path(dossier).glob("personne-*.jsonl")):
        complet, _, _ = chemin.read_text().rpartition("\n")
        lignes += [json.loads(ligne) for ligne in complet.splitlines()]
    return lignes
