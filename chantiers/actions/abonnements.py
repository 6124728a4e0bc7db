"""Following a chantier: being told of its news, as often as one likes."""

from django.db import transaction

from chantiers import permissions
from chantiers.enums import Rythme
from chantiers.models import Abonnement
from labo import journal
from labo.models import Evenement


@transaction.atomic
def suivre_chantier(*, chantier, rythme, by):
    """Choose how often, from now on: what came before is not told any more."""
    permissions.check_can_suivre(by)
    abonnement, _ = Abonnement.objects.select_for_update(of=("self",)).get_or_create(chantier=chantier, personne=by)
    if abonnement.rythme != rythme or not abonnement.dernier_evenement:
        abonnement.rythme = rythme
        abonnement.dernier_evenement = dernier_evenement()
        abonnement.save(update_fields=("rythme", "dernier_evenement"))
        journal.consigner("abonnement_choisi", abonnement, by=by)
    return abonnement


@transaction.atomic
def desabonner(*, abonnement, by):
    """In one tap from a mail; again changes nothing."""
    permissions.check_can_desabonner(by, abonnement)
    abonnement = Abonnement.objects.select_for_update(of=("self",)).get(pk=abonnement.pk)
    if abonnement.rythme != Rythme.JAMAIS:
        abonnement.rythme = Rythme.JAMAIS
        abonnement.save(update_fields=("rythme",))
        journal.consigner("abonnement_arrete", abonnement, by=by)
    return abonnement


def dernier_evenement() -> int:
    return Evenement.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
