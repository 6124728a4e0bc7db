"""Errors as a person reads them: what happened, what to do, and a status that tells the truth."""

from django.core.exceptions import RequestDataTooBig
from django.shortcuts import render

from labo import registre
from labo.pages import is_envoi, wants_fragment
from labo.refus import Refus
from labo.views.reprise import is_reprenable, is_trop_long, reprendre
from labo.views.suites import adresse_du_formulaire, vers_connexion


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
TROP_LONG_ICI = (
    "Rien n’a été enregistré, et votre texte est trop long pour être montré ici. Revenez en arrière : il y est encore. "
    "Copiez-le, connectez-vous, puis envoyez-le à nouveau."
)
# To the scripts, which keep the text, and beside a page that stays as it is.
SESSION_FINIE = "Rien n’a été envoyé : votre session est terminée."
JETON_TOURNE = (
    "Rien n’a été envoyé : depuis que cette page est affichée, une session a été ouverte dans un autre onglet. "
    "Rechargez la page, puis recommencez."
)


def erreur(request, status, *, raison="", suite=None):
    """The page of an error, which leads to `suite`; to htmx its words only.

    A whole page must not land inside a fragment, over what is typed there.
    """
    titre, message = MESSAGES[status]
    if wants_fragment(request) and not is_envoi(request):
        return dire(request, status, raison or message)
    contexte = {"titre": titre, "raison": raison or message, "statut": status}
    contexte |= {"suite": suite, "secours": registre.secours(request.path)}
    return render(request, "erreur.html", contexte, status=status)


def mauvaise_demande(request, exception=None):
    return erreur(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def acces_refuse(request, exception=None):
    if isinstance(exception, Refus):
        return erreur(request, exception.status, raison=str(exception), suite=exception.suite)
    return erreur(request, 403)


def introuvable(request, exception=None):
    return erreur(request, 404)


def csrf_refuse(request, reason=""):
    """The token is not that of the browser: most often, somebody has signed in since the page was opened."""
    if is_envoi(request) or wants_fragment(request):
        return erreur(request, 403, raison=JETON_TOURNE)
    return repris(request, 403) or erreur(request, 403, raison=PAGE_ANCIENNE)


def session_finie(request):
    """The answer to nobody where a person is needed; None when a plain way to the sign-in page is right."""
    connexion = vers_connexion(adresse_du_formulaire(request))
    if is_envoi(request):
        response = erreur(request, 401)
        response["Connexion"] = connexion
        return response
    if wants_fragment(request):
        return dire(request, 401, MESSAGES[401][1] if request.method == "GET" else SESSION_FINIE, connexion=connexion)
    return repris(request, 401)


def repris(request, status):
    """What was typed, to be sent again; None when nothing was, or when it did not come from our pages."""
    if not is_reprenable(request):
        return None
    return erreur(request, status, raison=TROP_LONG_ICI) if is_trop_long(request) else reprendre(request, status)


def dire(request, status, raison, *, connexion=""):
    """To htmx: words beside the page, which stays as it is with all that is being typed in it."""
    contexte = {"raison": raison, "connexion": connexion}
    response = render(request, "labo/reprise_annonce.html", contexte, status=status)
    response["HX-Reswap"] = "none"
    return response
