"""Who leads a chantier: handing on, confiding; closing the open doors of all chantiers at once."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from chantiers import actions, permissions, queries
from chantiers.enums import RoleMembre
from chantiers.forms.membres import CessionForm, ConfierForm
from chantiers.models import Membre
from chantiers.views.adhesions import accomplir_ici, adresse_des_membres
from chantiers.views.fiche import render_chantiers
from chantiers.views.pieces import get_chantier_or_404
from labo.pages import accomplir, render_form, saisie


@require_http_methods(["GET", "POST"])
def pilotage_transmettre(request, numero):
    return repondre_cession(request, get_chantier_or_404(numero), saisie(request))


@require_http_methods(["GET", "POST"])
def pilotage_confier(request, numero):
    chantier = get_chantier_or_404(numero)
    permissions.check_can_nommer_pilotage(request.user)
    form = ConfierForm(saisie(request), chantier=chantier, annuler=adresse_des_membres(numero))
    if not form.is_bound or not form.is_valid():
        return render_form(request, "chantiers/pilotage_confier.html", form, {"chantier": chantier})
    membre = form.cleaned_data["membre"]
    acte = partial(actions.changer_role, membre=membre, role=RoleMembre.PILOTAGE, by=request.user)
    annonce = f"{membre.personne} pilote ce chantier, et l’apprend par courriel."
    return accomplir_ici(request, numero, acte, annonce=annonce)


@require_POST
def adhesions_fermer(request):
    acte = partial(actions.fermer_adhesions, by=request.user)
    vers = reverse("chantiers:chantier_list")
    return accomplir(request, acte, rendre=partial(render_chantiers, request), vers=vers, annonce=_fermees)


def repondre_cession(request, chantier, donnees):
    """The page where who leads says who comes after her, or its act; `donnees`: what it is bound to."""
    form = CessionForm(
        donnees,
        chantier=chantier,
        personne=request.user,
        autres=chantier.membres.pilotes().exclude(personne=request.user).exists(),
        annuler=chantier.get_absolute_url(),
        adresse=reverse("chantiers:pilotage_transmettre", args=[chantier.numero]),
    )
    if not form.is_bound or not form.is_valid():
        permissions.check_can_transmettre_pilotage(request.user, chantier)
        contexte = {"chantier": chantier, "charges": queries.charges_de(request.user, chantier)}
        return render_form(request, "chantiers/pilotage_transmettre.html", form, contexte)
    successeur, is_depart = form.cleaned_data["successeur"], form.cleaned_data["ensuite"] == "quitter"
    if is_depart:
        membre = get_object_or_404(Membre.objects.of(request.user).select_related("chantier"), chantier=chantier)
        acte = partial(actions.quitter_chantier, membre=membre, successeur=successeur, by=request.user)
    else:
        acte = partial(actions.transmettre_pilotage, chantier=chantier, successeur=successeur, by=request.user)
    vers = chantier.get_absolute_url() if is_depart else ""
    annonce = _annonce_de_cession(successeur, is_depart=is_depart)
    return accomplir_ici(request, chantier.numero, acte, annonce=annonce, vers=vers)


def _annonce_de_cession(successeur, *, is_depart):
    suite = (
        f"{successeur.personne} pilote maintenant ce chantier." if successeur else "Vous ne pilotez plus ce chantier."
    )
    return f"{suite} Vous l’avez quitté ; votre contribution est effacée." if is_depart else suite


def _fermees(combien):
    if not combien:
        return "Les adhésions se faisaient déjà sur demande dans tous les chantiers."
    combien = "1 chantier" if combien == 1 else f"{combien} chantiers"
    return f"Adhésions fermées à {{heure}} : on rejoint désormais {combien} sur demande."
