"""Answering amendements: one, or several together. Forms validate and lay out; the actions act."""

from crispy_forms.layout import HTML
from django import forms

from charte import queries, verdicts
from charte.enums import EtatAmendement, NatureAmendement
from charte.forms.riches import outiller
from charte.models import Amendement
from labo.forms import VersionField, aide


RETENU, RETENU_MODIFIE, REFUSE = EtatAmendement.RETENU, EtatAmendement.RETENU_MODIFIE, EtatAmendement.REFUSE
CHOIX = {
    RETENU: "Le retenir, tel qu’il est proposé",
    RETENU_MODIFIE: "Le retenir avec des changements\u00a0: ceux que vous écrivez ci-dessous",
    REFUSE: "Le refuser",
}
RAISON = "La personne qui propose lira ces mots, par courriel et sur sa page\u202f; tout le monde les lit à côté de l’amendement."
VERDICTS = {verdicts.TOUT: "retenu", verdicts.PARTIE: "retenu avec des changements", verdicts.RIEN: "rien n’en reste"}
FUSION = "fusion"  # where an answer given from the merge desk leads back to


def champ_du_texte(nom, libelle):
    modele = Amendement._meta.get_field(nom)
    champ = modele.formfield(label=libelle, required=False)
    champ.validators += modele._validators  # markup that documents could not carry is told here
    if nom == "corps":
        champ.widget.attrs["rows"] = 14
    return champ


def champ_de_la_raison(libelle="Pourquoi", aide_=RAISON):
    manque = {"required": "Dites pourquoi\u00a0: chaque réponse porte sa raison."}
    reponse = Amendement._meta.get_field("reponse")
    return reponse.formfield(label=libelle, help_text=aide_, required=True, error_messages=manque)


class ReponseForm(forms.Form):
    """Retain, retain with changes, refuse. Carries the versions that were read; `mots` are those it opens on."""

    reponse = forms.ChoiceField(
        label="Votre réponse",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choisissez une réponse.",
            "invalid_choice": "Cette réponse n’est pas possible ici\u00a0: choisissez-en une autre.",
        },
    )
    titre = champ_du_texte("titre", "Titre de l’article")
    corps = champ_du_texte("corps", "Texte de l’article")
    retour = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, amendement, mots, annuler, is_tout=False, **kwargs):
        """`is_tout`: even what this amendement no longer allows; the action tells then what has moved."""
        super().__init__(*args, **kwargs)
        self.amendement, self.mots, self.has_mots = amendement, mots, amendement.propose_des_mots
        self.fields["reponse"].choices = [(etat, CHOIX[etat]) for etat in permises(amendement, is_tout=is_tout)]
        self.fields["raison"] = champ_de_la_raison()
        self.fields["version"] = VersionField(initial=amendement.version)
        champs = ["reponse", "titre", "corps", "raison", "version", "retour"]
        if amendement.article:
            self.fields["version_article"] = VersionField(initial=amendement.article.version)
            champs.append("version_article")
        outiller(self)
        if self.has_mots:
            self.initial |= mots
        else:
            del self.fields["titre"], self.fields["corps"]
            champs = [nom for nom in champs if nom not in mots]
        self.helper = aide(self, *champs, bouton="Répondre", annuler=annuler)

    def clean(self):
        super().clean()
        reponse = self.cleaned_data.get("reponse")
        ecrits = {nom: self.cleaned_data.get(nom, "") for nom in self.mots if self.has_mots}
        if reponse == RETENU_MODIFIE:
            for nom, ecrit in ecrits.items():
                if not ecrit and nom not in self.errors:
                    self.add_error(nom, "Un article a un titre et un texte\u00a0: écrivez-le.")
        if reponse == RETENU and ecrits and not self.errors and not self._is_perime() and ecrits != self.mots:
            self.add_error(
                "reponse",
                "Vous avez changé le texte\u00a0: choisissez «\u00a0le retenir avec des changements\u00a0», ou remettez-le "
                "tel qu’il est proposé.",
            )
        if reponse == RETENU_MODIFIE and ecrits and not self.errors and not self._is_perime():
            self._check_reste(ecrits)
        return self.cleaned_data

    def _check_reste(self, ecrits):
        depart = queries.depart_de(self.amendement, self.amendement.article)
        propose = {nom: getattr(self.amendement, nom) for nom in ecrits}
        if verdicts.de(depart, propose, ecrits) == verdicts.RIEN:
            numero = self.amendement.numero
            rien = f"Rien de l’amendement {numero} ne reste dans ce texte\u00a0: gardez-en des mots, ou refusez-le."
            self.add_error("corps", rien)

    def _is_perime(self):
        """What has moved is the action's to say."""
        article = self.amendement.article
        lus = self.cleaned_data["version"], self.cleaned_data.get("version_article")
        actuels = self.amendement.version, article.version if article else None
        return not self.amendement.is_depose or lus != actuels

    def rafraichie(self, amendement, mots, lus):
        """What was sent, after a refusal: it stands on what the amendement says now. `lus`: the words that were shown; who
        changed them keeps hers."""
        data = self.data.copy()
        data["version"] = amendement.version
        if amendement.article:
            data["version_article"] = amendement.article.version
        if self.has_mots and all(self.fields[nom].to_python(data.get(nom)) == lus.get(nom) for nom in mots):
            for nom, mot in mots.items():
                data[nom] = mot
        return data


