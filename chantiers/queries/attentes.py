"""What of the chantiers awaits one person, at home and on her own page."""

from dataclasses import dataclass

from django.db import models

from chantiers.models import Etape, Membre
from chantiers.queries.engagements import combien_attendent
from labo.permissions import is_equipe


@dataclass(frozen=True)
class Attentes:
    engagements: int  # to be confirmed, or past
    etapes_en_retard: int
    demandes: tuple[int, ...]  # for each, the number of its chantier


def attentes_de(personne) -> Attentes:
    """Three queries."""
    return Attentes(
        engagements=combien_attendent(personne),
        etapes_en_retard=Etape.objects.en_retard().confiees_a(personne).count(),
        demandes=tuple(_demandes(personne).values_list("chantier__numero", flat=True)),
    )


def _demandes(personne):
    """Those that she answers: of the chantiers that she leads; for équipe, where nobody does."""
    pilotes = Membre.objects.pilotes()
    siennes = models.Q(chantier__in=pilotes.of(personne).values("chantier"))
    if is_equipe(personne):
        siennes |= ~models.Q(chantier__in=pilotes.values("chantier"))
    return Membre.objects.demandes().filter(siennes).order_by("demande_le", "pk")


def mes_etapes(personne):
    """Those that she answers for and that are not closed, the next first. One query."""
    return Etape.objects.ouvertes().confiees_a(personne).select_related("chantier")
