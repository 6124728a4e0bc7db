"""The merge desk: all that is proposed, article by article, and the text that results. The comité acts there, others read."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from charte import actions, permissions, queries
from charte.forms.reponses import FusionForm
from charte.models import Charte
from charte.views.amendements import get_amendement_or_404
from charte.views.propositions import is_apercu
from charte.views.reponses import adresse_du_bureau
from charte.views.texte import get_article_or_404
from labo.pages import accomplir, acte_depuis, refus_context, render_form, render_page, saisie, wants_fragment
from labo.refus import Perime


@require_safe
def fusion(request):
    return render_fusion(request)


@acte_depuis("charte:fusion")
def amendements_clore(request):
    acte, annonce = actions.clore_amendements, "Le dépôt des amendements est clos."
    return _agir_sur_le_depot(request, acte, annonce, "charte:amendements_rouvrir")


@acte_depuis("charte:fusion")
def amendements_rouvrir(request):
    acte, annonce = actions.rouvrir_amendements, "Le dépôt des amendements est rouvert."
    return _agir_sur_le_depot(request, acte, annonce, "charte:amendements_clore")


@require_safe
def article_fusion(request, ancre):
    return render_bureau(request, get_article_or_404(ancre))


@require_safe
def article_fusion_ecran(request, ancre):
    """For a projector: nothing to touch, it follows what is ticked."""
    article = get_article_or_404(ancre)
    context = {"bureau": queries.bureau(article)}
    page, fragment = "charte/article_fusion_ecran.html", "charte/_article_fusion_ecran.html"
    return render_page(request, page, fragment, context, status=404 if article.supprime_le else 200)


@require_http_methods(["GET", "POST"])
def article_fusion_retenir(request, ancre):
    """The words that result, to be finished by hand, and a reason for each amendement that is ticked."""
    permissions.check_repond(request.user)
    article = get_article_or_404(ancre, is_present=request.method == "GET")
    bureau = queries.bureau(article)
    faire = partial(_form, bureau, request.path)
    if is_apercu(request):  # as the text is edited, or asked to see: nothing is sent
        return render_relecture(request, bureau, faire(initial=request.POST.dict()))
    form = faire(saisie(request))
    rendre = partial(render_retenir, request, bureau, form)
    if not form.is_bound or not (form.change or form.is_valid()):
        return rendre()
    acte = partial(_retenir, article, form, by=request.user)
    n = len(bureau.pressentis)
    annonce = f"{n} amendements retenus." if n > 1 else "Amendement retenu."
    return accomplir(request, acte, rendre=rendre, vers=form.annuler, annonce=annonce)


def _form(bureau, adresse, data=None, **options):
    annuler = reverse("charte:article_fusion", args=[bureau.lu.article.ancre])
    return FusionForm(data, bureau=bureau, annuler=annuler, adresse=adresse, **options)


def render_relecture(request, bureau, form):
    if wants_fragment(request):
        return render(request, "charte/_verdicts.html", {"form": form})
    return render_retenir(request, bureau, form)


@acte_depuis("charte:amendement_detail", "numero")
def amendement_pressentir(request, numero):
    """Tick, or untick, on the merge desk."""
    amendement = get_amendement_or_404(numero)
    if amendement.article is None:
        raise Http404
    is_pressenti = request.POST.get("is_pressenti") == "1"
    acte = partial(actions.pressentir_amendement, amendement=amendement, is_pressenti=is_pressenti, by=request.user)
    rendre = partial(render_bureau, request, amendement.article)
    bureau = adresse_du_bureau(amendement)
    vers = f"{bureau}retenir/" if request.POST.get("retour") == "retenir" else f"{bureau}#carte-{numero}"
    return accomplir(request, acte, rendre=rendre, vers=vers)


def _retenir(article, form, *, by):
    if form.change:
        raise Perime(form.change)
    return actions.retenir_amendements(
        article=article,
        version=form.cleaned_data["version"],
        raisons=form.raisons,
        versions={amendement: amendement.version for amendement in form.amendements},
        titre=form.cleaned_data["titre"],
        corps=form.cleaned_data["corps"],
        by=by,
    )


def render_retenir(request, bureau, form, *, refus=None, status=None):
    reprise = None
    if refus:
        bureau = queries.bureau(get_article_or_404(bureau.lu.article.ancre))
        data, reprise = form.rafraichie(bureau)
        form = _form(bureau, request.path, data)
    context = {"bureau": bureau, "reprise": reprise}
    return render_form(request, "charte/article_fusion_retenir.html", form, context, refus=refus, status=status)


def render_bureau(request, article, *, refus=None, status=200):
    if refus:
        article.refresh_from_db()
    context = {
        "bureau": queries.bureau(article),
        "is_comite": permissions.is_comite(request.user),
        **refus_context(refus),
    }
    page, fragment = "charte/article_fusion.html", "charte/_article_fusion.html"
    return render_page(
        request, page, fragment, context, status=404 if article.supprime_le and status == 200 else status
    )


def render_fusion(request, *, refus=None, status=200):
    charte = get_object_or_404(Charte)
    context = {
        "charte": charte,
        "sommaire": queries.sommaire(charte),
        "is_comite": permissions.is_comite(request.user),
        **refus_context(refus),
    }
    return render_page(request, "charte/fusion.html", "charte/_fusion.html", context, status=status)


def _agir_sur_le_depot(request, action, annonce, inverse):
    """What one tap does, one tap undoes."""
    acte = partial(action, charte=get_object_or_404(Charte), by=request.user)
    return accomplir(
        request,
        acte,
        rendre=partial(render_fusion, request),
        vers=reverse("charte:fusion"),
        annonce=annonce,
        annuler=lambda charte: reverse(inverse),
    )
