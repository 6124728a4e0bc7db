"""Three-way merging of what two people saved from one base (pure): texts, lines, ordered lists, single values.

Everywhere `base` is what both started from, `autre` what somebody saved first, `mien` what comes now. What only one of
them changed is taken, what both changed alike is taken once, what they changed differently is a collision that keeps
both. Method: S. Khanna, K. Kunal, B. C. Pierce, `A Formal Investigation of Diff3` (2007), with the library merge3.
"""

from labo.reunion.lignes import reunir_lignes
from labo.reunion.listes import reunir_listes
from labo.reunion.relecture import departager, reunir_pour_relire
from labo.reunion.resultat import Collision, Commun, Desaccord, ListeReunie, Reunion
from labo.reunion.textes import reunir_mots, reunir_textes
from labo.reunion.valeurs import reunir_valeurs


__all__ = [
    "Collision",
    "Commun",
    "Desaccord",
    "ListeReunie",
    "Reunion",
    "departager",
    "reunir_lignes",
    "reunir_listes",
    "reunir_mots",
    "reunir_pour_relire",
    "reunir_textes",
    "reunir_valeurs",
]
