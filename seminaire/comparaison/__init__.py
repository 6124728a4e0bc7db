"""What changed from one programme to another, in words that a participant reads (pure)."""

from seminaire.comparaison.changements import comparer
from seminaire.comparaison.ecarts import Changement, Ecart


__all__ = ["Changement", "Ecart", "comparer"]
