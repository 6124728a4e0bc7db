"""The programme: créneaux in order, each with one or several parallel séances."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from labo import horloge
from labo.champs import Ligne, Liste, Texte
from labo.models import CoEdite
from seminaire.enums import NatureSeance


def horaire_coherent(nom):
    """An end comes after its start, and there is none without it."""
    return models.CheckConstraint(
        name=nom,
        condition=models.Q(fin=None) | models.Q(debut__isnull=False, fin__gt=models.F("debut")),
        violation_error_message="La fin doit venir après le début.",
    )


def rang_unique(nom, champ):
    """Checked at commit, so that an act may exchange two places."""
    return models.UniqueConstraint(
        fields=(champ, "rang"),
        name=nom,
        deferrable=models.Deferrable.DEFERRED,
        violation_error_message="Cette place est déjà prise.",
    )


class CreneauQuerySet(models.QuerySet):
    def occupes(self):
        """Those where something happens; a créneau whose séances are all in the bin keeps its place and shows nothing."""
        return self.filter(models.Exists(Seance.objects.presentes().filter(creneau=models.OuterRef("pk"))))


class Creneau(CoEdite):
    """One or several parallel séances: the unit of time. `rang` alone is the order, since a pause may have no hour."""

    CHAMPS_COEDITES = ("jour", "debut", "fin", "intitule", "fixe")

    seminaire = models.ForeignKey(
        "seminaire.Seminaire", models.CASCADE, related_name="creneaux", verbose_name="séminaire"
    )
    rang = models.PositiveIntegerField("rang")
    jour = models.DateField("jour", null=True, blank=True)
    debut = models.TimeField("début", null=True, blank=True)
    fin = models.TimeField("fin", null=True, blank=True)
    fin_deduite = models.BooleanField("fin déduite du début suivant", default=False)
    intitule = Ligne("titre commun", max_length=300, blank=True)
    fixe = models.BooleanField(
        "heure fixe",
        default=False,
        help_text="Ne bouge pas quand le reste est décalé : un train, un traiteur, une visite.",
    )

    objects = CreneauQuerySet.as_manager()

    class Meta:
        verbose_name = "créneau"
        verbose_name_plural = "créneaux"
        ordering = ("rang",)
        constraints = (
            rang_unique("creneau_rang_unique", "seminaire"),
            horaire_coherent("creneau_fin_apres_debut"),
            models.CheckConstraint(
                name="creneau_fin_deduite_existe",
                condition=models.Q(fin_deduite=False) | models.Q(fin__isnull=False),
                violation_error_message="Seule une fin qui existe peut être déduite.",
            ),
        )

    def __str__(self):
        return f"créneau {self.rang}"

    @property
    def horaire(self):
        return self.debut, self.fin


class SeanceQuerySet(models.QuerySet):
    def presentes(self):
        return self.filter(supprimee_le=None)

    def restaurables(self):
        return self.filter(supprimee_le__gt=horloge.maintenant() - settings.BIN_DUREE)

    def perimees(self):
        """In the bin for longer than anybody may take them back."""
        return self.filter(supprimee_le__lte=horloge.maintenant() - settings.BIN_DUREE)

    def of_seminaire(self, seminaire):
        return self.filter(creneau__seminaire=seminaire)


class Seance(CoEdite):
    CHAMPS_COEDITES = (
        "titre",
        "nature",
        "description",
        "salle",
        "chantier",
        "a_confirmer",
        "intervenants",
        "phases",
        "objectifs",
        "materiel",
        "notes",
        "attendus",
    )

    creneau = models.ForeignKey(Creneau, models.CASCADE, related_name="seances", verbose_name="créneau")
    rang = models.PositiveIntegerField("rang")
    titre = Ligne("titre", max_length=300)
    nature = models.CharField("nature", max_length=20, choices=NatureSeance, default=NatureSeance.PLENIERE)
    description = Texte("description", max_length=4000, blank=True)
    salle = models.ForeignKey(
        "seminaire.Salle", models.PROTECT, null=True, blank=True, related_name="seances", verbose_name="salle"
    )
    chantier = models.ForeignKey(
        "chantiers.Chantier", models.PROTECT, null=True, blank=True, related_name="seances", verbose_name="chantier"
    )
    a_confirmer = models.BooleanField("à confirmer", default=False)
    # One line each, brought together line by line; the rows of `Intervention` and `Temps` are read from them at each save.
    intervenants = Liste(
        "intervenant·es",
        max_length=4000,
        blank=True,
        help_text="Une personne par ligne : Prénom Nom, fonction, organisation. Qui anime : « Animation : Prénom Nom ».",
    )
    phases = Liste(
        "temps",
        max_length=4000,
        blank=True,
        help_text="Un temps par ligne, avec son heure ou sans : 10 h 15 : Tour de table.",
    )
    # The déroulé: what the facilitation alone reads.
    objectifs = Texte("objectifs", max_length=2000, blank=True)
    materiel = Texte("matériel", max_length=2000, blank=True)
    notes = Texte("notes", max_length=4000, blank=True)
    attendus = models.PositiveSmallIntegerField("personnes attendues", null=True, blank=True)
    supprimee_le = models.DateTimeField("supprimée le", null=True, blank=True, editable=False)

    objects = SeanceQuerySet.as_manager()

    # Set by an act that can be undone: the `Geste` of it; by a shift, how many créneaux moved, by how many minutes.
    geste = None
    decales = minutes = 0

    class Meta:
        verbose_name = "séance"
        ordering = ("creneau__rang", "rang")
        constraints = (rang_unique("seance_rang_unique", "creneau"),)

    def __str__(self):
        return self.titre

    def get_historique_url(self):
        return reverse("seminaire:seance_historique", args=[self.pk])


class Temps(models.Model):
    """A phase of a séance, with or without hours of its own."""

    seance = models.ForeignKey(Seance, models.CASCADE, related_name="temps", verbose_name="séance")
    rang = models.PositiveIntegerField("rang")
    titre = Ligne("titre", max_length=300)
    debut = models.TimeField("début", null=True, blank=True)
    fin = models.TimeField("fin", null=True, blank=True)

    class Meta:
        verbose_name = "temps"
        verbose_name_plural = "temps"
        ordering = ("seance", "rang")
        constraints = (rang_unique("temps_rang_unique", "seance"), horaire_coherent("temps_fin_apres_debut"))

    def __str__(self):
        return self.titre


class Intervention(models.Model):
    """Who speaks in a séance, as the programme names her; `personne` where she is known to the house."""

    seance = models.ForeignKey(Seance, models.CASCADE, related_name="interventions", verbose_name="séance")
    rang = models.PositiveIntegerField("rang")
    nom = Ligne("nom", max_length=160)
    fonction = Ligne("fonction", max_length=200, blank=True)
    organisation = Ligne("organisation", max_length=200, blank=True)
    is_animation = models.BooleanField("animation", default=False)
    personne = models.ForeignKey(
        "labo.Personne", models.SET_NULL, null=True, blank=True, related_name="interventions", verbose_name="personne"
    )

    class Meta:
        verbose_name = "intervention"
        ordering = ("seance", "rang")
        constraints = (rang_unique("intervention_rang_unique", "seance"),)

    def __str__(self):
        return self.nom
