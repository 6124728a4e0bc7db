"""The embedded PostgreSQL, with real servers and real processes that are really killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from labo import postgres_local
from labo.postgres_local import PostgresIndisponible, demarrer, rallumer


PROJECT = Path(__file__).parents[2]
USER = """
import sys
from pathlib import Path
from labo.postgres_local import demarrer
with demarrer(Path(sys.argv[1]), durable=False) as url:
    print(url, flush=True)
    sys.stdin.readline()
"""


@contextmanager
def other_user(dossier):
    """Another process inside `demarrer`, until its standard input closes."""
    command = [sys.executable, "-c", USER, str(dossier)]
    process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        process.url = process.stdout.readline().strip()
        assert process.url, "the other user did not start"
        yield process
    finally:
        process.communicate(timeout=20)


def processes(dossier):
    """Numbers of the living processes that name this folder on their command line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.fsencode(dossier) in (folder / "cmdline").read_bytes() and int(folder.name) != os.getpid():
                found.append(int(folder.name))
        except OSError:
            continue  # gone meanwhile
    return found


def wait_until(condition, seconds=15):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def query(url, sql):
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


def postmaster(dossier):
    return int((dossier / "donnees" / "postmaster.pid").read_text().split()[0])


@pytest.fixture
def dossier(tmp_path):
    return tmp_path / "postgres"


def test_a_server_starts_closed_to_others_and_stops_with_its_only_user(dossier):
    with demarrer(dossier, durable=False) as url:
        assert query(url, "SELECT current_database()") == "labo"
        assert query(url, "SHOW listen_addresses") == ""
        assert query(url, "SHOW fsync") == "off"
        assert query(url, "SELECT datcollate FROM pg_database WHERE datname = 'labo'") == "C.UTF-8"
        socket = Path(query(url, "SHOW unix_socket_directories"))
        assert socket.stat().st_mode & 0o777 == 0o700
        assert len(str(socket)) < 60
    assert processes(dossier) == []
    assert not socket.exists()


def test_data_survives_a_restart_and_writes_are_durable_by_default(dossier):
    with demarrer(dossier, durable=False) as url:
        query(url, "CREATE TABLE t AS SELECT 7 AS n")
    with demarrer(dossier) as url:
        assert query(url, "SELECT n FROM t") == 7
        assert query(url, "SHOW fsync") == "on"


def test_the_first_user_leaving_early_leaves_the_server_to_the_second(dossier):
    with other_user(dossier) as first:
        with demarrer(dossier, durable=False) as url:
            assert url == first.url
            number = postmaster(dossier)
            first.communicate(timeout=20)
            assert query(url, "SELECT 1") == 1
            assert postmaster(dossier) == number
    assert processes(dossier) == []


def test_a_killed_only_user_leaves_no_process_and_all_its_data(dossier):
    with other_user(dossier) as user:
        query(user.url, "CREATE TABLE t AS SELECT 7 AS n")
        user.kill()
    wait_until(lambda: processes(dossier) == [])
    with demarrer(dossier, durable=False) as url:
        assert query(url, "SELECT n FROM t") == 7


def test_a_start_right_after_a_kill_waits_for_the_dying_server(dossier):
    with other_user(dossier) as user:
        user.kill()
        user.wait()
        with demarrer(dossier, durable=False) as url:
            time.sleep(0.5)  # long enough for the dead user's guardian to do harm, were it let to
            assert query(url, "SELECT 1") == 1


def test_a_killed_user_does_not_take_the_server_from_the_others(dossier):
    with demarrer(dossier, durable=False) as url:
        with other_user(dossier) as user:
            number = postmaster(dossier)
            user.kill()
        assert query(url, "SELECT 1") == 1
        assert postmaster(dossier) == number
    wait_until(lambda: processes(dossier) == [])


def test_a_killed_postmaster_is_started_again_with_its_data(dossier):
    with demarrer(dossier, durable=False) as url:
        query(url, "CREATE TABLE t AS SELECT 7 AS n")
        assert rallumer(dossier) is False
        os.kill(postmaster(dossier), signal.SIGKILL)
        wait_until(lambda: rallumer(dossier, durable=False))
        assert query(url, "SELECT n FROM t") == 7
        os.kill(postmaster(dossier), signal.SIGKILL)
    with demarrer(dossier, durable=False) as url:
        assert query(url, "SELECT n FROM t") == 7


def test_a_pid_file_that_names_a_living_stranger_is_no_obstacle(dossier):
    with demarrer(dossier, durable=False):
        path = dossier / "donnees" / "postmaster.pid"
        content = path.read_text().split("\n", 1)[1]
    path.write_text(f"{os.getppid()}\n{content}")
    os.chown(path, path.parent.stat().st_uid, path.parent.stat().st_gid)
    with demarrer(dossier, durable=False) as url:
        assert query(url, "SELECT 1") == 1


def test_a_long_path_in_a_private_parent_works_and_the_parent_stays_private(tmp_path):
    parent = tmp_path / "privé"
    parent.mkdir(mode=0o700)
    long = parent / "chantiers d’été, à Paris"
    while len(os.fsencode(long)) < 250:
        long /= "x" * min(60, 250 - len(os.fsencode(long)))
    before = parent.stat()
    with demarrer(long, durable=False) as url:
        assert query(url, "SELECT 1") == 1
    after = parent.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert {path.name for path in long.iterdir()} == {"donnees", "journal.txt", "usage.verrou", "demarrage.verrou"}


def test_two_folders_have_two_servers_at_once(tmp_path):
    with demarrer(tmp_path / "un", durable=False) as un, demarrer(tmp_path / "deux", durable=False) as deux:
        query(un, "CREATE TABLE t AS SELECT 7 AS n")
        assert query(deux, "SELECT count(*) FROM pg_tables WHERE tablename = 't'") == 0


def test_an_interrupted_first_start_is_begun_anew(dossier):
    (dossier / "donnees.en-cours" / "base").mkdir(parents=True)
    with demarrer(dossier, durable=False) as url:
        assert query(url, "SELECT 1") == 1


def test_a_socket_folder_that_is_not_ours_is_refused(dossier, tmp_path):
    folder = postgres_local._server(dossier).socket
    folder.mkdir(mode=0o755)
    try:
        with pytest.raises(PostgresIndisponible, match="n’est pas le nôtre"), demarrer(dossier, durable=False):
            pass
    finally:
        folder.rmdir()
    folder.symlink_to(tmp_path)
    try:
        with pytest.raises(PostgresIndisponible, match="n’est pas le nôtre"), demarrer(dossier, durable=False):
            pass
    finally:
        folder.unlink()
    assert processes(dossier) == []


def test_a_folder_that_cannot_be_written_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "fichier").write_text("")
    with pytest.raises(PostgresIndisponible, match="n’est pas accessible en écriture"), demarrer(tmp_path / "fichier"):
        pass


def test_a_server_that_cannot_start_says_where_to_read_why(dossier):
    with demarrer(dossier, durable=False):
        pass
    (dossier / "donnees" / "PG_VERSION").write_text("12")
    with pytest.raises(PostgresIndisponible, match=r"journal\.txt"), demarrer(dossier, durable=False):
        pass
    assert "12" in (dossier / "journal.txt").read_text()
    assert processes(dossier) == []
