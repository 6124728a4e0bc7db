"""Those who joined a chantier, ask to, or are invited."""

from datetime import timedelta

from django.db import models
from django.urls import reverse

from chantiers.enums import AUDIENCES_DE_PAROLES, EtatMembre, RoleMembre
from chantiers.models.fiche import Chantier
from labo import horloge
from labo.champs import Texte
from labo.enums import Audience
from labo.models import CoEdite


SANS_REPONSE = timedelta(days=10)  # after which a request is flagged


class MembreQuerySet(models.QuerySet):
    def presents(self):
        return self.filter(etat=EtatMembre.PRESENT)

    def partis(self):
        return self.filter(etat=EtatMembre.PARTI)

    def demandes(self):
        return self.filter(etat=EtatMembre.DEMANDE)

    def modifiables(self):
        """Those whose words their authors still write."""
        return self.filter(etat__in=(EtatMembre.PRESENT, EtatMembre.DEMANDE))

    def sans_reponse(self):
        return self.demandes().filter(demande_le__lte=horloge.maintenant() - SANS_REPONSE)

    def pilotes(self):
        return self.presents().filter(role=RoleMembre.PILOTAGE)

    def au_travail(self):
        """Those who take a place: who observes takes none."""
        return self.presents().exclude(role=RoleMembre.OBSERVATION)

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
    etat = models.CharField("état", max_length=20, choices=EtatMembre, default=EtatMembre.PRESENT, editable=False)
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
    demande_le = models.DateTimeField("demandé le", null=True, blank=True)
    repondu_le = models.DateTimeField("répondu le", null=True, blank=True)
    repondu_par = models.ForeignKey(
        "labo.Personne", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="répondu par"
    )
    # Why she was not admitted: read by herself and by who answers, and gone with her words.
    motif = Texte("motif du refus", max_length=1000, blank=True)
    # Of the last time, read by who answers when she asks again; gone with her words too.
    motif_d_avant = Texte("motif du refus d’avant", max_length=1000, blank=True, editable=False)
    refuse_d_avant_le = models.DateTimeField("refusé auparavant le", null=True, blank=True, editable=False)
    rejoint_le = models.DateTimeField("rejoint le", null=True, blank=True)
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
            models.CheckConstraint(
                name="membre_etat_et_dates",
                condition=models.Q(etat=EtatMembre.PRESENT, rejoint_le__isnull=False, parti_le=None)
                | models.Q(etat=EtatMembre.PARTI, parti_le__isnull=False)
                | models.Q(etat=EtatMembre.DEMANDE, demande_le__isnull=False, parti_le=None)
                | models.Q(etat=EtatMembre.REFUSE, repondu_le__isnull=False, parti_le=None),
                violation_error_message="Chaque état porte sa date.",
            ),
            models.CheckConstraint(
                name="membre_refuse_avec_motif",
                condition=(models.Q(etat=EtatMembre.REFUSE) & ~models.Q(motif=""))
                | (~models.Q(etat=EtatMembre.REFUSE) & models.Q(motif="")),
                violation_error_message="Un refus porte son motif, et lui seul.",
            ),
        )

    def __str__(self):
        return f"{self.personne} ({self.chantier})"

    def get_historique_url(self):
        return reverse("chantiers:adhesion_historique", args=[self.chantier.numero])

    @property
    def is_pilote(self):
        return self.role == RoleMembre.PILOTAGE

    @property
    def is_present(self):
        return self.etat == EtatMembre.PRESENT

    @property
    def is_demande(self):
        return self.etat == EtatMembre.DEMANDE

    @property
    def is_refusee(self):
        return self.etat == EtatMembre.REFUSE

    @property
    def is_modifiable(self):
        return self.is_present or self.is_demande


class InvitationQuerySet(models.QuerySet):
    def en_attente(self):
        return self.filter(acceptee_le=None)


class Invitation(models.Model):
    """Somebody of the chantier asks a person to come; who accepts joins without waiting for an answer."""

    chantier = models.ForeignKey(Chantier, models.CASCADE, related_name="invitations", verbose_name="chantier")
    personne = models.ForeignKey("labo.Personne", models.CASCADE, related_name="invitations", verbose_name="personne")
    par = models.ForeignKey("labo.Personne", models.PROTECT, related_name="+", verbose_name="par")
    mot = Texte("un mot", max_length=600, blank=True)
    at = models.DateTimeField("le")
    acceptee_le = models.DateTimeField("acceptée le", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "invitation"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("chantier", "personne"),
                name="invitation_unique",
                violation_error_message="Cette personne est déjà invitée.",
            ),
        )

    def __str__(self):
        return f"{self.personne_id} invitée au chantier {self.chantier_id}"

    @property
    def cle_objet(self):
        """What the personal link of its mail is made for."""
        return f"invitation-{self.pk}"
