"""From the draft to what everybody reads: the list of what will change, and the button."""

from functools import partial

from django.views.decorators.http import require_http_methods

from labo.pages import accomplir, refus_context, render_page
from seminaire import actions, queries
from seminaire.alertes import alertes, compter
from seminaire.forms.publication import PublicationForm
from seminaire.lieux import adresse, get_seminaire_a_editer


@require_http_methods(["GET", "POST"])
def programme_publier(request, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    rendre = partial(render_publier, request, seminaire)
    if request.method == "GET":
        return rendre()
    form = PublicationForm(request.POST)
    form.is_valid()  # a mangled edition is 0, which the action refuses as a stale one
    acte = partial(actions.publier_programme, seminaire=seminaire, by=request.user, **form.cleaned_data)
    annonce = "Le programme est publié. Les pages ouvertes suivent."
    return accomplir(request, acte, rendre=rendre, vers=adresse(seminaire, "programme"), annonce=annonce)


def render_publier(request, seminaire, *, refus=None, status=200):
    """The list stands on the draft as it is now: sent once more, the form publishes that."""
    if request.method == "POST":
        seminaire.refresh_from_db(fields=("edition", "publication"))
    publie, brouillon = queries.programme_publie(seminaire), queries.brouillon_de(seminaire)
    par_pk, a_dire = {creneau.pk: creneau for creneau in brouillon.creneaux}, alertes(brouillon)
    context = {
        "seminaire": seminaire,
        "publie": publie,
        "changements": queries.changements_en_attente(seminaire, publie, brouillon.creneaux),
        "alertes": [(alerte, par_pk[alerte.creneau]) for alerte in a_dire if not alerte.is_redite],
        "points": compter(a_dire),
        **refus_context(refus),
    }
    return render_page(request, "seminaire/publier.html", "seminaire/_publier.html", context, status=status)


def etat_de_publication(request, seminaire, creneaux=None) -> dict:
    """What a page of who edits says of it: how many changes wait, and which sentence might be announced to everybody."""
    if request.method == "POST":  # the act may just have published
        seminaire.refresh_from_db(fields=("publication",))
    publie = queries.programme_publie(seminaire)
    return {
        "publie": publie,
        "en_attente": len(queries.changements_en_attente(seminaire, publie, creneaux)),
        "is_le_jour": queries.is_le_jour(seminaire),
        "a_annoncer": queries.phrase_a_annoncer(seminaire, publie),
    }
