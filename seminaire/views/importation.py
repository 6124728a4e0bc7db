"""Importing a programme: a text, the list of what it says, corrected, then created. Nothing is written before the last act."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from labo.pages import accomplir, refus_context, rouvrir, saisie
from labo.refus import Conflit
from seminaire import imports, permissions
from seminaire.actions.programme import DejaUnProgramme
from seminaire.forms.importation import TexteForm
from seminaire.forms.liste_lue import ListeLue
from seminaire.lieux import adresse, get_seminaire
from seminaire.models import Seance
from seminaire.views.remplacement import is_enregistre, remplacer


A_COCHER = "Ce séminaire a déjà un programme : cochez la case pour le remplacer."


@require_http_methods(["GET", "POST"])
def programme_importer(request, slug=None):
    seminaire = get_seminaire(slug)
    check_can_importer(request.user, seminaire)
    annuler = adresse(seminaire, "programme_edition") if seminaire else reverse("seminaire:programme")
    if is_enregistre(request):
        return remplacer(request, seminaire, annuler=annuler)
    if "reprendre" in request.POST:
        form = TexteForm(initial={"texte": request.POST.get("texte", "")}, annuler=annuler)
        return render_texte(request, seminaire, form)
    form = TexteForm(saisie(request), request.FILES or None, annuler=annuler)
    if not form.is_bound or not form.is_valid():
        return render_texte(request, seminaire, form)
    contexte = contexte_de(form.cleaned_data, seminaire)
    if "seances-TOTAL_FORMS" in request.POST:
        return corriger(request, contexte)
    return render_liste(request, ListeLue(**contexte))


def check_can_importer(personne, seminaire):
    """Without a seminar, importing announces one."""
    if seminaire is None:
        permissions.check_can_creer_seminaire(personne)
    else:
        permissions.check_can_modifier_programme(personne, seminaire)


def contexte_de(recu, seminaire):
    programme = recu["programme"]
    lus, propose = imports.jours_lus(programme), imports.presentation_lue(programme)
    return {"texte": recu["texte"], "programme": programme, "lus": lus, "propose": propose, "seminaire": seminaire}


def corriger(request, contexte):
    """One of the buttons of the list: a card more, a check, or the creation itself."""
    if "ajouter" in request.POST:
        titre = ligne_choisie(contexte["programme"], request.POST["ajouter"])
        return render_liste(
            request, ListeLue.avec_une_de_plus(data=request.POST, titre=titre, **contexte), ajoutee=True
        )
    liste = ListeLue(data=request.POST, **contexte)
    if not liste.is_valid() or "creer" not in request.POST:
        return render_liste(request, liste)
    return creer(request, liste)


def creer(request, liste):
    seances = imports.ordonner(liste.a_creer())
    acte = partial(
        imports.importer,
        seminaire=liste.seminaire,
        seances=seances,
        presentation=liste.presentation.gardees(),
        version=liste.presentation.cleaned_data["version"],
        remplacer="remplacer" in request.POST,
        by=request.user,
    )
    combien = sum(len(seance["paralleles"]) or 1 for seance in seances)
    # Parallel séances are counted one by one, as the page that is shown next counts them.
    annonce = f"Brouillon créé : {combien} séance{'s' if combien > 1 else ''}. Relisez-le, puis publiez-le."
    # The editor is where it is read again, published, and where a replacement is undone.
    edition = adresse(liste.seminaire, "programme_edition") if liste.seminaire else ""
    vers = edition or reverse("seminaire:programme_edition")
    return accomplir(request, acte, rendre=partial(render_liste, request, liste), vers=vers, annonce=annonce)


def ligne_choisie(programme, numero) -> str:
    """The line that found no place and becomes a séance; none for an empty card."""
    choisies = (ligne for n, ligne in enumerate(programme.non_places) if str(n) == numero)
    return next(choisies, "")


def render_texte(request, seminaire, form):
    context = {"form": form, "seminaire": seminaire, "presentes": seances_presentes(seminaire)}
    status = form.status if form.is_bound and not form.is_valid() else 200
    return render(request, "seminaire/importer.html", context, status=status)


def render_liste(request, liste, *, ajoutee=False, refus=None, status=None):
    """That there is a programme already is told beside the box that replaces it."""
    is_a_cocher = isinstance(refus, DejaUnProgramme)
    refus = None if is_a_cocher else refus
    invalide = liste.is_bound and not ajoutee and (is_a_cocher or not liste.is_valid())
    if isinstance(refus, Conflit):
        rouvrir(liste.presentation, refus)
    ailleurs, avant = liste.non_placees()
    groupes = liste.groupes()
    context = {
        "liste": liste,
        "ailleurs": ailleurs,
        "avant": avant,
        "groupes": groupes,
        "erreurs": [*liste.erreurs(), *[("remplacer", f"Créer – {A_COCHER}")] * is_a_cocher] if invalide else (),
        "a_cocher": A_COCHER if is_a_cocher else "",
        "incompletes": [carte for groupe in groupes for carte in groupe.cartes if carte.manque],
        "is_verifiee": liste.is_bound and not invalide and not ajoutee and refus is None,
        "prochaine": len(liste.seances.forms) + 1,
        "is_remplacee": "remplacer" in request.POST,
        "presentes": seances_presentes(liste.seminaire),
        **refus_context(refus),
    }
    return render(request, "seminaire/importer_liste.html", context, status=status or (422 if invalide else 200))


def seances_presentes(seminaire) -> int:
    """How many séances the programme already has."""
    return Seance.objects.of_seminaire(seminaire).presentes().count() if seminaire else 0
