"""Writing, ordering and taking out articles."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from charte import actions, permissions, queries
from charte.forms.articles import ArticleForm, apercu_de
from charte.forms.sections import PlacementForm
from charte.models import Section
from charte.views.texte import get_article_or_404, place_de, render_charte
from labo.pages import accomplir, acte_depuis, render_form, saisie
from labo.typographie import enumerer
from labo.views.historique import render_historique, retablir_version


@require_http_methods(["GET", "POST"])
def article_ajouter(request, ancre):
    permissions.check_can_editer_charte(request.user)
    section = get_object_or_404(Section.objects.select_related("charte"), ancre=ancre)
    form = ArticleForm(saisie(request), bouton="Ajouter cet article", annuler=section.get_absolute_url())
    rendre = partial(render_form, request, "charte/article_ajouter.html", form, {"section": section})
    if "apercu" in request.POST:
        return render_apercu(request, "charte/article_ajouter.html", form, {"section": section})
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.ajouter_article, section=section, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=place_de, annonce=_dire_l_ajout)


def _dire_l_ajout(article):
    """With a word where two of one section are hard to tell from each other."""
    jumeaux = article.section.articles.presents().filter(titre__iexact=article.titre).exclude(pk=article.pk)
    dit = " Un autre article de cette section porte ce titre : pensez à les distinguer."
    return f"Article ajouté.{dit if jumeaux.exists() else ''}"


@require_http_methods(["GET", "POST"])
def article_modifier(request, ancre):
    permissions.check_can_editer_charte(request.user)
    article = get_article_or_404(ancre, is_present=request.method == "GET")
    titre = article.titre  # a bound form writes into its instance
    form = ArticleForm(saisie(request), instance=article, annuler=place_de(article))
    suivront, autres = ([], []) if article.supprime_le else queries.qui_suivront(article)
    contexte = {"titre": titre, "suivront": suivront, "autres": autres}
    rendre = partial(render_form, request, "charte/article_modifier.html", form, contexte)
    if "apercu" in request.POST:
        return render_apercu(request, "charte/article_modifier.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_article, article=article, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=place_de, annonce=_dire_l_enregistrement)


def _dire_l_enregistrement(article):
    return f"Article enregistré à {{heure}}.{_dire_les_suites(article)}"


def _dire_les_suites(article):
    """What has become of the amendements that waited on it."""
    reportes = getattr(article, "reportes", [])
    par_issue = {issue: [str(a.numero) for a in reportes if a.is_a_reprendre == issue] for issue in (True, False)}
    verbes = {True: ("est à reprendre", "sont à reprendre"), False: ("a suivi", "ont suivi")}
    dits = [
        f"l’amendement {numeros[0]} {verbes[issue][0]}"
        if len(numeros) == 1
        else f"les amendements {enumerer(numeros)} {verbes[issue][1]}"
        for issue, numeros in par_issue.items()
        if numeros
    ]
    suite = " ; ".join(dits)
    return f" {suite[0].upper()}{suite[1:]}." if suite else ""


@require_http_methods(["GET", "POST"])
def article_placer(request, ancre):
    """Elsewhere: in any section, first or right after another article."""
    permissions.check_can_editer_charte(request.user)
    article = get_article_or_404(ancre, is_present=request.method == "GET")
    form = PlacementForm(saisie(request), article=article, annuler=place_de(article))
    rendre = partial(render_form, request, "charte/article_placer.html", form, {"article": article})
    if not form.is_bound or not form.is_valid():
        return rendre()
    section, apres = form.cleaned_data["place"]
    acte = partial(actions.placer_article, article=article, section=section, apres=apres, by=request.user)
    return accomplir(request, acte, rendre=rendre, vers=place_de, annonce="Article déplacé.")


@acte_depuis("charte:charte_detail")
def article_monter(request, ancre):
    return agir(request, ancre, partial(actions.deplacer_article, vers_le_haut=True))


@acte_depuis("charte:charte_detail")
def article_descendre(request, ancre):
    return agir(request, ancre, partial(actions.deplacer_article, vers_le_haut=False))


@acte_depuis("charte:charte_detail")
def article_supprimer(request, ancre):
    return agir(request, ancre, actions.supprimer_article, vers=_bande_de, annonce=_dire_la_suppression)


def _bande_de(article):
    """What stands where it stood, and gives it back."""
    return f"{article.section.charte.get_absolute_url()}#supprime-{article.ancre}"


def _dire_la_suppression(article):
    """With what still waits on it: while it is out, that can only be refused."""
    n = article.amendements.deposes().count()
    if not n:
        return "Article supprimé."
    if n == 1:
        return "Article supprimé. Un amendement y attendait : tant que l’article n’est pas rétabli, il ne peut qu’être refusé."
    return (
        f"Article supprimé. {n} amendements y attendaient : tant que l’article n’est pas rétabli, "
        "ils ne peuvent qu’être refusés."
    )


@acte_depuis("charte:charte_detail")
def article_restaurer(request, ancre):
    return agir(request, ancre, actions.restaurer_article, annonce="Article rétabli.")


@require_safe
def article_historique(request, ancre):
    return render_article_historique(request, get_article_a_relire_or_404(request, ancre))


@acte_depuis("charte:article_historique", "ancre")
def article_retablir(request, ancre):
    article = get_article_a_relire_or_404(request, ancre)
    rendre = partial(render_article_historique, request, article)
    acte = partial(actions.retablir_article, article=article)
    return retablir_version(request, acte, article, rendre=rendre, suite=_dire_les_suites)


def render_apercu(request, page, form, context):
    """The same form, with what its text will look like: without JavaScript, the button « Aperçu » sends it here."""
    return render_form(request, page, form, {**context, **apercu_de(request.POST)}, status=200)


def agir(request, ancre, action, *, annonce="", vers=place_de):
    """An act on one article that stays on the page of the charter."""
    article = get_article_or_404(ancre)
    acte = partial(action, article=article, by=request.user)
    return accomplir(request, acte, rendre=partial(render_charte, request), vers=vers, annonce=annonce)


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
