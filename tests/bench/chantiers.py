"""The year of work, in processor time of the whole house a page: all roadmaps together, five chantiers and 100 étapes; then
one chantier after a busy year (`annee`)."""

import asyncio

from tests.bench import tableau
from tests.bench.client import connecter
from tests.bench.maison import faire, temps_de_processeur


ETAPES = 100
NUMERO = 3  # the chantier that lives a busy year (`annee`)
BUDGET = 60  # ms
PAGES = (
    (
        f"Frise des feuilles de route ensemble, {ETAPES} étapes, processeur",
        "/chantiers/feuilles-de-route/?vue=frise",
        BUDGET,
    ),
    ("… en tableau", "/chantiers/feuilles-de-route/?vue=tableau", None),
    ("… en liste", "/chantiers/feuilles-de-route/?vue=liste", None),
)


FIXE = ("Page fixe, avec session, processeur", "/fixe/", None)
UNE_ANNEE = (
    ("Chantier après une année, processeur", f"/chantiers/{NUMERO}/", None),
    ("… ses membres", f"/chantiers/{NUMERO}/membres/", None),
    ("… sa feuille de route", f"/chantiers/{NUMERO}/feuille-de-route/?vue=liste", None),
    ("… ses engagements", f"/chantiers/{NUMERO}/engagements/", None),
)


async def mesurer(maison, sessions, *, fois) -> list[tableau.Ligne]:
    await asyncio.to_thread(faire, maison, "tracer_les_feuilles", ETAPES)
    async with connecter(maison, sessions["participante"]) as qui:
        lignes = [await peser(maison, qui, *page, fois=fois) for page in (FIXE, *PAGES)]
    await asyncio.to_thread(faire, maison, "vivre_une_annee")
    async with connecter(maison, sessions["participante"]) as qui:
        return [*lignes, *[await peser(maison, qui, *page, fois=fois) for page in UNE_ANNEE]]


async def peser(maison, qui, nom, chemin, budget, *, fois) -> tableau.Ligne:
    for _ in range(5):  # both web processes have read it
        octets = len((await qui.lire(chemin)).texte)
    depart = temps_de_processeur(maison)
    for _ in range(fois):
        await qui.lire(chemin)
    cout = (temps_de_processeur(maison) - depart) / fois * 1000
    if cout <= 0:  # a process that had ended took its time with it
        return tableau.Ligne(nom, "non mesuré : un processus de la maison s’est terminé")
    detail = f" ({octets / 1000:.0f} ko de HTML)"
    if budget is None:
        return tableau.Ligne(nom, f"{cout:.1f} ms{detail}".replace(".", ","))
    return tableau.au_plus(nom, cout, budget, "ms", detail=detail)
