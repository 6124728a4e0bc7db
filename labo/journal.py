"""The journal: who did what to what, when. Never words, never names."""

from labo import horloge
from labo.models import Evenement


def consigner(verbe, sujet, *, by, organisation=None, champs=()):
    """Write one line, in the transaction of the act."""
    return Evenement.objects.create(
        verbe=verbe,
        sujet_type=sujet._meta.label_lower,
        sujet_pk=sujet.pk,
        personne=by,
        organisation=organisation,
        champs=list(champs),
        at=horloge.maintenant(),
    )
