"""Proposing a change to the charter, writing it again. Forms validate and lay out; the actions act."""

from crispy_forms.layout import HTML
from django import forms

from charte import queries
from charte.ebauches import ebaucher
from charte.enums import NatureAmendement
from charte.forms.places import PlaceField, valeur
from charte.forms.riches import outiller
from charte.models import Amendement, Commentaire
from labo.forms import VersionField, aide
from labo.models import Organisation


MOTIF = "Pourquoi : ce que cela apporte, ce que cela évite."
# Saves nothing: with htmx the difference comes right there, else the page comes back with it.
PAREILS = HTML(
    '{% include "charte/_deja_propose.html" with quand_meme=form.quand_meme pareils=form.pareils ou="formulaire" %}'
)
VOIR = HTML('{% include "charte/_apercu_demande.html" %}')


class Mots:
    """What a form proposes as it is typed, even half done: to be shown beside what is."""

    def mots(self) -> dict:
        noms = [nom for nom in ("titre", "corps") if nom in self.fields]
        return {nom: Amendement._meta.get_field(nom).to_python(self.data.get(nom, "")) for nom in noms}

    def demande(self) -> Amendement:
        """What it asks for as it is typed, to be set beside what waits already."""
        instance, cle = self.instance, self.data.get("place")
        place = self.fields["place"].places.get(cle) if "place" in self.fields else None
        section, apres = place or (instance.section, instance.apres)
        return Amendement(
            pk=instance.pk,
            nature=instance.nature,
            charte=instance.charte,
            article=instance.article,
            section=section,
            apres=apres,
            **self.mots(),
        )


