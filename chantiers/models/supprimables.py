"""What is deleted waits in the bin: for its models, the same words."""

from django.conf import settings
from django.db import models

from labo import horloge


class SupprimableQuerySet(models.QuerySet):
    """Of a model with `supprime_le`."""

    def presents(self):
        return self.filter(supprime_le=None)

    def restaurables(self):
        return self.filter(supprime_le__gt=horloge.maintenant() - settings.BIN_DUREE)

    def perimes(self):
        return self.filter(supprime_le__lte=horloge.maintenant() - settings.BIN_DUREE)
