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
from chantiers.courriels.engagements import A_CONFIRMER, DES_ENGAGEMENTS, objet_du_lien
from chantiers.queries.etapes_a_suivre import etapes_du_courriel
from labo.registre import Courriel


DES_ETAPES = {"etapes_a_suivre": Courriel("chantiers/courriels/etapes_a_suivre.txt", etapes_du_courriel)}
COURRIELS = {**DES_ABONNEMENTS, **DES_ADHESIONS, **DES_ENGAGEMENTS, **DES_ETAPES}


__all__ = [
    "A_CONFIRMER",
    "COURRIELS",
    "annoncer_demande",
    "annoncer_invitation",
    "annoncer_pilotage",
    "annoncer_reponse",
    "annoncer_vacance",
    "objet_du_lien",
    "relancer_demandes_de",
]
