"""Loaded before Django (see `addopts`): the database of the tests, their settings, and no network.

Without DATABASE_URL all workers share one embedded PostgreSQL; each has its own database in it.
"""

import atexit
import fcntl
import os
import sys
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest


VAR = Path(__file__).resolve().parent.parent / "var" / "tests"
LOOPBACK = ("127.", "::1", "localhost")


def environnement():
    VAR.mkdir(parents=True, exist_ok=True)
    os.environ |= {"LOCAL": "1", "VAR": str(VAR), "SECRET_KEY": "clé des tests, sans secret " * 3}
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's own loop runs in the thread of the tests
    os.environ.pop("EMAIL_URL", None)
    # Every process of the tests lives the same morning.
    decalage = datetime(2023, 10, 19, 9, 30, 30, tzinfo=ZoneInfo("Europe/Paris")).timestamp() - time.time()
    os.environ.setdefault("HORLOGE_DECALAGE", str(decalage))
    if "DATABASE_URL" not in os.environ:
        from labo.postgres_local import demarrer

        pile = ExitStack()
        atexit.register(pile.close)
        os.environ["DATABASE_URL"] = pile.enter_context(demarrer(VAR / "postgres", durable=False))


def sans_reseau(evenement, arguments):
    """An audit hook: whatever leaves this machine is a failure of the test that asks for it."""
    if evenement == "socket.connect":
        hote = arguments[1][0] if isinstance(arguments[1], tuple) else "localhost"
    elif evenement == "socket.getaddrinfo":
        hote = arguments[0] or "localhost"
    else:
        return
    if not str(hote).startswith(LOOPBACK):
        raise OSError(f"Les tests n’ont pas de réseau : {hote}")


environnement()
sys.addaudithook(sans_reseau)


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    """The real static files, hashed and compressed, as in production; once, before the workers start."""
    from django.db import connections

    # Named by the first process, so that two runs on one machine leave each other alone.
    # A thread's connection ends with its task: nothing is left open at the end of a test.
    connections.settings["default"]["CONN_MAX_AGE"] = 0
    connections.settings["default"]["TEST"]["NAME"] = os.environ.setdefault("BASE_DES_TESTS", f"test_{os.getpid()}")
    if "PYTEST_XDIST_WORKER" not in os.environ:
        from labo.portail.management.commands.preparer import collect_static

        with (VAR / "static.verrou").open("w") as verrou:
            fcntl.flock(verrou, fcntl.LOCK_EX)  # two runs may start at once
            collect_static()
