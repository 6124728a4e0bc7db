"""A calendar file read as a programme (pure): ours comes back as it left, another's as far as a calendar can say."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import time

from icalendar import Calendar

from seminaire import natures
from seminaire.agenda.evenements import borner, lire_evenements, lire_texte
from seminaire.agenda.mots import FORMAT, LIEU, lire_details
from seminaire.contenu import Contenu, CreneauLu, SeanceLue
from seminaire.contenu.modele import composer


EVENEMENTS_MAX = 600
SALLE_MAX, LIEU_MAX, DESCRIPTION_MAX = 80, 200, 4000


class AgendaIllisible(ValueError):
    """Not a calendar that makes a programme; the message is French and says why."""


@dataclass(frozen=True)
class Lecture:
    contenu: Contenu
    notes: tuple[str, ...] = ()  # what to look at, in French


def lire_agenda(texte: str, *, hote: str, base: Contenu) -> Lecture:
    """The programme that a calendar tells. `hote`: our own name, as the UIDs of our events carry it; `base`: the draft, which
    keeps what the calendar does not say of the séances that it knows. Raises AgendaIllisible.

    Séances that are not ours have negative keys. Hours are turned into those of Paris; one without a zone is taken as it is.
    """
    if texte.upper().count("BEGIN:VEVENT") > EVENEMENTS_MAX:
        raise AgendaIllisible(
            f"Cet agenda a plus de {EVENEMENTS_MAX} événements : exportez seulement ceux du programme."
        )
    calendar = _analyser(texte)
    evenements, notes = lire_evenements(calendar, hote)
    if len(evenements) > EVENEMENTS_MAX:
        raise AgendaIllisible(f"Cet agenda donne plus de {EVENEMENTS_MAX} séances, répétitions comprises.")
    if not evenements:
        raise AgendaIllisible("Cet agenda n’a aucun événement qui puisse devenir une séance.")
    if FORMAT not in calendar:  # ours stands in the order of the programme
        evenements.sort(key=lambda evenement: (evenement.jour, evenement.debut or time.min))
    lieu = _lieu(calendar, evenements)
    creneaux = _Assemblage(base, lieu, notes).assembler(evenements)
    titre = lire_texte(calendar, "NAME") or lire_texte(calendar, "X-WR-CALNAME")
    premier_jour = min(evenement.jour for evenement in evenements)
    entete = replace(
        base.entete,
        titre=titre[:200].strip() or base.entete.titre,
        lieu=lieu or base.entete.lieu,
        date_debut=premier_jour,
    )
    return Lecture(Contenu(entete, composer(creneaux), base.salles), tuple(notes))


def _analyser(texte):
    try:
        calendar = Calendar.from_ical(texte)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError, RecursionError):
        raise AgendaIllisible("Cet agenda est abîmé ou incomplet : exportez-le à nouveau.") from None
    if calendar.name != "VCALENDAR":
        raise AgendaIllisible("Ce fichier n’est pas un agenda entier : il lui manque BEGIN:VCALENDAR.")
    return calendar


def _lieu(calendar, evenements):
    """Ours says it; else what all the places end with, after the room: « Salle 2, 12 rue X » and « 12 rue X » → « 12 rue X »."""
    if LIEU in calendar or FORMAT in calendar:
        return lire_texte(calendar, LIEU)
    fins = Counter(fin for e in evenements for fin in {e.endroit, e.endroit.partition(", ")[2]} if fin)
    communs = [fin for fin, combien in fins.items() if combien == len(evenements) > 1 and len(fin) <= LIEU_MAX]
    return max(communs, key=len, default="")


class _Assemblage:
    """Events put together: those of one créneau of ours, else those at the same hours in different rooms, are parallel."""

    def __init__(self, base, lieu, notes):
        self.lieu, self.notes = lieu, notes
        self.creneaux = {creneau.pk: creneau for creneau in base.creneaux}
        self.seances = {seance.pk: (creneau, seance) for creneau, seance in base.seances}
        self.pris = set()
        self.neuf = 0

    def assembler(self, evenements) -> list[CreneauLu]:
        groupes: dict[tuple, list] = {}
        for rang, evenement in enumerate(evenements):
            groupes.setdefault(self._cle(groupes, evenement, rang), []).append(evenement)
        return [self._creneau(groupe) for groupe in groupes.values()]

    def _cle(self, groupes, evenement, rang):
        heures = (evenement.jour, evenement.debut, evenement.fin)
        if evenement.creneau is not None:
            return (evenement.creneau, *heures)
        salle, voisins = self._salle(evenement), groupes.get((None, *heures), ())
        if not salle or evenement.debut is None or salle in map(self._salle, voisins):
            return (None, *heures, rang)
        return (None, *heures)

    def _creneau(self, groupe):
        premier = groupe[0]
        pk = self._prendre("creneau", premier.creneau)
        base = self.creneaux.get(pk) or CreneauLu(pk, None, None, None, fin_deduite=False, intitule="", seances=())
        is_meme_fin = (base.jour, base.debut, base.jusqu_a) == (premier.jour, premier.debut, premier.fin)
        intitule = base.intitule if premier.intitule is None else premier.intitule
        return replace(
            base,
            jour=premier.jour,
            debut=premier.debut,
            fin=base.fin if is_meme_fin else premier.fin,
            fin_deduite=base.fin_deduite and is_meme_fin,
            intitule=intitule[:300],
            seances=tuple(self._seance(evenement) for evenement in groupe),
        )

    def _seance(self, evenement):
        """What the calendar says of it; the rest as the draft has it."""
        pk = self._prendre("seance", evenement.seance)
        neuve = SeanceLue(pk, evenement.titre, natures.deviner(evenement.titre))
        creneau, base = self.seances.get(pk, (None, neuve))
        lue = replace(
            base,
            titre=evenement.titre,
            salle=borner(self._salle(evenement), SALLE_MAX, f"Le lieu de « {evenement.titre} »", self.notes),
            a_confirmer=evenement.a_confirmer,
            **evenement.dits,
        )
        intitule = (creneau.intitule if creneau else "") if evenement.intitule is None else evenement.intitule
        description = lire_details(evenement.description, intitule, lue)
        quoi = f"Le texte de « {evenement.titre} »"
        return replace(lue, description=borner(description, DESCRIPTION_MAX, quoi, self.notes))

    def _salle(self, evenement):
        if not self.lieu:
            return evenement.endroit
        return "" if evenement.endroit == self.lieu else evenement.endroit.removesuffix(f", {self.lieu}")

    def _prendre(self, genre, pk):
        """The key, or one that nobody has: two events may carry the same."""
        if pk is None or (genre, pk) in self.pris:
            self.neuf -= 1
            return self.neuf
        self.pris.add((genre, pk))
        return pk
