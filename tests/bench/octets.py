"""What a phone receives, compressed, headers included: a page with all that it loads, then the page alone.

The second visit has in its cache what the server said to keep for good, and asks again for the rest.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.bench import tableau
from tests.bench.client import connecter
from tests.pages import PAGES


PREMIERE, SUIVANTE = 60, 15  # kB
LECTEURS = {None, "participante", "pilote"}
HORS_DE_LA_SALLE = {"courriels"}  # a page of the local run only


@dataclass
class Poids:
    nom: str
    page: int
    reste: int  # bytes of what the page loads
    a_relire: int  # bytes of that which the server did not say to keep
    fichiers: int

    @property
    def premiere(self) -> float:
        return (self.page + self.reste) / 1000

    @property
    def suivante(self) -> float:
        return (self.page + self.a_relire) / 1000


async def peser(maison, sessions) -> list[Poids]:
    valeurs = await trouver(maison, sessions)
    a_peser = [page for page in PAGES if page[2] in LECTEURS and page[0] not in HORS_DE_LA_SALLE]
    return [await peser_une(maison, nom, chemin.format(**valeurs), sessions.get(role)) for nom, chemin, role in a_peser]


async def peser_une(maison, nom, chemin, cookies=None) -> Poids:
    """The weight of one page; anything that it would load from elsewhere is a failure."""
    async with connecter(maison, cookies) as connexion:
        html = await charger(connexion, chemin)
        poids = Poids(nom, html.octets, 0, 0, 0)
        suite, vues = charges_par(html.texte, chemin), set()
        while suite:
            adresse = suite.pop()
            if adresse in vues:
                continue
            vues.add(adresse)
            if urlsplit(adresse).netloc:
                raise SystemExit(f"{chemin} charge {adresse}, qui n’est pas de la maison.")
            fichier = await charger(connexion, adresse)
            poids.reste += fichier.octets
            poids.fichiers += 1
            poids.a_relire += 0 if "immutable" in fichier.entetes.get("cache-control", "") else fichier.octets
            if adresse.endswith(".css"):
                trouvees = re.findall(r"url\(\s*[\"']?([^\"')]+)", fichier.texte)
                suite += [urljoin(adresse, a) for a in trouvees if not a.startswith("data:")]
    return poids


async def charger(connexion, adresse):
    return await connexion.echanger(connexion.requete("GET", adresse, accept_encoding="gzip, br"))


def charges_par(html, chemin) -> list[str]:
    """The addresses of what a browser loads with a page."""
    arbre = BeautifulSoup(html, "html.parser")
    liens = [lien["href"] for lien in arbre.find_all("link", href=True) if "canonical" not in lien.get("rel", ())]
    sources = [balise["src"] for balise in arbre.find_all(["script", "img", "source", "iframe"], src=True)]
    return [urljoin(chemin, adresse) for adresse in liens + sources if not adresse.startswith("data:")]


async def trouver(maison, sessions) -> dict[str, str]:
    """An article that exists, and a personal link."""
    async with connecter(maison, sessions["pilote"]) as connexion:
        charte = (await connexion.lire("/charte/")).texte
    article = re.search(r"/charte/articles/([\w-]+)/", charte).group(1)
    return {"article": article, "lien": "/lien/" + maison.liens["participante"].partition("/lien/")[2]}


def lignes(poids) -> list[tableau.Ligne]:
    premiere, suivante = max(poids, key=lambda p: p.premiere), max(poids, key=lambda p: p.suivante)
    resume = f"Octets d’un téléphone, la plus lourde de {len(poids)} pages"
    return [
        tableau.au_plus(
            f"{resume}, 1re visite", premiere.premiere, PREMIERE, "ko", detail=f" ({premiere.nom})", decimales=1
        ),
        tableau.au_plus(
            f"{resume}, ensuite", suivante.suivante, SUIVANTE, "ko", detail=f" ({suivante.nom})", decimales=1
        ),
    ]


async def mesurer(maison, sessions) -> list[tableau.Ligne]:
    return lignes(await peser(maison, sessions))


async def peser_le_long_programme(maison) -> tableau.Ligne:
    """Said for information: the budget is that of a seminar of human size."""
    poids = await peser_une(maison, "long", "/programme/")
    valeur = f"{poids.premiere:.1f} ko, puis {poids.suivante:.1f} ko".replace(".", ",")
    return tableau.Ligne("Octets du programme de 500 séances, 1re visite, puis ensuite", valeur)


async def detailler(maison, sessions) -> None:
    """Every page, one line each."""
    for poids in await peser(maison, sessions):
        print(f"{poids.nom:20} {poids.premiere:6.1f} {poids.suivante:6.1f} ko, {poids.fichiers} fichiers")
