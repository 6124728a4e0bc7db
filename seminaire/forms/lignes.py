"""What is wrong with the lines of a field « one per line », as French sentences that quote them."""

from seminaire.contenu.modele import lignes
from seminaire.lignes import fautes_de_temps, lire_intervenants
from seminaire.models import Intervention, Temps


CITATION = 60
LIBELLES = {"nom": "le nom", "fonction": "la fonction", "organisation": "l’organisation"}


def fautes_de_phases(texte: str) -> list[str]:
    return [*fautes_de_temps(texte), *trop_longues(texte, Temps._meta.get_field("titre").max_length)]


def fautes_d_intervenants(texte: str) -> list[str]:
    """Who speaks is read from each line into columns, of which none may cut her name."""
    return [faute for ligne in lignes(texte) for faute in _faute(ligne)]


def trop_longues(texte: str, maximum: int) -> list[str]:
    return [
        f"{citer(ligne)}\u00a0: raccourcissez cette ligne, {maximum} caractères au plus, elle en a {len(ligne)}."
        for ligne in lignes(texte)
        if len(ligne) > maximum
    ]


def citer(ligne: str) -> str:
    court = ligne if len(ligne) <= CITATION else f"{ligne[: CITATION - 1].rstrip()}…"
    return f"«\u00a0{court}\u00a0»"


def _faute(ligne):
    for lu in lire_intervenants(ligne):
        for nom, libelle in LIBELLES.items():
            maximum, longueur = Intervention._meta.get_field(nom).max_length, len(getattr(lu, nom))
            if longueur > maximum:
                suite = f"raccourcissez {libelle}, {maximum} caractères au plus, il y en a {longueur}."
                yield f"{citer(ligne)}\u00a0: {suite}"
