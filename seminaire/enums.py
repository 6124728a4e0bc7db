"""Choices of a seminar and its programme."""

from django.db import models


class NatureSeance(models.TextChoices):
    ACCUEIL = "accueil", "accueil"
    PLENIERE = "pleniere", "plénière"
    ATELIER = "atelier", "atelier"
    PAUSE = "pause", "pause"
    REPAS = "repas", "repas"
    RESTITUTION = "restitution", "restitution"
    CLOTURE = "cloture", "clôture"


class RoleParticipation(models.TextChoices):
    PARTICIPATION = "participation", "participation"
    FACILITATION = "facilitation", "facilitation"


class Sens(models.TextChoices):
    MONTER = "monter", "plus tôt"
    DESCENDRE = "descendre", "plus tard"


class NaturePublication(models.TextChoices):
    PUBLICATION = "publication", "publication"
    AU_FIL_DU_JOUR = "au_fil_du_jour", "au fil de la journée"
