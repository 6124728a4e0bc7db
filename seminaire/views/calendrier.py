"""The programme for calendars."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from seminaire import exports
from seminaire.models import Seminaire


@login_not_required
@require_safe
def programme_ics(request):
    seminaire = Seminaire.objects.courant()
    if seminaire is None:
        raise Http404
    etag = exports.empreinte(seminaire)
    if inchange := get_conditional_response(request, etag=etag):
        return inchange
    return HttpResponse(
        exports.calendrier(seminaire),
        content_type="text/calendar; charset=utf-8",
        headers={"ETag": etag, "Cache-Control": "no-cache", "Content-Disposition": 'inline; filename="programme.ics"'},
    )
