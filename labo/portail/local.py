"""What a process of the local run needs in its environment, so that a clone runs with nothing set.

Pure: no Django, since settings read the environment when they are imported. `make run` and `manage.py` share it.
A command counts as local when it names no database, or says LOCAL=1; everything it keeps stands under `var/` (VAR).
"""

import os
import secrets
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from labo import horloge_locale, postgres_local


RACINE = Path(__file__).resolve().parents[2]
VERROU = "lancement.verrou"  # held by `make run`; holds its address while it runs
OUI = {"1", "true", "yes", "on"}


class LancementRefuse(RuntimeError):
    """The command cannot start; the message is one French sentence that says what to do."""


def dossier_var(environ: MutableMapping[str, str]) -> Path:
    """The folder of everything that the local run keeps, made if missing."""
    var = Path(os.path.abspath(environ.get("VAR") or RACINE / "var"))
    try:
        var.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LancementRefuse(f"Le dossier {var} ne peut pas être créé : choisissez-en un autre par VAR.") from error
    return var


@contextmanager
def environnement(environ: MutableMapping[str, str]) -> Iterator[None]:
    """Complete the environment of a `manage.py` command, with the embedded PostgreSQL around it if it has no database.

    Raises LancementRefuse.
    """
    is_embedded = not environ.get("DATABASE_URL") and postgres_local.is_available()
    if not is_embedded and environ.get("LOCAL", "").lower() not in OUI:
        if environ.get("HORLOGE", "").strip():
            raise LancementRefuse("HORLOGE ne se règle que dans l’exécution locale (make run).")
        yield
        return
    var = dossier_var(environ)
    completer(environ, var)
    with base(environ, var):
        yield


@contextmanager
def base(environ: MutableMapping[str, str], var: Path) -> Iterator[Path | None]:
    """The database that DATABASE_URL names; else the embedded one, named there while in use, whose folder is given."""
    if environ.get("DATABASE_URL"):
        yield None
        return
    try:
        with postgres_local.demarrer(var / "postgres") as url:
            environ["DATABASE_URL"] = url
            yield var / "postgres"
    except postgres_local.PostgresIndisponible as error:
        raise LancementRefuse(str(error)) from error


def completer(environ: MutableMapping[str, str], var: Path, *, adresse: str = "") -> None:
    """Set what is not set: VAR, LOCAL, SECRET_KEY, ADRESSE_PUBLIQUE (that of the run in progress) and the clock."""
    environ["VAR"] = str(var)
    environ["LOCAL"] = "1"
    environ["SECRET_KEY"] = environ.get("SECRET_KEY") or cle_secrete(var)
    environ["ADRESSE_PUBLIQUE"] = environ.get("ADRESSE_PUBLIQUE") or adresse or adresse_en_cours(var)
    if "HORLOGE_DECALAGE" not in environ:
        try:
            choix = environ.pop("HORLOGE", "")
            environ["HORLOGE_DECALAGE"] = str(horloge_locale.decalage(var, reel=datetime.now(UTC), choix=choix))
        except horloge_locale.HorlogeInvalide as error:
            raise LancementRefuse(str(error)) from error


def cle_secrete(var: Path) -> str:
    """The key that signs sessions, drawn once and readable by this account alone."""
    path = var / "cle_secrete"
    try:
        if not path.exists():
            brouillon = var / f".cle_secrete.{os.getpid()}"
            with os.fdopen(os.open(brouillon, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
            with suppress(FileExistsError):  # another command was quicker: its key is the one
                os.link(brouillon, path)
            brouillon.unlink()
        return path.read_text().strip()
    except OSError as error:
        raise LancementRefuse(f"Le dossier {var} appartient à un autre compte : choisissez-en un par VAR.") from error


def adresse_en_cours(var: Path) -> str:
    with suppress(OSError):
        if adresse := (var / VERROU).read_text().strip():
            return adresse
    return "http://127.0.0.1:8000"
