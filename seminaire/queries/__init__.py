"""What one may read of a programme: everybody the published one, who edits it the draft too."""

from seminaire.queries.alertes import alertes_de, alertes_des
from seminaire.queries.brouillon import brouillon_de, entete_de, ouvrir_presentation, ouvrir_seance, programme_a_editer
from seminaire.queries.publie import Publie, programme_publie, version_publiee
from seminaire.queries.suppressions import Recentes, corbeille_de, suppressions_recentes


__all__ = [
    "Publie",
    "Recentes",
    "alertes_de",
    "alertes_des",
    "brouillon_de",
    "corbeille_de",
    "entete_de",
    "ouvrir_presentation",
    "ouvrir_seance",
    "programme_a_editer",
    "programme_publie",
    "suppressions_recentes",
    "version_publiee",
]
