"""The two steps of importing a charter: a text, then what it brings, ticked.

The text travels with the second step, so nothing is kept on the server.
"""

from django import forms
from django.urls import reverse_lazy

from charte import lecture
from charte.reception import TexteRefuse, decoder, recevoir
from labo.champs import TexteSaisi
from labo.forms import ImportForm, aide


SECTIONS_MAX, ARTICLES_MAX = 100, 500


class TexteCharteForm(ImportForm):
    illisible, decoder = TexteRefuse, staticmethod(decoder)
    texte = TexteSaisi(
        label="Texte de la charte",
        required=False,
        strip=False,
        help_text="Collez-le depuis votre traitement de texte : les titres, les listes et le gras sont gardés.",
        widget=forms.Textarea(
            attrs={"rows": 12, "data-redaction": reverse_lazy("charte:charte_nettoyer_titres"), "data-sans-barre": ""}
        ),
    )
    fichier = forms.FileField(
        label="Ou un fichier (.docx, .odt, .md, .html)",
        required=False,
        allow_empty_file=True,
        help_text="5 Mo au plus. Pour un PDF, copiez et collez plutôt le texte.",
        widget=forms.FileInput(attrs={"accept": ".docx,.odt,.md,.html,.htm,.txt,text/*"}),
    )

    def __init__(self, *args, annuler="", **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = aide(self, bouton="Lire cette charte", annuler=annuler, envoi=False)

    def lire(self, texte, fichier):
        """The text in Markdown; `lue`, the charter that it tells; `pertes`, what it lost."""
        recu = recevoir(texte if fichier is None else fichier.texte)
        pertes = recu.pertes | (fichier.pertes if fichier else {})
        return {"texte": recu.texte, "lue": _bornee(lecture.lire(recu.texte)), "pertes": pertes}


def _bornee(lue):
    articles = sum(len(section.articles) for section in lue.sections)
    if len(lue.sections) > SECTIONS_MAX or articles > ARTICLES_MAX:
        raise TexteRefuse(
            f"Ce texte donne {len(lue.sections)} sections et {articles} articles : {SECTIONS_MAX} et {ARTICLES_MAX} au plus. "
            "Importez-le par parties."
        )
    return lue
