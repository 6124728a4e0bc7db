"""Answering amendements: one, or several together. Forms validate and lay out; the actions act."""

from dataclasses import dataclass

from crispy_forms.layout import HTML
from django import forms

from charte import ebauches, ecarts, queries, regrets, verdicts
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
RELIRE = HTML('{% include "charte/_verdicts.html" %}')  # under the text, as it is edited
EBAUCHE = HTML('{% include "charte/_ebauche.html" %}')
RELISEZ = "Votre texte est réuni ci-dessous avec ce qui a changé\u00a0: relisez-le, puis envoyez à nouveau."
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


@dataclass(frozen=True)
class Dit:
    """What an amendement would be called."""

    amendement: Amendement
    dit: str

    @property
    def is_rien(self):
        return self.dit == verdicts.RIEN

    def __str__(self):
        return VERDICTS[self.dit]


class Relue:
    """A form of `article` that answers `lus`: what its words change, undo, and make of each amendement, before they are sent."""

    @property
    def ecrits(self) -> dict:
        noms = [nom for nom in ("titre", "corps") if nom in self.fields]
        return {nom: self.fields[nom].to_python(self[nom].value() or "") for nom in noms}

    @property
    def ecarts(self):
        return ecarts.ecarts(queries.mots_de(self.article), self.ecrits) if self.article else []

    @property
    def regret(self) -> str:
        """On which retained amendements these words go back, in a sentence. Two queries, where there are some."""
        if self.article is None:
            return ""
        defaits = queries.defaits({self.article.pk: self.ecrits})
        return regrets.dire(defaits.get(self.article.pk, ()))

    @property
    def dits(self) -> list[Dit]:
        departs = {lu.amendement: lu.depart for lu in self.lus}
        dits = verdicts.de_chacun(departs, {lu.amendement: lu.propose for lu in self.lus}, self.ecrits)
        a_reprendre = {True: {verdicts.TOUT: verdicts.PARTIE}, False: {}}
        return [Dit(a, a_reprendre[a.is_a_reprendre].get(dit, dit)) for a, dit in dits.items()]

    def _check_reste(self, suite):
        """Something of each must be left."""
        for dit in self.dits:
            if dit.is_rien:
                self.add_error(
                    "corps", f"Rien de l’amendement {dit.amendement.numero} ne reste dans ce texte\u00a0: {suite}"
                )


class ReponseForm(Relue, forms.Form):
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

    def __init__(self, *args, lu, mots, annuler, adresse, is_tout=False, **kwargs):
        """`is_tout`: even what this amendement no longer allows; the action tells then what has moved."""
        super().__init__(*args, **kwargs)
        self.lus, self.amendement, self.mots, self.adresse = [lu], lu.amendement, mots, adresse
        self.article, self.has_mots = self.amendement.article, self.amendement.propose_des_mots
        self.fields["reponse"].choices = [(etat, CHOIX[etat]) for etat in permises(self.amendement, is_tout=is_tout)]
        self.fields["raison"] = champ_de_la_raison()
        self.fields["version"] = VersionField(initial=self.amendement.version)
        if self.article:
            self.fields["version_article"] = VersionField(initial=self.article.version)
        outiller(self)
        if self.has_mots:
            self.initial = {**mots, **self.initial}
        else:
            del self.fields["titre"], self.fields["corps"]
        self.helper = aide(self, *self._disposer(), bouton="Répondre", annuler=annuler)

    def _disposer(self):
        mots = [EBAUCHE, "titre", "corps", RELIRE] if self.has_mots else []
        return ["reponse", *mots, "raison", "version", "retour", *(["version_article"] if self.article else [])]

    def clean(self):
        super().clean()
        if not self.has_mots:
            return self.cleaned_data
        reponse, ecrits = self.cleaned_data.get("reponse"), self.ecrits
        if reponse == RETENU_MODIFIE:
            for nom, ecrit in ecrits.items():
                if not ecrit and nom not in self.errors:
                    self.add_error(nom, "Un article a un titre et un texte\u00a0: écrivez-le.")
        if self.errors or self._is_perime():
            return self.cleaned_data
        if reponse == RETENU and ecrits != self.mots:
            self.add_error(
                "reponse",
                "Vous avez changé le texte\u00a0: choisissez «\u00a0le retenir avec des changements\u00a0», ou remettez-le "
                "tel qu’il est proposé.",
            )
            self.add_error("corps", "Ce n’est plus le texte proposé.")
        if reponse == RETENU_MODIFIE:
            self._check_reste("gardez-en des mots, ou refusez-le.")
        return self.cleaned_data

    def _is_perime(self):
        """What has moved is the action's to say."""
        actuels = self.amendement.version, self.article.version if self.article else None
        return not self.amendement.is_depose or self.versions_lues != actuels

    @property
    def versions_lues(self):
        """Of the amendement, and of its article where it has one."""
        return self.cleaned_data["version"], self.cleaned_data.get("version_article")

    def changes(self, ouverture) -> dict:
        """What was typed in place of the words that the form opened on."""
        return {nom: ecrit for nom, ecrit in self.ecrits.items() if ecrit != ouverture.get(nom)}

    def rafraichie(self, lu, *, is_change):
        """(what was sent, the draft to read again): after a refusal it stands on what both say now.

        Who left the words as they were (not `is_change`) reads those of now: the page tells of them beside the amendement.
        """
        data, article = self.data.copy(), lu.amendement.article
        data["version"] = lu.amendement.version
        if article:
            data["version_article"] = article.version
        if not self.has_mots:
            return data, None
        if not is_change:
            return _avec(data, queries.ebauche(lu)), None
        reprise = _reprise(article, self.cleaned_data.get("version_article"), self.ecrits)
        return _avec(data, reprise), reprise


