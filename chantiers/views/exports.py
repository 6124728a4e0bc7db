"""The roadmaps as files: for calendars, for spreadsheets, for paper."""

from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.http import require_safe

from chantiers import queries
from chantiers.exports import feuille_de_route as exports
from chantiers.models import Chantier
from chantiers.views.feuille_de_route import adresse_de
from chantiers.views.pieces import get_chantier_or_404
from chantiers.views.publics import demander_la_session
from labo import horloge
from labo.fichiers import servir


@login_not_required
@require_safe
def feuille_fichier(request, numero, format):
    chantier = get_chantier_or_404(numero)
    if format not in exports.TYPES:
        raise Http404
    is_public = not request.user.is_authenticated
    if is_public and not chantier.is_feuille_de_route_public:
        return demander_la_session(request)
    feuilles = [queries.feuille_lue(chantier, is_public=is_public)]
    return _servir(request, feuilles, format, f"Feuille de route – chantier {numero}", chantier)


@login_not_required
@require_safe
def feuilles_fichier(request, format):
    if format not in exports.TYPES:
        raise Http404
    is_public = not request.user.is_authenticated
    chantiers = queries.chantiers_a_feuille_publique() if is_public else Chantier.objects.all()
    feuilles = queries.feuilles_lues(chantiers, is_public=is_public)
    return _servir(request, feuilles, format, "Feuilles de route des chantiers")


def _servir(request, feuilles, format, titre, chantier=None):
    """Kept under all that it shows: the rows themselves, and the day."""
    page = f"{settings.ADRESSE_PUBLIQUE}{adresse_de(chantier)}"
    le = horloge.aujourd_hui()
    titres = tuple((feuille.chantier.numero, feuille.chantier.titre) for feuille in feuilles)
    cle = ("feuille-de-route", exports.FORMAT, format, page, le, titres, tuple(feuille.etapes for feuille in feuilles))
    faire = partial(exports.produire, feuilles, format, titre=titre, page=page, le=le)
    nom = f"feuille-de-route-{chantier.numero}" if chantier else "feuilles-de-route"
    return servir(request, cle, faire, exports.TYPES[format], f"{nom}.{format}", is_piece_jointe=format != "pdf")
