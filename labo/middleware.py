"""What Django answers by itself, put into French and made right for htmx."""

from django.conf import settings
from django.shortcuts import resolve_url

from labo.pages import wants_fragment
from labo.views.erreurs import erreur


def reponses_francaises(get_response):
    def middleware(request):
        response = get_response(request)
        if response.status_code == 405 and not response.content:
            return avec_allow(response, erreur(request, 405))
        # An expired session: the login page must not land inside a fragment.
        if wants_fragment(request) and response.status_code == 302 and vers_connexion(response):
            destination = response["Location"]
            response = erreur(request, 401)
            response["HX-Redirect"] = destination
        return response

    return middleware


def vers_connexion(response):
    return response["Location"].partition("?")[0] == resolve_url(settings.LOGIN_URL)


def avec_allow(nue, response):
    response["Allow"] = nue["Allow"]
    return response
