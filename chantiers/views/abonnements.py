"""Following a chantier, and stopping in one tap."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from chantiers import actions
from chantiers.enums import Rythme
from chantiers.models import Abonnement
from chantiers.views.fiche import render_chantier
from chantiers.views.pieces import get_chantier_or_404
from labo.enums import UsageLien
from labo.liens import lien_utilisable
from labo.pages import accomplir


ANNONCES = {
    Rythme.AUSSITOT: "Vous recevrez les nouvelles de ce chantier au fil de l’eau.",
    Rythme.SEMAINE: "Vous recevrez les nouvelles de ce chantier une fois par semaine, quand il y en a.",
    Rythme.JAMAIS: "Vous ne recevrez plus les nouvelles de ce chantier.",
}


@require_POST
def chantier_suivre(request, numero):
    chantier = get_chantier_or_404(numero)
    rythme = request.POST.get("rythme", "")
    if rythme not in Rythme.values:
        return render_chantier(request, numero, status=422)
    acte = partial(actions.suivre_chantier, chantier=chantier, rythme=rythme, by=request.user)
    rendre = partial(render_chantier, request, numero)
    return accomplir(request, acte, rendre=rendre, vers=chantier.get_absolute_url(), annonce=ANNONCES[rythme])


# The token is the whole right, and mail readers press this button themselves, without a page of ours (RFC 8058).
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def abonnement_arreter(request, jeton):
    lien = lien_utilisable(jeton, UsageLien.ABONNEMENT)
    if lien is None:
        return render(request, "labo/lien_inutilisable.html", status=404)
    abonnements = abonnements_du_lien(lien)
    if request.method == "POST":
        for abonnement in abonnements:
            actions.desabonner(abonnement=abonnement, by=lien.personne)
    contexte = {"abonnements": abonnements, "is_fait": request.method == "POST"}
    return render(request, "chantiers/abonnement_arreter.html", contexte)


def abonnements_du_lien(lien):
    """One, or all of the person's, as the mail that brought the link told of one chantier or of several."""
    siens = Abonnement.objects.filter(personne=lien.personne).select_related("chantier")
    cle = lien.objet.partition("-")[2]
    return list(siens.filter(pk=int(cle)) if cle else siens)
