"""The beat of an open form (static/js/presence.js)."""

import re

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from labo import actions, presence
from labo.enums import EtatPresence
from labo.views.erreurs import erreur


TAILLE = 600  # bytes; a beat is a handful of short fields
ONGLET = re.compile(r"[0-9a-z]{8,32}")
NUMERO = re.compile(r"[0-9]{1,9}")
PARTI = "parti"


@never_cache
@require_POST
def presence_signaler(request, objet):
    """« I am here, and have (no) unsaved words »; the answer is who else is, and what was saved meanwhile."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > TAILLE:
        return erreur(request, 413)
    onglet, etat = request.POST.get("onglet", ""), request.POST.get("etat", "")
    if not ONGLET.fullmatch(onglet) or etat not in (*EtatPresence.values, PARTI):
        return erreur(request, 400)
    if etat == PARTI:
        actions.quitter_objet(objet=objet, onglet=onglet, by=request.user)
        return HttpResponse(status=204)
    ouvert, vivantes = actions.signaler_presence(objet=objet, onglet=onglet, etat=etat, by=request.user)
    versions = {champ: int(lue) for champ in ouvert.versions if NUMERO.fullmatch(lue := request.POST.get(champ, ""))}
    context = {
        "objet": objet,
        "phrases": presence.phrases(objet, vivantes, personne=request.user, onglet=onglet),
        "nouvelles": presence.nouvelles(ouvert, versions, personne=request.user, objet=objet, etat=etat),
        "rythme": presence.RYTHME,
    }
    return render(request, "labo/_presence.html", context)
