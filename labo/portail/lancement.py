"""`make run`: PostgreSQL, the web server and the task worker, from one terminal, until Ctrl-C.

Without Django: the process that watches the others should cost little of the 400 MB that they share. If it is killed,
the kernel kills its children and PostgreSQL's guardian stops PostgreSQL, so that nothing is left behind, and starting
again finds the port free and the data whole.
"""

import contextlib
import errno
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from labo import horloge_locale, postgres_local
from labo.portail import local
from labo.portail.enfants import Child, spawn, stop
from labo.portail.local import LancementRefuse


STEP = 0.2  # seconds between two looks at the children
NOTE = 2  # seconds between two notes of the clock
PATIENCE = 60  # seconds for the server to answer the first time
SERVERS = 2  # web processes: one per core of the machine that this is meant for, 400 MB in all
DEATHS = 3  # children that die this often before the server has ever answered will not come to life
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- only compared; how to reach oneself


def main() -> int:
    fin = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup is respected
            signal.signal(number, lambda *_: fin.set())
    try:
        var = local.dossier_var(os.environ)
        with lock(var) as (file, is_after_crash), listen(patient=is_after_crash) as (listener, adresse):
            local.completer(os.environ, var, adresse=adresse)
            file.write(os.environ["ADRESSE_PUBLIQUE"])
            file.flush()
            note_clock(var)
            with local.base(os.environ, var) as embedded:
                run(fin, var, listener, embedded)
    except LancementRefuse as refus:
        say(str(refus))
        return 1
    return 0


def say(sentence: str) -> None:
    print(sentence, flush=True)


@contextlib.contextmanager
def lock(var: Path):
    """One run per folder. Yields the file that holds its address, and whether the last run left it uncleared."""
    try:
        file = (var / local.VERROU).open("a+")
    except OSError as error:
        raise LancementRefuse(f"Le dossier {var} n’est pas accessible en écriture à ce compte.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LancementRefuse(
                f"Les chantiers coopératifs tournent déjà dans ce dossier, à l’adresse {local.adresse_en_cours(var)} : "
                "arrêtez-les d’abord par Ctrl-C, ou choisissez un autre dossier par VAR."
            ) from None
        file.seek(0)
        is_after_crash = bool(file.read())
        file.truncate(0)
        try:
            yield file, is_after_crash
        finally:
            file.truncate(0)


@contextlib.contextmanager
def listen(*, patient: bool):
    """Open PORT on ECOUTE, once for all web processes. Yields the socket and the address to give to people.

    `patient`: the children of a killed run die with it, but not in the same instant.
    """
    host, port = os.environ.get("ECOUTE") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise LancementRefuse(f"PORT={port} n’est pas un port : choisissez un nombre entre 1024 et 65535.")
    deadline = time.monotonic() + (3 if patient else 0)
    while True:
        try:
            family, _, _, _, name = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
            listener = socket.create_server(name[:2], family=family, backlog=2048)
            break
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() >= deadline:
                raise LancementRefuse(_why_not(error, host, port)) from error
            time.sleep(STEP)
    with listener:
        yield listener, f"http://{_host_for_people(host)}:{port}"


def _why_not(error: OSError, host: str, port: str) -> str:
    autre = "choisissez-en un autre, par exemple « PORT=8001 make run »."
    if error.errno == errno.EADDRINUSE:
        return f"Le port {port} est déjà pris par un autre programme : {autre}"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Le port {port} est réservé : {autre}"
    return f"ECOUTE={host} n’est pas une adresse de cette machine : essayez 127.0.0.1, ou 0.0.0.0 pour la salle."


def _host_for_people(host: str) -> str:
    """Listening everywhere, the host to put in links is the one by which this machine leaves for the others."""
    if host not in EVERYWHERE:
        return f"[{host}]" if ":" in host else host
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: only chooses the way
        return probe.getsockname()[0]
    return EVERYWHERE[host]


def run(fin: threading.Event, var: Path, listener: socket.socket, embedded: Path | None) -> None:
    """Prepare, start the children, keep them alive until the end is asked for, stop them."""
    say("Préparation de la base et de la démonstration…")
    liens = prepare(fin)
    server = [sys.executable, "-m", "labo.portail.serveur", str(listener.fileno())]
    worker = [sys.executable, "-m", "labo.portail.executant"]
    children = [Child(f"Le serveur {n + 1}", server, (listener.fileno(),)) for n in range(SERVERS)]
    children.append(Child("L’exécutant des tâches", worker))
    try:
        if wait_for_answer(fin, children, listener):
            say(f"\n{liens.strip()}\n\nOuvert à l’adresse {os.environ['ADRESSE_PUBLIQUE']} — Ctrl-C arrête tout.")
            watch(fin, var, children, embedded)
    finally:
        stop([child.process for child in children if child.process])
        note_clock(var)
        say("Tout est arrêté.")


def prepare(fin: threading.Event) -> str:
    """Migrations, static files and demonstration, in a process that then gives its memory back. What it printed."""
    process = spawn([sys.executable, "manage.py", "preparer"], stdout=subprocess.PIPE)
    printed: list[str] = []
    reader = threading.Thread(target=lambda: printed.append(process.stdout.read()))
    reader.start()
    while process.poll() is None and not fin.wait(0.05):
        pass
    stop([process])
    reader.join()
    process.stdout.close()
    if process.returncode and not fin.is_set():
        say("".join(printed).rstrip())
        raise LancementRefuse("La préparation a échoué : le message ci-dessus dit pourquoi.")
    return "".join(printed)


def wait_for_answer(fin: threading.Event, children: list[Child], listener: socket.socket) -> bool:
    """Start the children and wait until `/sante/` answers. False when the end was asked for meanwhile."""
    deadline = time.monotonic() + PATIENCE
    while not fin.is_set():
        revive(children)
        if max(child.deaths for child in children) >= DEATHS or time.monotonic() > deadline:
            raise LancementRefuse("Le serveur ne démarre pas : le message ci-dessus dit pourquoi.")
        if answers(listener):
            return True
        fin.wait(STEP)
    return False


def answers(listener: socket.socket) -> bool:
    host, port = listener.getsockname()[:2]
    connection = http.client.HTTPConnection(EVERYWHERE.get(host, host), port, timeout=2)
    try:
        connection.request("GET", "/sante/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def revive(children: list[Child]) -> None:
    for child in children:
        if sentence := child.revive():
            say(sentence)


def watch(fin: threading.Event, var: Path, children: list[Child], embedded: Path | None) -> None:
    """Look at everything from time to time, until the end is asked for."""
    due = 0.0
    while not fin.wait(STEP):
        revive(children)
        if time.monotonic() >= due:
            due = time.monotonic() + NOTE
            note_clock(var)
            if embedded:
                relight(embedded)


def relight(embedded: Path) -> None:
    try:
        if postgres_local.rallumer(embedded):
            say("PostgreSQL s’était arrêté tout seul : il est relancé.")
    except postgres_local.PostgresIndisponible as error:
        raise LancementRefuse(str(error)) from error


def note_clock(var: Path) -> None:
    horloge_locale.noter(var, float(os.environ["HORLOGE_DECALAGE"]), reel=datetime.now(UTC))


if __name__ == "__main__":
    sys.exit(main())
