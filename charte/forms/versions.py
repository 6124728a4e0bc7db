"""Publishing a version. Forms validate and lay out; the actions act."""

from datetime import date

from django import forms

from chantiers import periodes
from charte.enums import NatureVersion
from charte.models import Version
from labo.forms import aide


NATURES = [
    (
        NatureVersion.FOND,
        "Le fond\u00a0: ce à quoi nous nous engageons n’est plus tout à fait le même. "
        "Invitez chacune et chacun à relire, de vive voix ou par courriel.",
    ),
    (
        NatureVersion.CORRECTION,
        "La forme seulement\u00a0: une faute, une tournure. Le sens ne change pas, personne n’a besoin de relire.",
    ),
]


UN_JOUR = "Écrivez un jour, comme 30 juin 2024."


class JourField(forms.CharField):
    """A day, in any French notation."""

    def clean(self, value):
        texte = super().clean(value)
        try:
            periode = periodes.lire(texte)
        except periodes.PeriodeInconnue:
            raise forms.ValidationError(UN_JOUR) from None
        except periodes.PeriodeIllisible as illisible:
            raise forms.ValidationError(str(illisible)) from None
        if periodes.precision(periode) != periodes.JOUR:
            raise forms.ValidationError(UN_JOUR)
        return date.fromisoformat(periode)


class DateForm(forms.Form):
    """The charter at a date."""

    le = JourField(max_length=60, error_messages={"required": UN_JOUR})


class ComparaisonForm(forms.Form):
    """Which two versions to compare, by the form without JavaScript."""

    m = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    n = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class PublicationForm(forms.ModelForm):
    """Publishing: what kind of version, and what it brings. Carries the fingerprint of the text that was shown."""

    empreinte = forms.CharField(required=False, widget=forms.HiddenInput)

    sans_attendre = forms.BooleanField(
        label="Publier sans attendre ces réponses",
        help_text="Les amendements restent ouverts, pour une version suivante.",
        error_messages={"required": "Répondez d’abord à ces amendements, ou cochez que vous publiez sans attendre."},
    )

    class Meta:
        model = Version
        fields = ("nature", "notes")
        widgets = {"nature": forms.RadioSelect}
        labels = {"nature": "Que change cette version\u202f?"}

    def __init__(self, *args, annuler, is_attendue=False, **kwargs):
        """`is_attendue`: amendements wait for an answer."""
        super().__init__(*args, **kwargs)
        if not is_attendue:
            del self.fields["sans_attendre"]
        self.fields["nature"].choices = NATURES
        self.helper = aide(self, bouton="Publier cette version", annuler=annuler)
