"""Naming the comité. Forms validate and lay out; the actions act."""

from django import forms

from labo.forms import aide
from labo.models import Organisation, Personne


class SiegeForm(forms.Form):
    personne = forms.ModelChoiceField(
        Personne.objects.filter(is_active=True).order_by("tri"),
        empty_label="– choisissez –",
        error_messages={
            "required": "Choisissez quelqu’un.",
            "invalid_choice": "Cette personne n’est plus là\u00a0: choisissez quelqu’un d’autre.",
        },
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label="Au nom de", required=False, empty_label="elle-même"
    )

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = aide(self, bouton="Nommer au comité", annuler=annuler, brouillon=False)

    def clean(self):
        super().clean()
        personne, organisation = (self.cleaned_data.get(nom) for nom in ("personne", "organisation"))
        if personne and organisation and not personne.representations.filter(organisation=organisation).exists():
            self.add_error("organisation", "Cette personne ne représente pas cette organisation.")
        return self.cleaned_data
