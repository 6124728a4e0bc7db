"""What was published: the list of versions and of what changed, each as it was, any two side by side, taking one back."""

from functools import partial
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from labo.pages import accomplir, refus_context
from seminaire import actions, permissions, queries
from seminaire.comparaison import comparer
from seminaire.enums import NaturePublication
from seminaire.forms.publication import ComparaisonForm, PublicationForm
from seminaire.lieux import adresse, get_seminaire, get_seminaire_a_editer
from seminaire.views.programme import rendre_version


@login_not_required
@require_safe
def versions(request, slug=None):
    return render_versions(request, get_seminaire_lu(slug))


@login_not_required
@require_safe
def version_detail(request, numero, slug=None):
    return render_detail(request, get_seminaire_lu(slug), numero)


def render_detail(request, seminaire, numero, *, refus=None, status=200):
    if request.method == "POST":
        seminaire.refresh_from_db(fields=("edition", "publication"))
    version = get_object_or_404(visibles(request, seminaire), numero=numero)
    publie = queries.version_publiee(seminaire.pk, numero)
    can_modifier = permissions.can_modifier_programme(request.user, seminaire)
    context = {
        "seminaire": seminaire,
        "version": version,
        "publie": publie,
        "contenu": rendre_version(publie, ("",) * len(publie.creneaux)),
        "can_modifier": can_modifier,
        "is_le_jour": queries.is_le_jour(seminaire),
        "a_reprendre": comparer(queries.brouillon_de(seminaire), publie.contenu) if can_modifier else (),
        **refus_context(refus),
    }
    return render(request, "seminaire/version_detail.html", context, status=status)


@login_not_required
@require_safe
def versions_comparer(request, m, n, slug=None):
    """The form of two lists sends here too, with the two numbers it chose."""
    seminaire = get_seminaire_lu(slug)
    if request.GET:
        choix = ComparaisonForm(request.GET)
        if not choix.is_valid():
            raise Http404
        return redirect(adresse(seminaire, "versions_comparer", **choix.cleaned_data))
    numeros = visibles(request, seminaire)
    avant, apres = (get_object_or_404(numeros, numero=numero) for numero in (m, n))
    context = {
        "seminaire": seminaire,
        "avant": avant,
        "apres": apres,
        "versions": numeros,
        "changements": queries.changements_entre(seminaire, m, n),
    }
    return render(request, "seminaire/comparer.html", context)


@require_POST
def version_reprendre(request, numero, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    get_object_or_404(visibles(request, seminaire), numero=numero)
    form = PublicationForm(request.POST)
    form.is_valid()  # a mangled edition is 0, which the action refuses as a stale one
    acte = partial(actions.reprendre_version, seminaire=seminaire, numero=numero, by=request.user, **form.cleaned_data)
    rendre = partial(render_detail, request, seminaire, numero)
    annonce = f"Le brouillon dit à nouveau ce que disait la version {numero}."
    return accomplir(request, acte, rendre=rendre, vers=adresse(seminaire, "programme_publier"), annonce=annonce)


@require_POST
def version_retirer(request, numero, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    acte = partial(actions.retirer_version, seminaire=seminaire, numero=numero, by=request.user)
    rendre = partial(render_versions, request, seminaire)
    annonce = f"La version {numero} est retirée : elle ne se lit plus."
    return accomplir(request, acte, rendre=rendre, vers=adresse(seminaire, "versions"), annonce=annonce)


def render_versions(request, seminaire, *, refus=None, status=200):
    if request.method == "POST":
        seminaire.refresh_from_db(fields=("publication",))
    toutes = list(visibles(request, seminaire).select_related("personne"))
    context = {
        "seminaire": seminaire,
        "versions": toutes,
        "groupes": par_jour(toutes),
        "can_modifier": permissions.can_modifier_programme(request.user, seminaire),
        **refus_context(refus),
    }
    return render(request, "seminaire/versions.html", context, status=status)


def par_jour(toutes):
    """(day, versions): the small ones of a same day together under it, each other one alone, without a day."""

    def cle(version):
        is_petite = version.nature == NaturePublication.AU_FIL_DU_JOUR
        return (timezone.localtime(version.publiee_le).date(), 0) if is_petite else (None, version.numero)

    return [(jour, list(ensemble)) for (jour, _), ensemble in groupby(toutes, cle)]


def visibles(request, seminaire):
    can_modifier = permissions.can_modifier_programme(request.user, seminaire)
    return queries.versions_visibles(seminaire, with_retirees=can_modifier)


def get_seminaire_lu(slug):
    seminaire = get_seminaire(slug)
    if seminaire is None:
        raise Http404
    return seminaire
