"""What somebody promises, and what became of it."""

from datetime import timedelta

from django.db import models
from django.urls import reverse

from chantiers import periodes, quantites
from chantiers.champs import Periode
from chantiers.enums import ENGAGEMENTS_CLOS, UNITES, EtatEngagement, Modalite
from chantiers.models.feuille_de_route import Etape
from chantiers.models.fiche import Chantier
from chantiers.models.porteurs import joignable, nom_du_porteur, porteur_unique
from chantiers.models.supprimables import SupprimableQuerySet
from labo import horloge
from labo.champs import Texte
from labo.models import CoEdite


CORRIGEABLE = timedelta(hours=24)
TONS = {
    EtatEngagement.A_CONFIRMER: "etat-attente",
    EtatEngagement.TENU: "etat-fait",
    EtatEngagement.TENU_EN_PARTIE: "etat-partie",
    EtatEngagement.NON_TENU: "etat-arret",
}


class EngagementQuerySet(SupprimableQuerySet):
    def ouverts(self):
        return self.presents().exclude(etat__in=ENGAGEMENTS_CLOS)

    def confirmes(self):
        return self.exclude(etat=EtatEngagement.A_CONFIRMER)

    def lisibles_par(self, *, is_public):
        """All that is there; to the public, what its holder has confirmed."""
        return self.presents().confirmes() if is_public else self.presents()

    def avec_noms(self):
        """With all that a line of a list tells."""
        return self.select_related("chantier", "etape", "personne", "organisation", "contact")

    def portes_par(self, personne):
        """Hers, those whose mail she gets, and those of organisations that she represents."""
        return self.filter(
            models.Q(personne=personne)
            | models.Q(contact=personne)
            | models.Q(organisation__in=personne.representations.values("organisation"))
        )


class Engagement(CoEdite):
    CHAMPS_COEDITES = ("contenu", "modalite", "quantite", "echeance", "etape", "personne", "organisation", "contact")

    chantier = models.ForeignKey(Chantier, models.PROTECT, related_name="engagements", verbose_name="chantier")
    etape = models.ForeignKey(
        Etape, models.SET_NULL, null=True, blank=True, related_name="engagements", verbose_name="pour l’étape"
    )
    contenu = Texte("ce qui est promis", max_length=600)
    modalite = models.CharField("modalité", max_length=20, choices=Modalite, default=Modalite.TEMPS)
    quantite = models.DecimalField(
        "combien", max_digits=10, decimal_places=2, null=True, blank=True, help_text="Des jours, ou des euros."
    )
    echeance = Periode("échéance")
    personne = models.ForeignKey(
        "labo.Personne", models.PROTECT, null=True, blank=True, related_name="engagements", verbose_name="personne"
    )
    organisation = models.ForeignKey(
        "labo.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="engagements",
        verbose_name="organisation",
    )
    contact = models.ForeignKey(
        "labo.Personne", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="contact"
    )
    etat = models.CharField("état", max_length=20, choices=EtatEngagement, default=EtatEngagement.A_CONFIRMER)
    fin_le = models.DateField("dernier jour", null=True, editable=False)
    supprime_le = models.DateTimeField("supprimé le", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EngagementQuerySet.as_manager()

    class Meta:
        verbose_name = "engagement"
        ordering = ("fin_le", "pk")
        constraints = (
            porteur_unique("engagement_un_porteur", is_obligatoire=True),
            models.CheckConstraint(
                name="engagement_quantite_comptee",
                condition=models.Q(quantite=None) | models.Q(modalite__in=list(UNITES), quantite__gt=0),
                violation_error_message="Seuls le temps et le financement se comptent, en nombres plus grands que zéro.",
            ),
        )

    def __str__(self):
        return self.contenu

    def save(self, *args, **kwargs):
        self.fin_le = periodes.fin(self.echeance) if self.echeance else None
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "fin_le"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("chantiers:engagement_detail", args=[self.chantier.numero, self.pk])

    def get_historique_url(self):
        return reverse("chantiers:engagement_historique", args=[self.chantier.numero, self.pk])

    @property
    def porteur(self) -> str:
        return nom_du_porteur(self)

    @property
    def unite(self) -> str:
        return UNITES.get(self.modalite, "")

    @property
    def combien(self) -> str:
        """« 2,5 jours », « 1 500 € »; "" where nothing is counted."""
        return quantites.ecrire(self.quantite, self.unite) if self.quantite else ""

    @property
    def pour_quand(self) -> str:
        return periodes.ecrire(self.echeance)

    @property
    def is_sans_adresse(self) -> bool:
        """Nobody can be asked by mail to confirm it."""
        return joignable(self) is None

    @property
    def is_ouvert(self) -> bool:
        return self.etat not in ENGAGEMENTS_CLOS

    @property
    def is_a_confirmer(self) -> bool:
        return self.etat == EtatEngagement.A_CONFIRMER

    @property
    def is_depasse(self) -> bool:
        """Still open after its last day."""
        return self.is_ouvert and periodes.is_depassee(self.echeance, horloge.aujourd_hui())

    @property
    def ton(self) -> str:
        """The class of its state, as pages show it: a colour and a shape beside the word."""
        return TONS.get(self.etat, "")


class Suivi(models.Model):
    """One change of state of an engagement, with a word. A new échéance when it was put off."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="suivis", verbose_name="engagement")
    etat = models.CharField("état", max_length=20, choices=EtatEngagement)
    mot = Texte("un mot", max_length=600, blank=True)
    echeance = Periode("nouvelle échéance")
    personne = models.ForeignKey("labo.Personne", models.PROTECT, related_name="+", verbose_name="personne")
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "suivi"
        ordering = ("-pk",)

    def __str__(self):
        return self.get_etat_display()

    @property
    def a_quand(self) -> str:
        return periodes.a(self.echeance)

    def is_corrigible_par(self, personne) -> bool:
        """What a person has just said herself: a slip of the thumb is mended from the link of her mail."""
        return self.personne_id == personne.pk and self.at >= horloge.maintenant() - CORRIGEABLE
