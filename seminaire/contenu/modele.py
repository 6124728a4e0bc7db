"""The values of a programme. Hours are of Paris, without seconds; `pk` never changes nor is used again.

They never change, so what is worked out from one is worked out once: two versions share most of their créneaux.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property

from seminaire.natures import PAUSES


@dataclass(frozen=True)
class TempsLu:
    """A phase of a séance."""

    titre: str
    debut: time | None = None
    fin: time | None = None


@dataclass(frozen=True)
class IntervenantLu:
    """Who speaks or leads, as the programme names her; `is_animation` for who leads the séance."""

    nom: str
    fonction: str = ""
    organisation: str = ""
    is_animation: bool = False


@dataclass(frozen=True)
class SeanceLue:
    """A séance. What stands after `temps` is for the facilitation (the déroulé), but `a_confirmer`; the public never reads it.

    `sequence` and `modifiee_le` say how often and when last its public part changed (see `suivre`). `supprimee_le` is set only
    in the list of who edits.
    """

    pk: int
    titre: str
    nature: str
    description: str = ""
    salle: str = ""
    chantier: int | None = None  # its numéro
    couleur: int | None = None
    a_confirmer: bool = False
    intervenants: tuple[IntervenantLu, ...] = ()
    temps: tuple[TempsLu, ...] = ()
    objectifs: str = ""
    materiel: str = ""
    notes: str = ""
    attendus: int | None = None  # how many people are expected
    sequence: int = 0
    modifiee_le: datetime | None = None
    supprimee_le: datetime | None = None

    @property
    def is_pause(self):
        return self.nature in PAUSES

    @property
    def is_a_repartir(self):
        return self.nature == "atelier" and self.chantier is None

    @property
    def animation(self):
        return [intervenant for intervenant in self.intervenants if intervenant.is_animation]

    @cached_property
    def public(self) -> "SeanceLue":
        """Without what only the facilitation reads."""
        return avec(self, objectifs="", materiel="", notes="", attendus=None)


@dataclass(frozen=True)
class CreneauLu:
    """One or several parallel séances. `jour` is the seminar's first day where the créneau has none; `jusqu_a` is the end, else
    the next start of the day."""

    pk: int
    jour: date | None
    debut: time | None
    fin: time | None
    fin_deduite: bool
    intitule: str
    seances: tuple[SeanceLue, ...]
    fixe: bool = False
    rang: int = 0
    version: int = 0
    jusqu_a: time | None = None

    @cached_property
    def presentes(self) -> tuple[SeanceLue, ...]:
        return tuple(seance for seance in self.seances if seance.supprimee_le is None)

    @property
    def is_parallele(self):
        return len(self.presentes) > 1

    @property
    def titre(self):
        """What to call it in one line."""
        return self.intitule if self.is_parallele and self.intitule else self.seances[0].titre

    @property
    def temps_communs(self):
        """The phases that all its parallel séances share, told once."""
        temps = self.presentes[0].temps if self.is_parallele else ()
        return temps if all(seance.temps == temps for seance in self.presentes) else ()

    @cached_property
    def ecrit(self) -> list[str]:
        """All of it as JSON text, once `seminaire.contenu.en_texte` has written it."""
        return []

    @cached_property
    def public(self) -> "CreneauLu":
        return avec(self, fixe=False, version=0, seances=tuple(seance.public for seance in self.seances))


@dataclass(frozen=True)
class SalleLue:
    nom: str
    places: int | None = None


@dataclass(frozen=True)
class Entete:
    """The seminar's own words. `objectifs`, `organisateurs`, `partenaires`: one per line."""

    titre: str
    presentation: str = ""
    objectifs: str = ""
    date_debut: date | None = None
    lieu: str = ""
    acces: str = ""
    organisateurs: str = ""
    partenaires: str = ""

    @property
    def objectifs_liste(self):
        return lignes(self.objectifs)

    @property
    def organisateurs_liste(self):
        return lignes(self.organisateurs)

    @property
    def partenaires_liste(self):
        return lignes(self.partenaires)


@dataclass(frozen=True)
class Contenu:
    """A whole programme: the créneaux in order, and the rooms that it knows."""

    entete: Entete
    creneaux: tuple[CreneauLu, ...] = ()
    salles: tuple[SalleLue, ...] = ()

    @cached_property
    def seances(self) -> tuple[tuple[CreneauLu, SeanceLue], ...]:
        """(créneau, séance) in order."""
        return tuple((creneau, seance) for creneau in self.creneaux for seance in creneau.presentes)

    @cached_property
    def public(self) -> "Contenu":
        """What everybody may read, once published."""
        return replace(self, creneaux=tuple(creneau.public for creneau in self.creneaux), salles=())


def lignes(texte: str) -> list[str]:
    """What a field of « one per line » holds."""
    return [ligne.strip() for ligne in texte.split("\n") if ligne.strip()]


def avec(valeur, **champs):
    """`replace`, but the very same value where nothing differs: what stayed as it was is then told at once."""
    is_pareille = all(getattr(valeur, nom) == champ for nom, champ in champs.items())
    return valeur if is_pareille else replace(valeur, **champs)


def composer(creneaux) -> tuple[CreneauLu, ...]:
    """The créneaux in order, each with its `jusqu_a`: its end, else the next start of the day that comes after its own."""
    suivants: dict[date | None, list[time]] = {}  # by day, the last one read first in the programme
    composes = []
    for creneau in reversed(list(creneaux)):
        debuts = suivants.setdefault(creneau.jour, [])
        apres = (debut for debut in reversed(debuts) if creneau.debut is None or debut > creneau.debut)
        composes.append(avec(creneau, jusqu_a=creneau.fin or next(apres, None)))
        if creneau.debut:
            debuts.append(creneau.debut)
    return tuple(reversed(composes))
