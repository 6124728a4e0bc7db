"""A model field for a day, a month or a quarter (see `chantiers.periodes`), and one of a form for how much."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from chantiers import periodes, quantites


class PeriodeSaisie(forms.CharField):
    """Understands what people write, and gives the canonical text; shows it back in words."""

    def to_python(self, value):
        try:
            return periodes.lire(super().to_python(value) or "")
        except periodes.PeriodeIllisible as illisible:
            raise ValidationError(str(illisible)) from illisible

    def prepare_value(self, value):
        return periodes.ecrire(value) if isinstance(value, str) and periodes.is_canonique(value) else value

    def has_changed(self, initial, data):
        return super().has_changed(initial or "", data)


class Periode(models.CharField):
    """Canonical text; empty when nothing is said."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": periodes.LONGUEUR, "blank": True, "default": "", **kwargs})

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PeriodeSaisie, "max_length": 60, **kwargs})

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value and not periodes.is_canonique(value):
            raise ValidationError("Cette date est illisible.")

    def lisible(self, valeur) -> str:
        """As a history or a conflict tells it."""
        return periodes.ecrire(valeur) if valeur else ""


class QuantiteSaisie(forms.Field):
    """So many days or euros, as people write them; shows them back in French."""

    widget = forms.TextInput

    def to_python(self, value):
        try:
            return quantites.lire(str(value or ""))
        except quantites.QuantiteIllisible as illisible:
            raise ValidationError(str(illisible)) from illisible

    def prepare_value(self, value):
        return quantites.nombre_ecrit(value) if isinstance(value, Decimal) else value
