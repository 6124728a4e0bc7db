"""Opening the charter, naming it, laying out its sections."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from charte import actions, permissions
from charte.forms.sections import CharteForm, SectionForm
from charte.models import Charte, Section
from charte.views.texte import render_charte
from labo.pages import accomplir, acte_depuis, render_form, saisie


@require_http_methods(["GET", "POST"])
def charte_creer(request):
    """Once: there is one charter."""
    permissions.check_can_creer_charte(request.user)
    adresse = reverse("charte:charte_detail")
    form = CharteForm(saisie(request), bouton="Ouvrir la charte", annuler=adresse)
    rendre = partial(render_form, request, "charte/charte_creer.html", form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.creer_charte, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=adresse, annonce="La charte est ouverte.")


@require_http_methods(["GET", "POST"])
def charte_renommer(request):
    permissions.check_can_editer_charte(request.user)
    charte = get_object_or_404(Charte)
    titre, adresse = charte.titre, charte.get_absolute_url()
    form = CharteForm(saisie(request), instance=charte, bouton="Enregistrer", annuler=adresse)
    rendre = partial(render_titre, request, "charte/charte_renommer.html", form, {"titre": titre})
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.renommer_charte, charte=charte, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=adresse, annonce="Titre enregistré.")


@require_http_methods(["GET", "POST"])
def section_ajouter(request):
    permissions.check_can_editer_charte(request.user)
    charte = get_object_or_404(Charte)
    has_preambule = charte.sections.presentes().filter(is_preambule=True).exists()
    adresse = charte.get_absolute_url()
    form = SectionForm(saisie(request), bouton="Ajouter cette section", annuler=adresse, has_preambule=has_preambule)
    rendre = partial(render_form, request, "charte/section_ajouter.html", form)
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.ajouter_section, charte=charte, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=Section.get_absolute_url, annonce="Section ajoutée.")


@require_http_methods(["GET", "POST"])
def section_modifier(request, ancre):
    permissions.check_can_editer_charte(request.user)
    section = get_section_or_404(ancre)
    titre, adresse = section.titre, section.get_absolute_url()
    form = SectionForm(saisie(request), instance=section, annuler=adresse)
    rendre = partial(render_titre, request, "charte/section_modifier.html", form, {"titre": titre})
    if not form.is_bound or not form.is_valid():
        return rendre()
    acte = partial(actions.modifier_section, section=section, by=request.user, **form.cleaned_data)
    return accomplir(request, acte, rendre=rendre, vers=adresse, annonce="Section enregistrée.")


@acte_depuis("charte:charte_detail")
def section_monter(request, ancre):
    return agir(request, ancre, partial(actions.deplacer_section, vers_le_haut=True))


@acte_depuis("charte:charte_detail")
def section_descendre(request, ancre):
    return agir(request, ancre, partial(actions.deplacer_section, vers_le_haut=False))


@acte_depuis("charte:charte_detail")
def section_supprimer(request, ancre):
    vers = f"{reverse('charte:charte_detail')}#section-supprimee-{ancre}"
    return agir(request, ancre, actions.supprimer_section, vers=vers, annonce="Section supprimée.")


@acte_depuis("charte:charte_detail")
def section_restaurer(request, ancre):
    return agir(request, ancre, actions.restaurer_section, annonce="Section rétablie.")


def render_titre(request, page, form, context, *, refus=None, status=None):
    """The form of what has a title, that two may change at once."""
    if refus:
        form.relire()
    return render_form(request, page, form, context, refus=refus, status=status)


def agir(request, ancre, action, *, annonce="", vers=Section.get_absolute_url):
    """An act on one section that stays on the page of the charter."""
    section = get_section_or_404(ancre)
    acte = partial(action, section=section, by=request.user)
    return accomplir(request, acte, rendre=partial(render_charte, request), vers=vers, annonce=annonce)


def get_section_or_404(ancre):
    """Even a deleted one: the action says what has moved."""
    return get_object_or_404(Section.objects.select_related("charte"), ancre=ancre)
