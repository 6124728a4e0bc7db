"""Signing in leads back to where one was: the suite, kept for two hours by the browser itself.

A mail that invites somewhere says so in the address of its link; like all suites, it is followed to a page of ours only.
"""

import inspect
from urllib.parse import quote, unquote

from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve

from labo.suite import adresse_locale, chemin, origine


NOM = "suite"
DUREE = 2 * 60 * 60  # seconds
PORTES = ("labo:connexion", "labo:deconnexion", "labo:lien")


def suite_sure(adresse):
    """The address if a person may be led there: a page of ours that can be read, and not a door."""
    adresse = adresse_locale(adresse)
    try:
        lieu = resolve(unquote(adresse.partition("?")[0].partition("#")[0]))
    except Resolver404:
        return ""
    return adresse if lieu.view_name not in PORTES and can_lire(lieu.func) else ""


def suite_demandee(request):
    return suite_sure(request.GET.get("next", ""))


def retenir(response, suite):
    """Let the browser keep it for the link that comes by mail; sent to the link's page only."""
    if suite:
        options = {"httponly": True, "samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
        response.set_cookie(NOM, suite, max_age=DUREE, path="/lien/", **options)
    return response


def suite_retenue(request):
    return suite_sure(request.COOKIES.get(NOM, ""))


def oublier(response):
    response.delete_cookie(NOM, path="/lien/", samesite="Lax")
    return response


def vers_connexion(suite):
    """The address of the sign-in page that leads back there."""
    page = resolve_url(settings.LOGIN_URL)
    return f"{page}?next={quote(suite)}" if suite else page


def adresse_du_formulaire(request):
    """Where what was sent can be written again: the address itself if it is a page, else the page that it came from."""
    venue = request.headers.get("Referer", "")
    return suite_sure(request.get_full_path()) or (suite_sure(chemin(venue)) if is_notre(request, venue) else "")


def is_notre(request, adresse):
    """A whole address (or an origin) of this very site."""
    ici = f"{request.scheme}://{request.get_host()}"
    return origine(adresse) in {ici, *settings.CSRF_TRUSTED_ORIGINS}


def can_lire(vue):
    """Whether a view answers GET: what its `require_…` lets through, all when it has none."""
    while vue:
        methodes = inspect.getclosurevars(vue).nonlocals.get("request_method_list") if inspect.isfunction(vue) else None
        if methodes and "GET" not in methodes:
            return False
        vue = getattr(vue, "__wrapped__", None)
    return True
