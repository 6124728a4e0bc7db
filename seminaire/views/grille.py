"""The day grid of the editor: the same draft as the list, rooms side by side."""

from collections import defaultdict

from django.urls import reverse
from django.views.decorators.http import require_safe

from labo import horloge, presence
from labo.pages import refus_context, render_page
from seminaire import queries
from seminaire.alertes import alertes, compter
from seminaire.forms.placement import PlacementForm
from seminaire.grille import grille, trier_les_jours
from seminaire.horaires import JourIllisible, lire_jour
from seminaire.lieux import adresse, get_seminaire_a_editer
from seminaire.models import Seance
from seminaire.views.constats import dernier_geste
from seminaire.views.publication import etat_de_publication


@require_safe
def programme_grille(request, slug=None):
    return render_grille(request, get_seminaire_a_editer(request, slug))


def render_grille(request, seminaire, *, form=None, refus=None, status=None):
    """The grid of a day; below it, the form of the séance that is being placed."""
    contenu = queries.brouillon_de(seminaire)
    jours = trier_les_jours(creneau.jour for creneau in contenu.creneaux)
    jour = _jour(request, jours)
    creneaux = [creneau for creneau in contenu.creneaux if creneau.jour == jour]
    placement = _placement(request, seminaire, form, refus, salles=[salle.nom for salle in contenu.salles], jours=jours)
    base = adresse_du_jour(seminaire, jour)
    a_dire, titres = alertes(contenu), {seance.pk: seance.titre for _, seance in contenu.seances}
    gestes = queries.gestes_du_jour(seminaire)
    context = {
        "seminaire": seminaire,
        "jour": jour,
        **alertes_du_jour(a_dire, creneaux),
        **etat_de_publication(request, seminaire, contenu.creneaux),
        "is_le_jour": bool(seminaire.publication) and queries.is_le_jour(seminaire),
        "dernier_geste": dernier_geste(request.user, seminaire, gestes, titres, is_en_grille=True),
        "onglets": [(autre, adresse_du_jour(seminaire, autre), autre == jour) for autre in jours],
        "grille": grille(creneaux, contenu.salles),
        "versions": dict(Seance.objects.of_seminaire(seminaire).presentes().values_list("pk", "version")),
        "presents": presence.presents(seminaire.sujet_brouillon, personne=request.user),
        "base": base,
        "ici": f"{base}&seance={placement.seance.pk}" if placement else base,
        "form": placement,
        **refus_context(refus),
    }
    status = status or (422 if form and not form.is_valid() else 200)
    return render_page(request, "seminaire/grille.html", "seminaire/_grille.html", context, status=status)


def alertes_du_jour(a_dire, creneaux) -> dict:
    """What is to be checked among these créneaux: as a list, how many, and by séance."""
    par_pk = {creneau.pk: creneau for creneau in creneaux}
    miennes = [alerte for alerte in a_dire if alerte.creneau in par_pk]
    par_seance = defaultdict(list)
    for alerte in miennes:
        touchees = par_pk[alerte.creneau].seances if alerte.is_attention else ()
        for seance in touchees:
            if alerte.is_de(alerte.creneau, seance.pk):
                par_seance[seance.pk].append(alerte)
    return {
        "alertes": [(alerte, par_pk[alerte.creneau]) for alerte in miennes if not alerte.is_redite],
        "points": compter(miennes),
        "alertes_par_seance": dict(par_seance),
    }


def adresse_du_jour(seminaire, jour) -> str:
    return f"{adresse(seminaire, 'programme_grille')}?jour={jour or ''}"


def adresse_en_grille(seance, seminaire) -> str:
    """Where a séance stands in the grid of its day."""
    return f"{adresse_du_jour(seminaire, seance.creneau.jour or seminaire.date_debut)}#grille-case-{seance.pk}"


def placement_de(seance, *args, salles, jours, voulu=None) -> PlacementForm:
    but = reverse("seminaire:seance_placer", args=[seance.pk])
    return PlacementForm(*args, seance=seance, salles=salles, jours=jours, adresse=but, voulu=voulu)


def _jour(request, jours):
    """The day that is asked for, when the programme has it; else today, else the first."""
    try:
        voulu = lire_jour((request.POST or request.GET).get("jour", "")[:100])
    except JourIllisible:
        voulu = None
    autres = (jour for jour in (horloge.aujourd_hui(), *jours) if jour in jours)
    return voulu if voulu in jours else next(autres, None)


def _placement(request, seminaire, form, refus, **listes):
    """The form that is open below the grid: as it was sent when something in it must be mended, else on what is true now."""
    if form and not form.is_valid():
        return form
    pk = form.seance.pk if form and refus else (request.POST or request.GET).get("seance", "")
    if not str(pk).isdecimal():
        return None
    seances = Seance.objects.of_seminaire(seminaire).presentes().select_related("creneau__seminaire", "salle")
    seance = seances.filter(pk=int(pk)).first()
    return seance and placement_de(seance, voulu=form.voulue if form and refus else None, **listes)
