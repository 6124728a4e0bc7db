"""What the socle must ask of every app: each declares it here once, in its `apps.py`."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from labo.refus import Refus


CLE = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class Ouvert:
    """An object that several people may have open in a form at once."""

    # hidden field of the form -> the object whose version it holds
    versions: dict[str, object]
    # the list of objects that it stands in, as "programme-1": who works there sees who writes where
    ensemble: str = ""


@dataclass(frozen=True)
class Edition:
    """A kind of object that is edited in a form."""

    nom: str  # as in « Léa modifie … »: « cet article »
    # (person, key) -> Ouvert, or None when there is no such object; raises Refus for who may not edit it
    ouvrir: Callable


@dataclass(frozen=True)
class Courriel:
    """A kind of mail."""

    gabarit: str  # the template of its words; the first line is the subject
    # Envoi -> the context of the template, or None when there is nothing left to say
    contexte: Callable


@dataclass(frozen=True)
class Declaration:
    # prefix of a live subject -> may this person (or anonymous visitor) see the one with this key?
    sujets: dict[str, Callable] = field(default_factory=dict)
    # verb of the journal -> how it is told in French
    verbes: dict[str, str] = field(default_factory=dict)
    # model name, as in `CoEdite.cle_objet` -> how such objects are opened
    editions: dict[str, Edition] = field(default_factory=dict)
    # prefix of a list of objects -> may this person see who writes where in the one with this key?
    ensembles: dict[str, Callable] = field(default_factory=dict)
    # person -> what she may take out of the bin (`labo.corbeille.Jete`)
    corbeille: Callable | None = None
    # forgets for good what left the bin by itself; how many things
    purge: Callable | None = None
    # name, as `Envoi.gabarit` keeps it -> a kind of mail
    courriels: dict[str, Courriel] = field(default_factory=dict)
    # prefix of what a revision was taken from, as « amendement-12 » -> its key to (words of a history, where it is read)
    propositions: dict[str, Callable] = field(default_factory=dict)
    # (before, after) of a rich text -> HTML of what changed, with its marks
    comparer_riche: Callable | None = None
    # beginning of an address -> (words, address): where the page of an error leads, besides home; the longest one counts
    secours: dict[str, tuple[str, str]] = field(default_factory=dict)
    # person -> does she facilitate what is going on now?
    facilitation: Callable | None = None
    # request -> what stands around the content of this page, the same for every reader: pages are kept under it too
    cadre: Callable | None = None


_declarations: dict[str, Declaration] = {}


def declarer(app: str, **ce_que_l_app_sait) -> None:
    _declarations[app] = Declaration(**ce_que_l_app_sait)


def sujet_visible(personne, sujet: str) -> bool:
    """May this person follow the subject `prefix` or `prefix-key`? Unknown subjects are nobody's."""
    prefixe, _, cle = sujet.partition("-")
    visible = _chercher("sujets", prefixe)
    return visible is not None and visible(personne, cle)


def ensemble_visible(personne, ensemble: str) -> bool:
    """May this person see who writes where in the list `prefix` or `prefix-key`?"""
    prefixe, _, cle = ensemble.partition("-")
    visible = _chercher("ensembles", prefixe)
    return visible is not None and visible(personne, cle)


def edition(cle_objet: str) -> Edition | None:
    """How objects like `article-12` are edited; None when nobody edits such things."""
    return _chercher("editions", cle_objet.partition("-")[0])


def ouvrir(personne, cle_objet: str) -> Ouvert | None:
    """The object `article-12` for one who may edit it; None when there is none. Raises Refus."""
    genre, cle = edition(cle_objet), cle_objet.partition("-")[2]
    # A key is a number of at most 18 digits: what a database can count.
    return genre.ouvrir(personne, int(cle)) if genre and CLE.fullmatch(cle) else None


def objet_ouvrable(personne, cle_objet: str) -> bool:
    try:
        return ouvrir(personne, cle_objet) is not None
    except Refus:
        return False


def corbeilles() -> list[Callable]:
    return [declaration.corbeille for declaration in _declarations.values() if declaration.corbeille]


def purges() -> list[Callable]:
    return [declaration.purge for declaration in _declarations.values() if declaration.purge]


def cadres(request) -> tuple:
    return tuple(declaration.cadre(request) for declaration in _declarations.values() if declaration.cadre)


def verbes() -> dict[str, str]:
    return {verbe: libelle for declaration in _declarations.values() for verbe, libelle in declaration.verbes.items()}


def courriel(nom: str) -> Courriel:
    return _chercher("courriels", nom)


def proposition(cle_objet: str) -> tuple[str, str] | None:
    """(« issu de l’amendement 12 », its address); None where no app knows such proposals."""
    prefixe, _, cle = cle_objet.partition("-")
    dire = _chercher("propositions", prefixe)
    return dire and dire(cle)


def comparer_riche(avant: str, apres: str) -> str:
    """What changed from one rich text to another, as HTML; "" where no app draws them."""
    return next((d.comparer_riche(avant, apres) for d in _declarations.values() if d.comparer_riche), "")


def secours(adresse: str) -> tuple[str, str] | None:
    """(« Tous les amendements », its address): where one who finds nothing at this address may go."""
    connus = {debut: suite for declaration in _declarations.values() for debut, suite in declaration.secours.items()}
    return connus.get(max((debut for debut in connus if adresse.startswith(debut)), key=len, default=""))


def is_facilitation(personne) -> bool:
    """Does this person facilitate the current event, for an app that does not know events?"""
    return any(d.facilitation(personne) for d in _declarations.values() if d.facilitation)


def _chercher(table: str, nom: str):
    for declaration in _declarations.values():
        if nom in getattr(declaration, table):
            return getattr(declaration, table)[nom]
    return None
