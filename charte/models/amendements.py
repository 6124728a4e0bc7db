"""What people propose to change in the charter, who supports it, what is said of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from charte.enums import EtatAmendement, NatureAmendement
from charte.models.texte import CORPS_MAX, valider_corps
from labo.champs import Texte, TexteRiche, Titre
from labo.models import CoEdite, DitEnsemble


DIFFERENCES = (NatureAmendement.MODIFIER, NatureAmendement.AJOUTER)  # those that propose words
PLACES = (NatureAmendement.AJOUTER, NatureAmendement.DEPLACER)  # those that ask for a place


def dire_la_place(section, apres) -> str:
    """Where an article goes: without the one to stand after, it is the first of its section."""
    return f"Dans « {section} », juste après « {apres} »" if apres else f"En premier dans « {section} »"


class AmendementQuerySet(models.QuerySet):
    def deposes(self):
        """Those that wait for an answer."""
        return self.filter(etat=EtatAmendement.DEPOSE)

    def repondus(self):
        return self.exclude(etat=EtatAmendement.DEPOSE)

    def of(self, personne):
        return self.filter(personne_id=personne.pk)

    def memes_que(self, amendement):
        """The others that wait and ask for the same thing, word for word."""
        places = (
            ("article", "section") if amendement.nature == NatureAmendement.AJOUTER else ("article", "section", "apres")
        )
        noms = ("charte", "nature", *places, "titre", "corps")
        return self.deposes().filter(**{nom: getattr(amendement, nom) for nom in noms}).exclude(pk=amendement.pk)


class Amendement(CoEdite):
    """A change proposed to one article, or a new one; while it waits, its words follow the article's (`actions.reports`)."""

    CHAMPS_COEDITES = ("titre", "corps", "motif", "section", "apres")
    DITS_ENSEMBLE = (DitEnsemble("place", ("section", "apres"), dire_la_place),)

    charte = models.ForeignKey("charte.Charte", models.PROTECT, related_name="amendements", verbose_name="charte")
    numero = models.PositiveIntegerField("numéro", editable=False)
    nature = models.CharField("nature", max_length=20, choices=NatureAmendement)
    etat = models.CharField(
        "état", max_length=20, choices=EtatAmendement, default=EtatAmendement.DEPOSE, editable=False
    )
    article = models.ForeignKey(
        "charte.Article", models.PROTECT, null=True, blank=True, related_name="amendements", verbose_name="article"
    )
    # The revision of the article that its words start from.
    base = models.PositiveIntegerField("révision de départ", null=True, blank=True, editable=False)
    # Where an article is to be added, or moved to.
    section = models.ForeignKey(
        "charte.Section", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="section"
    )
    apres = models.ForeignKey(
        "charte.Article", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="juste après"
    )
    titre = Titre("titre", max_length=200, blank=True)
    corps = TexteRiche("texte", max_length=CORPS_MAX, blank=True, validators=(valider_corps,))
    motif = Texte("motif", max_length=2000, help_text="Pourquoi ce changement : ce qu’il apporte, ce qu’il évite.")
    personne = models.ForeignKey(
        "labo.Personne", models.PROTECT, related_name="amendements", editable=False, verbose_name="personne"
    )
    organisation = models.ForeignKey(
        "labo.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="au nom de"
    )
    depose_le = models.DateTimeField("déposé le", editable=False)
    # The version that a person wrote last: what its article brings along afterwards does not count.
    version_ecrite = models.PositiveIntegerField("version écrite", default=1, editable=False)
    modifie_le = models.DateTimeField("modifié le", null=True, blank=True, editable=False)
    # The article has changed at the very words that this one changes.
    is_a_reprendre = models.BooleanField("à reprendre", default=False, editable=False)
    # Ticked on the merge desk: its words are part of the result that all see there.
    is_pressenti = models.BooleanField("pressenti", default=False, editable=False)
    reponse = Texte("réponse", max_length=2000, blank=True, editable=False)
    repondu_le = models.DateTimeField("répondu le", null=True, blank=True, editable=False)
    repondu_par = models.ForeignKey(
        "labo.Personne", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    # The revision of the article that holds it, once retained.
    revision = models.PositiveIntegerField("révision", null=True, blank=True, editable=False)

    objects = AmendementQuerySet.as_manager()

    class Meta:
        verbose_name = "amendement"
        ordering = ("-numero",)
        constraints = (
            models.UniqueConstraint(fields=("charte", "numero"), name="amendement_numero_unique"),
            models.CheckConstraint(
                name="amendement_repondu_le_ssi_repondu",
                condition=Q(etat="depose", repondu_le=None, repondu_par=None)
                | ~Q(etat="depose") & Q(repondu_le__isnull=False, repondu_par__isnull=False),
                violation_error_message="Un amendement répondu porte sa date et qui a répondu, et lui seul.",
            ),
            models.CheckConstraint(
                name="amendement_reponse_motivee",
                condition=Q(etat__in=("depose", "retire")) | ~Q(reponse=""),
                violation_error_message="Dites pourquoi : chaque réponse porte sa raison.",
            ),
            models.CheckConstraint(
                name="amendement_attente_seule",
                condition=Q(etat="depose") | Q(is_a_reprendre=False, is_pressenti=False),
                violation_error_message="Seul un amendement en attente est à reprendre, ou pressenti.",
            ),
            models.CheckConstraint(
                name="amendement_objet",
                condition=Q(nature="ajouter", base=None, section__isnull=False, etat__in=("depose", "refuse", "retire"))
                & Q(article=None)
                | Q(nature="ajouter", base=None, section__isnull=False, etat__in=("retenu", "retenu_modifie"))
                & Q(article__isnull=False)
                | Q(nature__in=("modifier", "supprimer"), article__isnull=False, base__isnull=False, section=None)
                | Q(nature="deplacer", article__isnull=False, base__isnull=False, section__isnull=False),
                violation_error_message="Un amendement dit l’article qu’il change, ou la place de celui qu’il ajoute.",
            ),
            models.CheckConstraint(
                name="amendement_mots",
                condition=Q(nature__in=("modifier", "ajouter")) & ~Q(titre="") & ~Q(corps="")
                | Q(nature__in=("supprimer", "deplacer"), titre="", corps=""),
                violation_error_message="Un amendement qui change des mots porte un titre et un texte.",
            ),
        )
        indexes = (models.Index(fields=("article", "etat"), name="amendement_de_l_article"),)

    def __str__(self):
        return f"Amendement {self.numero}"

    def get_absolute_url(self):
        return reverse("charte:amendement_detail", args=[self.numero])

    def get_historique_url(self):
        return reverse("charte:amendement_historique", args=[self.numero])

    @property
    def sujet(self) -> str:
        """What it is about: the title of its article, or of the one that it proposes."""
        return self.titre if self.nature == NatureAmendement.AJOUTER else self.article.titre

    @property
    def is_depose(self):
        return self.etat == EtatAmendement.DEPOSE

    @property
    def is_retenu(self):
        return self.etat in (EtatAmendement.RETENU, EtatAmendement.RETENU_MODIFIE)

    @property
    def revision_lue(self):
        """The revision of its article that it is read beside: of one that took it out, the words that went."""
        is_parti = self.nature == NatureAmendement.SUPPRIMER and self.revision
        return self.revision if is_parti else self.base

    @property
    def propose_des_mots(self):
        return self.nature in DIFFERENCES

    @property
    def propose_une_place(self):
        return self.nature in PLACES

    @property
    def is_place_perdue(self):
        """The article that it asks to stand after is no longer in that section."""
        return bool(self.apres) and (bool(self.apres.supprime_le) or self.apres.section_id != self.section_id)


class Soutien(models.Model):
    """A person says that she wants this amendement too."""

    amendement = models.ForeignKey(Amendement, models.CASCADE, related_name="soutiens", verbose_name="amendement")
    personne = models.ForeignKey("labo.Personne", models.PROTECT, related_name="+", verbose_name="personne")
    organisation = models.ForeignKey(
        "labo.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="au nom de"
    )
    # The one that she read: where its proposer writes it again, this support is of the text before.
    version = models.PositiveIntegerField("version")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "soutien"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("amendement", "personne"), name="soutien_unique"),)

    def __str__(self):
        return str(self.personne)


