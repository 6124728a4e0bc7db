"""What must be true after the storm, whatever happened in it. Pure: it knows journals and revisions, nothing of the house.

It believes a person only when she was told that her words were saved, and a revision only by the words that are new in it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.tempete.formulaire import mots


@dataclass(frozen=True)
class Revision:
    numero: int
    personne: int | None
    textes: tuple[str, ...]
    base: int | None = None  # the version it was typed on, when it brings others' changes together

    @property
    def mots(self) -> set[str]:
        return mots(*self.textes)


@dataclass(frozen=True)
class Objet:
    """One co-edited object at the end: the form's address, its version and texts, its revisions from the first."""

    chemin: str
    version: int
    textes: tuple[str, ...]
    revisions: Iterable[Revision]
    is_muet: bool = False  # saved with another, it holds no word: only its numbers are judged


@dataclass
class Verdict:
    fautes: list[str] = field(default_factory=list)
    perdus: set[str] = field(default_factory=set)
    reunies: int = 0
    revisions: int = 0
    pieces: list[dict] = field(default_factory=list)  # which revisions to look at: {chemin, numero, base, recit}

    def reprocher(self, faute):
        self.fautes.append(faute)


def juger(recits: list[dict], objets: Iterable[Objet], *, is_panne_admise=False) -> Verdict:
    """`recits`: the lines of all journals. An answer of 500 and more is a fault, unless the database itself was down."""
    verdict = Verdict()
    for recit in recits:
        for faute in recit["fautes"]:
            verdict.reprocher(f"{nommer(recit)} : {faute}")
        if recit["pannes"] and not is_panne_admise:
            verdict.reprocher(f"{nommer(recit)} : réponses {recit['pannes']}")
        if recit["issue"] == "enregistree" and len({numero for numero in recit["numeros"]}) > 1:
            verdict.reprocher(f"{nommer(recit)} : répété, il a reçu les numéros {recit['numeros']}")
    par_objet: dict[str, list[dict]] = {}
    for recit in recits:
        par_objet.setdefault(recit["chemin"], []).append(recit)
    for objet in objets:
        juger_objet(verdict, objet, par_objet.pop(objet.chemin, []))
    for chemin in par_objet:
        verdict.reprocher(f"{chemin} : plus rien à cette adresse")
    return verdict


def juger_objet(verdict, objet, recits):
    de_qui = {mot: rang for rang, recit in enumerate(recits) for mot in recit["mots"]}
    apparus: dict[str, int] = {}  # word -> number of the revision where it first stood
    avant: set[str] = set()
    derniere = None
    for attendu, revision in enumerate(objet.revisions, 1):
        verdict.revisions += 1
        verdict.reunies += revision.base is not None
        if revision.numero != attendu:
            verdict.reprocher(f"{objet.chemin} : la révision {revision.numero} suit la {attendu - 1}")
        presents = revision.mots
        neufs = presents - apparus.keys()
        if revision.numero > 1 and not objet.is_muet:
            juger_revision(verdict, objet, revision, neufs, avant - presents, recits, de_qui)
        apparus |= dict.fromkeys(neufs, revision.numero)
        avant, derniere = presents, revision
    if derniere is None or derniere.numero != objet.version or derniere.textes != objet.textes:
        verdict.reprocher(f"{objet.chemin} : la version {objet.version} n’est pas la dernière révision")
    for recit in recits:
        juger_recit(verdict, recit, apparus)
    donnes = Counter(numero for recit in recits for numero in set(recit["numeros"]) if numero)
    for numero in [numero for numero, fois in donnes.items() if fois > 1]:
        verdict.reprocher(f"{objet.chemin} : le numéro {numero} a été donné à deux envois")


def juger_revision(verdict, objet, revision, neufs, disparus, recits, de_qui):
    """A revision is one save of its author, and takes away only what she took away herself, seeing it."""
    ici = f"{objet.chemin} v{revision.numero}" + (f" (réunie depuis v{revision.base})" if revision.base else "")
    auteurs = {de_qui.get(mot) for mot in neufs}
    if len(auteurs) != 1 or None in auteurs:
        verdict.reprocher(f"{ici} : elle n’est pas d’un seul envoi, mais de {len(auteurs)} ({sorted(neufs)})")
        return
    recit = recits[auteurs.pop()]
    if recit["personne"] != revision.personne:
        verdict.reprocher(f"{ici} : signée {revision.personne}, écrite par {recit['personne']}")
    if manquants := set(recit["mots"]) - neufs:
        verdict.reprocher(f"{ici} : une partie seulement de l’envoi, sans {sorted(manquants)}")
    if emportes := disparus - set(recit["retires"]):
        verdict.perdus |= emportes
        verdict.pieces.append(
            {"chemin": objet.chemin, "numero": revision.numero, "base": revision.base, "recit": recit}
        )
        verdict.reprocher(f"{ici} : {nommer(recit)} a emporté sans les voir {sorted(emportes)}")


def juger_recit(verdict, recit, apparus):
    ou = {apparus[mot] for mot in recit["mots"] if mot in apparus}
    absents = set(recit["mots"]) - apparus.keys()
    if recit["issue"] == "enregistree":
        if absents:
            verdict.perdus |= absents
            verdict.reprocher(f"{nommer(recit)} : dit enregistré, perdu {sorted(absents)}")
        elif (dits := set(recit["numeros"]) - {0}) and dits != ou:
            verdict.reprocher(f"{nommer(recit)} : le reçu dit {sorted(dits)}, les mots sont en {sorted(ou)}")
    elif ou and (recit["issue"] == "refusee" or not recit["is_partie"]):
        verdict.reprocher(f"{nommer(recit)} : {recit['issue']}, et pourtant écrit en {sorted(ou)}")


def nommer(recit) -> str:
    return f"{recit['chemin']} {recit['genre']} {'envoi' if recit['is_envoi'] else 'simple'} {' '.join(recit['mots'])}"
