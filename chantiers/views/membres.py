"""Joining a chantier, one's own words, leaving."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chantiers import actions, permissions, queries
from chantiers.forms.membres import AdhesionForm
from chantiers.models import Chantier, Membre
from chantiers.views.fiche import render_chantier
from chantiers.views.pilotage import repondre_cession
from labo.pages import accomplir, render_form, saisie
from labo.views.historique import render_historique, retablir_version


BIENVENUE = "Bienvenue dans ce chantier ! Votre contribution est enregistrée à {heure}."
PARTIE = "Votre demande est partie à {heure}. Vous aurez la réponse par courriel, et sur votre page."


@require_http_methods(["GET", "POST"])
def chantier_rejoindre(request, numero):
    chantier = get_object_or_404(Chantier, numero=numero)
    url = chantier.get_absolute_url()
    if request.method == "GET" and not permissions.can_rejoindre_chantier(request.user, chantier):
        return redirect(url)  # back from the sheet, after joining
    entree = queries.entree(request.user, chantier)
    bouton = "Rejoindre ce chantier" if entree.is_aussitot else "Envoyer ma demande"
    form = AdhesionForm(
        saisie(request), initial=mots_d_avant(request.user, chantier), personne=request.user, bouton=bouton, annuler=url
    )
    contexte = {"chantier": chantier, "entree": entree}
    rendre = partial(render_form, request, "chantiers/chantier_rejoindre.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.rejoindre_chantier, chantier=chantier, by=request.user, **form.cleaned_data)
    annonce = lambda membre: BIENVENUE if membre.is_present else PARTIE  # noqa: E731
    return accomplir(request, acte, rendre=rendre, vers=url, annonce=annonce)


@require_http_methods(["GET", "POST"])
def adhesion_modifier(request, numero):
    membre = get_adhesion_or_404(request, numero)
    url = membre.chantier.get_absolute_url()
    if request.method == "GET" and not membre.is_modifiable:
        return redirect(url)  # back from the sheet, after leaving
    form = AdhesionForm(saisie(request), instance=membre, personne=request.user, bouton="Enregistrer", annuler=url)
    contexte = {"chantier": membre.chantier, "is_demande": membre.is_demande}
    rendre = partial(render_form, request, "chantiers/adhesion_modifier.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_adhesion, membre=membre, by=request.user, **form.cleaned_data)
    quoi = "demande" if membre.is_demande else "contribution"
    return accomplir(request, acte, rendre=rendre, vers=url, annonce=f"Votre {quoi} est enregistrée à {{heure}}.")


@require_safe
def adhesion_historique(request, numero):
    membre = get_adhesion_or_404(request, numero)
    if membre.parti_le:
        raise Http404  # she took her words with her
    return render_adhesion_historique(request, membre)


@require_POST
def adhesion_retablir(request, numero):
    membre = get_adhesion_or_404(request, numero)
    rendre = partial(render_adhesion_historique, request, membre)
    return retablir_version(request, partial(actions.retablir_adhesion, membre=membre), membre, rendre=rendre)


@require_POST
def chantier_quitter(request, numero):
    """Leave, or withdraw a request; who leads first says who comes after her."""
    membre = get_adhesion_or_404(request, numero)
    if membre.is_present and membre.is_pilote:
        return repondre_cession(request, membre.chantier, request.POST.dict() | {"ensuite": "quitter"})
    acte = partial(actions.quitter_chantier, membre=membre, by=request.user)
    quitte = "Vous avez quitté ce chantier ; votre contribution est effacée."
    return accomplir(
        request,
        acte,
        rendre=partial(render_chantier, request, numero),
        vers=membre.chantier.get_absolute_url(),
        annonce=quitte if membre.is_present else "Votre demande est retirée ; vos mots sont effacés.",
    )


def render_adhesion_historique(request, membre, *, refus=None, status=200):
    """Her own words, which she alone reads back."""
    if refus:
        membre.refresh_from_db()
    numero = membre.chantier.numero
    return render_historique(
        request,
        membre,
        titre=f"Ma contribution au chantier {numero}",
        retour=reverse("chantiers:adhesion_modifier", args=[numero]),
        retablir=reverse("chantiers:adhesion_retablir", args=[numero]),
        note="Personne d’autre que vous ne voit cette page. Rétablir une version rétablit aussi qui peut lire chaque texte.",
        refus=refus,
        status=status,
    )


def mots_d_avant(personne, chantier) -> dict:
    """What she wrote when she asked before, refused since or still waiting: she need not type it again."""
    membre = Membre.objects.of(personne).filter(chantier=chantier, parti_le=None).first()
    return {nom: getattr(membre, nom) for nom in Membre.CHAMPS_COEDITES} if membre else {}


def get_adhesion_or_404(request, numero):
    """Even one that was left: a repeated POST must find it, and the action says what has moved."""
    miennes = Membre.objects.of(request.user).select_related("chantier")
    return get_object_or_404(miennes, chantier__numero=numero)
