"""What a séance said, with the times of its créneau, and going back to it."""

from functools import partial

from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from labo.views.historique import render_historique, retablir_version
from seminaire import actions
from seminaire.lieux import get_seance_a_editer
from seminaire.views.edition import adresse_de


HEURES_COMMUNES = "Les séances parallèles ont les mêmes heures : rétablir celles-ci les change pour toutes."


@require_safe
def seance_historique(request, pk):
    return render_seance_historique(request, get_seance_a_editer(request, pk))


@require_POST
def seance_retablir(request, pk):
    seance = get_seance_a_editer(request, pk)
    rendre = partial(render_seance_historique, request, seance)
    acte = partial(actions.retablir_seance, seance=seance)
    return retablir_version(request, acte, seance, seance.creneau, rendre=rendre)


def render_seance_historique(request, seance, *, refus=None, status=200):
    """Who may read it may go back; in the bin it is first taken out of it."""
    if refus:
        seance.refresh_from_db()
    return render_historique(
        request,
        seance,
        seance.creneau,
        titre=seance.titre,
        retour=adresse_de(seance),
        retablir="" if seance.supprimee_le else reverse("seminaire:seance_retablir", args=[seance.pk]),
        is_supprime=bool(seance.supprimee_le),
        note=HEURES_COMMUNES if seance.creneau.seances.presentes().count() > 1 else "",
        refus=refus,
        status=status,
    )
