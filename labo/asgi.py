"""Two doors, one port: `/direct/` to the native streams, everything else to Django's WSGI handler in threads.

The doorkeeper also refuses what neither of them can read, before a thread is spent on it (docs/decisions/0002).
"""

import asyncio
import contextlib
import gc
import resource
import signal
import threading
from collections import deque

from a2wsgi import WSGIMiddleware

from labo.wsgi import application as django_application


# The streams' code reads Django's settings and models: Django has to be set up first, which the line above does.
from labo.direct.ecoute import ecoute  # isort: skip
from labo.direct.porte import porte, refuser  # isort: skip

FILS = 3  # more only fight for the interpreter's lock, and each holds a database connection (docs/performance.md)
CORPS_MAX = 12_000_000  # bytes
CORPS_DELAI = 120  # seconds for a whole body to arrive
CORPS_EN_TOUT = 64_000_000  # bytes received and not yet given to Django, all senders together
FICHIERS_OUVERTS = 8_192

# The queue holds a whole static file (blocks of 4 kB), so that a slow phone does not keep a thread waiting for it.
_django = WSGIMiddleware(django_application, workers=FILS, send_queue_size=64)


class Corps:
    """A body, read whole before Django sees it: a slow phone holds no thread, and half a text is never taken for all.

    WSGI has no word for a sender who left in the middle: Django would save the half that came.
    """

    tenus = 0  # bytes, of all bodies of the process

    def __init__(self):
        self.morceaux: deque[bytes] = deque()
        self.is_complet = False

    async def lire(self, receive) -> tuple[int, str] | None:
        """Read to the end, or until the sender leaves; a refusal when it takes too long or there are too many."""
        try:
            async with asyncio.timeout(CORPS_DELAI):
                while not self.is_complet:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    self.morceaux.append(message.get("body", b""))
                    Corps.tenus += len(self.morceaux[-1])
                    if Corps.tenus > CORPS_EN_TOUT:
                        return 503, "Trop d’envois à la fois\u00a0: réessayez dans un instant."
                    self.is_complet = not message.get("more_body", False)
        except TimeoutError:
            return 408, "L’envoi a duré trop longtemps\u00a0: réessayez."
        return None

    async def recevoir(self):
        """A `receive` for WSGI, letting go of each piece as it gives it."""
        morceau = self.morceaux.popleft()
        Corps.tenus -= len(morceau)
        return {"type": "http.request", "body": morceau, "more_body": bool(self.morceaux)}

    def lacher(self) -> None:
        Corps.tenus -= sum(map(len, self.morceaux))
        self.morceaux.clear()


async def application(scope, receive, send) -> None:
    if scope["type"] == "lifespan":
        await vivre(receive, send)
    elif scope["type"] != "http":
        await send({"type": "websocket.close", "code": 1000})
    elif motif := refus(scope):
        await refuser_a(scope, send, motif)
    elif scope["path"] == "/direct/":
        await porte(scope, receive, send)
    elif longueur(scope) == b"0":
        await _django(nettoyer(scope), receive, send)
    else:
        await remettre(scope, receive, send)


async def remettre(scope, receive, send) -> None:
    """Give Django a request with its body, once all of it is here."""
    corps = Corps()
    try:
        if motif := await corps.lire(receive):
            await refuser_a(scope, send, motif)
        elif corps.is_complet:
            await _django(nettoyer(scope), corps.recevoir, send)
    finally:
        corps.lacher()


async def refuser_a(scope, send, motif) -> None:
    """htmx would put the sentence in the place of the form: it belongs above it, and what was typed stays."""
    is_htmx = any(nom == b"hx-request" for nom, _ in scope["headers"])
    await refuser(send, *motif, *[(b"hx-reswap", b"afterbegin")] * is_htmx)


def longueur(scope) -> bytes:
    return next((valeur for nom, valeur in scope["headers"] if nom == b"content-length"), b"0")


def refus(scope) -> tuple[int, str] | None:
    """What neither door can read: a body of unknown length arrives empty through WSGI, a NUL cannot be stored."""
    if any(nom == b"transfer-encoding" for nom, _ in scope["headers"]):
        return 411, "Un envoi doit annoncer sa longueur (Content-Length)."
    if not longueur(scope).isdigit():
        return 400, "La longueur annoncée de l’envoi est illisible."
    if int(longueur(scope)) > CORPS_MAX:
        return 413, "Cet envoi dépasse 12\u00a0Mo\u00a0: raccourcissez le texte ou choisissez un fichier plus petit."
    if "\0" in scope["path"] or b"%00" in scope["query_string"]:
        return 400, "Cette adresse contient un caractère interdit."
    return None


def nettoyer(scope) -> dict:
    """`X_Real` and `X-Real` are one header to WSGI: the first could forge what a proxy says in the second."""
    return {**scope, "headers": [(nom, valeur) for nom, valeur in scope["headers"] if b"_" not in nom]}


async def vivre(receive, send) -> None:
    """The life of the process: listen to the database from its first to its last moment."""
    await receive()
    ouvrir_les_fichiers()
    menager_le_ramasse_miettes()
    fermer_au_signal(asyncio.get_running_loop())
    tache = asyncio.create_task(ecoute.ecouter())
    await send({"type": "lifespan.startup.complete"})
    await receive()
    tache.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await tache
    await send({"type": "lifespan.shutdown.complete"})


def menager_le_ramasse_miettes() -> None:
    """What is loaded stays for good: looking through it at every turn was a tenth of the processor (docs/performance.md)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 20)


def ouvrir_les_fichiers() -> None:
    """A stream is an open file, and the usual limit of 1024 is one room."""
    souple, dur = resource.getrlimit(resource.RLIMIT_NOFILE)
    voulu = FICHIERS_OUVERTS if dur == resource.RLIM_INFINITY else min(FICHIERS_OUVERTS, dur)
    if souple != resource.RLIM_INFINITY and souple < voulu:
        resource.setrlimit(resource.RLIMIT_NOFILE, (voulu, dur))


def fermer_au_signal(boucle) -> None:
    """The server waits for open streams before it stops, and says nothing to them: tell them when the signal comes."""
    if threading.current_thread() is not threading.main_thread():
        return
    for numero in (signal.SIGTERM, signal.SIGINT):
        suite = signal.getsignal(numero)

        def relayer(numero, cadre, suite=suite):
            boucle.call_soon_threadsafe(ecoute.fermer)
            if callable(suite):
                suite(numero, cadre)

        signal.signal(numero, relayer)
