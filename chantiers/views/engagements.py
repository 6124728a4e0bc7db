"""The engagements of a chantier: what is promised, by whom, what became of it."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chantiers import actions, periodes, permissions, queries
from chantiers.exports import engagements as exports
from chantiers.forms.engagements import EngagementForm, SuiviForm
from chantiers.models import Engagement
from chantiers.models.porteurs import destinataire
from chantiers.views.pieces import (
    get_chantier_or_404,
    get_piece_or_404,
    render_piece_historique,
    repondre_piece,
)
from labo import horloge, presence, tableaux
from labo.fichiers import servir
from labo.pages import accomplir, acte_depuis, refus_context, render_page, saisie
from labo.views.historique import retablir_version
from labo.views.suites import vers_connexion


PASSEE = " Son échéance est déjà passée : vérifiez-la."
SANS_VOIX = " Personne ne représente encore cette organisation : l’équipe du Labo peut ajouter qui confirmera."


@login_not_required
@require_safe
def engagement_list(request, numero):
    chantier = get_chantier_or_404(numero)
    if not is_lisible(request.user, chantier):
        return redirect(vers_connexion(request.path))
    return render_engagements(request, chantier)


@login_not_required
@require_safe
def engagements_fichier(request, numero, format):
    """The same as the page, as a table."""
    chantier = get_chantier_or_404(numero)
    if not is_lisible(request.user, chantier):
        return redirect(vers_connexion(request.path))
    is_public = not request.user.is_authenticated
    lus = queries.engagements_lus(request.user, chantier)
    rangs = tuple(exports.lignes(lus, queries.derniers_mots(chantier), is_public=is_public))
    cle = ("engagements", numero, format, exports.FORMAT, is_public, rangs)
    faire = partial(exports.produire, format, chantier, rangs, is_public=is_public)
    nom = f"engagements-chantier-{numero}.{format}"
    return servir(request, cle, faire, tableaux.TYPES[format], nom, is_piece_jointe=True)


@require_http_methods(["GET", "POST"])
def engagement_prendre(request, numero):
    chantier = get_chantier_or_404(numero)
    permissions.check_can_contribuer(request.user, chantier)
    form = EngagementForm(
        saisie(request),
        personne=request.user,
        chantier=chantier,
        annuler=adresse_liste(chantier),
        bouton="Prendre cet engagement",
        initial={"etape": request.GET.get("etape", "")},
    )
    acte = partial(actions.prendre_engagement, chantier=chantier)
    return repondre(request, form, acte, titre="Prendre un engagement", annonce=dire_a_qui)


@require_http_methods(["GET", "POST"])
def engagement_modifier(request, numero, pk):
    engagement = get_engagement_or_404(numero, pk)
    permissions.check_can_modifier_engagement(request.user, engagement)
    form = EngagementForm(
        saisie(request),
        instance=engagement,
        personne=request.user,
        chantier=engagement.chantier,
        annuler=engagement.get_absolute_url(),
    )
    acte = partial(actions.modifier_engagement, engagement=get_engagement_or_404(numero, pk))
    return repondre(request, form, acte, titre="Modifier un engagement")


@require_safe
def engagement_detail(request, numero, pk):
    engagement = get_engagement_or_404(numero, pk)
    if engagement.supprime_le:
        raise Http404
    return render_engagement(request, engagement)


@acte_depuis("chantiers:engagement_detail", "numero", "pk")
def engagement_dire(request, numero, pk):
    engagement = get_engagement_or_404(numero, pk)
    permissions.check_can_dire_engagement(request.user, engagement)
    form = SuiviForm(request.POST, engagement=engagement)
    if not form.is_valid():
        return render_engagement(request, engagement, form=form, status=422)
    acte = partial(actions.dire_engagement, engagement=engagement, by=request.user, **form.cleaned_data)
    rendre = partial(render_engagement, request, engagement)
    annonce = partial(dire_ce_qui_est_note, is_pour_soi=True)
    return accomplir(request, acte, rendre=rendre, vers=engagement.get_absolute_url(), annonce=annonce)


@acte_depuis("chantiers:engagement_detail", "numero", "pk")
def engagement_demander(request, numero, pk):
    engagement = get_engagement_or_404(numero, pk)
    acte = partial(actions.demander_nouvelles, engagement=engagement, by=request.user)
    rendre = partial(render_engagement, request, engagement)
    annonce = "La question part par courriel, avec un lien pour répondre."
    return accomplir(request, acte, rendre=rendre, vers=engagement.get_absolute_url(), annonce=annonce)


@acte_depuis("chantiers:engagement_list", "numero")
def engagement_supprimer(request, numero, pk):
    annonce = "Engagement supprimé. La corbeille le garde 30 jours."
    return agir(request, numero, pk, actions.supprimer_engagement, annonce=annonce)


@acte_depuis("chantiers:engagement_list", "numero")
def engagement_restaurer(request, numero, pk):
    return agir(request, numero, pk, actions.restaurer_engagement, annonce="Engagement rétabli.")


@require_safe
def engagement_historique(request, numero, pk):
    return render_engagement_historique(request, get_engagement_or_404(numero, pk))


@acte_depuis("chantiers:engagement_historique", "numero", "pk")
def engagement_retablir(request, numero, pk):
    engagement = get_engagement_or_404(numero, pk)
    rendre = partial(render_engagement_historique, request, engagement)
    acte = partial(actions.retablir_engagement, engagement=engagement)
    return retablir_version(request, acte, engagement, rendre=rendre)


# ---- what they share ----


def get_engagement_or_404(numero, pk):
    return get_piece_or_404(Engagement, numero, pk)


def adresse_liste(chantier):
    return reverse("chantiers:engagement_list", args=[chantier.numero])


def is_lisible(personne, chantier):
    return personne.is_authenticated or chantier.is_engagements_public


def repondre(request, form, acte, *, titre, annonce=None):
    vers, annonce = Engagement.get_absolute_url, annonce or partial(dire_ce_qui_est_note, is_pour_soi=False)
    return repondre_piece(request, form, acte, chantier=form.chantier, titre=titre, vers=vers, annonce=annonce)


def dire_ce_qui_est_note(engagement, *, is_pour_soi):
    """What a save is told with, and what is likely wrong in it: said, never refused."""
    annonce = f"C’est noté à {{heure}} : {engagement.get_etat_display()}." if is_pour_soi else "Enregistré à {heure}."
    if engagement.is_a_confirmer and engagement.organisation and not engagement.contact:
        annonce += SANS_VOIX
    is_passee = engagement.is_ouvert and periodes.is_depassee(engagement.echeance, horloge.aujourd_hui())
    return annonce + (PASSEE if is_passee else "")


def dire_a_qui(engagement):
    """Of a promise noted for somebody else: who is asked to confirm it, or that nobody can be."""
    annonce = dire_ce_qui_est_note(engagement, is_pour_soi=False)
    if not engagement.is_a_confirmer or not (qui := destinataire(engagement)):
        return annonce
    if engagement.is_sans_adresse:
        return f"{annonce} Aucune adresse n’est connue pour {qui} : prévenez cette personne autrement."
    return f"{annonce} Un courriel part à {qui}, avec un lien pour confirmer."


def agir(request, numero, pk, action, *, annonce):
    engagement = get_engagement_or_404(numero, pk)
    acte = partial(action, engagement=engagement, by=request.user)
    rendre = partial(render_engagements, request, engagement.chantier)
    return accomplir(request, acte, rendre=rendre, vers=adresse_liste(engagement.chantier), annonce=annonce)


def render_engagements(request, chantier, *, refus=None, status=200):
    lus = queries.engagements_lus(request.user, chantier)
    can_modifier = permissions.can_modifier_chantier(request.user, chantier)
    context = {
        "chantier": chantier,
        **queries.ranger(lus),
        "bilan": queries.bilan_du_chantier(chantier, [lu.engagement for lu in lus]),
        "can_contribuer": can_modifier or permissions.can_contribuer(request.user, chantier),
        "presents": presence.presents(chantier.cle_objet, personne=request.user) if can_modifier else None,
        **refus_context(refus),
    }
    page, fragment = "chantiers/engagement_list.html", "chantiers/_engagement_list.html"
    return render_page(request, page, fragment, context, status=status)


def render_engagement(request, engagement, *, form=None, refus=None, status=200):
    """Fresh: what is shown with a refusal is what made it so."""
    engagement = Engagement.objects.avec_noms().annotate(has_parti=queries.has_parti()).get(pk=engagement.pk)
    can_dire = permissions.can_dire_engagement(request.user, engagement)
    context = {
        "engagement": engagement,
        "lu": queries.engagement_lu(request.user, engagement),
        "suivis": engagement.suivis.select_related("personne"),
        "form": (form or SuiviForm(engagement=engagement)) if can_dire else None,
        "can_modifier": permissions.can_modifier_engagement(request.user, engagement),
        "can_demander": not can_dire and permissions.can_demander_nouvelles(request.user, engagement),
        **refus_context(refus),
    }
    page, fragment = "chantiers/engagement_detail.html", "chantiers/_engagement_detail.html"
    return render_page(request, page, fragment, context, status=status)


def render_engagement_historique(request, engagement, *, refus=None, status=200):
    can_modifier = permissions.can_lire_supprime(request.user, engagement)
    return render_piece_historique(
        request,
        engagement,
        titre="Engagement",
        retour=adresse_liste(engagement.chantier) if engagement.supprime_le else engagement.get_absolute_url(),
        retablir="chantiers:engagement_retablir",
        can_modifier=can_modifier,
        suite=None
        if engagement.supprime_le
        else (f"{engagement.get_absolute_url()}#engagement-suivis", "Ce qui en a été dit"),
        refus=refus,
        status=status,
    )
