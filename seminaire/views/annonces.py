"""Telling everybody, in one tap or with other words; taking it back."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from labo.pages import accomplir, render_form, saisie
from seminaire import actions, queries
from seminaire.forms.publication import AnnonceForm
from seminaire.lieux import adresse, get_seminaire_a_editer
from seminaire.models import Annonce


@require_http_methods(["GET", "POST"])
def annoncer(request, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    edition = adresse(seminaire, "programme_edition")
    initial = {"texte": queries.phrase_a_annoncer(seminaire, queries.programme_publie(seminaire))}
    form = AnnonceForm(saisie(request), initial=initial, annuler=edition)
    rendre = partial(render_annoncer, request, seminaire, form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.annoncer, seminaire=seminaire, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=edition, annonce="C’est annoncé sur toutes les pages ouvertes.")


@require_POST
def annonce_retirer(request, annonce_pk, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    annonce = get_object_or_404(Annonce.objects.of_seminaire(seminaire), pk=annonce_pk)
    acte = partial(actions.retirer_annonce, annonce=annonce, by=request.user)
    form = AnnonceForm(annuler=adresse(seminaire, "programme"))
    rendre = partial(render_annoncer, request, seminaire, form)
    return accomplir(request, acte, rendre=rendre, vers=adresse(seminaire, "programme"), annonce="Annonce retirée.")


def render_annoncer(request, seminaire, form, *, refus=None, status=None):
    context = {"seminaire": seminaire, "annonces": queries.annonces_de(seminaire), "can_modifier": True}
    return render_form(request, "seminaire/annoncer.html", form, context, refus=refus, status=status)
