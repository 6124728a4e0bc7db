"""What a mail says: its words are made when it is sent, so that no token ever rests in the database."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from labo.liens import nouveau_lien


def _lien_de_connexion(envoi):
    return {"lien": nouveau_lien(personne=envoi.personne), "jours": settings.LIEN_DUREE.days}


# template name -> the context that it needs
GABARITS = {"lien_de_connexion": _lien_de_connexion}


def composer(envoi) -> EmailMessage:
    """The mail of an `Envoi`: the first line of its template is the subject."""
    contexte = {"personne": envoi.personne, "adresse": settings.ADRESSE_PUBLIQUE, **GABARITS[envoi.gabarit](envoi)}
    objet, _, corps = render_to_string(f"labo/courriels/{envoi.gabarit}.txt", contexte).partition("\n")
    return EmailMessage(subject=objet.strip(), body=corps.lstrip("\n"), to=[envoi.personne.email])
