"""Writing the articles. Forms validate and lay out; the actions act."""

from crispy_forms.layout import HTML
from django import forms

from charte.forms.riches import outiller
from charte.models import Article
from charte.models.texte import CORPS_MAX
from labo.forms import VersionField, aide


APERCU = HTML('{% include "charte/_apercu_article.html" %}')
ENTREE = HTML('<button type="submit" hidden></button>')  # what Enter presses: the first one, which is not « Aperçu »


def apercu_de(donnees) -> dict:
    """What `charte/_apercu_article.html` shows of a form that was sent, valid or not."""
    corps = (
        Article._meta.get_field("corps").formfield(required=False, max_length=None).to_python(donnees.get("corps", ""))
    )
    is_trop_long = len(corps) > 3 * CORPS_MAX
    return {"apercu": "" if is_trop_long else corps, "is_trop_long": is_trop_long}


class ArticleForm(forms.ModelForm):
    """Writing an article, new or known."""

    class Meta:
        model = Article
        fields = Article.CHAMPS_COEDITES
        help_texts = {
            "corps": "Une ligne vide sépare deux paragraphes. "
            "Marques\u00a0: **gras**, *italique*, ##\u00a0intertitre, -\u2060\u00a0liste, >\u00a0citation."
        }

    def __init__(self, *args, annuler, bouton="Enregistrer", **kwargs):
        super().__init__(*args, **kwargs)
        outiller(self)
        if self.instance.pk:
            self.fields["version"] = VersionField(initial=self.instance.version)
        self.helper = aide(self, bouton=bouton, annuler=annuler)
        self.helper.layout.insert(0, ENTREE)
        self.helper.layout.insert(len(self.helper.layout) - 1, APERCU)  # under the text, above the main button
