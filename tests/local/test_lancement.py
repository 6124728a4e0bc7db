"""`make run` as a person lives it: real processes, on a free port, with a folder of their own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import psycopg
import pytest

from labo import horloge_locale
from labo.postgres_local import demarrer


PROJECT = Path(__file__).parents[2]
PYTHON = [sys.executable, "-m", "labo.portail.lancement"]
# The environment that the suite runs in is ready: make must not go and prepare another.
MAKE = ["make", "--old-file=.venv/pret", f"PY={sys.executable}", "run"]
OUVERT, ARRETE = "Ouvert à l’adresse", "Tout est arrêté."
INHERITED = ("DATABASE_URL", "SECRET_KEY", "LOCAL", "HORLOGE", "HORLOGE_DECALAGE", "ADRESSE_PUBLIQUE", "ECOUTE")


def environment(var, port, **more):
    kept = {name: value for name, value in os.environ.items() if name not in INHERITED}
    return kept | {"VAR": str(var), "PORT": str(port)} | more


def launch(var, port, command=PYTHON, **more):
    """Start the run; its output goes to a file of its own, so that nobody has to read it for it to go on."""
    output = var.parent / f"sortie-{time.monotonic_ns()}.txt"
    with output.open("w") as file:
        streams = {"stdin": subprocess.DEVNULL, "stdout": file, "stderr": subprocess.STDOUT}
        process = subprocess.Popen(command, cwd=PROJECT, env=environment(var, port, **more), **streams)
    process.output = output
    return process


def refused(var, port, **more):
    """A run that ends by itself at once: its exit code and what it said."""
    done = subprocess.run(
        PYTHON, cwd=PROJECT, env=environment(var, port, **more), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def wait_until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def opened(process):
    wait_until(lambda: OUVERT in process.output.read_text() or process.poll() is not None, seconds=120)
    said = process.output.read_text()
    assert OUVERT in said, said
    return said


def living(var):
    """Command lines by number of the living processes that belong to the run of this folder."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            belongs = f"VAR={var}\0".encode() in (folder / "environ").read_bytes()
            if belongs and int(folder.name) != os.getpid():
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue  # gone, or of another account
    return found


def child(var, module):
    return next(number for number, line in living(var).items() if line.rstrip().split(" -m ")[-1].startswith(module))


def interrupted(process):
    """What it said after a Ctrl-C, and its exit code."""
    process.send_signal(signal.SIGINT)
    return process.wait(timeout=30), process.output.read_text()


def shell(var, port, line):
    """What a command typed beside prints."""
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", line]
    streams = {"capture_output": True, "text": True, "timeout": 60, "check": True}
    return subprocess.run(command, cwd=PROJECT, env=environment(var, port), **streams).stdout.strip()


@pytest.fixture
def var(tmp_path):
    """The folder of the test's runs; whatever a failed test leaves running is ended."""
    var = tmp_path / "var"
    yield var
    for number in living(var):
        os.kill(number, signal.SIGKILL)


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_run_opens_refuses_a_second_mends_itself_and_stops_at_ctrl_c(var, port):
    process = launch(var, port)
    said = opened(process)
    assert said.startswith("Préparation de la base et de la démonstration…\n")
    assert said.count("/lien/") == 4
    assert httpx.get(f"http://127.0.0.1:{port}/sante/").status_code == 200
    assert (var / "cle_secrete").stat().st_mode & 0o777 == 0o600

    code, sentence = refused(var, port)
    assert code == 1
    assert sentence == (
        f"Les chantiers coopératifs tournent déjà dans ce dossier, à l’adresse http://127.0.0.1:{port} : "
        "arrêtez-les d’abord par Ctrl-C, ou choisissez un autre dossier par VAR.\n"
    )

    beside = shell(
        var, port + 1, "from labo import horloge; from django.conf import settings as s; "
        "print(s.ADRESSE_PUBLIQUE, horloge.maintenant().isoformat(timespec='hours'))"
    )  # fmt: skip
    assert beside == f"http://127.0.0.1:{port} 2023-10-19T09+02:00"

    for module in ("labo.portail.serveur", "labo.portail.executant"):
        before = child(var, module)
        os.kill(before, signal.SIGKILL)
        wait_until(lambda before=before: before not in living(var))
        assert httpx.get(f"http://127.0.0.1:{port}/sante/").status_code == 200
    wait_until(lambda: sum("labo.portail." in line for line in living(var).values()) >= 4)
    assert process.output.read_text().count("s’est arrêté tout seul : nouveau départ dans 1 s.") == 2

    code, said = interrupted(process)
    assert (code, said.splitlines()[-1]) == (0, ARRETE)
    assert living(var) == {}
    clock_stands_still(var)


