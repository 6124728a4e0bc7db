from chantiers.actions.abonnements import desabonner, suivre_chantier
from chantiers.actions.demandes import accepter_demande, refuser_demande
from chantiers.actions.fiche import creer_chantier, fermer_adhesions, modifier_chantier, retablir_chantier
from chantiers.actions.invitations import inviter_personne, retirer_invitation
from chantiers.actions.liens import ajouter_lien, modifier_lien, restaurer_lien, retablir_lien, supprimer_lien
from chantiers.actions.membres import modifier_adhesion, quitter_chantier, rejoindre_chantier, retablir_adhesion
from chantiers.actions.objectifs import (
    ajouter_objectif,
    deplacer_objectif,
    modifier_objectif,
    restaurer_objectif,
    retablir_objectif,
    supprimer_objectif,
)
from chantiers.actions.pilotage import changer_role, nommer_pilotage, transmettre_pilotage


__all__ = [
    "accepter_demande",
    "ajouter_lien",
    "ajouter_objectif",
    "changer_role",
    "creer_chantier",
    "deplacer_objectif",
    "desabonner",
    "fermer_adhesions",
    "inviter_personne",
    "modifier_adhesion",
    "modifier_chantier",
    "modifier_lien",
    "modifier_objectif",
    "nommer_pilotage",
    "quitter_chantier",
    "refuser_demande",
    "rejoindre_chantier",
    "restaurer_lien",
    "restaurer_objectif",
    "retablir_adhesion",
    "retablir_chantier",
    "retablir_lien",
    "retablir_objectif",
    "retirer_invitation",
    "suivre_chantier",
    "supprimer_lien",
    "supprimer_objectif",
    "transmettre_pilotage",
]
