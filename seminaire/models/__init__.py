from seminaire.models.programme import Creneau, Intervention, Seance, Temps
from seminaire.models.publication import Annonce, Geste, VersionProgramme
from seminaire.models.seminaires import Participation, Salle, Seminaire


__all__ = [
    "Annonce",
    "Creneau",
    "Geste",
    "Intervention",
    "Participation",
    "Salle",
    "Seance",
    "Seminaire",
    "Temps",
    "VersionProgramme",
]
