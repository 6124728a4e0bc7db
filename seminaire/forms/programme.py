"""The forms of the programme's editor. They validate and lay out; the actions act."""

from crispy_forms.layout import HTML, Column, Layout, Row
from django import forms

from labo.champs import TexteSaisi
from labo.forms import VersionField, aide
from seminaire.forms.heures import HeureField, JourField
from seminaire.models import Creneau, Salle, Seance


CIBLE = {"hx_target": "#programme-edition", "hx_swap": "outerMorph"}
HEURES = "Les heures s’écrivent 9 h 30 ou 9:30. La fin peut rester vide."
COMMUN = "Le titre commun, le jour et les heures valent pour toutes les séances parallèles de ce créneau."

AIDE = {"aria-describedby": "aide-heures", "autocomplete": "off"}


class SeanceForm(forms.ModelForm):
    """A séance with the times of its créneau. Without an instance it adds one."""

    jour = JourField(label="Jour", required=False)
    debut = HeureField(label="Début", required=False, widget=forms.TextInput(attrs=AIDE))
    fin = HeureField(label="Fin", required=False, widget=forms.TextInput(attrs=AIDE))
    salle = TexteSaisi(
        label="Salle",
        required=False,
        lignes=False,
        max_length=Salle._meta.get_field("nom").max_length,
        widget=forms.TextInput(attrs={"list": "salles", "autocomplete": "off"}),
    )
    version = VersionField()
    version_creneau = VersionField()

    class Meta:
        model = Seance
        fields = ("titre", "nature", "description", "chantier")
        widgets = {"titre": forms.TextInput(attrs={"autofocus": True})}

    def __init__(self, *args, seminaire, adresse, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_parallele = bool(self.instance.pk) and self.instance.creneau.seances.presentes().count() > 1
        self.fields["chantier"].empty_label = "aucun en particulier"
        self.fields["description"].widget.attrs["rows"] = 3
        self.preparer_creneau(seminaire)
        if not self.instance.pk:
            del self.fields["version"], self.fields["version_creneau"]
            self.fields["nature"].required = False
            self.fields["nature"].choices = [("", "d’après le titre"), *Seance._meta.get_field("nature").choices]
            self.initial.setdefault("nature", "")
        self.helper = self.disposer(adresse, annuler)

    def preparer_creneau(self, seminaire):
        """What the form says of the créneau, and which version of both it was opened on."""
        creneau = self.instance.creneau if self.instance.pk else Creneau(jour=seminaire.date_debut)
        salle = self.instance.salle.nom if self.instance.salle else ""
        versions = {"version": self.instance.version, "version_creneau": creneau.version}
        horaire = {nom: getattr(creneau, nom) for nom in ("jour", "debut", "fin")}
        self.initial |= {**horaire, **versions, "salle": salle}
        if self.is_parallele:
            self.fields["intitule"] = Creneau._meta.get_field("intitule").formfield(initial=creneau.intitule)

    def disposer(self, adresse, annuler):
        horaire = Row(Column("jour"), Column("debut"), Column("fin"))
        versions = ["version", "version_creneau"] if self.instance.pk else []
        communs = ["intitule"] if self.is_parallele else []
        indication = f"{HEURES} {COMMUN}" if self.is_parallele else HEURES
        heures = HTML(f'<p id="aide-heures" class="form-text">{indication}</p>')
        salles = HTML('<datalist id="salles">{% for nom in salles %}<option value="{{ nom }}">{% endfor %}</datalist>')
        autres = Row(Column("nature"), Column("salle"), Column("chantier"))
        bouton = "Enregistrer" if self.instance.pk else "Ajouter la séance"
        champs = Layout(*versions, "titre", *communs, heures, horaire, autres, salles, "description")
        helper = aide(self, champs, bouton=bouton, annuler=annuler, hx_post=adresse, **CIBLE)
        helper.form_action = adresse
        return helper

    def clean(self):
        super().clean()
        debut, fin = self.cleaned_data.get("debut"), self.cleaned_data.get("fin")
        if fin and not debut and "debut" not in self.errors:
            self.add_error("debut", "Indiquez aussi l’heure de début.")
        if debut and fin and fin <= debut:
            self.add_error("fin", "La fin vient après le début.")
        return self.cleaned_data

    def rouvrir(self, conflit):
        """As `labo.pages.rouvrir`, on the versions of both the séance and its créneau; a room is told by its name."""
        self.data = self.data.copy()
        for nom, valeur in conflit.reprises.items():
            if nom in self.fields:
                propre = str(valeur) if nom == "salle" and valeur else getattr(valeur, "pk", valeur)
                champ = self.fields[nom].prepare_value(propre)
                self.data[nom] = "" if champ is None else champ


class DeplacementForm(forms.Form):
    """A move carries the version of the créneau that the person saw."""

    version = VersionField()


class RetourForm(forms.Form):
    """Taking back a programme that another one replaced: when, and whether it takes the place of today's."""

    supprimees_le = forms.DateTimeField(required=False)
    remplacer = forms.BooleanField(required=False)

    def clean(self):
        self.cleaned_data.setdefault("supprimees_le", None)
        return self.cleaned_data
