"""Publishing a version. Forms validate and lay out; the actions act."""

from django import forms

from charte.enums import NatureVersion
from charte.models import Version
from labo.forms import aide


NATURES = [
    (NatureVersion.FOND, "Le fond\u00a0: ce à quoi nous nous engageons"),
    (NatureVersion.CORRECTION, "La forme seulement\u00a0: une faute, une tournure"),
]


class PublicationForm(forms.ModelForm):
    """Publishing: what kind of version, and what it brings. Carries the fingerprint of the text that was shown."""

    empreinte = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Version
        fields = ("nature", "notes")
        widgets = {"nature": forms.RadioSelect}
        labels = {"nature": "Que change cette version\u202f?"}

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nature"].choices = NATURES
        self.helper = aide(self, bouton="Publier cette version", annuler=annuler)
