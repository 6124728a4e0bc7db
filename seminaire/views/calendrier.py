"""The published programme for calendars."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from seminaire import exports, queries
from seminaire.lieux import adresse, get_seminaire


@login_not_required
@require_safe
def programme_ics(request, slug=None):
    seminaire = get_seminaire(slug)
    publie = queries.programme_publie(seminaire) if seminaire else None
    if publie is None:
        raise Http404
    etag = exports.empreinte(publie)
    if inchange := get_conditional_response(request, etag=etag):
        return inchange
    return HttpResponse(
        exports.calendrier(publie, f"{settings.ADRESSE_PUBLIQUE}{adresse(seminaire, 'programme')}"),
        content_type="text/calendar; charset=utf-8",
        headers={"ETag": etag, "Cache-Control": "no-cache", "Content-Disposition": 'inline; filename="programme.ics"'},
    )
