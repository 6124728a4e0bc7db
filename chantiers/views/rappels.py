"""The link of a reminder: it opens one engagement, without signing in, and nothing else."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from chantiers import actions, permissions
from chantiers.forms.engagements import SuiviForm
from chantiers.models import Engagement
from labo.enums import UsageLien
from labo.jetons import empreinte
from labo.models import LienPersonnel
from labo.refus import Perime, Refus


DECLINER = "decliner"
DECLINE = (
    "C’est noté : cet engagement n’est pas le vôtre, il est retiré. Le pilotage le lit dans les nouvelles du chantier."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def engagement_lien(request, jeton):
    """GET shows it with its buttons and changes nothing, so that mail scanners and link previews tell nothing."""
    lien = LienPersonnel.objects.of_usage(UsageLien.ENGAGEMENT).filter(empreinte=empreinte(jeton))
    lien = lien.select_related("personne").first()
    if lien is None or not LienPersonnel.objects.usable().filter(pk=lien.pk).exists():
        return fermer(request, raison_du_lien(lien), status=404)
    engagement = engagement_du_lien(lien)
    if engagement is None:
        return fermer(request, "Cet engagement a été supprimé : il n’attend plus rien de vous.", status=404)
    if not permissions.can_dire_engagement(lien.personne, engagement):
        return fermer(request, "Cet engagement est maintenant porté par quelqu’un d’autre.", status=403)
    if request.method == "POST":
        return repondre(request, lien, engagement)
    return render_lien(request, lien, engagement)


def repondre(request, lien, engagement):
    """The act, by the person of the link; pressed twice, it is told once."""
    form = SuiviForm(request.POST, engagement=engagement)
    is_decline = request.POST.get("etat") == DECLINER and engagement.is_a_confirmer
    if not is_decline and not form.is_valid():
        return render_lien(request, lien, engagement, form=form, status=422)
    if not is_decline and not is_a_dire(lien, engagement):
        return render_lien(request, lien, engagement, refus=Perime("Cet engagement est clos."), status=Perime.status)
    try:
        with transaction.atomic():
            LienPersonnel.objects.filter(pk=lien.pk).update(utilise_le=timezone.now())
            if is_decline:
                actions.supprimer_engagement(engagement=engagement, by=lien.personne)
            else:
                actions.dire_engagement(engagement=engagement, by=lien.personne, **form.cleaned_data)
    except Refus as refus:
        return render_lien(request, lien, engagement_du_lien(lien) or engagement, refus=refus, status=refus.status)
    if is_decline:
        return fermer(
            request, "C’est noté : cet engagement n’est pas le vôtre. Le pilotage en est averti.", titre="Merci"
        )
    return redirect(request.path)


def is_a_dire(lien, engagement):
    """As long as it is open; then, for a day, what the person of the link has said herself."""
    dernier = engagement.suivis.first()
    return engagement.is_ouvert or bool(dernier and dernier.is_corrigible_par(lien.personne))


def engagement_du_lien(lien):
    _, _, pk = lien.objet.partition("-")
    return Engagement.objects.presents().avec_noms().filter(pk=pk).first() if pk.isdecimal() else None


def raison_du_lien(lien):
    if lien is None:
        return "Son adresse n’est pas complète : recopiez-la en entier depuis le courriel."
    if lien.revoque_le:
        return "Ce lien a été retiré."
    return "Ce lien a expiré." if lien.expire_le <= timezone.now() else "Ce lien ne sert plus."


def render_lien(request, lien, engagement, *, form=None, refus=None, status=200):
    dernier = engagement.suivis.select_related("personne").first()
    context = {
        "personne": lien.personne,
        "engagement": engagement,
        "dernier": dernier,
        "is_dit_par_moi": bool(dernier) and dernier.personne_id == lien.personne_id,
        "form": (form or SuiviForm(engagement=engagement)) if is_a_dire(lien, engagement) else None,
        "refus": refus,
    }
    return render(request, "chantiers/engagement_lien.html", context, status=status)


def fermer(request, raison, *, titre="Ce lien n’ouvre plus rien", status=200):
    return render(request, "chantiers/engagement_lien_ferme.html", {"titre": titre, "raison": raison}, status=status)
