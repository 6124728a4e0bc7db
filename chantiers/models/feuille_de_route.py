"""The roadmap: étapes, what each waits for, what each needs, and what was last said of them."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from chantiers import decalage, periodes, quantites
from chantiers.champs import Periode
from chantiers.enums import ETAPES_CLOSES, UNITES, EtatEtape, Modalite, NatureEtape
from chantiers.models.fiche import Chantier
from chantiers.models.porteurs import nom_du_porteur, porteur_unique
from chantiers.models.supprimables import SupprimableQuerySet
from labo import horloge
from labo.champs import Ligne, Texte
from labo.models import CoEdite


SILENCE = timedelta(days=30)  # after which an open étape of which nothing was said is flagged


class EtapeQuerySet(SupprimableQuerySet):
    def ouvertes(self):
        return self.presents().exclude(etat__in=ETAPES_CLOSES)

    def en_retard(self):
        return self.ouvertes().filter(fin_le__lt=horloge.aujourd_hui())

    def confiees_a(self, personne):
        """Those that she answers for herself, or gets the mail of."""
        return self.filter(models.Q(personne=personne) | models.Q(contact=personne))


class Etape(CoEdite):
    CHAMPS_COEDITES = (
        "titre",
        "description",
        "nature",
        "debut",
        "echeance",
        "personne",
        "organisation",
        "contact",
        "livrable",
        "etat",
    )

    chantier = models.ForeignKey(Chantier, models.PROTECT, related_name="etapes", verbose_name="chantier")
    titre = Ligne("titre", max_length=160)
    description = Texte("description", max_length=2000, blank=True)
    nature = models.CharField("nature", max_length=20, choices=NatureEtape, default=NatureEtape.REFLEXION)
    debut = Periode("début")
    echeance = Periode("échéance")
    personne = models.ForeignKey(
        "labo.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="etapes",
        verbose_name="personne responsable",
    )
    organisation = models.ForeignKey(
        "labo.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="etapes",
        verbose_name="organisation responsable",
    )
    contact = models.ForeignKey(
        "labo.Personne", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="contact"
    )
    livrable = Texte("livrable", max_length=600, blank=True, help_text="Ce qui existera quand l’étape sera terminée.")
    etat = models.CharField("état", max_length=20, choices=EtatEtape, default=EtatEtape.PREVUE)
    # The last day of the échéance, for the database: derived at each save, never shown.
    fin_le = models.DateField("dernier jour", null=True, editable=False)
    # When something was last said of it or done to it: silent for 30 days, it is flagged.
    nouvelle_le = models.DateTimeField("dernière nouvelle le", editable=False)
    supprime_le = models.DateTimeField("supprimé le", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    dependances = models.ManyToManyField(
        "self", through="Dependance", symmetrical=False, related_name="suites", verbose_name="attend"
    )

    objects = EtapeQuerySet.as_manager()

    class Meta:
        verbose_name = "étape"
        ordering = ("fin_le", "pk")
        constraints = (porteur_unique("etape_un_seul_porteur", is_obligatoire=False),)

    def __str__(self):
        return self.titre

    def save(self, *args, **kwargs):
        self.fin_le = periodes.fin(self.echeance) if self.echeance else None
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "fin_le"}
        self.nouvelle_le = self.nouvelle_le or horloge.maintenant()
        super().save(*args, **kwargs)

    def clean(self):
        if self.debut and self.echeance and periodes.fin(self.echeance) < periodes.debut(self.debut):
            debut = periodes.ecrire(self.debut)
            raise ValidationError(
                {"echeance": f"L’échéance vient avant le début ({debut}) : changez l’une ou l’autre."}
            )

    def get_absolute_url(self):
        return reverse("chantiers:etape_detail", args=[self.chantier.numero, self.pk])

    def get_historique_url(self):
        return reverse("chantiers:etape_historique", args=[self.chantier.numero, self.pk])

    @property
    def dates(self) -> str:
        return decalage.ecrire(self.debut, self.echeance)

    @property
    def is_en_retard(self) -> bool:
        return self.etat not in ETAPES_CLOSES and periodes.is_depassee(self.echeance, horloge.aujourd_hui())

    @property
    def porteur(self) -> str:
        return nom_du_porteur(self)

    @property
    def is_ouverte(self) -> bool:
        return self.etat not in ETAPES_CLOSES


class Dependance(models.Model):
    """`etape` waits for `attend`. No cycle: the action that adds one locks the chantier and looks."""

    etape = models.ForeignKey(Etape, models.CASCADE, related_name="attentes", verbose_name="étape")
    attend = models.ForeignKey(Etape, models.CASCADE, related_name="attendue_par", verbose_name="attend")

    class Meta:
        verbose_name = "dépendance"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("etape", "attend"), name="dependance_unique"),
            models.CheckConstraint(
                name="dependance_pas_de_soi",
                condition=~models.Q(etape=models.F("attend")),
                violation_error_message="Une étape ne s’attend pas elle-même.",
            ),
        )

    def __str__(self):
        return f"{self.etape_id} attend {self.attend_id}"


class Besoin(models.Model):
    """What an étape needs of one modalité: so many days or euros, else so many promises."""

    etape = models.ForeignKey(Etape, models.CASCADE, related_name="besoins", verbose_name="étape")
    modalite = models.CharField("modalité", max_length=20, choices=Modalite)
    quantite = models.DecimalField("quantité", max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = "besoin"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("etape", "modalite"), name="besoin_unique"),
            models.CheckConstraint(
                name="besoin_positif",
                condition=models.Q(quantite__gt=0),
                violation_error_message="Un besoin est plus grand que zéro.",
            ),
        )

    def __str__(self):
        return f"{self.get_modalite_display()} : {self.quantite}"

    @property
    def combien(self) -> str:
        """« 2,5 jours », « 1 500 € », « 2 promesses »."""
        return quantites.ecrire(self.quantite, UNITES.get(self.modalite, ""))


class Nouvelle(models.Model):
    """What somebody says of an étape, dated."""

    etape = models.ForeignKey(Etape, models.CASCADE, related_name="nouvelles", verbose_name="étape")
    personne = models.ForeignKey("labo.Personne", models.PROTECT, related_name="+", verbose_name="personne")
    texte = Texte("nouvelle", max_length=1000)
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "nouvelle"
        ordering = ("-pk",)

    def __str__(self):
        return self.texte
