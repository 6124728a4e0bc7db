"""The form of a seminar made from another."""

from django import forms

from labo.champs import TexteSaisi
from labo.forms import aide
from seminaire.forms.heures import JourField
from seminaire.models import Seminaire


ANNEES = range(2000, 2100)


class DuplicationForm(forms.Form):
    titre = TexteSaisi(label="Titre", lignes=False, max_length=Seminaire._meta.get_field("titre").max_length)
    date_debut = JourField(
        label="Premier jour",
        help_text="Toutes les journées du programme se décalent d’autant.",
        error_messages={"required": "Indiquez le premier jour du nouveau séminaire."},
    )
    lieu = TexteSaisi(
        label="Lieu", required=False, lignes=False, max_length=Seminaire._meta.get_field("lieu").max_length
    )
    garder_intervenants = forms.BooleanField(label="Garder les intervenant·es", required=False, initial=True)

    def __init__(self, *args, seminaire, annuler, **kwargs):
        super().__init__(*args, initial={"titre": seminaire.titre, "lieu": seminaire.lieu}, **kwargs)
        self.helper = aide(self, bouton="Dupliquer", annuler=annuler)

    def clean_date_debut(self):
        jour = self.cleaned_data["date_debut"]
        if jour.year not in ANNEES:
            raise forms.ValidationError(f"Écrivez une date entre {ANNEES.start} et {ANNEES.stop - 1}.")
        return jour
