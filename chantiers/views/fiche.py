"""The chantiers: their list, their sheets, what is written in them."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chantiers import actions, exports, permissions, queries
from chantiers.enums import Rythme
from chantiers.forms.fiche import SECTIONS, ChantierForm
from chantiers.models import Chantier
from labo import presence
from labo.pages import accomplir, refus_context, render_form, render_page, saisie
from labo.views.historique import render_historique, retablir_version


@login_not_required
@require_safe
def chantier_list(request):
    return render_chantiers(request)


@login_not_required
@require_safe
def chantier_detail(request, numero):
    return render_chantier(request, numero)


@require_http_methods(["GET", "POST"])
def chantier_modifier(request, numero, section="fiche"):
    """The whole sheet, or one section of it: the same words, the same versions."""
    if section not in SECTIONS:
        raise Http404
    chantier = get_object_or_404(Chantier, numero=numero)
    permissions.check_can_modifier_chantier(request.user, chantier)
    form = ChantierForm(saisie(request), instance=chantier, section=section)
    contexte = {"numero": numero, "titre_section": SECTIONS[section][0]}
    rendre = partial(render_form, request, "chantiers/chantier_modifier.html", form, contexte)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_chantier, chantier=chantier, by=request.user, **form.cleaned_data)
    annonce = DITS.get(section, "Fiche enregistrée à {heure}.")
    return accomplir(request, acte, rendre=rendre, vers=chantier.get_absolute_url(), annonce=annonce)


def dire_la_date(chantier):
    """What is likely wrong in a save is said, never refused."""
    is_passee = bool(chantier.prochaine_date) and not chantier.has_rendez_vous
    return "Date enregistrée à {heure}." + (" Cette date est passée." if is_passee else "")


def dire_les_reglages(chantier):
    """Fewer places than members: nobody is sent away, and the next ones ask."""
    prises = queries.places_prises(chantier) if "places" in chantier.changes else None
    if prises is None or prises <= chantier.places:
        return "Réglages enregistrés à {heure}."
    return (
        f"Réglages enregistrés à {{heure}}. {prises} personnes sont déjà là pour {chantier.places} "
        f"place{'s' if chantier.places > 1 else ''} : personne ne part, mais on entre maintenant sur demande."
    )


DITS = {"rendez-vous": dire_la_date, "reglages": dire_les_reglages}


@require_safe
def chantier_historique(request, numero):
    return render_chantier_historique(request, get_object_or_404(Chantier, numero=numero))


@require_POST
def chantier_retablir(request, numero):
    chantier = get_object_or_404(Chantier, numero=numero)
    rendre = partial(render_chantier_historique, request, chantier)
    return retablir_version(request, partial(actions.retablir_chantier, chantier=chantier), chantier, rendre=rendre)


def render_chantiers(request, *, refus=None, status=200):
    chantiers = list(Chantier.objects.select_related("structure_porteuse"))
    can_fermer = request.user.is_authenticated and permissions.can_fermer_adhesions(request.user)
    contexte = {
        "chantiers": chantiers,
        "can_fermer": can_fermer,
        "ouverts": [chantier for chantier in chantiers if not chantier.is_sur_demande] if can_fermer else (),
        **refus_context(refus),
    }
    return render(request, "chantiers/chantier_list.html", contexte, status=status)


def render_chantier(request, numero, *, refus=None, status=200):
    chantier = get_object_or_404(Chantier.objects.select_related("structure_porteuse"), numero=numero)
    contexte = {"chantier": chantier, "sections": queries.sections_lisibles(chantier, request.user)}
    if request.user.is_authenticated:
        contexte |= contexte_de(request.user, chantier)
    contexte |= {
        "objectifs": chantier.objectifs.presents() if contexte["sections"]["objectifs"] else (),
        "liens": chantier.liens.presents() if contexte["sections"]["liens"] else (),
        **en_bref(request.user, chantier, contexte["sections"]),
        "formats": exports.FORMATS,
        **refus_context(refus),
    }
    page, fragment = "chantiers/chantier_detail.html", "chantiers/_chantier_detail.html"
    return render_page(request, page, fragment, contexte, status=status)


def en_bref(personne, chantier, sections):
    """The roadmap and the engagements at a glance, where this reader may read them."""
    return {
        "bref": queries.en_bref(queries.feuille_lue(chantier, is_public=not personne.is_authenticated))
        if sections["feuille_de_route"]
        else None,
        "engagements": queries.engagements_en_bref(personne, chantier) if sections["engagements"] else None,
    }


def contexte_de(personne, chantier):
    """What only a known person reads, and what she may do. The members come first: with their roles, her rights are known."""
    membres = queries.membres_lus(personne, chantier)
    abonnement = chantier.abonnements.filter(personne=personne).first()
    can_modifier = permissions.can_modifier_chantier(personne, chantier)
    adhesion = next((lu for lu in membres if lu.personne_pk == personne.pk), None)
    return {
        "en_bref": queries.membres_en_bref(membres),
        "adhesion": adhesion,
        "charges": queries.charges_de(personne, chantier) if adhesion else (),
        "has_pilotage": any(lu.is_pilote for lu in membres),
        "place": queries.place_de(personne, chantier, can_mener=can_modifier),
        "can_modifier": can_modifier,
        "can_contribuer": permissions.can_contribuer(personne, chantier),
        "rythmes": Rythme.choices,
        "rythme": abonnement.rythme if abonnement else Rythme.JAMAIS,
        "nouveautes": queries.nouveautes(chantier),
        "ecriture": queries.ecriture_de(chantier),
        "presents": presence.presents(chantier.cle_objet, personne=personne) if can_modifier else None,
    }


def render_chantier_historique(request, chantier, *, refus=None, status=200):
    if refus:
        chantier.refresh_from_db()
    retablir = reverse("chantiers:chantier_retablir", args=[chantier.numero])
    return render_historique(
        request,
        chantier,
        titre=str(chantier),
        retour=chantier.get_absolute_url(),
        retablir=retablir if permissions.can_modifier_chantier(request.user, chantier) else "",
        refus=refus,
        status=status,
    )
