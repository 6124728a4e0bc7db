"""The form of a room."""

from django import forms

from labo.forms import aide
from seminaire.models import Salle


PLACES_MAX = 9999
PLACES = f"Écrivez un nombre de places, de 0 à {PLACES_MAX}."
AIDE_PLACES = "Combien de personnes y tiennent\u00a0; vide si on ne sait pas."


class SalleForm(forms.ModelForm):
    """A room; with an instance it carries what the person saw of it."""

    places = forms.IntegerField(
        label="Places",
        required=False,
        min_value=0,
        max_value=PLACES_MAX,
        help_text=AIDE_PLACES,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), PLACES),
    )
    nom_lu = forms.CharField(required=False, widget=forms.HiddenInput)
    places_lues = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Salle
        fields = ("nom", "places")

    def __init__(self, *args, voisines, is_nouvelle=True, annuler="", **kwargs):
        super().__init__(*args, **kwargs)
        self.voisines = voisines
        lue = (self.instance.nom, "" if self.instance.places is None else str(self.instance.places))
        self.initial |= {"nom_lu": lue[0], "places_lues": lue[1]}
        lus = () if is_nouvelle else ("nom_lu", "places_lues")
        bouton = "Ajouter la salle" if is_nouvelle else "Enregistrer"
        self.helper = aide(self, *lus, "nom", "places", bouton=bouton, annuler=annuler)

    @property
    def lue(self):
        """The name and the places that the person saw, as `modifier_salle` takes them; what is mangled was never seen."""
        places = self.cleaned_data["places_lues"]
        lues = int(places) if places.isascii() and places.isdecimal() and len(places) <= len(str(PLACES_MAX)) else None
        return self.cleaned_data["nom_lu"], lues

    def clean_nom(self):
        nom = self.cleaned_data["nom"]
        pareilles = (v for v in self.voisines if v.pk != self.instance.pk and v.nom.casefold() == nom.casefold())
        if homonyme := next(pareilles, None):
            raise forms.ValidationError(f"Une salle s’appelle déjà «\u00a0{homonyme}\u00a0».")
        return nom

    def rouvrir(self, salle):
        """After a refusal the form stands on the room as it is now."""
        self.data = self.data.copy()
        self.data["nom_lu"] = salle.nom
        self.data["places_lues"] = "" if salle.places is None else str(salle.places)
