"""From a line to an element: its title, speakers, room and written duration."""

import re
from dataclasses import replace

from seminaire.programme import heures
from seminaire.programme.chronologie import Element
from seminaire.programme.forme import mots, plier
from seminaire.programme.intervenants import personnes
from seminaire.programme.lexique import A_CONFIRMER, FONCTION, LIEU_ETIQUETTE, ORGANISATION, ROLE_NU
from seminaire.programme.ligne import Ligne
from seminaire.programme.modele import Intervenant
from seminaire.programme.titres import Extrait, avec_role, extraire, nettoyer


_PHRASE_MIN = 160  # characters: a longer loose line is prose


# « 14h-15h (heure de Paris) : Exposé » is « Exposé (heure de Paris) ».
_FUSEAU = re.compile(
    r"^\(?((?:CES?T|GMT|UTC)(?: ?[+-] ?\d{1,2})?|heure (?:de|d’|d')\s?[\w-]{3,20}|heure locale|Paris time)\)?[ :–—-]+(.+)$",
    re.IGNORECASE,
)
_PLURIEL = re.compile(
    r"ateliers|sessions|tables rondes|groupes|parall|simultan|"
    r"(?:deux|trois|quatre) temps\b|au choix|\b\d{1,2} [a-z]|parcours|stands|panels"
)
_NUMEROTEE = re.compile(r"(?:session|panel|seance|axe|theme|partie) ?(?:n ?° ?)?(?:\d|[ivx]+|[a-h])(?![\w'])")
_TITRE_DE_PARTIE = re.compile(r"(?:session|panel|seance|axe|theme|partie)\b|(?:i{1,3}|iv|vi{0,3}|ix|x) ?[.)-]")
_JOUR_EN_TETE = re.compile(r"(?:le )?(?:\d|j(?:our(?:nee)?)? ?\d|(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*\b)")
_POINT = re.compile(
    r"(?<![A-Z])(?<!\bM)(?<!\bMM)(?<!\bMme)(?<!\bDr)(?<!\bPr)\. "
)  # the end of a sentence, not « M. le Préfet »


def element(ligne: Ligne, texte: str) -> Element:
    """An element without hours, made of a part (`texte`) of a line."""
    extrait = Extrait(nettoyer(texte)) if ligne.phrase else extraire(texte)
    lu = Element(titre=extrait.titre, intervenants=list(extrait.intervenants), salle=extrait.salle)
    lu.nominal, lu.puce = extrait.nominal, ligne.puce
    lu.simultane = ligne.simultane
    if ligne.colonnes:
        lu.salle = ", ".join(part for part in (lu.salle, ligne.colonnes.get("salle", "")) if part)
        if contenu := ligne.colonnes.get("qui"):
            lu.intervenants += qui_dans(contenu, ligne.colonnes["role"])
    if A_CONFIRMER.search(ligne.plie):
        lu.a_verifier.append("Le texte dit que ce point est à confirmer.")
    return lu


def seance(ligne: Ligne) -> Element:
    """The séance of a line that has an hour."""
    fuseau = _FUSEAU.match(ligne.reste)
    texte, duree = sans_duree(fuseau[2] if fuseau else ligne.reste)
    lue, plage = element(ligne, texte), ligne.plage
    lue.debut, lue.fin, lue.ecrite = plage.debut, plage.fin, plage.fin is not None
    if fuseau:
        lue.titre = f"{lue.titre} ({fuseau[1]})"
    if ligne.doute:
        lue.a_verifier.append(ligne.doute)
    if plage.approximative:
        lue.a_verifier.append("L’horaire est donné comme approximatif.")
    compter(lue, duree)
    return lue


def moment(ligne: Ligne) -> Element:
    """A half-day of a programme that writes no hour at all."""
    lu = element(ligne, ligne.texte)
    lu.a_verifier.append("Aucune heure n’est écrite.")
    return lu


def sans_duree(texte: str) -> tuple[str, heures.Duree | None]:
    """The text without the duration that it writes, and that duration."""
    duree = heures.duree(plier(texte)) if 2 < len(texte) < 700 else None
    if duree is None:
        return texte, None
    avant, apres = texte[: duree.de].rstrip(), texte[duree.a :].lstrip()
    return f"{avant}{'' if apres[:1] in '.,;' else ' '}{apres}".strip(), duree


