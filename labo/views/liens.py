"""The doors."""

from functools import partial

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from labo import actions, direct
from labo.forms import ConnexionForm
from labo.liens import lien_utilisable
from labo.pages import render_form, saisie
from labo.refus import Refus
from labo.views.suites import oublier, retenir, suite_demandee, suite_retenue


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def connexion(request):
    suite = suite_demandee(request)
    if suite and request.method == "GET" and request.user.is_authenticated:
        return redirect(suite)
    return retenir(repondre_connexion(request, suite), suite)


def repondre_connexion(request, suite):
    form = ConnexionForm(saisie(request))
    rendre = partial(render_form, request, "labo/connexion.html", form, {"suite": suite})
    if not form.is_valid():
        return rendre()
    try:
        actions.demander_lien(email=form.cleaned_data["email"])
    except Refus as refus:
        return rendre(refus=refus, status=refus.status)
    contexte = {"email": form.cleaned_data["email"], "suite": suite}
    return render(request, "labo/lien_demande.html", contexte)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def lien(request, jeton):
    """GET only shows a button, so that mail scanners and link previews sign nobody in.

    A mail may say where its link leads (`?next=`); else the page that was wanted in this browser.
    """
    lien = lien_utilisable(jeton)
    if lien is None:
        return render(request, "labo/lien_inutilisable.html", status=404)
    suite = suite_demandee(request) or suite_retenue(request)
    if request.method == "POST":
        actions.ouvrir_session(request, jeton=jeton)
        return oublier(redirect(suite or "portail:accueil"))
    contexte = {"personne": lien.personne, "suite": suite, "is_retrouvee": not suite_demandee(request)}
    return render(request, "labo/lien.html", contexte)


@require_POST
def deconnexion(request):
    with transaction.atomic():
        direct.publier_acces(request.user)
        logout(request)
    messages.success(request, "Vous avez quitté la session.")
    return redirect("portail:accueil")
