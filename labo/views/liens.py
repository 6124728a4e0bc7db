"""The doors."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from labo import actions
from labo.forms import ConnexionForm
from labo.liens import lien_utilisable
from labo.pages import render_form, saisie
from labo.refus import Refus


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def connexion(request):
    form = ConnexionForm(saisie(request))
    if not form.is_valid():
        return render_form(request, "labo/connexion.html", form)
    try:
        actions.demander_lien(email=form.cleaned_data["email"])
    except Refus as refus:
        return render_form(request, "labo/connexion.html", form, refus=refus, status=refus.status)
    return render(request, "labo/lien_demande.html", {"email": form.cleaned_data["email"]})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def lien(request, jeton):
    """GET only shows a button, so that mail scanners and link previews sign nobody in."""
    lien = lien_utilisable(jeton)
    if lien is None:
        return render(request, "labo/lien_inutilisable.html", status=404)
    if request.method == "POST":
        actions.ouvrir_session(request, jeton=jeton)
        return redirect("portail:accueil")
    return render(request, "labo/lien.html", {"personne": lien.personne})


@require_POST
def deconnexion(request):
    logout(request)
    messages.success(request, "Vous avez quitté la session.")
    return redirect("portail:accueil")
