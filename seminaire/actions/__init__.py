from seminaire.actions.programme import creer_programme
from seminaire.actions.seances import (
    ajouter_seance,
    deplacer_seance,
    modifier_seance,
    repartir_par_chantier,
    restaurer_seance,
    supprimer_seance,
)
from seminaire.actions.seminaires import creer_seminaire, inscrire_participation, marquer_courant, modifier_seminaire


__all__ = [
    "ajouter_seance",
    "creer_programme",
    "creer_seminaire",
    "deplacer_seance",
    "inscrire_participation",
    "marquer_courant",
    "modifier_seance",
    "modifier_seminaire",
    "repartir_par_chantier",
    "restaurer_seance",
    "supprimer_seance",
]
