"""The objectifs of a chantier, on its page."""

from functools import partial

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chantiers import actions, permissions
from chantiers.forms.pieces import ObjectifForm
from chantiers.models import Objectif
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
def objectif_ajouter(request, numero):
    chantier = get_chantier_or_404(numero)
    permissions.check_can_modifier_chantier(request.user, chantier)
    form = ObjectifForm(saisie(request), annuler=chantier.get_absolute_url(), bouton="Ajouter cet objectif")
    return repondre_piece(
        request,
        form,
        partial(actions.ajouter_objectif, chantier=chantier),
        chantier=chantier,
        titre="Ajouter un objectif",
        vers=Objectif.get_absolute_url,
        annonce="Objectif ajouté à {heure}.",
    )


@require_http_methods(["GET", "POST"])
def objectif_modifier(request, numero, pk):
    objectif = get_piece_or_404(Objectif, numero, pk)
    permissions.check_can_modifier_piece(request.user, objectif)
    form = ObjectifForm(saisie(request), instance=objectif, annuler=objectif.get_absolute_url())
    return repondre_piece(
        request,
        form,
        partial(actions.modifier_objectif, objectif=objectif),
        chantier=objectif.chantier,
        titre="Modifier un objectif",
        vers=objectif.get_absolute_url(),
        annonce="Objectif enregistré à {heure}.",
    )


@require_POST
def objectif_monter(request, numero, pk):
    return agir(request, numero, pk, partial(actions.deplacer_objectif, vers_le_haut=True))


@require_POST
def objectif_descendre(request, numero, pk):
    return agir(request, numero, pk, partial(actions.deplacer_objectif, vers_le_haut=False))


@require_POST
def objectif_supprimer(request, numero, pk):
    annonce = "Objectif supprimé. La corbeille le garde 30 jours."
    return agir(request, numero, pk, actions.supprimer_objectif, annonce=annonce, annuler=adresse_de_restauration)


@require_POST
def objectif_restaurer(request, numero, pk):
    return agir(request, numero, pk, actions.restaurer_objectif, annonce="Objectif rétabli.")


@require_safe
def objectif_historique(request, numero, pk):
    return render_objectif_historique(request, get_piece_or_404(Objectif, numero, pk))


@require_POST
def objectif_retablir(request, numero, pk):
    objectif = get_piece_or_404(Objectif, numero, pk)
    rendre = partial(render_objectif_historique, request, objectif)
    return retablir_version(request, partial(actions.retablir_objectif, objectif=objectif), objectif, rendre=rendre)


def agir(request, numero, pk, action, *, annonce="", annuler=None):
    """An act on one objectif that stays on the page of the chantier."""
    objectif = get_piece_or_404(Objectif, numero, pk)
    acte = partial(action, objectif=objectif, by=request.user)
    rendre = partial(render_chantier, request, numero)
    return accomplir(request, acte, rendre=rendre, vers=objectif.get_absolute_url(), annonce=annonce, annuler=annuler)


def render_objectif_historique(request, objectif, *, refus=None, status=200):
    return render_piece_historique(
        request,
        objectif,
        titre="Objectif",
        retour=objectif.get_absolute_url(),
        retablir="chantiers:objectif_retablir",
        can_modifier=permissions.can_modifier_chantier(request.user, objectif.chantier),
        refus=refus,
        status=status,
    )
