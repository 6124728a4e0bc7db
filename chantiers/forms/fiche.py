"""The sheet of a chantier, section by section. Forms validate and lay out; the actions act."""

from crispy_forms.layout import HTML, Fieldset
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


PUBLIC = "Ce que tout le monde peut lire"
JAMAIS_PUBLIC = """<p class="form-text">Les personnes ne sont jamais nommées.
Le lien de la prochaine rencontre n’est pas montré au public.</p>"""


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
        if section == "reglages":
            self.expliquer_les_adhesions()
        self.helper = aide(self, *self.disposer(), annuler=self.instance.get_absolute_url())

    def expliquer_les_adhesions(self):
        combien = self.instance.membres.au_travail().count() if self.instance.pk else 0
        places = [str(self.fields["places"].help_text), f"Il y a déjà {membres_dits(combien)}."]
        self.fields["places"].help_text = " ".join(places[: 1 + bool(combien)])
        self.fields["adhesion"].help_text = "Une invitation passe outre : on rejoint aussitôt, même sans place libre."

    def disposer(self):
        """What the public reads stands together, under its own words."""
        publics = [nom for nom in Chantier.PUBLICS if nom in self.fields]
        autres = [nom for nom in self.fields if nom not in publics]
        return (*autres, Fieldset(PUBLIC, HTML(JAMAIS_PUBLIC), *publics)) if publics else autres


def membres_dits(combien) -> str:
    return f"{combien} membre{'s' * (combien > 1)}"
