"""The charter in PDF: made for the first reader, taken from the shelf for the next."""

import asyncio

from tests.bench import memoire, tableau
from tests.bench.client import chronometrer, connecter
from tests.bench.direct import resumer
from tests.bench.maison import faire


PREMIERE, SUIVANTE = 1000, 20  # ms
FORMATS = 5
ATTENTE = 60  # seconds for the task to make the five documents


async def mesurer(maison, sessions, *, fois) -> list[tableau.Ligne]:
    async with connecter(maison, sessions["pilote"]) as pilote:
        seules = await sans_les_gardees(maison, pilote, fois)
        async with memoire.guetter(maison) as pointe:
            publiees = [await publier_et_lire(maison, pilote, n) for n in range(1, fois + 1)]
            adresse = publiees[-1][0]
        ensuite = [(await chronometrer(pilote.lire(adresse)))[0] for _ in range(20 * fois)]
    premieres = [secondes for _, secondes in publiees]
    return [
        tableau.au_plus(
            f"PDF de la charte, première fois, le plus long de {fois}",
            max(seules) * 1000, PREMIERE, "ms", detail=f" (médiane {resumer(seules)['mediane'] * 1000:.0f})",
        ),
        tableau.Ligne(
            "PDF demandé dès la publication, pendant que la tâche en fait cinq", f"{max(premieres) * 1000:.0f} ms"
        ),
        tableau.au_plus("PDF de la charte, ensuite, p99", resumer(ensuite)["p99"] * 1000, SUIVANTE, "ms"),
        memoire.ligne("pendant que se font les documents, pointe", pointe),
    ]  # fmt: skip


async def sans_les_gardees(maison, connexion, fois) -> list[float]:
    """Seconds to get a PDF that nobody has made yet; asking does not keep it, so each time is the first."""
    await asyncio.to_thread(faire, maison, "oublier_les_documents")
    return [(await chronometrer(connexion.lire("/charte/versions/1/charte.pdf")))[0] for _ in range(fois)]


async def publier_et_lire(maison, pilote, n) -> tuple[str, float]:
    """Change an article, publish, and ask for the PDF at once; its address and the seconds. Then wait for the task."""
    charte = (await pilote.lire("/charte/")).texte
    chemin = charte.partition('href="/charte/articles/')[2].partition("modifier/")[0]
    chemin = f"/charte/articles/{chemin}modifier/"
    champs = await pilote.formulaire(chemin)
    champs["corps"] += f"\n\nMesuré pour la version {n + 1}."
    await pilote.poster(chemin, champs)
    champs = await pilote.formulaire("/charte/publier/")
    gardes = await asyncio.to_thread(faire, maison, "documents_gardes")
    publication = await pilote.poster("/charte/publier/", champs | {"nature": "fond", "notes": f"Mesure {n}."})
    adresse = publication.entetes["location"] + "charte.pdf"
    secondes, _ = await chronometrer(pilote.lire(adresse))
    for _ in range(ATTENTE):
        if await asyncio.to_thread(faire, maison, "documents_gardes") >= gardes + FORMATS:
            return adresse, secondes
        await asyncio.sleep(1)
    raise SystemExit("La tâche n’a pas fait les documents de la version publiée.")
