"""Putting a séance elsewhere: what a drag, the arrow keys and the buttons of the grid all send."""

from functools import partial

from django.views.decorators.http import require_POST

from labo.typographie import heure
from seminaire import actions
from seminaire.actions.vus import Impossible
from seminaire.forms.placement import AvanceForm
from seminaire.grille import trier_les_jours
from seminaire.lieux import get_seance_a_editer, is_grille
from seminaire.views.constats import accomplir_et_dire
from seminaire.views.grille import placement_de, render_grille
from seminaire.views.liste import render_edition, retour_de


@require_POST
def seance_placer(request, pk):
    seance = get_seance_a_editer(request, pk)
    seminaire = seance.creneau.seminaire
    form = placement_de(seance, request.POST, **_choix(seminaire))
    rendre = partial(rendre_la_vue, request, seminaire, form)
    if not form.is_valid():
        return rendre(refus=Impossible(_premiere_erreur(form)), status=422)
    acte = partial(actions.placer_seance, seance=seance, by=request.user, **form.place)
    annonce = f"Séance placée à {heure(form.cleaned_data['debut'])}."
    vers = partial(retour_de, request, seminaire=seminaire)
    return accomplir_et_dire(request, acte, rendre=rendre, vers=vers, annonce=annonce, seminaire=seminaire)


@require_POST
def seance_avancer(request, pk):
    seance = get_seance_a_editer(request, pk)
    seminaire = seance.creneau.seminaire
    form, rendre = AvanceForm(request.POST), partial(render_edition, request, seminaire, touchee=seance)
    if not form.is_valid():
        return rendre(refus=Impossible(_premiere_erreur(form)), status=422)
    acte = partial(actions.avancer_de, seance=seance, by=request.user, **form.cleaned_data)
    minutes = form.cleaned_data["minutes"]
    annonce = f"Séance {'reculée' if minutes > 0 else 'avancée'} de {abs(minutes)} minutes."
    vers = partial(retour_de, request, seminaire=seminaire)
    return accomplir_et_dire(request, acte, rendre=rendre, vers=vers, annonce=annonce, seminaire=seminaire)


def rendre_la_vue(request, seminaire, form, *, refus, status):
    """The grid with what was wanted still in its form, which says what is wrong where it is; the list, which has no such
    form, with the reason."""
    if is_grille(request):
        is_dit = set(form.errors) & {champ.name for champ in form.visible_fields()}
        refus = Impossible("Corrigez la case qui est signalée.") if is_dit else refus
        return render_grille(request, seminaire, form=form, refus=refus, status=status)
    return render_edition(request, seminaire, refus=refus, status=status)


def _choix(seminaire):
    """The rooms and days that the form offers: those of the grid, without reading it."""
    jours = seminaire.creneaux.occupes().values_list("jour", flat=True)
    return {
        "salles": list(seminaire.salles.values_list("nom", flat=True)),
        "jours": trier_les_jours(jour or seminaire.date_debut for jour in jours),
    }


def _premiere_erreur(form):
    return next(erreur for erreurs in form.errors.values() for erreur in erreurs)
