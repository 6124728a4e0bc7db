"""The year of work: all roadmaps together, five chantiers and 100 étapes, in processor time of the whole house a page."""

import asyncio

from tests.bench import tableau
from tests.bench.client import connecter
from tests.bench.maison import faire, temps_de_processeur


ETAPES = 100
BUDGET = 60  # ms
PAGES = (
    ("Frise des feuilles de route ensemble", "/chantiers/feuilles-de-route/?vue=frise", BUDGET),
    ("… en tableau", "/chantiers/feuilles-de-route/?vue=tableau", None),
    ("… en liste", "/chantiers/feuilles-de-route/?vue=liste", None),
)


async def mesurer(maison, sessions, *, fois) -> list[tableau.Ligne]:
    await asyncio.to_thread(faire, maison, "tracer_les_feuilles", ETAPES)
    async with connecter(maison, sessions["participante"]) as qui:
        return [await peser(maison, qui, *page, fois=fois) for page in PAGES]


async def peser(maison, qui, nom, chemin, budget, *, fois) -> tableau.Ligne:
    for _ in range(5):  # both web processes have read it
        octets = len((await qui.lire(chemin)).texte)
    depart = temps_de_processeur(maison)
    for _ in range(fois):
        await qui.lire(chemin)
    cout = (temps_de_processeur(maison) - depart) / fois * 1000
    nom, detail = f"{nom}, {ETAPES} étapes, processeur", f" ({octets / 1000:.0f} ko de HTML)"
    if budget is None:
        return tableau.Ligne(nom, f"{cout:.0f} ms{detail}")
    return tableau.au_plus(nom, cout, budget, "ms", detail=detail)
