"""Where an article goes: one list to choose from, first of a section or right after one of its articles."""

from django import forms

from charte import numeros
from charte.models import Article, Section


TETE, APRES = "tete", "apres"


class PlaceField(forms.ChoiceField):
    """Its value is (section, article to stand after or None). Nothing is chosen before a person chooses."""

    def __init__(self, **kwargs):
        super().__init__(label="Où", **kwargs)
        self.error_messages["required"] = "Choisissez une place."
        self.places = {}
        self.error_messages["invalid_choice"] = "Cette place n’existe plus : choisissez-en une autre."

    def offrir(self, charte, *, section=None, sauf=None):
        """The places of a charter, or of one section of it, but those beside the article that is moved. Two queries."""
        numerotees = numeros.numerotees(charte.sections.presentes(), lambda une: une.is_preambule)
        offertes = [(numero, une) for numero, une in numerotees if section in (None, une)] or [("", section)]
        par_section = {une.pk: [] for _, une in offertes}
        for article in Article.objects.presents().filter(section__in=par_section).order_by("rang"):
            par_section[article.section_id].append(article)
        choix = [choix for numero, une in offertes for choix in self._de(une, numero, par_section[une.pk], sauf)]
        self.choices = [("", "Choisissez une place"), *choix]
        self.derniere = self.choices[-1][0]

    def _de(self, section: Section, numero, articles, sauf):
        """Between any two of its articles; beside the one that is moved would be no change."""
        for rang, (avant, suivant) in enumerate(zip([None, *articles], [*articles, None], strict=True)):
            if sauf is None or sauf not in (avant, suivant):
                self.places[valeur(section, avant)] = (section, avant)
                yield valeur(section, avant), _dite(section, numero, avant, rang)

    def clean(self, value):
        return self.places.get(super().clean(value))


def valeur(section, apres) -> str:
    return f"{APRES}-{apres.ancre}" if apres else f"{TETE}-{section.ancre}"


def _dite(section, numero, avant, rang) -> str:
    """What tells one from another comes first: on a phone a list that is closed shows some thirty letters."""
    if avant is None:
        return f"En premier dans {numero} – {section}" if numero else f"En premier dans {section}"
    return f"Après {numeros.d_article(numero, rang)} – {avant}" if numero else f"Après {avant} ({section})"
