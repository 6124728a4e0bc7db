"""Titles that stand above their hours (« Table ronde », then « 10h – 11h30 », then who speaks), as on cards of the web.

Only where the whole text is so written: one hour that has its title after it, and the hours are read as everywhere else.
"""

import re

from seminaire.programme.forme import plier
from seminaire.programme.intervenants import personnes
from seminaire.programme.lexique import ACTIVITE, PARTIE
from seminaire.programme.ligne import Ligne


_TEXTES = ("texte", "partie", "pause")
_FINS = ("jour", "bloc", "annonce", "pied")
_ENTETE = re.compile(r"(?:le )?(?:pre-?)?(?:programme|deroule|horaires|ordre du jour|planning)\b")
_AU_DESSUS_MAX = 2  # lines of a title
_LIEU_MAX = 60  # characters


def retourner(lignes: list[Ligne]) -> list[Ligne]:
    """The lines, each title that stands above its hour put after it."""
    places = [n for n, ligne in enumerate(lignes) if ligne.nature == "seance"]
    if len(places) < 2 or not all(lignes[n].en_tete for n in places):
        return lignes
    tetes = _tetes(lignes, places)
    if tetes is None:
        return lignes
    retournees, vue = [], 0
    for tete, place in zip(tetes, places, strict=True):
        ligne = _reunir(lignes[place], lignes[tete])
        if ligne.plage is None or ligne.nature != "seance":
            return lignes
        retournees += [*lignes[vue:tete], ligne, *lignes[tete + 1 : place]]
        vue = place + 1
    return retournees + lignes[vue:]


def _tetes(lignes: list[Ligne], places: list[int]) -> list[int] | None:
    """Where the title of each hour begins, or None where titles come after."""
    if not all(_est_un_titre(lignes, n - 1) for n in places):
        return None
    if all(_capitales(lignes[n - 1].texte) for n in places) and _que_des_lieux([lignes[n] for n in places]):
        return [n - 1 for n in places]
    if not all(_sans_titre(lignes[n]) for n in places):
        return None
    tetes = [_debut_de_bloc(lignes, n) for n in places]
    if None not in tetes[1:]:
        return [places[0] - 1 if tetes[0] is None else tetes[0], *tetes[1:]]
    plages = all(lignes[n].plage.fin is not None for n in places)
    derniers = [n for n, suivant in zip(places, [*places[1:], len(lignes)], strict=True) if _finit(lignes, n, suivant)]
    return [n - 1 for n in places] if plages and places[-1] in derniers else None


def _est_un_titre(lignes: list[Ligne], n: int) -> bool:
    return n >= 0 and lignes[n].nature in _TEXTES and len(lignes[n].texte) <= 160 and not _ENTETE.match(lignes[n].plie)


def _sans_titre(heure: Ligne) -> bool:
    """Nothing after the hour, or only where, or only who."""
    return heure.est_une_heure_seule() or heure.est_lieu() or bool(personnes(heure.reste))


def _que_des_lieux(heures: list[Ligne]) -> bool:
    """Does what follows the hours only tell where? Half of it is known as places, and none of it as something that happens."""
    restes = [plier(heure.reste).strip(" :->|") for heure in heures]
    if any(_capitales(h.reste) or len(h.reste) > _LIEU_MAX for h in heures):
        return False
    if any(ACTIVITE.match(reste) or PARTIE.match(reste) for reste in restes):
        return False
    return 2 * sum(heure.est_une_heure_seule() or heure.est_lieu() for heure in heures) >= len(heures)


def _capitales(texte: str) -> bool:
    return texte.isupper() and sum(c.isalpha() for c in texte) > 8


def _debut_de_bloc(lignes: list[Ligne], place: int) -> int | None:
    """The first of the one or two lines that stand right above the hour, after a blank line or a heading."""
    if lignes[place].vide_avant:
        return None
    for n in range(place - 1, max(-1, place - 1 - _AU_DESSUS_MAX), -1):
        if not _est_un_titre(lignes, n):
            return None
        if lignes[n].vide_avant or n == 0 or lignes[n - 1].nature in _FINS:
            return n
    return None


def _finit(lignes: list[Ligne], place: int, suivant: int) -> bool:
    """Is there nothing between this hour and the end of its day?"""
    suite = lignes[place + 1 : suivant]
    return not suite or suite[0].nature in _FINS


def _reunir(heure: Ligne, titre: Ligne) -> Ligne:
    ligne = Ligne(
        f"{heure.texte[: heure.plage.a].strip()} : {titre.texte}",
        titre.bruts + heure.bruts,
        heure.puce,
        titre.vide_avant,
    )
    ligne.classer()
    ligne.retrait = heure.retrait
    reste = heure.reste.strip(" :-–—|,>")
    if any(c.isalnum() for c in reste):
        ligne.colonnes = {"qui": reste, "role": ""} if personnes(reste) else {"salle": reste}
    return ligne
