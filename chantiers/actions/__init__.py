from chantiers.actions.abonnements import (
    desabonner,
    suivre_chantier,
)
from chantiers.actions.demandes import (
    accepter_demande,
    refuser_demande,
)
from chantiers.actions.engagements import (
    demander_nouvelles,
    dire_engagement,
    modifier_engagement,
    prendre_engagement,
    restaurer_engagement,
    retablir_engagement,
    supprimer_engagement,
)
from chantiers.actions.etapes import (
    ajouter_etape,
    changer_etat,
    dire_nouvelle,
    modifier_etape,
    restaurer_etape,
    retablir_etape,
    supprimer_etape,
)
from chantiers.actions.feuille_de_route import (
    ajouter_dependance,
    decaler_suites,
    modifier_besoins,
    retirer_dependance,
)
from chantiers.actions.fiche import (
    creer_chantier,
    fermer_adhesions,
    modifier_chantier,
    retablir_chantier,
)
from chantiers.actions.invitations import (
    inviter_personne,
    retirer_invitation,
)
from chantiers.actions.liens import (
    ajouter_lien,
    modifier_lien,
    restaurer_lien,
    retablir_lien,
    supprimer_lien,
)
from chantiers.actions.membres import (
    modifier_adhesion,
    quitter_chantier,
    rejoindre_chantier,
    retablir_adhesion,
)
from chantiers.actions.objectifs import (
    ajouter_objectif,
    deplacer_objectif,
    modifier_objectif,
    restaurer_objectif,
    retablir_objectif,
    supprimer_objectif,
)
from chantiers.actions.pilotage import (
    changer_role,
    nommer_pilotage,
    transmettre_pilotage,
)


__all__ = [
    "accepter_demande",
    "ajouter_dependance",
    "ajouter_etape",
    "ajouter_lien",
    "ajouter_objectif",
    "changer_etat",
    "changer_role",
    "creer_chantier",
    "decaler_suites",
    "demander_nouvelles",
    "deplacer_objectif",
    "desabonner",
    "dire_engagement",
    "dire_nouvelle",
    "fermer_adhesions",
    "inviter_personne",
    "modifier_adhesion",
    "modifier_besoins",
    "modifier_chantier",
    "modifier_engagement",
    "modifier_etape",
    "modifier_lien",
    "modifier_objectif",
    "nommer_pilotage",
    "prendre_engagement",
    "quitter_chantier",
    "refuser_demande",
    "rejoindre_chantier",
    "restaurer_engagement",
    "restaurer_etape",
    "restaurer_lien",
    "restaurer_objectif",
    "retablir_adhesion",
    "retablir_chantier",
    "retablir_engagement",
    "retablir_etape",
    "retablir_lien",
    "retablir_objectif",
    "retirer_dependance",
    "retirer_invitation",
    "suivre_chantier",
    "supprimer_engagement",
    "supprimer_etape",
    "supprimer_lien",
    "supprimer_objectif",
    "transmettre_pilotage",
]
