from labo.models.cles import Cle
from labo.models.courriels import Envoi
from labo.models.journal import Evenement, Revision
from labo.models.liens import DemandeDeLien, LienPersonnel
from labo.models.personnes import Organisation, Personne, Representation


__all__ = [
    "Cle",
    "DemandeDeLien",
    "Envoi",
    "Evenement",
    "LienPersonnel",
    "Organisation",
    "Personne",
    "Representation",
    "Revision",
]