def clock_stands_still(var):
    noted = json.loads((var / "horloge.json").read_text())["metier"]
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    shown = tomorrow + timedelta(seconds=horloge_locale.decalage(var, reel=tomorrow))
    assert shown == datetime.fromisoformat(noted)
    assert timedelta(0) < shown - horloge_locale.DEBUT < timedelta(minutes=10)


def test_a_killed_run_leaves_nothing_behind_and_the_next_finds_data_clock_and_links(var, port):
    process = launch(var, port, MAKE, HORLOGE="2023-10-19T14:20")
    assert opened(process).count("/lien/") == 4
    key, people = (var / "cle_secrete").read_text(), "SELECT count(*) FROM labo_personne"
    with demarrer(var / "postgres") as url, psycopg.connect(url, autocommit=True) as connection:
        count = connection.execute(people).fetchone()
        connection.execute("CREATE TABLE marque AS SELECT 7 AS n")

    # Killed, even from above: the launcher dies with make, its children with it, PostgreSQL after its last user.
    process.kill()
    process.wait()
    process = launch(var, port)
    assert opened(process).count("/lien/") == 4
    with demarrer(var / "postgres") as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT n FROM marque").fetchone() == (7,)
        assert connection.execute(people).fetchone() == count
    assert (var / "cle_secrete").read_text() == key
    assert json.loads((var / "horloge.json").read_text())["metier"].startswith("2023-10-19T14:2")
    process.kill()
    process.wait()
    wait_until(lambda: living(var) == {})


def test_a_run_asked_to_end_while_it_prepares_leaves_nothing(var, port):
    process = launch(var, port)
    wait_until(lambda: any(" preparer" in line for line in living(var).values()))
    process.terminate()
    assert process.wait(timeout=30) == 0
    assert OUVERT not in process.output.read_text()
    assert living(var) == {}


def test_a_busy_port_is_said_in_one_sentence(var):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, sentence = refused(var, port)
    assert code == 1
    assert sentence == (
        f"Le port {port} est déjà pris par un autre programme : "
        "choisissez-en un autre, par exemple « PORT=8001 make run ».\n"
    )
    assert living(var) == {}


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"PORT": "huit"}, "PORT=huit n’est pas un port : choisissez un nombre entre 1024 et 65535.\n"),
        ({"PORT": "70000"}, "PORT=70000 n’est pas un port : choisissez un nombre entre 1024 et 65535.\n"),
        (
            {"ECOUTE": "203.0.113.9"},
            "ECOUTE=203.0.113.9 n’est pas une adresse de cette machine : "
            "essayez 127.0.0.1, ou 0.0.0.0 pour la salle.\n",
        ),
        (
            {"HORLOGE": "14h20"},
            "HORLOGE=14h20 n’est pas une heure : "
            "écrivez par exemple HORLOGE=2023-10-19T14:20, ou HORLOGE=reelle.\n",
        ),
        (
            {"VAR": "/dev/null/var"},
            "Le dossier /dev/null/var ne peut pas être créé : choisissez-en un autre par VAR.\n",
        ),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_said_in_one_sentence(var, port, more, sentence):
    assert refused(var, port, **more) == (1, sentence)


def test_the_clock_is_refused_outside_the_local_run(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=PROJECT,
        env=environment(tmp_path, 0, DATABASE_URL="postgresql://nulle.part/labo", HORLOGE="reelle"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "HORLOGE ne se règle que dans l’exécution locale (make run).\n"