def permises(amendement, *, is_tout=False):
    """The answers that this amendement can be given."""
    if amendement.article and amendement.article.supprime_le and not is_tout:
        return (REFUSE,)
    if not amendement.propose_des_mots:
        return (RETENU, REFUSE)
    is_a_reprendre = amendement.nature == NatureAmendement.MODIFIER and amendement.is_a_reprendre
    return (RETENU_MODIFIE, REFUSE) if is_a_reprendre and not is_tout else (RETENU, RETENU_MODIFIE, REFUSE)


def _rappel(amendement):
    """Its difference and its motif, above the field that answers it."""
    return f'{{% include "charte/_rappel.html" with carte=form.rappels.{amendement.numero} %}}'


class FusionForm(forms.Form):
    """Retaining together what is ticked: the words that result, and a reason for each. Carries all that was read."""

    titre = champ_du_texte("titre", "Titre de l’article")
    corps = champ_du_texte("corps", "Texte de l’article")
    pressentis = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, bureau, annuler, **kwargs):
        super().__init__(*args, **kwargs)
        self.annuler = annuler
        self.fields["titre"].required = self.fields["corps"].required = True
        self.initial |= {"titre": bureau.titre.texte, "corps": bureau.corps.texte, "pressentis": bureau.versions}
        self.fields["version"] = VersionField(initial=bureau.lu.article.version)
        outiller(self)
        self.bureau, self.amendements = bureau, bureau.pressentis
        self.rappels = {str(carte.amendement.numero): carte for carte in bureau.cartes_prises}
        raisons = []
        for amendement in self.amendements:
            libelle = f"Pourquoi retenir l’amendement {amendement.numero} ({amendement.personne})"
            self.fields[f"raison-{amendement.numero}"] = champ_de_la_raison(libelle, "")
            raisons += [HTML(_rappel(amendement)), f"raison-{amendement.numero}"]
        n = len(self.amendements)
        bouton = f"Retenir ces {n} amendements" if n > 1 else "Retenir cet amendement"
        suite = (HTML('{% include "charte/_verdicts.html" %}'), *raisons, "version", "pressentis")
        self.helper = aide(self, "titre", "corps", *suite, bouton=bouton, annuler=annuler)

    def clean(self):
        super().clean()
        # What has moved meanwhile is the action's to say.
        if not self.errors and self.cleaned_data["version"] == self.bureau.lu.article.version:
            for amendement, dit in self._verdicts().items():
                if dit == verdicts.RIEN:
                    rien = f"Rien de l’amendement {amendement.numero} ne reste dans ce texte"
                    self.add_error("corps", f"{rien}\u00a0: retirez-le du résultat, ou refusez-le.")
        return self.cleaned_data

    @property
    def dits(self) -> list[tuple[Amendement, str]]:
        """(amendement, what it would be called), with the words that the form holds."""
        return [(amendement, VERDICTS[dit]) for amendement, dit in self._verdicts().items()]

    def _verdicts(self):
        cartes = self.bureau.cartes_prises
        ecrits = {nom: self.fields[nom].to_python(self[nom].value()) for nom in ("titre", "corps")}
        departs = {carte.amendement: carte.depart for carte in cartes}
        proposes = {amendement: {nom: getattr(amendement, nom) for nom in ecrits} for amendement in departs}
        return verdicts.de_chacun(departs, proposes, ecrits)

    @property
    def raisons(self):
        return {amendement: self.cleaned_data[f"raison-{amendement.numero}"] for amendement in self.amendements}

    @staticmethod
    def rafraichie(data, bureau):
        """What was sent, after a refusal: the words stay, what they stand on is what it is now."""
        data = data.copy()
        data["version"], data["pressentis"] = bureau.lu.article.version, bureau.versions
        return data
