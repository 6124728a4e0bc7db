"""Joining, and saying what brings one there; answering, inviting, choosing who does what."""

from crispy_forms.layout import Column, Fieldset, Row
from django import forms

from chantiers.models import Invitation, Membre
from labo.enums import Audience
from labo.forms import VersionField, aide
from labo.models import Personne


class AdhesionForm(forms.ModelForm):
    """Joining, and changing what one wrote when joining."""

    class Meta:
        model = Membre
        fields = Membre.CHAMPS_COEDITES

    def __init__(self, *args, personne, bouton, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        organisations = self.fields["organisation"]
        organisations.queryset = organisations.queryset.filter(representations__personne=personne)
        organisations.empty_label = "moi-même"
        for nom in Membre.PAROLES:
            audience = self.fields[f"{nom}_audience"]
            audience.label, audience.required = f"Qui peut lire cette {nom}", False
            audience.empty_value = Audience.CHANTIER
        if self.instance.pk:
            self.fields["version"] = VersionField(initial=self.instance.version)
        paroles = [Fieldset("", nom, f"{nom}_audience", css_class="parole") for nom in Membre.PAROLES]
        versions = ["version"] if self.instance.pk else []
        self.helper = aide(self, *versions, "organisation", *paroles, bouton=bouton, annuler=annuler)


class RefusForm(forms.Form):
    motif = Membre._meta.get_field("motif").formfield(
        required=True, label="Pourquoi", help_text="La personne lira ces mots, dans un courriel et sur sa page."
    )

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = aide(self, bouton="Refuser cette demande", annuler=annuler)


class InvitationForm(forms.Form):
    """Not a form of the person: nothing here may tell that her address is known."""

    prenom = Personne._meta.get_field("prenom").formfield(label="Prénom")
    nom = Personne._meta.get_field("nom").formfield(label="Nom")
    email = forms.EmailField(
        label="Courriel",
        max_length=254,
        error_messages={
            "required": "Ce champ reste à remplir.",
            "invalid": "Écrivez une adresse comme prenom@exemple.fr.",
        },
        help_text="Une adresse à la fois.",
    )
    mot = Invitation._meta.get_field("mot").formfield(label="Un mot de votre part", required=False)

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        for nom in ("prenom", "nom", "email"):
            self.fields[nom].widget.attrs["autocomplete"] = "off"
        self.helper = aide(
            self, Row(Column("prenom"), Column("nom")), "email", "mot", bouton="Envoyer l’invitation", annuler=annuler
        )


class RoleForm(forms.ModelForm):
    class Meta:
        model = Membre
        fields = ("role",)
        widgets = {"role": forms.RadioSelect}

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = aide(self, bouton="Changer le rôle", annuler=annuler, brouillon=False)


class SuccesseurField(forms.ModelChoiceField):
    """A present member, told with the organisation in whose name she is there."""

    def __init__(self, chantier, *, sauf=None, **kwargs):
        membres = chantier.membres.presents().select_related("personne", "organisation").order_by("personne__tri")
        membres = membres.exclude(personne=sauf) if sauf else membres
        messages = {
            "required": "Choisissez quelqu’un.",
            "invalid_choice": "Cette personne ne fait plus partie du chantier : choisissez quelqu’un d’autre.",
        }
        super().__init__(membres, empty_label="– choisissez –", error_messages=messages, **kwargs)

    def label_from_instance(self, membre):
        return f"{membre.personne}, pour {membre.organisation}" if membre.organisation else str(membre.personne)


class ConfierForm(forms.Form):
    def __init__(self, *args, chantier, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["membre"] = SuccesseurField(
            chantier, label="À qui", help_text="La personne en est avertie par courriel."
        )
        self.helper = aide(self, bouton="Confier le pilotage", annuler=annuler, brouillon=False)


class CessionForm(forms.Form):
    """Handing on one's own pilotage: to whom, and whether one leaves too."""

    A_QUELQU_UN, A_PERSONNE = "quelqu_un", "personne"
    suite = forms.ChoiceField(label="Qui prend la suite", widget=forms.RadioSelect, required=False)
    ensuite = forms.ChoiceField(
        label="Et vous",
        choices=[
            ("rester", "Je reste membre du chantier."),
            ("quitter", "Je quitte le chantier. Mes mots sont effacés."),
        ],
        initial="rester",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, chantier, personne, autres, annuler, adresse, **kwargs):
        """`autres`: are there others who lead?"""
        super().__init__(*args, **kwargs)
        sans = (
            "Personne de plus : les autres personnes qui pilotent continuent."
            if autres
            else "Personne pour l’instant : le pilotage sera à pourvoir, et l’équipe du Labo avertie."
        )
        self.fields["suite"].choices = [(self.A_QUELQU_UN, "La personne choisie ci-dessous."), (self.A_PERSONNE, sans)]
        self.fields["successeur"] = SuccesseurField(
            chantier, sauf=personne, required=False, label="À qui vous passez le pilotage"
        )
        champs = ("suite", "successeur", "ensuite")
        self.helper = aide(self, *champs, bouton="Transmettre le pilotage", annuler=annuler, brouillon=False)
        self.helper.form_action = adresse

    def clean(self):
        """Who chose somebody in the list need not say so twice; who chose nothing leaves nothing « à pourvoir » by mistake."""
        donnees = super().clean()
        if "suite" in self.errors or "successeur" in self.errors:
            return donnees
        suite, successeur = donnees["suite"], donnees["successeur"]
        if successeur and suite == self.A_PERSONNE:
            personne = successeur.personne
            self.add_error(
                "suite", f"Vous avez aussi choisi {personne} dans la liste : gardez l’une ou l’autre réponse."
            )
        elif suite == self.A_QUELQU_UN and not successeur:
            self.add_error("successeur", "Choisissez quelqu’un dans la liste.")
        elif not suite and not successeur:
            self.add_error("suite", "Choisissez qui prend la suite.")
        return donnees
