"""The sheet of a chantier as a document."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from chantiers import exports, queries
from chantiers.exports import fiche
from chantiers.models import Chantier
from labo import horloge
from labo.documents import TYPES
from labo.fichiers import servir


@login_not_required
@require_safe
def fiche_document(request, numero, format):
    """What its reader may read on the page; the public gets what the chantier publishes."""
    if format not in exports.FORMATS:
        raise Http404
    chantier = get_object_or_404(Chantier.objects.select_related("structure_porteuse"), numero=numero)
    contenu = fiche.contenu(
        chantier,
        sections=queries.sections_lisibles(chantier, request.user),
        membres=queries.membres_lus(request.user, chantier),
        is_public=not request.user.is_authenticated,
        le=horloge.aujourd_hui(),
    )
    cle = ("fiche", format, fiche.FORMAT, repr(contenu))
    faire = partial(fiche.document, contenu, format)
    return servir(request, cle, faire, TYPES[format], f"chantier-{numero}.{format}", is_piece_jointe=format != "pdf")
