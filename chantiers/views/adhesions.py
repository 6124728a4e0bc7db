"""The members of a chantier: read by all who are known; answered, invited and given their roles by who leads it."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chantiers import actions, permissions, queries
from chantiers.enums import RoleMembre
from chantiers.forms.membres import InvitationForm, RefusForm, RoleForm
from chantiers.models import Membre
from chantiers.views.pieces import get_chantier_or_404
from labo.pages import accomplir, acte_depuis, refus_context, render_form, render_page, saisie


ROLES_DITS = {
    RoleMembre.PILOTAGE: "pilote maintenant ce chantier",
    RoleMembre.MEMBRE: "est maintenant membre de ce chantier",
    RoleMembre.OBSERVATION: "observe maintenant ce chantier",
}


@require_safe
def membre_list(request, numero):
    return render_membres(request, numero)


@acte_depuis("chantiers:membre_list", "numero")
def demande_accepter(request, numero, pk):
    membre = get_membre_or_404(numero, pk)
    acte = partial(actions.accepter_demande, membre=membre, by=request.user)
    annonce = f"{membre.personne} fait partie du chantier, et l’apprend par courriel."
    return accomplir_ici(request, numero, acte, annonce=annonce)


@require_http_methods(["GET", "POST"])
def demande_refuser(request, numero, pk):
    membre = get_membre_or_404(numero, pk)
    form = RefusForm(saisie(request), annuler=adresse_des_membres(numero))
    if not form.is_bound or not form.is_valid():
        permissions.check_can_repondre(request.user, membre)
        contexte = {"chantier": membre.chantier, "membre": membre}
        return render_form(request, "chantiers/demande_refuser.html", form, contexte)
    acte = partial(actions.refuser_demande, membre=membre, by=request.user, **form.cleaned_data)
    annonce = f"Demande refusée. {membre.personne} lira vos mots, par courriel et sur sa page."
    return accomplir_ici(request, numero, acte, annonce=annonce)


@require_http_methods(["GET", "POST"])
def membre_role(request, numero, pk):
    membre = get_membre_or_404(numero, pk)
    ancien = membre.role
    form = RoleForm(saisie(request), instance=membre, annuler=adresse_des_membres(numero))
    if not form.is_bound or not form.is_valid():
        membre.role = ancien
        permissions.check_can_changer_role(request.user, membre, "")
        contexte = {"chantier": membre.chantier, "membre": membre}
        return render_form(request, "chantiers/membre_role.html", form, contexte)
    acte = partial(actions.changer_role, membre=membre, by=request.user, **form.cleaned_data)
    return accomplir_ici(request, numero, acte, annonce=lambda change: f"{membre.personne} {ROLES_DITS[change.role]}.")


@require_http_methods(["GET", "POST"])
def personne_inviter(request, numero):
    """One address at a time; the page then offers the next one, with the same word."""
    chantier = get_chantier_or_404(numero)
    permissions.check_can_mener(request.user, chantier)
    form = InvitationForm(
        saisie(request),
        initial={"mot": queries.dernier_mot(request.user, chantier)},
        annuler=adresse_des_membres(numero),
    )
    rendre = partial(render_invitations, request, chantier, form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.inviter_personne, chantier=chantier, by=request.user, **form.cleaned_data)
    annonce = f"Invitation envoyée à {form.cleaned_data['email']} à {{heure}}."
    return accomplir(request, acte, rendre=rendre, vers=request.path, annonce=annonce)


@acte_depuis("chantiers:personne_inviter", "numero")
def invitation_retirer(request, numero, pk):
    chantier = get_chantier_or_404(numero)
    acte = partial(actions.retirer_invitation, chantier=chantier, invitation_pk=pk, by=request.user)
    vers = reverse("chantiers:personne_inviter", args=[numero])
    return accomplir_ici(request, numero, acte, annonce="Invitation retirée : son lien ne sert plus.", vers=vers)


def accomplir_ici(request, numero, acte, *, annonce, vers=""):
    """An act that leads back to the members."""
    rendre, vers = partial(render_membres, request, numero), vers or adresse_des_membres(numero)
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce=annonce)


def render_membres(request, numero, *, refus=None, status=200):
    chantier = get_chantier_or_404(numero)
    membres = queries.membres_lus(request.user, chantier)
    can_mener = permissions.can_mener(request.user, chantier)
    contexte = {
        "chantier": chantier,
        "membres": membres,
        "organisations": queries.organisations_de(membres),
        "adhesion": next((lu for lu in membres if lu.personne_pk == request.user.pk), None),
        "has_pilotage": any(lu.is_pilote for lu in membres),
        "can_mener": can_mener,
        "demandes": queries.demandes_lues(request.user, chantier, membres) if can_mener else (),
        "refusees": queries.refusees(chantier) if can_mener else (),
        "places_prises": sum(not lu.is_observation for lu in membres),
        **refus_context(refus),
    }
    page, fragment = "chantiers/membre_list.html", "chantiers/_membre_list.html"
    return render_page(request, page, fragment, contexte, status=status)


def render_invitations(request, chantier, form, *, refus=None, status=None):
    invitations, is_complet = queries.invitations_lues(chantier), queries.is_complet(chantier)
    contexte = {"chantier": chantier, "invitations": invitations, "is_complet": is_complet}
    return render_form(request, "chantiers/personne_inviter.html", form, contexte, refus=refus, status=status)


def get_membre_or_404(numero, pk):
    """In whatever state: the action says what has moved."""
    membres = Membre.objects.select_related("chantier", "personne", "organisation", "repondu_par")
    return get_object_or_404(membres, pk=pk, chantier__numero=numero)


def adresse_des_membres(numero):
    return reverse("chantiers:membre_list", args=[numero])
