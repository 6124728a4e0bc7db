"""Errors as a person reads them: what happened, what to do, and a status that tells the truth."""

from django.core.exceptions import RequestDataTooBig
from django.shortcuts import render

from labo.refus import Refus


MESSAGES = {
    400: ("Demande incomprise", "L’adresse ou le formulaire envoyé est incomplet. Revenez en arrière et réessayez."),
    401: ("Session terminée", "Votre session est terminée. Reconnectez-vous pour continuer."),
    403: ("Accès réservé", "Cette page ou cet acte ne vous est pas ouvert."),
    404: ("Page introuvable", "Il n’y a rien à cette adresse, ou rien que vous puissiez voir."),
    405: ("Ce n’est pas le bon chemin", "Cette adresse sert à envoyer un formulaire. Revenez à la page précédente."),
    409: ("Entre-temps…", "Quelque chose a changé depuis que vous avez ouvert cette page. Rechargez-la."),
    413: ("Texte trop long", "L’envoi dépasse la taille permise. Raccourcissez le texte, puis envoyez-le à nouveau."),
    429: ("Un peu de patience", "Trop de demandes en peu de temps. Réessayez plus tard."),
}
PAGE_ANCIENNE = (
    "Cette page était ouverte depuis trop longtemps. Revenez en arrière : votre texte y est encore. "
    "Rechargez la page dans un autre onglet si besoin, puis envoyez à nouveau."
)


def erreur(request, status, *, raison=""):
    titre, message = MESSAGES[status]
    return render(
        request, "erreur.html", {"titre": titre, "raison": raison or message, "statut": status}, status=status
    )


def mauvaise_demande(request, exception=None):
    return erreur(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def acces_refuse(request, exception=None):
    if isinstance(exception, Refus):
        return erreur(request, exception.status, raison=str(exception))
    return erreur(request, 403)


def introuvable(request, exception=None):
    return erreur(request, 404)


def csrf_refuse(request, reason=""):
    return erreur(request, 403, raison=PAGE_ANCIENNE)
