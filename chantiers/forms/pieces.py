"""Objectifs and useful links."""

from django import forms

from chantiers.models import LienUtile, Objectif
from labo.forms import VersionField, aide


class PieceForm(forms.ModelForm):
    """A co-edited piece of a chantier, new or known."""

    def __init__(self, *args, annuler, bouton="Enregistrer", **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["version"] = VersionField(initial=self.instance.version)
        self.helper = aide(self, bouton=bouton, annuler=annuler)


class ObjectifForm(PieceForm):
    class Meta:
        model = Objectif
        fields = Objectif.CHAMPS_COEDITES

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nom in ("texte", "critere"):
            self.fields[nom].widget.attrs["rows"] = 3


class LienForm(PieceForm):
    class Meta:
        model = LienUtile
        fields = LienUtile.CHAMPS_COEDITES
