"""The published programme for calendars."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.http import require_safe

from seminaire.exports import calendrier
from seminaire.views.fichiers import adresse_publique, cle_publique, get_publie_or_404, servir


AGENDA = "text/calendar; charset=utf-8"


@login_not_required
@require_safe
def programme_ics(request, slug=None):
    seminaire, publie = get_publie_or_404(slug)
    page = adresse_publique(seminaire)
    cle = cle_publique("programme.ics", publie, calendrier.FORMAT, page)
    return servir(request, cle, partial(calendrier.calendrier, publie, page), AGENDA, "programme.ics")


@login_not_required
@require_safe
def seance_ics(request, pk, slug=None):
    """One séance; 404 when it is not published or has no hour."""
    seminaire, publie = get_publie_or_404(slug)
    octets = calendrier.calendrier_de_seance(publie, pk, adresse_publique(seminaire))
    if octets is None:
        raise Http404
    cle = cle_publique(f"seance-{pk}.ics", publie, calendrier.FORMAT, adresse_publique(seminaire))
    return servir(request, cle, lambda: octets, AGENDA, f"seance-{pk}.ics", is_piece_jointe=True)
