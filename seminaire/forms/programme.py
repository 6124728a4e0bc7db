"""The forms of the programme's editor. They validate and lay out; the actions act."""

from crispy_forms.layout import HTML, Column, Div, Layout, Row
from django import forms

from labo.champs import TexteSaisi
from labo.forms import VersionField, aide
from seminaire.forms.heures import HeureField, JourField
from seminaire.forms.lignes import fautes_d_intervenants, fautes_de_phases
from seminaire.models import Creneau, Salle, Seance


CIBLE = {"hx_target": "#programme-edition", "hx_swap": "outerMorph"}
HEURES = "Les heures s’écrivent 9\u00a0h\u00a030 ou 9:30. La fin peut rester vide."
COMMUN = "Le titre commun, le jour et les heures valent pour toutes les séances parallèles de ce créneau."
INTERVENANTS = (
    "Une personne par ligne\u00a0: Prénom Nom, fonction, organisation. "
    "Qui anime\u00a0: «\u00a0Animation\u00a0: Prénom Nom\u00a0»."
)
PHASES = "Un par ligne, avec son heure ou sans\u00a0: «\u00a010\u00a0h\u00a015 – 10\u00a0h\u00a030\u00a0: Tour de table\u00a0»."
HEURE_FIXE = "Ne bouge pas quand le reste est décalé\u00a0: un train, un traiteur, une visite."
COURT = 24  # characters of a title in a closed list, at 360 px
ATTENDUS_MAX = 9999
ATTENDUS = f"Écrivez un nombre de personnes, de 0 à {ATTENDUS_MAX}."

AIDE = {"aria-describedby": "aide-heures", "autocomplete": "off"}
DEROULE = ("objectifs", "materiel", "notes", "attendus")
DU_CRENEAU = ("jour", "debut", "fin", "fixe")


VERSIONS = ("version", "version_creneau", "lu_dans")


class ChantierField(forms.ModelChoiceField):
    """A choice that fits a small phone whole; the number says which chantier it is."""

    def label_from_instance(self, chantier):
        titre, court = chantier.titre, chantier.titre[:COURT]
        return f"{chantier.numero} – {titre if titre == court else court.rpartition(' ')[0] + '…'}"


class SeanceForm(forms.ModelForm):
    """A séance with the times of its créneau. Without an instance it adds one."""

    jour = JourField(label="Jour", required=False)
    debut = HeureField(label="Début", required=False, widget=forms.TextInput(attrs=AIDE))
    fin = HeureField(label="Fin", required=False, widget=forms.TextInput(attrs=AIDE))
    fixe = forms.BooleanField(label="Heure fixe", required=False, help_text=HEURE_FIXE)
    salle = TexteSaisi(
        label="Salle",
        required=False,
        lignes=False,
        max_length=Salle._meta.get_field("nom").max_length,
        widget=forms.TextInput(attrs={"list": "salles", "autocomplete": "off"}),
    )
    attendus = forms.IntegerField(
        label="Personnes attendues",
        required=False,
        min_value=0,
        max_value=ATTENDUS_MAX,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), ATTENDUS),
    )
    version = VersionField()
    version_creneau = VersionField()
    lu_dans = VersionField()  # the créneau that `version_creneau` is a version of

    class Meta:
        model = Seance
        fields = ("titre", "nature", "description", "chantier", "a_confirmer", "intervenants", "phases", *DEROULE)
        widgets = {"titre": forms.TextInput(attrs={"autofocus": True})}
        field_classes = {"chantier": ChantierField}
        help_texts = {"intervenants": INTERVENANTS, "phases": PHASES}

    def __init__(self, *args, seminaire, adresse, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_parallele = bool(self.instance.pk) and self.instance.creneau.seances.presentes().count() > 1
        self.fields["chantier"].empty_label = "aucun en particulier"
        for nom in ("intervenants", "phases", "description", "objectifs", "materiel", "notes"):
            self.fields[nom].widget.attrs["rows"] = 3
        self.preparer_creneau(seminaire)
        if not self.instance.pk:
            for nom in VERSIONS:
                del self.fields[nom]
            self.fields["nature"].required = False
            self.fields["nature"].choices = [("", "d’après le titre"), *Seance._meta.get_field("nature").choices]
            self.initial.setdefault("nature", "")
        self.helper = self.disposer(adresse, annuler)

    def preparer_creneau(self, seminaire):
        """What the form says of the créneau, and which version of both it was opened on."""
        creneau = self.instance.creneau if self.instance.pk else Creneau(jour=seminaire.date_debut)
        salle = self.instance.salle.nom if self.instance.salle else ""
        versions = {"version": self.instance.version, "version_creneau": creneau.version, "lu_dans": creneau.pk}
        horaire = {nom: getattr(creneau, nom) for nom in DU_CRENEAU}
        self.initial |= {**horaire, **versions, "salle": salle}
        if self.is_parallele:
            self.fields["intitule"] = Creneau._meta.get_field("intitule").formfield(initial=creneau.intitule)

    def disposer(self, adresse, annuler):
        """First what every séance needs, then who and what, then what the facilitation alone reads, folded."""
        versions = VERSIONS if self.instance.pk else ()
        communs = ["intitule"] if self.is_parallele else []
        champs = Layout(*versions, "titre", *communs, *self.disposer_creneau(), *self.disposer_seance())
        bouton = "Enregistrer" if self.instance.pk else "Ajouter la séance"
        helper = aide(self, champs, bouton=bouton, annuler=annuler, hx_post=adresse, **CIBLE)
        helper.form_action = adresse
        helper.form_class += " formulaire-seance"
        return helper

    def disposer_creneau(self):
        indication = f"{HEURES} {COMMUN}" if self.is_parallele else HEURES
        return (
            HTML(f'<p id="aide-heures" class="form-text">{indication}</p>'),
            Row(Column("jour"), Column("debut"), Column("fin"), css_class="heures"),
            Row(Column("fixe"), Column("a_confirmer")),
        )

    def disposer_seance(self):
        return (
            Row(Column("nature"), Column("salle")),
            "chantier",
            HTML('<datalist id="salles">{% for nom in salles %}<option value="{{ nom }}">{% endfor %}</datalist>'),
            *("intervenants", "phases", "description"),
            HTML('<details class="pli"{% if form.has_deroule %} open{% endif %}>'),
            HTML("<summary>Pour le déroulé (seule la facilitation le lit)</summary>"),
            Div(*DEROULE),
            HTML("</details>"),
        )

    @property
    def has_deroule(self):
        """Is there anything behind the fold that must be seen: words, or an error?"""
        return any(self[nom].value() not in (None, "") or self[nom].errors for nom in DEROULE)

    def clean_intervenants(self):
        return self.sans_faute("intervenants", fautes_d_intervenants)

    def clean_phases(self):
        return self.sans_faute("phases", fautes_de_phases)

    def sans_faute(self, nom, fautes_de):
        if fautes := fautes_de(self.cleaned_data[nom]):
            raise forms.ValidationError(fautes)
        return self.cleaned_data[nom]

    def clean(self):
        super().clean()
        debut, fin = self.cleaned_data.get("debut"), self.cleaned_data.get("fin")
        if fin and not debut and "debut" not in self.errors:
            self.add_error("debut", "Indiquez aussi l’heure de début.")
        if debut and fin and fin <= debut:
            self.add_error("fin", "La fin doit venir après le début.")
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
