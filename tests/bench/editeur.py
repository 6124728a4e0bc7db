"""Moves in the list of who edits, at 500 séances: from the press of a button to the answer that htmx puts in place."""

import math
import statistics

from bs4 import BeautifulSoup

from tests.bench import tableau
from tests.bench.client import chronometrer, connecter


EDITION = "/programme/edition/"
BUDGET = 100  # ms
PAR_JOUR = 20  # as `tests.bench.peuplement` fills the days
TOUS_LES = 7  # one créneau out of so many is moved: never the neighbour of one that has just moved
HTMX = {"hx_request": "true"}


async def mesurer(maison, session, *, fois) -> list[tableau.Ligne]:
    async with connecter(maison, session) as qui:
        formulaires = await lire_les_formulaires(qui)
        await qui.lire(EDITION, **HTMX)
        reculs = [await acte(qui, *formulaire, "descendre") for formulaire in a_reculer(formulaires)[:fois]]
        formulaires = await lire_les_formulaires(qui)
        suites = [await acte(qui, *formulaire, "decaler", minutes=5) for formulaire in formulaires[5::PAR_JOUR][:fois]]
        lectures = [(await chronometrer(qui.lire(EDITION, **HTMX)))[0] * 1000 for _ in range(fois)]
    return [
        ligne("Reculer une séance dans l’éditeur, 500 séances", reculs),
        ligne("Décaler tout ce qui suit, 15 créneaux, 500 séances", suites),
        ligne("Relire toute la liste de l’éditeur, 500 séances", lectures, budget=None),
    ]


async def mesurer_le_jour(maison, session, *, fois) -> tableau.Ligne:
    """On the day itself each move is a new version of what everybody reads."""
    async with connecter(maison, session) as qui:
        formulaires = await lire_les_formulaires(qui)
        reculs = [await acte(qui, *formulaire, "descendre") for formulaire in a_reculer(formulaires)[:fois]]
    return ligne("… le jour même, publié aussitôt", reculs, budget=None)


def a_reculer(formulaires) -> list:
    """Some of every day, but the last, which cannot."""
    return [formulaire for rang, formulaire in enumerate(formulaires) if rang % TOUS_LES == 3 and (rang + 1) % PAR_JOUR]


async def lire_les_formulaires(qui) -> list[tuple[str, dict[str, str]]]:
    """(séance, what its créneau's form sends), in order, as the page that is open holds them."""
    page = BeautifulSoup((await qui.lire(EDITION)).texte, "html.parser")
    formulaires = page.select("form.gestes-creneau")
    return [
        (
            formulaire["hx-post"].split("/")[3],
            {champ["name"]: champ["value"] for champ in formulaire.select("input[name]")},
        )
        for formulaire in formulaires
    ]


async def acte(qui, seance, champs, nom, **valeurs) -> float:
    """Milliseconds."""
    duree, _ = await chronometrer(qui.poster(f"{EDITION}{seance}/{nom}/", champs | valeurs, attendu=200, **HTMX))
    return duree * 1000


def ligne(mesure, durees, budget=BUDGET):
    tries = sorted(durees)
    p95, mediane = tries[math.ceil(0.95 * len(tries)) - 1], statistics.median(tries)
    if budget is None:
        return tableau.Ligne(f"{mesure}, p95", f"{p95:.0f} ms (médiane {mediane:.0f})")
    return tableau.au_plus(f"{mesure}, p95", p95, budget, "ms", detail=f" (médiane {mediane:.0f})")
