"""`make bench`: the local run measured on a scratch database (docs/performance.md says how, and what it gave).

make bench                             # everything, about six minutes
make bench ARGS="--vite"               # everything, shortly: to see that it runs, not to know how fast
make bench ARGS="charge salle"         # some subjects: charge long octets salle flux enregistrements
                                       # tempete reunion programme documents memoire
make bench ARGS="--detail octets"      # every page's weight
"""

import argparse
import asyncio
import os
from functools import partial

import uvloop

from tests.bench import (
    chantiers,
    charge,
    charte,
    documents,
    editeur,
    enregistrements,
    memoire,
    octets,
    programme,
    reunion,
    salle,
    tableau,
    tempete,
)
from tests.bench.client import connecter
from tests.bench.maison import faire, maison_de_mesure


SUJETS = (
    "memoire",
    "octets",
    "charge",
    "salle",
    "flux",
    "enregistrements",
    "documents",
    "reunion",
    "programme",
    "chantiers",
    "charte",
    "long",
    "editeur",
    "tempete",
)
ROLES = {"participante": "participante", "facilitation": "facilitation", "pilote": "pilote", "équipe": "équipe"}
CHANTIERS = (1, 2, 3, 4, 5)


def main() -> None:
    choix = argparse.ArgumentParser(prog="make bench", description="Mesure les performances.")
    choix.add_argument("sujets", nargs="*", choices=[*SUJETS, []], help="tous par défaut")
    choix.add_argument("--vite", action="store_true", help="peu de tours : pour voir que tout marche")
    choix.add_argument("--detail", action="store_true", help="le poids de chaque page")
    options = choix.parse_args()
    print(f"Charge de la machine au départ : {os.getloadavg()[0]:.1f} pour {os.cpu_count()} cœurs.", flush=True)
    with maison_de_mesure() as maison, asyncio.Runner(loop_factory=uvloop.new_event_loop) as boucle:
        lignes = boucle.run(mesurer(maison, options))
    print()
    tableau.imprimer(lignes)


async def mesurer(maison, options) -> list[tableau.Ligne]:
    sessions = {role: await asyncio.to_thread(maison.session, role) for role in ROLES}
    lignes = []
    for sujet in options.sujets or SUJETS:
        print(f"… {sujet}", flush=True)
        lignes += await MESURES[sujet](maison, sessions, options)
    if not options.sujets:
        lignes.append(memoire.ligne("à la fin", memoire.peser(maison)))
    return lignes


async def mesurer_memoire(maison, sessions, options):
    return [memoire.ligne("au repos, au départ", memoire.peser(maison))]


async def mesurer_octets(maison, sessions, options):
    if options.detail:
        await octets.detailler(maison, sessions)
    return await octets.mesurer(maison, sessions)


async def mesurer_charge(maison, sessions, options):
    return await charge.mesurer(maison, charge.DE_LA_DEMONSTRATION, sessions, **rythme(options))


async def mesurer_salle(maison, sessions, options):
    gens = await asyncio.to_thread(faire, maison, "inscrire", salle.TELEPHONES)
    sujet = await asyncio.to_thread(faire, maison, "sujet")
    return await salle.mesurer(maison, gens, sessions, sujet, actes=5 if options.vite else 40)


async def mesurer_flux(maison, sessions, options):
    gens = await asyncio.to_thread(faire, maison, "inscrire", 100 if options.vite else memoire.FLUX)
    sujet = await asyncio.to_thread(faire, maison, "sujet")
    async with connecter(maison, sessions["facilitation"]) as facilitation:
        return [await memoire.mesurer_les_flux(maison, gens, sujet, partial(salle.modifier_une_seance, facilitation))]


async def mesurer_reunion(maison, sessions, options):
    return reunion.mesurer()


async def mesurer_programme(maison, sessions, options):
    return programme.mesurer()


async def mesurer_chantiers(maison, sessions, options):
    return await chantiers.mesurer(maison, sessions, fois=10 if options.vite else 100)


async def mesurer_charte(maison, sessions, options):
    return await charte.mesurer(maison, sessions, fois=10 if options.vite else 60)


async def mesurer_tempete(maison, sessions, options):
    return await tempete.mesurer(maison, **({"gens": 8, "envois": 10} if options.vite else {}))


async def mesurer_enregistrements(maison, sessions, options):
    gens = await asyncio.to_thread(faire, maison, "inscrire", 2 * enregistrements.FOULE)
    repartis, ensemble = gens[: enregistrements.FOULE], gens[enregistrements.FOULE :]
    lignes = await enregistrements.mesurer(maison, repartis, CHANTIERS, "rejoignent cinq chantiers en 1 s")
    return lignes + await enregistrements.mesurer(maison, ensemble, CHANTIERS[:1], "rejoignent le même en 1 s")


async def mesurer_documents(maison, sessions, options):
    return await documents.mesurer(maison, sessions, fois=1 if options.vite else 5)


async def mesurer_long(maison, sessions, options):
    """The long programme, which is the current one for that time only."""
    await asyncio.to_thread(faire, maison, "allonger", 500)
    lignes = await charge.mesurer(maison, charge.LONG, sessions, **rythme(options))
    lignes.append(await octets.peser_le_long_programme(maison))
    await asyncio.to_thread(faire, maison, "revenir")
    return lignes


async def mesurer_editeur(maison, sessions, options):
    """On the long programme, by équipe: it has no facilitation. First as in the weeks before, then as on the day itself."""
    fois = 8 if options.vite else 60
    await asyncio.to_thread(faire, maison, "allonger", 500)
    await asyncio.to_thread(faire, maison, "publier_le_long", False)
    lignes = await editeur.mesurer(maison, sessions["équipe"], fois=fois)
    await asyncio.to_thread(faire, maison, "publier_le_long", True)
    lignes.append(await editeur.mesurer_le_jour(maison, sessions["équipe"], fois=fois))
    await asyncio.to_thread(faire, maison, "revenir")
    return lignes


def rythme(options) -> dict[str, float]:
    return {"tours": 2, "duree": 0.5} if options.vite else {"tours": 9, "duree": 1.0}


MESURES = {sujet: globals()[f"mesurer_{sujet}"] for sujet in SUJETS}


if __name__ == "__main__":
    main()
