"""The list of what is proposed, each amendement, and what its proposer and its supporters do with it."""

from functools import partial

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from charte import actions, ecarts, permissions, queries
from charte.forms.amendements import CommentaireForm, RetoucheForm, RetraitForm, SoutienForm
from charte.models import Amendement, Charte, MembreComite
from charte.views.propositions import HEURT, is_apercu, render_apercu
from labo import presence
from labo.pages import accomplir, acte_depuis, refus_context, render_form, render_page, saisie
from labo.refus import Perime
from labo.views.historique import render_historique


CHIFFRES = 6  # of a page's number


@require_safe
def amendement_list(request):
    sieges = MembreComite.objects.filter(charte=OuterRef("pk"))
    charte = get_object_or_404(Charte.objects.annotate(is_sans_comite=~Exists(sieges)))
    filtre, page = request.GET.get("etat", "attente"), request.GET.get("page", "1")
    if not (page.isascii() and page.isdecimal() and len(page) <= CHIFFRES):
        raise Http404
    section = get_object_or_404(charte.sections, ancre=request.GET["section"]) if "section" in request.GET else None
    try:
        lue = queries.lister(charte, request.user, filtre=filtre, page=int(page), section=section)
    except LookupError as rien:
        raise Http404 from rien
    adresse = f"{request.path}?etat={filtre}{f'&section={section.ancre}' if section else ''}"
    is_comite = permissions.is_comite(request.user)
    context = {"charte": charte, "lue": lue, "adresse": adresse, "is_comite": is_comite}
    return render_page(request, "charte/amendement_list.html", "charte/_amendement_list.html", context)


@require_safe
def amendement_detail(request, numero):
    return render_amendement(request, get_amendement_or_404(numero))


