"""What one may read of a programme: everybody the published one, who edits it the draft too."""

from seminaire.queries.alertes import alertes_de, alertes_des
from seminaire.queries.brouillon import (
    brouillon_de,
    entete_de,
    ouvrir_presentation,
    ouvrir_seance,
    places_de,
    programme_a_editer,
)
from seminaire.queries.jour import DuJour, changements_du_jour
from seminaire.queries.publie import Publie, connaitre, contenu_de, programme_publie, version_publiee
from seminaire.queries.salles import salles_de
from seminaire.queries.suppressions import (
    Recentes,
    actes_d_un_coup,
    corbeille_de,
    is_programme_entier,
    suppressions_recentes,
)
from seminaire.queries.versions import (
    annonces_de,
    changements_en_attente,
    changements_entre,
    is_le_jour,
    nouveautes,
    phrase_a_annoncer,
    versions_visibles,
)


__all__ = [
    "DuJour",
    "Publie",
    "Recentes",
    "actes_d_un_coup",
    "alertes_de",
    "alertes_des",
    "annonces_de",
    "brouillon_de",
    "changements_du_jour",
    "changements_en_attente",
    "changements_entre",
    "connaitre",
    "contenu_de",
    "corbeille_de",
    "entete_de",
    "is_le_jour",
    "is_programme_entier",
    "nouveautes",
    "ouvrir_presentation",
    "ouvrir_seance",
    "phrase_a_annoncer",
    "places_de",
    "programme_a_editer",
    "programme_publie",
    "salles_de",
    "suppressions_recentes",
    "version_publiee",
    "versions_visibles",
]
