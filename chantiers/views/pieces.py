"""What objectifs, links, étapes and engagements have in common: a form, a history, acts that stay on a page."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from chantiers.models import Chantier
from labo.pages import accomplir, render_form
from labo.views.historique import render_historique


def get_chantier_or_404(numero):
    return get_object_or_404(Chantier, numero=numero)


def get_piece_or_404(modele, numero, pk):
    """Even a deleted one: a repeated POST must find it, and the action says what has moved."""
    return get_object_or_404(modele.objects.select_related("chantier"), pk=pk, chantier__numero=numero)


def adresse_de_restauration(piece):
    """Where what was just deleted is taken back."""
    return reverse(
        f"chantiers:{piece._meta.model_name.removesuffix('utile')}_restaurer", args=[piece.chantier.numero, piece.pk]
    )


def repondre_piece(request, form, acte, *, chantier, titre, vers, annonce):
    """The page of a form, or its act. `acte`: the action, which takes what the form holds; `vers`: where it leads."""
    contexte = {"chantier": chantier, "titre": titre}
    rendre = partial(render_form, request, "chantiers/piece.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    faire = partial(acte, by=request.user, **form.cleaned_data)
    return accomplir(request, faire, rendre=rendre, vers=vers, annonce=annonce)


def render_piece_historique(
    request, piece, *, titre, retour, retablir, can_modifier, suite=None, refus=None, status=200
):
    """`retablir`: the name of the address where going back is asked; what is in the bin is read by who may take it back."""
    if refus:
        piece.refresh_from_db()
    if piece.supprime_le and not can_modifier:
        raise Http404
    adresse = reverse(retablir, args=[piece.chantier.numero, piece.pk])
    return render_historique(
        request,
        piece,
        titre=titre,
        retour=retour,
        retablir=adresse if can_modifier and not piece.supprime_le else "",
        is_supprime=bool(piece.supprime_le),
        suite=suite,
        refus=refus,
        status=status,
    )
