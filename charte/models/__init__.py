from charte.models.comite import MembreComite
from charte.models.texte import Article, Charte, Section
from charte.models.versions import DocumentGarde, Version


__all__ = ["Article", "Charte", "DocumentGarde", "MembreComite", "Section", "Version"]
