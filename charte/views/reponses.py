"""What the comité answers to one amendement."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from charte import actions, permissions, queries
from charte.forms.reponses import FUSION, REFUSE, RETENU_MODIFIE, ReponseForm
from charte.queries.fusion import Carte
from charte.views.amendements import get_amendement_or_404
from charte.views.propositions import is_apercu
from labo.pages import accomplir, render_form, saisie, wants_fragment


@require_http_methods(["GET", "POST"])
def amendement_repondre(request, numero):
    """From its own page, or (`retour`) from the merge desk, where one goes on with the next one."""
    permissions.check_repond(request.user)
    amendement = get_amendement_or_404(numero)
    if is_apercu(request):  # as the text is edited, or asked to see: nothing is sent
        return render_relecture(request, amendement)
    form = _form(request, amendement, saisie(request), is_tout=True)
    rendre = partial(render_repondre, request, amendement, form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(_repondre, amendement, form.cleaned_data, by=request.user)
    vers = partial(_suite, form.cleaned_data["retour"])
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce=_annonce)


def render_relecture(request, amendement):
    form = _form(request, amendement, initial=request.POST.dict())
    if wants_fragment(request) and form.has_mots:
        return render(request, "charte/_verdicts.html", {"form": form})
    return render_repondre(request, amendement, form)


def render_repondre(request, amendement, form, *, refus=None, status=None):
    reprise, ecrits = None, {}
    if refus:
        amendement = get_amendement_or_404(amendement.numero)
        ecrits = form.changes(queries.ouverture(amendement, *form.versions_lues))
        [lu] = queries.lire([amendement])
        data, reprise = form.rafraichie(lu, is_change=bool(ecrits))
        form = _form(request, amendement, data)
    [lu] = form.lus
    context = {
        "amendement": amendement,
        "carte": Carte(lu),
        "ebauche": queries.ebauche(lu) if amendement.is_a_reprendre else None,
        "enjeu": queries.enjeu(amendement),
        "reprise": reprise,
        "ecrits": ecrits,
        "retour": _retour(request, amendement),
        "is_sans_article": bool(amendement.article and amendement.article.supprime_le),
    }
    return render_form(request, "charte/amendement_repondre.html", form, context, refus=refus, status=status)


def _form(request, amendement, data=None, *, is_tout=False, initial=None):
    [lu] = queries.lire([amendement])
    if initial is None:
        initial = {nom: request.GET[nom] for nom in ("reponse", "retour") if nom in request.GET}
    return ReponseForm(
        data,
        lu=lu,
        mots=queries.ebauche(lu).mots,
        annuler=_retour(request, amendement),
        adresse=request.path,
        is_tout=bool(is_tout and data),
        initial=initial,
    )


def _repondre(amendement, dit, *, by):
    lus = {"version": dit["version"], "version_article": dit.get("version_article")}
    commun = {"amendement": amendement, "raison": dit["raison"], "by": by, **lus}
    if dit["reponse"] == REFUSE:
        return actions.refuser_amendement(**commun)
    mots = {nom: dit[nom] for nom in ("titre", "corps") if nom in dit and dit["reponse"] == RETENU_MODIFIE}
    return actions.retenir_amendement(**commun, **mots)


def _annonce(amendement):
    return f"Amendement {amendement.numero} : {amendement.get_etat_display()}. {amendement.personne} lira votre raison."


def _retour(request, amendement):
    """Where « Annuler » leads."""
    retour = (request.POST if request.method == "POST" else request.GET).get("retour")
    return _suite(retour, amendement)


def _suite(retour, amendement):
    return adresse_du_bureau(amendement) if retour == FUSION else amendement.get_absolute_url()


def adresse_du_bureau(amendement):
    """The merge desk of its article, or that of the charter where it has none there."""
    article = amendement.article
    if article is None or article.supprime_le:
        return reverse("charte:fusion")
    return reverse("charte:article_fusion", args=[article.ancre])
