"""The form of a seminar’s presentation."""

from django import forms

from labo.forms import VersionField, aide
from seminaire.forms.heures import JourField
from seminaire.models import Seminaire


class PresentationForm(forms.ModelForm):
    version = VersionField()

    class Meta:
        model = Seminaire
        fields = Seminaire.CHAMPS_COEDITES
        field_classes = {"date_debut": JourField}

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.helper = aide(self, annuler=annuler)
