"""What one may read of a programme: everybody the published one, who edits it the draft too."""

from seminaire.queries.brouillon import brouillon_de, entete_de, ouvrir_presentation, ouvrir_seance, programme_a_editer
from seminaire.queries.publie import Publie, programme_publie, version_publiee
from seminaire.queries.salles import salles_de
from seminaire.queries.suppressions import Recentes, corbeille_de, suppressions_recentes


__all__ = [
    "Publie",
    "Recentes",
    "brouillon_de",
    "corbeille_de",
    "entete_de",
    "ouvrir_presentation",
    "ouvrir_seance",
    "programme_a_editer",
    "programme_publie",
    "salles_de",
    "suppressions_recentes",
    "version_publiee",
]