class CommentaireQuerySet(models.QuerySet):
    def lus(self):
        """In order, with who wrote them."""
        return self.select_related("personne", "organisation").order_by("pk")


class Commentaire(models.Model):
    """Said under an article or an amendement; a person's own words, which go for good when she takes them back."""

    article = models.ForeignKey(
        "charte.Article", models.PROTECT, null=True, blank=True, related_name="commentaires", verbose_name="article"
    )
    amendement = models.ForeignKey(
        Amendement, models.PROTECT, null=True, blank=True, related_name="commentaires", verbose_name="amendement"
    )
    personne = models.ForeignKey(
        "labo.Personne", models.PROTECT, related_name="+", editable=False, verbose_name="personne"
    )
    organisation = models.ForeignKey(
        "labo.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="au nom de"
    )
    texte = Texte("commentaire", max_length=2000)
    ecrit_le = models.DateTimeField("écrit le", editable=False)

    objects = CommentaireQuerySet.as_manager()

    class Meta:
        verbose_name = "commentaire"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="commentaire_d_une_chose",
                condition=Q(article=None, amendement__isnull=False) | Q(article__isnull=False, amendement=None),
                violation_error_message="Un commentaire porte sur un article ou sur un amendement.",
            ),
        )

    def __str__(self):
        return f"Commentaire {self.pk}"

    def get_absolute_url(self):
        return f"{(self.amendement or self.article).get_absolute_url()}#commentaire-{self.pk}"
