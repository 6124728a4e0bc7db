"""Who speaks, and the phases of a séance, as one line each: what the form shows and what is typed there (pure).

`lire_intervenants(ecrire_intervenants(i)) == i`, and the same for phases, for values as these functions give them back.
"""

import re

from seminaire.contenu.modele import IntervenantLu, TempsLu, lignes
from seminaire.horaires import HeureIllisible, ecrire_heure, is_coherent, lire_heure


ANIMATION = re.compile(
    r"(?:animation|anim[ée]e? par|facilitation|mod[ée]ration|mod[ée]rat(?:eur|rice))\s*:\s*", re.IGNORECASE
)
ORGANISATION = re.compile(r"(.*?)\s*\(([^()]*)\)")
_HEURE = r"\d{1,2}\s*(?:heures?|h|:)\s*\d{0,2}(?:\s*(?:min|mn))?"
PLAGE = re.compile(
    rf"({_HEURE})(?:\s*(?:[-–—/>]|à)\s*({_HEURE}))?\s*(?:[:–—-]\s*)?(?!d[e’'] ?)(?=\D|$)(.*)", re.IGNORECASE
)


def lire_intervenants(texte: str) -> tuple[IntervenantLu, ...]:
    """« Prénom Nom, fonction (organisation) », « Animation : Prénom Nom »: one per line. Never refuses."""
    return tuple(_intervenant(ligne) for ligne in lignes(texte))


def ecrire_intervenants(intervenants) -> str:
    return "\n".join(_ecrire_intervenant(intervenant) for intervenant in intervenants)


def lire_temps(texte: str) -> tuple[TempsLu, ...]:
    """« 10 h 15 – 10 h 30 : Titre », « 10 h 15 : Titre », « Titre »: one per line. Never refuses: what looks like an hour and is
    none stays in the title (see `fautes_de_temps`)."""
    return tuple(_temps(ligne)[0] for ligne in lignes(texte))


def fautes_de_temps(texte: str) -> list[str]:
    """Lines that say an hour that is none, or an end before its start: French sentences that quote them."""
    return [faute for ligne in lignes(texte) if (faute := _temps(ligne)[1])]


def ecrire_temps(temps) -> str:
    return "\n".join(_ecrire_temps(phase) for phase in temps)


def _intervenant(ligne):
    ligne = " ".join(ligne.split())
    animation = ANIMATION.match(ligne)
    reste = ligne[animation.end() :] if animation else ligne
    organisee = ORGANISATION.fullmatch(reste)
    reste, organisation = (organisee[1], organisee[2].strip()) if organisee and organisee[1] else (reste, "")
    nom, _, fonction = reste.partition(",")
    return IntervenantLu(
        nom.strip() or ligne, fonction.strip(), organisation, is_animation=bool(animation and nom.strip())
    )


def _ecrire_intervenant(intervenant):
    texte = ", ".join(filter(None, (intervenant.nom, intervenant.fonction)))
    texte += f" ({intervenant.organisation})" if intervenant.organisation else ""
    return f"Animation : {texte}" if intervenant.is_animation else texte


def _temps(ligne):
    """(the phase, what is wrong with it)."""
    plat = " ".join(ligne.split())
    plage = PLAGE.fullmatch(plat)
    titre = plage[3].strip() if plage else ""
    if not titre:
        return TempsLu(plat), ""
    try:
        debut, fin = lire_heure(plage[1].strip()), lire_heure(plage[2].strip()) if plage[2] else None
    except HeureIllisible as illisible:
        return TempsLu(plat), f"« {plat} » : {illisible}"
    if not is_coherent(debut, fin):
        return TempsLu(plat), f"« {plat} » : la fin vient après le début."
    return TempsLu(titre, debut, fin), ""


def _ecrire_temps(phase):
    if phase.debut is None:
        return phase.titre
    heures = " – ".join(ecrire_heure(heure) for heure in (phase.debut, phase.fin) if heure)
    return f"{heures} : {phase.titre}"
