"""The comité of the charter: persons, or organisations through a representative."""

from django.db import models


class MembreComiteQuerySet(models.QuerySet):
    def of(self, personne):
        return self.filter(personne_id=personne.pk)


class MembreComite(models.Model):
    charte = models.ForeignKey("charte.Charte", models.PROTECT, related_name="comite", verbose_name="charte")
    personne = models.ForeignKey(
        "labo.Personne", models.PROTECT, related_name="sieges_au_comite", verbose_name="personne"
    )
    organisation = models.ForeignKey(
        "labo.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="au nom de"
    )
    nomme_le = models.DateTimeField("nommé·e le")

    objects = MembreComiteQuerySet.as_manager()

    class Meta:
        verbose_name = "membre du comité"
        verbose_name_plural = "membres du comité"
        ordering = ("personne__tri",)
        constraints = (
            models.UniqueConstraint(
                fields=("charte", "personne"),
                name="membre_comite_unique",
                violation_error_message="Cette personne siège déjà au comité.",
            ),
        )

    def __str__(self):
        return str(self.personne)

    @property
    def au_nom_de(self):
        return f"au nom de {self.organisation}" if self.organisation else "en son nom"
