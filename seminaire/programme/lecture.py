"""The reading itself: line after line, what each adds to the programme."""

import re

from seminaire.programme import dates, lecture_jours
from seminaire.programme.chronologie import achever, figer
from seminaire.programme.composition import Composition
from seminaire.programme.forme import plier
from seminaire.programme.lexique import PIED
from seminaire.programme.ligne import Ligne
from seminaire.programme.lignes import lignes_de
from seminaire.programme.modele import Jour, Programme
from seminaire.programme.phrases import lire_les_phrases


_TITRE_MAX = 200  # characters
_PROGRAMME = re.compile(
    r"(?:le |pre-?)?(?:programme|deroule|horaires|ordre du jour)(?: previsionnel| provisoire| detaille| complet)?"
    r"(?: de (?:la|l'|cette) ?(?:journee|matinee|soiree|apres-midi|rencontre)| du jour)?[ :-]*(?:\([^)]*\))?[ :-]*"
)
_DATEE = re.compile(
    rf"(?:le |du |les |date ?: ?)?(?:{'|'.join(dates.JOURS)}) \d"
)  # « Du jeudi 13 … au … »: when, not what
_TITRE_REPRIS = "Aucun titre n’est écrit avec cet horaire : c’est celui de la rencontre."
_AVIS = re.compile(
    r"informations? pour|.{0,60}\binscriptions? (?:avant|jusqu|obligatoire|gratuite)|date limite|reponse"
)
_EVENEMENT = re.compile(
    r"colloque|seminaire|journee|rencontre|assemblee|forum|congres|formation|assises|universite|festival|convention|symposium"
)


def lire(texte: str, *, annee: int | None = None) -> Programme:
    """Reads a programme. Never refuses: what it cannot place is in `non_places`, what looks wrong in `a_verifier`.

    `annee` is the year of dates that do not write it. Time and memory are linear in the length of the text.
    """
    lignes = lire_les_phrases(lignes_de(texte))
    lecture_jours.reclasser(lignes)
    composition = Composition()
    for ligne in lignes:
        composition.ajouter(ligne)
    composition.finir()
    titre, phrase = _titre(composition), _date_du_preambule(composition, lignes)
    if titre is not None:
        composition.avant.remove(titre)
    _nommer_les_journees(composition, titre.texte if titre else "")
    lecture_jours.dater(composition, lignes, phrase, annee)
    jours = []
    for jour in composition.jours:
        achever(jour.elements)
        jours.append(Jour(jour.date, jour.titre, tuple(figer(element) for element in jour.elements)))
    avant = sorted((b for ligne in composition.avant for b in ligne.bruts), key=lambda brut: brut[0])
    reste = sorted(composition.non_places, key=lambda brut: brut[0])
    places = sorted(avant + reste, key=lambda brut: brut[0])
    return Programme(
        titre=titre.texte if titre else "",
        jours=tuple(jours),
        non_places=tuple(t for _, t in places),
        avant=tuple(t for _, t in avant),
    )


def _nommer_les_journees(composition: Composition, titre: str) -> None:
    """« Samedi 25 mai à 14h » alone: what happens then is named by the programme's own title."""
    for jour in composition.jours:
        for element in jour.elements:
            if element.du_jour and not element.titre:
                element.titre = titre or (jour.titre if dates.entete_de_jour(plier(jour.titre)) is None else "")
                element.a_verifier.append(_TITRE_REPRIS if element.titre else "Le titre manque.")


def _titre(composition: Composition) -> Ligne | None:
    """The first line that may name the event: not « Programme », not a place, not a paragraph."""
    tetes = composition.jours[0].lignes if composition.jours else []
    premier_jour = tetes[0].bruts[0][0] if tetes else None
    candidates = [
        ligne
        for ligne in composition.avant[:12]
        if len(ligne.texte) <= _TITRE_MAX
        and ligne.plage is None
        and (ligne.nature in ("texte", "pause") or (ligne.nature == "salle" and ligne.bruts[0][0] == 0))
        and (premier_jour is None or ligne.bruts[0][0] < premier_jour or _EVENEMENT.search(ligne.plie))
        and ligne.texte[0] not in "(["
        and not PIED.match(ligne.plie)
        and not _DATEE.match(ligne.plie)
        and not ligne.texte.endswith((":", ".", ","))
    ]
    nommees = [
        ligne for ligne in candidates if not _PROGRAMME.fullmatch(ligne.plie) and not dates.est_une_etendue(ligne.plie)
    ]
    return (nommees or [None])[0]


def _date_du_preambule(composition: Composition, lignes: list[Ligne]) -> tuple[str, dates.DateLue] | None:
    """The day that a sentence of the preamble tells, when no heading does."""
    textes = [ligne.texte for ligne in composition.avant] or [ligne.texte for ligne in lignes[:5]]
    trouvee = dates.date_d_une_phrase(plier(texte) for texte in textes)
    if trouvee is None:
        return None
    numero, lue = trouvee
    return textes[numero][lue.de : lue.a], lue
