"""The working text of the charter: sections, and articles whose address never changes."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from charte.ancres import LONGUEUR
from labo import balisage, horloge
from labo.champs import Ligne, TexteRiche
from labo.models import CoEdite


class CharteQuerySet(models.QuerySet):
    def courante(self):
        """The one charter of this instance, or None before it is written."""
        return self.first()


class Charte(models.Model):
    titre = Ligne("titre", max_length=200)
    # One instance is one démarche: unique and always true, so there is never a second charter.
    is_seule = models.BooleanField(default=True, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    SUJET = "charte"
    SUJET_PUBLIC = "charte-publiee"

    objects = CharteQuerySet.as_manager()

    class Meta:
        verbose_name = "charte"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="charte_seule",
                condition=models.Q(is_seule=True),
                violation_error_message="Il n’y a qu’une charte.",
            ),
        )

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return reverse("charte:charte_detail")


class Section(models.Model):
    charte = models.ForeignKey(Charte, models.PROTECT, related_name="sections", verbose_name="charte")
    ancre = models.CharField("ancre", max_length=LONGUEUR, unique=True, editable=False)
    titre = Ligne("titre", max_length=200)
    rang = models.PositiveIntegerField("rang")
    # Where the list of chantiers stands in the text.
    is_porteuse = models.BooleanField("porte la liste des chantiers", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "section"
        ordering = ("rang",)
        constraints = (
            models.UniqueConstraint(
                fields=("charte", "rang"), name="section_rang_unique", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                fields=("charte",),
                condition=models.Q(is_porteuse=True),
                name="section_une_seule_porteuse",
                violation_error_message="Une seule section porte la liste des chantiers.",
            ),
        )

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return f"{reverse('charte:charte_detail')}#section-{self.ancre}"


def valider_corps(corps):
    """A text that documents could not carry is told at its field; so is one that two people made together."""
    if reproches := balisage.verifier(corps, is_riche=True):
        raise ValidationError(reproches)


class ArticleQuerySet(models.QuerySet):
    def presents(self):
        return self.filter(supprime_le=None)

    def restaurables(self):
        return self.filter(supprime_le__gt=horloge.maintenant() - settings.BIN_DUREE)


class Article(CoEdite):
    CHAMPS_COEDITES = ("titre", "corps")

    section = models.ForeignKey(Section, models.PROTECT, related_name="articles", verbose_name="section")
    ancre = models.CharField("ancre", max_length=LONGUEUR, unique=True, editable=False)
    titre = Ligne("titre", max_length=200)
    corps = TexteRiche("texte", max_length=20_000, validators=(valider_corps,))
    rang = models.PositiveIntegerField("rang")
    # The row stays for ever, so that its anchor is never given to another text.
    supprime_le = models.DateTimeField("supprimé le", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "article"
        ordering = ("rang",)
        constraints = (
            models.UniqueConstraint(
                fields=("section", "rang"), name="article_rang_unique", deferrable=models.Deferrable.DEFERRED
            ),
        )

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return reverse("charte:article_detail", args=[self.ancre])

    @property
    def is_restaurable(self):
        """In the bin, and for less than the time that one stays there."""
        return bool(self.supprime_le) and self.supprime_le > horloge.maintenant() - settings.BIN_DUREE

    def get_historique_url(self):
        return reverse("charte:article_historique", args=[self.ancre])
