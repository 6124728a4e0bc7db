from chantiers.models.abonnements import Abonnement
from chantiers.models.engagements import Engagement, Suivi
from chantiers.models.feuille_de_route import Besoin, Dependance, Etape, Nouvelle
from chantiers.models.fiche import Chantier, LienUtile
from chantiers.models.membres import SANS_REPONSE, Invitation, Membre
from chantiers.models.objectifs import Objectif


__all__ = [
    "SANS_REPONSE",
    "Abonnement",
    "Besoin",
    "Chantier",
    "Dependance",
    "Engagement",
    "Etape",
    "Invitation",
    "LienUtile",
    "Membre",
    "Nouvelle",
    "Objectif",
    "Suivi",
]
