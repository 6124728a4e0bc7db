"""A chantier: its sheet, and where its pads and documents are."""

from django.db import models
from django.urls import reverse

from chantiers.enums import Adhesion, EtatChantier
from chantiers.models.supprimables import SupprimableQuerySet
from labo import horloge
from labo.champs import Adresse, Ligne, Texte
from labo.models import CoEdite


COULEURS = 8


def couleur_de(numero) -> int:
    """Which of the palette's colours goes with the number of a chantier, from 1."""
    return (numero - 1) % COULEURS + 1


class Chantier(CoEdite):
    # What is written together, section by section; each has its form.
    TEXTES = ("titre", "defi", "contexte", "fonctionnement", "structure_porteuse")
    RENDEZ_VOUS = ("prochaine_date", "prochaine_heure", "prochain_lieu", "prochain_lien")
    PUBLICS = (
        "is_contexte_public",
        "is_fonctionnement_public",
        "is_rendez_vous_public",
        "is_objectifs_public",
        "is_feuille_de_route_public",
        "is_engagements_public",
        "is_liens_public",
    )
    REGLAGES = ("etat", "adhesion", "places", *PUBLICS)
    CHAMPS_COEDITES = (*TEXTES, *RENDEZ_VOUS, *REGLAGES)
    numero = models.PositiveSmallIntegerField("numéro", unique=True)
    titre = Ligne("titre", max_length=160)
    defi = Texte(
        "défi", max_length=600, blank=True, help_text="À quoi répondez-vous ensemble ? Lisible par tout le monde."
    )
    contexte = Texte("contexte", max_length=8000, blank=True)
    fonctionnement = Texte("mode de fonctionnement", max_length=8000, blank=True)
    structure_porteuse = models.ForeignKey(
        "labo.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="chantiers_portes",
        verbose_name="structure porteuse",
    )
    prochaine_date = models.DateField("prochaine date", null=True, blank=True)
    prochaine_heure = models.TimeField("heure", null=True, blank=True)
    prochain_lieu = Ligne("lieu", max_length=200, blank=True, help_text="Une adresse, une salle, ou « à distance ».")
    prochain_lien = Adresse("lien", max_length=500, blank=True, help_text="Visioconférence ou document préparatoire.")
    etat = models.CharField("état", max_length=20, choices=EtatChantier, default=EtatChantier.EN_COURS)
    adhesion = models.CharField("adhésion", max_length=20, choices=Adhesion, default=Adhesion.OUVERTE)
    places = models.PositiveSmallIntegerField(
        "places", null=True, blank=True, help_text="Laissez vide s’il n’y a pas de limite."
    )
    is_contexte_public = models.BooleanField("contexte public", default=False)
    is_fonctionnement_public = models.BooleanField("mode de fonctionnement public", default=False)
    is_rendez_vous_public = models.BooleanField("prochaine date publique", default=False)
    is_objectifs_public = models.BooleanField("objectifs publics", default=False)
    is_feuille_de_route_public = models.BooleanField("feuille de route publique", default=False)
    is_engagements_public = models.BooleanField("engagements publics", default=False)
    is_liens_public = models.BooleanField("liens publics", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    # {person: role} of its present members, where a page has just read them all: its permissions then ask nothing more.
    roles_lus: dict[int, str] | None = None

    class Meta:
        verbose_name = "chantier"
        ordering = ("numero",)
        constraints = (
            models.CheckConstraint(
                name="chantier_heure_avec_date",
                condition=models.Q(prochaine_heure=None) | models.Q(prochaine_date__isnull=False),
                violation_error_message="Une heure demande une date.",
            ),
        )

    def __str__(self):
        return f"Chantier {self.numero} – {self.titre}"

    def get_absolute_url(self):
        return reverse("chantiers:chantier_detail", args=[self.numero])

    def get_historique_url(self):
        return reverse("chantiers:chantier_historique", args=[self.numero])

    @property
    def couleur(self):
        return couleur_de(self.numero)

    @property
    def sujet(self):
        return f"chantier-{self.numero}"

    @property
    def is_sur_demande(self):
        return self.adhesion == Adhesion.SUR_DEMANDE

    @property
    def has_rendez_vous(self):
        """A next date that is not over yet."""
        return bool(self.prochaine_date) and self.prochaine_date >= horloge.aujourd_hui()


class LienUtile(CoEdite):
    """Where a chantier works: a pad, a folder, a list, a document."""

    CHAMPS_COEDITES = ("titre", "adresse")

    chantier = models.ForeignKey(Chantier, models.PROTECT, related_name="liens", verbose_name="chantier")
    titre = Ligne("titre", max_length=120)
    adresse = Adresse("adresse", max_length=500)
    supprime_le = models.DateTimeField("supprimé le", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SupprimableQuerySet.as_manager()

    class Meta:
        verbose_name = "lien utile"
        verbose_name_plural = "liens utiles"
        ordering = ("pk",)

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return f"{self.chantier.get_absolute_url()}#liens"

    def get_historique_url(self):
        return reverse("chantiers:lien_historique", args=[self.chantier.numero, self.pk])
