"""Who is at the door of the stream, and what may they follow?

Synchronous Django code, run in a few threads of its own: the pages' threads are never waited for, and asgiref's one
shared thread would make 200 phones queue behind each other.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import HttpRequest, parse_cookie

from labo import registre


# Each thread keeps one database connection (GROUND: workers × (threads + 1 + these) + the task worker).
FILS = 2
_fils = ThreadPoolExecutor(FILS, thread_name_prefix="direct")


class SessionStore(import_module(settings.SESSION_ENGINE).SessionStore):
    """A session that is only read: a stream has no way to hand out a new cookie, so it must not turn the old one.

    Its name is Django's, because Django salts the signature of a session with the name of its class.
    """

    def cycle_key(self):
        pass

    def flush(self):
        pass


def personne_of_cookie(cookie: str):
    requete = HttpRequest()
    requete.session = SessionStore(parse_cookie(cookie).get(settings.SESSION_COOKIE_NAME))
    return get_user(requete)


def may_follow(personne, sujet: str) -> bool:
    try:
        return registre.sujet_visible(personne, sujet)
    except ValueError:  # a key that is no number, asked of an app that counts
        return False


def _filtrer(cookie: str, sujets: tuple[str, ...]) -> tuple[int | None, tuple[str, ...]]:
    close_old_connections()
    try:
        personne = personne_of_cookie(cookie)
        return personne.pk, tuple(sujet for sujet in sujets if may_follow(personne, sujet))
    finally:
        close_old_connections()


async def filtrer(cookie: str, sujets: tuple[str, ...]) -> tuple[int | None, tuple[str, ...]]:
    """Who is signed in (her key; None: nobody), and which of the subjects may she follow?"""
    return await asyncio.get_running_loop().run_in_executor(_fils, _filtrer, cookie, sujets)
