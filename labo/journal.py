"""The journal: who did what to what, when. Never words, never names."""

from labo import horloge
from labo.models import Evenement


def consigner(verbe, sujet, *, by, organisation=None, champs=(), ensemble=""):
    """Write one line, in the transaction of the act. `ensemble`: what it is news of, as `chantier-3`."""
    return Evenement.objects.create(
        verbe=verbe,
        sujet_type=sujet._meta.label_lower,
        sujet_pk=sujet.pk,
        personne=by,
        organisation=organisation,
        champs=list(champs),
        ensemble=ensemble,
        at=horloge.maintenant(),
    )
