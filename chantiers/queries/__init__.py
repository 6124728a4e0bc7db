from chantiers.queries.bilans import bilan_du_chantier
from chantiers.queries.engagements import (
    MesEngagements,
    combien_attendent,
    derniers_mots,
    engagement_lu,
    engagements_en_bref,
    engagements_lus,
    mes_engagements,
    ranger,
    rappels_du_jour,
)
from chantiers.queries.membres import MembreLu, Parole, cercle_de, membre_lu, membres_lus
from chantiers.queries.nouvelles import Nouveaute, nouveautes
from chantiers.queries.ouvertures import ouvrir_adhesion, ouvrir_engagement, ouvrir_fiche, ouvrir_lien, ouvrir_objectif
from chantiers.queries.page import MembresEnBref, ecriture_de, membres_en_bref, sections_lisibles


__all__ = [
    "MembreLu",
    "MembresEnBref",
    "MesEngagements",
    "Nouveaute",
    "Parole",
    "bilan_du_chantier",
    "cercle_de",
    "combien_attendent",
    "derniers_mots",
    "ecriture_de",
    "engagement_lu",
    "engagements_en_bref",
    "engagements_lus",
    "membre_lu",
    "membres_en_bref",
    "membres_lus",
    "mes_engagements",
    "nouveautes",
    "ouvrir_adhesion",
    "ouvrir_engagement",
    "ouvrir_fiche",
    "ouvrir_lien",
    "ouvrir_objectif",
    "ranger",
    "rappels_du_jour",
    "sections_lisibles",
]
