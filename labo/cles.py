"""Idempotency keys: the second POST of the same form does nothing and answers as the first did.

A key is stored only with a committed success, in the same transaction: a refusal consumes nothing. It is stored with the
fingerprint of what it came with: the « back » button shows the form with its old key, and other words typed there are
another act, never told saved in the place of the first.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone

from labo import horloge, typographie
from labo.jetons import empreinte, nouveau_jeton
from labo.models import Cle


NOM = "cle"
nouvelle = nouveau_jeton
# One statement, where an insertion that may fail would need a savepoint around it.
PRENDRE = """
    INSERT INTO labo_cle (personne_id, adresse, cle, vers, annonce, at, created_at)
    VALUES (%(personne_id)s, %(adresse)s, %(cle)s, '', '', %(at)s, %(created_at)s)
    ON CONFLICT (personne_id, adresse, cle) DO NOTHING RETURNING id
"""


@dataclass(frozen=True)
class Recu:
    """What a success is told with: where it led, what was announced, and the revision that holds what was sent (None where
    nothing of it has revisions)."""

    vers: str
    annonce: str
    numero: int | None
    at: datetime

    @classmethod
    def of(cls, resultat, *, vers, annonce):
        at = horloge.maintenant()
        # Not `format`: an announcement may hold a name or a title, and these may hold braces.
        annonce = _tenir(annonce.replace("à {heure}", f"à {typographie.heure(timezone.localtime(at))}"))
        numero = getattr(resultat, "version", None) or getattr(resultat, "numero", None)
        return cls(vers, annonce, numero, at)

    def as_json(self) -> dict:
        heure = timezone.localtime(self.at).strftime("%H:%M")
        return {"vers": self.vers, "numero": self.numero, "heure": heure, "annonce": self.annonce}


@dataclass
class DejaFait(Exception):
    """This form was already accepted, with this receipt."""

    recu: Recu


def _tenir(annonce) -> str:
    """What people wrote makes some announcements long: what a key keeps of one is cut, not refused."""
    limite = Cle._meta.get_field("annonce").max_length
    return annonce if len(annonce) <= limite else f"{annonce[: limite - 1].rstrip()}…"


def prendre(request):
    """Claim the request's key inside the act's transaction; None without key or without person.

    Two at once: the second insertion waits for the first transaction, then finds its row.
    """
    if not request.POST.get(NOM) or not request.user.is_authenticated:
        return None
    identite = {"personne_id": request.user.pk, "adresse": request.path[:300], "cle": empreinte_de(request.POST)}
    with connection.cursor() as curseur:
        curseur.execute(PRENDRE, identite | {"at": horloge.maintenant(), "created_at": timezone.now()})
        prise = curseur.fetchone()
    if prise is None:
        deja = Cle.objects.get(**identite)
        raise DejaFait(Recu(deja.vers, deja.annonce, deja.numero, deja.at))
    return Cle(pk=prise[0])


def empreinte_de(envoi) -> str:
    """Of all that was sent, the key among it; not of the CSRF token, which turns."""
    contenu = [(nom, valeurs) for nom, valeurs in sorted(envoi.lists()) if nom != "csrfmiddlewaretoken"]
    return empreinte(json.dumps(contenu))


def garder(cle, recu):
    if cle is not None:
        cle.vers, cle.annonce, cle.numero, cle.at = recu.vers[:300], recu.annonce[:300], recu.numero, recu.at
        cle.save(update_fields=("vers", "annonce", "numero", "at"))


def purger():
    """Forget the keys older than CLE_DUREE; how many."""
    return Cle.objects.filter(created_at__lt=timezone.now() - settings.CLE_DUREE).delete()[0]