class AuNomDe(forms.Form):
    """For who represents organisations: in whose name; without one, the field is not there."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Au nom de", required=False, empty_label="moi-même"
    )

    def preparer_organisation(self, personne):
        siennes = Organisation.objects.filter(representations__personne=personne).distinct()
        choix = [(organisation.pk, str(organisation)) for organisation in siennes]
        if not choix:
            del self.fields["organisation"]
            return
        self.fields["organisation"].queryset = siennes
        self.fields["organisation"].choices = [("", "moi-même"), *choix]


class Place(forms.Form):
    """For what asks for a place: the action takes its section, and the article to stand after."""

    place = PlaceField()

    def clean(self):
        super().clean()
        place = self.cleaned_data.pop("place", None)
        if place:
            self.cleaned_data["section"], self.cleaned_data["apres"] = place
        return self.cleaned_data


class PropositionForm(Mots, AuNomDe, forms.ModelForm):
    """Other words for an article. Carries the revision that they were written on."""

    base = VersionField()
    quand_meme = forms.BooleanField(label="Proposer quand même", required=False)

    class Meta:
        model = Amendement
        fields = ("titre", "corps", "motif")
        labels = {"motif": "Motif"}
        help_texts = {"motif": MOTIF, "corps": ""}

    nature = NatureAmendement.MODIFIER
    a_savoir = ""  # read in the place of « À revoir » (`labo/_erreurs.html`)

    def __init__(
        self, *args, charte, personne, annuler, adresse, article=None, bouton="Proposer ce changement", **kwargs
    ):
        super().__init__(*args, instance=Amendement(nature=self.nature, charte=charte, article=article), **kwargs)
        self.adresse, self.personne, self.pareils = adresse, personne, []
        self.preparer_organisation(personne)
        for nom in set(self.fields) & {"titre", "corps"}:
            self.fields[nom].required = True
        if "corps" in self.fields:
            self.fields["corps"].widget.attrs["rows"] = 12
        self.fields["motif"].widget.attrs["rows"] = 3
        outiller(self)
        self.preparer()
        self.helper = aide(self, *self.disposer(), bouton=bouton, annuler=annuler)

    def preparer(self):
        """What a kind of proposal has besides."""

    def disposer(self):
        suite = [nom for nom in ("base", "place", "titre", "corps") if nom in self.fields]
        voir = [VOIR] if "corps" in self.fields else []
        return [*suite, *voir, *(nom for nom in ("motif", "organisation") if nom in self.fields), PAREILS]

    def clean(self):
        """Said before it is sent: one supports what somebody else asks for already, or asks for it too, knowingly."""
        super().clean()
        is_averti = self.cleaned_data.pop("quand_meme", False)
        if not self.errors:
            self.pareils = [autre for autre in queries.pareils(self.demande()) if autre.personne_id != self.personne.pk]
        if self.pareils and not is_averti:
            self.add_error("quand_meme", "Déjà proposé.")
            self.a_savoir = "charte/_pareils.html"
        return self.cleaned_data


class AjoutForm(PropositionForm, Place):
    """A new article, at a place of a section."""

    base = None
    nature = NatureAmendement.AJOUTER

    def __init__(self, *args, section, **kwargs):
        self.section = section
        super().__init__(*args, charte=section.charte, bouton="Proposer cet article", **kwargs)

    def preparer(self):
        self.fields["place"].offrir(self.section.charte, section=self.section)
        self.initial.setdefault("place", self.fields["place"].derniere)


class SuppressionForm(PropositionForm):
    base = titre = corps = None
    nature = NatureAmendement.SUPPRIMER

    class Meta(PropositionForm.Meta):
        fields = ("motif",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, bouton="Proposer de supprimer", **kwargs)


class DeplacementForm(PropositionForm, Place):
    base = titre = corps = None
    nature = NatureAmendement.DEPLACER

    class Meta(PropositionForm.Meta):
        fields = ("motif",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, bouton="Proposer ce déplacement", **kwargs)

    def preparer(self):
        self.fields["place"].offrir(self.instance.charte, sauf=self.instance.article)


class RetoucheForm(Mots, Place, forms.ModelForm):
    """Its proposer writes it again. « À reprendre », it opens on both sides' words and carries the article's revision."""

    class Meta:
        model = Amendement
        fields = ("titre", "corps", "motif")
        help_texts = {"motif": MOTIF}

    def __init__(self, *args, annuler, adresse, depart=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.adresse, self.ebauche = adresse, None
        self.fields["version"] = VersionField(initial=self.instance.version)
        self.fields["motif"].widget.attrs["rows"] = 3
        champs = ["version", *self.preparer_la_place(), *self.preparer_les_mots(), "motif"]
        outiller(self)
        if depart is not None:
            self.fields["base"] = VersionField(initial=self.instance.article.version)
            # Her words on the article of today; where both changed the same ones, hers.
            mots = (queries.mots_de(une) for une in (self.instance.article, self.instance))
            self.ebauche = ebaucher(depart, *mots)
            self.initial = {**self.initial, **self.ebauche.mots, **(kwargs.get("initial") or {})}
            champs.insert(0, "base")
        self.helper = aide(self, *champs, annuler=annuler)

    def preparer_la_place(self):
        """Where it asks for today, if that is still a place."""
        amendement = self.instance
        if not amendement.propose_une_place:
            del self.fields["place"]
            return []
        self.fields["place"].offrir(amendement.charte, sauf=amendement.article)
        if not amendement.is_place_perdue:
            self.initial.setdefault("place", valeur(amendement.section, amendement.apres))
        return ["place"]

    def preparer_les_mots(self):
        if not self.instance.propose_des_mots:
            del self.fields["titre"], self.fields["corps"]
            return []
        self.fields["titre"].required = self.fields["corps"].required = True
        self.fields["corps"].widget.attrs["rows"] = 12
        return ["titre", "corps", VOIR]


class CommentaireForm(AuNomDe, forms.ModelForm):
    class Meta:
        model = Commentaire
        fields = ("texte",)
        labels = {"texte": "Votre commentaire"}

    def __init__(self, *args, personne, adresse, **kwargs):
        super().__init__(*args, **kwargs)
        self.preparer_organisation(personne)
        self.fields["texte"].widget.attrs["rows"] = 3
        self.helper = aide(
            self, "texte", *self.fields.keys() - {"texte"}, bouton="Publier ce commentaire", ton="secondary"
        )
        self.helper.form_action = adresse


class SoutienForm(AuNomDe):
    """One button; for who represents organisations, in whose name. Carries the version that was read."""

    version = VersionField()

    def __init__(self, *args, personne, **kwargs):
        super().__init__(*args, **kwargs)
        self.preparer_organisation(personne)


class RetraitForm(forms.Form):
    raison = Amendement._meta.get_field("reponse").formfield(label="Pourquoi, si vous voulez le dire", required=False)

    def __init__(self, *args, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["raison"].widget.attrs["rows"] = 3
        self.helper = aide(self, bouton="Retirer cet amendement", annuler=annuler, envoi="immediat")
