"""Access without account."""

from django.db import models
from django.utils import timezone

from labo.enums import UsageLien


class LienPersonnelQuerySet(models.QuerySet):
    def usable(self):
        """Neither revoked nor expired, of an active person; in real time, like sessions."""
        return self.filter(revoque_le=None, expire_le__gt=timezone.now(), personne__is_active=True)

    def of_usage(self, *usages):
        return self.filter(usage__in=usages)


class LienPersonnel(models.Model):
    """A personal link; only the SHA-256 of its token is kept."""

    personne = models.ForeignKey("labo.Personne", models.CASCADE, related_name="liens", verbose_name="personne")
    empreinte = models.CharField("empreinte", max_length=64, unique=True)
    usage = models.CharField("usage", max_length=20, choices=UsageLien, default=UsageLien.CONNEXION)
    # The one thing that it opens, as `engagement-12`; of a link that signs in, what it was made for, or empty.
    objet = models.CharField("objet", max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expire_le = models.DateTimeField("expire le")
    revoque_le = models.DateTimeField("révoqué le", null=True, blank=True)
    utilise_le = models.DateTimeField("utilisé le", null=True, blank=True)

    objects = LienPersonnelQuerySet.as_manager()

    class Meta:
        verbose_name = "lien personnel"
        verbose_name_plural = "liens personnels"
        ordering = ("-pk",)

    def __str__(self):
        return f"lien de {self.personne}"


class DemandeDeLien(models.Model):
    """Somebody asked for a link for an address, known or not: kept an hour, to limit how often."""

    empreinte = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "demande de lien"
        verbose_name_plural = "demandes de lien"

    def __str__(self):
        return self.empreinte[:8]
