"""Making a personal link: the token is shown once, its fingerprint kept."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from labo.enums import UsageLien
from labo.jetons import empreinte, nouveau_jeton
from labo.models import LienPersonnel


def nouveau_lien(*, personne, usage=UsageLien.CONNEXION) -> str:
    """A new link of the person; returns its whole address, the only time that it is known."""
    jeton = nouveau_jeton()
    LienPersonnel.objects.create(
        personne=personne, usage=usage, empreinte=empreinte(jeton), expire_le=timezone.now() + settings.LIEN_DUREE
    )
    return settings.ADRESSE_PUBLIQUE + reverse("labo:lien", args=[jeton])


def lien_utilisable(jeton):
    """The link of this token if it still opens something, else None."""
    return LienPersonnel.objects.usable().select_related("personne").filter(empreinte=empreinte(jeton)).first()
