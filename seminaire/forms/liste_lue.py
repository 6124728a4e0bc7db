"""The second page of the importer as a whole: three forms around one text."""

from dataclasses import dataclass, field

from seminaire import listes
from seminaire.forms.importation import JoursForm, ListeFormSet, PresentationLueForm, SeanceLueForm
from seminaire.horaires import ecrire_heure
from seminaire.reception import SEANCES_MAX


@dataclass
class Carte:
    """A séance as the page shows it: its form, and what the reading noted about it."""

    form: SeanceLueForm
    numero: int
    a_verifier: list[str] = field(default_factory=list)
    fin_deduite: bool = False

    @property
    def manque(self) -> str:
        """Which hour nobody wrote; never in the way, since a pause may go without."""
        debut, fin = (str(self.form[nom].value() or "").strip() for nom in ("debut", "fin"))
        if self.form["DELETE"].value() or (debut and fin):
            return ""
        return "Il n’y a pas d’heure de fin." if debut else "Il n’y a pas d’heure."

    @property
    def titre(self):
        return self.form["titre"].value() or ""

    @property
    def is_ouverte(self):
        """Is there something to see in what is folded?"""
        noms = ("salle", "jour", "intervenants", "temps", "paralleles")
        return any(self.form[nom].value() or self.form[nom].errors for nom in noms)


@dataclass
class Groupe:
    """A day that was read; `date` is None for the séances that a person added."""

    titre: str
    date: object
    cartes: list[Carte]


class ListeLue:
    """What was understood of a text, corrected by `data` (a POST) when there is any.

    `lus` are the séances of each day as `imports.jours_lus` gives them: the n-th form corrects the n-th of them all,
    the forms that follow are séances that a person added.
    """

    def __init__(self, *, texte, programme, lus, propose, seminaire, data=None):
        self.texte, self.programme, self.seminaire = texte, programme, seminaire
        self.lus = lus
        seances = [seance for jour in lus for seance in jour]
        self.seances = ListeFormSet(
            data, prefix="seances", initial=None if data else [initiale(seance) for seance in seances]
        )
        self.jours = JoursForm(data, jours=programme.jours)
        self.presentation = PresentationLueForm(data, propose=propose, seminaire=seminaire)

    @classmethod
    def avec_une_de_plus(cls, *, data, titre, **contexte):
        """The same list with a card more, at its end."""
        data = data.copy()
        total = ListeFormSet(data, prefix="seances").total_form_count()
        if total < SEANCES_MAX:
            data["seances-TOTAL_FORMS"] = total + 1
            data[f"seances-{total}-titre"] = titre[: SeanceLueForm.base_fields["titre"].max_length]
        return cls(data=data, **contexte)

    @property
    def is_bound(self):
        return self.seances.is_bound

    def is_valid(self):
        # All three are asked, so that each shows its errors.
        return all([self.presentation.is_valid(), self.jours.is_valid(), self.seances.is_valid()])

    def groupes(self) -> list[Groupe]:
        cartes = [Carte(form, n) for n, form in enumerate(self.seances.forms, 1)]
        groupes, debut = [], 0
        for n, (jour, lues) in enumerate(zip(self.programme.jours, self.lus, strict=True)):
            miennes = cartes[debut : debut + len(lues)]
            for carte, lue in zip(miennes, lues, strict=False):
                carte.a_verifier, carte.fin_deduite = lue["a_verifier"], lue["fin_deduite"]
            groupes.append(Groupe(jour.titre, self.jours[f"date_{n}"], miennes))
            debut += len(lues)
        ajoutees = cartes[debut:]
        return [*groupes, Groupe("Séances ajoutées", None, ajoutees)] if ajoutees else groupes

    def non_placees(self) -> tuple[list, list]:
        """(number, line) of what is no séance: elsewhere in the text, then before the first one; a séance can be made of each."""
        ailleurs, avant, attendues = [], [], self.programme.avant
        for numero, ligne in enumerate(self.programme.non_places):
            is_avant = len(avant) < len(attendues) and ligne == attendues[len(avant)]
            (avant if is_avant else ailleurs).append((numero, ligne))
        return ailleurs, avant

    def a_creer(self) -> list[list[dict]]:
        """The corrected séances by day, as `creer_programme` takes them; those that were added come with the last day."""
        jours, date, forms = [], None, iter(self.seances.forms)
        for n, lues in enumerate(self.lus):
            date = self.jours.cleaned_data[f"date_{n}"]
            jours.append([(form, date, lue) for lue, form in zip(lues, forms, strict=False)])
        ajoutees = [(form, date, {}) for form in forms]
        jours = [*jours[:-1], [*jours[-1], *ajoutees]] if jours else [ajoutees]
        return [[corrigee(*ligne) for ligne in jour if self.seances.is_a_creer(ligne[0])] for jour in jours]

    def erreurs(self) -> list[tuple[str, str]]:
        """(id of a field, what is wrong with it) for the summary."""
        lignes = [(form, f"Séance {n}") for n, form in enumerate(self.seances.forms, 1)]
        formulaires = [(self.presentation, "Présentation"), (self.jours, "Jour"), *lignes]
        de_la_liste = [("liste", str(erreur)) for erreur in self.seances.non_form_errors()]
        return de_la_liste + [
            (form[nom].id_for_label, f"{titre} – {form[nom].label} : {erreur}")
            for form, titre in formulaires
            for nom, erreurs in form.errors.items()
            for erreur in erreurs
        ]


def initiale(seance) -> dict:
    """A séance as its form shows it."""
    return {
        **{nom: ecrire_heure(seance[nom]) for nom in ("debut", "fin")},
        **{nom: seance[nom] for nom in ("titre", "salle")},
        "intervenants": listes.ecrire_intervenants(seance["intervenants"]),
        "temps": listes.ecrire_temps(seance["sous_elements"]),
        "paralleles": listes.ecrire_ateliers(seance.get("paralleles", ())),
    }


def corrigee(form, date, lue) -> dict:
    """What a form says, as a séance of `creer_programme`; an end that was left as deduced is still deduced."""
    valeurs = form.cleaned_data
    horaire = (valeurs["debut"], valeurs["fin"])
    return {
        **{nom: valeurs[nom] for nom in ("debut", "fin", "titre", "salle", "intervenants")},
        "jour": valeurs["jour"] or date,
        "sous_elements": valeurs["temps"],
        "paralleles": _avec_leurs_temps(valeurs["paralleles"], lue.get("paralleles", ())),
        "fin_deduite": bool(lue.get("fin_deduite")) and horaire == (lue["debut"], lue["fin"]),
    }


def _avec_leurs_temps(ateliers, lus) -> list[dict]:
    """The parallel séances as corrected, each with the phases that the text gives to the one of that title."""
    temps = {listes.ecrire_ateliers([{"titre": lu["titre"]}]): lu["sous_elements"] for lu in lus}
    return [atelier | {"sous_elements": temps.get(atelier["titre"], [])} for atelier in ateliers]
