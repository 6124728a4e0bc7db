"""The importer's two pages: a text, then the list of what it says, corrected by a person.

The text travels with the list: its notes and what was deduced are read again from it, so nothing is kept on the server.
"""

from django import forms

from labo.champs import TexteSaisi
from labo.forms import ImportForm, VersionField, aide
from seminaire import listes
from seminaire.forms.heures import HeureField, JourField
from seminaire.models import Intervention, Salle, Seance, Seminaire, Temps
from seminaire.programme import separer_cellules
from seminaire.reception import SEANCES_MAX, TexteRefuse, decoder, recevoir


DEUX_LIGNES = forms.Textarea(attrs={"rows": 2})  # a long title is read whole on a phone
LISTE_MAX = 20_000  # characters of one « one per line » field


def longueur(modele, nom) -> int:
    return modele._meta.get_field(nom).max_length


class TexteColle(TexteSaisi):
    """A pasted programme: the cells of a table stay apart, since a stored text keeps no tab."""

    def to_python(self, value):
        return super().to_python(separer_cellules(value or ""))


class TexteForm(ImportForm):
    illisible, decoder = TexteRefuse, staticmethod(decoder)
    texte = TexteColle(
        label="Texte du programme",
        required=False,
        strip=False,
        help_text="Collez-le tel quel : d’un courriel, d’un document, d’une page web.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    fichier = forms.FileField(
        label="Ou un fichier (.docx, .odt, .md, .txt)",
        required=False,
        allow_empty_file=True,
        help_text="5 Mo au plus. Se lisent aussi un agenda (.ics) et un programme enregistré par ce site (.json). "
        "Pour un PDF, copiez et collez plutôt le texte.",
        widget=forms.FileInput(attrs={"accept": ".docx,.odt,.md,.txt,.csv,.ics,.json,text/*"}),
    )

    def __init__(self, *args, annuler="", **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = aide(self, bouton="Lire ce programme", annuler=annuler, envoi=False)

    def lire(self, texte, fichier):
        """The one text that was sent; `programme`, what it says."""
        texte = texte if fichier is None else self.fields["texte"].clean(fichier)
        return {"texte": texte, "programme": recevoir(texte)}


class ChampsMarques(forms.Form):
    """Fields in the look of the house, without crispy: hundreds of them stand on one page."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for champ in self.fields.values():
            classe = "form-check-input" if isinstance(champ, forms.BooleanField) else "form-control"
            champ.widget.attrs["class"] = classe
            champ.widget.attrs.pop("maxlength", None)  # a long paste is told, never cut

    def full_clean(self):
        super().full_clean()
        for nom in self.errors:
            if nom in self.fields:
                self.fields[nom].widget.attrs["class"] += " is-invalid"


class SeanceLueForm(ChampsMarques):
    debut = HeureField(label="Début", required=False)
    fin = HeureField(label="Fin", required=False)
    titre = TexteSaisi(label="Titre", lignes=False, max_length=longueur(Seance, "titre"), widget=DEUX_LIGNES)
    salle = TexteSaisi(label="Salle", lignes=False, max_length=longueur(Salle, "nom"), required=False)
    jour = JourField(label="Autre jour (facultatif)", required=False)
    intervenants = TexteSaisi(
        label="Interventions",
        required=False,
        max_length=LISTE_MAX,
        help_text="Une personne par ligne : nom, fonction, organisation.",
        widget=DEUX_LIGNES,
    )
    temps = TexteSaisi(
        label="Temps de la séance",
        required=False,
        max_length=LISTE_MAX,
        help_text="Un par ligne, avec son heure s’il en a une : 14 h 15 – 14 h 45 : Tour de table.",
        widget=DEUX_LIGNES,
    )

    paralleles = TexteSaisi(
        label="Ateliers en parallèle",
        required=False,
        max_length=LISTE_MAX,
        help_text="Un par ligne, tous à cette heure : Titre | Salle | Prénom Nom / Prénom Nom.",
        widget=DEUX_LIGNES,
    )

    def clean_paralleles(self):
        ateliers = self.verifier_lignes("paralleles", listes.lire_ateliers, Seance)
        for n, atelier in enumerate(ateliers, 1):
            if len(atelier["salle"]) > longueur(Salle, "nom"):
                raise forms.ValidationError(f"Ligne {n} : salle, {longueur(Salle, 'nom')} caractères au plus.")
            if any(
                len(texte) > longueur(Intervention, cle)
                for qui in atelier["intervenants"]
                for cle, texte in qui.items()
            ):
                raise forms.ValidationError(f"Ligne {n} : un nom ou une fonction est trop long.")
        return ateliers

    def clean_intervenants(self):
        return self.verifier_lignes("intervenants", listes.lire_intervenants, Intervention)

    def clean_temps(self):
        temps = self.verifier_lignes("temps", listes.lire_temps, Temps)
        for n, phase in enumerate(temps, 1):
            if phase["fin"] and phase["fin"] <= phase["debut"]:
                raise forms.ValidationError(f"Ligne {n} : la fin doit venir après le début.")
        return temps

    @property
    def is_ecartee(self):
        """Ticked « ne pas créer »: whatever it holds."""
        return bool(self.cleaned_data.get("DELETE"))

    def verifier_lignes(self, nom, lire, modele):
        """The lines of a field as values; the first of each is never empty, none is longer than its column."""
        lues, noms = lire(self.cleaned_data[nom]), {champ.name for champ in modele._meta.fields if champ.max_length}
        for n, ligne in enumerate(lues, 1):
            textes = {cle: valeur for cle, valeur in ligne.items() if isinstance(valeur, str) and cle in noms}
            if not next(iter(textes.values())):
                raise forms.ValidationError(f"Ligne {n} : il manque le nom ou le titre.")
            for cle, valeur in textes.items():
                if len(valeur) > longueur(modele, cle):
                    raise forms.ValidationError(f"Ligne {n} : {cle}, {longueur(modele, cle)} caractères au plus.")
        return lues

    def clean(self):
        super().clean()
        if self.is_ecartee:
            self.errors.clear()
            return self.cleaned_data
        debut, fin = self.cleaned_data.get("debut"), self.cleaned_data.get("fin")
        if fin and not debut and "debut" not in self.errors:
            self.add_error("debut", "Indiquez aussi l’heure de début.")
        if debut and fin and fin <= debut:
            self.add_error("fin", "La fin doit venir après le début.")
        return self.cleaned_data


class BaseListe(forms.BaseFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Ne pas créer cette séance"
        form.fields["DELETE"].widget.attrs["class"] = "form-check-input"

    def clean(self):
        if not any(self.is_a_creer(form) for form in self.forms):
            raise forms.ValidationError("La liste est vide : il n’y a aucune séance à créer.")

    def is_a_creer(self, form):
        return form.has_changed() and not form.is_ecartee


ListeFormSet = forms.formset_factory(
    SeanceLueForm,
    formset=BaseListe,
    extra=0,
    can_delete=True,
    max_num=SEANCES_MAX,
    absolute_max=SEANCES_MAX,
    validate_max=True,
)


class JoursForm(ChampsMarques):
    """The date of each day that was read; where there are several, none goes without."""

    def __init__(self, *args, jours, **kwargs):
        self.base_fields = {
            f"date_{n}": JourField(
                label="Date",
                required=len(jours) > 1,
                initial=jour.date,
                error_messages={"required": "Indiquez la date de ce jour."},
            )
            for n, jour in enumerate(jours)
        }
        super().__init__(*args, prefix="jours", **kwargs)


class PresentationLueForm(ChampsMarques):
    """What the lines before the first séance say of the seminar; of a seminar that exists, only what is ticked changes."""

    version = VersionField()

    def __init__(self, *args, propose, seminaire, **kwargs):
        self.seminaire = seminaire
        noms = [nom for nom, valeur in propose.items() if valeur or seminaire is None]
        champs = forms.fields_for_model(Seminaire, fields=noms)
        self.base_fields = {**type(self).base_fields, **champs}
        for nom in noms if seminaire else ():
            actuel = getattr(seminaire, nom)
            coche = forms.BooleanField(label="Reprendre ce texte", required=False, initial=not actuel)
            self.base_fields[f"garder_{nom}"] = coche
        initial = {**propose, "version": seminaire.version if seminaire else None}
        super().__init__(*args, prefix="presentation", initial=initial, **kwargs)
        self.noms = noms
        self.fields["version"].widget.attrs.pop("class", None)

    def lignes(self):
        """(field, its tick or None, what the seminar says now) for the page."""
        for nom in self.noms:
            coche = self[f"garder_{nom}"] if self.seminaire else None
            yield self[nom], coche, getattr(self.seminaire, nom, "") if self.seminaire else ""

    def clean(self):
        super().clean()
        for nom in self.noms:
            if not self.is_gardee(nom):
                self.errors.pop(nom, None)

    def is_gardee(self, nom):
        return self.seminaire is None or bool(self.cleaned_data.get(f"garder_{nom}"))

    def gardees(self) -> dict:
        """What the person keeps, as fields of a seminar."""
        return {nom: self.cleaned_data[nom] for nom in self.noms if self.is_gardee(nom)}
