"""Two versions side by side, and the same as a file."""

from functools import partial

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from charte import fichiers, gardees, permissions, queries
from charte.forms.versions import ComparaisonForm
from charte.models import Charte, Version
from labo import documents
from labo.fichiers import servir
from labo.gardees import page_gardee


@login_not_required
@require_safe
def versions_choisir(request):
    """Where the form of two lists sends, with the two numbers that it chose."""
    choix = ComparaisonForm(request.GET)
    if not choix.is_valid():
        return redirect("charte:version_list")
    return redirect("charte:versions_comparer", **choix.cleaned_data)


@login_not_required
@require_safe
def versions_comparer(request, m, n):
    if m > n:
        return redirect("charte:versions_comparer", n, m)
    versions = list(Version.objects.sans_texte())
    lues = {version.numero: version for version in versions}
    avant, apres = lues.get(m), lues.get(n)
    if m == n or not avant or not apres:
        context = {
            "versions": versions,
            "offertes": queries.offrir(versions),
            "m": m,
            "n": n,
            "raison": raison(lues, m, n),
        }
        return render(request, "charte/comparer_impossible.html", context, status=404)
    cle = ("comparer", avant.pk, apres.pk, versions[0].pk)
    return page_gardee(request, cle, partial(render_comparaison, request, versions, avant, apres))


def raison(lues, m, n):
    manquantes = [str(numero) for numero in (m, n) if numero not in lues]
    if manquantes:
        return f"La charte n’a pas de version {manquantes[0]}."
    return "C’est deux fois la même version : choisissez-en une autre."


def render_comparaison(request, versions, avant, apres):
    context = {
        "avant": avant,
        "apres": apres,
        "choix": gardees.choix(versions, avant, apres) if len(versions) > 2 else "",
        "comparaison": gardees.page(avant, apres, voit_les_noms=request.user.is_authenticated),
        "formats": fichiers.FORMATS,
    }
    return render(request, "charte/comparer.html", context)


@require_safe
def a_venir(request):
    """What the working text says otherwise than the last version, for who edits it."""
    permissions.check_can_editer_charte(request.user)
    charte, derniere = get_object_or_404(Charte), Version.objects.sans_texte().first()
    if derniere is None:
        raise Http404
    changements = gardees.a_venir(derniere, queries.contenu_de(charte), queries.provenance_de(charte))
    context = {"derniere": derniere, "comparaison": changements}
    return render(request, "charte/a_venir.html", context)


@login_not_required
@require_safe
@csp_update({"style-src": [documents.SOURCE_CSP_DU_STYLE]})
def comparaison_document(request, m, n, format):
    """The newer charter with what changed in it; the same for everybody, since no person is named there."""
    if format not in fichiers.FORMATS or m >= n:
        raise Http404
    lues = list(Version.objects.sans_texte().filter(numero__in=(m, n)))
    if len(lues) != 2:
        raise Http404
    apres, avant = lues
    faire = partial(fichiers.comparaison, avant, apres, format)
    nom = f"charte-versions-{m}-{n}.{format}"
    is_piece_jointe = format in ("odt", "docx")
    cle = ("comparaison", avant.pk, apres.pk, format)
    return servir(request, cle, faire, documents.TYPES[format], nom, is_piece_jointe=is_piece_jointe)
