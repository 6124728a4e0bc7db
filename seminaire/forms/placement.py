"""Where a séance goes: the small forms of the day grid."""

from crispy_forms.layout import Column, Row
from django import forms

from labo.forms import VersionField, aide
from labo.typographie import date_longue
from seminaire.forms.heures import HeureField, JourField


VU = ("version", "version_creneau", "lu_dans")
CIBLE = {"hx_target": "#grille", "hx_swap": "outerMorph"}


class PlacementForm(forms.Form):
    """A start and a room; the duration is kept. `jours`: the days of the programme, asked for where there are several."""

    jour = JourField(label="Jour", required=False, widget=forms.HiddenInput)
    debut = HeureField(
        label="Début",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Écrivez une heure."},
    )
    salle = forms.ChoiceField(
        label="Salle",
        required=False,
        error_messages={"invalid_choice": "Cette salle n’existe plus. Choisissez-en une autre."},
    )
    version = VersionField()
    version_creneau = VersionField()
    lu_dans = VersionField()  # the créneau that `version_creneau` is a version of
    vue = forms.CharField(required=False, widget=forms.HiddenInput, initial="grille")

    def __init__(self, *args, seance, salles, jours, adresse, voulu=None, **kwargs):
        """`voulu`: what somebody wanted who came second; it is proposed again."""
        super().__init__(*args, **kwargs)
        creneau = seance.creneau
        jour = creneau.jour or creneau.seminaire.date_debut
        self.seance, self.voulu = seance, voulu
        if len(jours) > 1:
            choix = [(autre.isoformat(), date_longue(autre).capitalize()) for autre in jours if autre]
            self.fields["jour"].widget = forms.Select(choices=choix)
        self.fields["salle"].choices = [("", "Sans salle"), *((nom, nom) for nom in salles)]
        self.initial = {
            "jour": jour and jour.isoformat(),
            "debut": creneau.debut,
            "salle": seance.salle.nom if seance.salle else "",
            "version": seance.version,
            "version_creneau": creneau.version,
            "lu_dans": creneau.pk,
            "vue": "grille",
            **(voulu or {}),
        }
        lieu = Row(*([Column("jour")] if len(jours) > 1 else ["jour"]), Column("debut"), Column("salle"))
        champs = (*VU, "vue", lieu)
        marques = {"id": "grille-placer", "data_saisie": ""}
        self.helper = aide(
            self, *champs, bouton="Placer", brouillon=False, envoi=False, hx_post=adresse, **CIBLE, **marques
        )
        self.helper.form_action = adresse

    @property
    def place(self) -> dict:
        """What the action is told."""
        return {nom: self.cleaned_data[nom] for nom in ("jour", "debut", "salle", *VU)}

    @property
    def voulue(self) -> dict:
        """The same without what was seen: it is proposed again on fresh versions."""
        return {nom: self.cleaned_data[nom] for nom in ("jour", "debut", "salle")}


class AvanceForm(forms.Form):
    """So many minutes later, or earlier."""

    minutes = forms.IntegerField(
        min_value=-720,
        max_value=720,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), "Dites de combien de minutes."),
    )
    version_creneau = VersionField()
