"""The forms of publishing and of announcing."""

from django import forms

from labo.forms import VersionField, aide
from seminaire.models import Annonce


class PublicationForm(forms.Form):
    """Carries the edition of the draft that the person has read; mangled, it is older than any."""

    edition = VersionField()


class AnnonceForm(forms.ModelForm):
    class Meta:
        model = Annonce
        fields = ("texte",)
        labels = {"texte": "Que faut-il dire ?"}
        help_texts = {"texte": "Une phrase : tout le monde la lit aussitôt, en haut de chaque page."}
        widgets = {"texte": forms.Textarea(attrs={"rows": 3, "autofocus": True})}

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["texte"].widget.attrs["data-compteur"] = Annonce._meta.get_field("texte").max_length
        self.helper = aide(self, bouton="Annoncer à tout le monde", annuler=annuler)


class ComparaisonForm(forms.Form):
    """Which two versions to compare, by the form without JavaScript."""

    m = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    n = forms.IntegerField(min_value=1, max_value=2**31 - 1)
