from labo.actions.liens import creer_lien, demander_lien, ouvrir_session
from labo.actions.personnes import creer_organisation, creer_personne, creer_representation
from labo.actions.presences import quitter_objet, signaler_presence


__all__ = [
    "creer_lien",
    "creer_organisation",
    "creer_personne",
    "creer_representation",
    "demander_lien",
    "ouvrir_session",
    "quitter_objet",
    "signaler_presence",
]
