from labo.actions.liens import creer_lien, demander_lien, ouvrir_session
from labo.actions.personnes import creer_organisation, creer_personne, creer_representation


__all__ = [
    "creer_lien",
    "creer_organisation",
    "creer_personne",
    "creer_representation",
    "demander_lien",
    "ouvrir_session",
]
