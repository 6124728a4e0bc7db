"""The published programme: what everybody reads. Nothing of the draft can be reached from here."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.db import connection, models

from seminaire.comparaison import Changement
from seminaire.contenu import Contenu, Entete, compter_les_retraits, de_json
from seminaire.models import VersionProgramme


GARDES = 8
_contenus: dict[int, Contenu] = {}


@dataclass(frozen=True)
class Publie:
    """A published version: equal to any other reading of it, since a version never changes."""

    seminaire_pk: int
    numero: int
    publiee_le: datetime = field(compare=False)
    contenu: Contenu = field(compare=False)
    nature: str = field(default="", compare=False)
    # What changed from the version that was public just before.
    changements: tuple[Changement, ...] = field(default=(), compare=False)
    recul: int = 0  # that of its seminar, where it is read as what is public now

    @property
    def entete(self) -> Entete:
        return self.contenu.entete

    @property
    def creneaux(self):
        return self.contenu.creneaux


def programme_publie(seminaire) -> Publie | None:
    """The version that is public now, its public part; None before the first. One query, two where this process does not
    know what the version says yet, none where it was just read."""
    if not seminaire.publication:
        return None
    return version_publiee(seminaire.pk, seminaire.publication, seminaire.recul)


def version_publiee(seminaire_pk, numero, recul=0) -> Publie:
    """As it was published; `recul`: as calendars read it after withdrawals.

    Inside a transaction nothing is kept: it may be undone, and the number used again.
    """
    lire = _lire.__wrapped__ if connection.in_atomic_block else _lire
    return lire(seminaire_pk, numero, recul)


def connaitre(version, contenu: Contenu) -> None:
    """What a version says: who has just written it need not read it again."""
    if len(_contenus) >= GARDES:
        _contenus.clear()
    _contenus[version.pk] = contenu


def contenu_de(version) -> Contenu:
    """All that a version says. It never changes, and its key is never given again, not even when its act is undone."""
    contenu = _contenus.get(version.pk)
    if contenu is None:
        contenu = de_json(version.contenu)
        connaitre(version, contenu)
    return contenu


@lru_cache(maxsize=16)
def _lire(seminaire_pk, numero, recul):
    version = VersionProgramme.objects.defer("contenu").get(seminaire_id=seminaire_pk, numero=numero)
    changements = tuple(Changement(c["genre"], c["phrase"]) for c in version.changements)
    contenu = contenu_de(version).public
    if recul:
        contenu = compter_les_retraits(contenu, recul, _dernier_retrait(seminaire_pk))
    return Publie(seminaire_pk, numero, version.publiee_le, contenu, version.nature, changements, recul)


def _dernier_retrait(seminaire_pk) -> datetime:
    versions = VersionProgramme.objects.filter(seminaire_id=seminaire_pk)
    return versions.aggregate(le=models.Max("retiree_le"))["le"]