@require_http_methods(["GET", "POST"])
def amendement_modifier(request, numero):
    """By who proposed it; « à reprendre », on the words that its article has today."""
    amendement = get_amendement_or_404(numero)
    permissions.check_auteur_de(request.user, amendement, "modifie")
    refus = perime(permissions.check_can_modifier_amendement, request.user, amendement)
    if refus and request.method == "GET":
        return render_amendement(request, amendement, refus=refus, status=refus.status)
    [lu] = queries.lire([amendement])
    actuel, depart = queries.mots_de(amendement.article) if amendement.article else {}, None
    if amendement.is_a_reprendre:
        depart = lu.depart
    options = {"instance": amendement, "annuler": amendement.get_absolute_url(), "adresse": request.path}
    faire = partial(RetoucheForm, depart=depart, **options)
    soutiens = amendement.soutiens.filter(version__gte=amendement.version_ecrite).count()
    contexte = {
        "amendement": amendement,
        "lu": lu,
        "soutiens": soutiens,
        "bouge": ecarts.ecarts(depart, actuel) if depart else None,
    }
    if is_apercu(request):
        return render_apercu(
            request, "charte/amendement_modifier.html", faire, actuel if depart else lu.depart, contexte
        )
    form = faire(saisie(request))
    rendre = partial(render_form, request, "charte/amendement_modifier.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_amendement, amendement=amendement, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=Amendement.get_absolute_url, annonce=_dire_la_retouche)


def _dire_la_retouche(amendement):
    if not (amendement.changes or amendement.is_repris):
        return "Rien n’a changé."
    return f"Amendement enregistré à {{heure}}.{HEURT if amendement.is_a_reprendre else ''}"


@require_http_methods(["GET", "POST"])
def amendement_retirer(request, numero):
    amendement = get_amendement_or_404(numero)
    permissions.check_auteur_de(request.user, amendement, "retire")
    refus = perime(permissions.check_can_retirer_amendement, request.user, amendement)
    if refus and request.method == "GET":
        return render_amendement(request, amendement, refus=refus, status=refus.status)
    form = RetraitForm(saisie(request), annuler=amendement.get_absolute_url())
    [lu] = queries.lire([amendement])
    contexte = {"amendement": amendement, "lu": lu}
    rendre = partial(render_form, request, "charte/amendement_retirer.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.retirer_amendement, amendement=amendement, by=request.user, **form.cleaned_data)
    return accomplir(
        request, acte, rendre=rendre, vers=Amendement.get_absolute_url, annonce="Amendement retiré. Il reste lisible."
    )


@require_safe
def amendement_historique(request, numero):
    amendement = get_amendement_or_404(numero)
    return render_historique(request, amendement, titre=str(amendement), retour=amendement.get_absolute_url())


@acte_depuis("charte:amendement_detail", "numero")
def amendement_soutenir(request, numero):
    amendement = get_amendement_or_404(numero)
    form = SoutienForm(request.POST, personne=request.user)
    if not form.is_valid():
        raise Http404  # an organisation that is not offered
    acte = partial(actions.soutenir_amendement, **form.cleaned_data)
    return agir(request, amendement, acte, annonce="Vous soutenez cet amendement.")


@acte_depuis("charte:amendement_detail", "numero")
def amendement_ne_plus_soutenir(request, numero):
    acte = actions.ne_plus_soutenir_amendement
    return agir(request, get_amendement_or_404(numero), acte, annonce="Vous ne soutenez plus cet amendement.")


def agir(request, amendement, action, *, annonce):
    """An act that stays on the page of the amendement."""
    acte = partial(action, amendement=amendement, by=request.user)
    rendre = partial(render_amendement, request, amendement)
    return accomplir(request, acte, rendre=rendre, vers=amendement.get_absolute_url(), annonce=annonce)


def render_amendement(request, amendement, *, form=None, refus=None, status=200):
    """`form`: the comment that was not taken."""
    if refus and refus.suite == amendement:
        refus.suite = None  # its page is this one
    [lu] = queries.lire([amendement])
    queries.dire_la_version([amendement])
    personne, article = request.user, amendement.article
    soutiens = list(amendement.soutiens.select_related("personne", "organisation"))
    sien = next((soutien for soutien in soutiens if soutien.personne_id == personne.pk), None)
    can_repondre = permissions.can_repondre(personne, amendement)
    adresse = reverse("charte:amendement_commenter", args=[amendement.numero])
    context = {
        "lu": lu,
        "amendement": amendement,
        "bouge": ecarts.ecarts(lu.depart, queries.mots_de(article)) if amendement.is_a_reprendre else None,
        "collisions": queries.collisions_de(amendement),
        "jumeaux": queries.jumeaux_de(amendement),
        "soutiens": [soutien for soutien in soutiens if soutien.version >= amendement.version_ecrite],
        "anciens": [soutien for soutien in soutiens if soutien.version < amendement.version_ecrite],
        "is_soutien": bool(sien),
        "releve": queries.releve_de(amendement, sien),
        "can_soutenir": permissions.can_soutenir(personne, amendement),
        "can_modifier": permissions.can_modifier_amendement(personne, amendement),
        "can_retirer": permissions.can_retirer_amendement(personne, amendement),
        "can_repondre": can_repondre,
        "soutien": SoutienForm(personne=personne, initial={"organisation": sien and sien.organisation_id}),
        "fil": queries.fil(amendement, personne),
        "form": form or CommentaireForm(personne=personne, adresse=adresse),
        "presents": presence.presents(queries.ENSEMBLE, personne=personne) if can_repondre else None,
        **refus_context(refus),
    }
    page, fragment = "charte/amendement_detail.html", "charte/_amendement_detail.html"
    return render_page(request, page, fragment, context, status=status)


def perime(check, *arguments):
    """What has moved, to be told on the page of the amendement rather than on that of an error; None where nothing has."""
    try:
        check(*arguments)
    except Perime as refus:
        return refus
    return None


def get_amendement_or_404(numero):
    amendements = Amendement.objects.select_related(
        "charte", "article__section__charte", "section", "apres", "personne", "organisation", "repondu_par"
    )
    return get_object_or_404(amendements, numero=numero)
