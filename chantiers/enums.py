"""Roles of a chantier."""

from django.db import models


class RoleMembre(models.TextChoices):
    PILOTAGE = "pilotage", "pilotage"
    MEMBRE = "membre", "membre"
