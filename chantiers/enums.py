"""Roles of a chantier, and who may read a member's words."""

from django.db import models

from labo.enums import Audience


# Not the public: the sheet that it reads names no member.
AUDIENCES_DE_PAROLES = [choix for choix in Audience.choices if choix[0] != Audience.PUBLIC]
# How a reader is told for whom the words are.
RESERVE = {
    Audience.ANIMATION: "pour les personnes qui pilotent",
    Audience.CHANTIER: "pour les membres",
    Audience.PARTICIPANTS: "pour les personnes inscrites",
}


class RoleMembre(models.TextChoices):
    PILOTAGE = "pilotage", "pilotage"
    MEMBRE = "membre", "membre"
