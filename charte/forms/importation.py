"""The two steps of importing a charter: a text, then what it brings, ticked.

The text travels with the second step, so nothing is kept on the server.
"""

from dataclasses import dataclass

from django import forms
from django.urls import reverse_lazy

from charte import imports, lecture
from charte.rapprochement import ArticleRapproche
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
        """`texte` becomes the one text that was sent, in Markdown; `lue`, the charter that it tells."""
        super().clean()
        if self.errors:
            return
        texte, fichier = self.cleaned_data["texte"], self.cleaned_data["fichier"]
        if texte and fichier is not None:
            self.add_error("fichier", "Envoyez soit le texte collé, soit un fichier : videz l’un des deux.")
            return
        champ = "texte" if fichier is None else "fichier"
        try:
            self.cleaned_data["texte"] = recevoir(texte if fichier is None else fichier)
            self.cleaned_data["lue"] = _bornee(lecture.lire(self.cleaned_data["texte"]))
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


@dataclass(frozen=True)
class Carte:
    """An article that was read, as the page shows it: whether it is ticked, or why it cannot be."""

    article: ArticleRapproche
    reproches: list[str]
    is_garde: bool


class Apercu:
    """What an import brings, and what of it the person keeps."""

    def __init__(self, lue, charte, data=None):
        self.lue, self.charte = lue, charte
        self.sections = imports.rapprocher(lue)
        self.data = data if data is not None and "importer" in data else None
        self.articles = [article for section in self.sections for article in section.articles]
        self.reproches = {a.numero: imports.reproches(a) for a in self.articles if a.etat != "inchange"}
        self.gardes = self._gardes()

    def _gardes(self) -> set[str]:
        """The numbers of what is ticked: all that can be, before the person has answered."""
        possibles = {s.numero for s in self.sections if s.etat == "nouveau" and not s.articles}
        possibles |= {numero for numero, reproches in self.reproches.items() if not reproches}
        self.is_utile = bool(possibles or self.titre)
        return possibles if self.data is None else possibles & set(self.data.getlist("garder"))

    @property
    def titre(self):
        """The title of the charter if the text tells another one."""
        actuel = self.charte.titre if self.charte else ""
        return self.lue.titre if self.lue.titre and lecture.cle(self.lue.titre) != lecture.cle(actuel) else ""

    @property
    def is_titre_garde(self):
        return bool(self.titre) and (self.data is None or "titre" in self.data)

    def lues(self):
        """(section, whether it is ticked, its cards), in order."""
        for section in self.sections:
            cartes = [Carte(a, self.reproches.get(a.numero, []), a.numero in self.gardes) for a in section.articles]
            yield section, section.numero in self.gardes, cartes

    def versions(self) -> dict[int, int]:
        """The versions that the person has read, by article."""
        lues = {}
        for article in self.articles:
            valeur = (self.data or {}).get(f"version-{article.present.pk}", "") if article.present else ""
            if valeur.isdecimal() and len(valeur) < 10:
                lues[article.present.pk] = int(valeur)
        return lues

    def combien(self, etat, parmi=None) -> int:
        return sum(a.etat == etat and (parmi is None or a.numero in parmi) for a in self.articles)
