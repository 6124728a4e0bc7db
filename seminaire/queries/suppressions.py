"""The séances that can still be taken back, and the acts that sent several to the bin at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from labo import horloge
from labo.models import Evenement
from seminaire.models import Geste, Seance


ANNULATION = timedelta(hours=1)
QUELQUES = 5
# These send the whole programme to the bin, for another one; the others only a part of it.
PROGRAMME_ENTIER = ("programme_cree", "programme_restaure")
D_UN_COUP = (*PROGRAMME_ENTIER, "programme_remplace", "geste_annule")


@dataclass(frozen=True)
class Ensemble:
    """Séances that one act sent to the bin; `is_entier`: they were the programme, all of it."""

    supprimees_le: datetime
    titres: tuple[str, ...]
    is_entier: bool

    @property
    def combien(self):
        return len(self.titres)


@dataclass(frozen=True)
class Recentes:
    seules: list[int]
    remplacees: Ensemble | None


def corbeille_de(seminaire, recentes) -> list[Seance]:
    """What else can still be taken back: deleted earlier, or all at once when another programme took the place."""
    restaurables = Seance.objects.of_seminaire(seminaire).restaurables()
    return list(restaurables.exclude(pk__in=recentes).order_by("-supprimee_le"))


def suppressions_recentes(seminaire) -> Recentes:
    """What was deleted within the hour, and is taken back where it stood: the last few that went one by one, and what went
    in one act, as a whole. Not what went because the act that made it was undone. One query, two where several went at
    once."""
    recentes = Seance.objects.of_seminaire(seminaire).filter(supprimee_le__gt=horloge.maintenant() - ANNULATION)
    annules = Geste.objects.filter(seminaire=seminaire, annule_le__gt=horloge.maintenant() - ANNULATION)
    recentes = recentes.exclude(supprimee_le__in=annules.values("annule_le"))
    par_acte: dict[datetime, list[tuple[int, str]]] = {}
    ordre = recentes.order_by("-supprimee_le", "creneau__rang", "rang")
    for pk, titre, supprimee_le in ordre.values_list("pk", "titre", "supprimee_le"):
        par_acte.setdefault(supprimee_le, []).append((pk, titre))
    seules = [parties[0][0] for parties in par_acte.values() if len(parties) == 1]
    ensembles = ((le, tuple(titre for _, titre in parties)) for le, parties in par_acte.items() if len(parties) > 1)
    dernier = next(ensembles, None)
    return Recentes(seules[:QUELQUES], dernier and Ensemble(*dernier, is_programme_entier(seminaire, dernier[0])))


def actes_d_un_coup(seminaire) -> list[Evenement]:
    """The acts that may have sent several séances to the bin, the first one first."""
    return list(Evenement.objects.of(seminaire).filter(verbe__in=D_UN_COUP).select_related("personne").order_by("pk"))


def is_programme_entier(seminaire, supprimees_le, actes=None) -> bool:
    """Did the act of that moment replace the whole programme? The seminar is locked by it, so it is the first one told since."""
    actes = actes_d_un_coup(seminaire) if actes is None else actes
    acte = next((acte for acte in actes if acte.at >= supprimees_le), None)
    return acte is not None and acte.verbe in PROGRAMME_ENTIER
