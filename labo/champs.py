"""Model fields for what people type: normalised, limited in the database itself, with a counter on the page.

Each knows how two people's changes to it are brought together.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from labo.balisage import TexteDemesure, canoniser, depuis_html, is_source_html, verifier
from labo.reunion import reunir_lignes, reunir_textes
from labo.textes import apostropher, normaliser
from labo.typographie import nombre


class TexteSaisi(forms.CharField):
    """Normalises before it counts, so that a text pasted with Windows newlines is not refused for them."""

    default_error_messages = {
        "required": "Ce champ reste à remplir.",
        "max_length": "Raccourcissez ce texte : %(limit_value)s caractères au plus, il en a %(show_value)s.",
    }

    def __init__(self, *, lignes=True, **kwargs):
        self.lignes = lignes
        super().__init__(**kwargs)

    def to_python(self, value):
        return normaliser(super().to_python(value), lignes=self.lignes)

    def run_validators(self, value):
        """Numbers are told as French writes them."""
        try:
            super().run_validators(value)
        except forms.ValidationError as refus:
            for erreur in refus.error_list:
                erreur.params = {
                    nom: nombre(v) if isinstance(v, int) else v for nom, v in (erreur.params or {}).items()
                }
            raise

    def widget_attrs(self, widget):
        """No `maxlength`: a browser would cut a pasted text without a word; the counter and the error tell instead."""
        return {nom: valeur for nom, valeur in super().widget_attrs(widget).items() if nom != "maxlength"}


class Ligne(models.CharField):
    """One line of text."""

    lignes = False
    reunir = staticmethod(reunir_textes)

    def to_python(self, value):
        value = super().to_python(value)
        return value if value is None else normaliser(value, lignes=self.lignes)

    def pre_save(self, instance, add):
        value = self.to_python(getattr(instance, self.attname))
        setattr(instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": TexteSaisi, "lignes": self.lignes, **kwargs})


class Titre(Ligne):
    """One line of a text that is written with care, as `TexteRiche` keeps its words: with our apostrophe."""

    def to_python(self, value):
        value = super().to_python(value)
        return value if value is None else apostropher(value)


class Texte(Ligne):
    """Several lines of text; a varchar too, so that the limit holds in the database."""

    lignes = True

    def formfield(self, **kwargs):
        zone = forms.Textarea(attrs={"rows": 5, "data-compteur": self.max_length})
        return super().formfield(**{"widget": zone, **kwargs})


class TexteRicheSaisi(TexteSaisi):
    """The source of a Word document, pasted as it stands, counts for the words that it holds."""

    def to_python(self, value):
        try:
            return super().to_python(depuis_html(value) if value and is_source_html(value) else value)
        except TexteDemesure:
            raise forms.ValidationError(
                "Ce document est trop long : collez-le par morceaux.", code="max_length"
            ) from None


class TexteRiche(Texte):
    """Several lines with marks (`labo.balisage`), kept in canonical form: what is accepted exports in every format."""

    def to_python(self, value):
        value = super().to_python(value)
        return value if value is None else canoniser(value)

    def clean(self, value, model_instance):
        """What a document could not carry is told of the text as it was typed, before its form repairs it."""
        if plaintes := verifier(normaliser(value or ""), is_riche=True):
            raise ValidationError(plaintes)
        return super().clean(value, model_instance)

    def formfield(self, **kwargs):
        zone = forms.Textarea(attrs={"rows": 14, "data-compteur": self.max_length, "data-redaction": ""})
        return super().formfield(**{"form_class": TexteRicheSaisi, "widget": zone, **kwargs})


class Liste(Texte):
    """One item per line."""

    reunir = staticmethod(reunir_lignes)


class Adresse(models.URLField):
    """A page of the web; « exemple.fr » typed alone is understood as https."""

    AIDE = "Écrivez une adresse comme https://exemple.fr."
    default_validators = (URLValidator(schemes=("http", "https"), message=AIDE),)

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", "error_messages": {"invalid": self.AIDE}, **kwargs})
