"""Who is told of the news of a chantier, how often, and up to where she was told."""

from django.db import models

from chantiers.enums import Rythme
from chantiers.models.fiche import Chantier


class Abonnement(models.Model):
    personne = models.ForeignKey("labo.Personne", models.CASCADE, related_name="abonnements", verbose_name="personne")
    chantier = models.ForeignKey(Chantier, models.CASCADE, related_name="abonnements", verbose_name="chantier")
    rythme = models.CharField("rythme", max_length=20, choices=Rythme, default=Rythme.SEMAINE)
    # The last event of the journal that a mail has told her, or that was there when she began to follow.
    dernier_evenement = models.BigIntegerField("dernier événement raconté", default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "abonnement"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("personne", "chantier"), name="abonnement_unique"),)

    def __str__(self):
        return f"{self.personne_id} suit {self.chantier_id} {self.rythme}"
