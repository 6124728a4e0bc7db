"""Joining, and saying what brings one there."""

from crispy_forms.layout import Fieldset
from django import forms

from chantiers.models import Membre
from labo.enums import Audience
from labo.forms import VersionField, aide


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
