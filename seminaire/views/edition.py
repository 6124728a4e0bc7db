"""The editor of the programme, for the facilitation and équipe. A plain list, changed in place."""

from functools import partial

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from labo.pages import accomplir, saisie
from labo.typographie import heure
from seminaire import actions
from seminaire.enums import Sens
from seminaire.forms.programme import DeplacementForm, RetourForm, SeanceForm
from seminaire.lieux import adresse, get_seance_a_editer, get_seminaire_a_editer
from seminaire.views.constats import accomplir_et_dire
from seminaire.views.liste import accomplir_geste, adresse_de, render_edition, retour_de


@require_safe
def programme_edition(request, slug=None):
    return render_edition(request, get_seminaire_a_editer(request, slug))


@require_http_methods(["GET", "POST"])
def seance_ajouter(request, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    edition = adresse(seminaire, "programme_edition")
    form = SeanceForm(saisie(request), seminaire=seminaire, adresse=request.path, annuler=edition)
    rendre = partial(render_edition, request, seminaire, form=form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.ajouter_seance, seminaire=seminaire, by=request.user, **form.cleaned_data)
    vers = partial(adresse_de, seminaire=seminaire)
    annonce = "Séance ajoutée au brouillon."
    return accomplir_et_dire(request, acte, rendre=rendre, vers=vers, annonce=annonce, seminaire=seminaire)


@require_http_methods(["GET", "POST"])
def seance_modifier(request, pk):
    seance = get_seance_a_editer(request, pk)
    seminaire = seance.creneau.seminaire
    contexte = {"seminaire": seminaire, "adresse": request.path, "annuler": adresse_de(seance)}
    form = SeanceForm(saisie(request), instance=seance, **contexte)
    rendre = partial(render_edition, request, seminaire, form=form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_seance, seance=seance, by=request.user, **form.cleaned_data)
    vers = partial(adresse_de, seminaire=seminaire)
    suites = {"annonce": "Séance enregistrée à {heure}.", "historique": True}
    return accomplir_et_dire(request, acte, rendre=rendre, vers=vers, seminaire=seminaire, **suites)


@require_POST
def seance_monter(request, pk):
    return deplacer(request, pk, Sens.MONTER, "avancée")


@require_POST
def seance_descendre(request, pk):
    return deplacer(request, pk, Sens.DESCENDRE, "reculée")


@require_POST
def seance_supprimer(request, pk):
    return sur_place(request, pk, actions.supprimer_seance, "Séance supprimée. Vous pouvez la rétablir.")


@require_POST
def seance_restaurer(request, pk):
    return sur_place(request, pk, actions.restaurer_seance, "Séance rétablie.")


@require_POST
def programme_restaurer(request, slug=None):
    """All the séances that another programme replaced, beside those of today or (`remplacer`) in their place."""
    seminaire = get_seminaire_a_editer(request, slug)
    form = RetourForm(request.POST)
    form.is_valid()  # a mangled moment is one when nothing was deleted
    acte = partial(actions.restaurer_programme, seminaire=seminaire, by=request.user, **form.cleaned_data)
    rendre = partial(render_edition, request, seminaire)
    vers = adresse(seminaire, "programme_edition")
    is_entier = form.cleaned_data["remplacer"]
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce=partial(annoncer_le_retour, is_entier=is_entier))


@require_POST
def seance_repartir(request, pk):
    annonce = "Séance répartie : une par chantier, à la même heure."
    return accomplir_geste(request, get_seance_a_editer(request, pk), actions.repartir_par_chantier, {}, annonce)


def annoncer_le_retour(revenues, *, is_entier) -> str:
    if is_entier:
        return "L’ancien programme est rétabli. Celui qu’il remplace est dans la corbeille."
    return f"{len(revenues)} séances rétablies, à côté des autres."


def deplacer(request, pk, sens, mot):
    """Its neighbour moves too: the hour of both is what has changed."""

    def annonce(seance):
        debut = seance.creneau.debut
        return f"Séance {mot} d’une place" + (f"\u00a0: elle commence à {heure(debut)}." if debut else ".")

    form = DeplacementForm(request.POST)
    form.is_valid()  # a mangled version is 0, which the action refuses as a stale one
    acte = partial(actions.deplacer_seance, sens=sens)
    return accomplir_geste(request, get_seance_a_editer(request, pk), acte, form.cleaned_data, annonce)


def sur_place(request, pk, action, annonce):
    """An act of one button on a séance: the list comes back."""
    seance = get_seance_a_editer(request, pk)
    acte = partial(action, seance=seance, by=request.user)
    rendre = partial(render_edition, request, seance.creneau.seminaire)
    return accomplir(request, acte, rendre=rendre, vers=retour_de(request, seance), annonce=annonce)
