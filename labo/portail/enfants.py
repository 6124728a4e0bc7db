"""The child processes of the local run: started so that they die with it, kept alive, and stopped in good order.

Pure: no Django.
"""

import subprocess
import time
from dataclasses import dataclass, field

from labo.portail import local


GRACE = 8  # seconds to finish before being killed: the server gives its streams 3, the worker gives its task 5
YOUNG = 30  # seconds of life below which a death is a bad sign
LONGEST_WAIT = 30  # seconds between two attempts


def spawn(command: list[str], *, sockets: tuple[int, ...] = (), stdout: int | None = None) -> subprocess.Popen:
    """A child that the kernel kills if we are killed (PR_SET_PDEATHSIG, set by `setpriv`).

    It has a session of its own: a Ctrl-C reaches us alone, and we then stop it in good order.
    """
    return subprocess.Popen(  # noqa: S603 -- our own list of arguments, no shell
        ["setpriv", "--pdeathsig", "KILL", *command],  # noqa: S607 -- util-linux, wherever it is
        cwd=local.RACINE,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        text=True,
        pass_fds=sockets,
        start_new_session=True,
    )


def stop(processes: list[subprocess.Popen]) -> None:
    """Ask all to finish, and kill those that have not after a few seconds."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + GRACE
    for process in processes:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@dataclass
class Child:
    """A process to keep alive: started again when it dies, less and less eagerly if it dies young."""

    nom: str
    command: list[str]
    sockets: tuple[int, ...] = ()
    process: subprocess.Popen | None = field(default=None, init=False)
    deaths: int = field(default=0, init=False)
    wait: float = field(default=0, init=False)  # seconds before the next start, once dead
    since: float = field(default=0, init=False)  # when it started, or will

    def start(self) -> None:
        self.since = time.monotonic()
        self.process = spawn(self.command, sockets=self.sockets)

    def revive(self) -> str:
        """Start it again if it is dead and its waiting time is over. A French sentence when it was found dead."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.since:
                self.start()
            return ""
        if self.process.poll() is None:
            return ""
        self.deaths += 1
        self.wait = 1 if now - self.since > YOUNG else min(LONGEST_WAIT, 2 * self.wait or 1)
        self.process, self.since = None, now + self.wait
        return f"{self.nom} s’est arrêté tout seul : nouveau départ dans {self.wait} s."
