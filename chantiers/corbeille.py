"""The chantiers' part of the bin: the pieces that their members wrote together."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models, transaction
from django.urls import reverse

from chantiers.enums import EtatEngagement, RoleMembre
from chantiers.models import Chantier, Engagement, Etape, LienUtile, Objectif
from labo import corbeille
from labo.permissions import is_equipe


@dataclass(frozen=True)
class Genre:
    """A kind of piece, by the word that its addresses and its verbs use."""

    mot: str
    modele: type[models.Model]
    nom: str  # as a person says it
    verbe: str  # of its deletion
    is_a_tous: bool = False  # every member takes it back out, not the pilotage alone
    # (person, chantiers that she leads) -> which of its pieces are hers, where the chantier does not decide
    siennes: Callable | None = None


def engagements_de(personne, pilotes):
    """What she holds; for the pilotage, what nobody has confirmed."""
    notes = Engagement.objects.filter(chantier__in=pilotes, etat=EtatEngagement.A_CONFIRMER)
    return Engagement.objects.portes_par(personne) | notes


GENRES = (
    Genre("objectif", Objectif, "objectif", "objectif_supprime"),
    Genre("lien", LienUtile, "lien utile", "lien_supprime", is_a_tous=True),
    Genre("engagement", Engagement, "engagement", "engagement_supprime", siennes=engagements_de),
    Genre("etape", Etape, "étape", "etape_supprimee"),
)


def a_restaurer(personne) -> list[corbeille.Jete]:
    """What was deleted in the chantiers that this person may change. Two queries, then two for each kind of piece."""
    pilotes, membres = _chantiers_de(personne)
    siennes = [(genre, _pieces(genre, personne, pilotes, membres)) for genre in GENRES]
    return [jete for genre, pieces in siennes if pieces is not None for jete in _jetes(genre, pieces)]


def _pieces(genre, personne, pilotes, membres):
    """Those of a kind that she may take back, None when there can be none."""
    if genre.siennes:
        return genre.siennes(personne, pilotes)
    chantiers = membres if genre.is_a_tous else pilotes
    return genre.modele.objects.filter(chantier__in=chantiers) if chantiers else None


def _chantiers_de(personne):
    """The keys of the chantiers that she leads, and of those where she is at work."""
    if is_equipe(personne):
        tous = list(Chantier.objects.values_list("pk", flat=True))
        return tous, tous
    roles = personne.adhesions.presents().exclude(role=RoleMembre.OBSERVATION).values_list("chantier", "role")
    return [pk for pk, role in roles if role == RoleMembre.PILOTAGE], [pk for pk, _ in roles]


def _jetes(genre, pieces):
    pieces = list(pieces.restaurables().select_related("chantier"))
    evenements = corbeille.suppressions(genre.verbe, pieces)
    for piece in pieces:
        yield corbeille.Jete(
            genre=f"{genre.nom} du chantier {piece.chantier.numero}",
            titre=str(piece),
            supprime_le=piece.supprime_le,
            auteur=corbeille.auteur_de(evenements.get(piece.pk)),
            restaurer=reverse(f"chantiers:{genre.mot}_restaurer", args=[piece.chantier.numero, piece.pk]),
            historique=piece.get_historique_url(),
        )


@transaction.atomic
def purger() -> int:
    """The rows with their revisions."""
    combien = 0
    for genre in GENRES:
        pks = list(genre.modele.objects.perimes().select_for_update(of=("self",)).values_list("pk", flat=True))
        corbeille.oublier(genre.modele, pks)
        genre.modele.objects.filter(pk__in=pks).delete()
        combien += len(pks)
    return combien
