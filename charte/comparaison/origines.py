"""Where changes come from, in words (pure): the public never reads the name of a person."""

from datetime import datetime

from charte.comparaison.morceaux import Source
from labo.typographie import enumerer


_DITES = {
    "inconnue": "origine non notée",
    "fiches": "les fiches des chantiers",
    "numerotation": "la numérotation",
}


def dire(source: Source) -> str:
    """« amendement 12 », « la rédaction »: for everybody."""
    if source.genre != "acte":
        return _DITES[source.genre]
    if not source.amendements:
        return "la rédaction"
    nom = "amendement" if len(source.amendements) == 1 else "amendements"
    return f"{nom} {enumerer([str(numero) for numero in source.amendements])}"


def auteur(sources: tuple[Source, ...]) -> str:
    """What stands as the author of a tracked change."""
    dits = ", ".join(dict.fromkeys(map(dire, sources))) or _DITES["inconnue"]
    return dits[0].upper() + dits[1:]


def moment(sources: tuple[Source, ...], defaut: datetime) -> str:
    """When it was last written, as Word writes it: the hour on the clock of that place, with a « Z » that it does not read."""
    moments = [datetime.fromisoformat(source.le) for source in sources if source.le]
    return max(moments, default=defaut).astimezone(defaut.tzinfo).strftime("%Y-%m-%dT%H:%M:%SZ")
