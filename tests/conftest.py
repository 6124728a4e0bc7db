"""Fixtures of the whole house: a suspicious client, a real server, a real browser, the real queue."""

import gc
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta

import httpx
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright
from procrastinate.contrib.django import app

from labo.direct import publier
from tests.factories import PersonneFactory
from tests.mefiance import ClientMefiant


CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
expect.set_options(timeout=15_000)  # a loaded machine is slow, not wrong; what must be quick says so itself
AUTRES = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
# `chantiers.test` is this machine under a name: an origin that is neither https nor localhost, as in a room.
HORS_LIGNE = "--host-resolver-rules=MAP chantiers.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database is dropped at the end: every server and thread of the tests must have let go of it.

    One session was seen to stay behind now and then, its last word a ROLLBACK (most likely of the queue's own pool,
    whose loop ends with the test): what remains after two seconds is ended here, or the database could not be dropped.
    """
    yield
    gc.collect()
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for _ in range(40):
            cursor.execute(f"SELECT count(*) {AUTRES}")
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.05)
        cursor.execute(f"SELECT pg_terminate_backend(pid) {AUTRES}")


@pytest.fixture(scope="module")
def base_partagee(django_db_setup, django_db_blocker):
    """For a world that is built once for all the tests of a module: it stands in a transaction around theirs.

    Each of them, marked `django_db`, finds it as it was built, and what it changes goes with it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def client():
    return ClientMefiant()


@pytest.fixture
def connecter(client):
    """The client signed in as a person."""

    def connecter(personne):
        client.force_login(personne)
        return client

    return connecter


@pytest.fixture
def equipe(db):
    return PersonneFactory(prenom="Élise", nom="Équipe", is_equipe=True)


@pytest.fixture
def participante(db):
    return PersonneFactory(prenom="Paule", nom="Participante")


@pytest.fixture
def a_l_heure(settings):
    """Set the clock of the trade: `a_l_heure("2023-10-19T14:20")`."""

    def regler(heure):
        settings.HORLOGE_DECALAGE = decalage_vers(heure)

    return regler


def decalage_vers(heure) -> timedelta:
    return timezone.make_aware(datetime.fromisoformat(heure)) - timezone.now() + timedelta(milliseconds=1)


@pytest.fixture
def faire_les_taches(transactional_db):
    """Run what waits in the queue, now, with a real worker; the queue is emptied around the test."""
    vider_la_file()
    yield travailler
    vider_la_file()


def travailler():
    """In a thread of its own: Playwright's loop may already run in this one."""
    ouvrier = app.with_connector(app.connector.get_worker_connector())
    options = {"wait": False, "install_signal_handlers": False, "listen_notify": False}
    with ThreadPoolExecutor(1) as fil:
        fil.submit(ouvrier.run_worker, **options).result()


def vider_la_file():
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_periodic_defers, procrastinate_workers CASCADE")


def port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


@pytest.fixture(scope="session")
def serveur(django_db_setup):
    """The address of the real server, on this worker's database."""
    with servir() as adresse:
        yield adresse


@pytest.fixture
def serveur_a(serveur):
    """Another one on the same database, at another hour: `serveur_a("2024-04-15T10:00")`."""
    with ExitStack() as ouverts:
        yield lambda heure: ouverts.enter_context(servir(decalage_vers(heure)))


@contextmanager
def servir(decalage=None):
    base = settings.DATABASES["default"]
    avant, _, _ = os.environ["DATABASE_URL"].partition("?")
    url = os.environ["DATABASE_URL"].replace(avant, avant.rpartition("/")[0] + "/" + base["NAME"])
    port = port_libre()
    commande = [sys.executable, "-m", "uvicorn", "labo.asgi:application", "--port", str(port), "--log-level", "warning"]
    journal = (settings.VAR / f"serveur-{base['NAME']}-{port}.log").open("wb")
    environnement = {**os.environ, "DATABASE_URL": url, "ADRESSE_PUBLIQUE": f"http://127.0.0.1:{port}"}
    if decalage:
        environnement["HORLOGE_DECALAGE"] = str(decalage.total_seconds())
    processus = subprocess.Popen(
        [*commande, "--timeout-graceful-shutdown", "1"], env=environnement, stdout=journal, stderr=journal
    )
    adresse = f"http://127.0.0.1:{port}"
    try:
        attendre(lambda: repond(adresse), secondes=60)
        yield adresse
    finally:
        processus.terminate()
        processus.wait(10)
        journal.close()


def repond(adresse) -> bool:
    """Whether a server is up. Plain HTTP: reading all the certificates of the machine would take longer than the answer."""
    return httpx.get(f"{adresse}/sante/", verify=False).status_code == 200


def attendre(condition, secondes=20):
    """Wait until a condition holds; what refuses the connection does not hold yet."""
    fin = time.monotonic() + secondes
    while time.monotonic() < fin:
        try:
            if condition():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("La condition attendue n’est pas venue à temps.")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*CHROMIUM, HORS_LIGNE])
        yield navigateur
        navigateur.close()


def oublier():
    """The tables were emptied behind the server's back: what it keeps in memory of them is old."""
    with transaction.atomic():
        publier("seminaires")


@pytest.fixture
def ouvrir(chromium, serveur, transactional_db):
    """Open a new browser of its own: `ouvrir(personne, largeur=360)`; errors in its console fail the test."""
    contextes, erreurs = [], []
    oublier()

    def ouvrir(personne=None, largeur=1280, **options):
        contexte = chromium.new_context(
            base_url=serveur, viewport={"width": largeur, "height": 800}, locale="fr-FR", **options
        )
        contextes.append(contexte)
        if personne:
            contexte.add_cookies([cookie_de_session(personne, serveur)])
        page = contexte.new_page()
        page.on("pageerror", lambda erreur: erreurs.append(str(erreur)))
        page.on("console", lambda m: erreurs.append(f"{m.text} {m.location.get('url')}") if m.type == "error" else None)
        return page

    def tolerer(statut):
        """Chromium writes every answer of 400 or more into its console: this one the test has asked for."""
        attendues = [erreur for erreur in erreurs if f"status of {statut}" in erreur]
        assert attendues
        erreurs[:] = [erreur for erreur in erreurs if erreur not in attendues]

    ouvrir.erreurs, ouvrir.tolerer = erreurs, tolerer
    yield ouvrir
    fermer(contextes)
    vider_la_file()
    assert not erreurs


def fermer(contextes):
    """Close these browsers, and let the servers deal with their last words: the tables are emptied next."""
    for contexte in contextes:
        contexte.close()
    debut = calme = time.monotonic()
    while (maintenant := time.monotonic()) - calme < 0.3 and maintenant - debut < 10:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) {AUTRES} AND backend_type = 'client backend' AND state <> 'idle'")
            if cursor.fetchone() != (0,):
                calme = time.monotonic()
        time.sleep(0.02)


def cookie_de_session(personne, adresse):
    client = ClientMefiant()
    client.force_login(personne)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": adresse,
    }
