"""What a mail says: its words are made when it is sent, so that no token ever rests in the database. And when it is forgotten."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from procrastinate.contrib.django import app

from labo import registre
from labo.enums import EtatEnvoi
from labo.liens import nouveau_lien
from labo.models import Envoi


def mettre_en_file(*, cle, gabarit, personne, **donnees) -> bool:
    """Have a mail sent after the commit, unless one with this key already is; whether it was new.

    `gabarit`: the name under which an app declared it; `donnees`: keys of what it speaks of.
    """
    envoi, is_nouveau = Envoi.objects.get_or_create(
        cle=cle, defaults={"gabarit": gabarit, "personne": personne, "donnees": donnees}
    )
    if is_nouveau:
        app.configure_task("envoyer").defer(envoi_pk=envoi.pk)
    return is_nouveau


def composer(envoi) -> EmailMessage | None:
    """The mail of an `Envoi`: the first line of its template is the subject. None when there is nothing left to say.

    A context may hold `desabonnement`, the address where one tap stops such mails.
    """
    courriel = registre.courriel(envoi.gabarit)
    contexte = courriel.contexte(envoi) if envoi.personne.email and envoi.personne.is_active else None
    if contexte is None:
        return None
    contexte = {"personne": envoi.personne, "adresse": settings.ADRESSE_PUBLIQUE, **contexte}
    objet, _, corps = render_to_string(courriel.gabarit, contexte).partition("\n")
    entetes = {}
    if desabonnement := contexte.get("desabonnement"):
        entetes = {"List-Unsubscribe": f"<{desabonnement}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return EmailMessage(subject=objet.strip(), body=corps.lstrip("\n"), to=[envoi.personne.email], headers=entetes)


def lien_de_connexion(envoi):
    return {"lien": nouveau_lien(personne=envoi.personne), "jours": settings.LIEN_DUREE.days}


def purger() -> int:
    """Forget the mails that were sent more than ENVOI_DUREE ago; how many.

    Never before the forms that asked for them (CLE_DUREE), or the tries of their task, are forgotten: their key is what keeps
    them from being sent twice. One whose fate nobody knows is never forgotten.
    """
    avant = timezone.now() - max(settings.ENVOI_DUREE, settings.CLE_DUREE)
    inutiles = models.Q(etat=EtatEnvoi.INUTILE, created_at__lt=avant)
    return Envoi.objects.filter(models.Q(etat=EtatEnvoi.ENVOYE, envoye_le__lt=avant) | inutiles).delete()[0]
