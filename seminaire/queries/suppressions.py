"""The séances that can still be taken back, and the acts that sent several to the bin at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from labo import horloge
from labo.models import Evenement
from seminaire.models import Seance


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
class Suppressions:
    """`seules`: the last few that went one by one within the hour, taken back where they stood; `remplacees`: what one act took
    within the hour; `corbeille`: all that can still be taken back but `seules`."""

    seules: list[int]
    remplacees: Ensemble | None
    corbeille: list[Seance]


def suppressions_de(seminaire, gestes) -> Suppressions:
    """What went because an act (of `gestes`) that had made it was undone waits in the bin with the rest. One query, two where
    several went at once."""
    annules, recemment = {geste.annule_le for geste in gestes}, horloge.maintenant() - ANNULATION
    restaurables = Seance.objects.of_seminaire(seminaire).restaurables().only("pk", "titre", "supprimee_le")
    restaurables = list(restaurables.order_by("-supprimee_le", "creneau__rang", "rang"))
    par_acte: dict[datetime, list[Seance]] = {}
    for seance in restaurables:
        if seance.supprimee_le > recemment and seance.supprimee_le not in annules:
            par_acte.setdefault(seance.supprimee_le, []).append(seance)
    seules = [parties[0].pk for parties in par_acte.values() if len(parties) == 1][:QUELQUES]
    ensembles = ((le, parties) for le, parties in par_acte.items() if len(parties) > 1)
    le, parties = next(ensembles, (None, ()))
    titres = tuple(seance.titre for seance in parties)
    remplacees = Ensemble(le, titres, is_programme_entier(seminaire, le)) if parties else None
    return Suppressions(seules, remplacees, [seance for seance in restaurables if seance.pk not in seules])


def actes_d_un_coup(seminaire) -> list[Evenement]:
    """The acts that may have sent several séances to the bin, the first one first."""
    return list(Evenement.objects.of(seminaire).filter(verbe__in=D_UN_COUP).select_related("personne").order_by("pk"))


def is_programme_entier(seminaire, supprimees_le, actes=None) -> bool:
    """Did the act of that moment replace the whole programme? The seminar is locked by it, so it is the first one told since."""
    actes = actes_d_un_coup(seminaire) if actes is None else actes
    acte = next((acte for acte in actes if acte.at >= supprimees_le), None)
    return acte is not None and acte.verbe in PROGRAMME_ENTIER
