"""A raw HTTP/1.1 client on asyncio streams: cheap, so that what is measured is the server.

One `Connexion` is one browser's: kept open, it keeps its cookies. Bodies are not decompressed unless asked for.
"""

import asyncio
import gzip
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bs4 import BeautifulSoup


DELAI = 60  # seconds after which an answer is a failure


class ReponseInattendue(RuntimeError):
    """The server did not answer what the bench counts on: a measure of it would mean nothing."""


@dataclass
class Reponse:
    statut: int
    entetes: dict[str, str]
    corps: bytes
    octets: int  # received in all, headers included
    cookies: dict[str, str]

    @property
    def texte(self) -> str:
        corps = gzip.decompress(self.corps) if self.entetes.get("content-encoding") == "gzip" else self.corps
        return corps.decode()


@dataclass
class Connexion:
    lecteur: asyncio.StreamReader
    ecrivain: asyncio.StreamWriter
    hote: str
    cookies: dict[str, str] = field(default_factory=dict)

    async def lire(self, chemin, *, attendu=200, **entetes) -> Reponse:
        """GET, and check the status."""
        reponse = await self.echanger(self.requete("GET", chemin, **entetes))
        return verifier(reponse, chemin, attendu)

    async def poster(self, chemin, champs, *, attendu=302, **entetes) -> Reponse:
        """POST a form, and check the status, unless `attendu` is None."""
        corps = urlencode(champs, doseq=True).encode()
        entetes |= {"content_type": "application/x-www-form-urlencoded", "referer": f"http://{self.hote}{chemin}"}
        reponse = await self.echanger(self.requete("POST", chemin, corps, **entetes))
        return verifier(reponse, chemin, attendu)

    async def formulaire(self, chemin) -> dict[str, str]:
        """What a browser would send of the form that posts to this address, as the page opens it."""
        return champs_du_formulaire((await self.lire(chemin)).texte, chemin)

    def requete(self, methode, chemin, corps=b"", **entetes) -> bytes:
        """The bytes of a request, with the cookies of now; `accept_encoding=` replaces gzip."""
        entetes = {"host": self.hote, "accept_encoding": "gzip", **entetes}
        if self.cookies:
            entetes["cookie"] = "; ".join(f"{nom}={valeur}" for nom, valeur in self.cookies.items())
        if corps:
            entetes["content_length"] = str(len(corps))
        lignes = [f"{methode} {chemin} HTTP/1.1", *(f"{nom.replace('_', '-')}: {v}" for nom, v in entetes.items())]
        return "\r\n".join([*lignes, "", ""]).encode() + corps

    async def echanger(self, requete: bytes) -> Reponse:
        """Send, and wait for the answer; like a browser, on a new connection when the server has closed this one."""
        if self.lecteur.at_eof():
            self.ecrivain.close()
            self.lecteur, self.ecrivain = await ouvrir(self.hote)
        self.ecrivain.write(requete)
        async with asyncio.timeout(DELAI):
            tete = await self.lecteur.readuntil(b"\r\n\r\n")
            statut, entetes, cookies = lire_entetes(tete)
            corps = await self.lecteur.readexactly(int(entetes["content-length"]))
        self.cookies |= cookies
        return Reponse(statut, entetes, corps, len(tete) + len(corps), cookies)


def lire_entetes(tete: bytes) -> tuple[int, dict[str, str], dict[str, str]]:
    premiere, *lignes = tete.decode("latin-1").split("\r\n")
    paires = [ligne.partition(": ") for ligne in lignes if ligne]
    cookies = [valeur.partition(";")[0].partition("=") for nom, _, valeur in paires if nom.lower() == "set-cookie"]
    entetes = {nom.lower(): valeur for nom, _, valeur in paires}
    return int(premiere.split(" ", 2)[1]), entetes, {nom: valeur for nom, _, valeur in cookies}


def verifier(reponse, chemin, attendu) -> Reponse:
    if attendu and reponse.statut != attendu:
        raise ReponseInattendue(f"{chemin} a répondu {reponse.statut} au lieu de {attendu} :\n{reponse.corps[:500]!r}")
    return reponse


@asynccontextmanager
async def connecter(maison, cookies=None):
    """One open connection with these cookies."""
    hote = maison.adresse.removeprefix("http://")
    connexion = Connexion(*await ouvrir(hote), hote, dict(cookies or {}))
    try:
        yield connexion
    finally:
        connexion.ecrivain.close()


async def ouvrir(hote):
    return await asyncio.open_connection(*hote.split(":"), limit=1 << 20)


def champs_du_formulaire(html, chemin) -> dict[str, str]:
    formulaire = BeautifulSoup(html, "html.parser").find("form", attrs={"method": "post", "class": "formulaire"})
    if formulaire is None:
        raise ReponseInattendue(f"{chemin} ne porte pas de formulaire.")
    champs = {}
    for champ in formulaire.find_all(["input", "textarea", "select"], attrs={"name": True}):
        if champ.name == "select":
            choisie = champ.find("option", selected=True) or champ.find("option")
            champs[champ["name"]] = choisie.get("value", "")
        elif champ.name == "textarea":
            champs[champ["name"]] = champ.text.removeprefix("\n")
        elif champ.get("type") not in ("radio", "checkbox") or champ.has_attr("checked"):
            champs[champ["name"]] = champ.get("value", "")
    return champs


async def chronometrer(attente) -> tuple[float, object]:
    """(seconds, result) of what is awaited."""
    depart = time.perf_counter()
    resultat = await attente
    return time.perf_counter() - depart, resultat
