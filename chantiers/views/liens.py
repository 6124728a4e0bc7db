"""Where a chantier works: its useful links, on its page."""

from functools import partial

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chantiers import actions, permissions
from chantiers.forms.pieces import LienForm
from chantiers.models import LienUtile
from chantiers.views.fiche import render_chantier
from chantiers.views.pieces import (
    adresse_de_restauration,
    get_chantier_or_404,
    get_piece_or_404,
    render_piece_historique,
    repondre_piece,
)
from labo.pages import accomplir, saisie
from labo.views.historique import retablir_version


@require_http_methods(["GET", "POST"])
def lien_ajouter(request, numero):
    chantier = get_chantier_or_404(numero)
    permissions.check_can_contribuer(request.user, chantier)
    form = LienForm(saisie(request), annuler=chantier.get_absolute_url(), bouton="Ajouter ce lien")
    return repondre_piece(
        request,
        form,
        partial(actions.ajouter_lien, chantier=chantier),
        chantier=chantier,
        titre="Ajouter un lien utile",
        vers=LienUtile.get_absolute_url,
        annonce="Lien ajouté à {heure}.",
    )


@require_http_methods(["GET", "POST"])
def lien_modifier(request, numero, pk):
    lien = get_piece_or_404(LienUtile, numero, pk)
    permissions.check_can_modifier_lien(request.user, lien)
    form = LienForm(saisie(request), instance=lien, annuler=lien.get_absolute_url())
    return repondre_piece(
        request,
        form,
        partial(actions.modifier_lien, lien=lien),
        chantier=lien.chantier,
        titre="Modifier un lien utile",
        vers=lien.get_absolute_url(),
        annonce="Lien enregistré à {heure}.",
    )


@require_POST
def lien_supprimer(request, numero, pk):
    annonce = "Lien supprimé. La corbeille le garde 30 jours."
    return agir(request, numero, pk, actions.supprimer_lien, annonce=annonce, annuler=adresse_de_restauration)


@require_POST
def lien_restaurer(request, numero, pk):
    return agir(request, numero, pk, actions.restaurer_lien, annonce="Lien rétabli.")


@require_safe
def lien_historique(request, numero, pk):
    return render_lien_historique(request, get_piece_or_404(LienUtile, numero, pk))


@require_POST
def lien_retablir(request, numero, pk):
    lien = get_piece_or_404(LienUtile, numero, pk)
    rendre = partial(render_lien_historique, request, lien)
    return retablir_version(request, partial(actions.retablir_lien, lien=lien), lien, rendre=rendre)


def agir(request, numero, pk, action, *, annonce="", annuler=None):
    """An act on one link that stays on the page of the chantier."""
    lien = get_piece_or_404(LienUtile, numero, pk)
    acte = partial(action, lien=lien, by=request.user)
    rendre = partial(render_chantier, request, numero)
    return accomplir(request, acte, rendre=rendre, vers=lien.get_absolute_url(), annonce=annonce, annuler=annuler)


def render_lien_historique(request, lien, *, refus=None, status=200):
    return render_piece_historique(
        request,
        lien,
        titre="Lien",
        retour=lien.get_absolute_url(),
        retablir="chantiers:lien_retablir",
        can_modifier=permissions.can_contribuer(request.user, lien.chantier),
        refus=refus,
        status=status,
    )
