"""Making a personal link: the token is shown once, its fingerprint kept."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from labo.enums import UsageLien
from labo.jetons import empreinte, nouveau_jeton
from labo.models import LienPersonnel


ENTRER = (UsageLien.CONNEXION, UsageLien.BADGE)  # those that sign in


def nouveau_lien(*, personne, usage=UsageLien.CONNEXION, objet="", page="labo:lien") -> str:
    """A new link of the person; returns its whole address, the only time that it is known.

    `objet`: the one thing that it opens without signing in, at `page`.
    """
    jeton = nouveau_jeton()
    LienPersonnel.objects.create(
        personne=personne,
        usage=usage,
        objet=objet,
        empreinte=empreinte(jeton),
        expire_le=timezone.now() + settings.LIEN_DUREE,
    )
    return settings.ADRESSE_PUBLIQUE + reverse(page, args=[jeton])


def lien_utilisable(jeton, *usages):
    """The link of this token if it still opens something of these kinds (else: signs in), or None."""
    liens = LienPersonnel.objects.usable().of_usage(*(usages or ENTRER)).select_related("personne")
    return liens.filter(empreinte=empreinte(jeton)).first()
