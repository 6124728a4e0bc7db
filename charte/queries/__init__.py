from charte.queries.amendements import (
    collisions_de,
    dire_l_amendement,
    dire_l_article,
    lire,
    lister,
    mes_amendements,
    mots_de,
    ouverts_sur,
    ouvrir_amendement,
    releve_de,
    soutiens_a_relire,
)
from charte.queries.echanges import fil
from charte.queries.fusion import bureau, carte, sommaire, sur_le_texte_du_jour
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
from charte.queries.versions import a_une_date, contenu_de, contenu_et_reperes, derniere_version, provenance_de


__all__ = [
    "ENSEMBLE",
    "a_une_date",
    "article_fige",
    "article_lu",
    "bureau",
    "carte",
    "chantiers_de_la_charte",
    "collisions_de",
    "contenu_de",
    "contenu_et_reperes",
    "derniere_revision",
    "derniere_version",
    "dire_l_amendement",
    "dire_l_article",
    "fil",
    "lire",
    "lister",
    "mes_amendements",
    "mots_de",
    "ouverts_sur",
    "ouvrir_amendement",
    "ouvrir_article",
    "provenance_de",
    "releve_de",
    "sommaire",
    "soutiens_a_relire",
    "sur_le_texte_du_jour",
    "texte_de_travail",
    "texte_fige",
]
