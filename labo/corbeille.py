"""The bin: what was deleted, by whom, until when it comes back. Each app declares its part to the registry.

A person's own words never enter it: they go with her.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from labo import horloge, registre
from labo.models import Evenement, Revision


@dataclass(frozen=True)
class Jete:
    """Something in the bin that this reader may take out; `ensemble`: what was deleted with it, in one act."""

    genre: str
    titre: str
    supprime_le: datetime
    auteur: str
    restaurer: str  # where it is asked back
    historique: str = ""
    contenu: tuple[str, ...] = ()  # what comes back with it: « 2 temps », « 1 intervention »
    bouton: str = "Rétablir"
    note: str = ""
    champs: tuple[tuple[str, str], ...] = ()  # what the form sends besides
    ensemble: tuple["Jete", ...] = ()

    @property
    def cle(self):
        return f"{self.restaurer.strip('/').replace('/', '-')}-{self.supprime_le:%Y%m%d%H%M%S%f}"

    @property
    def le(self):
        return timezone.localtime(self.supprime_le)

    @property
    def jusqu_a(self):
        return timezone.localtime(self.supprime_le + settings.BIN_DUREE)


def jetes_pour(personne) -> list[Jete]:
    """All that this person may take out of the bin, the last deleted first."""
    jetes = [jete for a_restaurer in registre.corbeilles() for jete in a_restaurer(personne)]
    return sorted(jetes, key=lambda jete: jete.supprime_le, reverse=True)


def limite() -> datetime:
    """What was deleted then or before does not come back."""
    return horloge.maintenant() - settings.BIN_DUREE


def suppressions(verbe, objets) -> dict[int, Evenement]:
    """The last deletion of each of these objects of one kind, by its key. One query."""
    objets = list(objets)
    if not objets:
        return {}
    du_genre = Evenement.objects.filter(verbe=verbe, sujet_type=objets[0]._meta.label_lower)
    evenements = du_genre.filter(sujet_pk__in=[objet.pk for objet in objets]).select_related("personne")
    return {evenement.sujet_pk: evenement for evenement in evenements.order_by("pk")}


def auteur_de(evenement) -> str:
    return str((evenement and evenement.personne) or "Quelqu’un")


def purger() -> int:
    """Forget for good what nobody can take back any more; how many things."""
    return sum(purger() for purger in registre.purges())


def oublier(modele, pks: Iterable[int], *, sauf=None):
    """Their revisions go with what they tell of, but those that something else still stands on."""
    siennes = Revision.objects.filter(sujet_type=modele._meta.label_lower, sujet_pk__in=list(pks))
    (siennes.exclude(sauf) if sauf else siennes).delete()
