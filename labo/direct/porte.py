"""The door of the streams: `GET /direct/?s=programme-1&s=chantier-3[&age=12]`, native ASGI.

Answers with server-sent events: `bonjour` once, `nouvelle` when followed subjects changed, `battement` otherwise.
"""

import asyncio
import json
import random
from time import monotonic

from django.conf import settings
from django.db import Error

from labo import horloge
from labo.direct.acces import filtrer
from labo.direct.ecoute import Abonne, ecoute
from labo.direct.sujets import DemandeIllisible, lire


BATTEMENT = getattr(settings, "DIRECT_BATTEMENT", 15)  # seconds; a page that hears nothing for three of them reconnects
REPRISE = 3_000  # milliseconds: `retry:` for clients that have no idea of their own
VERIFICATION = getattr(settings, "DIRECT_VERIFICATION", 180)  # seconds between two checks of what a person may follow
RATTRAPAGE = 5  # seconds: a check that the database did not answer is made again
LIMITE = getattr(settings, "DIRECT_LIMITE", 4_000)  # open streams per process

EN_TETES = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]

_occupees = 0


async def porte(scope, receive, send) -> None:
    """Count the stream in and out, whatever happens inside."""
    global _occupees
    _occupees += 1
    try:
        await _accueillir(scope, receive, send)
    finally:
        _occupees -= 1


async def _accueillir(scope, receive, send) -> None:
    if scope["method"] != "GET":
        return await refuser(send, 405, "Le direct se lit : seule la méthode GET convient.", (b"allow", b"GET"))
    try:
        demande, age = lire(scope["query_string"])
    except DemandeIllisible as erreur:
        return await refuser(send, 400, str(erreur))
    if _occupees > LIMITE:
        return await refuser(send, 503, "Le direct est complet pour l’instant.", (b"retry-after", b"15"))
    cookie = "; ".join(valeur.decode("latin-1") for nom, valeur in scope["headers"] if nom == b"cookie")
    acces = ecoute.acces_changes
    try:
        personne, sujets = await filtrer(cookie, demande)
    except Error:
        return await refuser(send, 503, "La base de données ne répond pas.", (b"retry-after", b"5"))
    if ecoute.is_fermee:
        return await refuser(send, 503, "Le serveur s’arrête.", (b"retry-after", b"5"))
    if not sujets:
        motif = "Connectez-vous pour suivre ces pages." if personne is None else "Ces pages ne vous sont pas ouvertes."
        return await refuser(send, 401 if personne is None else 403, motif)
    flux = Flux(cookie, demande, personne, sujets, age)
    flux.abonne.is_a_verifier = ecoute.acces_changes != acces
    await _tenir(flux, receive, send)


async def refuser(send, statut: int, motif: str, *en_tetes) -> None:
    """A short French answer in plain text: no page of the site stands behind this address."""
    corps = f"{motif}\n".encode()
    en_tetes = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(corps)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        *en_tetes,
    ]
    await send({"type": "http.response.start", "status": statut, "headers": en_tetes})
    await send({"type": "http.response.body", "body": corps})


class Flux:
    """What one stream knows of itself."""

    def __init__(self, cookie: str, demande: tuple[str, ...], personne: int | None, sujets, age: int | None):
        self.cookie, self.demande = cookie, demande
        self.abonne = Abonne(sujets, personne)
        ecoute.abonner(self.abonne)
        # Only now, so that news between the reading of the memory and the subscription cannot be lost.
        if age is not None:
            self.abonne.noter(ecoute.manquees(sujets, age))
        self.fixer_verification()

    def fixer_verification(self) -> None:
        self.verification = monotonic() + VERIFICATION * random.uniform(0.8, 1.2)  # noqa: S311 (spreads the load)

    async def verifier(self) -> bool:
        """Ask again what the person may follow; True when it changed. A silent database is asked again soon.

        A stream has one person for life: when her session is over it ends, and the page comes back as who it is now.
        """
        self.abonne.is_a_verifier = False
        self.fixer_verification()
        try:
            personne, sujets = await filtrer(self.cookie, self.demande)
        except Error:
            self.verification = min(self.verification, monotonic() + RATTRAPAGE)
            return False
        if personne != self.abonne.personne:
            self.abonne.fermer()
            return False
        avant = self.abonne.sujets
        if frozenset(sujets) == avant:
            return False
        ecoute.desabonner(self.abonne)
        self.abonne.sujets = frozenset(sujets)
        ecoute.abonner(self.abonne)
        self.abonne.a_dire &= self.abonne.sujets
        self.abonne.noter(self.abonne.sujets - avant)
        return True

    async def suivant(self) -> bytes | None:
        """The next thing to say; None when there is nothing more to be said."""
        if not self.abonne.a_dire and not self.abonne.is_a_verifier:
            await self.abonne.attendre(max(0, min(BATTEMENT, self.verification - monotonic())))
        is_due = self.abonne.is_a_verifier or monotonic() >= self.verification
        if not self.abonne.is_ferme and is_due and await self.verifier():
            return self.bonjour() if self.abonne.sujets else None
        if self.abonne.is_ferme:
            return None
        sujets = self.abonne.prendre()
        if sujets:
            return evenement("nouvelle", sujets=sujets, abonnes=ecoute.foule(sujets))
        return evenement("battement")

    def bonjour(self) -> bytes:
        return evenement("bonjour", sujets=sorted(self.abonne.sujets))


def evenement(nom: str, **donnees) -> bytes:
    donnees["heure"] = horloge.maintenant().isoformat(timespec="milliseconds")
    return f"event: {nom}\ndata: {json.dumps(donnees, separators=(',', ':'))}\n\n".encode()


async def _tenir(flux: Flux, receive, send) -> None:
    depart = asyncio.ensure_future(_guetter_depart(flux.abonne, receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": EN_TETES})
        texte = f"retry: {REPRISE}\n\n".encode() + flux.bonjour()
        while texte is not None:
            await send({"type": "http.response.body", "body": texte, "more_body": True})
            texte = await flux.suivant()
        await send({"type": "http.response.body", "body": b""})
    finally:
        depart.cancel()
        ecoute.desabonner(flux.abonne)


async def _guetter_depart(abonne: Abonne, receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    abonne.fermer()