def compter(lue: Element, duree: heures.Duree | None) -> None:
    """A written duration gives the end; when the end is written too and differs, it is said."""
    if duree is None or lue.debut is None:
        return
    if lue.fin is None:
        lue.fin, lue.ecrite, lue.deduite = min(lue.debut + duree.minutes, 24 * 60), True, True
        if duree.doute:
            lue.a_verifier.append("La durée est suivie d’un point d’interrogation.")
    elif lue.fin - lue.debut != duree.minutes:
        lue.a_verifier.append(f"La durée écrite ({duree.minutes} min) ne correspond pas aux heures.")


def apres_la_date(ligne: Ligne) -> str:
    """What the heading of a day says besides its date and its hours."""
    if ligne.plage is None:
        return nettoyer(ligne.texte[ligne.entete.a :])
    avant = re.sub(r"\b(?:de|à|dès)\s*$", "", ligne.texte[ligne.entete.a : ligne.plage.de], flags=re.IGNORECASE)
    return nettoyer(f"{avant} {ligne.texte[ligne.plage.a :]}")


def commence_par_un_jour(ligne: Ligne) -> bool:
    """« Samedi 4 mai », « Jour 2 », but not « Animation : samedi 4 mai », whose label is not to be lost."""
    return bool(_JOUR_EN_TETE.match(ligne.plie))


def salle(ligne: Ligne) -> str:
    """The room that a line names, its label off."""
    etiquette = LIEU_ETIQUETTE.match(ligne.plie)
    nommee = ligne.texte[etiquette.end() :].strip() if etiquette else ""
    return nommee or ligne.texte.strip()


def qui_dans(contenu: str, role: str) -> tuple[Intervenant, ...]:
    """Who stands after a label or in a column of speakers: persons, else groups by their own words."""
    qui = personnes(contenu, etiquette=True) or tuple(Intervenant(nom) for nom in noms_libres(contenu))
    return avec_role(qui, role)


def qui_sans_deux_points(ligne: Ligne) -> tuple[Intervenant, ...]:
    """« Animée par Paul Lenoir », « Sous la présidence d’Anne Petit »: the persons, with their role; else nothing."""
    nu = ROLE_NU.match(ligne.plie) if len(ligne.texte) <= 700 else None
    return avec_role(personnes(ligne.texte[nu.end() :], etiquette=True) or (), nu["role"]) if nu else ()


def noms_libres(contenu: str) -> list[str]:
    """What stands after « Avec : » when it is no list of persons: groups, parted by semicolons."""
    return [nom for nom in (morceau.strip(" .") for morceau in re.split(r"[;•]", contenu)) if nom]


def completer_personne(element: Element, ligne: Ligne) -> bool:
    """« Marie Dupont », then « Université de Caen » or « directrice du Labo » on the next line: it says who she is."""
    dernier = element.intervenants[-1] if element.intervenants else None
    if dernier is None or dernier.organisation or dernier.fonction or len(ligne.texte) > 110:
        return False
    if (
        FONCTION.match(ligne.plie)
        and (qui := personnes(f"{dernier.nom}, {ligne.texte}", etiquette=True))
        and len(qui) == 1
    ):
        element.intervenants[-1] = qui[0]
        return True
    if not element.nominal or mots(ligne.plie)[0] not in ORGANISATION:
        return False
    element.intervenants[-1] = replace(dernier, organisation=ligne.texte.strip(" .,;"))
    return True


def est_prose(ligne: Ligne) -> bool:
    """A description rather than a title: long, or with a full stop inside, or a sentence."""
    texte = ligne.texte
    return len(texte) > _PHRASE_MIN or bool(_POINT.search(texte)) or (texte[-1] in ".!?…" and texte.count(" ") > 7)


def au_pluriel(element: Element) -> bool:
    """Does its title announce several things (« Ateliers en parallèle », « 3 tables rondes »)?"""
    return bool(_PLURIEL.search(plier(element.titre)))


def partie_en_attente(avant: list[Ligne]) -> list[Ligne]:
    """« Session 1 : … » and the labels under it, where they are the last of these lines."""
    for n in range(len(avant) - 1, max(-1, len(avant) - 4), -1):
        if _NUMEROTEE.match(avant[n].plie) and avant[n].nature == "partie":
            return avant[n:]
        if avant[n].nature != "etiquette":
            return []
    return []


def titre_de_partie(ligne: Ligne) -> bool:
    """« Session 2 – … », « II. … »: what names the séances that follow."""
    return bool(_TITRE_DE_PARTIE.match(ligne.plie))
