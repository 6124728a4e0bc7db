"""Proposing a change: other words, an article more or less, another place."""

from functools import partial, wraps

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from charte import actions, ecarts, permissions, queries
from charte.forms.amendements import AjoutForm, DeplacementForm, PropositionForm, SuppressionForm
from charte.models import Amendement, Charte, Section
from charte.views.texte import get_article_or_404
from labo.pages import accomplir, render_form, saisie, wants_fragment


SUIVI = " L’article avait changé entre-temps : votre amendement reprend ses nouveaux mots."
HEURT = (
    " L’article a changé entre-temps, là même où vous proposez d’autres mots : rien n’est perdu, "
    "mais votre amendement est à reprendre."
)


def depot_ouvert(vue):
    """Opened while nothing is proposed, the form gives way to a page that says since when, and leads back to the charter."""

    @wraps(vue)
    def ouverte(request, ancre):
        try:
            return vue(request, ancre)
        except permissions.DepotClos:
            return render(request, "charte/depot_clos.html", {"charte": Charte.objects.courante()}, status=409)

    return ouverte


@require_http_methods(["GET", "POST"])
@depot_ouvert
def amender(request, ancre):
    """Other words for an article."""
    article = a_amender(request, ancre)
    depart = queries.mots_de(article)
    faire = partial(PropositionForm, **options_de(request, article))
    if is_apercu(request):
        return render_apercu(request, "charte/amender.html", faire, depart, contexte_de(article))
    form = faire(saisie(request), initial={**depart, "base": article.version})
    acte = partial(actions.proposer_modification, article=article)
    return proposer(request, form, acte, contexte_de(article))


@require_http_methods(["GET", "POST"])
@depot_ouvert
def amender_supprimer(request, ancre):
    article = a_amender(request, ancre)
    form = SuppressionForm(saisie(request), **options_de(request, article))
    acte = partial(actions.proposer_suppression, article=article)
    return proposer(request, form, acte, {**contexte_de(article), "nature": "supprimer"})


@require_http_methods(["GET", "POST"])
@depot_ouvert
def amender_deplacer(request, ancre):
    article = a_amender(request, ancre)
    form = DeplacementForm(saisie(request), **options_de(request, article))
    acte = partial(actions.proposer_deplacement, article=article)
    return proposer(request, form, acte, {**contexte_de(article), "nature": "deplacer"})


@require_http_methods(["GET", "POST"])
@depot_ouvert
def amender_ajouter(request, ancre):
    """A new article, at a place of a section."""
    section = get_object_or_404(Section.objects.select_related("charte"), ancre=ancre)
    if request.method == "GET":
        permissions.check_can_amender_section(request.user, section.charte, section)
    options = {"personne": request.user, "annuler": section.get_absolute_url(), "adresse": request.path}
    faire = partial(AjoutForm, section=section, **options)
    contexte = {"section": section, "nature": "ajouter", "ouverts": partial(queries.ajouts_dans, section)}
    if is_apercu(request):
        return render_apercu(request, "charte/amender.html", faire, {}, contexte)
    return proposer(request, faire(saisie(request)), actions.proposer_ajout, contexte)


def proposer(request, form, acte, contexte):
    rendre = partial(render_form, request, "charte/amender.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    faire = partial(acte, by=request.user, **form.cleaned_data)
    annonce = partial(dire_le_depot, base=form.cleaned_data.get("base"))
    return accomplir(request, faire, rendre=rendre, vers=Amendement.get_absolute_url, annonce=annonce)


def dire_le_depot(amendement, *, base):
    """Where the article has changed since the form was opened, what became of the words."""
    suite = HEURT if amendement.is_a_reprendre else SUIVI if base and amendement.base != base else ""
    return f"Amendement {amendement.numero} déposé à {{heure}}.{suite}"


def is_apercu(request):
    """Asked to see, not to send: by htmx, or by a button of its own; what is sent comes plainly, or from `envoi.js`."""
    return request.method == "POST" and ("apercu" in request.POST or wants_fragment(request))


def render_apercu(request, page, faire, depart, contexte):
    """The difference alone, or the page with what was typed; nothing is saved, so nothing is told wrong yet."""
    form = faire(request.POST)
    apercu = {"ecarts": ecarts.ecarts(depart, form.mots()), "pareils": queries.pareils(form.demande())}
    if wants_fragment(request):
        return render(request, "charte/_apercu.html", {"apercu": apercu})
    return render_form(request, page, faire(initial=request.POST.dict()), {**contexte, "apercu": apercu})


def a_amender(request, ancre):
    """On sending, the action says what has moved, and the words stay in the form."""
    article = get_article_or_404(ancre, is_present=request.method == "GET")
    if request.method == "GET":
        permissions.check_can_amender_article(request.user, article.section.charte, article)
    return article


def contexte_de(article):
    ouverts = partial(queries.ouverts_sur, article)
    return {"article": article, "section": article.section, "nature": "modifier", "ouverts": ouverts}


def options_de(request, article):
    """What the form of a proposal on an article takes."""
    options = {"charte": article.section.charte, "article": article, "personne": request.user}
    return {**options, "annuler": place(article), "adresse": request.path}


def place(article):
    return f"{article.section.charte.get_absolute_url()}#article-{article.ancre}"
