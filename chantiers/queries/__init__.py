from chantiers.queries.membres import MembreLu, Parole, cercle_de, membre_lu, membres_lus
from chantiers.queries.nouvelles import Nouveaute, nouveautes
from chantiers.queries.ouvertures import ouvrir_adhesion, ouvrir_fiche, ouvrir_lien, ouvrir_objectif
from chantiers.queries.page import MembresEnBref, ecriture_de, membres_en_bref, sections_lisibles


__all__ = [
    "MembreLu",
    "MembresEnBref",
    "Nouveaute",
    "Parole",
    "cercle_de",
    "ecriture_de",
    "membre_lu",
    "membres_en_bref",
    "membres_lus",
    "nouveautes",
    "ouvrir_adhesion",
    "ouvrir_fiche",
    "ouvrir_lien",
    "ouvrir_objectif",
    "sections_lisibles",
]
