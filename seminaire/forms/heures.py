"""An hour, typed as one likes."""

from django import forms

from labo.champs import TexteSaisi
from seminaire.horaires import HeureIllisible, ecrire_heure, lire_heure


class HeureField(TexteSaisi):
    """« 9 h 30 », « 09:30 », « 9H30 »… cleaned to a `time`, None when empty."""

    def __init__(self, **kwargs):
        super().__init__(lignes=False, max_length=20, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        try:
            return lire_heure(value) if value else None
        except HeureIllisible as error:
            raise forms.ValidationError(str(error), code="heure") from None

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else ecrire_heure(value)

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)
