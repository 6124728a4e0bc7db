"""What a mail says: its words are made when it is sent, so that no token ever rests in the database. And when it is forgotten."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from labo.enums import EtatEnvoi
from labo.liens import nouveau_lien
from labo.models import Envoi


def _lien_de_connexion(envoi):
    return {"lien": nouveau_lien(personne=envoi.personne), "jours": settings.LIEN_DUREE.days}


# template name -> the context that it needs
GABARITS = {"lien_de_connexion": _lien_de_connexion}


def composer(envoi) -> EmailMessage:
    """The mail of an `Envoi`: the first line of its template is the subject."""
    contexte = {"personne": envoi.personne, "adresse": settings.ADRESSE_PUBLIQUE, **GABARITS[envoi.gabarit](envoi)}
    objet, _, corps = render_to_string(f"labo/courriels/{envoi.gabarit}.txt", contexte).partition("\n")
    return EmailMessage(subject=objet.strip(), body=corps.lstrip("\n"), to=[envoi.personne.email])


def purger() -> int:
    """Forget the mails that were sent more than ENVOI_DUREE ago; how many.

    Never before the forms that asked for them (CLE_DUREE), or the tries of their task, are forgotten: their key is what keeps
    them from being sent twice. One whose fate nobody knows is never forgotten.
    """
    avant = timezone.now() - max(settings.ENVOI_DUREE, settings.CLE_DUREE)
    return Envoi.objects.filter(etat=EtatEnvoi.ENVOYE, envoye_le__lt=avant).delete()[0]
