"""What happened, and what each co-edited text said at each version.

A subject is named by its model's label and its key, not by a content type: rows must outlive the models they speak of.
"""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class SujetQuerySet(models.QuerySet):
    def of(self, objet):
        return self.filter(sujet_type=objet._meta.label_lower, sujet_pk=objet.pk)


class EvenementQuerySet(SujetQuerySet):
    def of_ensemble(self, *ensembles):
        return self.filter(ensemble__in=ensembles)


class Evenement(models.Model):
    """One line of the journal; append-only by a trigger. Ids, verbs and field names, never words or people's names."""

    verbe = models.CharField("verbe", max_length=60)
    sujet_type = models.CharField("type du sujet", max_length=60)
    sujet_pk = models.BigIntegerField("sujet")
    personne = models.ForeignKey("labo.Personne", models.PROTECT, null=True, related_name="+", verbose_name="personne")
    organisation = models.ForeignKey(
        "labo.Organisation", models.PROTECT, null=True, related_name="+", verbose_name="organisation"
    )
    champs = models.JSONField("champs", default=list)
    # What it is news of, as `chantier-3`: all that happens to its étapes, its members… is read together.
    ensemble = models.CharField("ensemble", max_length=60, blank=True)
    at = models.DateTimeField("le")

    objects = EvenementQuerySet.as_manager()

    class Meta:
        verbose_name = "événement"
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("sujet_type", "sujet_pk", "-id"), name="evenement_sujet"),
            models.Index(fields=("ensemble", "-id"), condition=~models.Q(ensemble=""), name="evenement_ensemble"),
        )

    def __str__(self):
        return f"{self.verbe} {self.sujet_type} {self.sujet_pk}"


class Revision(models.Model):
    """All co-edited fields of an object as they were saved under one version number."""

    sujet_type = models.CharField("type du sujet", max_length=60)
    sujet_pk = models.BigIntegerField("sujet")
    numero = models.PositiveIntegerField("numéro")
    # The version that the text was typed on, when others had saved since: this revision brings both together.
    base = models.PositiveIntegerField("réunit depuis", null=True)
    personne = models.ForeignKey("labo.Personne", models.PROTECT, null=True, related_name="+", verbose_name="personne")
    champs = models.JSONField("champs", encoder=DjangoJSONEncoder)
    # The proposals that it comes from, as ["amendement-12"]; empty when its author wrote it herself.
    propositions = models.JSONField("propositions", default=list, blank=True)
    # People have said something of what stood before it: its words never pass for those.
    is_a_part = models.BooleanField("à part", default=False)
    at = models.DateTimeField("le")

    objects = SujetQuerySet.as_manager()

    class Meta:
        verbose_name = "révision"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("sujet_type", "sujet_pk", "numero"), name="revision_numero_unique"),
        )

    def __str__(self):
        return f"{self.sujet_type} {self.sujet_pk} v{self.numero}"
