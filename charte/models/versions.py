"""Frozen versions of the charter, immutable in the database itself."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils import timezone

from charte.enums import NatureVersion
from labo.champs import Texte
from labo.typographie import date_ecrite


class VersionQuerySet(models.QuerySet):
    def sans_texte(self):
        """For lists: without the long columns."""
        return self.defer("texte", "contenu", "provenance")

    def lisibles(self):
        """To be read: with what they say, without what only checking and comparing need."""
        return self.defer("texte", "provenance")


class Version(models.Model):
    charte = models.ForeignKey("charte.Charte", models.PROTECT, related_name="versions", verbose_name="charte")
    numero = models.PositiveIntegerField("numéro")
    nature = models.CharField("nature", max_length=20, choices=NatureVersion)
    notes = Texte(
        "notes",
        max_length=2000,
        blank=True,
        help_text="Ce que cette version apporte, en quelques mots. Lisible par tout le monde.",
    )
    publiee_le = models.DateTimeField("publiée le")
    empreinte = models.CharField("empreinte", max_length=64)
    texte = models.TextField("texte canonique")
    contenu = models.JSONField("contenu", encoder=DjangoJSONEncoder)
    # Where each of its words comes from (`queries.provenance_de`); {} for versions older than the weaves.
    provenance = models.JSONField("provenance", default=dict, encoder=DjangoJSONEncoder)
    personne = models.ForeignKey("labo.Personne", models.PROTECT, related_name="+", verbose_name="publiée par")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version"
        ordering = ("-numero",)
        constraints = (
            models.UniqueConstraint(fields=("charte", "numero"), name="version_numero_unique"),
            models.CheckConstraint(
                name="version_numero_positif",
                condition=models.Q(numero__gte=1),
                violation_error_message="Les versions se numérotent à partir de 1.",
            ),
            models.CheckConstraint(
                name="version_empreinte_sha256",
                condition=models.Q(empreinte__regex="^[0-9a-f]{64}$"),
                violation_error_message="Une empreinte compte 64 chiffres hexadécimaux.",
            ),
        )

    def __str__(self):
        return f"Version {self.numero}"

    def get_absolute_url(self):
        return reverse("charte:version_detail", args=[self.numero])

    @property
    def jour(self):
        """The day of publication where the charter lives."""
        return timezone.localtime(self.publiee_le).date()

    @property
    def date(self):
        """« 19 octobre 2023 »."""
        return date_ecrite(self.jour)


class DocumentGarde(models.Model):
    """A document of a version, kept once made, in the database so that every node has it."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="documents", verbose_name="version")
    format = models.CharField("format", max_length=10)
    octets = models.BinaryField("octets")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "document gardé"
        verbose_name_plural = "documents gardés"
        ordering = ("version", "format")
        constraints = (models.UniqueConstraint(fields=("version", "format"), name="document_garde_unique"),)

    def __str__(self):
        return f"{self.version} en {self.format}"
