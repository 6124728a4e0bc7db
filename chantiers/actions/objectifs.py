"""What a chantier wants to reach: an ordered list, written together."""

from django.db import transaction

from chantiers import permissions
from chantiers.actions import pieces
from chantiers.actions.fiche import verrouiller
from chantiers.actions.nouvelles import dire
from chantiers.models import Objectif
from labo.refus import Perime


@transaction.atomic
def ajouter_objectif(*, chantier, by, **champs):
    """At the end of the list."""
    chantier = verrouiller(chantier)
    permissions.check_can_modifier_chantier(by, chantier)
    dernier = chantier.objectifs.order_by("-rang").first()
    objectif = Objectif(chantier=chantier, rang=dernier.rang + 1 if dernier else 1, **champs)
    return pieces.ajouter(objectif, "objectif_ajoute", by=by)


@transaction.atomic
def modifier_objectif(*, objectif, version, by, **champs):
    objectif = pieces.verrouiller_piece(objectif)
    permissions.check_can_modifier_piece(by, objectif)
    return pieces.modifier(objectif, "objectif_modifie", champs, version=version, by=by)


@transaction.atomic
def retablir_objectif(*, objectif, numero, version, by):
    objectif = pieces.verrouiller_piece(objectif)
    permissions.check_can_modifier_piece(by, objectif)
    return pieces.retablir(objectif, "objectif_retabli", numero=numero, version=version, by=by)


@transaction.atomic
def deplacer_objectif(*, objectif, vers_le_haut, by):
    """Change places with the living one just above or below."""
    verrouiller(objectif.chantier)
    objectif = pieces.verrouiller_piece(objectif)
    permissions.check_can_modifier_piece(by, objectif)
    voisins = Objectif.objects.presents().filter(chantier=objectif.chantier)
    if vers_le_haut:
        voisin = voisins.filter(rang__lt=objectif.rang).order_by("-rang").first()
    else:
        voisin = voisins.filter(rang__gt=objectif.rang).order_by("rang").first()
    if voisin is None:
        raise Perime(f"Cet objectif est déjà le {'premier' if vers_le_haut else 'dernier'}.")
    objectif.rang, voisin.rang = voisin.rang, objectif.rang
    objectif.save(update_fields=("rang",))
    voisin.save(update_fields=("rang",))
    dire("objectif_deplace", objectif, chantier=objectif.chantier, by=by)
    return objectif


@transaction.atomic
def supprimer_objectif(*, objectif, by):
    objectif = pieces.verrouiller_piece(objectif)
    permissions.check_can_modifier_piece(by, objectif)
    return pieces.supprimer(objectif, "objectif_supprime", by=by)


@transaction.atomic
def restaurer_objectif(*, objectif, by):
    objectif = pieces.verrouiller_piece(objectif)
    permissions.check_can_restaurer_piece(by, objectif)
    return pieces.restaurer(objectif, "objectif_restaure", by=by)