def _reprise(article, version, mots):
    """Typed words, on the article as it is now."""
    if article is None or version == article.version:
        return ebauches.Ebauche(mots)
    return queries.reprise(article, version, mots)


def _avec(data, reprise):
    for nom, mots in reprise.mots.items():
        data[nom] = mots
    return data


def permises(amendement, *, is_tout=False):
    """The answers that this amendement can be given."""
    if amendement.article and amendement.article.supprime_le and not is_tout:
        return (RETENU, REFUSE) if amendement.nature == NatureAmendement.SUPPRIMER else (REFUSE,)
    if not amendement.propose_des_mots:
        return (RETENU, REFUSE)
    is_a_reprendre = amendement.nature == NatureAmendement.MODIFIER and amendement.is_a_reprendre
    return (RETENU_MODIFIE, REFUSE) if is_a_reprendre and not is_tout else (RETENU, RETENU_MODIFIE, REFUSE)


def _rappel(amendement):
    """Its difference and its motif, above the field that answers it."""
    return f'{{% include "charte/_rappel.html" with carte=form.rappels.{amendement.numero} %}}'


class FusionForm(Relue, forms.Form):
    """Retaining together what is ticked: the words that result, and a reason for each. Carries all that was read."""

    titre = champ_du_texte("titre", "Titre de l’article")
    corps = champ_du_texte("corps", "Texte de l’article")
    pressentis = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, bureau, annuler, adresse, **kwargs):
        super().__init__(*args, **kwargs)
        self.bureau, self.annuler, self.adresse = bureau, annuler, adresse
        self.article, self.lus = bureau.lu.article, [carte.lu for carte in bureau.cartes_prises]
        self.amendements = bureau.pressentis
        self.fields["titre"].required = self.fields["corps"].required = True
        mots = {"titre": bureau.titre.texte, "corps": bureau.corps.texte}
        self.initial = {**mots, "pressentis": bureau.versions, **self.initial}
        self.fields["version"] = VersionField(initial=self.article.version)
        outiller(self)
        self.rappels = {str(carte.amendement.numero): carte for carte in bureau.cartes_prises}
        raisons = []
        for amendement in self.amendements:
            libelle = f"Pourquoi retenir l’amendement {amendement.numero} ({amendement.personne})"
            self.fields[f"raison-{amendement.numero}"] = champ_de_la_raison(libelle, "")
            raisons += [HTML(_rappel(amendement)), f"raison-{amendement.numero}"]
        n = len(self.amendements)
        bouton = f"Retenir ces {n} amendements" if n > 1 else "Retenir cet amendement"
        self.helper = aide(
            self, "titre", "corps", RELIRE, *raisons, "version", "pressentis", bouton=bouton, annuler=annuler
        )

    def clean(self):
        super().clean()
        if not self.errors:
            self._check_reste("retirez-le du résultat, ou refusez-le.")
        return self.cleaned_data

    @property
    def raisons(self):
        return {amendement: self.cleaned_data[f"raison-{amendement.numero}"] for amendement in self.amendements}

    @property
    def change(self) -> str:
        """What has moved since the form was opened, in a sentence."""
        is_article = self._version_lue() != self.article.version
        lus = self.data.get("pressentis", "")
        if not is_article and lus == self.bureau.versions and self.amendements:
            return ""
        quoi = "L’article" if is_article else "Ce qui est mis dans le résultat"
        devenus = " ; ".join(queries.devenus(self.bureau, lus))
        suite = RELISEZ if self.amendements else "Votre texte est gardé ci-dessous."
        return f"{quoi} a changé depuis que vous avez ouvert cette page{' : ' * bool(devenus)}{devenus}. {suite}"

    def _version_lue(self):
        return self.fields["version"].clean(self.data.get("version"))

    def rafraichie(self, bureau):
        """(what was sent, the draft to read again): after a refusal it stands on what is there now."""
        reprise = _reprise(bureau.lu.article, self._version_lue(), self.ecrits)
        data = _avec(self.data.copy(), reprise)
        data["version"], data["pressentis"] = bureau.lu.article.version, bureau.versions
        return data, reprise
