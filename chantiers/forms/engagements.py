"""Promising, and telling where a promise stands."""

from crispy_forms.layout import Column, Row
from django import forms
from django.utils.html import format_html

from chantiers import permissions, quantites
from chantiers.champs import PeriodeSaisie, QuantiteSaisie
from chantiers.enums import ENGAGEMENTS_CLOS, TRANSITIONS_ENGAGEMENT, UNITES, EtatEngagement
from chantiers.models import Engagement, Suivi
from labo.forms import VersionField, aide
from labo.models import Organisation, Personne, Representation
from labo.refus import Refus


# The style shows the half that goes with the modalité; without it both are read.
COMBIEN = format_html(
    '<span class="si-temps">{}</span> <span class="si-financement">{}</span>', "Combien de jours", "Combien d’euros"
)
PAR_DEFAUT = (
    "Laissez vide pour que le courriel aille à la personne qui s’engage, "
    "ou à l’une de celles qui représentent l’organisation."
)
PERSONNE, ORGANISATION = "personne", "organisation"


class EngagementForm(forms.ModelForm):
    """One's own promise, that of an organisation one represents; for the pilotage, that of somebody else."""

    porteur = forms.ChoiceField(label="Qui s’engage", required=False)
    quantite = QuantiteSaisie(
        label=COMBIEN,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )

    class Meta:
        model = Engagement
        fields = ("contenu", "modalite", "quantite", "echeance", "etape", "contact")
        labels = {"contenu": "Ce qui est promis", "contact": "Qui reçoit le courriel"}
        help_texts = {
            "echeance": "Un jour (30/06/2024), un mois (juin 2024) ou un trimestre (T2 2024). Facultatif.",
            "contact": PAR_DEFAUT,
        }

    field_order = ("porteur", *Meta.fields)

    def __init__(self, *args, personne, chantier, annuler, bouton="Enregistrer", **kwargs):
        super().__init__(*args, **kwargs)
        self.personne, self.chantier = personne, chantier
        self.fields["contenu"].widget.attrs["rows"] = 3
        self.restreindre()
        if self.instance.pk:
            self.fields["version"] = VersionField(initial=self.instance.version)
        self.helper = aide(self, *self.disposer(), bouton=bouton, annuler=annuler)
        self.helper.form_class += " formulaire-engagement"

    def restreindre(self):
        """To what this person may say: of what others hold, three fields."""
        connu = self.instance if self.instance.pk else None
        modifiables = permissions.champs_modifiables(self.personne, connu) if connu else Engagement.CHAMPS_COEDITES
        for nom in set(self.fields) - set(modifiables) - {"porteur"}:
            del self.fields[nom]
        self.preparer_etapes()
        if "contact" not in self.fields:
            del self.fields["porteur"]
            return
        self.preparer_porteurs(
            can_noter=connu is None and permissions.can_modifier_chantier(self.personne, self.chantier)
        )

    def preparer_etapes(self):
        etapes = self.fields["etape"]
        sienne = {self.instance.etape_id} - {None}
        etapes.queryset = self.chantier.etapes.presents() | self.chantier.etapes.filter(pk__in=sienne)
        etapes.empty_label = "aucune en particulier"

    def preparer_porteurs(self, *, can_noter):
        miennes = Organisation.objects.filter(representations__personne=self.personne)
        choix = [(f"{PERSONNE}-{self.personne.pk}", "moi-même")]
        choix += [(f"{ORGANISATION}-{o.pk}", str(o)) for o in miennes]
        if self.instance.pk and self.initial_porteur() not in dict(choix):
            choix.append((self.initial_porteur(), self.instance.porteur))
        autres, voix = self.autres_porteurs(miennes) if can_noter else ([], Organisation.objects.filter(pk__in=miennes))
        self.fields["porteur"].choices = [*choix, *autres]
        self.initial["porteur"] = self.initial_porteur()
        if len(self.fields["porteur"].choices) == 1:
            del self.fields["porteur"]
        self.preparer_contacts(voix)

    def preparer_contacts(self, organisations):
        """Who may be chosen, by what she would speak for: for oneself anybody of the chantier."""
        membres = Personne.objects.actives().filter(adhesions__in=self.chantier.membres.presents())
        groupes = {"Pour votre propre engagement": list(membres.order_by("tri"))}
        voix = Representation.objects.filter(organisation__in=organisations, personne__is_active=True)
        for une in voix.select_related("personne", "organisation").order_by("organisation__nom", "personne__tri"):
            groupes.setdefault(str(une.organisation), []).append(une.personne)
        connu = self.instance.contact
        if connu and not any(connu in personnes for personnes in groupes.values()):
            groupes["Aujourd’hui"] = [connu]
        offertes = {personne.pk for personnes in groupes.values() for personne in personnes}
        contact = self.fields["contact"]
        contact.queryset = Personne.objects.filter(pk__in=offertes)
        contact.choices = [("", "par défaut")] + [
            (nom, [(personne.pk, str(personne)) for personne in personnes])
            for nom, personnes in groupes.items()
            if personnes
        ]

    def autres_porteurs(self, miennes):
        """For the pilotage: the members and all organisations."""
        membres = self.chantier.membres.presents().exclude(personne=self.personne).select_related("personne")
        organisations = Organisation.objects.exclude(pk__in=miennes)
        groupes = (
            ("Une autre personne du chantier", [(f"{PERSONNE}-{m.personne_id}", str(m.personne)) for m in membres]),
            ("Une organisation", [(f"{ORGANISATION}-{o.pk}", str(o)) for o in organisations]),
        )
        return [groupe for groupe in groupes if groupe[1]], Organisation.objects.all()

    def initial_porteur(self):
        if self.instance.organisation_id:
            return f"{ORGANISATION}-{self.instance.organisation_id}"
        return f"{PERSONNE}-{self.instance.personne_id or self.personne.pk}"

    def disposer(self):
        rangees = [
            ["version"],
            ["porteur"],
            ["contenu"],
            ["modalite", "quantite"],
            ["echeance", "etape"],
            ["contact"],
        ]
        for rangee in rangees:
            presents = [nom for nom in rangee if nom in self.fields]
            if len(presents) > 1:
                yield Row(*(Column(nom) for nom in presents))
            else:
                yield from presents

    def clean(self):
        super().clean()
        self.verifier_combien()
        if "contact" in self.fields:
            self.lire_porteur()
        return self.cleaned_data

    def verifier_combien(self):
        quantite, modalite = self.cleaned_data.get("quantite"), self.cleaned_data.get("modalite")
        if quantite is None or modalite is None:
            return
        if modalite not in UNITES:
            self.add_error("quantite", "Seuls le temps et le financement se comptent : videz ce champ.")
        elif quantites.is_trop(quantite, UNITES[modalite]):
            self.add_error("quantite", f"C’est beaucoup de {UNITES[modalite]} : vérifiez ce nombre.")

    def lire_porteur(self):
        """The choice becomes the two keys that the action takes; its contact must speak for it."""
        genre, _, pk = (self.cleaned_data.pop("porteur", "") or self.initial_porteur()).partition("-")
        modele = {PERSONNE: Personne, ORGANISATION: Organisation}.get(genre)
        porteur = modele.objects.filter(pk=pk).first() if modele else None
        if porteur is None:
            return  # the field has said so
        self.cleaned_data[PERSONNE] = porteur if genre == PERSONNE else None
        self.cleaned_data[ORGANISATION] = porteur if genre == ORGANISATION else None
        essai = Engagement(chantier=self.chantier, contact=self.cleaned_data.get("contact"))
        essai.personne, essai.organisation = self.cleaned_data[PERSONNE], self.cleaned_data[ORGANISATION]
        if self.instance.pk and self.initial_porteur() != f"{genre}-{pk}":
            return  # another holder, another contact: the action finds it
        try:
            permissions.check_contact(self.personne, essai)
        except Refus as refus:
            self.add_error("contact", str(refus))


