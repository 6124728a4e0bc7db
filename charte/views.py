"""The charter: reading it, writing it, publishing it, taking a version away."""

from functools import partial

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from charte import actions, canonique, changements, exports, permissions, queries
from charte.forms import ArticleForm, PublicationForm
from charte.models import Article, Charte, Section, Version
from labo import documents, presence
from labo.gardees import page_gardee
from labo.pages import accomplir, refus_context, render_form, render_page, saisie
from labo.views.historique import render_historique, retablir_version


@login_not_required
@require_safe
def charte_detail(request):
    return render_charte(request) if request.user.is_authenticated else publiee(request)


@login_not_required
@require_safe
def article_detail(request, ancre):
    return render_article(request, ancre) if request.user.is_authenticated else render_article_fige(request, ancre)


@require_http_methods(["GET", "POST"])
def article_ajouter(request, ancre):
    permissions.check_can_editer_charte(request.user)
    section = get_object_or_404(Section.objects.select_related("charte"), ancre=ancre)
    form = ArticleForm(saisie(request), bouton="Ajouter cet article", annuler=section.get_absolute_url())
    rendre = partial(render_form, request, "charte/article_ajouter.html", form, {"section": section})
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.ajouter_article, section=section, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=place_de, annonce="Article ajouté.")


@require_http_methods(["GET", "POST"])
def article_modifier(request, ancre):
    permissions.check_can_editer_charte(request.user)
    article = get_article_or_404(ancre, is_present=request.method == "GET")
    titre = article.titre  # a bound form writes into its instance
    form = ArticleForm(saisie(request), instance=article, annuler=place_de(article))
    rendre = partial(render_form, request, "charte/article_modifier.html", form, {"titre": titre})
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_article, article=article, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=place_de, annonce="Article enregistré à {heure}.")


@require_POST
def article_monter(request, ancre):
    return agir(request, ancre, partial(actions.deplacer_article, vers_le_haut=True))


@require_POST
def article_descendre(request, ancre):
    return agir(request, ancre, partial(actions.deplacer_article, vers_le_haut=False))


@require_POST
def article_supprimer(request, ancre):
    return agir(
        request,
        ancre,
        actions.supprimer_article,
        annonce="Article supprimé. Un bouton, à son emplacement, permet de le rétablir.",
    )


@require_POST
def article_restaurer(request, ancre):
    return agir(request, ancre, actions.restaurer_article, annonce="Article rétabli.")


@require_safe
def article_historique(request, ancre):
    return render_article_historique(request, get_article_a_relire_or_404(request, ancre))


@require_POST
def article_retablir(request, ancre):
    article = get_article_a_relire_or_404(request, ancre)
    rendre = partial(render_article_historique, request, article)
    return retablir_version(request, partial(actions.retablir_article, article=article), article, rendre=rendre)


@require_http_methods(["GET", "POST"])
def version_publier(request):
    permissions.check_can_publier_version(request.user)
    charte = get_object_or_404(Charte)
    form = PublicationForm(saisie(request), annuler=charte.get_absolute_url())
    rendre = partial(render_publier, request, charte, form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.publier_version, charte=charte, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=Version.get_absolute_url, annonce="La version est publiée.")


@login_not_required
@require_safe
def version_list(request):
    return render(request, "charte/version_list.html", {"versions": Version.objects.sans_texte()})


@login_not_required
@require_safe
def version_detail(request, numero):
    version = get_object_or_404(Version, numero=numero)
    derniere = Version.objects.sans_texte().first()
    return render(request, "charte/version_detail.html", {**version_context(version), "derniere": derniere})


@login_not_required
@require_safe
@csp_update({"style-src": [documents.SOURCE_CSP_DU_STYLE]})
def version_document(request, numero, format):
    if format not in documents.TYPES:
        raise Http404
    version = get_object_or_404(Version, numero=numero)
    try:
        octets = exports.document(version, format)
    except documents.DocumentImpossible as impossible:
        contexte = {"titre": "Document indisponible", "raison": str(impossible), "statut": 503}
        return render(request, "erreur.html", contexte, status=503)
    response = HttpResponse(octets, content_type=documents.TYPES[format])
    place = "inline" if format in ("pdf", "html") else "attachment"
    response["Content-Disposition"] = f'{place}; filename="charte-version-{numero}.{format}"'
    return response


