"""Publishing a version, reading the published ones, taking them away."""

from functools import partial
from itertools import zip_longest
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from charte import actions, canonique, exports, gardees, permissions, queries
from charte.forms.versions import DateForm, PublicationForm
from charte.models import Charte, Version
from labo import documents
from labo.fichiers import servir
from labo.pages import accomplir, render_form, saisie


@require_http_methods(["GET", "POST"])
def version_publier(request):
    permissions.check_can_publier_version(request.user)
    charte = get_object_or_404(Charte)
    en_attente = ouverts_de(charte)
    form = PublicationForm(saisie(request), annuler=charte.get_absolute_url(), is_attendue=bool(en_attente))
    rendre = partial(render_publier, request, charte, form, en_attente)
    if not form.is_bound or not form.is_valid():
        return rendre()
    dit = {"sans_attendre": False, **form.cleaned_data}
    acte = partial(actions.publier_version, charte=charte, by=request.user, **dit)
    return accomplir(request, acte, rendre=rendre, vers=Version.get_absolute_url, annonce="La version est publiée.")


@login_not_required
@require_safe
def version_list(request):
    """All of them; with `?le=`, which one was in force that day."""
    versions = list(Version.objects.sans_texte())
    form = DateForm(request.GET) if "le" in request.GET else None
    context = {
        "versions": versions,
        "offertes": queries.offrir(versions),
        "versions_suivies": list(zip_longest(versions, versions[1:])),
        "le": request.GET.get("le", ""),
        **(queries.a_une_date(versions, form.cleaned_data["le"]) if form and form.is_valid() else {}),
        "date_erreur": form.errors["le"][0] if form and form.errors else "",
    }
    return render(request, "charte/version_list.html", context, status=422 if context["date_erreur"] else 200)


@login_not_required
@require_safe
def version_detail(request, numero):
    version = get_object_or_404(Version.objects.lisibles(), numero=numero)
    derniere = Version.objects.sans_texte().first()
    return render(request, "charte/version_detail.html", {**version_context(version), "derniere": derniere})


@login_not_required
@require_safe
@csp_update({"style-src": [documents.SOURCE_CSP_DU_STYLE]})
def version_document(request, numero, format):
    if format not in documents.TYPES:
        raise Http404
    version = get_object_or_404(Version.objects.sans_texte(), numero=numero)
    faire = partial(exports.document, version, format)
    nom = f"charte-version-{numero}.{format}"
    is_piece_jointe = format not in ("pdf", "html")
    cle = ("charte", version.pk, format)
    return servir(request, cle, faire, documents.TYPES[format], nom, is_piece_jointe=is_piece_jointe)


@login_not_required
@require_safe
def version_texte(request, numero):
    """The canonical text, byte for byte what the fingerprint is taken of."""
    version = get_object_or_404(Version.objects.defer("contenu", "provenance"), numero=numero)
    genre = "text/plain; charset=utf-8"
    return servir(request, ("charte", version.pk, "txt"), version.texte.encode, genre, f"charte-version-{numero}.txt")


def version_context(version):
    """What a page shows of a version; of the long columns it reads `contenu` alone."""
    adresse = settings.ADRESSE_PUBLIQUE + version.get_absolute_url()
    return {
        "version": version,
        "texte": queries.texte_fige(version.contenu),
        "formats": documents.FORMATS,
        "adresse": adresse,
        "adresse_courte": adresse.removeprefix(f"{urlsplit(adresse).scheme}://"),
    }


def render_publier(request, charte, form, en_attente, *, refus=None, status=None):
    """The form stands on the text that is shown beside it: sent once more, it publishes that text."""
    contenu = queries.contenu_de(charte)
    derniere = queries.derniere_version()
    empreinte = canonique.empreinte_de(contenu)
    form.initial["empreinte"] = empreinte
    if refus:
        en_attente = ouverts_de(charte)
        data = form.data.copy()
        data["empreinte"] = empreinte
        form = PublicationForm(data, annuler=charte.get_absolute_url(), is_attendue=bool(en_attente))
    is_identique = bool(derniere) and derniere.empreinte == empreinte
    is_comparee = derniere and not is_identique
    context = {
        "en_attente": en_attente,
        "derniere": derniere,
        "is_identique": is_identique,
        "changements": gardees.a_venir(derniere, contenu, queries.provenance_de(charte), is_plie=True)
        if is_comparee
        else "",
    }
    return render_form(request, "charte/version_publier.html", form, context, refus=refus, status=status)


def ouverts_de(charte):
    """What waits for an answer."""
    return list(charte.amendements.deposes().select_related("personne", "article").order_by("numero"))