class SuiviForm(forms.Form):
    """Confirming, or telling where an engagement stands: each state is a button of its own."""

    etat = forms.ChoiceField(choices=EtatEngagement.choices)
    depuis = forms.IntegerField(required=False, widget=forms.HiddenInput)
    mot = Suivi._meta.get_field("mot").formfield(label="Un mot, si vous voulez")
    echeance = PeriodeSaisie(
        label="Nouvelle échéance",
        required=False,
        max_length=60,
        help_text="Un jour (30/06/2024), un mois (juin 2024) ou un trimestre (T2 2024).",
    )

    def __init__(self, *args, engagement, **kwargs):
        super().__init__(*args, **kwargs)
        self.engagement = engagement
        self.fields["mot"].widget.attrs["rows"] = 2
        dernier = next(iter(engagement.suivis.all()), None)
        self.initial["depuis"] = dernier.pk if dernier else 0

    @property
    def possibles(self):
        return TRANSITIONS_ENGAGEMENT[self.engagement.etat]

    @property
    def can_confirmer(self):
        return EtatEngagement.CONFIRME in self.possibles

    @property
    def boutons(self):
        """(state, as one says it) that one tap tells; putting off needs its date and stands apart."""
        dits = {
            EtatEngagement.TENU: "C’est tenu",
            EtatEngagement.EN_COURS: "C’est en cours",
            EtatEngagement.TENU_EN_PARTIE: "Tenu en partie",
            EtatEngagement.NON_TENU: "Pas tenu",
        }
        return [(etat.value, mots) for etat, mots in dits.items() if etat in self.possibles]

    @property
    def is_correction(self):
        return self.engagement.etat in ENGAGEMENTS_CLOS

    def clean_depuis(self):
        return self.cleaned_data["depuis"] or 0

    def clean(self):
        super().clean()
        if self.cleaned_data.get("etat") != EtatEngagement.REPORTE:
            self.cleaned_data["echeance"] = ""
            self.errors.pop("echeance", None)
        elif "echeance" not in self.errors:
            self.verifier_report(self.cleaned_data.get("echeance"))
        return self.cleaned_data

    def verifier_report(self, echeance):
        if not echeance:
            self.add_error("echeance", "Pour reporter, indiquez la nouvelle échéance.")
            return
        if echeance == self.engagement.echeance:
            self.add_error("echeance", "C’est déjà l’échéance de cet engagement : indiquez-en une autre.")
            return
        try:
            permissions.check_report(echeance)
        except Refus as refus:
            self.add_error("echeance", str(refus))
