"""`make screenshots`: every page of the demonstration, for its role, at three widths, light and dark, into var/screenshots/."""

import re
import sys

import httpx
from playwright.sync_api import sync_playwright

from tests.maison_vive import RACINE, maison_vive
from tests.pages import LARGEURS, PAGES


DOSSIER = RACINE / "var" / "screenshots"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


def photographier(noms=()):
    """All pages, or those named."""
    DOSSIER.mkdir(parents=True, exist_ok=True)
    with maison_vive() as maison, sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        sessions = {role: maison.session(accent) for role, accent in ROLES.items()}
        valeurs = trouver(maison, sessions)
        for nom, chemin, role in PAGES:
            if noms and nom not in noms:
                continue
            for largeur in LARGEURS:
                for schema in ("light", "dark"):
                    contexte = navigateur.new_context(
                        base_url=maison.adresse,
                        viewport={"width": largeur, "height": 800},
                        color_scheme=schema,
                        locale="fr-FR",
                    )
                    cookies = sessions.get(role, {})
                    contexte.add_cookies([{"name": n, "value": v, "url": maison.adresse} for n, v in cookies.items()])
                    page = contexte.new_page()
                    page.goto(chemin.format(**valeurs), wait_until="load")
                    page.screenshot(path=DOSSIER / f"{nom}-{largeur}-{schema}.png", full_page=True)
                    contexte.close()
        navigateur.close()
    print(f"{len(list(DOSSIER.glob('*.png')))} captures dans {DOSSIER.relative_to(RACINE)}/")


ROLES = {"equipe": "équipe", "facilitation": "facilitation", "pilote": "pilote", "participante": "participante"}


def trouver(maison, sessions) -> dict:
    """A séance and an article that exist, read off the pages, and a personal link."""
    with httpx.Client(base_url=maison.adresse, cookies=sessions["facilitation"]) as client:
        seance = re.search(r"/programme/edition/(\d+)/", client.get("/programme/edition/").text).group(1)
    with httpx.Client(base_url=maison.adresse, cookies=sessions["pilote"]) as client:
        article = re.search(r"/charte/articles/([\w-]+)/", client.get("/charte/").text).group(1)
    lien = "/lien/" + maison.liens["participante"].partition("/lien/")[2]
    return {"seance": seance, "article": article, "lien": lien}


if __name__ == "__main__":
    photographier(sys.argv[1:])
