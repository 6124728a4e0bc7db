"""Where an article goes: one list to choose from, first of a section or right after one of its articles."""

from django import forms

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
        sections = [section] if section else list(charte.sections.presentes())
        presents = Article.objects.presents().filter(section__in=sections).order_by("rang")
        par_section = {une.pk: [] for une in sections}
        for article in presents:
            par_section[article.section_id].append(article)
        choix = [choix for une in sections for choix in self._de(une, par_section[une.pk], sauf)]
        self.choices = [("", "Choisissez une place"), *choix]
        self.derniere = self.choices[-1][0]

    def _de(self, section: Section, articles, sauf):
        """Between any two of its articles; beside the one that is moved would be no change."""
        for avant, suivant in zip([None, *articles], [*articles, None], strict=True):
            if sauf is None or sauf not in (avant, suivant):
                valeur = f"{APRES}-{avant.ancre}" if avant else f"{TETE}-{section.ancre}"
                self.places[valeur] = (section, avant)
                # Its section too: a list that is closed shows the choice alone.
                yield valeur, f"{section} – après « {avant} »" if avant else f"{section} – en premier"

    def clean(self, value):
        return self.places.get(super().clean(value))
