from charte.queries.amendements import (
    ajouts_dans,
    combien_attendent_le_comite,
    dire_l_amendement,
    dire_l_article,
    lire,
    lister,
    mes_amendements,
    mots_de,
    ouverts_sur,
    ouvrir_amendement,
    qui_suivront,
)
from charte.queries.echanges import fil
from charte.queries.enjeux import enjeu
from charte.queries.fusion import bureau, devenus, ebauche, ouverture, reprise, sommaire
from charte.queries.regrets import defaits
from charte.queries.soutiens import mes_soutiens, releve_de
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
from charte.queries.versions import (
    a_une_date,
    contenu_de,
    contenu_et_reperes,
    contenu_lu,
    derniere_version,
    offrir,
    provenance_de,
    version_qui_portait,
)
from charte.queries.voisins import collisions_de, jumeaux_de, pareils


__all__ = [
    "ENSEMBLE",
    "a_une_date",
    "ajouts_dans",
    "article_fige",
    "article_lu",
    "bureau",
    "chantiers_de_la_charte",
    "collisions_de",
    "combien_attendent_le_comite",
    "contenu_de",
    "contenu_et_reperes",
    "contenu_lu",
    "defaits",
    "derniere_revision",
    "derniere_version",
    "devenus",
    "dire_l_amendement",
    "dire_l_article",
    "ebauche",
    "enjeu",
    "fil",
    "jumeaux_de",
    "lire",
    "lister",
    "mes_amendements",
    "mes_soutiens",
    "mots_de",
    "offrir",
    "ouverts_sur",
    "ouverture",
    "ouvrir_amendement",
    "ouvrir_article",
    "pareils",
    "provenance_de",
    "qui_suivront",
    "releve_de",
    "reprise",
    "sommaire",
    "texte_de_travail",
    "texte_fige",
    "version_qui_portait",
]
