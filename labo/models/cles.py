"""Idempotency keys: a repeated POST gets the first outcome."""

from django.db import models


class Cle(models.Model):
    """Stored only in the transaction of a success; kept for CLE_DUREE, in real time."""

    personne = models.ForeignKey("labo.Personne", models.CASCADE, related_name="+")
    adresse = models.CharField(max_length=300)
    cle = models.CharField(max_length=64)
    vers = models.CharField(max_length=300)
    annonce = models.CharField(max_length=300, blank=True)
    # The receipt: which revision holds what was sent, and when it was saved (time of the trade).
    numero = models.PositiveBigIntegerField(null=True)
    at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "clé"
        constraints = (models.UniqueConstraint(fields=("personne", "adresse", "cle"), name="cle_unique"),)

    def __str__(self):
        return self.adresse