def agir(request, ancre, action, *, annonce=""):
    """An act on one article that stays on the page of the charter."""
    article = get_article_or_404(ancre)
    acte = partial(action, article=article, by=request.user)
    return accomplir(request, acte, rendre=partial(render_charte, request), vers=place_de(article), annonce=annonce)


def place_de(article):
    """Where an article stands in the text."""
    return f"{article.section.charte.get_absolute_url()}#article-{article.ancre}"


def get_article_or_404(ancre, *, is_present=False):
    """Even a deleted one: a repeated POST must find it, and the action says what has moved."""
    articles = Article.objects.presents() if is_present else Article.objects
    return get_object_or_404(articles.select_related("section__charte"), ancre=ancre)


def render_charte(request, *, refus=None, status=200):
    """The working text, for people who are known."""
    charte = Charte.objects.courante()
    can_editer = permissions.can_editer_charte(request.user)
    context = {
        "texte": queries.texte_de_travail(charte, can_editer=can_editer) if charte else None,
        "derniere": Version.objects.sans_texte().first(),
        "can_editer": can_editer,
        "can_publier": permissions.can_publier_version(request.user),
        "presents": presence.presents(queries.ENSEMBLE, personne=request.user) if can_editer else None,
        **refus_context(refus),
    }
    return render_page(request, "charte/charte_detail.html", "charte/_charte_detail.html", context, status=status)


def publiee(request):
    """The last published version, for everybody: frozen, so kept by its key."""
    derniere = Version.objects.sans_texte().first()
    return page_gardee(request, ("charte", derniere and derniere.pk), partial(render_publiee, request))


def render_publiee(request):
    version = queries.derniere_version()
    context = version_context(version) if version else {"version": None}
    return render_page(request, "charte/charte_publiee.html", "charte/_charte_publiee.html", context)


def render_article(request, ancre):
    article = get_article_or_404(ancre)
    revision = queries.derniere_revision(article)
    can_editer = permissions.can_editer_charte(request.user)
    context = {
        "lu": queries.article_lu(article),
        "revision": revision,
        "jour": revision and timezone.localtime(revision.at).date(),
        "can_editer": can_editer,
        "can_restaurer": can_editer and article.is_restaurable,
        "presents": presence.presents(queries.ENSEMBLE, personne=request.user) if can_editer else None,
    }
    page, fragment = "charte/article_detail.html", "charte/_article_detail.html"
    return render_page(request, page, fragment, context, status=404 if article.supprime_le else 200)


def get_article_a_relire_or_404(request, ancre):
    """One whose words this person may read; deleted, who may take it back."""
    article = get_article_or_404(ancre)
    if article.supprime_le and not permissions.can_restaurer_article(request.user, article):
        raise Http404
    return article


def render_article_historique(request, article, *, refus=None, status=200):
    if refus:
        article.refresh_from_db()
    retablir = reverse("charte:article_retablir", args=[article.ancre])
    return render_historique(
        request,
        article,
        titre=article.titre,
        retour=article.get_absolute_url(),
        retablir=retablir if permissions.can_modifier_article(request.user, article) else "",
        is_supprime=bool(article.supprime_le),
        refus=refus,
        status=status,
    )


def render_article_fige(request, ancre):
    """An article of the last published version."""
    version = queries.derniere_version()
    lu = queries.article_fige(version.contenu, ancre) if version else None
    if lu is None:
        raise Http404
    return render(request, "charte/article_fige.html", {"lu": lu, "version": version})


def render_publier(request, charte, form, *, refus=None, status=None):
    """The form stands on the text that is shown beside it: sent once more, it publishes that text."""
    contenu = queries.contenu_de(charte)
    derniere = queries.derniere_version()
    empreinte = canonique.empreinte(canonique.ecrire(contenu))
    form.initial["empreinte"] = empreinte
    if refus:
        form.data = form.data.copy()
        form.data["empreinte"] = empreinte
    context = {
        "derniere": derniere,
        "changements": changements.entre(derniere.contenu if derniere else None, contenu),
        "is_identique": bool(derniere) and derniere.empreinte == empreinte,
    }
    return render_form(request, "charte/version_publier.html", form, context, refus=refus, status=status)


def version_context(version):
    return {"version": version, "texte": queries.texte_fige(version.contenu), "formats": documents.FORMATS}
