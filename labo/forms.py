"""What every form of the house has: one helper, one button, its key."""

from collections.abc import Callable

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms

from labo.champs import TexteSaisi


CLE = HTML("{% load maison %}{% cle %}")
# What nothing is filled in of: among buttons, one chooses.
A_REMPLIR = (forms.Field.default_error_messages["required"], TexteSaisi.default_error_messages["required"])
ERREURS = HTML('{% include "labo/_erreurs.html" %}')


ETAT_DE_L_ENVOI = '<p class="envoi-etat" role="status" data-envoi-etat></p>'


def aide(
    form, *champs, bouton="Enregistrer", annuler="", brouillon=True, envoi=True, ton="primary", **attrs
) -> FormHelper:
    """The crispy helper of a form: its fields (all by default), its key, its one main button, a way back; its errors first.

    `brouillon`: what is typed is kept on the device. `envoi`: it is one act with a key, which waits there for the network;
    "immediat", what cannot be undone and does not wait: it is done while the person is there, or not at all.
    Given back with its errors, either is marked so: the page shows it in the place of the one that was sent.
    `ton`: "secondary" where the page has a main act besides.
    `attrs` are attributes of <form>, with underscores for hyphens (`hx_post=""`).
    """
    for champ in form.fields.values():
        if isinstance(champ.widget, forms.RadioSelect) and champ.error_messages["required"] in A_REMPLIR:
            champ.error_messages["required"] = "Choisissez une réponse."
    marques = {"data-brouillon": brouillon, "data-envoi": envoi, "data-lie": (brouillon or envoi) and form.is_bound}
    helper = FormHelper()
    helper.form_class = "formulaire"
    helper.attrs = {nom: vrai if isinstance(vrai, str) else "" for nom, vrai in marques.items() if vrai}
    # Our own sentences, beside each field: the browser's bubble hides them, and leaves there those of before.
    helper.attrs |= {"novalidate": ""} | {nom.replace("_", "-"): valeur for nom, valeur in attrs.items()}
    retour = f'<a class="btn btn-secondary" href="{annuler}"{_sur_place(annuler, attrs)}>Annuler</a>' if annuler else ""
    etat = ETAT_DE_L_ENVOI if brouillon else ""
    actions = f'<div class="actions"><button class="btn btn-{ton}" type="submit">{bouton}</button>{retour}{etat}</div>'
    helper.layout = Layout(CLE, ERREURS, *(champs or list(form.fields)), HTML(actions))
    return helper


def _sur_place(annuler, attrs) -> str:
    """A form opened inside a page is closed there: its own address may be the one that is shown already."""
    if "hx_post" not in attrs:
        return ""
    return f' hx-get="{annuler.partition("#")[0]}" hx-target="{attrs["hx_target"]}" hx-swap="{attrs["hx_swap"]}"'


class VersionField(forms.IntegerField):
    """The number of the version that the form was opened on.

    Missing or mangled it counts as 0, older than any: the save then shows both texts instead of losing one.
    """

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, min_value=1, **kwargs)

    def clean(self, value):
        try:
            return super().clean(value) or 0
        except forms.ValidationError:
            return 0


FICHIER_MAX = 5_000_000  # bytes: beyond, it is not even opened; a Word document holds pictures


class ImportForm(forms.Form):
    """The first step of an import: a text pasted, or a file, never both. A room adds both fields, and how to read them."""

    illisible: type[Exception]  # what reading raises; its message is French and says what to do
    decoder: Callable  # (bytes, name of the file) -> what it says
    lire: Callable  # a method: (text, or what the file says) -> what `cleaned_data` holds from then on

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        if fichier is None:
            return None
        if fichier.size > FICHIER_MAX:
            raise forms.ValidationError("Ce fichier est trop lourd : 5 Mo au plus.", code="trop_gros")
        try:
            return self.decoder(fichier.read(), fichier.name)
        except self.illisible as refuse:
            raise forms.ValidationError(str(refuse), code="illisible") from None

    def clean(self):
        super().clean()
        if self.errors:
            return
        texte, fichier = self.cleaned_data["texte"], self.cleaned_data["fichier"]
        if texte and fichier is not None:
            self.add_error("fichier", "Envoyez soit le texte collé, soit un fichier : videz l’un des deux.")
            return
        try:
            self.cleaned_data |= self.lire(texte, fichier)
        except self.illisible as refuse:
            self.add_error("texte" if fichier is None else "fichier", str(refuse))

    @property
    def status(self):
        return 413 if self.has_error("fichier", "trop_gros") else 422


class ConnexionForm(forms.Form):
    email = forms.EmailField(
        label="Votre courriel",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Écrivez une adresse comme prenom@exemple.fr."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = aide(self, bouton="Recevoir mon lien", brouillon=False, envoi=False)
