"""A programme written back as text, in any of the notations that the reader knows: exports, and the reader's own tests."""

from dataclasses import dataclass
from datetime import date, time

from seminaire.programme.dates import JOURS, dates
from seminaire.programme.forme import plier
from seminaire.programme.modele import Intervenant, Jour, Programme, SeanceLue


_MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


@dataclass(frozen=True)
class Notation:
    """How an hour and a line are written, with an end or without.

    `heure` is a format of {h} and {m}, or of {h} and {mm}: minutes, nothing on the hour. `lien`, where there is one, joins
    on one line the séances that hold nothing else.
    """

    heure: str
    plage: str
    debut: str
    lien: str = ""


NOTATIONS = {
    "h": Notation("{h}h{m:02d}", "{debut} – {fin} : {titre}", "{debut} : {titre}"),
    "h_espaces": Notation("{h} h {m:02d}", "- {debut} – {fin} {titre}", "- {debut} {titre}"),
    "h_majuscule": Notation("{h:02d}H{m:02d}", "{debut}-{fin} – {titre}", "{debut} – {titre}"),
    "deux_points": Notation("{h:02d}:{m:02d}", "{debut} - {fin} {titre}", "{debut} {titre}"),
    "de_a": Notation("{h}h{m:02d}", "De {debut} à {fin} : {titre}", "À partir de {debut} : {titre}"),
    "barre": Notation("{h}h{m:02d}", "{debut} / {fin} - {titre}", "Dès {debut} - {titre}"),
    "chevron": Notation("{h}h{m:02d}", "{debut} > {fin} {titre}", "{debut} {titre}"),
    "puce": Notation("{h}h{m:02d}", "• {debut}- {fin} ► {titre}", "• {debut} ► {titre}"),
    "tableau": Notation("{h}h{m:02d}", "| {debut} - {fin} | {titre} |", "| {debut} | {titre} |"),
    "deux_lignes": Notation("{h}h{m:02d}", "{debut} – {fin}\n{titre}", "{debut}\n{titre}"),
    "coupee": Notation("{h:02d}h{m:02d}", "{debut}\n– {fin} – {titre}", "{debut}\n{titre}"),
    "trois_lignes": Notation("{h}h{m:02d}", "{debut}\n–\n{fin}\n{titre}", "{debut}\n{titre}"),
    "heures_seules": Notation("{h:02d}:{m:02d}", "{debut}\n{fin}\n{titre}", "{debut}\n{titre}"),
    "h_courte": Notation("{h}h{mm}", "{debut}-{fin} : {titre}", "{debut} : {titre}"),
    "h_courte_espaces": Notation("{h} h {mm}", "{debut} à {fin}, {titre}", "{debut}, {titre}"),
    "min": Notation("{h:02d} h {m:02d} min", "{debut} – {fin} : {titre}", "{debut} : {titre}"),
    "crochets": Notation("{h:02d}:{m:02d}", "[{debut} – {fin}] {titre}", "[{debut}] {titre}"),
    "fleche": Notation("{h}h{mm}", "{debut} → {fin} | {titre}", "{debut} | {titre}"),
    "numero": Notation("{h}h{m:02d}", "1) {debut}/{fin} – {titre}", "1) {debut} – {titre}"),
    "gras": Notation("{h}h{mm}", "**{debut} – {fin}** {titre}", "**{debut}** {titre}"),
    "tabulation": Notation("{h}h{m:02d}", "{debut} - {fin}\t{titre}", "{debut}\t{titre}"),
    "apres_le_titre": Notation("{h}h{mm}", "{titre} : {debut} – {fin}", "{debut} : {titre}"),
    "entre_parentheses": Notation("{h}h{m:02d}", "{titre} ({debut}-{fin})", "({debut}) {titre}"),
    "points": Notation("{h}h{m:02d}", "{debut} – {fin} ........ {titre}", "{debut}. {titre}"),
    "csv": Notation("{h:02d}:{m:02d}", "{debut};{fin};{titre}", "{debut};{titre}"),
    "etoile": Notation("{h} heures {mm}", "* {debut} – {fin} → {titre}", "* {debut} → {titre}"),
    "une_ligne": Notation("{h}h{mm}", "{debut}-{fin} {titre}", "{debut} {titre}", lien=" ; "),
}


def ecrire(programme: Programme, notation: str = "h") -> str:
    """The programme as text: title, then each day with its séances, rooms, speakers and parts.

    An end that was deduced is not written. `notation` is a key of NOTATIONS; `lire(ecrire(p, notation=n))` gives the
    days of `p` back.
    """
    lignes = [programme.titre, ""] if programme.titre else []
    for jour in programme.jours:
        entete = _entete(jour)
        lignes += [entete] if entete else []
        lignes += _lignes_du_jour(jour, NOTATIONS[notation])
        lignes.append("")
    return "\n".join(lignes).strip() + "\n"


def _lignes_du_jour(jour: Jour, notation: Notation) -> list[str]:
    lignes, precedente_seule = [], False
    for seance in jour.seances:
        ecrites = _lignes(seance, notation, sous=False)
        seule = bool(notation.lien) and len(ecrites) == 1 and seance.debut is not None
        if seule and precedente_seule:
            lignes[-1] += f"{notation.lien}{ecrites[0]}"
        else:
            lignes += ecrites
        precedente_seule = seule
    return lignes


def _entete(jour: Jour) -> str:
    if jour.date is None or dates(plier(jour.titre)):
        return jour.titre
    return f"{_date(jour.date)} – {jour.titre}" if jour.titre else _date(jour.date)


def _date(jour: date) -> str:
    rang = "1er" if jour.day == 1 else str(jour.day)
    return f"{JOURS[jour.weekday()].capitalize()} {rang} {_MOIS[jour.month - 1]} {jour.year}"


def _heure(heure: time, notation: Notation) -> str:
    minutes = f"{heure.minute:02d}" if heure.minute else ""
    return notation.heure.format(h=heure.hour, m=heure.minute, mm=minutes).rstrip()


def _lignes(seance: SeanceLue, notation: Notation, *, sous: bool) -> list[str]:
    if seance.debut is None:
        lignes = [f"- {seance.titre}" if sous else seance.titre]
    elif seance.fin is None or seance.fin_deduite:
        lignes = [notation.debut.format(debut=_heure(seance.debut, notation), titre=seance.titre)]
    else:
        debut, fin = _heure(seance.debut, notation), _heure(seance.fin, notation)
        lignes = [notation.plage.format(debut=debut, fin=fin, titre=seance.titre)]
    if seance.salle:
        lignes.append(f"Lieu : {seance.salle}")
    if seance.intervenants:
        lignes.append(f"Interventions : {' ; '.join(_personne(i) for i in seance.intervenants)}")
    for element in (*seance.paralleles, *seance.sous_elements):
        lignes += _lignes(element, notation, sous=True)
    return lignes


def _personne(intervenant: Intervenant) -> str:
    if intervenant.fonction:
        return ", ".join(part for part in (intervenant.nom, intervenant.fonction, intervenant.organisation) if part)
    return f"{intervenant.nom} ({intervenant.organisation})" if intervenant.organisation else intervenant.nom
