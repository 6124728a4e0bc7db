from charte.queries.texte import (
    ENSEMBLE,
    article_fige,
    article_lu,
    chantiers_de_la_charte,
    derniere_revision,
    ouvrir_article,
    texte_de_travail,
    texte_fige,
)
from charte.queries.versions import a_une_date, contenu_de, contenu_et_revisions, derniere_version, provenance_de


__all__ = [
    "ENSEMBLE",
    "a_une_date",
    "article_fige",
    "article_lu",
    "chantiers_de_la_charte",
    "contenu_de",
    "contenu_et_revisions",
    "derniere_revision",
    "derniere_version",
    "ouvrir_article",
    "provenance_de",
    "texte_de_travail",
    "texte_fige",
]
