from labo.models.cles import Cle
from labo.models.coedition import CoEdite, DitEnsemble, NoteDeReunion
from labo.models.courriels import Envoi
from labo.models.journal import Evenement, Revision
from labo.models.liens import DemandeDeLien, LienPersonnel
from labo.models.personnes import Organisation, Personne, Representation
from labo.models.presence import Presence


__all__ = [
    "Cle",
    "CoEdite",
    "DemandeDeLien",
    "DitEnsemble",
    "Envoi",
    "Evenement",
    "LienPersonnel",
    "NoteDeReunion",
    "Organisation",
    "Personne",
    "Presence",
    "Representation",
    "Revision",
]
