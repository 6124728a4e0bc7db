from charte.models.amendements import Amendement, Commentaire, Soutien
from charte.models.comite import MembreComite
from charte.models.texte import Article, Charte, Section, Trame
from charte.models.versions import DocumentGarde, Version


__all__ = [
    "Amendement",
    "Article",
    "Charte",
    "Commentaire",
    "DocumentGarde",
    "MembreComite",
    "Section",
    "Soutien",
    "Trame",
    "Version",
]
