"""All the seminars of the house, for équipe: which is the current one, and a new one made from another."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from labo.pages import accomplir, refus_context, render_form, saisie
from seminaire import actions, permissions
from seminaire.forms.seminaires import DuplicationForm
from seminaire.lieux import get_seminaire
from seminaire.models import Seminaire


@require_safe
def seminaire_list(request):
    permissions.check_can_creer_seminaire(request.user)
    return render_seminaires(request)


@require_POST
def seminaire_marquer(request, slug):
    permissions.check_can_creer_seminaire(request.user)
    seminaire = get_object_or_404(Seminaire, slug=slug)
    acte = partial(actions.marquer_courant, seminaire=seminaire, by=request.user)
    annonce = "Séminaire en cours choisi\u00a0: le public lit maintenant son programme."
    rendre = partial(render_seminaires, request)
    return accomplir(request, acte, rendre=rendre, vers=reverse("seminaire:seminaire_list"), annonce=annonce)


@require_http_methods(["GET", "POST"])
def seminaire_dupliquer(request, slug):
    permissions.check_can_creer_seminaire(request.user)
    seminaire = get_seminaire(slug)
    form = DuplicationForm(saisie(request), seminaire=seminaire, annuler=reverse("seminaire:seminaire_list"))
    contexte = {"seminaire": seminaire, "courant": Seminaire.objects.courant()}
    rendre = partial(render_form, request, "seminaire/seminaire_dupliquer.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.dupliquer_seminaire, seminaire=seminaire, by=request.user, **form.cleaned_data)
    annonce = "Séminaire dupliqué. Ceci est son brouillon\u00a0: rien n’est publié."
    return accomplir(request, acte, rendre=rendre, vers=adresse_du_nouveau, annonce=annonce)


def adresse_du_nouveau(seminaire):
    return reverse("seminaire:programme_edition", kwargs={"slug": seminaire.slug})


def render_seminaires(request, *, refus=None, status=200):
    courant = Seminaire.objects.courant()
    seminaires = list(Seminaire.objects.all())
    for seminaire in seminaires:
        seminaire.is_nomme = seminaire != courant
    context = {"seminaires": seminaires, **refus_context(refus)}
    return render(request, "seminaire/seminaires.html", context, status=status)
