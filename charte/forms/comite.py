"""Naming the comité. Forms validate and lay out; the actions act."""

from django import forms

from labo.forms import aide
from labo.models import Organisation, Personne


class PersonneField(forms.ModelChoiceField):
    """Who sits already is told in the list."""

    sieges: dict = {}

    def label_from_instance(self, personne):
        siege = self.sieges.get(personne.pk)
        return f"{personne} – siège déjà, {siege.au_nom_de}" if siege else str(personne)


class SiegeForm(forms.Form):
    personne = PersonneField(
        Personne.objects.filter(is_active=True).order_by("tri"),
        empty_label="– choisissez –",
        error_messages={
            "required": "Choisissez quelqu’un.",
            "invalid_choice": "Cette personne n’est plus là\u00a0: choisissez quelqu’un d’autre.",
        },
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label="Au nom de", required=False, empty_label="en son nom"
    )
    changer = forms.BooleanField(label="Changer au nom de qui cette personne siège", required=False)

    def __init__(self, *args, membres, annuler, **kwargs):
        """`membres`: who sits already."""
        super().__init__(*args, **kwargs)
        self.sieges = self.fields["personne"].sieges = {membre.personne_id: membre for membre in membres}
        if not (self.is_bound and self._siege(self.data.get("personne"))):
            del self.fields["changer"]
        self.helper = aide(self, bouton="Nommer au comité", annuler=annuler, brouillon=False)

    def clean(self):
        super().clean()
        personne, organisation = (self.cleaned_data.get(nom) for nom in ("personne", "organisation"))
        if personne and organisation and not personne.representations.filter(organisation=organisation).exists():
            self.add_error("organisation", "Cette personne ne représente pas cette organisation.")
        siege = personne and self._siege(personne.pk)
        if siege and not self.cleaned_data.get("changer"):
            self.add_error(
                "personne",
                f"{personne} siège déjà, {siege.au_nom_de}. Pour le changer, cochez la case ci-dessous, puis nommez à nouveau.",
            )
        return self.cleaned_data

    def _siege(self, pk):
        return self.sieges.get(int(pk)) if str(pk).isdecimal() else None
