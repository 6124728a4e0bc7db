"""Mails to send, each exactly once for its key. The words are made when sending, so that no token rests in the database."""

from django.db import models

from labo.enums import EtatEnvoi


class Envoi(models.Model):
    cle = models.CharField("clé", max_length=120, unique=True)
    gabarit = models.CharField("gabarit", max_length=60)
    personne = models.ForeignKey("labo.Personne", models.CASCADE, related_name="+", verbose_name="personne")
    # What the mail speaks of: keys only, never words.
    donnees = models.JSONField("données", default=dict)
    etat = models.CharField("état", max_length=20, choices=EtatEnvoi, default=EtatEnvoi.A_ENVOYER)
    created_at = models.DateTimeField(auto_now_add=True)
    envoye_le = models.DateTimeField("envoyé le", null=True)

    class Meta:
        verbose_name = "envoi"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="envoi_envoye_le_ssi_envoye",
                condition=models.Q(etat=EtatEnvoi.ENVOYE, envoye_le__isnull=False)
                | (~models.Q(etat=EtatEnvoi.ENVOYE) & models.Q(envoye_le=None)),
                violation_error_message="Un courriel envoyé porte sa date, et lui seul.",
            ),
        )

    def __str__(self):
        return self.cle
