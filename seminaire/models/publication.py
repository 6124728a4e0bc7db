"""What of the programme was published, and the acts of the editor that can be undone."""

from datetime import timedelta

from django.db import models

from labo import horloge
from labo.champs import Ligne
from seminaire.enums import NaturePublication


class VersionProgrammeQuerySet(models.QuerySet):
    def of_seminaire(self, seminaire):
        return self.filter(seminaire=seminaire)

    def presentes(self):
        """Not withdrawn."""
        return self.filter(retiree_le=None)


class VersionProgramme(models.Model):
    """A programme as it was published: never changed nor erased, only withdrawn, once: a trigger sees to it.

    `contenu` is read with `seminaire.contenu.de_json`.
    """

    seminaire = models.ForeignKey(
        "seminaire.Seminaire", models.PROTECT, related_name="versions", verbose_name="séminaire"
    )
    numero = models.PositiveIntegerField("numéro")
    nature = models.CharField("nature", max_length=20, choices=NaturePublication, default=NaturePublication.PUBLICATION)
    publiee_le = models.DateTimeField("publiée le", default=horloge.maintenant)
    personne = models.ForeignKey(
        "labo.Personne", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="publiée par"
    )
    contenu = models.JSONField("contenu")
    # What changed from the version that was public just before: the sentences that people read.
    changements = models.JSONField("changements", default=list)
    retiree_le = models.DateTimeField("retirée le", null=True, blank=True)

    objects = VersionProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = "version du programme"
        verbose_name_plural = "versions du programme"
        ordering = ("-numero",)
        constraints = (
            models.UniqueConstraint(
                fields=("seminaire", "numero"),
                name="version_programme_unique",
                violation_error_message="Ce numéro est déjà pris.",
            ),
        )

    def __str__(self):
        return f"version {self.numero}"


class Geste(models.Model):
    """An act of the editor on a séance, with what it changed as it was before: one tap undoes it, for a day.

    `avant` holds, by key, the values to go back to; `apres` those that the act left, and what it created: what somebody
    changed since is left as it is, and said.
    """

    seminaire = models.ForeignKey(
        "seminaire.Seminaire", models.CASCADE, related_name="gestes", verbose_name="séminaire"
    )
    # The one that the act was done on: where one comes back to, and how the act is told.
    seance = models.ForeignKey("seminaire.Seance", models.SET_NULL, null=True, blank=True, related_name="+")
    personne = models.ForeignKey("labo.Personne", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField("fait le", default=horloge.maintenant)
    verbe = models.CharField("verbe", max_length=60)
    avant = models.JSONField("avant")
    apres = models.JSONField("après")
    annule_le = models.DateTimeField("annulé le", null=True, blank=True)

    DELAI = timedelta(hours=24)
    # After it is undone: the titles of what stays as somebody has put it since.
    restes = ()

    class Meta:
        verbose_name = "geste"
        ordering = ("-pk",)

    def __str__(self):
        return self.verbe


class AnnonceQuerySet(models.QuerySet):
    def of_seminaire(self, seminaire):
        return self.filter(seminaire=seminaire)

    def en_vigueur(self):
        """Until withdrawn, or the end of their day."""
        return self.filter(retiree_le=None, at__gte=horloge.ce_matin())


class Annonce(models.Model):
    """A sentence told to everybody on the day, on every page of the site."""

    seminaire = models.ForeignKey(
        "seminaire.Seminaire", models.CASCADE, related_name="annonces", verbose_name="séminaire"
    )
    texte = Ligne("annonce", max_length=500)
    personne = models.ForeignKey("labo.Personne", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField("annoncée le", default=horloge.maintenant)
    retiree_le = models.DateTimeField("retirée le", null=True, blank=True)

    objects = AnnonceQuerySet.as_manager()

    class Meta:
        verbose_name = "annonce"
        ordering = ("-pk",)

    def __str__(self):
        return self.texte
