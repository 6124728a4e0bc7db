"""Rooms, hours and days as a French sentence says them (pure)."""

import re
from datetime import date, time

from labo.textes import cle_de_recherche
from labo.typographie import date_longue, heure


NOMS_FEMININS = frozenset(
    "salle halle cour terrasse mezzanine chapelle galerie tente scene bibliotheque mediatheque cafeteria cantine maison "
    "annexe estrade agora piece loge cuisine".split()
)
NOMS_MASCULINS = frozenset(
    "amphi amphitheatre hall auditorium bureau jardin foyer theatre espace atelier studio salon gymnase restaurant cafe bar "
    "plateau chapiteau patio parvis hemicycle accueil".split()
)
ADJECTIFS = frozenset("grande grand petite petit nouvelle nouveau".split())
CODE = re.compile(r"[A-Za-z]?[ -]?\d{1,4}[A-Za-z]?|[A-Z]")
HORS_ELISION = ("hall", "halle")  # an aspirated h
Horaire = tuple[time | None, time | None]


def guillemets(texte: str) -> str:
    return f"«\u00a0{texte}\u00a0»"


def salle(nom: str) -> str:
    """« salle B » for « Salle B », « B » or « b12 »; a name that is not of a known kind stays as it is, and so does « Grande
    salle », the name of one."""
    if CODE.fullmatch(nom):
        return f"salle {nom}"
    mots = nom.split(" ")
    connus = _mots_connus(mots)
    tete = [mot.lower() if mot.isupper() else _minuscule(mot) for mot in mots[:connus]]
    if connus > 1:
        tete[0] = tete[0].capitalize()
    return " ".join(tete + mots[connus:])


def au_lieu_de_la_salle(nom: str) -> str:
    """« au lieu de la salle A », « de l’amphi », « du hall », « de « La Ruche » »."""
    dite = salle(nom)
    noyaux = [cle_de_recherche(mot) for mot in dite.split(" ")[: _mots_connus(dite.split(" "))]]
    if not noyaux:
        return f"au lieu de {guillemets(nom)}"
    if cle_de_recherche(dite)[0] in "aeiouh" and noyaux[0] not in HORS_ELISION:
        return f"au lieu de l’{dite}"
    return f"au lieu {'de la' if noyaux[-1] in NOMS_FEMININS else 'du'} {dite}"


def horaire(debut: time | None, fin: time | None) -> str:
    """« à 14 h », « de 14 h à 15 h »; nothing without a start."""
    if debut is None:
        return ""
    return f"de {heure(debut)} à {heure(fin)}" if fin else f"à {heure(debut)}"


def changement_d_horaire(avant: Horaire, apres: Horaire) -> str:
    """« fin à 15 h au lieu de 14 h 45 », « de 14 h 30 à 15 h, et non plus de 14 h 15 à 14 h 45 »; the same day.

    What has changed is named (début, fin); where both have, both are told as they were.
    """
    if apres[0] is None:
        return f"heure à préciser, au lieu de {heure(avant[0])}"
    if avant[0] is None:
        return f"désormais {horaire(*apres)}"
    if avant[0] == apres[0]:
        return _changement_de_fin(*apres, avant[1])
    debut = f"{heure(apres[0])} au lieu de {heure(avant[0])}"
    if avant[1] is None and apres[1] is None:
        return debut
    if apres[1] is None:
        return f"{debut}, sans heure de fin"
    if avant[1] in (None, apres[1]):
        return f"début à {debut}" + ("" if avant[1] else f", fin à {heure(apres[1])}")
    return f"{horaire(*apres)}, et non plus {horaire(*avant)}"


def jour(jour: date, *, is_annee: bool = False) -> str:
    """« jeudi 19 octobre »."""
    long = date_longue(jour)
    return long if is_annee else long.rpartition(" ")[0]


def changement_de_jour(avant: date | None, apres: date | None) -> str:
    """« le vendredi 20 octobre au lieu du jeudi 19 octobre »; the hours are the same."""
    if apres is None:
        return "jour à préciser"
    if avant is None:
        return f"le {jour(apres)}"
    is_annee = avant.year != apres.year
    return f"le {jour(apres, is_annee=is_annee)} au lieu du {jour(avant, is_annee=is_annee)}"


def changement_de_moment(jours: tuple[date | None, date | None], avant: Horaire, apres: Horaire) -> str:
    """Another day and other hours: « le vendredi 20 octobre de 9 h à 9 h 30, et non plus le jeudi 19 octobre de 14 h à 15 h »."""
    ancien, nouveau = jours
    if ancien is None or nouveau is None:
        return ", ".join(filter(None, (changement_de_jour(*jours), horaire(*apres) or "heure à préciser")))
    is_annee = ancien.year != nouveau.year
    quands = [f"le {jour(j, is_annee=is_annee)} {horaire(*h)}".strip() for j, h in ((nouveau, apres), (ancien, avant))]
    precision = "" if apres[0] else ", heure à préciser"
    return f"{quands[0]}{precision}, et non plus {quands[1]}"


def _changement_de_fin(debut, fin, avant):
    if fin is None:
        return f"{horaire(debut, None)}, sans heure de fin"
    return f"fin à {heure(fin)} au lieu de {heure(avant)}" if avant else horaire(debut, fin)


def _mots_connus(mots):
    """How many words at the head of a name are common ones: « grande salle », « amphi », none."""
    cles = [cle_de_recherche(mot) for mot in mots[:2]]
    if cles and cles[0] in NOMS_FEMININS | NOMS_MASCULINS:
        return 1
    return 2 if len(cles) == 2 and cles[0] in ADJECTIFS and cles[1] in NOMS_FEMININS | NOMS_MASCULINS else 0


def _minuscule(mot):
    return mot[:1].lower() + mot[1:]
