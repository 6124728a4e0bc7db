"""The days of a programme: which ranges only announce a day, and which date each day has."""

import itertools
import re
from datetime import date

from seminaire.programme import dates, heures
from seminaire.programme.composition import Composition
from seminaire.programme.jours import JourEnCours
from seminaire.programme.ligne import Ligne


_PROGRAMME = re.compile(r"(?:au |le |pre-?)?(?:programme|deroule|ordre du jour)\b[^\d]{0,30}$")
_ANNONCE_MAX = 160  # characters
_COURTE = 2 * 60  # under it, what stands right below (« Programme : », a room) must say that it announces
_LONGUE = 3 * 60  # minutes: a range that covers others is an announcement only if it is long


def reclasser(lignes: list[Ligne]) -> None:
    """A range that only announces (« 9h – 18h, salle du Conseil », « Matin : 9h-12h30 ») is not a séance; a heading whose
    day has no other hour (« Vendredi 12 janvier – 9h-12h ») is one.
    """
    if not any(ligne.nature == "seance" for ligne in lignes):
        _moments(lignes)
        _seule_rencontre(lignes)
    _jours_dans_un_titre(lignes)
    seance_suivante: Ligne | None = None
    for position in range(len(lignes) - 1, -1, -1):
        ligne = lignes[position]
        if ligne.nature == "jour":
            ligne.plage = _plage_du_jour(ligne) if seance_suivante is None else None
            seance_suivante = None
        elif ligne.nature == "bloc":
            _reclasser_bloc(ligne, seance_suivante)
            seance_suivante = ligne if ligne.nature == "seance" else None
        elif ligne.nature == "seance":
            suivante = lignes[position + 1] if position + 1 < len(lignes) else None
            if _annonce(ligne, seance_suivante, suivante):
                ligne.nature, ligne.plage = "annonce", None
            else:
                seance_suivante = ligne


def _moments(lignes: list[Ligne]) -> None:
    """Where a programme of several half-days writes no hour at all, they are its séances."""
    blocs = [ligne for ligne in lignes if ligne.nature == "bloc"]
    if len(blocs) > 1:
        if not any(heures.plages_au_milieu(ligne.plie, 0) for ligne in lignes if ligne.nature in ("bloc", "jour")):
            for ligne in blocs:
                ligne.nature = "moment"


def _seule_rencontre(lignes: list[Ligne]) -> None:
    """Where no line is a séance, « Réunion du 12/03/2025 de 14h à 16h30 » is the day and its hours."""
    if any(ligne.nature == "moment" or (ligne.nature == "jour" and _plage_du_jour(ligne)) for ligne in lignes):
        return
    for ligne in lignes:
        if ligne.nature not in ("texte", "partie", "pause") or len(ligne.texte) > _ANNONCE_MAX:
            continue
        lues = dates.dates(ligne.plie)
        toutes = heures.plages_au_milieu(ligne.plie, 0)
        if len(lues) == 1 and len(toutes) == 1 and toutes[0].fin and lues[0].a <= toutes[0].de:
            ligne.nature, ligne.entete = "jour", dates.Entete(lues[0], None, lues[0].semaine, lues[0].a)
            return


def _jours_dans_un_titre(lignes: list[Ligne]) -> None:
    """« Assemblée générale du dimanche 3 novembre » where the clock goes back after it: the heading of another day."""
    seances = [n for n, ligne in enumerate(lignes) if ligne.nature == "seance" and ligne.plage]
    for avant, apres in itertools.pairwise(seances):
        if lignes[apres].plage.debut >= lignes[avant].plage.debut:
            continue
        for ligne in lignes[avant + 1 : apres]:
            lues = dates.dates(ligne.plie) if ligne.nature in ("texte", "partie") and len(ligne.texte) <= 90 else []
            if len(lues) == 1 and lues[0].semaine is not None and not heures.plages_au_milieu(ligne.plie, 0):
                ligne.nature, ligne.entete = "jour", dates.Entete(lues[0], None, lues[0].semaine, lues[0].a)
                break


def _annonce(ligne: Ligne, suivante: Ligne | None, voisine: Ligne | None) -> bool:
    vide = not any(c.isalnum() for c in ligne.reste)
    tete = voisine is not None and (voisine.nature in ("annonce", "salle") or bool(_PROGRAMME.match(voisine.plie)))
    if not _couvre(ligne.plage, suivante, _COURTE if vide and tete else _LONGUE):
        return False
    if ligne.en_tete and not ligne.est_lieu():
        return False
    return not vide or tete or voisine is None or voisine.nature in ("seance", "jour", "bloc")


