from seminaire.actions.annonces import annoncer, retirer_annonce
from seminaire.actions.programme import creer_programme, restaurer_programme
from seminaire.actions.publication import publier_programme
from seminaire.actions.seances import (
    ajouter_seance,
    deplacer_seance,
    modifier_seance,
    repartir_par_chantier,
    restaurer_seance,
    retablir_seance,
    supprimer_seance,
)
from seminaire.actions.seminaires import (
    creer_seminaire,
    inscrire_participation,
    marquer_courant,
    modifier_seminaire,
    retablir_seminaire,
)
from seminaire.actions.versions import reprendre_version, retirer_version


__all__ = [
    "ajouter_seance",
    "annoncer",
    "creer_programme",
    "creer_seminaire",
    "deplacer_seance",
    "inscrire_participation",
    "marquer_courant",
    "modifier_seance",
    "modifier_seminaire",
    "publier_programme",
    "repartir_par_chantier",
    "reprendre_version",
    "restaurer_programme",
    "restaurer_seance",
    "retablir_seance",
    "retablir_seminaire",
    "retirer_annonce",
    "retirer_version",
    "supprimer_seance",
]
