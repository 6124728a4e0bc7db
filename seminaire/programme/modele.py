"""What the reader gives back: frozen values, and their JSON."""

from dataclasses import dataclass
from datetime import date, time


def _heure(heure: time | None) -> str | None:
    return None if heure is None else f"{heure:%H:%M}"


@dataclass(frozen=True)
class Intervenant:
    """A person, or a group that speaks as one, as the text names them."""

    nom: str
    fonction: str = ""
    organisation: str = ""

    def en_json(self) -> dict:
        return {"nom": self.nom, "fonction": self.fonction, "organisation": self.organisation}


@dataclass(frozen=True, slots=True)
class SeanceLue:
    """A séance as read. `debut` is None for an untimed pause or part; `fin_deduite` says that the text does not write the end.

    `paralleles`: what runs side by side in this slot, each without hours of its own; `titre` is then their common title.
    Its JSON is there only when there are some.
    """

    debut: time | None
    fin: time | None
    titre: str
    fin_deduite: bool = False
    intervenants: tuple[Intervenant, ...] = ()
    salle: str = ""
    sous_elements: tuple["SeanceLue", ...] = ()
    a_verifier: tuple[str, ...] = ()
    paralleles: tuple["SeanceLue", ...] = ()

    def en_json(self) -> dict:
        return {
            "debut": _heure(self.debut),
            "fin": _heure(self.fin),
            "fin_deduite": self.fin_deduite,
            "titre": self.titre,
            "intervenants": [intervenant.en_json() for intervenant in self.intervenants],
            "salle": self.salle,
            "sous_elements": [element.en_json() for element in self.sous_elements],
            "a_verifier": list(self.a_verifier),
        } | ({"paralleles": [une.en_json() for une in self.paralleles]} if self.paralleles else {})


@dataclass(frozen=True)
class Jour:
    """A day of the programme; `date` is None when the text does not tell the year or the day."""

    date: date | None
    titre: str
    seances: tuple[SeanceLue, ...]

    def en_json(self) -> dict:
        return {
            "date": None if self.date is None else self.date.isoformat(),
            "titre": self.titre,
            "seances": [seance.en_json() for seance in self.seances],
        }


@dataclass(frozen=True)
class Programme:
    """A whole text as read. `avant` is the part of `non_places` that stands before the first séance, for the presentation."""

    titre: str
    jours: tuple[Jour, ...]
    non_places: tuple[str, ...]
    avant: tuple[str, ...] = ()

    def en_json(self) -> dict:
        """The contract of `importer_programme --simulation`."""
        return {
            "titre": self.titre,
            "jours": [jour.en_json() for jour in self.jours],
            "non_places": list(self.non_places),
        }
