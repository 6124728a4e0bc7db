"""An étape, what it needs, what is new of it."""

from django import forms

from chantiers import queries
from chantiers.champs import QuantiteSaisie
from chantiers.enums import UNITES, Modalite
from chantiers.forms.pieces import PieceForm
from chantiers.models import Etape, Nouvelle
from labo.forms import VersionField, aide
from labo.models import Personne


INCONNU = "Choisissez dans la liste : cette personne ou cette organisation n’y est pas, ou n’y est plus."
EXEMPLES = "Un jour, un mois ou un trimestre : 30/06/2024, juin 2024, T2 2024."
SIGNES = UNITES | {Modalite.FINANCEMENT: "€"}


def cle_du_porteur(personne, organisation) -> str:
    """As the one select of persons and organisations writes it."""
    if organisation:
        return f"organisation-{organisation.pk}"
    return f"personne-{personne.pk}" if personne else ""


class EtapeForm(PieceForm):
    """Who is responsible is one choice on the page, a person or an organisation in the model."""

    field_order = ("titre", "nature", "debut", "echeance", "etat", "responsable", "contact", "livrable", "description")

    responsable = forms.ChoiceField(label="Responsable", required=False, error_messages={"invalid_choice": INCONNU})
    contact = forms.ModelChoiceField(
        queryset=Personne.objects.none(),
        label="Contact",
        required=False,
        empty_label="Aucun",
        help_text="Qui reçoit les courriels quand une organisation est responsable.",
        error_messages={"invalid_choice": INCONNU},
    )

    class Meta:
        model = Etape
        fields = tuple(nom for nom in Etape.CHAMPS_COEDITES if nom not in ("personne", "organisation"))

    def __init__(self, *args, chantier, **kwargs):
        super().__init__(*args, **kwargs)
        etape = self.instance
        gardes = filter(None, (etape.personne, etape.organisation, etape.contact))
        possibles = queries.porteurs_possibles(chantier, gardes=tuple(gardes))
        self.porteurs = {cle_du_porteur(None, organisation): organisation for organisation in possibles.organisations}
        self.porteurs |= {cle_du_porteur(personne, None): personne for personne in possibles.personnes}
        self.fields["responsable"].choices = self._choix(possibles)
        self.fields["responsable"].initial = cle_du_porteur(etape.personne, etape.organisation)
        self.fields["contact"].queryset = Personne.objects.filter(pk__in=[contact.pk for contact in possibles.contacts])
        self.fields["livrable"].widget.attrs["rows"] = 3
        for nom in ("debut", "echeance"):
            self.fields[nom].help_text = EXEMPLES

    def clean(self):
        donnees = super().clean()
        porteur = self.porteurs.get(donnees.pop("responsable", ""))
        is_personne = isinstance(porteur, Personne)
        donnees["personne"], donnees["organisation"] = (porteur, None) if is_personne else (None, porteur)
        return donnees

    def _choix(self, possibles):
        groupes = (
            ("Organisations", [(cle_du_porteur(None, o), str(o)) for o in possibles.organisations]),
            ("Personnes", [(cle_du_porteur(p, None), str(p)) for p in possibles.personnes]),
        )
        return [("", "À pourvoir"), *((nom, choix) for nom, choix in groupes if choix)]


class NouvelleForm(forms.ModelForm):
    class Meta:
        model = Nouvelle
        fields = ("texte",)
        labels = {"texte": "Quoi de neuf"}

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = aide(self, bouton="Donner cette nouvelle", annuler=annuler)


class Quantite(QuantiteSaisie):
    """« 2,5 », « 12 000 € »; nothing and zero are the same need."""

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, **kwargs})

    def to_python(self, value):
        return super().to_python(value) if str(value or "").strip("0 ") else None


class BesoinsForm(forms.Form):
    """A quantity for each modalité, and the one that the page showed: who changed what is then known."""

    def __init__(self, *args, etape, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        actuels = {besoin.modalite: besoin.quantite for besoin in etape.besoins.all()}
        for modalite, nom in Modalite.choices:
            libelle = f"{nom.capitalize()} ({SIGNES.get(modalite, 'promesses')})"
            champ = forms.TextInput(attrs={"inputmode": "decimal"})
            self.fields[modalite] = Quantite(label=libelle, initial=actuels.get(modalite), widget=champ)
            self.fields[f"vu_{modalite}"] = Quantite(initial=actuels.get(modalite), widget=forms.HiddenInput)
        self.helper = aide(self, annuler=annuler)

    def clean(self):
        lues = super().clean()
        return {
            "besoins": {modalite: lues.get(modalite) for modalite in Modalite.values},
            "vus": {modalite: lues.get(f"vu_{modalite}") for modalite in Modalite.values},
        }

    def relire(self, etape):
        """What she wrote stays; what she is said to have seen is what is written now."""
        self.data = self.data.copy()
        actuels = {besoin.modalite: besoin.quantite for besoin in etape.besoins.all()}
        for modalite in Modalite.values:
            self.data[f"vu_{modalite}"] = self.fields[modalite].prepare_value(actuels.get(modalite)) or ""


class DecalageForm(forms.Form):
    """Which étapes to move, as « key-version »; what is mangled is a version that none has."""

    depuis = VersionField()
    suites = forms.MultipleChoiceField(required=False)

    def __init__(self, data):
        super().__init__(data)
        self.fields["suites"].choices = [(valeur, valeur) for valeur in data.getlist("suites")]

    def clean(self):
        paires = (valeur.partition("-") for valeur in self.cleaned_data.pop("suites"))
        self.cleaned_data["choisies"] = {_nombre(pk): _nombre(version) for pk, _, version in paires}
        return self.cleaned_data


def _nombre(texte):
    return int(texte) if texte.isascii() and texte.isdecimal() and len(texte) <= 9 else 0
