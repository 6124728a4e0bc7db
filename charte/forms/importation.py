"""The two steps of importing a charter: a text, then what it brings, ticked.

The text travels with the second step, so nothing is kept on the server.
"""

from django import forms
from django.urls import reverse_lazy

from charte import lecture
from charte.reception import TexteRefuse, decoder, recevoir
from labo.champs import TexteSaisi
from labo.forms import aide


FICHIER_MAX = 5_000_000  # bytes: beyond, it is not even opened; a Word document holds pictures
SECTIONS_MAX, ARTICLES_MAX = 100, 500


class TexteCharteForm(forms.Form):
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

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        if fichier is None:
            return None
        if fichier.size > FICHIER_MAX:
            raise forms.ValidationError("Ce fichier est trop lourd : 5 Mo au plus.", code="trop_gros")
        try:
            return decoder(fichier.read(), fichier.name)
        except TexteRefuse as refuse:
            raise forms.ValidationError(str(refuse), code="illisible") from None

    def clean(self):
        """`texte` becomes the one text that was sent, in Markdown; `lue`, the charter that it tells; `pertes`, what it lost."""
        super().clean()
        if self.errors:
            return
        texte, fichier = self.cleaned_data["texte"], self.cleaned_data["fichier"]
        if texte and fichier is not None:
            self.add_error("fichier", "Envoyez soit le texte collé, soit un fichier : videz l’un des deux.")
            return
        champ = "texte" if fichier is None else "fichier"
        try:
            recu = recevoir(texte if fichier is None else fichier.texte)
            self.cleaned_data["pertes"] = recu.pertes | (fichier.pertes if fichier else {})
            self.cleaned_data["texte"] = recu.texte
            self.cleaned_data["lue"] = _bornee(lecture.lire(recu.texte))
        except TexteRefuse as refuse:
            self.add_error(champ, str(refuse))

    @property
    def status(self):
        return 413 if self.has_error("fichier", "trop_gros") else 422


def _bornee(lue):
    articles = sum(len(section.articles) for section in lue.sections)
    if len(lue.sections) > SECTIONS_MAX or articles > ARTICLES_MAX:
        raise TexteRefuse(
            f"Ce texte donne {len(lue.sections)} sections et {articles} articles : {SECTIONS_MAX} et {ARTICLES_MAX} au plus. "
            "Importez-le par parties."
        )
    return lue
