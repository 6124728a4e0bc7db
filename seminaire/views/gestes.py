"""Acts of the list on several things at once, each undone by one tap on « Annuler » in its announcement."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from labo.pages import accomplir, saisie
from labo.typographie import enumerer
from seminaire import actions
from seminaire.forms.gestes import DecalageForm, ScissionForm, VuForm
from seminaire.lieux import adresse, get_seance_a_editer, get_seminaire_a_editer
from seminaire.models import Geste
from seminaire.views.grille import is_grille
from seminaire.views.liste import accomplir_geste, adresse_de, render_edition


@require_http_methods(["GET", "POST"])
def seance_decaler(request, pk):
    return par_formulaire(request, pk, DecalageForm, actions.decaler_suite, annoncer_decalage)


@require_http_methods(["GET", "POST"])
def seance_scinder(request, pk):
    annonce = "Créneau scindé en deux : la suite commence à l’heure dite."
    return par_formulaire(request, pk, ScissionForm, actions.scinder_creneau, annonce)


@require_POST
def seance_dupliquer(request, pk):
    return d_un_bouton(request, pk, actions.dupliquer_seance, "Séance dupliquée juste après, « à confirmer ».")


@require_POST
def seance_paralleliser(request, pk):
    return d_un_bouton(request, pk, actions.paralleliser_seance, "Séance mise en parallèle de celle d’avant.")


@require_POST
def seance_separer(request, pk):
    return d_un_bouton(request, pk, actions.separer_seance, "Séance séparée : elle vient juste après.")


@require_POST
def geste_annuler(request, geste_pk, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    geste = get_object_or_404(Geste, pk=geste_pk, seminaire=seminaire)
    acte = partial(actions.annuler_geste, geste=geste, by=request.user)
    rendre = partial(render_edition, request, seminaire)
    vers = adresse(seminaire, "programme_grille" if is_grille(request) else "programme_edition")
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce=annoncer_retour)


def par_formulaire(request, pk, genre, action, annonce):
    """An act that asks one thing first, in a form that opens in the list."""
    seance = get_seance_a_editer(request, pk)
    form = genre(saisie(request), instance=seance, adresse=request.path, annuler=adresse_de(seance))
    if not form.is_bound or not form.is_valid():
        return render_edition(request, seance.creneau.seminaire, form=form, touchee=seance)
    return accomplir_geste(request, seance, action, form.cleaned_data, annonce, form=form)


def d_un_bouton(request, pk, action, annonce):
    form = VuForm(request.POST)
    form.is_valid()  # a mangled version is 0, which the action refuses as a stale one
    return accomplir_geste(request, get_seance_a_editer(request, pk), action, form.cleaned_data, annonce)


def annoncer_decalage(valeurs) -> str:
    minutes = abs(valeurs["minutes"])
    return f"Décalé de {minutes} minute{'s' * (minutes > 1)} plus {'tard' if valeurs['minutes'] > 0 else 'tôt'}."


def annoncer_retour(geste) -> str:
    """The titles may hold anything: a brace is no place to fill in."""
    if not geste.restes:
        return "C’est annulé : tout est comme avant."
    noms = enumerer([f"« {titre} »" for titre in geste.restes[:5]]).replace("{", "{{").replace("}", "}}")
    return f"C’est annulé, sauf ce que quelqu’un a changé depuis : {noms}."
