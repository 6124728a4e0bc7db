"""Acts of the list on several things at once, each undone by one tap on « Annuler » in its announcement."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from labo.pages import accomplir, saisie
from labo.typographie import enumerer, heure
from seminaire import actions
from seminaire.forms.gestes import DecalageForm, IntituleForm, ScissionForm, VuForm
from seminaire.lieux import adresse, get_seance_a_editer, get_seminaire_a_editer, is_grille
from seminaire.models import Geste, Seance
from seminaire.views.liste import accomplir_geste, adresse_de, render_edition, retour_de


@require_http_methods(["GET", "POST"])
def seance_decaler(request, pk):
    return par_formulaire(request, pk, DecalageForm, actions.decaler_suite, annoncer_decalage)


@require_http_methods(["GET", "POST"])
def seance_scinder(request, pk):
    return par_formulaire(request, pk, ScissionForm, actions.scinder_creneau, annoncer_scission)


@require_http_methods(["GET", "POST"])
def creneau_intituler(request, pk):
    annonce = "Titre commun enregistré."
    return par_formulaire(request, pk, IntituleForm, actions.intituler_creneau, annonce)


@require_POST
def seance_dupliquer(request, pk):
    return d_un_bouton(request, pk, actions.dupliquer_seance, "Séance dupliquée juste après, « à confirmer ».")


@require_POST
def seance_paralleliser(request, pk):
    return d_un_bouton(request, pk, actions.paralleliser_seance, annoncer_parallele)


@require_POST
def seance_separer(request, pk):
    return d_un_bouton(request, pk, actions.separer_seance, "Séance séparée : elle vient juste après.")


@require_POST
def geste_annuler(request, geste_pk, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    geste = get_object_or_404(Geste, pk=geste_pk, seminaire=seminaire)
    acte = partial(actions.annuler_geste, geste=geste, by=request.user)
    rendre = partial(render_edition, request, seminaire)
    vers = partial(retour_du_geste, request, seminaire=seminaire)
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


def retour_du_geste(request, geste, *, seminaire):
    """Where the séance of the act stands now; the head of the list, or of the grid, where it is gone with it."""
    seance = Seance.objects.presentes().select_related("creneau").filter(pk=geste.seance_id).first()
    if seance:
        return retour_de(request, seance, seminaire)
    return adresse(seminaire, "programme_grille" if is_grille(request) else "programme_edition")


def annoncer_decalage(seance) -> str:
    combien, minutes = seance.decales, abs(seance.minutes)
    quoi = f"{combien} créneaux décalés" if combien > 1 else "1 créneau décalé"
    sens = "plus tard" if seance.minutes > 0 else "plus tôt"
    return f"{quoi} de {minutes} minute{'s' * (minutes > 1)}, {sens}."


def annoncer_scission(seance) -> str:
    return f"Créneau scindé en deux\u00a0: la suite commence à {heure(seance.creneau.fin)}."


def annoncer_parallele(seance) -> str:
    """Beside whom, and when; nothing that follows moves to fill its place."""
    creneau = seance.creneau
    autre = creneau.intitule or creneau.seances.presentes().exclude(pk=seance.pk).order_by("rang").first().titre
    quand = f", à {heure(creneau.debut)}" if creneau.debut else ""
    suite = "Les créneaux suivants gardent leurs heures."
    return f"Séance mise en parallèle avec «\u00a0{autre}\u00a0»{quand}. {suite}"


def annoncer_retour(geste) -> str:
    if not geste.restes:
        return "C’est annulé : tout est comme avant."
    noms = enumerer([f"« {titre} »" for titre in geste.restes[:5]])
    return f"C’est annulé, sauf ce que quelqu’un a changé depuis : {noms}."
