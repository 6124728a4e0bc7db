"""Two columns of a page pasted one after the other: all the hours, then all the titles."""

from collections.abc import Callable

from seminaire.programme.ligne import Ligne


_HEURES_MIN = 3
_FINS = ("seance", "jour", "bloc", "annonce", "pied", "etiquette")
_DOUTE = "L’heure et le titre viennent de deux colonnes : à vérifier."


def marier(lignes: list[Ligne], joindre: Callable[[list[Ligne]], list[Ligne]]) -> list[Ligne]:
    """Gives each hour of a column its title, where both columns have as many lines; else the titles belong to no hour."""
    mariees, n = [], 0
    while n < len(lignes):
        fin = n
        while fin < len(lignes) and lignes[fin].nature == "seance" and lignes[fin].est_une_heure_seule():
            fin += 1
        if fin - n < _HEURES_MIN:
            mariees += lignes[n : max(fin, n + 1)]
            n = max(fin, n + 1)
            continue
        bout = fin
        while bout < len(lignes) and lignes[bout].nature not in _FINS and not (bout > fin and lignes[bout].vide_avant):
            bout += 1
        mariees += _deux_colonnes(lignes[n:fin], lignes[fin:bout], joindre)
        n = bout
    return mariees


def _deux_colonnes(
    heures: list[Ligne], textes: list[Ligne], joindre: Callable[[list[Ligne]], list[Ligne]]
) -> list[Ligne]:
    titres = textes if len(textes) == len(heures) else joindre(textes)
    if len(titres) == len(heures):
        return [_marier(heure, titre) for heure, titre in zip(heures, titres, strict=True)]
    if len(titres) < 2:
        return heures + titres
    coupure = Ligne("", [], nature="annonce")
    return [*heures, coupure, *textes]


def _marier(heure: Ligne, titre: Ligne) -> Ligne:
    ligne = Ligne(
        f"{heure.texte[: heure.plage.a].strip()} : {titre.texte}",
        heure.bruts + titre.bruts,
        heure.puce,
        heure.vide_avant,
    )
    ligne.classer()
    ligne.doute = _DOUTE
    return ligne
