"""The news of chantiers, from the journal: who did what, when, to which of its pieces as it is called today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.utils import timezone

from chantiers.verbes import DISCRETS, VERBES
from labo.models import Evenement


# Kinds of subject whose title is told with the verb; the others are the chantier itself, or a person who is already named.
PIECES = ("chantiers.objectif", "chantiers.lienutile", "chantiers.etape", "chantiers.engagement")


@dataclass(frozen=True)
class Nouveaute:
    """« Léa Martin, pour La Ruche, a terminé une étape : Cartographier »."""

    qui: str
    phrase: str
    titre: str
    url: str
    at: datetime


def nouveautes(chantier, *, limite=6) -> list[Nouveaute]:
    """The latest, one line for what one person did several times in a row. One query, and one for each kind of piece."""
    lignes = de_l_ensemble([chantier.sujet]).order_by("-pk")[: 4 * limite]
    return raconter(lignes)[:limite]


def de_l_ensemble(ensembles):
    """What is news of these chantiers, with who did it; not what concerns one person alone."""
    evenements = Evenement.objects.of_ensemble(*ensembles).exclude(verbe__in=DISCRETS)
    return evenements.select_related("personne", "organisation")


def raconter(evenements) -> list[Nouveaute]:
    """In their order, the same act of the same person on the same thing told once, at its first place."""
    evenements = list(evenements)
    pieces = _pieces_de(evenements)
    vus, dites = set(), []
    for evenement in evenements:
        quoi = (evenement.personne_id, evenement.verbe, evenement.sujet_type, evenement.sujet_pk)
        if quoi not in vus:
            vus.add(quoi)
            dites.append(_dite(evenement, pieces.get((evenement.sujet_type, evenement.sujet_pk))))
    return dites


def _dite(evenement, piece):
    is_la = piece is not None and not piece.supprime_le
    qui = str(evenement.personne or "Quelqu’un")
    return Nouveaute(
        qui=f"{qui}, pour {evenement.organisation}," if evenement.organisation else qui,
        phrase=VERBES[evenement.verbe],
        titre=str(piece) if piece else "",
        url=piece.get_absolute_url() if is_la else "",
        at=timezone.localtime(evenement.at),
    )


def _pieces_de(evenements):
    """(kind, key) -> the piece as it is today, for all that these events speak of."""
    pks = defaultdict(set)
    for evenement in evenements:
        if evenement.sujet_type in PIECES:
            pks[evenement.sujet_type].add(evenement.sujet_pk)
    return {
        (genre, piece.pk): piece
        for genre, cles in pks.items()
        for piece in apps.get_model(genre).objects.filter(pk__in=cles).select_related("chantier")
    }
