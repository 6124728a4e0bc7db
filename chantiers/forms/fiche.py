"""The sheet of a chantier, section by section. Forms validate and lay out; the actions act."""

from django import forms

from chantiers.models import Chantier
from labo.forms import VersionField, aide


# section, as its address names it -> (title, fields)
SECTIONS = {
    "fiche": ("modifier la fiche", Chantier.TEXTES),
    "contexte": ("le contexte", ("contexte",)),
    "fonctionnement": ("le mode de fonctionnement", ("fonctionnement",)),
    "rendez-vous": ("la prochaine date", Chantier.RENDEZ_VOUS),
    "reglages": ("les réglages", Chantier.REGLAGES),
}


class ChantierForm(forms.ModelForm):
    version = VersionField()

    class Meta:
        model = Chantier
        fields = Chantier.CHAMPS_COEDITES
        widgets = {
            "prochaine_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "prochaine_heure": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args, section="fiche", **kwargs):
        super().__init__(*args, **kwargs)
        for nom in set(Chantier.CHAMPS_COEDITES) - set(SECTIONS[section][1]):
            del self.fields[nom]
        self.fields["version"].initial = self.instance.version
        if "structure_porteuse" in self.fields:
            self.fields["structure_porteuse"].empty_label = "À pourvoir"
        self.helper = aide(self, annuler=self.instance.get_absolute_url())
