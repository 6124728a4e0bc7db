from seminaire.models.programme import Creneau, Intervention, Seance, Temps
from seminaire.models.seminaires import Participation, Salle, Seminaire


__all__ = ["Creneau", "Intervention", "Participation", "Salle", "Seance", "Seminaire", "Temps"]
