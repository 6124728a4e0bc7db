"""The working text of the charter: sections, and articles whose address never changes."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from charte.ancres import LONGUEUR
from charte.enums import MOTS
from labo import balisage, horloge
from labo.champs import TexteRiche, Titre
from labo.models import CoEdite


CORPS_MAX = 20_000


class CharteQuerySet(models.QuerySet):
    def courante(self):
        """The one charter of this instance, or None before it is written."""
        return self.first()


class Charte(models.Model):
    titre = Titre("titre", max_length=200)
    # Until the comité opens it again, nothing is proposed any more.
    amendements_clos_le = models.DateTimeField("dépôt des amendements clos le", null=True, blank=True, editable=False)
    # Who changed its title last: a source, as in `Trame`.
    origine = models.JSONField("origine", null=True, blank=True, editable=False)
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


class SectionQuerySet(models.QuerySet):
    def presentes(self):
        return self.filter(supprime_le=None)

    def restaurables(self):
        return self.filter(supprime_le__gt=horloge.maintenant() - settings.BIN_DUREE)


class Section(models.Model):
    charte = models.ForeignKey(Charte, models.PROTECT, related_name="sections", verbose_name="charte")
    ancre = models.CharField("ancre", max_length=LONGUEUR, unique=True, editable=False)
    titre = Titre("titre", max_length=200)
    rang = models.PositiveIntegerField("rang")
    # Where the list of chantiers stands in the text.
    is_porteuse = models.BooleanField("porte la liste des chantiers", default=False)
    # Without a number, before all others.
    is_preambule = models.BooleanField("préambule", default=False, editable=False)
    # Who added, named or moved it last: a source, as in `Trame`.
    origine = models.JSONField("origine", null=True, blank=True, editable=False)
    # The row stays for ever, so that its anchor is never given to another one.
    supprime_le = models.DateTimeField("supprimée le", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = "section"
        ordering = ("-is_preambule", "rang")
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
            models.UniqueConstraint(
                fields=("charte",),
                condition=models.Q(is_preambule=True, supprime_le=None),
                name="section_un_seul_preambule",
                violation_error_message="La charte a déjà un préambule.",
            ),
        )

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return f"{reverse('charte:charte_detail')}#section-{self.ancre}"

    @property
    def is_restaurable(self):
        """In the bin, and for less than the time that one stays there."""
        return bool(self.supprime_le) and self.supprime_le > horloge.maintenant() - settings.BIN_DUREE


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
    CHAMPS_COEDITES = MOTS

    section = models.ForeignKey(Section, models.PROTECT, related_name="articles", verbose_name="section")
    ancre = models.CharField("ancre", max_length=LONGUEUR, unique=True, editable=False)
    titre = Titre("titre", max_length=200)
    corps = TexteRiche("texte", max_length=CORPS_MAX, validators=(valider_corps,))
    rang = models.PositiveIntegerField("rang")
    # The row stays for ever, so that its anchor is never given to another text.
    supprime_le = models.DateTimeField("supprimé le", null=True, blank=True, editable=False)
    # Who moved it last, or the amendement that moved it there since the last version; who took it out, or put it back, last:
    # sources, as in `Trame`.
    origine_de_la_place = models.JSONField("origine de la place", null=True, blank=True, editable=False)
    origine_du_retrait = models.JSONField("origine du retrait", null=True, blank=True, editable=False)
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


class Trame(models.Model):
    """The weaves of an article's words (`charte.trame`), written at each save: what any two versions are compared by.

    `reperes`: the revisions that versions have frozen. A source, here and in `Version.provenance`, tells whose doing something
    was: {"personne": key or None, "amendements": [numbers], "le": ISO date and time}.
    """

    article = models.OneToOneField(Article, models.CASCADE, related_name="trame", verbose_name="article")
    titre = models.JSONField("titre", default=list)
    corps = models.JSONField("corps", default=list)
    reperes = models.JSONField("repères", default=list)

    class Meta:
        verbose_name = "trame"
        ordering = ("article",)

    def __str__(self):
        return str(self.article)
