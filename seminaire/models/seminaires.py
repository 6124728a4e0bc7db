"""A seminar: what it is for, where it is held, who takes part."""

from datetime import date

from django.db import models
from django.urls import reverse

from labo import horloge
from labo.champs import Ligne, Liste, Texte
from labo.models import CoEdite
from seminaire.enums import RoleParticipation


class SeminaireQuerySet(models.QuerySet):
    def with_annonces(self):
        """How many announcements stand today: known with the seminar, so that a page without any asks nothing more."""
        debout = models.Q(annonces__retiree_le=None, annonces__at__gte=horloge.ce_matin())
        return self.annotate(combien_d_annonces=models.Count("annonces", filter=debout))

    def courant(self):
        """The one équipe marked, else the next (a day of it is still to come or is today), else the last; None without any."""
        seminaires = sorted(
            self.with_annonces().order_by("pk"), key=lambda seminaire: seminaire.date_debut or date.min
        )  # a handful
        marque = next((seminaire for seminaire in seminaires if seminaire.est_courant), None)
        aujourd_hui = horloge.aujourd_hui()
        a_venir = (seminaire for seminaire in seminaires if seminaire.is_a_venir(aujourd_hui))
        return marque or next(a_venir, None) or (seminaires[-1] if seminaires else None)


class Seminaire(CoEdite):
    CHAMPS_COEDITES = (
        "titre",
        "presentation",
        "objectifs",
        "date_debut",
        "lieu",
        "acces",
        "organisateurs",
        "partenaires",
    )
    SUIVANTE = models.F("edition") + 1
    SUJET = "seminaires"  # which seminars there are, which is current, what is public, who facilitates

    slug = models.SlugField("adresse", max_length=60, unique=True)
    titre = Ligne("titre", max_length=200)
    presentation = Texte("présentation", max_length=8000, blank=True, help_text="À quoi sert cette rencontre ?")
    objectifs = Liste("objectifs", max_length=2000, blank=True, help_text="Un par ligne.")
    date_debut = models.DateField("premier jour", null=True, blank=True)
    lieu = Ligne("lieu", max_length=200, blank=True)
    acces = Texte("accès", max_length=2000, blank=True, help_text="Comment venir, par où entrer, qui appeler.")
    organisateurs = Liste("organisation", max_length=2000, blank=True, help_text="Une structure par ligne.")
    partenaires = Liste("partenaires", max_length=2000, blank=True, help_text="Une structure par ligne.")
    # The last day of its programme, noted at each change: /programme/ asks on every page which seminar is current.
    dernier_jour = models.DateField("dernier jour", null=True, editable=False)
    est_courant = models.BooleanField("séminaire en cours", default=False)
    # One more at each change of the draft: who publishes says which edition she has read.
    edition = models.PositiveIntegerField("édition", default=1, editable=False)
    # The number of the version that everybody reads; 0 before the first, or when all were withdrawn.
    publication = models.PositiveIntegerField("version publiée", default=0, editable=False)
    # The numbers of its withdrawn versions, added up: how much further calendars count (`contenu.compter_les_retraits`).
    recul = models.PositiveIntegerField("recul", default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SeminaireQuerySet.as_manager()

    # Set where a page is served: is it read under its own name, not as the current one (seminaire/lieux.py)?
    is_nomme = False
    # Set where an act begins on the day itself: where each séance stood before it (`seminaire.fil_du_jour.Place`).
    places_avant = None

    class Meta:
        verbose_name = "séminaire"
        ordering = ("-date_debut", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("est_courant",),
                condition=models.Q(est_courant=True),
                name="seminaire_courant_unique",
                violation_error_message="Un autre séminaire est déjà marqué comme celui en cours.",
            ),
        )

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return reverse("seminaire:programme")

    def get_historique_url(self):
        nom = {"slug": self.slug} if self.is_nomme else {}
        return reverse("seminaire:presentation_historique", kwargs=nom)

    @property
    def sujet(self):
        """What open pages of the published programme listen to."""
        return f"programme-{self.pk}"

    @property
    def sujet_brouillon(self):
        """What those who edit it listen to."""
        return f"brouillon-{self.pk}"

    def is_a_venir(self, jour) -> bool:
        return any(sien is not None and sien >= jour for sien in (self.date_debut, self.dernier_jour))


class Salle(models.Model):
    seminaire = models.ForeignKey(Seminaire, models.CASCADE, related_name="salles", verbose_name="séminaire")
    nom = Ligne("nom", max_length=80)
    places = models.PositiveSmallIntegerField(
        "places", null=True, blank=True, help_text="Combien de personnes y tiennent ; vide si on ne sait pas."
    )

    class Meta:
        verbose_name = "salle"
        ordering = ("nom",)
        constraints = (
            models.UniqueConstraint(
                fields=("seminaire", "nom"),
                name="salle_unique",
                violation_error_message="Cette salle existe déjà.",
            ),
        )

    def __str__(self):
        return self.nom


class ParticipationQuerySet(models.QuerySet):
    def of(self, personne):
        return self.filter(personne_id=personne.pk)

    def facilitation(self):
        return self.filter(role=RoleParticipation.FACILITATION)


class Participation(models.Model):
    """A person registered for a seminar, for herself or as the representative of an organisation."""

    seminaire = models.ForeignKey(Seminaire, models.PROTECT, related_name="participations", verbose_name="séminaire")
    personne = models.ForeignKey(
        "labo.Personne", models.PROTECT, related_name="participations", verbose_name="personne"
    )
    organisation = models.ForeignKey(
        "labo.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name="au nom de",
    )
    role = models.CharField("rôle", max_length=20, choices=RoleParticipation, default=RoleParticipation.PARTICIPATION)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = "participation"
        ordering = ("personne__tri",)
        constraints = (
            models.UniqueConstraint(
                fields=("seminaire", "personne"),
                name="participation_unique",
                violation_error_message="Cette personne est déjà inscrite à ce séminaire.",
            ),
        )

    def __str__(self):
        return f"{self.personne} ({self.seminaire})"
