"""What the description of an event tells: who speaks, the phases, then the description itself (pure)."""

from labo.typographie import heure
from seminaire.contenu import CreneauLu, SeanceLue


# Our own property -> what it holds, one item per line where there are several.
INTITULE, INTERVENANTS, TEMPS, CHANTIER = "X-LABO-INTITULE", "X-LABO-INTERVENANTS", "X-LABO-TEMPS", "X-LABO-CHANTIER"
# Of the calendar: that an own property which is absent says « none », and what follows the room in LOCATION.
FORMAT, LIEU = "X-LABO-FORMAT", "X-LABO-LIEU"


def details(creneau: CreneauLu, seance: SeanceLue) -> str:
    """As plain text, each part after an empty line."""
    return "\n\n".join(filter(None, (_tete(creneau.intitule, seance), seance.description)))


def lire_details(texte: str, intitule: str, seance: SeanceLue) -> str:
    """The description alone, out of what `details` wrote; all of the text when somebody wrote another since."""
    tete = _tete(intitule, seance).replace("\u00a0", " ")  # as every text that is read
    if texte == tete:
        return ""
    return texte.removeprefix(f"{tete}\n\n") if tete else texte


def _tete(intitule, seance):
    personnes = [_personne(intervenant) for intervenant in seance.intervenants]
    temps = [f"{heure(phase.debut)} : {phase.titre}" if phase.debut else phase.titre for phase in seance.temps]
    parties = ([intitule], personnes, [f"{n}. {titre}" for n, titre in enumerate(temps, 1)])
    return "\n\n".join("\n".join(partie) for partie in parties if any(partie))


def _personne(intervenant):
    dit = ", ".join(filter(None, (intervenant.nom, intervenant.fonction, intervenant.organisation)))
    return f"Animation : {dit}" if intervenant.is_animation else dit
