"""Reading the charter: the working text for people who are known, the last version for everybody."""

from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from charte import canonique, gardees, permissions, queries
from charte.forms.amendements import CommentaireForm
from charte.models import Article, Charte, Version
from charte.views.versions import version_context
from labo import presence
from labo.gardees import page_gardee
from labo.pages import refus_context, render_page


@login_not_required
@require_safe
def charte_detail(request):
    return render_charte(request) if request.user.is_authenticated else publiee(request)


@login_not_required
@require_safe
def article_detail(request, ancre):
    return render_article(request, ancre) if request.user.is_authenticated else render_article_fige(request, ancre)


def render_charte(request, *, refus=None, status=200):
    """The working text, for people who are known."""
    charte = Charte.objects.courante()
    can_editer = permissions.can_editer_charte(request.user)
    can_amender = bool(charte) and permissions.can_amender(request.user, charte)
    texte = queries.texte_de_travail(charte, can_editer=can_editer) if charte else None
    derniere = Version.objects.sans_texte().first()
    context = {
        "texte": texte,
        "texte_garde": gardees.texte(texte, can_amender=can_amender) if texte and not can_editer else "",
        "is_travail": True,
        "clos_le": charte and charte.amendements_clos_le,
        "en_attente": charte.amendements.deposes().count() if charte else 0,
        "can_amender": can_amender,
        "derniere": derniere,
        "is_identique": bool(derniere) and derniere.empreinte == canonique.empreinte_de(queries.contenu_lu(texte)),
        "can_editer": can_editer,
        "can_creer": not charte and permissions.can_creer_charte(request.user),
        "can_publier": permissions.can_publier_version(request.user),
        "presents": presence.presents(queries.ENSEMBLE, personne=request.user) if can_editer else None,
        **refus_context(refus),
    }
    return render_page(request, "charte/charte_detail.html", "charte/_charte_detail.html", context, status=status)


def publiee(request):
    """The last published version, for everybody: frozen, so kept by its key."""
    derniere = Version.objects.sans_texte().select_related("charte").first()
    cle = ("charte", derniere and derniere.pk, bool(derniere and derniere.charte.amendements_clos_le))
    return page_gardee(request, cle, partial(render_publiee, request, derniere))


def render_publiee(request, version):
    """`version`: the last one, or None."""
    context = version_context(version) if version else {"version": None}
    return render_page(request, "charte/charte_publiee.html", "charte/_charte_publiee.html", context)


def render_article(request, ancre, *, form=None, refus=None, status=200):
    """`form`: the comment that was not taken."""
    article = get_article_or_404(ancre)
    revision = queries.derniere_revision(article)
    adresse = reverse("charte:article_commenter", args=[ancre])
    can_editer = permissions.can_editer_charte(request.user)
    context = {
        "lu": queries.article_lu(article),
        "adresse": settings.ADRESSE_PUBLIQUE + article.get_absolute_url(),
        "revision": revision,
        "jour": revision and timezone.localtime(revision.at).date(),
        "can_editer": can_editer,
        "can_restaurer": can_editer and article.is_restaurable,
        "can_amender": permissions.can_amender_article(request.user, article.section.charte, article),
        "ouverts": [] if article.supprime_le else queries.ouverts_sur(article),
        "fil": [] if article.supprime_le else queries.fil(article, request.user),
        "form": form or CommentaireForm(personne=request.user, adresse=adresse),
        **refus_context(refus),
        "presents": presence.presents(queries.ENSEMBLE, personne=request.user) if can_editer else None,
    }
    page, fragment = "charte/article_detail.html", "charte/_article_detail.html"
    return render_page(
        request, page, fragment, context, status=404 if article.supprime_le and status == 200 else status
    )


def render_article_fige(request, ancre):
    """An article of the last published version, or of the last one that held it: its address never dies."""
    derniere = queries.derniere_version()
    version = derniere
    lu = queries.article_fige(version.contenu, ancre) if version else None
    if lu is None and (version := queries.version_qui_portait(ancre)):
        lu = queries.article_fige(version.contenu, ancre)
    if lu is None:
        raise Http404
    context = {
        "lu": lu,
        "version": version,
        "is_parti": version != derniere,
        "depuis": version.numero + 1,
        "adresse": settings.ADRESSE_PUBLIQUE + reverse("charte:article_detail", args=[ancre]),
    }
    return render(request, "charte/article_fige.html", context)


def place_de(article):
    """Where an article stands in the text."""
    return f"{article.section.charte.get_absolute_url()}#article-{article.ancre}"


def get_article_or_404(ancre, *, is_present=False):
    """Even a deleted one: a repeated POST must find it, and the action says what has moved."""
    articles = Article.objects.presents() if is_present else Article.objects
    return get_object_or_404(articles.select_related("section__charte"), ancre=ancre)
