"""What was written, save by save: who, when, what each save changed.

The history of an object is read from its revisions, with those of what one form saves together with it (a séance, then its
créneau). Saves of one person within five minutes make one passage; going back to former words makes one of its own, or
coming back again would be hidden.
"""

from dataclasses import dataclass, replace

from django.db import models
from django.utils import timezone

from labo import typographie
from labo.historique import mots
from labo.historique.passages import PRINCIPAL, Passage, en_passages, saisies_de
from labo.models import Revision


PAR_PAGE = 50


@dataclass(frozen=True)
class Historique:
    passages: list[Passage]  # the newest first
    page: int
    pages: int
    is_entier: bool = False  # one passage alone, with all its words


def lire(objet, *avec, page=1, seul="") -> Historique:
    """A page of the history, or the one passage with the anchor `seul`; LookupError where there is none.

    Two queries, and one more for each kind of thing that the revisions point at.
    """
    objets = {PRINCIPAL: objet, **{autre._meta.model_name[0]: autre for autre in avec}}
    passages = en_passages(saisies_de(objets))[::-1]
    if seul:
        passages = [passage for passage in passages if seul in passage.ancres]
    pages = max(1, -(-len(passages) // PAR_PAGE))
    if not 1 <= page <= pages or (seul and not passages):
        raise LookupError("Cette page de l’historique n’existe pas.")
    montres = passages[(page - 1) * PAR_PAGE : page * PAR_PAGE]
    return Historique(_avec_changements(objets, montres, is_entier=bool(seul)), page, pages, is_entier=bool(seul))


def nom_de(mot, objet) -> str:
    """What a form calls the number of an object that is told with the main one: `version_creneau`."""
    return f"{mot}_{objet._meta.model_name}"


def version_du(objet, *avec, numeros) -> str:
    """« Version du 19 octobre 2023 à 14 h 32 » of these numbers, as a form sends them; empty where there is none."""
    paires = [(objet, numeros["numero"]), *((autre, numeros[nom_de("numero", autre)]) for autre in avec)]
    revisions = Revision.objects.none()
    for sien, numero in paires:
        revisions |= Revision.objects.of(sien).filter(numero=numero)
    at = revisions.aggregate(at=models.Max("at"))["at"]
    return f"Version du {ecrit_le(at)}" if at else ""


def ecrit_le(moment) -> str:
    """« 19 octobre 2023 à 14 h 32 »."""
    ici = timezone.localtime(moment)
    return f"{typographie.date_ecrite(ici)} à {typographie.heure(ici)}"


def _avec_changements(objets, passages, *, is_entier) -> list[Passage]:
    """The same passages with what each changed: one query for the words, one for each kind of thing pointed at."""
    etats = [etat for passage in passages for etat in (passage.avant, passage.etat)]
    pks = {revision.pk for etat in etats for revision in etat.values()}
    ecrits = dict(Revision.objects.filter(pk__in=pks).values_list("pk", "champs"))
    noms = mots.noms(objets, {lettre: [ecrits[e[lettre].pk] for e in etats if lettre in e] for lettre in objets})
    return [
        replace(passage, changements=tuple(mots.changements(objets, passage, ecrits, noms, is_entier=is_entier)))
        for passage in passages
    ]
