"""What a chantier wants to reach, and how it will know."""

from django.db import models
from django.urls import reverse

from chantiers.enums import EtatObjectif
from chantiers.models.fiche import Chantier
from chantiers.models.supprimables import SupprimableQuerySet
from labo.champs import Texte
from labo.models import CoEdite


class Objectif(CoEdite):
    CHAMPS_COEDITES = ("texte", "critere", "etat")

    chantier = models.ForeignKey(Chantier, models.PROTECT, related_name="objectifs", verbose_name="chantier")
    # Varchar as all texts; the name is the word that people say.
    texte = Texte("objectif", max_length=600)
    critere = Texte("signe de réussite", max_length=600, blank=True, help_text="À quoi saura-t-on qu’il est atteint ?")
    etat = models.CharField("état", max_length=20, choices=EtatObjectif, default=EtatObjectif.VISE)
    rang = models.PositiveIntegerField("rang")
    supprime_le = models.DateTimeField("supprimé le", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SupprimableQuerySet.as_manager()

    class Meta:
        verbose_name = "objectif"
        ordering = ("rang",)
        constraints = (
            models.UniqueConstraint(
                fields=("chantier", "rang"), name="objectif_rang_unique", deferrable=models.Deferrable.DEFERRED
            ),
        )

    def __str__(self):
        return self.texte

    def get_absolute_url(self):
        return f"{self.chantier.get_absolute_url()}#objectif-{self.pk}"

    def get_historique_url(self):
        return reverse("chantiers:objectif_historique", args=[self.chantier.numero, self.pk])
