"""Writing the articles. Forms validate and lay out; the actions act."""

from django import forms

from charte.models import Article
from labo.forms import VersionField, aide


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
