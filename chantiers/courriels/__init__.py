from chantiers.courriels.abonnements import DES_ABONNEMENTS
from chantiers.courriels.adhesions import (
    DES_ADHESIONS,
    annoncer_demande,
    annoncer_invitation,
    annoncer_pilotage,
    annoncer_reponse,
    annoncer_vacance,
    relancer_demandes_de,
)


__all__ = [
    "DES_ABONNEMENTS",
    "DES_ADHESIONS",
    "annoncer_demande",
    "annoncer_invitation",
    "annoncer_pilotage",
    "annoncer_reponse",
    "annoncer_vacance",
    "relancer_demandes_de",
]
