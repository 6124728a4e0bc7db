"""La reprise: what somebody was sending when the session was over, shown to this very sender, to be sent again.

Nothing is kept: the page is made of the request itself. It is offered only when the request came from our own pages, or it
would turn a forged request into one that needs a click.
"""

import re
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from labo import cles
from labo.views.suites import PORTES, adresse_du_formulaire, is_notre, vers_connexion


LIMITE = 200_000  # bytes
JETON = "csrfmiddlewaretoken"
TECHNIQUE = re.compile(rf"{cles.NOM}|empreinte|version\w*|lu_dans|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS")


@dataclass(frozen=True)
class Champ:
    libelle: str
    texte: str


def is_reprenable(request):
    """A form of ours that a person filled in: neither a door nor the administration, which may carry a password."""
    lieu = request.resolver_match
    is_ailleurs = lieu is None or lieu.view_name in PORTES or lieu.namespace == "admin"
    return request.method == "POST" and not is_ailleurs and is_de_chez_nous(request) and bool(champs_lus(request))


def is_de_chez_nous(request):
    """Whether the browser says that one of our pages sent this: at least one sign, and none against."""
    signes = [is_notre(request, request.headers[nom]) for nom in ("Origin", "Referer") if request.headers.get(nom)]
    if site := request.headers.get("Sec-Fetch-Site"):
        signes.append(site == "same-origin")
    return bool(signes) and all(signes)


def is_trop_long(request):
    return sum(len(f"{nom}{valeur}".encode()) for nom, valeur in portes(request)) > LIMITE


def reprendre(request, status) -> HttpResponse:
    """The page of what was typed: 401 when nobody is signed in any more, 403 when the page was older than the session."""
    contexte = {
        "statut": status,
        "champs": champs_lus(request),
        "portes": portes(request),
        "fichiers": list(request.FILES),
        "adresse": request.get_full_path(),
        "connexion": vers_connexion(adresse_du_formulaire(request)),
    }
    response = render(request, "labo/reprise.html", contexte, status=status)
    add_never_cache_headers(response)
    return response


def portes(request) -> list[tuple[str, str]]:
    """Everything that was sent, but the token of the old session."""
    return [(nom, valeur) for nom, valeurs in request.POST.lists() if nom != JETON for valeur in valeurs]


def champs_lus(request) -> list[Champ]:
    """What a person typed or chose, under the name that the form gave it."""
    connus = champs_connus(request)
    return [
        Champ(libelle(nom, connus), lisible(valeur, connus.get(court(nom))))
        for nom, valeur in portes(request)
        if valeur.strip() and not is_technique(nom, connus.get(court(nom)))
    ]


def champs_connus(request) -> dict:
    """The fields of the form that was sent: of all forms of the same room, the one that knows most of these names."""
    piece = request.resolver_match.func.__module__.partition(".")[0]
    noms = {court(nom) for nom in request.POST}
    connus = [forme.base_fields for forme in formulaires(forms.BaseForm) if forme.__module__.startswith(f"{piece}.")]
    return max(connus, key=lambda champs: (len(noms & champs.keys()), -len(champs)), default={})


def formulaires(classe):
    for forme in classe.__subclasses__():
        if hasattr(forme, "base_fields"):
            yield forme
        yield from formulaires(forme)


def court(nom):
    """The field's own name, without the prefix of its form."""
    return nom.rpartition("-")[2]


def is_technique(nom, champ):
    return bool(TECHNIQUE.fullmatch(nom)) or (champ is not None and champ.widget.is_hidden)


def libelle(nom, connus):
    champ = connus.get(court(nom))
    texte = str(champ.label or court(nom)) if champ else nom
    rang = re.search(r"-(\d{1,4})-", nom)
    return f"{texte} ({int(rang[1]) + 1})" if champ and rang else texte


def lisible(valeur, champ):
    """A choice by its word. A thing of the database is not looked up: nobody is signed in."""
    if isinstance(champ, forms.ModelChoiceField):
        return "Votre choix est gardé."
    if isinstance(champ, forms.BooleanField):
        return "oui"
    if isinstance(champ, forms.ChoiceField):
        return str(dict(forms.ChoiceField(choices=champ.choices).choices).get(valeur, valeur))
    return valeur
