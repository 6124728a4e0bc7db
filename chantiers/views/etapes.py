"""An étape: its page, its form, its history, its state and its news."""

from functools import partial

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chantiers import actions, permissions, queries
from chantiers.enums import EtatEtape
from chantiers.forms.etapes import EtapeForm, NouvelleForm, cle_du_porteur
from chantiers.models import Etape
from chantiers.views.feuille_de_route import adresse_de, render_feuille
from chantiers.views.pieces import (
    adresse_de_restauration,
    get_chantier_or_404,
    get_piece_or_404,
    render_piece_historique,
    repondre_piece,
)
from labo import presence
from labo.pages import accomplir, acte_depuis, refus_context, render_page, saisie
from labo.refus import Conflit
from labo.typographie import enumerer
from labo.views.historique import retablir_version


NOUVELLES = 100  # that the page of an étape shows


@require_safe
def etape_detail(request, numero, pk):
    return render_etape(request, get_piece_or_404(Etape, numero, pk))


@require_http_methods(["GET", "POST"])
def etape_ajouter(request, numero):
    chantier = get_chantier_or_404(numero)
    permissions.check_can_modifier_chantier(request.user, chantier)
    bouton = "Ajouter cette étape"
    form = EtapeForm(saisie(request), chantier=chantier, annuler=adresse_de(chantier), bouton=bouton)
    return repondre_piece(
        request,
        form,
        partial(actions.ajouter_etape, chantier=chantier),
        chantier=chantier,
        titre="Ajouter une étape",
        vers=Etape.get_absolute_url,
        annonce="Étape ajoutée à {heure}.",
    )


@require_http_methods(["GET", "POST"])
def etape_modifier(request, numero, pk):
    etape = get_piece_or_404(Etape, numero, pk)
    permissions.check_can_modifier_piece(request.user, etape)
    form = EtapeForm(saisie(request), instance=etape, chantier=etape.chantier, annuler=etape.get_absolute_url())
    return repondre_piece(
        request,
        form,
        partial(_modifier, etape=etape),
        chantier=etape.chantier,
        titre="Modifier une étape",
        vers=_ou_decaler,
        annonce="Étape enregistrée à {heure}.",
    )


def _modifier(**champs):
    """The form has one field for both kinds of responsible; so has what a conflict opens it again with."""
    try:
        return actions.modifier_etape(**champs)
    except Conflit as conflit:
        reprises = conflit.reprises
        reprises["responsable"] = cle_du_porteur(reprises["personne"], reprises["organisation"])
        raise


def _ou_decaler(etape):
    """Where a save leads: to what might move with it, when its échéance moved."""
    depuis = etape.version - 1
    if "echeance" in etape.changes and queries.suites_a_decaler(etape, depuis).decalees:
        return f"{reverse('chantiers:etape_decaler', args=[etape.chantier.numero, etape.pk])}?depuis={depuis}"
    return etape.get_absolute_url()


@acte_depuis("chantiers:etape_detail", "numero", "pk")
def etape_supprimer(request, numero, pk):
    etape = get_piece_or_404(Etape, numero, pk)
    acte = partial(actions.supprimer_etape, etape=etape, by=request.user)
    annonce = "Étape supprimée. La corbeille la garde 30 jours."
    rendre = partial(render_etape, request, etape)
    vers = adresse_de(etape.chantier)
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce=annonce, annuler=adresse_de_restauration)


@acte_depuis("chantiers:etape_detail", "numero", "pk")
def etape_restaurer(request, numero, pk):
    return agir(request, numero, pk, actions.restaurer_etape, annonce="Étape rétablie.")


@acte_depuis("chantiers:etape_detail", "numero", "pk")
def etape_etat(request, numero, pk):
    """From the page of the étape, or from the board, which says so by `vue`."""
    etat, depuis = request.POST.get("etat"), request.POST.get("depuis")
    if etat not in EtatEtape.values or depuis not in EtatEtape.values:
        raise Http404
    action = partial(actions.changer_etat, etat=etat, depuis=depuis)
    return agir(request, numero, pk, action, annonce=_dire_l_etat)


def _dire_l_etat(etape):
    """What it still waits for is said, and stops nobody."""
    dit = f"L’étape « {etape} » est maintenant « {etape.get_etat_display()} »."
    attendues = [f"« {attendue} »" for attendue in Etape.objects.ouvertes().filter(attendue_par__etape=etape)]
    if not attendues or etape.etat not in (EtatEtape.EN_COURS, EtatEtape.TERMINEE):
        return dit
    finies = "qui n’est pas terminée" if len(attendues) == 1 else "qui ne sont pas terminées"
    return f"{dit} Elle attendait {enumerer(attendues)}, {finies}."


