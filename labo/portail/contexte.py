"""What every page shows around its content."""

from functools import lru_cache, partial

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from seminaire.queries import is_le_jour
from seminaire.vitrine import annonces_en_memoire


RUBRIQUES = (
    ("Accueil", "portail:accueil"),
    ("Programme", "seminaire:programme"),
    ("Chantiers", "chantiers:chantier_list"),
    ("Charte", "charte:charte_detail"),
    ("Aide", "portail:aide"),
)
DISENT_SEULES = ("portail:accueil", "seminaire:programme", "seminaire:annoncer")  # pages that tell what is announced


def maison(request):
    """The frame of the page, made only where `base.html` asks for it, and kept: it holds no token and no clock."""
    personne = getattr(request, "user", None)
    prenom = personne.prenom if personne and personne.is_authenticated else None
    return {
        "ressources": partial(_ressources, is_connecte=prenom is not None),
        "entete": partial(_entete, _rubrique_de(request.path), prenom),
        "annonces_du_site": partial(annonces_du_site, request),
        "pied": _pied,
        "contact": settings.CONTACT,
    }


def annonces_du_site(request) -> str:
    """What is announced, on the pages that do not tell it by themselves; empty on the day while nothing is, so that news of it
    comes in. Asks nothing: what is known in this process. The same for the whole of an answer: a page is kept under it.
    """
    if not hasattr(request, "annonces_du_site"):
        ici = request.resolver_match.view_name if request.resolver_match else ""
        seminaire, annonces = (None, ()) if ici in DISENT_SEULES else annonces_en_memoire()
        is_dite = seminaire and (annonces or is_le_jour(seminaire))
        request.annonces_du_site = _annonces(seminaire.sujet, annonces) if is_dite else ""
    return request.annonces_du_site


@lru_cache(maxsize=16)
def _annonces(sujet, annonces):
    return render_to_string("portail/_annonces_du_site.html", {"sujet": sujet, "annonces": annonces})


@lru_cache(maxsize=2)
def _ressources(*, is_connecte):
    """The style sheets and scripts: who does not write loads none of those who do."""
    return render_to_string("labo/ressources.html", {"is_connecte": is_connecte})


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
