"""The reader of programmes: a text as people paste it becomes days, séances and speakers; nothing of it is lost.

Pure: no database, no clock, no network. `lire` never refuses a text; what looks wrong is said in `a_verifier`.
The notations understood are described in docs/programme-lu.md.
"""

from seminaire.programme.ecriture import NOTATIONS, ecrire
from seminaire.programme.lecture import lire
from seminaire.programme.modele import Intervenant, Jour, Programme, SeanceLue
from seminaire.programme.presentation import proposer_presentation
from seminaire.programme.tableaux import separer_cellules


__all__ = [
    "NOTATIONS",
    "Intervenant",
    "Jour",
    "Programme",
    "SeanceLue",
    "ecrire",
    "lire",
    "proposer_presentation",
    "separer_cellules",
]
