"""Where a chantier works: its pads, folders, lists. Every member may add one."""

from django.db import transaction

from chantiers import permissions
from chantiers.actions import pieces
from chantiers.models import LienUtile


@transaction.atomic
def ajouter_lien(*, chantier, by, **champs):
    permissions.check_can_contribuer(by, chantier)
    return pieces.ajouter(LienUtile(chantier=chantier, **champs), "lien_ajoute", by=by)


@transaction.atomic
def modifier_lien(*, lien, version, by, **champs):
    lien = pieces.verrouiller_piece(lien)
    permissions.check_can_modifier_lien(by, lien)
    return pieces.modifier(lien, "lien_modifie", champs, version=version, by=by)


@transaction.atomic
def retablir_lien(*, lien, numero, version, by):
    lien = pieces.verrouiller_piece(lien)
    permissions.check_can_modifier_lien(by, lien)
    return pieces.retablir(lien, "lien_retabli", numero=numero, version=version, by=by)


@transaction.atomic
def supprimer_lien(*, lien, by):
    lien = pieces.verrouiller_piece(lien)
    permissions.check_can_modifier_lien(by, lien)
    return pieces.supprimer(lien, "lien_supprime", by=by)


@transaction.atomic
def restaurer_lien(*, lien, by):
    lien = pieces.verrouiller_piece(lien)
    permissions.check_can_restaurer_lien(by, lien)
    return pieces.restaurer(lien, "lien_restaure", by=by)
