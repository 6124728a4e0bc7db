"""What every page shows around its content."""

from django.conf import settings
from django.urls import reverse


RUBRIQUES = (
    ("Accueil", "portail:accueil"),
    ("Programme", "seminaire:programme"),
    ("Chantiers", "chantiers:chantier_list"),
    ("Charte", "charte:charte_detail"),
    ("Aide", "portail:aide"),
)


def maison(request):
    return {"nav": [_rubrique(request, *rubrique) for rubrique in RUBRIQUES], "local": settings.LOCAL}


def _rubrique(request, titre, nom):
    url = reverse(nom)
    actif = request.path == url or (url != "/" and request.path.startswith(url))
    return {"titre": titre, "url": url, "actif": actif}
