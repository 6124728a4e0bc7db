"""What a field « one per line » holds: who speaks, and the phases of a séance (pure).

Writing and reading back gives the same values: a list that is sent as it was shown creates what was shown.
"""

import re

from seminaire.horaires import HeureIllisible, ecrire_heure, lire_heure


_HEURE = r"\d{1,2} ?(?:[hH](?: ?\d{2}(?!\d))?(?!\w)|:\d{2}(?!\d))"
_TEMPS = re.compile(rf"(?:[Dd]e )?({_HEURE})(?: ?(?:[-–—]|à) ?({_HEURE}))?(?: ?[:–—-])? ?(.*)")
_PUCE = re.compile(r"[-–—•*] +")
_SANS_HEURE = ":"  # before a title that begins like an hour


def ecrire_intervenants(intervenants) -> str:
    """[{nom, fonction, organisation}] as « Nom, fonction, organisation », one per line."""
    return "\n".join(_ecrire_intervenant(*_trois(intervenant)) for intervenant in intervenants)


def lire_intervenants(texte: str) -> list[dict]:
    """The inverse. Of more than three parts the middle ones are the fonction; « ; » parts a line whose words hold commas."""
    return [_lire_intervenant(ligne) for ligne in texte.split("\n") if ligne.strip(" ,;")]


def ecrire_temps(temps) -> str:
    """[{titre, debut, fin}] as « 14 h 15 – 14 h 45 : Titre », « 14 h 15 : Titre » or « Titre », one per line."""
    return "\n".join(_ecrire_temps(**phase) for phase in temps)


def lire_temps(texte: str) -> list[dict]:
    """The inverse, in any notation of an hour; what begins with an hour that does not exist is a title."""
    return [_lire_temps(" ".join(ligne.split())) for ligne in texte.split("\n") if ligne.strip()]


def ecrire_ateliers(ateliers) -> str:
    """Parallel séances, [{titre, salle, intervenants}], as « Titre | Salle | Personne / Personne », one per line."""
    return "\n".join(_ecrire_atelier(**atelier) for atelier in ateliers)


def lire_ateliers(texte: str) -> list[dict]:
    """The inverse; what stands behind a third « | » is of the last part."""
    return [_lire_atelier(ligne) for ligne in texte.split("\n") if ligne.strip(" |")]


def _ecrire_atelier(*, titre, salle="", intervenants=(), **_):
    personnes = " / ".join(ecrire_intervenants([qui]).replace("/", ",") for qui in intervenants)
    parties = (titre.replace("|", "/"), salle.replace("|", "/"), personnes.replace("|", "/"))
    return " | ".join(parties).rstrip(" |")


def _lire_atelier(ligne):
    titre, salle, personnes = (partie.strip() for partie in f"{ligne} | | ".split("|", 2))
    qui = [lu for partie in personnes.rstrip("| ").split("/") for lu in lire_intervenants(partie)]
    return {"titre": titre, "salle": salle, "intervenants": qui}


def _trois(intervenant):
    return tuple((intervenant.get(nom) or "").strip() for nom in ("nom", "fonction", "organisation"))


def _ecrire_intervenant(*parties):
    while len(parties) > 1 and not parties[-1]:
        parties = parties[:-1]
    if not any("," in partie for partie in parties):
        return ", ".join(parties)
    ligne = " ; ".join(partie.replace(";", ",") for partie in parties)
    return ligne if len(parties) > 1 else f"{ligne} ;"


def _lire_intervenant(ligne):
    separateur = ";" if ";" in ligne else ","
    parties = [partie.strip() for partie in ligne.split(separateur)]
    if len(parties) > 3:
        parties = [parties[0], f"{separateur} ".join(parties[1:-1]), parties[-1]]
    return dict(zip(("nom", "fonction", "organisation"), [*parties, "", ""], strict=False))


def _ecrire_temps(*, titre, debut=None, fin=None):
    if debut is None:
        is_lisible = _lire_temps(titre) == {"titre": titre, "debut": None, "fin": None}
        return titre if is_lisible else f"{_SANS_HEURE} {titre}"
    horaire = ecrire_heure(debut) if fin is None else f"{ecrire_heure(debut)} – {ecrire_heure(fin)}"
    return f"{horaire} : {titre}"


def _lire_temps(ligne):
    sans_heure = {"titre": ligne, "debut": None, "fin": None}
    if ligne.startswith(_SANS_HEURE):
        return sans_heure | {"titre": ligne.removeprefix(_SANS_HEURE).strip()}
    ligne = sans_heure["titre"] = _PUCE.sub("", ligne, count=1) if _PUCE.match(ligne) else ligne
    trouve = _TEMPS.fullmatch(ligne)
    if not trouve:
        return sans_heure
    try:
        debut, fin = lire_heure(trouve[1]), lire_heure(trouve[2]) if trouve[2] else None
    except HeureIllisible:
        return sans_heure
    return {"titre": trouve[3], "debut": debut, "fin": fin}