@require_http_methods(["GET", "POST"])
def etape_nouvelle(request, numero, pk):
    etape = get_piece_or_404(Etape, numero, pk)
    permissions.check_can_suivre_etape(request.user, etape)
    return repondre_piece(
        request,
        NouvelleForm(saisie(request), annuler=etape.get_absolute_url()),
        partial(actions.dire_nouvelle, etape=etape),
        chantier=etape.chantier,
        titre=f"Une nouvelle de l’étape « {etape} »",
        vers=f"{etape.get_absolute_url()}#etape-nouvelles",
        annonce="Nouvelle enregistrée à {heure}.",
    )


@require_safe
def etape_historique(request, numero, pk):
    return render_etape_historique(request, get_piece_or_404(Etape, numero, pk))


@acte_depuis("chantiers:etape_historique", "numero", "pk")
def etape_retablir(request, numero, pk):
    etape = get_piece_or_404(Etape, numero, pk)
    rendre = partial(render_etape_historique, request, etape)
    return retablir_version(request, partial(actions.retablir_etape, etape=etape), etape, rendre=rendre)


def agir(request, numero, pk, action, *, annonce="", ancre="", pres_de=""):
    """An act on one étape that stays on its page, or on the board that it came from."""
    etape = get_piece_or_404(Etape, numero, pk)
    acte = partial(action, etape=etape, by=request.user)
    if request.POST.get("vue"):
        rendre, vers = partial(render_feuille, request, etape.chantier), f"{adresse_de(etape.chantier)}?vue=tableau"
    else:
        rendre, vers = partial(render_etape, request, etape, pres_de=pres_de), etape.get_absolute_url() + ancre
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce=annonce)


def render_etape(request, etape, *, refus=None, status=200, pres_de=""):
    """`pres_de`: the part of the page that a refusal is about."""
    personne, chantier = request.user, etape.chantier
    etapes = Etape.objects.select_related("chantier", "personne", "organisation", "contact")
    etape = etapes.annotate(has_parti=queries.has_parti()).get(pk=etape.pk)
    can_modifier = permissions.can_modifier_chantier(personne, chantier)
    if etape.supprime_le and not can_modifier and not refus:
        raise Http404
    can_suivre = can_modifier or permissions.porte(personne, etape, permissions.organisations_de(personne))
    autres = queries.feuille_lue(chantier).etapes
    lue = next((autre for autre in autres if autre.pk == etape.pk), None)
    attendues = {attendue.pk for attendue in lue.attend} if lue else set()
    engagements = etape.engagements.presents().select_related("chantier", "personne", "organisation", "contact")
    context = {
        "chantier": chantier,
        "etape": etape,
        "lue": lue,
        "is_parti": etape.is_ouverte and etape.has_parti,
        "attendues": [autre for autre in autres if autre.pk in attendues],
        "suites": [autre for autre in autres if etape.pk in {attendue.pk for attendue in autre.attend}],
        "attendables": [autre for autre in autres if autre.pk not in {etape.pk, *attendues}],
        "etats": [(etat, nom) for etat, nom in EtatEtape.choices if etat != etape.etat],
        "besoins": etape.besoins.all(),
        "engagements": engagements,
        "nouvelles": etape.nouvelles.select_related("personne")[:NOUVELLES],
        "can_modifier": can_modifier and not etape.supprime_le,
        "can_suivre": can_suivre and not etape.supprime_le,
        "presents": presence.presents(chantier.cle_objet, personne=personne) if can_modifier else None,
        "pres_de": pres_de,
        **refus_context(refus),
    }
    page, fragment = "chantiers/etape_detail.html", "chantiers/_etape_detail.html"
    return render_page(request, page, fragment, context, status=status)


def render_etape_historique(request, etape, *, refus=None, status=200):
    return render_piece_historique(
        request,
        etape,
        titre=f"Étape « {etape} »",
        retour=adresse_de(etape.chantier) if etape.supprime_le else etape.get_absolute_url(),
        retablir="chantiers:etape_retablir",
        can_modifier=permissions.can_modifier_chantier(request.user, etape.chantier),
        refus=refus,
        status=status,
    )
