"""Two frozen versions of the charter compared: what changed, and where each change comes from (pure)."""

from charte.comparaison.comparer import comparer
from charte.comparaison.morceaux import Morceau, Source
from charte.comparaison.structure import ArticleCompare, Comparaison, SectionComparee


__all__ = ["ArticleCompare", "Comparaison", "Morceau", "SectionComparee", "Source", "comparer"]
