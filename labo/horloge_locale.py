"""The clock of the local run: trade time that goes on while the run lasts and stands still while it is stopped.

Pure: no Django. The run notes its trade time every few seconds in `horloge.json`; the processes that it starts, and the
commands typed beside it, are given the distance between trade time and real time in seconds (HORLOGE_DECALAGE), which
is all that `labo.horloge` knows.

All datetimes taken and given are aware.
"""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


PARIS = ZoneInfo("Europe/Paris")
DEBUT = datetime(2023, 10, 19, 9, 5, tzinfo=PARIS)  # the first start: the day of the demonstration has just begun
FICHIER = "horloge.json"
REELLE = {"reelle", "réelle"}
# A note older than this was left by a run that is over, however it ended. The run notes every other second.
FRAICHEUR = timedelta(seconds=10)


class HorlogeInvalide(ValueError):
    """What HORLOGE or the file says is not a time; the message is one French sentence that says what to do."""


def lire_choix(choix: str, *, reel: datetime) -> datetime:
    """The trade time that HORLOGE asks for: « reelle », or a date and time, of Paris unless it says otherwise."""
    if choix.strip().lower() in REELLE:
        return reel
    try:
        voulu = datetime.fromisoformat(choix.strip())
    except ValueError:
        raise HorlogeInvalide(
            f"HORLOGE={choix} n’est pas une heure : écrivez par exemple HORLOGE=2023-10-19T14:20, ou HORLOGE=reelle."
        ) from None
    return voulu if voulu.tzinfo else voulu.replace(tzinfo=PARIS)


def decalage(var: Path, *, reel: datetime, choix: str = "") -> float:
    """Seconds from real time to trade time, for a process that starts at `reel`.

    `choix` is the value of HORLOGE, empty when there is none. Raises HorlogeInvalide.
    """
    if choix.strip():
        return (lire_choix(choix, reel=reel) - reel).total_seconds()
    note = _read(var / FICHIER)
    if note is None:
        return (DEBUT - reel).total_seconds()
    metier, a = note
    is_running = abs(reel - a) <= FRAICHEUR
    return (metier - (a if is_running else reel)).total_seconds()


def noter(var: Path, decalage: float, *, reel: datetime) -> None:
    """Write down the trade time of `reel`, in one stroke: whoever reads finds the old note or the new one."""
    metier = (reel + timedelta(seconds=decalage)).astimezone(PARIS)
    brouillon = var / f".{FICHIER}.{os.getpid()}"
    brouillon.write_text(json.dumps({"metier": metier.isoformat(), "reel": reel.isoformat()}) + "\n")
    brouillon.replace(var / FICHIER)


def _read(path: Path) -> tuple[datetime, datetime] | None:
    """Trade time and real time of the last note, if there is one."""
    try:
        note = json.loads(path.read_text())
        metier, reel = datetime.fromisoformat(note["metier"]), datetime.fromisoformat(note["reel"])
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError):
        metier = reel = datetime.min
    if not (metier.tzinfo and reel.tzinfo):
        raise HorlogeInvalide(f"Le fichier {path} est illisible : supprimez-le, ou choisissez l’heure par HORLOGE.")
    return metier, reel
