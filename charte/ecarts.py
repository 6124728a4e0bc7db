"""What an amendement changes of an article's words, as a page shows it (pure)."""

from dataclasses import dataclass
from functools import lru_cache

from labo import differences
from labo.plis import Morceau, plier


LIGNE = 160  # characters of a change told in one line
AUTOUR = 30  # of them on each side of what changes


@dataclass(frozen=True)
class Ecart:
    """A field that differs, as stretches of text."""

    libelle: str
    morceaux: tuple[Morceau, ...]


@lru_cache(maxsize=2048)
def morceaux(avant: str, apres: str) -> tuple[Morceau, ...]:
    """Kept, since a long text takes its time to compare, and a room reads the same proposals."""
    return tuple(Morceau(passage.genre, passage.texte) for passage in differences.mots(avant, apres))


def ecarts(avant: dict, apres: dict, *, is_entier=False) -> list[Ecart]:
    """Of a title and a text: those that differ, folded around what changes unless the whole is asked for."""
    champs = [(nom, avant.get(nom, ""), apres.get(nom, "")) for nom in ("titre", "corps")]
    differents = [(nom, morceaux(ancien, nouveau)) for nom, ancien, nouveau in champs if ancien != nouveau]
    libelles = {"titre": "titre", "corps": "texte"}
    return [Ecart(libelles[nom], suite if is_entier else tuple(plier(suite))) for nom, suite in differents]


def en_une_ligne(avant: dict, apres: dict) -> tuple[Morceau, ...]:
    """The beginning of the first change; the words before those of the title."""
    for nom in ("corps", "titre"):
        if avant.get(nom, "") != apres.get(nom, ""):
            return _ligne(avant.get(nom, ""), apres.get(nom, ""))
    return ()


@lru_cache(maxsize=2048)
def _ligne(avant, apres):
    plies = plier(morceaux(avant, apres), AUTOUR)
    premier = next(rang for rang, morceau in enumerate(plies) if morceau.genre in ("ajoute", "retire"))
    debut = max(0, premier - 1)
    ligne, reste = [], LIGNE
    for morceau in plies[debut:]:
        texte = morceau.texte.replace("\n", " ")
        if not ligne and morceau.genre == "egal":
            texte = _la_fin(texte, is_suite=debut > 0)
        coupe = texte if len(texte) <= reste else f"{texte[:reste].rstrip()}…"
        ligne.append(Morceau(morceau.genre, coupe))
        reste -= len(coupe)
        if reste <= 0:
            break
    return tuple(ligne)


def _la_fin(texte, *, is_suite):
    """What stands just before the change, from a whole word on."""
    if len(texte) > 2 * AUTOUR:
        texte, is_suite = texte[-AUTOUR:].partition(" ")[2] or texte[-AUTOUR:], True
    return f"…{texte}" if is_suite else texte
