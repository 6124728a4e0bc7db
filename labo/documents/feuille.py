"""A sheet laid out by a Typst template of ours (pure): where a document is words, a sheet is places on a page.

Its words are given as data, never as source: no text can be read as Typst's own marks.
"""

import json
from pathlib import Path

from labo.documents.arbre import INTERDITS
from labo.documents.programmes import GABARITS, DocumentImpossible, typst
from labo.documents.tirage import PASSES


def composer(gabarit: Path, donnees: dict) -> bytes:
    """PDF/UA-1. The template begins after `feuille.typ`, and finds `donnees` under that name. Raises DocumentImpossible."""
    source = (GABARITS / "feuille.typ").read_text() + gabarit.read_text()
    textes = json.dumps(_propre(donnees))
    sans_glyphe = ""
    for _ in range(PASSES):
        pdf, manquants = typst(source, sans_glyphe, donnees=textes)
        if pdf:
            return pdf
        sans_glyphe = "".join(sorted({*sans_glyphe, *manquants}))
    raise DocumentImpossible("Ce texte contient des caractères que le PDF ne sait pas montrer.", sans_glyphe)


def _propre(valeur):
    """Without the signs that no document may hold."""
    if isinstance(valeur, dict):
        return {nom: _propre(partie) for nom, partie in valeur.items()}
    if isinstance(valeur, (list, tuple)):
        return [_propre(partie) for partie in valeur]
    return INTERDITS.sub("", valeur) if isinstance(valeur, str) else valeur
