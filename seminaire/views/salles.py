"""The rooms of a seminar, for the facilitation and équipe."""

from functools import partial

from django.http import Http404
from django.views.decorators.http import require_http_methods, require_POST

from labo.pages import accomplir, refus_context, render_form, render_page, saisie
from seminaire import actions, queries
from seminaire.actions.salles import SalleOccupee
from seminaire.forms.salles import SalleForm
from seminaire.lieux import adresse, get_seminaire_a_editer
from seminaire.models import Salle


CHIFFRES = 18  # of a key


@require_http_methods(["GET", "POST"])
def salles(request, slug=None):
    """The list; sending its form adds one."""
    seminaire = get_seminaire_a_editer(request, slug)
    form = SalleForm(saisie(request), voisines=seminaire.salles.all())
    rendre = partial(render_salles, request, seminaire, form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    champs = {nom: form.cleaned_data[nom] for nom in ("nom", "places")}
    acte = partial(actions.ajouter_salle, seminaire=seminaire, by=request.user, **champs)
    return accomplir(request, acte, rendre=rendre, vers=adresse(seminaire, "salles"), annonce="Salle ajoutée.")


@require_http_methods(["GET", "POST"])
def salle_modifier(request, salle_pk, slug=None):
    """Of a room that somebody deletes meanwhile, what was typed is shown again with the reason."""
    seminaire = get_seminaire_a_editer(request, slug)
    salle = Salle.objects.filter(seminaire=seminaire, pk=salle_pk).first()
    if salle is None and request.method == "GET":
        raise Http404
    vers = adresse(seminaire, "salles")
    form = SalleForm(saisie(request), instance=salle, is_nouvelle=False, voisines=seminaire.salles.all(), annuler=vers)
    rendre = partial(render_salle, request, seminaire, form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    champs = {nom: form.cleaned_data[nom] for nom in ("nom", "places")}
    cible = {"seminaire": seminaire, "salle_pk": salle_pk, "lue": form.lue}
    acte = partial(actions.modifier_salle, by=request.user, **cible, **champs)
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce="Salle enregistrée à {heure}.")


@require_POST
def salle_supprimer(request, salle_pk, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    retirer = [int(cle) for cle in request.POST.getlist("retirer") if is_cle(cle)]
    cible = {"seminaire": seminaire, "salle_pk": salle_pk, "retirer": retirer}
    acte = partial(actions.supprimer_salle, by=request.user, **cible)
    rendre = partial(render_salles, request, seminaire, SalleForm(voisines=()))
    return accomplir(request, acte, rendre=rendre, vers=adresse(seminaire, "salles"), annonce="Salle supprimée.")


def is_cle(envoye) -> bool:
    return envoye.isascii() and envoye.isdecimal() and len(envoye) <= CHIFFRES


def render_salles(request, seminaire, form, *, refus=None, status=None):
    occupee = refus if isinstance(refus, SalleOccupee) else None
    context = {
        "seminaire": seminaire,
        "salles": queries.salles_de(seminaire),
        "form": form,
        "occupee": occupee,
        **refus_context(None if occupee else refus),
    }
    status = status or (422 if form.is_bound and not form.is_valid() else 200)
    return render_page(request, "seminaire/salles.html", "seminaire/_salles.html", context, status=status)


def render_salle(request, seminaire, form, *, refus=None, status=None):
    if refus and form.instance.pk:
        form.rouvrir(Salle.objects.filter(pk=form.instance.pk).first() or form.instance)
    is_le_jour = bool(seminaire.publication) and queries.is_le_jour(seminaire)
    context = {"seminaire": seminaire, "is_le_jour": is_le_jour}
    return render_form(request, "seminaire/salle_modifier.html", form, context, refus=refus, status=status)
