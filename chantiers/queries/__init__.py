from chantiers.queries.membres import MembreLu, Parole, cercle_de, membre_lu, membres_lus
from chantiers.queries.ouvertures import ouvrir_adhesion, ouvrir_fiche, ouvrir_lien, ouvrir_objectif


__all__ = [
    "MembreLu",
    "Parole",
    "cercle_de",
    "membre_lu",
    "membres_lus",
    "ouvrir_adhesion",
    "ouvrir_fiche",
    "ouvrir_lien",
    "ouvrir_objectif",
]
