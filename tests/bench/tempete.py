"""The storm (tests/tempete) on the house that is measured: 50 people × 200 saves on 10 co-edited objects.

One of the web processes is killed when they are halfway; the launcher starts it again. What they were told is then held
against what the database says, by the same oracle as in the tests.
"""

import asyncio
import collections
import json
import os
import signal
import tempfile
import time
from pathlib import Path

from tests.bench import tableau
from tests.bench.direct import resumer
from tests.bench.maison import faire, processus
from tests.maison_vive import RACINE
from tests.tempete import foule


GENS, ENVOIS, OBJETS = 50, 200, 10
PIECES = RACINE / "var" / "tempete.json"


async def mesurer(maison, *, gens=GENS, envois=ENVOIS) -> list[tableau.Ligne]:
    return await asyncio.to_thread(souffler, maison, gens, envois)


def souffler(maison, gens, envois):
    equipe, objets = faire(maison, "equipe", gens), faire(maison, "coedites", OBJETS)
    with tempfile.TemporaryDirectory(prefix="tempete-", dir=maison.environnement["VAR"]) as dossier:
        depart = time.perf_counter()
        recits = foule.lancer(
            Path(dossier), [maison.adresse], equipe, objets,
            envois=envois, graine=depart, evenements=[lambda: tuer_un_serveur(maison)],
        )  # fmt: skip
        duree = time.perf_counter() - depart
        verdict = faire(maison, "juger", dossier, objets)
    for faute in verdict["fautes"][:20]:
        print(f"  ! {faute}", flush=True)
    if verdict["pieces"]:  # the house is thrown away: what a fault can be explained with stays
        PIECES.write_text(json.dumps(verdict["pieces"], ensure_ascii=False, indent=1, default=str))
        print(f"  ! les révisions en cause sont dans {PIECES.relative_to(RACINE)}", flush=True)
    return lignes(recits, verdict, gens, envois, duree)


def tuer_un_serveur(maison):
    """The one that has worked most."""
    serveurs = [membre for membre in processus(maison) if "labo.portail.serveur" in membre.cmdline()]
    os.kill(max(serveurs, key=lambda membre: membre.cpu_times().user).pid, signal.SIGKILL)


def lignes(recits, verdict, gens, envois, duree) -> list[tableau.Ligne]:
    secondes = resumer([seconde for recit in recits for seconde in recit["secondes"]])
    issues = collections.Counter(recit["issue"] for recit in recits)
    conflits, coupures = (sum(recit[nom] for recit in recits) for nom in ("conflits", "coupures"))
    detail = f" (médiane {secondes['mediane'] * 1000:.0f})"
    return [
        tableau.Ligne(
            f"Tempête : {gens} personnes × {envois} envois sur {OBJETS} objets, un serveur tué",
            f"{issues['enregistree'] / duree:.0f} enregistrements/s, {duree:.0f} s",
        ),
        tableau.Ligne("… de l’envoi à la réponse, p99", f"{secondes['p99'] * 1000:.0f} ms{detail}"),
        tableau.Ligne(
            "… enregistrés, réunis, conflits, sans réponse, lignes rompues",
            ", ".join(map(str, (issues["enregistree"], verdict["reunies"], conflits, issues["inconnue"], coupures))),
        ),
        tableau.Ligne(
            "… mots perdus, fautes de toutes sortes",
            f"{len(verdict['perdus'])}, {len(verdict['fautes'])}", "0, 0", is_tenu=not verdict["fautes"],
        ),
    ]  # fmt: skip
