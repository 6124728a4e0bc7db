"""The house's addresses, and what its pages are compared with: views that return a constant.

They pass through the same middleware and the same encoding as any page, and read the session and the person as any
page does; they are no address of the product, only of the bench's server.
"""

from functools import lru_cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe


PHRASES = "".join(f"<p>Paragraphe {n} d’une page qui ne change jamais.</p>\n" for n in range(1, 31))
FIXE = f'<!doctype html>\n<html lang="fr"><title>Page fixe</title><body>\n{PHRASES}</body></html>\n'


@login_not_required
@require_safe
def fixe(request):
    """*Static*: a small page (1.8 kB), known once and for all."""
    return constante(request, FIXE)


@login_not_required
@require_safe
def calque(request, nom):
    """A page of the house as it was when the bench copied it: what remains when nothing is computed."""
    return constante(request, lire(nom))


def constante(request, html):
    assert request.user.is_authenticated is not None  # the session and the person are read, as by every page
    return HttpResponse(html)


@lru_cache
def lire(nom) -> str:
    return (settings.VAR / "calques" / f"{nom}.html").read_text()


urlpatterns = [
    path("fixe/", fixe),
    path("fixe/<slug:nom>/", calque),
    path("", include("labo.urls")),
]

handler400 = "labo.views.erreurs.mauvaise_demande"
handler403 = "labo.views.erreurs.acces_refuse"
handler404 = "labo.views.erreurs.introuvable"
