"""The history of what is written together, and going back to what it said."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render

from labo import historique
from labo.forms import VersionField
from labo.pages import accomplir, refus_context
from labo.typographie import enumerer


CHIFFRES = 6  # of a page's number


def render_historique(
    request, objet, *avec, titre, retour, retablir="", is_supprime=False, note="", suite=None, refus=None, status=200
):
    """The page of a history. `retour`: the address of what it tells of; `retablir`: where going back is asked, by who may.

    `avec`: what is saved by the same form, told with it; `is_supprime`: it is in the bin; `suite`: (address, words) of what else
    was said of it.
    """
    page = request.GET.get("page", "1")
    if not (page.isascii() and page.isdecimal() and len(page) <= CHIFFRES):
        raise Http404
    try:
        lu = historique.lire(objet, *avec, page=int(page), seul=request.GET.get("voir", ""))
    except LookupError as rien:
        raise Http404 from rien
    versions = {historique.nom_de("version", autre): autre.version for autre in avec}
    context = {
        "titre": titre,
        "adresse": objet.get_historique_url(),  # not that of the request: a refusal answers where going back was asked
        "retour": retour,
        "retablir": retablir,
        "is_supprime": is_supprime,
        "note": note,
        "suite": suite,
        "historique": lu,
        "versions": {"version": objet.version, **versions},
        **refus_context(refus),
    }
    return render(request, "labo/historique.html", context, status=status)


def retablir_version(request, action, objet, *avec, rendre, suite=lambda resultat: ""):
    """Go back to the revisions that the page showed, from the versions that it showed; then the history again.

    `suite`: what else is said of what the action returned.

    What is mangled counts as 0, which no revision has: the action refuses it as a stale one.
    """
    noms = [historique.nom_de(mot, autre) for autre in avec for mot in ("numero", "version")]
    demande = {nom: VersionField().clean(request.POST.get(nom)) for nom in ("numero", "version", *noms)}
    introuvables = []

    def acte():
        resultat = action(by=request.user, **demande)
        introuvables.extend(resultat.introuvables)
        return resultat

    annonce = historique.version_du(objet, *avec, numeros=demande)
    annonce = f"{annonce} rétablie. Ce qu’elle remplace reste dans l’historique." if annonce else ""
    dire = annonce and (lambda resultat: annonce + suite(resultat))
    reponse = accomplir(request, acte, rendre=rendre, vers=objet.get_historique_url(), annonce=dire)
    if introuvables:
        libelles = enumerer([objet._meta.get_field(nom).verbose_name for nom in introuvables])
        avis = f"Ce que cette version disait n’existe plus pour : {libelles}. La valeur d’aujourd’hui est gardée."
        messages.warning(request, avis)
    return reponse
