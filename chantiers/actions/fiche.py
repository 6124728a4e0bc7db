"""What is done to a chantier and its sheet."""

from django.db import transaction

from chantiers import permissions
from chantiers.actions.nouvelles import dire
from chantiers.enums import Adhesion
from chantiers.models import Chantier
from labo import revisions


@transaction.atomic
def creer_chantier(*, numero, titre, by, **champs):
    permissions.check_can_creer_chantier(by)
    chantier = Chantier(numero=numero, titre=titre, **champs)
    chantier.full_clean()
    chantier.save()
    revisions.ouvrir(chantier, by=by)
    dire("chantier_cree", chantier, chantier=chantier, by=by)
    return chantier


@transaction.atomic
def modifier_chantier(*, chantier, version, by, **champs):
    """Any of its co-edited fields: each section of the sheet has its own form."""
    chantier = verrouiller(chantier)
    permissions.check_can_modifier_chantier(by, chantier)
    chantier.changes = changes = revisions.enregistrer(chantier, champs, version=version, by=by)
    if changes:
        dire("chantier_modifie", chantier, chantier=chantier, by=by, champs=changes)
    return chantier


@transaction.atomic
def retablir_chantier(*, chantier, numero, version, by):
    """Back to what the sheet said at revision `numero`."""
    chantier = verrouiller(chantier)
    permissions.check_can_modifier_chantier(by, chantier)
    changes = revisions.retablir(chantier, numero, version=version, by=by)
    if changes:
        dire("chantier_retabli", chantier, chantier=chantier, by=by, champs=changes)
    return chantier


@transaction.atomic
def fermer_adhesions(*, by):
    """After the day, joining any chantier is on request; how many were still open."""
    permissions.check_can_fermer_adhesions(by)
    ouverts = Chantier.objects.select_for_update(of=("self",)).filter(adhesion=Adhesion.OUVERTE)
    for chantier in ouverts:
        changes = revisions.enregistrer(chantier, {"adhesion": Adhesion.SUR_DEMANDE}, version=chantier.version, by=by)
        dire("adhesions_fermees", chantier, chantier=chantier, by=by, champs=changes)
    return len(ouverts)


def verrouiller(chantier):
    """Called inside a transaction: who changes what belongs to a whole chantier waits here.

    Its key never changes: rows that point at it (a whole room joining) wait for nobody.
    """
    return Chantier.objects.select_for_update(of=("self",), no_key=True).get(pk=chantier.pk)
