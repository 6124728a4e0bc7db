"""A logical line: what it says, of which nature it is, and the lines of the text that it comes from."""

import re
from dataclasses import dataclass, field

from seminaire.programme import dates, heures
from seminaire.programme.forme import mots, plier
from seminaire.programme.intervenants import lire_nom
from seminaire.programme.lexique import (
    ACTIVITE,
    EN_TETES,
    ETIQUETTE,
    LIEU_ETIQUETTE,
    PARTIE,
    PAUSE,
    PIED,
    ROMAIN,
    SALLE,
)


TROP_LONGUE = 3000  # characters: such a line is prose, or a table that lost its rows
_LIEU = re.compile(
    r" ?(?:$|[-:,|(] ?$|[-:,|(]? ?(?:au |a (?!partir)|aux |chez |dans |lieu|maison |palais |hotel |place |parc |esplanade |"
    r"parvis |square |halles? |campus |centre |rue |avenue |boulevard |quai |espace |jardin |\d{1,4},? (?:bis )?rue ))"
)
# « Bureau ouvert : 9h-17h », « Horaires (9h-17h) »: hours of a place, not of the programme.
_OUVERTURE = re.compile(
    r"\b(?:horaires?|heures?|inscriptions?|envoye|ouvert|ouverte?s|permanence|secretariat|standard|telephon|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|tous les|toutes les|chaque|date|dates|quand|duree|durant|pendant|train|vol|navette|tgv|bus)\b|\d ?h"
)
_CONTINU = re.compile(
    r"(?:tout au long|toute la (?:journee|matinee|soiree)|en continu|(?:durant|pendant) toute)\b[^\d]*$"
)
_PENDANT = re.compile(r"(?:jusqu'|avant|vers) ?$")


