"""Importing a charter: a text or a file, what it brings beside the present one, then what is ticked."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from charte import imports, permissions
from charte.forms.importation import TexteCharteForm
from charte.models import Charte
from labo.pages import accomplir, refus_context, saisie


@require_http_methods(["GET", "POST"])
def charte_importer(request):
    permissions.check_can_editer_charte(request.user)
    charte = Charte.objects.courante()
    if charte is None:
        permissions.check_can_creer_charte(request.user)
    retour = reverse("charte:charte_detail")
    if "reprendre" in request.POST:
        form = TexteCharteForm(initial={"texte": request.POST.get("texte", "")}, annuler=retour)
        return render(request, "charte/charte_importer.html", {"form": form})
    form = TexteCharteForm(saisie(request), request.FILES or None, annuler=retour)
    if not form.is_bound or not form.is_valid():
        return render(
            request, "charte/charte_importer.html", {"form": form}, status=form.status if form.is_bound else 200
        )
    lu = form.cleaned_data
    apercu = imports.Apercu(lu["lue"], charte, request.POST, lu["pertes"])
    rendre = partial(render_apercu, request, apercu, lu["texte"])
    if "importer" not in request.POST:
        return rendre()
    if not apercu.gardes and not apercu.is_titre_garde:
        return rendre(is_vide=True, status=422)
    acte = partial(
        imports.importer,
        titre=apercu.titre if apercu.is_titre_garde else "",
        lue=apercu.lue,
        gardes=apercu.gardes,
        vus=apercu.vus,
        by=request.user,
    )
    return accomplir(request, acte, rendre=rendre, vers=retour, annonce=annonce(apercu))


def annonce(apercu) -> str:
    dits = []
    for etat, mot in (("nouveau", "ajouté"), ("modifie", "modifié")):
        if combien := apercu.combien(etat, apercu.gardes):
            s = "s" if combien > 1 else ""
            dits.append(f"{combien} article{s} {mot}{s}")
    return f"Charte importée : {', '.join(dits)}." if dits else "Charte importée."


def render_apercu(request, apercu, texte, *, is_vide=False, refus=None, status=200):
    """After a refusal, beside the charter as it is now."""
    if refus:
        apercu = imports.Apercu(apercu.lue, Charte.objects.courante(), request.POST, apercu.pertes)
        apercu.oublier_les_perimes()
    context = {"apercu": apercu, "texte": texte, "is_vide": is_vide, **refus_context(refus)}
    return render(request, "charte/charte_importer_apercu.html", context, status=status)
