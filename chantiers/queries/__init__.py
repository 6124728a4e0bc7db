from chantiers.queries.bilans import (
    bilan_du_chantier,
)
from chantiers.queries.decalage import (
    Suite,
    SuitesADecaler,
    suites_a_decaler,
)
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
from chantiers.queries.etapes import (
    EnBref,
    EtapeLue,
    FeuilleLue,
    attentes_du_chantier,
    chantiers_a_feuille_publique,
    en_bref,
    en_retard_seulement,
    feuille_lue,
    feuilles_lues,
    par_echeance,
    suivables,
)
from chantiers.queries.etapes_a_suivre import (
    etapes_du_courriel,
)
from chantiers.queries.membres import (
    MembreLu,
    Parole,
    cercle_de,
    membre_lu,
    membres_lus,
)
from chantiers.queries.nouvelles import (
    Nouveaute,
    nouveautes,
)
from chantiers.queries.ouvertures import (
    ouvrir_adhesion,
    ouvrir_engagement,
    ouvrir_etape,
    ouvrir_fiche,
    ouvrir_lien,
    ouvrir_objectif,
)
from chantiers.queries.page import (
    MembresEnBref,
    ecriture_de,
    membres_en_bref,
    sections_lisibles,
)
from chantiers.queries.porteurs import (
    PorteursPossibles,
    porteurs_possibles,
)


__all__ = [
    "EnBref",
    "EtapeLue",
    "FeuilleLue",
    "MembreLu",
    "MembresEnBref",
    "MesEngagements",
    "Nouveaute",
    "Parole",
    "PorteursPossibles",
    "Suite",
    "SuitesADecaler",
    "attentes_du_chantier",
    "bilan_du_chantier",
    "cercle_de",
    "chantiers_a_feuille_publique",
    "combien_attendent",
    "derniers_mots",
    "ecriture_de",
    "en_bref",
    "en_retard_seulement",
    "engagement_lu",
    "engagements_en_bref",
    "engagements_lus",
    "etapes_du_courriel",
    "feuille_lue",
    "feuilles_lues",
    "membre_lu",
    "membres_en_bref",
    "membres_lus",
    "mes_engagements",
    "nouveautes",
    "ouvrir_adhesion",
    "ouvrir_engagement",
    "ouvrir_etape",
    "ouvrir_fiche",
    "ouvrir_lien",
    "ouvrir_objectif",
    "par_echeance",
    "porteurs_possibles",
    "ranger",
    "rappels_du_jour",
    "sections_lisibles",
    "suites_a_decaler",
    "suivables",
]
