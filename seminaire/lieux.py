"""Where a seminar's pages are: at the root for the current one, under `/seminaires/‹slug›/` for any."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from seminaire import permissions
from seminaire.models import Seance, Seminaire


def adresse(seminaire, nom, **kwargs) -> str:
    """The address of a page of this seminar; `seminaire` comes from one of the functions below. Without any, that of the page
    where the first one will be."""
    is_nomme = seminaire is not None and seminaire.is_nomme
    return reverse(f"seminaire:{nom}", kwargs=kwargs | ({"slug": seminaire.slug} if is_nomme else {}))


def get_seminaire(slug=None) -> Seminaire | None:
    """The seminar of an address: the one that it names (else 404), or the current one, None without any."""
    if slug is None:
        return Seminaire.objects.courant()
    seminaire = get_object_or_404(Seminaire.objects.with_annonces(), slug=slug)
    seminaire.is_nomme = True
    return seminaire


def get_seminaire_a_editer(request, slug=None) -> Seminaire:
    """The same, for who may edit its programme; 404 without one. Raises Refus."""
    seminaire = get_seminaire(slug)
    if seminaire is None:
        raise Http404
    permissions.check_can_modifier_programme(request.user, seminaire)
    return seminaire


def is_grille(request) -> bool:
    """Was this act done in the grid? Then it comes back there."""
    return "grille" in (request.POST.get("vue"), request.GET.get("vue"))


def get_seance_a_editer(request, pk) -> Seance:
    """A séance of any seminar whose programme one may edit; one in the bin too, since a repeated POST must find it and the
    action says what has moved. Its `creneau.seminaire` knows where its pages are. A stranger is refused before she learns
    whether it exists."""
    courant = get_seminaire()
    seance = Seance.objects.select_related("creneau__seminaire", "salle").filter(pk=pk).first()
    seminaire = seance.creneau.seminaire if seance else courant
    if seminaire is None:
        raise Http404
    permissions.check_can_modifier_programme(request.user, seminaire)
    if seance is None:
        raise Http404
    seminaire.is_nomme = seminaire != courant
    return seance
