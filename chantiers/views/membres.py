"""Joining a chantier, one's own words, leaving."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chantiers import actions, permissions
from chantiers.forms.membres import AdhesionForm
from chantiers.models import Chantier, Membre
from chantiers.views.fiche import render_chantier
from labo.pages import accomplir, render_form, saisie
from labo.views.historique import render_historique, retablir_version


@require_http_methods(["GET", "POST"])
def chantier_rejoindre(request, numero):
    chantier = get_object_or_404(Chantier, numero=numero)
    url = chantier.get_absolute_url()
    if request.method == "GET" and not permissions.can_rejoindre_chantier(request.user, chantier):
        return redirect(url)  # back from the sheet, after joining
    form = AdhesionForm(saisie(request), personne=request.user, bouton="Rejoindre ce chantier", annuler=url)
    rendre = partial(render_form, request, "chantiers/chantier_rejoindre.html", form, {"chantier": chantier})
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.rejoindre_chantier, chantier=chantier, by=request.user, **form.cleaned_data)
    return accomplir(
        request,
        acte,
        rendre=rendre,
        vers=url,
        annonce="Bienvenue dans ce chantier ! Votre contribution est enregistrée à {heure}.",
    )


@require_http_methods(["GET", "POST"])
def adhesion_modifier(request, numero):
    membre = get_adhesion_or_404(request, numero)
    url = membre.chantier.get_absolute_url()
    if request.method == "GET" and membre.parti_le:
        return redirect(url)  # back from the sheet, after leaving
    form = AdhesionForm(saisie(request), instance=membre, personne=request.user, bouton="Enregistrer", annuler=url)
    rendre = partial(render_form, request, "chantiers/adhesion_modifier.html", form, {"chantier": membre.chantier})
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_adhesion, membre=membre, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=url, annonce="Votre contribution est enregistrée à {heure}.")


@require_safe
def adhesion_historique(request, numero):
    membre = get_adhesion_or_404(request, numero)
    if membre.parti_le:
        raise Http404  # she took her words with her
    return render_adhesion_historique(request, membre)


@require_POST
def adhesion_retablir(request, numero):
    membre = get_adhesion_or_404(request, numero)
    rendre = partial(render_adhesion_historique, request, membre)
    return retablir_version(request, partial(actions.retablir_adhesion, membre=membre), membre, rendre=rendre)


@require_POST
def chantier_quitter(request, numero):
    membre = get_adhesion_or_404(request, numero)
    acte = partial(actions.quitter_chantier, membre=membre, by=request.user)
    annonce = "Vous avez quitté ce chantier ; votre contribution est effacée."
    return accomplir(
        request,
        acte,
        rendre=partial(render_chantier, request, numero),
        vers=membre.chantier.get_absolute_url(),
        annonce=annonce,
    )


def render_adhesion_historique(request, membre, *, refus=None, status=200):
    """Her own words, which she alone reads back."""
    if refus:
        membre.refresh_from_db()
    numero = membre.chantier.numero
    return render_historique(
        request,
        membre,
        titre=f"Ma contribution au chantier {numero}",
        retour=reverse("chantiers:adhesion_modifier", args=[numero]),
        retablir=reverse("chantiers:adhesion_retablir", args=[numero]),
        note="Personne d’autre que vous ne voit cette page. Rétablir une version rétablit aussi qui peut lire chaque texte.",
        refus=refus,
        status=status,
    )


def get_adhesion_or_404(request, numero):
    """Even one that was left: a repeated POST must find it, and the action says what has moved."""
    miennes = Membre.objects.of(request.user).select_related("chantier")
    return get_object_or_404(miennes, chantier__numero=numero)
