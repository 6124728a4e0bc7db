"""Forms of the charter. They validate and lay out; the actions act."""

from django import forms

from charte.enums import NatureVersion
from charte.models import Article, Version
from labo.forms import VersionField, aide


NATURES = [
    (NatureVersion.FOND, "Le fond\u00a0: ce à quoi nous nous engageons"),
    (NatureVersion.CORRECTION, "La forme seulement\u00a0: une faute, une tournure"),
]


class ArticleForm(forms.ModelForm):
    """Writing an article, new or known."""

    class Meta:
        model = Article
        fields = Article.CHAMPS_COEDITES
        help_texts = {
            "corps": "Une ligne vide sépare deux paragraphes. Un tiret commence un élément de liste. **Gras**, *italique*."
        }

    def __init__(self, *args, annuler, bouton="Enregistrer", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["corps"].widget.attrs["rows"] = 14
        if self.instance.pk:
            self.fields["version"] = VersionField(initial=self.instance.version)
        self.helper = aide(self, bouton=bouton, annuler=annuler)


class PublicationForm(forms.ModelForm):
    """Publishing: what kind of version, and what it brings. Carries the fingerprint of the text that was shown."""

    empreinte = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Version
        fields = ("nature", "notes")
        widgets = {"nature": forms.RadioSelect}
        labels = {"nature": "Que change cette version\u202f?"}

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nature"].choices = NATURES
        self.helper = aide(self, bouton="Publier cette version", annuler=annuler)
