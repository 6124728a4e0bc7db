"""What a new version of the charter changes; what an amendement asks, and what becomes of it."""

from django.db import models


MOTS = ("titre", "corps")  # the fields of an article that hold its words


class NatureVersion(models.TextChoices):
    FOND = "fond", "modification de fond"
    CORRECTION = "correction", "correction de la forme"


class NatureAmendement(models.TextChoices):
    MODIFIER = "modifier", "modification d’un article"
    AJOUTER = "ajouter", "nouvel article"
    SUPPRIMER = "supprimer", "suppression d’un article"
    DEPLACER = "deplacer", "déplacement d’un article"


class EtatAmendement(models.TextChoices):
    DEPOSE = "depose", "en attente de réponse"
    RETENU = "retenu", "retenu"
    RETENU_MODIFIE = "retenu_modifie", "retenu avec des changements"
    REFUSE = "refuse", "refusé"
    RETIRE = "retire", "retiré"


# What the comité answers; a proposer takes back her own.
REPONSES = (EtatAmendement.RETENU, EtatAmendement.RETENU_MODIFIE, EtatAmendement.REFUSE)
RETENUS = (EtatAmendement.RETENU, EtatAmendement.RETENU_MODIFIE)
TRANSITIONS = {
    EtatAmendement.DEPOSE: {*REPONSES, EtatAmendement.RETIRE},
    **{etat: set() for etat in (*REPONSES, EtatAmendement.RETIRE)},
}
