"""An hour, a day, typed as one likes."""

from django import forms

from labo.champs import TexteSaisi
from seminaire.horaires import HeureIllisible, JourIllisible, ecrire_heure, lire_heure, lire_jour


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


class JourField(forms.DateField):
    """The browser's own calendar where it has one; « 19 octobre 2023 » is understood too."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**{"widget": widget, **kwargs})

    def to_python(self, value):
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        try:
            return lire_jour(value[:100])
        except JourIllisible as error:
            raise forms.ValidationError(str(error), code="invalid") from None
