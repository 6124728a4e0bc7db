"""What changed on the day itself since its morning: the same for everybody, whenever a page was opened."""

from dataclasses import dataclass, field
from functools import lru_cache

from django.db import connection
from django.utils import timezone

from labo import horloge
from seminaire.comparaison import comparer
from seminaire.marques import Marques, marquer
from seminaire.models import VersionProgramme
from seminaire.queries.publie import version_publiee
from seminaire.queries.versions import is_le_jour


@dataclass(frozen=True)
class DuJour:
    """The sentences of the day's versions, the newest first, and what they leave to be marked."""

    phrases: tuple[str, ...] = ()
    marques: Marques = field(default_factory=Marques)


def changements_du_jour(seminaire, publie) -> DuJour:
    """Empty on other days, and while what is public is older than this morning. Two queries, none where they were just made."""
    aujourd_hui = horloge.aujourd_hui()
    if publie is None or publie.numero == 1 or not is_le_jour(seminaire):
        return DuJour()
    if timezone.localtime(publie.publiee_le).date() != aujourd_hui:
        return DuJour()
    lire = _lire.__wrapped__ if connection.in_atomic_block else _lire
    return lire(seminaire.pk, publie.numero, aujourd_hui)


@lru_cache(maxsize=8)
def _lire(seminaire_pk, numero, jour):
    """Since the version of this morning; where there was none, since the first one of the day."""
    toutes = VersionProgramme.objects.of_seminaire(seminaire_pk).presentes().filter(numero__lte=numero)
    lues = list(toutes.values_list("numero", "publiee_le", "changements"))  # the newest first
    anciennes = [n for n, le, _ in lues if timezone.localtime(le).date() < jour]
    avant = anciennes[0] if anciennes else lues[-1][0]
    phrases = tuple(changement["phrase"] for n, _, changements in lues if n > avant for changement in changements)
    if not phrases:
        return DuJour()
    matinal, actuel = (version_publiee(seminaire_pk, n).contenu for n in (avant, numero))
    return DuJour(phrases, marquer(comparer(matinal, actuel), actuel))
