"""Whose doing something was, as the weaves and the versions note it (pure): ids only, names are read when they are shown."""

from datetime import datetime


PREFIXE = "amendement-"  # of the key of an amendement among a revision's proposals, with its number


def source(personne: int | None, le: datetime, amendements=()) -> dict:
    """{"personne": key or None, "amendements": [numbers], "le": ISO date and time}."""
    return {"personne": personne, "amendements": sorted(amendements), "le": le.isoformat()}


def en_propositions(amendements) -> list[str]:
    """Numbers → what a revision keeps."""
    return [f"{PREFIXE}{numero}" for numero in amendements]


def numeros(propositions) -> list[int]:
    """What a revision keeps → numbers."""
    return [int(cle.removeprefix(PREFIXE)) for cle in propositions if cle.startswith(PREFIXE)]
