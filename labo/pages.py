"""Page and fragment at one address, and the road that every act takes."""

from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from labo import cles
from labo.refus import Conflit, Refus


def wants_fragment(request) -> bool:
    """htmx asks for a part; a boosted or restored page is a whole one."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def render_page(request, page, fragment, context, *, status=200):
    """The page, or its fragment to htmx with what there is to announce, out of band."""
    if wants_fragment(request):
        parties = [render_to_string(fragment, context, request), *_annonces(request)]
        response = HttpResponse("".join(parties), status=status)
    else:
        response = render(request, page, context, status=status)
    patch_vary_headers(response, ("HX-Request", "Direct"))
    return response


def render_fragments(request, fragments, *, status=200):
    """To htmx, several fragments (template, context) of a page, each put in the place of the one that has its id.

    Each template says `hx-swap-oob` where it is told `oob`.
    """
    parties = [render_to_string(fragment, contexte | {"oob": True}, request) for fragment, contexte in fragments]
    parties += _annonces(request)
    # Or the target itself would be swapped, for nothing.
    response = HttpResponse("".join(parties), status=status, headers={"HX-Reswap": "none"})
    patch_vary_headers(response, ("HX-Request", "Direct"))
    return response


def _annonces(request) -> list[str]:
    """What there is to announce. A page that reads the news again (`static/js/direct.js`) takes none of it: what an act has just
    said is for the page that it leads to, which may be on its way in the same tab."""
    return [] if "Direct" in request.headers else [render_to_string("labo/_annonce.html", {"oob": True}, request)]


def accomplir(request, acte, *, rendre, vers, annonce="", annuler=None, historique=False):
    """Do one act for a POST, once.

    `acte()` is the action with its arguments bound; `rendre(refus=…, status=…)` answers with the fresh page or fragment;
    `vers` is where a plain browser goes next: an address, or a function of what the action returned, as `annonce` may be
    too. In `annonce`, « à {heure} » becomes when it was saved. The announcement offers to undo it, by a plain POST to the
    address that `annuler` gives for what the action returned, or (`historique`) leads to the history of what it returned.
    """
    try:
        check_meme_personne(request)
        with transaction.atomic():
            cle = cles.prendre(request)
            resultat = acte()
            recu = cles.Recu.of(resultat, vers=_dire(vers, resultat), annonce=_dire(annonce, resultat))
            cles.garder(cle, recu)
    except cles.DejaFait as deja:
        resultat, recu = None, deja.recu
    except Refus as refus:
        return rendre(refus=refus, status=refus.status)
    if recu.annonce and not is_dit_ailleurs(request):
        messages.success(request, recu.annonce, extra_tags=_suites(resultat, annuler, historique) if resultat else "")
    annoncer_reunion(request, resultat)
    if is_envoi(request):
        return JsonResponse(recu.as_json(), headers={"Cache-Control": "no-store"})
    if wants_fragment(request):
        return rendre(refus=None, status=200)
    return redirect(recu.vers)


def _suites(resultat, annuler, historique) -> str:
    """The tag of an announcement: where to go from it (see `labo/_annonce.html`)."""
    if lieu := annuler and annuler(resultat):
        # What has gone to the bin is found there too.
        return f"{'corbeille' if getattr(resultat, 'supprime_le', None) else 'annuler'} {lieu}"
    return f"historique {resultat.get_historique_url()}" if historique else ""


def _dire(quoi, resultat):
    return quoi(resultat) if callable(quoi) else quoi


def is_envoi(request) -> bool:
    """Sent by `static/js/envoi.js`, which says for whom the page was made."""
    return "Envoi" in request.headers


def is_dit_ailleurs(request) -> bool:
    """Sent from the outbox by another page (`static/js/attente.js`), which announces it at once from the receipt."""
    return is_envoi(request) and "Envoi-Differe" in request.headers


def check_meme_personne(request):
    """On a shared device, what one person wrote is never saved in the name of the next."""
    if is_envoi(request) and request.headers["Envoi"] != str(request.user.pk):
        raise Refus(
            "Une autre personne est connectée sur cet appareil : ce texte n’a pas été enregistré en son nom. "
            "Reconnectez-vous avec votre lien pour l’envoyer."
        )


def annoncer_reunion(request, resultat):
    """Say with whose changes this save was brought together, and where one reads them."""
    if note := getattr(resultat, "reunion", None):
        messages.info(request, str(note), extra_tags=f"changements {resultat.get_historique_url()}")


def refus_context(refus) -> dict:
    """What a page shows of a refusal: its reason, and both texts when it is a conflict."""
    return {"refus": refus, "conflit": refus if isinstance(refus, Conflit) else None}


def render_form(request, page, form, context=None, *, refus=None, status=None):
    """A page made of one form: 422 when it is invalid, else the status of what refused it."""
    if isinstance(refus, Conflit):
        rouvrir(form, refus)
    invalide = form.is_bound and not form.is_valid()
    contexte = {"form": form, **refus_context(refus), **(context or {})}
    return render(request, page, contexte, status=status or (422 if invalide else 200))


def rouvrir(form, conflit):
    """After a conflict the form stands on the newest version, so that sending it once more settles.

    It shows both sides' changes, brought together; where they collide, what the person wrote.
    """
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = conflit.version
    for nom, valeur in conflit.reprises.items():
        if nom in form.fields:
            champ = form.fields[nom].prepare_value(getattr(valeur, "pk", valeur))
            form.data[form.add_prefix(nom)] = "" if champ is None else champ


def saisie(request):
    """What a form is bound to: the POST, even an empty one, else nothing."""
    return request.POST if request.method == "POST" else None


def acte_depuis(page, *cles):
    """An act, by POST alone. What refuses it is answered at its address: reloaded there, it leads back to `page`.

    `cles`: what the address of the page takes of that of the act.
    """

    def decorer(vue):
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(vue)
        def acte(request, **options):
            if request.method != "POST":
                return redirect(page, **{cle: options[cle] for cle in cles})
            return vue(request, **options)

        return acte

    return decorer
