"""The roof's pages: now, me, help."""

from dataclasses import replace

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chantiers.queries import (
    adhesions_de,
    adhesions_presentes,
    invitations_de,
    jours_depuis,
    mes_engagements,
    mes_etapes,
)
from charte.queries import combien_attendent_le_comite, mes_amendements, mes_soutiens
from labo import horloge
from labo.corbeille import jetes_pour
from labo.pages import render_page, wants_fragment
from labo.portail import courriels_locaux
from labo.portail.gestes import ce_qui_attend, gestes_de
from seminaire.journees import moment as moment_de
from seminaire.queries import annonces_de, changements_du_jour, programme_publie
from seminaire.vitrine import seminaire_pour


@login_not_required
@require_safe
def accueil(request):
    """Now: what is on, and what I can do."""
    seminaire, can_modifier = seminaire_pour(request.user)
    adhesions, maintenant = adhesions_presentes(request.user), horloge.maintenant()
    miens = frozenset(membre.chantier.numero for membre in adhesions)
    publie = programme_publie(seminaire) if seminaire else None
    moment = moment_de(publie.creneaux, maintenant) if publie else None
    is_fini = bool(publie) and not moment.en_cours and not moment.suite
    attentes = ce_qui_attend(request.user) if is_fini and request.user.is_authenticated else None
    contexte = {
        "attentes": attentes,
        "seminaire": seminaire,
        "publie": publie,
        "moment": moment,
        "marques": replace(changements_du_jour(seminaire, publie).marques, chantiers=miens),
        "suite_un_autre_jour": bool(moment and moment.suite and moment.suite.jour != maintenant.date()),
        "annonces": annonces_de(seminaire) if seminaire else (),
        "gestes": []
        if wants_fragment(request)
        else gestes_de(request.user, adhesions, can_modifier=can_modifier, is_dit=attentes is not None),
    }
    return render_page(request, "portail/accueil.html", "portail/_maintenant.html", contexte)


@login_not_required
@require_safe
def favicon(request):
    """What a browser asks for beside a PDF, where no page tells it better."""
    return redirect(static("img/favicon.svg"))


@require_safe
def moi(request):
    adhesions = adhesions_de(request.user)
    context = {
        "adhesions": [adhesion for adhesion in adhesions if adhesion.is_present],
        "demandes": [(adhesion, jours_depuis(adhesion.demande_le)) for adhesion in adhesions if adhesion.is_demande],
        "refus": [adhesion for adhesion in adhesions if adhesion.is_refusee],
        "invitations": invitations_de(request.user),
        "engagements": mes_engagements(request.user),
        "etapes": mes_etapes(request.user),
        "amendements": mes_amendements(request.user),
        "au_comite": combien_attendent_le_comite(request.user),
        "soutiens": mes_soutiens(request.user),
        "representations": request.user.representations.select_related("organisation"),
        "jetes": jetes_pour(request.user),
    }
    return render(request, "portail/moi.html", context)


@require_safe
def corbeille(request):
    """What was deleted and comes back by a button, for who may take it back."""
    return render(request, "portail/corbeille.html", {"jetes": jetes_pour(request.user)})


@login_not_required
@never_cache
@require_safe
def courriels(request):
    """Only in the local run, where it stands for the mail boxes of everybody."""
    if not settings.LOCAL:
        raise Http404
    return render(request, "portail/courriels.html", {"courriels": courriels_locaux.lire(settings.COURRIELS_LOCAUX)})


@login_not_required
@require_safe
def aide(request):
    return render(request, "portail/aide.html")


@login_not_required
@require_safe
def mentions(request):
    return render(request, "portail/mentions.html")


@login_not_required
@require_safe
def accessibilite(request):
    return render(request, "portail/accessibilite.html")
