"""The séances that can still be taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from labo import horloge
from seminaire.models import Geste, Seance


ANNULATION = timedelta(hours=1)
QUELQUES = 5


@dataclass(frozen=True)
class Recentes:
    seules: list[int]
    remplacees: dict | None  # {supprimees_le, combien}


def corbeille_de(seminaire, recentes) -> list[Seance]:
    """What else can still be taken back: deleted earlier, or all at once when another programme took the place."""
    restaurables = Seance.objects.of_seminaire(seminaire).restaurables()
    return list(restaurables.exclude(pk__in=recentes).order_by("-supprimee_le"))


def suppressions_recentes(seminaire) -> Recentes:
    """What was deleted within the hour, and is taken back where it stood: the last few that went one by one, and the
    programme that another one replaced, as a whole. Not what went because the act that made it was undone. One query."""
    recentes = Seance.objects.of_seminaire(seminaire).filter(supprimee_le__gt=horloge.maintenant() - ANNULATION)
    annules = Geste.objects.filter(seminaire=seminaire, annule_le__gt=horloge.maintenant() - ANNULATION)
    recentes = recentes.exclude(supprimee_le__in=annules.values("annule_le"))
    par_acte: dict[datetime, list[int]] = {}
    for pk, supprimee_le in recentes.order_by("-supprimee_le").values_list("pk", "supprimee_le"):
        par_acte.setdefault(supprimee_le, []).append(pk)
    seules = [pks[0] for pks in par_acte.values() if len(pks) == 1]
    ensembles = [{"supprimees_le": le, "combien": len(pks)} for le, pks in par_acte.items() if len(pks) > 1]
    return Recentes(seules[:QUELQUES], next(iter(ensembles), None))
