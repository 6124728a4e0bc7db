"""What Django answers by itself, put into French and made right for htmx, for the scripts and for what was typed."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import redirect

from labo.views.erreurs import erreur, session_finie
from labo.views.suites import adresse_du_formulaire, vers_connexion


def reponses_francaises(get_response):
    """The innermost: what it puts in place of an answer gets the headers of all the others."""

    def middleware(request):
        response = get_response(request)
        if response.status_code == 405 and not response.content:
            return avec_allow(response, erreur(request, 405))
        return response

    return middleware


def avec_allow(nue, response):
    response["Allow"] = nue["Allow"]
    return response


class PersonneRequise(LoginRequiredMiddleware):
    """Nobody is led to the sign-in page, except where that would lose what is being typed."""

    def handle_no_permission(self, request, view_func):
        return session_finie(request) or redirect(vers_connexion(adresse_du_formulaire(request)))
