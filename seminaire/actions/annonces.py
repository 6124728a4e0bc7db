"""What is told to everybody at once, on the day."""

from django.db import transaction

from labo import direct, horloge, journal
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.seminaires import verrouiller
from seminaire.models import Annonce, Seminaire


@transaction.atomic
def annoncer(*, seminaire, texte, by):
    """A sentence at the head of every page of the site, until it is withdrawn or the day is over."""
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    annonce = Annonce(seminaire=seminaire, texte=texte, personne=by)
    annonce.full_clean()
    annonce.save()
    journal.consigner("annonce_faite", annonce, by=by)
    _dire(seminaire)
    return annonce


@transaction.atomic
def retirer_annonce(*, annonce, by):
    seminaire = verrouiller(annonce.seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    annonce = Annonce.objects.select_for_update(of=("self",)).get(pk=annonce.pk)
    if annonce.retiree_le:
        raise Perime("Cette annonce est déjà retirée.")
    annonce.retiree_le = horloge.maintenant()
    annonce.save(update_fields=("retiree_le",))
    journal.consigner("annonce_retiree", annonce, by=by)
    _dire(seminaire)
    return annonce


def _dire(seminaire):
    direct.publier(seminaire.sujet, seminaire.sujet_brouillon, Seminaire.SUJET)
