"""What objectifs, links, étapes and engagements have in common: each is a co-edited piece of a chantier.

The callers are actions: they open the transaction, check the permission, lock the chantier where order matters.
"""

from chantiers.actions.nouvelles import dire
from labo import horloge, revisions


def ajouter(piece, verbe, *, by, organisation=None):
    piece.full_clean()
    piece.save()
    revisions.ouvrir(piece, by=by)
    dire(verbe, piece, chantier=piece.chantier, by=by, organisation=organisation)
    return piece


def verrouiller_piece(piece):
    """The row as it is now, locked, with its chantier."""
    pieces = type(piece).objects.select_for_update(of=("self",)).select_related("chantier")
    return pieces.get(pk=piece.pk)


def modifier(piece, verbe, valeurs, *, version, by):
    """Returns the piece, which knows what `changes` it went through; a save that changes nothing says nothing."""
    piece.changes = changes = revisions.enregistrer(piece, valeurs, version=version, by=by)
    if changes:
        dire(verbe, piece, chantier=piece.chantier, by=by, champs=changes)
    return piece


def retablir(piece, verbe, *, numero, version, by):
    changes = revisions.retablir(piece, numero, version=version, by=by)
    if changes:
        dire(verbe, piece, chantier=piece.chantier, by=by, champs=changes)
    return piece


def supprimer(piece, verbe, *, by):
    """For 30 days reversibly."""
    return _noter(piece, verbe, horloge.maintenant(), by=by)


def restaurer(piece, verbe, *, by):
    return _noter(piece, verbe, None, by=by)


def _noter(piece, verbe, moment, *, by):
    piece.supprime_le = moment
    piece.save(update_fields=("supprime_le",))
    dire(verbe, piece, chantier=piece.chantier, by=by)
    return piece
