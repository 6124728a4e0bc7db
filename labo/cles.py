"""Idempotency keys: the second POST of the same form does nothing and answers as the first did.

A key is stored only with a committed success, in the same transaction: a refusal consumes nothing.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from labo.jetons import nouveau_jeton
from labo.models import Cle


NOM = "cle"
nouvelle = nouveau_jeton


@dataclass
class DejaFait(Exception):
    """This form was already accepted: where it led, and what was announced."""

    vers: str
    annonce: str


def prendre(request):
    """Claim the request's key inside the act's transaction; None without key or without person.

    Two at once: the second insertion waits for the first transaction, then finds its row.
    """
    cle = request.POST.get(NOM, "")[:64]
    if not cle or "\x00" in cle or not request.user.is_authenticated:
        return None
    identite = {"personne": request.user, "adresse": request.path[:300], "cle": cle}
    try:
        with transaction.atomic():
            return Cle.objects.create(**identite, vers="")
    except IntegrityError:
        deja = Cle.objects.get(**identite)
        raise DejaFait(deja.vers, deja.annonce) from None


def garder(cle, *, vers, annonce):
    if cle is not None:
        cle.vers, cle.annonce = vers[:300], annonce[:300]
        cle.save(update_fields=("vers", "annonce"))


def purger():
    """Forget the keys older than CLE_DUREE; how many."""
    return Cle.objects.filter(created_at__lt=timezone.now() - settings.CLE_DUREE).delete()[0]
