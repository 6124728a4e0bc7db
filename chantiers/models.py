"""A chantier, and those who joined it."""

from django.db import models
from django.urls import reverse

from chantiers.enums import AUDIENCES_DE_PAROLES, RoleMembre
from labo.champs import Ligne, Liste, Texte
from labo.enums import Audience
from labo.models import CoEdite


class Chantier(CoEdite):
    CHAMPS_COEDITES = ("titre", "defi", "contexte", "objectifs", "fonctionnement", "structure_porteuse")
    COULEURS = 8

    numero = models.PositiveSmallIntegerField("numéro", unique=True)
    titre = Ligne("titre", max_length=160)
    defi = Texte(
        "défi", max_length=600, blank=True, help_text="À quoi répondez-vous ensemble ? Lisible par tout le monde."
    )
    contexte = Texte("contexte", max_length=8000, blank=True)
    objectifs = Liste(
        "objectifs", max_length=8000, blank=True, help_text="Pour une liste, un tiret au début de chaque ligne."
    )
    fonctionnement = Texte("mode de fonctionnement", max_length=8000, blank=True)
    structure_porteuse = models.ForeignKey(
        "labo.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="chantiers_portes",
        verbose_name="structure porteuse",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "chantier"
        ordering = ("numero",)

    def __str__(self):
        return f"Chantier {self.numero} – {self.titre}"

    def get_absolute_url(self):
        return reverse("chantiers:chantier_detail", args=[self.numero])

    def get_historique_url(self):
        return reverse("chantiers:chantier_historique", args=[self.numero])

    @property
    def couleur(self):
        """Which of the palette's colours goes with the number, from 1."""
        return (self.numero - 1) % self.COULEURS + 1

    @property
    def sujet(self):
        return f"chantier-{self.numero}"


class MembreQuerySet(models.QuerySet):
    def presents(self):
        return self.filter(parti_le=None)

    def pilotes(self):
        return self.presents().filter(role=RoleMembre.PILOTAGE)

    def of(self, personne):
        return self.filter(personne_id=personne.pk)


class Membre(CoEdite):
    """A person in a chantier, for herself or in the name of an organisation, with her own words."""

    PAROLES = ("motivation", "attente", "implication")
    CHAMPS_COEDITES = (
        "organisation",
        "motivation",
        "motivation_audience",
        "attente",
        "attente_audience",
        "implication",
        "implication_audience",
    )

    chantier = models.ForeignKey(Chantier, models.PROTECT, related_name="membres", verbose_name="chantier")
    personne = models.ForeignKey("labo.Personne", models.PROTECT, related_name="adhesions", verbose_name="personne")
    organisation = models.ForeignKey(
        "labo.Organisation", models.PROTECT, null=True, blank=True, related_name="adhesions", verbose_name="au nom de"
    )
    role = models.CharField("rôle", max_length=20, choices=RoleMembre, default=RoleMembre.MEMBRE)
    motivation = Texte("motivation", max_length=2000, blank=True, help_text="Ce qui vous amène à ce chantier.")
    motivation_audience = models.CharField(
        "motivation lisible par", max_length=20, choices=AUDIENCES_DE_PAROLES, default=Audience.CHANTIER
    )
    attente = Texte("attente", max_length=2000, blank=True, help_text="Ce que vous espérez y trouver.")
    attente_audience = models.CharField(
        "attente lisible par", max_length=20, choices=AUDIENCES_DE_PAROLES, default=Audience.CHANTIER
    )
    implication = Texte("implication", max_length=2000, blank=True, help_text="Ce que vous pensez pouvoir apporter.")
    implication_audience = models.CharField(
        "implication lisible par", max_length=20, choices=AUDIENCES_DE_PAROLES, default=Audience.CHANTIER
    )
    rejoint_le = models.DateTimeField("rejoint le")
    parti_le = models.DateTimeField("parti le", null=True, blank=True)

    objects = MembreQuerySet.as_manager()

    class Meta:
        verbose_name = "membre"
        ordering = ("-role", "personne__tri")
        constraints = (
            models.UniqueConstraint(
                fields=("chantier", "personne"),
                name="membre_unique",
                violation_error_message="Cette personne est déjà membre de ce chantier.",
            ),
            models.CheckConstraint(
                name="membre_parti_sans_paroles",
                condition=models.Q(parti_le=None) | models.Q(motivation="", attente="", implication=""),
                violation_error_message="Une personne partie emporte ses mots.",
            ),
        )

    def __str__(self):
        return f"{self.personne} ({self.chantier})"

    def get_historique_url(self):
        return reverse("chantiers:adhesion_historique", args=[self.chantier.numero])

    @property
    def is_pilote(self):
        return self.role == RoleMembre.PILOTAGE
