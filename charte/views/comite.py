"""Who sits on the comité of the charter: équipe names, people who are known read."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from charte import actions, permissions
from charte.forms.comite import SiegeForm
from charte.models import Charte, MembreComite
from labo.pages import accomplir, acte_depuis, render_form, saisie
from labo.refus import Perime


@require_http_methods(["GET", "POST"])
def comite(request):
    charte = get_object_or_404(Charte)
    if request.method == "POST":
        permissions.check_can_nommer_au_comite(request.user)
    membres = sieges_de(charte)
    form = SiegeForm(saisie(request), membres=membres, annuler=charte.get_absolute_url())
    rendre = partial(render_comite, request, charte, form, membres=membres)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.nommer_au_comite, charte=charte, by=request.user, **form.cleaned_data)
    annonce = "{} siège au comité.".format
    return accomplir(request, acte, rendre=rendre, vers=reverse("charte:comite"), annonce=annonce)


@acte_depuis("charte:comite")
def comite_retirer(request, pk):
    """Asked a second time, it says that nobody is there any more."""
    permissions.check_can_retirer_du_comite(request.user)
    charte = get_object_or_404(Charte)
    membre = MembreComite.objects.filter(pk=pk).select_related("charte", "personne", "organisation").first()
    acte = partial(_retirer, membre, by=request.user)
    annonce = partial(_dire_le_retrait, by=request.user)
    return _accomplir(request, charte, acte, annonce=annonce, annuler=_remettre)


def _dire_le_retrait(membre, *, by):
    if membre.personne == by:
        return "Vous ne siégez plus au comité : publier une version, répondre aux amendements ne sont plus à vous."
    return f"{membre.personne} ne siège plus au comité."


def _remettre(membre):
    """Where one tap gives the seat again, in the same name."""
    adresse = reverse("charte:comite_remettre", args=[membre.personne_id])
    return f"{adresse}?organisation={membre.organisation_id}" if membre.organisation_id else adresse


@acte_depuis("charte:comite")
def comite_remettre(request, personne):
    permissions.check_can_nommer_au_comite(request.user)
    charte = get_object_or_404(Charte)
    envoi = {"personne": personne, "organisation": request.GET.get("organisation", "")}
    membres = sieges_de(charte)
    form = SiegeForm(envoi, membres=membres, annuler=charte.get_absolute_url())
    if not form.is_valid():  # meanwhile she sits again, or represents that organisation no more
        return render_comite(request, charte, form, membres=membres)
    acte = partial(actions.nommer_au_comite, charte=charte, by=request.user, **form.cleaned_data)
    return _accomplir(request, charte, acte, annonce="{0.personne} siège à nouveau au comité.".format)


def _accomplir(request, charte, acte, **suites):
    """An act of one button, that stays on the page."""
    rendre = partial(render_comite, request, charte, None)
    return accomplir(request, acte, rendre=rendre, vers=reverse("charte:comite"), **suites)


def _retirer(membre, *, by):
    if membre is None:
        raise Perime("Cette personne ne siège déjà plus au comité.")
    return actions.retirer_du_comite(membre=membre, by=by)


def sieges_de(charte):
    return list(charte.comite.select_related("personne", "organisation"))


def render_comite(request, charte, form, *, membres=None, refus=None, status=None):
    """`form`: None opens it anew."""
    membres = sieges_de(charte) if membres is None or refus else membres
    context = {
        "membres": membres,
        "can_nommer": permissions.can_nommer_au_comite(request.user),
    }
    form = form or SiegeForm(membres=membres, annuler=charte.get_absolute_url())
    return render_form(request, "charte/comite.html", form, context, refus=refus, status=status)
