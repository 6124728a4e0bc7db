"""What the socle must ask of every app: each declares it here once, in its `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Declaration:
    # prefix of a live subject -> may this person (or anonymous visitor) see the one with this key?
    sujets: dict[str, Callable] = field(default_factory=dict)
    # verb of the journal -> how it is told in French
    verbes: dict[str, str] = field(default_factory=dict)


_declarations: dict[str, Declaration] = {}


def declarer(app: str, **ce_que_l_app_sait) -> None:
    _declarations[app] = Declaration(**ce_que_l_app_sait)


def sujet_visible(personne, sujet: str) -> bool:
    """May this person follow the subject `prefix` or `prefix-key`? Unknown subjects are nobody's."""
    prefixe, _, cle = sujet.partition("-")
    for declaration in _declarations.values():
        if prefixe in declaration.sujets:
            return declaration.sujets[prefixe](personne, cle)
    return False


def verbes() -> dict[str, str]:
    return {verbe: libelle for declaration in _declarations.values() for verbe, libelle in declaration.verbes.items()}
