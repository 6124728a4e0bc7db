"""How an act is refused: always with a French reason, always with a truthful status."""

from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied

from labo.extraits import abreger
from labo.reunion import Collision, Reunion
from labo.typographie import enumerer


class Refus(PermissionDenied):
    """A person may not do this; a forgotten catch is still a correct 403. `suite`: the object whose page tells more."""

    status = 403

    def __init__(self, *raison, suite=None):
        super().__init__(*raison)
        self.suite = suite


class Perime(Refus):
    """The state has moved since the page was read."""

    status = 409


@dataclass(frozen=True)
class Passage:
    """A stretch of a text in conflict: what both keep, or what each wrote there."""

    texte: str = ""
    autre: str = ""
    mien: str = ""
    is_heurt: bool = False
    suite: str = ""  # the end of line that either brings along


@dataclass(frozen=True)
class ChampEnConflit:
    """One field that two people changed, and that cannot hold both."""

    nom: str
    libelle: str
    autre: str  # what is saved, as a person reads it
    mien: str  # what this save wanted
    reunion: Reunion | None = None  # for a text whose base is known: where exactly they collide
    is_riche: bool = False  # both are shown with their marks drawn

    @property
    def passages(self) -> list[Passage]:
        """The text brought together, folded around the places where both wrote."""
        morceaux = self.reunion.morceaux
        dernier = len(morceaux) - 1
        return [
            Passage(
                autre=morceau.autre.strip("\n"), mien=morceau.mien.strip("\n"), is_heurt=True, suite=_suite(morceau)
            )
            if isinstance(morceau, Collision)
            else Passage(texte=abreger(morceau.texte, avant=rang > 0, apres=rang < dernier))
            for rang, morceau in enumerate(morceaux)
        ]


def _suite(collision) -> str:
    return "\n" if "\n" in (collision.autre[-1:], collision.mien[-1:]) else ""


class Conflit(Perime):
    """A stale save that collides with what somebody saved first. Carries both texts, so that nothing typed is lost."""

    def __init__(self, *, auteurs, version, champs, reprises, is_soi=False):
        qui = (
            "Vous avez déjà enregistré depuis un autre onglet ou un autre appareil"
            if is_soi
            else f"{enumerer(auteurs)} {'ont' if len(auteurs) > 1 else 'a'} enregistré entre-temps"
        )
        super().__init__(f"{qui} : comparez, puis enregistrez à nouveau.")
        self.auteurs = auteurs
        self.is_soi = is_soi
        self.version = version
        self.champs = champs  # [ChampEnConflit], those that collide
        self.reprises = (
            reprises  # {nom: value}, what the form is opened again with: both sides, mine where they collide
        )

    @property
    def auteur(self) -> str:
        return enumerer(self.auteurs)

    @property
    def has_heurts(self) -> bool:
        """Are there words to be shown side by side, rather than whole fields?"""
        return any(champ.reunion for champ in self.champs)


def as_predicate(check):
    """Derive `can_x` from `check_can_x`."""

    @wraps(check)
    def can(*args, **kwargs):
        try:
            check(*args, **kwargs)
        except Refus:
            return False
        return True

    return can
