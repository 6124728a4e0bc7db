"""The roof's pages: now, me, help."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from labo.portail import courriels_locaux


@login_not_required
@require_safe
def accueil(request):
    return render(request, "portail/accueil.html")


@require_safe
def moi(request):
    adhesions = request.user.adhesions.presents().select_related("chantier", "organisation").order_by("chantier__numero")
    representations = request.user.representations.select_related("organisation")
    return render(request, "portail/moi.html", {"adhesions": adhesions, "representations": representations})


@login_not_required
@never_cache
@require_safe
def courriels(request):
    """Only in the local run, where it stands for the mail boxes of everybody."""
    if not settings.LOCAL:
        raise Http404
    return render(request, "portail/courriels.html", {"courriels": courriels_locaux.lire(settings.COURRIELS_LOCAUX)})


@login_not_required
@require_safe
def aide(request):
    return render(request, "portail/aide.html")


@login_not_required
@require_safe
def mentions(request):
    return render(request, "portail/mentions.html")


@login_not_required
@require_safe
def accessibilite(request):
    return render(request, "portail/accessibilite.html")
