"""The list of who edits the programme: as a page, as a fragment, or, after an act, as much of it as has changed."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter

from labo import horloge, presence
from labo.pages import refus_context, render_fragments, render_page, wants_fragment
from labo.refus import Conflit
from seminaire import queries
from seminaire.alertes import compter
from seminaire.forms.gestes import GesteForm
from seminaire.journees import Journee, journees, situer
from seminaire.lieux import adresse, is_grille
from seminaire.models import Salle
from seminaire.views.constats import accomplir_et_dire, dernier_geste
from seminaire.views.grille import adresse_en_grille, render_grille
from seminaire.views.publication import etat_de_publication


PAGE, FRAGMENT = "seminaire/programme_edition.html", "seminaire/_programme_edition.html"
TETE, JOURNEE = "seminaire/_edition_tete.html", "seminaire/_journee_edition.html"


@dataclass(frozen=True)
class Section:
    """A day of the list; `cle` names it on the page, the same after an act as before."""

    cle: str
    journee: Journee


def accomplir_geste(request, seance, action, valeurs, annonce, form=None):
    """An act that can be undone, on a séance and what shares its day; the list comes back, or as much of it as has changed."""
    seminaire = seance.creneau.seminaire

    def rendre(*, refus, status):
        """What cannot be is said in the form, with what was typed; a stale page is shown afresh, with the words that were."""
        if form and status == 409 and form.has_mots:
            seance.refresh_from_db()
            form.rouvrir_sur(seance.creneau)
        ouvert = form if status == 422 or (form and form.has_mots) else None
        return render_edition(request, seminaire, form=ouvert, refus=refus, status=status, touchee=seance)

    return accomplir_et_dire(
        request,
        partial(action, seance=seance, by=request.user, **valeurs),
        rendre=rendre,
        vers=partial(retour_de, request, seminaire=seminaire),
        annonce=annonce,
        seminaire=seminaire,
    )


def render_edition(request, seminaire, *, form=None, refus=None, status=None, touchee=None):
    """The list, with the form that is open in it: where its séance stands, else at the head.

    For what keeps to the day of the séance `touchee`, htmx is given the head of the list and that day. An act of the grid
    comes back to the grid.
    """
    if is_grille(request):
        return render_grille(request, seminaire, refus=refus, status=status)
    if form and form.is_bound and form.is_valid() and refus is None:
        form = None
    if isinstance(refus, Conflit):
        form.rouvrir(refus)
    status = status or (422 if form and form.is_bound else 200)
    context = lire(request, seminaire, form=form, refus=refus)
    section = trouver_sa_journee(context["sections"], touchee) if touchee and status != 409 else None
    if section and wants_fragment(request):
        parties = [(TETE, context), (JOURNEE, context | {"section": section})]
        return render_fragments(request, parties, status=status)
    return render_page(request, PAGE, FRAGMENT, context, status=status)


def lire(request, seminaire, *, form, refus) -> dict:
    """What the list shows: 8 queries, and one for the rooms of a form."""
    gestes = queries.gestes_du_jour(seminaire)
    supprimees = queries.suppressions_de(seminaire, gestes)
    creneaux = queries.programme_a_editer(seminaire, supprimees.seules)
    par_pk = {creneau.pk: creneau for creneau in creneaux}
    presentes = [seance for creneau in creneaux for seance in creneau.presentes]
    en_edition = form.instance.pk if form else None
    # Around the small form of an act the list stays as it is; around that of a séance it has no tools.
    geste, form = (form, None) if isinstance(form, GesteForm) else (None, form)
    alertes = [] if form else queries.alertes_des(seminaire, creneaux)
    return {
        "seminaire": seminaire,
        "sections": sections(journees(creneaux, situer(creneaux, horloge.maintenant()), seminaire.date_debut)),
        "alertes": [(alerte, par_pk[alerte.creneau]) for alerte in alertes if not alerte.is_redite],
        "points": compter(alertes),
        "alertes_par_creneau": {pk: tuple(siennes) for pk, siennes in groupby(alertes, key=attrgetter("creneau"))},
        "combien": len(presentes),
        "combien_a_confirmer": sum(seance.a_confirmer for seance in presentes),
        "remplacees": supprimees.remplacees,
        "corbeille": supprimees.corbeille,
        "dernier_geste": dernier_geste(request.user, seminaire, gestes, {s.pk: s.titre for s in presentes}),
        "salles": Salle.objects.filter(seminaire=seminaire).values_list("nom", flat=True) if form else (),
        "presents": presence.presents(seminaire.sujet_brouillon, personne=request.user),
        "form": form,
        **({} if form else etat_de_publication(request, seminaire, creneaux)),
        "geste": geste,
        "is_le_jour": bool(seminaire.publication) and queries.is_le_jour(seminaire),
        "en_edition": en_edition,
        "is_form_en_tete": form and all(seance.pk != en_edition for c in creneaux for seance in c.seances),
        **refus_context(refus),
    }


def sections(journees) -> list[Section]:
    """A day that comes twice in the list is numbered."""
    fois = Counter()
    faites = []
    for journee in journees:
        nom = journee.jour.isoformat() if journee.jour else "sans-date"
        fois[nom] += 1
        faites.append(Section(nom if fois[nom] == 1 else f"{nom}-{fois[nom]}", journee))
    return faites


def trouver_sa_journee(sections, seance) -> Section | None:
    """None when its day stands in several places: then the whole list is shown."""
    jour = seance.creneau.jour or seance.creneau.seminaire.date_debut
    siennes = [section for section in sections if section.journee.jour == jour]
    return siennes[0] if len(siennes) == 1 else None


def retour_de(request, seance, seminaire=None):
    """Where a plain browser goes after an act: back to where the act was done."""
    seminaire = seminaire or seance.creneau.seminaire
    return adresse_en_grille(seance, seminaire) if is_grille(request) else adresse_de(seance, seminaire)


def adresse_de(seance, seminaire=None):
    """Where a séance stands in the list. What an action gives back does not know where its seminar is read: `seminaire` does."""
    liste = adresse(seminaire or seance.creneau.seminaire, "programme_edition")
    return f"{liste}#creneau-edition-{seance.creneau_id}"
