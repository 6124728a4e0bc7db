"""What one may read of a programme: everybody the published one, who edits it the draft too."""

from seminaire.queries.alertes import alertes_des, alertes_du_jour_de
from seminaire.queries.brouillon import (
    brouillon_de,
    entete_de,
    ouvrir_presentation,
    ouvrir_seance,
    places_de,
    programme_a_editer,
)
from seminaire.queries.gestes import dernier_de, gestes_du_jour
from seminaire.queries.jour import DuJour, changements_du_jour
from seminaire.queries.publie import Publie, connaitre, contenu_de, programme_publie, version_publiee
from seminaire.queries.salles import salles_de
from seminaire.queries.suppressions import (
    Suppressions,
    actes_d_un_coup,
    is_programme_entier,
    suppressions_de,
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
    "Suppressions",
    "actes_d_un_coup",
    "alertes_des",
    "alertes_du_jour_de",
    "annonces_de",
    "brouillon_de",
    "changements_du_jour",
    "changements_en_attente",
    "changements_entre",
    "connaitre",
    "contenu_de",
    "dernier_de",
    "entete_de",
    "gestes_du_jour",
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
    "suppressions_de",
    "version_publiee",
    "versions_visibles",
]
