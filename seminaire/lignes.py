"""Who speaks, and the phases of a séance, as the lines of their field (pure): `seminaire.listes` with the values of `contenu`.

`lire_intervenants(ecrire_intervenants(i)) == i`, and the same for phases, for values as these functions give them back.
"""

import re

from seminaire import listes
from seminaire.contenu import IntervenantLu, TempsLu
from seminaire.horaires import HeureIllisible, is_coherent, lire_heure


# Who leads the séance: « Animation : Prénom Nom ».
ANIMATION = re.compile(r"(?:animation|animée? par|facilitation|modération|modérateur|modératrice)\s*:\s*(?=\S)", re.I)
SEMBLE_UNE_HEURE = re.compile(
    r"(\d{1,2}\s*(?:h|:)\s*\d{2})(?!\w)(?:\s*(?:[-–—]|à)\s*(\d{1,2}\s*(?:h|:)\s*\d{0,2})(?!\w))?"
)


def lire_intervenants(texte: str) -> tuple[IntervenantLu, ...]:
    """« Prénom Nom, fonction, organisation », « Animation : Prénom Nom »: one per line. Never refuses; a line of
    separators alone is nobody."""
    lus = (_intervenant(ligne) for ligne in texte.split("\n"))
    return tuple(lu for lu in lus if lu)


def ecrire_intervenants(intervenants) -> str:
    return "\n".join(
        f"{'Animation : ' if intervenant.is_animation else ''}{listes.ecrire_intervenants([_trois(intervenant)])}"
        for intervenant in intervenants
    )


def lire_temps(texte: str) -> tuple[TempsLu, ...]:
    """« 10 h 15 – 10 h 30 : Titre », « 10 h 15 : Titre », « Titre »: one per line. Never refuses: what looks like an hour and is
    none stays in the title (see `fautes_de_temps`)."""
    return tuple(phase for lu in listes.lire_temps(texte) if (phase := _temps(**lu)).titre)


def ecrire_temps(temps) -> str:
    """Of phases, as `TempsLu` or as rows."""
    return listes.ecrire_temps({"titre": phase.titre, "debut": phase.debut, "fin": phase.fin} for phase in temps)


def fautes_de_temps(texte: str) -> list[str]:
    """Lines that begin with an hour that is none, or that end before they start: French sentences that quote them."""
    lignes = (" ".join(ligne.split()) for ligne in texte.split("\n"))
    return [f"« {ligne} » : {faute}" for ligne in lignes if (faute := _faute(ligne))]


def _intervenant(ligne):
    ligne = ligne.strip()
    animation = ANIMATION.match(ligne)
    lus = listes.lire_intervenants(ligne[animation.end() :] if animation else ligne)
    return IntervenantLu(**lus[0], is_animation=bool(animation)) if lus else None


def _trois(intervenant):
    return {nom: getattr(intervenant, nom) for nom in ("nom", "fonction", "organisation")}


def _temps(titre, debut, fin):
    if not titre or not is_coherent(debut, fin):
        return TempsLu(listes.ecrire_temps([{"titre": titre, "debut": debut, "fin": fin}]).strip())
    return TempsLu(titre, debut, fin)


def _faute(ligne):
    heures = SEMBLE_UNE_HEURE.match(ligne)
    if not heures:
        return ""
    try:
        debut, fin = lire_heure(heures[1]), lire_heure(heures[2]) if heures[2] else None
    except HeureIllisible as illisible:
        return str(illisible)
    return "" if is_coherent(debut, fin) else "la fin doit venir après le début."
