"""What would follow an étape whose échéance has just moved."""

from dataclasses import dataclass

from chantiers import decalage
from chantiers.models import Etape
from chantiers.queries.etapes import attentes_du_chantier
from labo import revisions
from labo.models import Revision


@dataclass(frozen=True)
class Suite:
    """An étape that would move, as the page shows it."""

    pk: int
    version: int
    titre: str
    proposition: decalage.Proposition
    is_deja_changee: bool  # since the date moved: then nothing is ticked for her

    @property
    def apres(self):
        return self.proposition.apres

    @property
    def is_cochee(self):
        """In advance: only what must move, and has not yet."""
        return self.proposition.is_bousculee and not self.is_deja_changee


@dataclass(frozen=True)
class SuitesADecaler:
    jours: int
    avant: str  # the échéance before it moved, and now
    apres: str
    decalees: tuple[Suite, ...] = ()
    inchangees: tuple[Suite, ...] = ()  # a month or a quarter holds the move, or nearly


def suites_a_decaler(etape, depuis) -> SuitesADecaler:
    """`depuis`: the number of the last revision with the former échéance; unknown, nothing is proposed. Four queries."""
    avant = (revisions.valeurs_a(etape, depuis) or {}).get("echeance", "")
    jours = decalage.jours_de_decalage(avant, etape.echeance)
    if not jours:
        return SuitesADecaler(0, avant, etape.echeance)
    ouvertes = {ouverte.pk: ouverte for ouverte in Etape.objects.ouvertes().filter(chantier=etape.chantier_id)}
    ouvertes[etape.pk] = etape
    dates = {pk: decalage.Dates(ouverte.debut, ouverte.echeance) for pk, ouverte in ouvertes.items()}
    touchees = _touchees_depuis(etape, depuis, [pk for pk in ouvertes if pk != etape.pk])
    propositions = decalage.proposer(attentes_du_chantier(etape.chantier_id), dates, etape.pk, jours, touchees)
    suites = [Suite(p.pk, ouvertes[p.pk].version, ouvertes[p.pk].titre, p, p.pk in touchees) for p in propositions]
    return SuitesADecaler(
        jours,
        avant,
        etape.echeance,
        tuple(suite for suite in suites if suite.proposition.is_decalee),
        tuple(suite for suite in suites if not suite.proposition.is_decalee),
    )


def _touchees_depuis(etape, depuis, pks) -> set[int]:
    """Which of these étapes were saved after the date moved."""
    deplacement = Revision.objects.of(etape).filter(numero=depuis + 1).values_list("pk", flat=True).first()
    if deplacement is None or not pks:
        return set()
    posterieures = Revision.objects.filter(sujet_type=Etape._meta.label_lower, sujet_pk__in=pks, pk__gt=deplacement)
    return set(posterieures.values_list("sujet_pk", flat=True))
