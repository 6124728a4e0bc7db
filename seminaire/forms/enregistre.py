"""The importer's page, when what was sent is a file that a program wrote: our own JSON, or a calendar."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from seminaire import enregistres
from seminaire.actions.contenu import check_tient
from seminaire.agenda import AgendaIllisible
from seminaire.contenu import ContenuIllisible
from seminaire.forms.importation import TexteForm
from seminaire.reception import TexteRefuse, decoder


TROP_GROS = "Ce fichier est trop lourd : 1,5 Mo au plus pour un agenda ou un programme enregistré."


class EnregistreForm(TexteForm):
    # As it was sent: the blanks at the ends of lines belong to a calendar.
    texte = forms.CharField(
        label="Texte du programme", required=False, strip=False, widget=forms.Textarea({"rows": 12})
    )
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, base, **kwargs):
        super().__init__(*args, **kwargs)
        self.base = base
        self.fields["edition"].widget.attrs = {}

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        if fichier is None:
            return None
        if fichier.size > enregistres.OCTETS_MAX:
            raise ValidationError(TROP_GROS, code="trop_gros")
        try:
            return decoder(fichier.read())
        except TexteRefuse as refuse:
            raise ValidationError(str(refuse), code="illisible") from None

    def clean(self):
        """`texte` becomes what was sent, `enregistre` what it says."""
        forms.Form.clean(self)
        if self.errors:
            return
        fichier = self.cleaned_data["fichier"]
        champ, texte = ("texte", self.cleaned_data["texte"]) if fichier is None else ("fichier", fichier)
        try:
            if len(texte.encode("utf-8", "surrogatepass")) > enregistres.OCTETS_MAX:
                raise ContenuIllisible(TROP_GROS)
            hote = urlsplit(settings.ADRESSE_PUBLIQUE).hostname
            lu = enregistres.lire(texte, hote=hote, base=self.base)
            check_tient(lu.contenu)
        except (ContenuIllisible, AgendaIllisible) as illisible:
            self.add_error(champ, str(illisible))
        except ValidationError as erreur:
            self.add_error(champ, erreur)
        else:
            self.cleaned_data |= {"texte": texte, "enregistre": lu}
