"""Who has which form open, now. In real time; a row lives as long as its tab says so."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from labo.enums import EtatPresence


# Seconds without a word after which a tab counts as gone: three beats. With the time until a list is read again
# (labo.presence.RELECTURE) it stays under a minute.
DUREE = getattr(settings, "PRESENCE_DUREE", 38)


class PresenceQuerySet(models.QuerySet):
    def vivantes(self):
        return self.filter(vu_le__gt=timezone.now() - timedelta(seconds=DUREE))

    def mortes(self):
        return self.filter(vu_le__lte=timezone.now() - timedelta(seconds=DUREE))


class Presence(models.Model):
    """A person's form on one object in one tab."""

    personne = models.ForeignKey("labo.Personne", models.CASCADE, related_name="+", verbose_name="personne")
    objet = models.CharField("objet", max_length=60)
    ensemble = models.CharField("ensemble", max_length=60, blank=True)
    onglet = models.CharField("onglet", max_length=32)
    etat = models.CharField("état", max_length=10, choices=EtatPresence)
    vu_le = models.DateTimeField("vu le")

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = "présence"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("objet", "personne", "onglet"), name="presence_unique"),)
        indexes = (models.Index(fields=("ensemble",), name="presence_ensemble"),)

    def __str__(self):
        return f"{self.personne_id} {self.etat} {self.objet}"
