"""A browser's lines to the servers of the house: plain HTTP that may be cut, repeated, sent to another server.

Standard library only: fifty processes that import it start at once.
"""

import random
import socket
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit


DELAI = 60  # seconds without an answer after which a line is dead
ENCODAGE = "application/x-www-form-urlencoded"


class MaisonMuette(RuntimeError):
    """No server has answered for a long time."""


@dataclass(frozen=True)
class Reponse:
    statut: int
    genre: str  # Content-Type
    vers: str  # Location
    texte: str


@dataclass
class Ligne:
    """What one person's browser keeps: her cookies, one open connection to each server."""

    adresses: list[str]
    cookies: dict[str, str]
    patience: float  # seconds during which a silent house is asked again
    pannes: list[int] = field(default_factory=list)  # statuses of 500 and more, each asked again
    coupures: int = 0  # times that a line broke by itself
    _ouvertes: dict[str, HTTPConnection] = field(default_factory=dict)

    def demander(self, methode, chemin, champs=None, **entetes) -> Reponse:
        """Ask until a server answers; the same bytes each time, so the same key."""
        fin = time.monotonic() + self.patience
        while time.monotonic() < fin:
            adresse = random.choice(self.adresses)
            try:
                self.envoyer(adresse, methode, chemin, champs, **entetes)
                reponse = self.lire(adresse)
            except (OSError, HTTPException):
                self.raccrocher(adresse)
                self.coupures += 1
            else:
                if reponse.statut < 500:
                    return reponse
                self.pannes.append(reponse.statut)
            time.sleep(random.uniform(0.05, 0.2))
        raise MaisonMuette(f"{methode} {chemin} n’a pas de réponse ({self.coupures} coupures, {self.pannes[-3:]})")

    def envoyer(self, adresse, methode, chemin, champs=None, *, part=1.0, **entetes) -> None:
        """Send a request, or only the first `part` of its body; the answer is read by `lire`."""
        corps = urlencode(champs).encode() if champs is not None else b""
        ligne = self._ouvertes.get(adresse) or self._ouvrir(adresse)
        ligne.putrequest(methode, chemin, skip_accept_encoding=True)
        entetes = {nom.replace("_", "-"): valeur for nom, valeur in entetes.items()}
        if champs is not None:
            entetes |= {"Content-Type": ENCODAGE, "Content-Length": len(corps), "Origin": adresse}
        if self.cookies:
            entetes["Cookie"] = "; ".join(f"{nom}={valeur}" for nom, valeur in self.cookies.items())
        for nom, valeur in entetes.items():
            ligne.putheader(nom, str(valeur))
        ligne.endheaders(corps[: int(len(corps) * part)])

    def lire(self, adresse) -> Reponse:
        reponse = self._ouvertes[adresse].getresponse()
        texte = reponse.read().decode()
        for nom, valeur in reponse.getheaders():
            if nom.lower() == "set-cookie":
                cookie, _, contenu = valeur.partition(";")[0].partition("=")
                self.cookies[cookie] = contenu
        return Reponse(reponse.status, reponse.getheader("Content-Type", ""), reponse.getheader("Location", ""), texte)

    def raccrocher(self, adresse) -> None:
        """Hang up without waiting for the answer."""
        if ligne := self._ouvertes.pop(adresse, None):
            with suppress(OSError):
                ligne.close()

    def fermer(self) -> None:
        for adresse in self.adresses:
            self.raccrocher(adresse)

    def _ouvrir(self, adresse) -> HTTPConnection:
        ligne = HTTPConnection(urlsplit(adresse).hostname, urlsplit(adresse).port, timeout=DELAI)
        ligne.connect()
        ligne.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._ouvertes[adresse] = ligne
        return ligne
