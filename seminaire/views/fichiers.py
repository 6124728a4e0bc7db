"""The programme as files: what everybody reads is kept by version, what is for who edits it by edition of the draft."""

from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from labo import horloge
from labo.documents import TYPES
from labo.fichiers import servir
from labo.textes import cle_de_recherche
from seminaire import queries
from seminaire.exports import deroule as exports_deroule
from seminaire.exports import donnees, feuilles
from seminaire.lieux import adresse, get_seminaire, get_seminaire_a_editer


PDF = TYPES["pdf"]


@login_not_required
@require_safe
def programme_json(request, slug=None):
    _, publie = get_publie_or_404(slug)
    cle = cle_publique("programme.json", publie, donnees.FORMAT)
    return servir(request, cle, partial(donnees.programme_json, publie), "application/json", "programme.json")


@require_safe
def deroule_json(request, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    cle = ("deroule.json", seminaire.pk, seminaire.edition, donnees.FORMAT)
    faire = partial(faire_du_brouillon, donnees.deroule_json, seminaire)
    return servir(request, cle, faire, "application/json", "deroule.json", is_piece_jointe=True)


@login_not_required
@require_safe
def programme_pdf(request, slug=None):
    seminaire, publie = get_publie_or_404(slug)
    page = adresse_publique(seminaire)
    cle = cle_publique("programme.pdf", publie, feuilles.FORMAT, page)
    return servir(request, cle, partial(feuilles.programme_pdf, publie, page), PDF, "programme.pdf")


@login_not_required
@require_safe
def feuille_salle(request, salle_pk, slug=None):
    """What is published of a room; a room of another seminar is not found."""
    seminaire, publie = get_publie_or_404(slug)
    salle = get_object_or_404(seminaire.salles, pk=salle_pk)
    cle = cle_publique("salle.pdf", publie, feuilles.FORMAT, salle.pk, salle.nom)
    nom = f"salle-{slugify(salle.nom) or salle.pk}.pdf"
    return servir(request, cle, partial(feuilles.feuille_salle, publie, salle.nom), PDF, nom)


@require_safe
def deroule(request, format, slug=None):
    """The long view of the draft."""
    seminaire = get_seminaire_a_editer(request, slug)
    le = timezone.localtime(horloge.maintenant())
    cle = ("deroule", seminaire.pk, seminaire.edition, exports_deroule.FORMAT, format, le.date())
    faire = partial(faire_du_brouillon, partial(exports_deroule.deroule, format=format, le=le), seminaire)
    return servir(request, cle, faire, TYPES[format], f"deroule.{format}", is_piece_jointe=format != "pdf")


@require_safe
def feuille_animation(request, slug=None):
    """What one person does, `?nom=`; without a name, the page of all sheets."""
    seminaire = get_seminaire_a_editer(request, slug)
    nom = request.GET.get("nom", "")
    if not nom:
        return redirect(adresse(seminaire, "feuilles"))
    contenu = queries.brouillon_de(seminaire)
    connus = exports_deroule.noms(contenu)
    trouve = next((connu for connu in connus if cle_de_recherche(connu) == cle_de_recherche(nom)), None)
    if trouve is None:
        return render_feuilles(request, seminaire, contenu, demande=nom)
    le = timezone.localtime(horloge.maintenant())
    cle = ("animation.pdf", seminaire.pk, seminaire.edition, feuilles.FORMAT, le.date(), trouve)
    faire = partial(feuilles.feuille_animation, contenu, trouve, le)
    return servir(request, cle, faire, PDF, f"animation-{slugify(trouve) or 'feuille'}.pdf")


@require_safe
def feuilles_a_imprimer(request, slug=None):
    seminaire = get_seminaire_a_editer(request, slug)
    return render_feuilles(request, seminaire, queries.brouillon_de(seminaire))


def render_feuilles(request, seminaire, contenu, *, demande=""):
    """All sheets to choose from: who stands on a séance of the draft, the rooms where something that is published takes place."""
    publie = queries.programme_publie(seminaire)
    servies = {seance.salle for _, seance in publie.contenu.seances} if publie else set()
    contexte = {
        "seminaire": seminaire,
        "noms": exports_deroule.noms(contenu),
        "demande": demande,
        "salles": [salle for salle in seminaire.salles.all() if salle.nom in servies],
    }
    return render(request, "seminaire/feuilles.html", contexte, status=404 if demande else 200)


def get_publie_or_404(slug):
    """(seminar, its published programme)."""
    seminaire = get_seminaire(slug)
    publie = queries.programme_publie(seminaire) if seminaire else None
    if publie is None:
        raise Http404
    return seminaire, publie


def cle_publique(nom, publie, *quoi):
    return (nom, publie.seminaire_pk, publie.numero, publie.recul, *quoi)


def faire_du_brouillon(faire, seminaire) -> bytes:
    return faire(queries.brouillon_de(seminaire))


def adresse_publique(seminaire) -> str:
    """Where paper and calendars send their readers."""
    return f"{settings.ADRESSE_PUBLIQUE}{adresse(seminaire, 'programme')}"
