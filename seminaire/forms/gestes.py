"""The small forms of the acts of the list: they open in it, where their séance stands."""

from crispy_forms.layout import Column, Row
from django import forms

from labo.champs import TexteSaisi
from labo.forms import VersionField, aide
from seminaire.actions.vus import Impossible, check_dedans
from seminaire.decalage import MINUTES_MAX
from seminaire.forms.heures import HeureField
from seminaire.forms.programme import CIBLE
from seminaire.models import Creneau


class VuForm(forms.Form):
    """What the person saw: the créneau where the séance stood, and its version."""

    version_creneau = VersionField()
    creneau = VersionField()


class GesteForm(VuForm):
    """Shown by `_geste_formulaire.html` in the place of its séance."""

    titre = bouton = ""
    has_mots = False  # words, that are kept where the créneau moved meanwhile

    def __init__(self, *args, instance, adresse, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance = instance
        self.initial |= {"version_creneau": instance.creneau.version, "creneau": instance.creneau_id}
        champs = ("version_creneau", "creneau", self.disposer())
        options = {"bouton": self.bouton, "annuler": annuler, "brouillon": False, "envoi": False}
        self.helper = aide(self, *champs, **options, hx_post=adresse, **CIBLE)
        self.helper.form_action = adresse

    def rouvrir_sur(self, creneau):
        """Sent once more it is an act on the créneau as it is now."""
        self.data = self.data.copy()
        self.data["version_creneau"], self.data["creneau"] = creneau.version, creneau.pk

    @property
    def nom(self):
        creneau = self.instance.creneau
        return self.titre.format(creneau.intitule or self.instance.titre)


class DecalageForm(GesteForm):
    titre, bouton = "Décaler « {} » et tout ce qui suit", "Décaler"
    PLUS_TOT, PLUS_TARD = "plus_tot", "plus_tard"

    minutes = forms.IntegerField(
        label="De combien de minutes ?",
        min_value=-MINUTES_MAX,
        max_value=MINUTES_MAX,
        initial=10,
        widget=forms.NumberInput(attrs={"autofocus": True, "inputmode": "numeric"}),
        help_text="Les séances parallèles bougent ensemble ; ce qui est à heure fixe, ou sans heure, ne bouge pas.",
        error_messages={
            "required": "Dites de combien de minutes.",
            "invalid": "Écrivez un nombre de minutes, par exemple 10.",
            "min_value": f"Pas plus de {MINUTES_MAX} minutes à la fois.",
            "max_value": f"Pas plus de {MINUTES_MAX} minutes à la fois.",
        },
    )
    sens = forms.ChoiceField(
        label="Dans quel sens ?",
        required=False,
        choices=((PLUS_TARD, "plus tard"), (PLUS_TOT, "plus tôt")),
        initial=PLUS_TARD,
        widget=forms.RadioSelect,
    )

    def disposer(self):
        return Row(Column("minutes"), Column("sens"))

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if minutes == 0:
            raise forms.ValidationError("Avec 0 minute, rien ne bougerait.", code="zero")
        return minutes

    def clean(self):
        if self.cleaned_data.get("sens") == self.PLUS_TOT and "minutes" in self.cleaned_data:
            self.cleaned_data["minutes"] = -abs(self.cleaned_data["minutes"])
        self.cleaned_data.pop("sens", None)
        return self.cleaned_data


class IntituleForm(GesteForm):
    titre, bouton = "Titre commun des séances en parallèle", "Enregistrer"
    has_mots = True

    intitule = TexteSaisi(
        label="Titre commun",
        required=False,
        lignes=False,
        max_length=Creneau._meta.get_field("intitule").max_length,
        help_text="Il se lit au-dessus des séances de ce créneau. Vide, elles n’ont pas de titre commun.",
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        self.initial["intitule"] = instance.creneau.intitule

    def disposer(self):
        return "intitule"


class ScissionForm(GesteForm):
    titre, bouton = "Scinder « {} » en deux", "Scinder"

    a = HeureField(
        label="À quelle heure commence la suite ?",
        help_text="Par exemple 10 h 30. La seconde partie porte le même titre, suivi de « (suite) ».",
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
        error_messages={"required": "Indiquez une heure."},
    )

    def disposer(self):
        return "a"

    def clean(self):
        """Told on its field, unless the créneau has changed since the form was opened: then the action says that."""
        creneau, lus = self.instance.creneau, self.cleaned_data
        if "a" in lus and lus["version_creneau"] == creneau.version:
            try:
                check_dedans(creneau, lus["a"])
            except Impossible as dehors:
                self.add_error("a", str(dehors))
        return lus