@dataclass(slots=True)
class Ligne:
    """A logical line: `bruts` are the numbered lines of the text that it comes from, so that nothing is lost."""

    texte: str
    bruts: list[tuple[int, str]]
    puce: bool = False
    vide_avant: bool = False
    plage: heures.Plage | None = None
    entete: dates.Entete | None = None
    nature: str = "texte"
    plie: str = field(default="", repr=False)
    retrait: int = 0  # how far its bullet stands from the margin
    colonnes: dict[str, str] | None = None  # what a table's columns say: qui, role, salle
    simultane: bool = False  # one of several séances under one slot
    doute: str = ""  # why its séance is worth a second look
    phrase: bool = False  # its hour was told in a sentence, which is left whole

    def classer(self) -> None:
        """Says what the line is: seance, jour, bloc, etiquette, pied, pause, partie, salle or texte."""
        self.plie = plier(self.texte)
        self.plage = self.entete = None
        if len(self.texte) > TROP_LONGUE:
            self.nature = "texte"
        elif plage := heures.plage_en_tete(self.plie):
            self.nature, self.plage = "seance", plage
        elif entete := dates.entete_de_jour(self.plie):
            self.nature, self.entete = "jour", entete
        else:
            self.nature = self._nature()

    def _nature(self) -> str:
        plie = self.plie
        if dates.bloc(plie) and len(plie) < 90:
            return "bloc"
        if ETIQUETTE.match(plie):
            return "etiquette"
        if _CONTINU.match(plie) and (len(plie) < 45 or plie[-1] == ":"):
            return "annonce"
        if len(plie) < 80 and (EN_TETES.issuperset(mots(plie)) or dates.plusieurs_jours(plie)):
            return "annonce"
        if self._dit_son_heure():
            return "seance"
        if PIED.match(plie):
            return "pied"
        if PAUSE.match(plie) and len(plie) < 70:
            return "pause"
        if PARTIE.match(plie) or self._est_en_chiffres_romains():
            return "partie"
        return "salle" if len(plie) < 70 and (SALLE.match(plie) or LIEU_ETIQUETTE.match(plie)) else "texte"

    def _est_en_chiffres_romains(self) -> bool:
        """« I. Naissance d’une règle », but not « I. Dupont, magistrate »."""
        chiffre = ROMAIN.match(self.plie) if len(self.plie) <= 150 else None
        if chiffre is None or len(chiffre["chiffre"]) > 1:
            return chiffre is not None
        nom = lire_nom(self.texte)
        return nom is None or self.texte[nom[1] :].strip()[:1] not in (",", "(", "–", "-")

    def _dit_son_heure(self) -> bool:
        """« Atelier 1 : le titre / 10h15 – 12h », « La lecture en chiffres : 9h45-10h45 »: séances whose hour comes later."""
        if len(self.plie) > 300:
            return False
        active = bool(ACTIVITE.match(self.plie) or PARTIE.match(self.plie))
        plage = heures.plage_en_queue(self.plie)
        if active and dates.dates(self.plie):  # « Rendez-vous le dimanche 5 mai de 8h30 à 18h » announces a day
            return False
        if plage is not None and (self._heure_finale(plage) if active else self._plage_finale(plage)):
            self.plage = plage
        elif active:
            self.plage = heures.plage_incise(self.plie) or self._heure_incise()
        return self.plage is not None

    def _heure_finale(self, plage: heures.Plage) -> bool:
        if _PENDANT.search(self.plie[: plage.de]):
            return False
        if plage.fin is None and heures.plages_au_milieu(self.plie[: plage.de], 0):
            return False  # « Départ à 7h12, arrivée à 9h14 »: a sentence
        return plage.fin is not None or (
            plage.debut >= 7 * 60
            and (bool(re.match(r" ?(?:[-:/|,(]|a partir|des|a |vers )", self.plie[plage.de :])) or self._est_court())
        )

    def _est_court(self) -> bool:
        """« Accueil café 9h30 »."""
        return len(self.plie) <= 40 and self.plage is None and not PARTIE.match(self.plie)

    def _heure_incise(self) -> heures.Plage | None:
        """« Accueil à 9h, parvis de la gare », « RÉUNION : 10h30 au local »: short, and not opening hours."""
        plage = heures.heure_incise(self.plie) if len(self.plie) <= 160 else None
        if plage is None or plage.debut < 7 * 60 or _OUVERTURE.search(self.plie[: plage.de]):
            return None
        return plage

    def _plage_finale(self, plage: heures.Plage) -> bool:
        """A range after a mark, at the end of what does not begin as an activity: not opening hours, not a sentence."""
        avant = self.plie[: plage.de]
        seule = plage.fin is None and self.plie[plage.de] == ":" and len(avant) <= 60 and plage.debut >= 7 * 60
        seule = seule and bool(
            re.search(r"\d\d ?[.]?$", self.plie[plage.de + 4 :])
        )  # « Cours : 12h » is a number of hours
        return (
            (plage.fin is not None or seule)
            and (
                self.plie[plage.de :].lstrip()[0] in "-:/|,(["
                or (len(avant) < 80 and " a " not in self.plie[plage.de :])
            )
            and sum(c.isalpha() for c in avant) > 3
            and len(avant) <= 200
            and self.texte[-1] != "."
            and not _OUVERTURE.search(avant)
            and not LIEU_ETIQUETTE.match(avant)
            and not PIED.match(avant)
            and not dates.dates(avant)
        )

    @property
    def reste(self) -> str:
        """What the line says besides its hour."""
        if self.plage is None:
            return self.texte
        return f"{self.texte[: self.plage.de].rstrip()} {self.texte[self.plage.a :].lstrip()}".strip()

    @property
    def en_tete(self) -> bool:
        return self.plage is not None and self.plage.de == 0

    def est_une_heure_seule(self) -> bool:
        """Nothing but an hour, whose end or whose title may stand on the next line."""
        return self.en_tete and not any(c.isalnum() for c in self.texte[self.plage.a :].removesuffix("à"))

    def est_lieu(self) -> bool:
        """What follows the hour is nothing, or only a place."""
        plie = plier(self.reste).strip(" :-,|")
        return bool(_LIEU.match(plie)) or bool(SALLE.match(plie))
