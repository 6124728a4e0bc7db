"""What every page shows around its content."""

from functools import lru_cache, partial

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from seminaire.vitrine import annonces_en_memoire


RUBRIQUES = (
    ("Accueil", "portail:accueil"),
    ("Programme", "seminaire:programme"),
    ("Chantiers", "chantiers:chantier_list"),
    ("Charte", "charte:charte_detail"),
    ("Aide", "portail:aide"),
)
SEMINAIRE = ("/programme", "/seminaires/")


def maison(request):
    """The frame of the page, made only where `base.html` asks for it, and kept: it holds no token and no clock."""
    personne = getattr(request, "user", None)
    prenom = personne.prenom if personne and personne.is_authenticated else None
    return {
        "entete": partial(_entete, _rubrique_de(request.path), prenom),
        "annonces_du_site": partial(_annonces, request.path) if prenom else "",
        "pied": _pied,
        "contact": settings.CONTACT,
    }


def _annonces(chemin):
    """What is announced, on the pages that do not tell it by themselves. Asks nothing: what is known in this process."""
    if chemin == "/" or chemin.startswith(SEMINAIRE):
        return ""
    seminaire, annonces = annonces_en_memoire()
    contexte = {"seminaire": seminaire, "annonces": annonces}
    return render_to_string("portail/_annonces_du_site.html", contexte) if seminaire else ""


@lru_cache(maxsize=512)
def _entete(active, prenom):
    nav = [{"titre": titre, "url": url, "actif": url == active} for titre, url in _adresses()]
    return render_to_string("labo/_entete.html", {"nav": nav, "prenom": prenom})


@lru_cache(maxsize=1)
def _pied():
    return render_to_string("labo/_pied.html")


@lru_cache(maxsize=1)
def _adresses():
    return tuple((titre, reverse(nom)) for titre, nom in RUBRIQUES)


def _rubrique_de(chemin):
    """The address of the section that a path belongs to; the home page is its own only."""
    return next((url for _, url in _adresses() if chemin == url or (url != "/" and chemin.startswith(url))), "")
