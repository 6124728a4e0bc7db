"""A day being read: its heading, the lines that made it, its séances."""

import datetime
from dataclasses import dataclass, field

from seminaire.programme.chronologie import Element
from seminaire.programme.dates import Entete
from seminaire.programme.ligne import Ligne


@dataclass(eq=False)
class JourEnCours:
    """A day being read."""

    entete: Entete | None = None
    titre: str = ""
    lignes: list[Ligne] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    date: datetime.date | None = None


def meme_date(une: Entete, autre: Entete) -> bool:
    """Are both headings of one date, or of one weekday that nothing dates (« Samedi matin », « Samedi après-midi »)?"""
    if une.date is None or autre.date is None:
        seules = (une.numero, une.semaine, une.quantieme)
        return (
            une.date is autre.date
            and seules == (autre.numero, autre.semaine, autre.quantieme)
            and any(n is not None for n in seules)
        )
    return (une.date.jour, une.date.mois) == (autre.date.jour, autre.date.mois)
