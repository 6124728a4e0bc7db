"""The threads of comments, under an article or an amendement."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from charte import actions
from charte.forms.amendements import CommentaireForm
from charte.models import Commentaire
from charte.views.amendements import get_amendement_or_404, render_amendement
from charte.views.texte import get_article_or_404, render_article
from labo.pages import accomplir, acte_depuis


@acte_depuis("charte:article_detail", "ancre")
def article_commenter(request, ancre):
    article = get_article_or_404(ancre)
    return commenter(request, partial(render_article, request, ancre), article=article)


@acte_depuis("charte:amendement_detail", "numero")
def amendement_commenter(request, numero):
    amendement = get_amendement_or_404(numero)
    return commenter(request, partial(render_amendement, request, amendement), amendement=amendement)


def commenter(request, rendre, **chose):
    form = CommentaireForm(request.POST, personne=request.user, adresse=request.path)
    if not form.is_valid():
        return rendre(form=form, status=422)
    acte = partial(actions.commenter, by=request.user, **chose, **form.cleaned_data)
    vers, annonce = Commentaire.get_absolute_url, "Commentaire publié à {heure}."
    return accomplir(request, acte, rendre=partial(rendre, form=form), vers=vers, annonce=annonce)


@require_http_methods(["GET", "HEAD", "POST"])
def commentaire_retirer(request, pk):
    """For good: what is asked a second time is found by its key alone."""
    commentaires = Commentaire.objects.select_related("article__section", "amendement__article__section")
    commentaire = commentaires.filter(pk=pk).first()
    if request.method != "POST":
        return redirect(_lieu(commentaire))
    acte = partial(_retirer, commentaire, by=request.user)
    vers = _lieu(commentaire) if commentaire else ""
    return accomplir(
        request, acte, rendre=partial(_rendre, request, commentaire), vers=vers, annonce="Commentaire retiré."
    )


def _retirer(commentaire, *, by):
    if commentaire is None:
        raise Http404
    actions.retirer_commentaire(commentaire=commentaire, by=by)


def _rendre(request, commentaire, **options):
    if commentaire.article:
        return render_article(request, commentaire.article.ancre, **options)
    return render_amendement(request, get_amendement_or_404(commentaire.amendement.numero), **options)


def _lieu(commentaire):
    if commentaire is None:
        raise Http404
    return f"{(commentaire.amendement or commentaire.article).get_absolute_url()}#fil"
