"""What binds étapes together: what waits for what, what each needs, dates that move together."""

from functools import partial

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from chantiers import actions, permissions, queries
from chantiers.decalage import Dates, finit_avant
from chantiers.enums import ETAPES_CLOSES
from chantiers.forms.etapes import BesoinsForm, DecalageForm
from chantiers.models import Etape
from chantiers.views.etapes import agir
from chantiers.views.pieces import get_piece_or_404
from labo.forms import VersionField
from labo.pages import accomplir, acte_depuis, refus_context, render_form, saisie


@acte_depuis("chantiers:etape_detail", "numero", "pk")
def etape_attendre(request, numero, pk):
    return _sur_attendue(request, numero, pk, actions.ajouter_dependance, _noter_l_attente)


@acte_depuis("chantiers:etape_detail", "numero", "pk")
def etape_ne_plus_attendre(request, numero, pk):
    return _sur_attendue(request, numero, pk, actions.retirer_dependance, _noter_la_fin)


def _sur_attendue(request, numero, pk, action, annonce):
    choisie = VersionField().clean(request.POST.get("attend"))
    attend = Etape.objects.filter(chantier__numero=numero, pk=choisie).select_related("chantier").first()
    action, annonce = partial(action, attend=attend), partial(annonce, attend)
    return agir(request, numero, pk, action, annonce=annonce, ancre="#etape-attentes", pres_de="attentes")


def _noter_l_attente(attend, etape):
    """Dates that contradict the wait are said, and stop nobody."""
    dit = f"Noté : cette étape attend « {attend} »."
    is_avant = finit_avant(Dates(etape.debut, etape.echeance), Dates(attend.debut, attend.echeance))
    is_ouvertes = not {etape.etat, attend.etat} & set(ETAPES_CLOSES)
    return f"{dit} Elle finit avant elle : vérifiez les dates." if is_avant and is_ouvertes else dit


def _noter_la_fin(attend, etape):
    return f"Cette étape n’attend plus « {attend} »."


@require_http_methods(["GET", "POST"])
def etape_besoins(request, numero, pk):
    etape = get_piece_or_404(Etape, numero, pk)
    permissions.check_can_modifier_piece(request.user, etape)
    vers = f"{etape.get_absolute_url()}#etape-besoins"
    form = BesoinsForm(saisie(request), etape=etape, annuler=vers)
    rendre = partial(_render_besoins, request, etape, form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_besoins, etape=etape, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce="Besoins enregistrés à {heure}.")


def _render_besoins(request, etape, form, *, refus=None, status=None):
    """After a refusal the form stands on what is written now: sent once more, it settles."""
    if refus:
        form.relire(etape)
    contexte = {"chantier": etape.chantier, "titre": f"Ce que demande l’étape « {etape} »"}
    return render_form(request, "chantiers/piece.html", form, contexte, refus=refus, status=status)


@require_http_methods(["GET", "POST"])
def etape_decaler(request, numero, pk):
    """What follows an étape whose échéance has moved since its revision `depuis`: proposed, never done by itself."""
    etape = get_piece_or_404(Etape, numero, pk)
    permissions.check_can_modifier_piece(request.user, etape)
    if request.method == "GET":
        return render_decaler(request, etape, VersionField().clean(request.GET.get("depuis")))
    form = DecalageForm(request.POST)
    form.is_valid()  # what is mangled is 0, which the action refuses as stale
    acte = partial(actions.decaler_suites, etape=etape, by=request.user, **form.cleaned_data)
    rendre = partial(render_decaler, request, etape, form.cleaned_data["depuis"])
    return accomplir(request, acte, rendre=rendre, vers=etape.get_absolute_url(), annonce=_dire_le_decalage)


def render_decaler(request, etape, depuis, *, refus=None, status=200):
    etape.refresh_from_db(fields=("echeance", "version"))
    contexte = {
        "chantier": etape.chantier,
        "etape": etape,
        "depuis": depuis,
        "suites": queries.suites_a_decaler(etape, depuis),
        **refus_context(refus),
    }
    return render(request, "chantiers/etape_decaler.html", contexte, status=status)


def _dire_le_decalage(combien):
    if combien == 1:
        return "Une étape décalée. Son historique garde ses dates d’avant."
    return f"{combien} étapes décalées. L’historique de chacune garde ses dates d’avant."
