"""The seminar's presentation, written by the facilitation and équipe."""

from functools import partial

from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from labo.pages import accomplir, render_form, saisie
from labo.views.historique import render_historique, retablir_version
from seminaire import actions
from seminaire.forms.presentation import PresentationForm
from seminaire.lieux import adresse, get_seminaire_a_editer


@require_http_methods(["GET", "POST"])
def presentation_modifier(request, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    d_ou, retour = d_ou_l_on_vient(request, seminaire)
    form = PresentationForm(saisie(request), instance=seminaire, annuler=retour)
    contexte = {"d_ou": d_ou, "retour": retour}
    rendre = partial(render_form, request, "seminaire/presentation_modifier.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_seminaire, seminaire=seminaire, by=request.user, **form.cleaned_data)
    return accomplir(
        request,
        acte,
        rendre=rendre,
        vers=retour,
        annonce="Présentation enregistrée à {heure}.",
    )


def d_ou_l_on_vient(request, seminaire) -> tuple[str, str]:
    """The page that led here: its name, its address. The form posts to its own address, `?de=` and all."""
    if request.GET.get("de") == "seminaires":
        return "Les séminaires", reverse("seminaire:seminaire_list")
    return "Programme", adresse(seminaire, "programme")


@require_safe
def presentation_historique(request, slug=None):
    return render_presentation_historique(request, get_seminaire_a_editer(request, slug))


@require_POST
def presentation_retablir(request, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    rendre = partial(render_presentation_historique, request, seminaire)
    acte = partial(actions.retablir_seminaire, seminaire=seminaire)
    return retablir_version(request, acte, seminaire, rendre=rendre)


def render_presentation_historique(request, seminaire, *, refus=None, status=200):
    if refus:
        seminaire.refresh_from_db()
    return render_historique(
        request,
        seminaire,
        titre="La présentation du séminaire",
        retour=adresse(seminaire, "presentation_modifier"),
        retablir=adresse(seminaire, "presentation_retablir"),
        refus=refus,
        status=status,
    )
