"""What an amendement changes of an article's words, as a page shows it (pure)."""

from dataclasses import dataclass
from functools import lru_cache

from charte import marques
from labo.plis import Morceau, plier


LIGNE = 160  # characters of a change told in one line
AUTOUR = 30  # of them on each side of what changes
CHAMPS = (("titre", "titre"), ("corps", "texte"))


@dataclass(frozen=True)
class Ecart:
    """A field that differs: HTML with its marks."""

    libelle: str
    html: str

    @property
    def is_mise_en_forme(self):
        """The words are the same: nothing of them is marked."""
        return "<ins" not in self.html and "<del" not in self.html


def ecarts(avant: dict, apres: dict) -> list[Ecart]:
    """Of a title and a text: those that differ, folded around what changes."""
    champs = [(nom, libelle, avant.get(nom, ""), apres.get(nom, "")) for nom, libelle in CHAMPS]
    return [
        Ecart(libelle, marques.comparer(ancien, nouveau, is_riche=nom == "corps"))
        for nom, libelle, ancien, nouveau in champs
        if ancien != nouveau
    ]


def en_une_ligne(avant: dict, apres: dict) -> tuple[Morceau, ...]:
    """The beginning of the first change; the words before those of the title. () where no word changes."""
    for nom in ("corps", "titre"):
        if avant.get(nom, "") != apres.get(nom, ""):
            return _ligne(avant.get(nom, ""), apres.get(nom, ""), nom == "corps")
    return ()


@lru_cache(maxsize=2048)  # a room reads the same proposals
def _ligne(avant, apres, is_riche):
    plies = plier(marques.en_mots(avant, apres, is_riche=is_riche), AUTOUR)
    changes = [rang for rang, morceau in enumerate(plies) if morceau.genre in ("ajoute", "retire")]
    if not changes:
        return ()
    debut = max(0, changes[0] - 1)
    ligne, reste = [], LIGNE
    for morceau in plies[debut:]:
        texte = morceau.texte
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
