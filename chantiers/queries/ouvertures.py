"""What several people may have open in a form at once (see `labo.registre`)."""

from chantiers import permissions
from chantiers.models import Chantier, Engagement, Etape, LienUtile, Membre, Objectif
from labo.registre import Ouvert


def ouvrir_fiche(personne, pk) -> Ouvert | None:
    """A sheet for one who may write in it."""
    chantier = Chantier.objects.filter(pk=pk).first()
    if chantier is None:
        return None
    permissions.check_can_modifier_chantier(personne, chantier)
    return Ouvert({"version": chantier}, chantier.cle_objet)


def ouvrir_adhesion(personne, pk) -> Ouvert | None:
    """One's own words, of which nobody else knows when they are written."""
    membre = Membre.objects.of(personne).modifiables().filter(pk=pk).first()
    return membre and Ouvert({"version": membre})


def ouvrir_objectif(personne, pk) -> Ouvert | None:
    return _ouvrir_piece(Objectif, permissions.check_can_modifier_piece, personne, pk)


def ouvrir_lien(personne, pk) -> Ouvert | None:
    return _ouvrir_piece(LienUtile, permissions.check_can_modifier_lien, personne, pk)


def ouvrir_engagement(personne, pk) -> Ouvert | None:
    return _ouvrir_piece(Engagement, permissions.check_can_modifier_engagement, personne, pk)


def ouvrir_etape(personne, pk) -> Ouvert | None:
    return _ouvrir_piece(Etape, permissions.check_can_modifier_piece, personne, pk)


def _ouvrir_piece(modele, check, personne, pk):
    """Who works in the chantier sees on its page who writes where."""
    piece = modele.objects.presents().select_related("chantier").filter(pk=pk).first()
    if piece is None:
        return None
    check(personne, piece)
    return Ouvert({"version": piece}, piece.chantier.cle_objet)
