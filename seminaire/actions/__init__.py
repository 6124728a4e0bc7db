from seminaire.actions.annonces import annoncer, retirer_annonce
from seminaire.actions.annulation import annuler_geste
from seminaire.actions.composition import (
    dupliquer_seance,
    intituler_creneau,
    paralleliser_seance,
    scinder_creneau,
    separer_seance,
)
from seminaire.actions.contenu import appliquer_contenu
from seminaire.actions.duplication import dupliquer_seminaire
from seminaire.actions.placement import avancer_de, placer_seance
from seminaire.actions.programme import creer_programme, restaurer_programme
from seminaire.actions.publication import publier_programme
from seminaire.actions.salles import ajouter_salle, modifier_salle, supprimer_salle
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
from seminaire.actions.suite import decaler_suite
from seminaire.actions.versions import reprendre_version, retirer_version


__all__ = [
    "ajouter_salle",
    "ajouter_seance",
    "annoncer",
    "annuler_geste",
    "appliquer_contenu",
    "avancer_de",
    "creer_programme",
    "creer_seminaire",
    "decaler_suite",
    "deplacer_seance",
    "dupliquer_seance",
    "dupliquer_seminaire",
    "inscrire_participation",
    "intituler_creneau",
    "marquer_courant",
    "modifier_salle",
    "modifier_seance",
    "modifier_seminaire",
    "paralleliser_seance",
    "placer_seance",
    "publier_programme",
    "repartir_par_chantier",
    "reprendre_version",
    "restaurer_programme",
    "restaurer_seance",
    "retablir_seance",
    "retablir_seminaire",
    "retirer_annonce",
    "retirer_version",
    "scinder_creneau",
    "separer_seance",
    "supprimer_salle",
    "supprimer_seance",
]
