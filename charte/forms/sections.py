"""Laying out the charter: its title, its sections, where an article stands. Forms validate and lay out; the actions act."""

from django import forms

from charte.forms.places import PlaceField
from charte.models import Charte, Section
from labo.forms import aide


class TitreLu(forms.ModelForm):
    """Of what has a name already: the form carries the title that was read."""

    lu = forms.CharField(required=False, empty_value=None, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["lu"].initial = self.instance.titre
        else:
            del self.fields["lu"]

    def relire(self):
        """After a refusal it stands on the title of now, so that sending it once more settles."""
        self.data = self.data.copy()
        self.data["lu"] = self._meta.model.objects.values_list("titre", flat=True).get(pk=self.instance.pk)


class CharteForm(TitreLu):
    class Meta:
        model = Charte
        fields = ("titre",)
        labels = {"titre": "Titre de la charte"}

    def __init__(self, *args, annuler, bouton, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = aide(self, bouton=bouton, annuler=annuler)


class SectionForm(TitreLu):
    """`has_preambule`: the charter has one already, or this section is known: it does not become one."""

    class Meta:
        model = Section
        fields = ("titre", "is_porteuse")
        labels = {"is_porteuse": "La liste des chantiers se place ici"}
        help_texts = {"is_porteuse": "Elle se tient à jour d’elle-même. Une seule section la porte."}

    porteuse_lue = forms.BooleanField(required=False, widget=forms.HiddenInput)
    is_preambule = forms.BooleanField(
        label="C’est le préambule",
        required=False,
        help_text="Il se lit avant tout le reste, sans numéro.",
    )

    def __init__(self, *args, annuler, bouton="Enregistrer", has_preambule=True, **kwargs):
        super().__init__(*args, **kwargs)
        if has_preambule:
            del self.fields["is_preambule"]
        if self.instance.pk:
            self.fields["porteuse_lue"].initial = self.instance.is_porteuse
        else:
            del self.fields["porteuse_lue"]
        self.helper = aide(self, bouton=bouton, annuler=annuler)

    def validate_constraints(self):
        """That one section alone carries the list is what the action sees to: it takes it from the other one."""


class PlacementForm(forms.Form):
    place = PlaceField()

    def __init__(self, *args, article, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].offrir(article.section.charte, sauf=article)
        self.helper = aide(self, bouton="Placer ici", annuler=annuler, brouillon=False)
