"""The people of chantier 1, for its access tables."""

from chantiers.enums import RoleMembre
from labo import revisions
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory


ROLES = ("anonyme", "participante", "membre", "pilote", "equipe")


def peupler():
    chantier = ChantierFactory(numero=1)
    membre, pilote = MembreFactory(chantier=chantier), MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE)
    for objet in (chantier, membre, pilote):
        revisions.ouvrir(objet, by=pilote.personne)
    return {
        "anonyme": None,
        "participante": PersonneFactory(),
        "membre": membre.personne,
        "pilote": pilote.personne,
        "equipe": PersonneFactory(is_equipe=True),
    }
