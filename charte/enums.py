"""What a new version of the charter changes."""

from django.db import models


class NatureVersion(models.TextChoices):
    FOND = "fond", "modification de fond"
    CORRECTION = "correction", "correction de la forme"
