"""Who sits on the comité of the charter: équipe names, people who are known read."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from charte import actions, permissions
from charte.forms.comite import SiegeForm
from charte.models import Charte, MembreComite
from charte.views.gestes import acte_depuis
from labo.pages import accomplir, render_form, saisie
from labo.refus import Perime


@require_http_methods(["GET", "POST"])
def comite(request):
    charte = get_object_or_404(Charte)
    if request.method == "POST":
        permissions.check_can_nommer_au_comite(request.user)
    form = SiegeForm(saisie(request), annuler=charte.get_absolute_url())
    rendre = partial(render_comite, request, charte, form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.nommer_au_comite, charte=charte, by=request.user, **form.cleaned_data)
    annonce = "{} siège au comité.".format
    return accomplir(request, acte, rendre=rendre, vers=reverse("charte:comite"), annonce=annonce)


@acte_depuis("charte:comite")
def comite_retirer(request, pk):
    """Asked a second time, it says that nobody is there any more."""
    permissions.check_can_nommer_au_comite(request.user)
    charte = get_object_or_404(Charte)
    membre = MembreComite.objects.filter(pk=pk).select_related("charte", "personne", "organisation").first()
    form = SiegeForm(annuler=charte.get_absolute_url())
    acte = partial(_retirer, membre, by=request.user)
    rendre, vers = partial(render_comite, request, charte, form), reverse("charte:comite")
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce="Le siège est retiré.")


def _retirer(membre, *, by):
    if membre is None:
        raise Perime("Cette personne ne siège déjà plus au comité.")
    return actions.retirer_du_comite(membre=membre, by=by)


def render_comite(request, charte, form, *, refus=None, status=None):
    context = {
        "membres": charte.comite.select_related("personne", "organisation"),
        "can_nommer": permissions.can_nommer_au_comite(request.user),
    }
    return render_form(request, "charte/comite.html", form, context, refus=refus, status=status)
