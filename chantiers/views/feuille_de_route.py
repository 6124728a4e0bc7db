"""The roadmap of a chantier, and all of them together: three views of the same étapes."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.urls import reverse
from django.views.decorators.http import require_safe

from chantiers import permissions, queries
from chantiers.enums import EtatEtape
from chantiers.models import Chantier
from chantiers.queries import vues
from chantiers.views.pieces import get_chantier_or_404
from chantiers.views.publics import demander_la_session
from labo import presence
from labo.pages import refus_context, render_page


VUES = {"frise": "Frise", "tableau": "Tableau", "liste": "Liste"}
FORMATS = {"pdf": "PDF, à imprimer", "ods": "tableur (ODS)", "csv": "CSV", "ics": "agenda (ICS)"}


@login_not_required
@require_safe
def feuille_de_route(request, numero):
    chantier = get_chantier_or_404(numero)
    if not request.user.is_authenticated and not chantier.is_feuille_de_route_public:
        return demander_la_session(request)
    return render_feuille(request, chantier)


@login_not_required
@require_safe
def feuilles_de_route(request):
    """Those that their chantiers publish, to who is not signed in. `?chantier=2`, `?retard=1`."""
    return render_feuilles(request)


def render_feuille(request, chantier, *, refus=None, status=200):
    personne = request.user
    feuille = queries.feuille_lue(chantier, is_public=not personne.is_authenticated)
    can_modifier = permissions.can_modifier_chantier(personne, chantier)
    organisations = permissions.organisations_de(personne)
    context = {
        "chantier": chantier,
        "adresse": adresse_de(chantier),
        "sujets": (chantier.sujet,),
        "can_modifier": can_modifier,
        "suivables": queries.suivables(personne, feuille, can_modifier=can_modifier, organisations=organisations),
        "presents": presence.presents(chantier.cle_objet, personne=personne) if can_modifier else None,
        **presenter(request, [feuille]),
        **refus_context(refus),
    }
    page, fragment = "chantiers/feuille_de_route.html", "chantiers/_feuille_de_route.html"
    return render_page(request, page, fragment, context, status=status)


def render_feuilles(request):
    is_public = not request.user.is_authenticated
    chantiers = list(queries.chantiers_a_feuille_publique() if is_public else Chantier.objects.all())
    choisi = request.GET.get("chantier", "")
    is_retard = request.GET.get("retard") == "1"
    retenus = [chantier for chantier in chantiers if choisi in ("", str(chantier.numero))]
    feuilles = queries.feuilles_lues(retenus, is_public=is_public)
    if is_retard:
        feuilles = [queries.en_retard_seulement(feuille) for feuille in feuilles]
    context = {
        "chantiers": chantiers,
        "choisi": choisi,
        "is_retard": is_retard,
        "par_chantier": {feuille.chantier.pk: feuille.chantier for feuille in feuilles},
        "adresse": adresse_de(None),
        "sujets": [chantier.sujet for chantier in retenus],
        "suivables": set(),
        **presenter(request, feuilles),
    }
    page, fragment = "chantiers/feuilles_de_route.html", "chantiers/_feuille_de_route.html"
    return render_page(request, page, fragment, context)


def presenter(request, feuilles) -> dict:
    """What the three views show. Without `?vue=`, the list comes first on a phone, the timeline elsewhere: the style says."""
    etapes = [etape for feuille in feuilles for etape in feuille.etapes]
    demandee = request.POST.get("vue") or request.GET.get("vue", "")
    vue = demandee if demandee in VUES else ""
    is_tableau = vue == "tableau"
    return {
        "feuilles": feuilles,
        "etapes": etapes,
        "vue": vue,
        "vues": VUES,
        "formats": FORMATS,
        "filtres": filtres_de(request),
        "resume": vues.resumer(etapes),
        "frise": vues.frise_de(feuilles) if vue in ("", "frise") else None,
        "colonnes": vues.colonnes(etapes) if is_tableau else None,
        "groupes": None if is_tableau else vues.groupes(sorted(etapes, key=queries.par_echeance)),
        "etats": EtatEtape.choices,
    }


def filtres_de(request) -> str:
    """What the address keeps from one view to another."""
    gardes = {nom: request.GET[nom] for nom in ("chantier", "retard") if request.GET.get(nom)}
    return urlencode(gardes)


def adresse_de(chantier):
    if chantier is None:
        return reverse("chantiers:feuilles_de_route")
    return reverse("chantiers:feuille_de_route", args=[chantier.numero])