def _couvre(plage: heures.Plage | None, suivante: Ligne | None, longue: int) -> bool:
    if plage is None or plage.fin is None or suivante is None or suivante.plage is None:
        return False
    return plage.fin - plage.debut >= longue and plage.debut <= suivante.plage.debut < plage.fin


def _reclasser_bloc(ligne: Ligne, suivante: Ligne | None) -> None:
    """« Matin (9h-12h30) » with no hour inside is the séance itself."""
    plages = [p for p in heures.plages_au_milieu(ligne.plie, 0) if p.fin is not None]
    if len(plages) != 1:
        return
    autre = suivante.plage if suivante is not None else None
    if autre is None or not plages[0].debut <= autre.debut < plages[0].fin:
        ligne.nature, ligne.plage = "seance", plages[0]


def _plage_du_jour(ligne: Ligne) -> heures.Plage | None:
    """The only range of the heading, or the only hour with which it ends (« Samedi 25 mai à 14h »)."""
    toutes = heures.plages_au_milieu(ligne.plie, ligne.entete.a)
    plages = [p for p in toutes if p.fin is not None]
    if not plages and len(toutes) == 1 and not ligne.plie[toutes[0].a :].strip(" .)"):
        return toutes[0]
    return plages[0] if len(plages) == 1 and plages[0].fin > plages[0].debut else None


def dater(
    composition: Composition, lignes: list[Ligne], phrase: tuple[str, dates.DateLue] | None, annee: int | None
) -> None:
    """Gives each day its date: its heading's, else the preamble's, else its rank in « du 18 au 21 mai »."""
    jours = composition.jours
    lues = [jour.entete.date for jour in jours if jour.entete and jour.entete.date]
    complete = next((lue.annee for lue in [*lues, *([phrase[1]] if phrase else [])] if lue.annee), None)
    etendues = [e for ligne in lignes[:60] if len(ligne.texte) < 400 and (e := dates.etendue(ligne.plie))]
    if complete is None:
        complete = next((e[0].annee for e in etendues if e[0].annee), None)
    if annee is None and complete is None:
        inconnues = lues or ([phrase[1]] if phrase else [])
        complete = dates.annee_probable(inconnues, (ligne.plie for ligne in lignes)) if inconnues else None
    for jour in jours:
        if jour.entete and jour.entete.date:
            jour.date = jour.entete.date.le(complete or annee)
            _verifier_semaine(jour)
    premier = next((e for e in etendues if e[0].le(complete or annee)), None)
    if premier:
        _dater_par_rang(jours, premier[0].le(complete or annee), premier[1])
    _dater_a_la_suite(jours)
    if (
        jours
        and jours[0].date is None
        and phrase
        and (jours[0].entete is None or (len(jours) == 1 and not jours[0].entete.date))
    ):
        jours[0].date = phrase[1].le(complete or annee)
        jours[0].titre = jours[0].titre or phrase[0]


def _dater_par_rang(jours: list[JourEnCours], premier: date, combien: int) -> None:
    for jour in jours:
        if jour.date is not None or jour.entete is None or jour.entete.date is not None:
            continue
        if jour.entete.numero is not None and jour.entete.numero <= combien:
            jour.date = dates.decaler(premier, jour.entete.numero)
        elif jour.entete.semaine is not None:
            possibles = [dates.decaler(premier, n) for n in range(1, combien + 1)]
            memes = [d for d in possibles if d.weekday() == jour.entete.semaine]
            jour.date = next((d for d in memes if jour.entete.quantieme in (None, d.day)), None)


def _dater_a_la_suite(jours: list[JourEnCours]) -> None:
    """« Samedi 23 », « Dimanche » after « Vendredi 22 août 2014 »: the first such day after it."""
    veille = None
    for jour in jours:
        entete = jour.entete
        if jour.date is None and veille and entete and entete.date is None and entete.numero is None:
            suivants = [dates.decaler(veille, n) for n in range(2, 8)]
            memes = [d for d in suivants if d.weekday() == entete.semaine and entete.quantieme in (None, d.day)]
            jour.date = memes[0] if memes else None
        veille = jour.date


def _verifier_semaine(jour: JourEnCours) -> None:
    semaine = jour.entete.semaine
    if jour.date is not None and semaine not in (None, jour.date.weekday()) and jour.elements:
        vrai, ecrit = dates.JOURS[jour.date.weekday()], dates.JOURS[semaine]
        jour.elements[0].a_verifier.append(f"Le {jour.date:%d/%m/%Y} est un {vrai} ; le texte écrit « {ecrit} ».")
