"""Taking a published version back: the draft says it again, or it is public no more."""

from django.db import models, transaction

from labo import horloge, journal
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.contenu import appliquer_contenu
from seminaire.actions.publication import rendre_publique
from seminaire.actions.seminaires import verrouiller
from seminaire.contenu import de_json
from seminaire.models import VersionProgramme


@transaction.atomic
def reprendre_version(*, seminaire, numero, edition, by):
    """The draft says again what this version said; what it does not know goes to the bin. Nothing is published by it, but what
    the day itself publishes. `edition` is that of the draft as the person saw it: nobody's later words are replaced unseen."""
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    version = VersionProgramme.objects.of_seminaire(seminaire).filter(numero=numero).first()
    if version is None:
        raise Perime("Cette version n’existe pas : regardez la liste des versions.")
    if edition != seminaire.edition:
        raise Perime("Le brouillon a changé depuis que vous avez ouvert cette page. Regardez-le, puis reprenez.")
    return appliquer_contenu(seminaire=seminaire, contenu=de_json(version.contenu), by=by)


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
    seminaire.recul += numero
    seminaire.save(update_fields=("recul",))
    rendre_publique(seminaire, precedente or 0)
    journal.consigner("programme_retire", seminaire, by=by)
    return seminaire
