"""The seminar's presentation, written by the facilitation and équipe."""

from functools import partial

from django.views.decorators.http import require_http_methods

from labo.pages import accomplir, render_form, saisie
from seminaire import actions
from seminaire.forms.presentation import PresentationForm
from seminaire.views.edition import get_seminaire_or_404


@require_http_methods(["GET", "POST"])
def presentation_modifier(request):
    seminaire = get_seminaire_or_404(request)
    form = PresentationForm(saisie(request), instance=seminaire)
    rendre = partial(render_form, request, "seminaire/presentation_modifier.html", form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_seminaire, seminaire=seminaire, by=request.user, **form.cleaned_data)
    return accomplir(
        request, acte, rendre=rendre, vers=seminaire.get_absolute_url(), annonce="Présentation enregistrée à {heure}."
    )
