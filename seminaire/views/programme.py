"""The published programme, read by everybody."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from chantiers.queries import numeros_de
from labo import horloge
from labo.gardees import fragment_garde, page_gardee
from labo.pages import render_page, wants_fragment
from seminaire import permissions, queries
from seminaire.journees import EN_COURS, journees, situer
from seminaire.lieux import adresse, get_seminaire
from seminaire.marques import Marques
from seminaire.views.publication import etat_de_publication
from seminaire.vitrine import seminaire_pour


PAGE, FRAGMENT = "seminaire/programme.html", "seminaire/_programme.html"
SANS_MARQUES = Marques()
RETRAITS = re.compile(r"\s*\n\s*")
ICI = "<!--contenu-->"  # no text of anybody's holds it: they are escaped


@login_not_required
@require_safe
def programme(request, slug=None):
    seminaire, can_modifier = seminaire_pour(request.user) if slug is None else seminaire_nomme(request, slug)
    if seminaire is None:
        return render_page(request, PAGE, FRAGMENT, {})
    publie, annonces = queries.programme_publie(seminaire), queries.annonces_de(seminaire)
    if publie is None:
        contexte = {"seminaire": seminaire, "annonces": annonces, "depuis": 0}
        return render_page(request, PAGE, FRAGMENT, contexte | outils(request, seminaire, can_modifier))
    a = horloge.maintenant()
    etats = situer(publie.creneaux, a)
    minute = a.replace(second=0, microsecond=0)
    du_jour = queries.changements_du_jour(seminaire, publie)
    rendre = partial(
        render_programme, request, seminaire, publie, etats, a, annonces, du_jour, can_modifier=can_modifier
    )
    return page_gardee(request, ("programme", seminaire.is_nomme, publie, etats, minute, annonces, du_jour), rendre)


def seminaire_nomme(request, slug):
    seminaire = get_seminaire(slug)
    return seminaire, permissions.can_modifier_programme(request.user, seminaire)


def render_programme(request, seminaire, publie, etats, a, annonces, du_jour, *, can_modifier):
    depuis = version_ouverte(request)
    context = {
        "seminaire": seminaire,
        "publie": publie,
        "a": a,
        "contenu": rendre_version(publie, etats, adresse_des_agendas(seminaire), marques_de(request.user, du_jour)),
        "en_cours": [c for c, etat in zip(publie.creneaux, etats, strict=True) if etat == EN_COURS],
        "is_aujourd_hui": any(creneau.jour == a.date() for creneau in publie.creneaux),
        "annonces": annonces,
        "depuis": publie.numero if depuis is None else depuis,
        "nouveautes": nouveautes(seminaire, du_jour, depuis),
        **outils(request, seminaire, can_modifier),
    }
    if not can_modifier:
        context["lu"] = rendre_lu(context, etats)
    return render_page(request, PAGE, FRAGMENT, context)


def rendre_lu(context, etats) -> str:
    """The fragment as all who do not edit read it, kept under all that it shows; the programme itself, which may be long, is
    kept once and put in its place."""
    publie, minute = context["publie"], context["a"].replace(second=0, microsecond=0)
    lieu = adresse(context["seminaire"], "programme")
    cle = ("programme", lieu, publie, etats, minute, *(context[nom] for nom in ("annonces", "depuis", "nouveautes")))
    rendre = partial(render_to_string, FRAGMENT, context | {"contenu": mark_safe(ICI)})  # noqa: S308
    devant, _, derriere = fragment_garde(cle, rendre).partition(ICI)
    return mark_safe(devant + context["contenu"] + derriere)  # noqa: S308 - made of templates, that escape


def adresse_des_agendas(seminaire) -> str:
    """Where the calendars of its séances are, each under its key."""
    return adresse(seminaire, "seance_ics", pk=0).removesuffix("0.ics")


def marques_de(personne, du_jour) -> Marques:
    """Those of the day, with her own chantiers."""
    return replace(du_jour.marques, chantiers=numeros_de(personne))


@dataclass(frozen=True)
class Nouveautes:
    """What the notice tells."""

    titre: str
    phrases: tuple[str, ...] = ()


def nouveautes(seminaire, du_jour, depuis) -> Nouveautes | None:
    """On the day what changed since the morning, else what did since the page was opened."""
    if du_jour.phrases:
        return Nouveautes("Le programme a changé aujourd’hui", du_jour.phrases)
    changements = queries.nouveautes(seminaire, depuis)
    if changements is None:
        return None
    if not depuis:
        return Nouveautes("Le programme vient d’être publié")
    return Nouveautes("Le programme a changé", tuple(changement.phrase for changement in changements))


def version_ouverte(request) -> int | None:
    """The version that an open page showed when it was opened, which it says whenever it reads itself again."""
    depuis = request.GET.get("depuis", "") if wants_fragment(request) else ""
    return int(depuis) if re.fullmatch("[0-9]{1,9}", depuis) else None


def outils(request, seminaire, can_modifier) -> dict:
    """What who edits finds on the public page."""
    return {"can_modifier": can_modifier} | (etat_de_publication(request, seminaire) if can_modifier else {})


def rendre_version(publie, etats, agenda="", marques=SANS_MARQUES) -> str:
    """What is the same for all readers of the same chantiers, kept until something is published or begins: a thousand phones,
    one rendering.

    `agenda`: where the calendars of its séances are, each under its key; they are those of what is public now. Not inside a
    transaction, which may be undone and the number of its version used again.
    """
    rendre = _rendre.__wrapped__ if connection.in_atomic_block else _rendre
    return rendre(publie, etats, agenda, marques)


@lru_cache(maxsize=24)
def _rendre(publie, etats, agenda, marques):
    context = {
        "entete": publie.entete,
        "journees": journees(publie.creneaux, etats),
        "agenda": agenda,
        "marques": marques,
    }
    rendu = render_to_string("seminaire/_programme_contenu.html", context)
    # The indents of our own template are a fifth of a long programme: every answer would compress them again.
    return mark_safe(RETRAITS.sub("\n", rendu))  # noqa: S308
