"""Taking a published version back: it is public no more."""

from django.db import models, transaction

from labo import horloge, journal
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.publication import rendre_publique
from seminaire.actions.seminaires import verrouiller
from seminaire.models import VersionProgramme


@transaction.atomic
def retirer_version(*, seminaire, numero, by):
    """Withdraw the version that everybody reads: the one before it is public again, none when there is none. The draft stays."""
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    if not numero or numero != seminaire.publication:
        raise Perime("Cette version n’est plus celle que tout le monde lit : regardez la liste des versions.")
    versions = VersionProgramme.objects.of_seminaire(seminaire)
    versions.filter(numero=numero).update(retiree_le=horloge.maintenant())
    precedente = versions.presentes().filter(numero__lt=numero).aggregate(n=models.Max("numero"))["n"]
    rendre_publique(seminaire, precedente or 0)
    journal.consigner("programme_retire", seminaire, by=by)
    return seminaire
