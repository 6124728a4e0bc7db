"""Presence: who has which object open, and who has unsaved words on it. In real time, never in the journal.

A tab with an open form says so every RYTHME seconds; a change of state is told at once to whoever follows the object or
the list that it stands in.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from labo import horloge, registre, typographie
from labo.direct import publier
from labo.enums import EtatPresence
from labo.models import Presence, Revision


RYTHME = getattr(settings, "PRESENCE_RYTHME", 12)  # seconds between two beats of a tab
RELECTURE = getattr(settings, "PRESENCE_RELECTURE", 20)  # seconds: a list that shows somebody is read again
ONGLETS = 10  # forms that one person may have open on one object
NOMS = 4  # beyond, « et 3 autres personnes »
# with unsaved words or not: one person, several, the reader herself
VERBES = {
    True: ("modifie", "modifient", "Vous modifiez aussi"),
    False: ("lit", "lisent", "Vous avez aussi ouvert"),
}


@dataclass(frozen=True)
class Phrase:
    """« Léa modifie cet article. »"""

    texte: str
    is_ecrit: bool


@dataclass(frozen=True)
class Nouvelle:
    """What was saved since the form was opened, and where to read it."""

    texte: str
    url: str


@dataclass(frozen=True)
class Presents:
    """Who writes where in a list, and what its fragment adds to its attributes to follow them."""

    ensemble: str
    par_objet: dict[str, tuple[Phrase, ...]]

    @property
    def sujet(self):
        return f" {sujet_des(self.ensemble)}"

    @property
    def declencheurs(self):
        """A tab that broke down tells nobody: while somebody is shown, the list is also read again by itself."""
        relecture = f", every {RELECTURE}s" if self.par_objet else ""
        return f", {sujet_des(self.ensemble)} from:body{relecture}"


def sujet_de(objet: str) -> str:
    """What the forms of one object follow."""
    return f"presence-{objet}"


def sujet_des(ensemble: str) -> str:
    """What a list follows to show who writes where in it."""
    return f"presences-{ensemble}"


def vivantes(objet: str) -> list[Presence]:
    return list(Presence.objects.vivantes().filter(objet=objet).select_related("personne"))


def noter(objet: str, ensemble: str, *, personne, onglet: str, etat: str) -> None:
    Presence.objects.bulk_create(
        [Presence(objet=objet, ensemble=ensemble, personne=personne, onglet=onglet, etat=etat, vu_le=timezone.now())],
        update_conflicts=True,
        unique_fields=("objet", "personne", "onglet"),
        update_fields=("ensemble", "etat", "vu_le"),
    )


def oublier(objet: str, *, personne, onglet: str) -> bool:
    """Was this tab still counted?"""
    return bool(Presence.objects.filter(objet=objet, personne=personne, onglet=onglet).delete()[0])


def annoncer(objet: str, ensemble: str) -> None:
    publier(sujet_de(objet), *([sujet_des(ensemble)] if ensemble else []))


def purger() -> int:
    """Forget the tabs that no longer say anything; how many."""
    return Presence.objects.mortes().delete()[0]


def phrases(objet: str, presences: Iterable[Presence], *, personne, onglet: str = "") -> tuple[Phrase, ...]:
    """Who is there beside this tab, who writes before who reads; a person in several tabs writes if one of them does.

    Without a tab, everybody but herself: the page that she has just left may still count.
    """
    autres = [p for p in presences if p.personne_id != personne.pk or p.onglet != (onglet or p.onglet)]
    etats = defaultdict(set)
    for presence in autres:
        etats[presence.personne_id].add(presence.etat)
    noms = _noms([personne, *(presence.personne for presence in autres)])
    nom = registre.edition(objet).nom
    dites = []
    for is_ecrit, (un, plusieurs, vous) in VERBES.items():
        ici = [pk for pk, siens in etats.items() if (EtatPresence.ECRIT in siens) == is_ecrit]
        if personne.pk in ici:
            ici.remove(personne.pk)
            dites.append(Phrase(f"{vous} {nom}, dans un autre onglet.", is_ecrit))
        if ici:
            qui = typographie.enumerer(_abreger([noms[pk] for pk in ici]))
            dites.append(Phrase(f"{qui} {plusieurs if len(ici) > 1 else un} {nom}.", is_ecrit))
    return tuple(dites)


def presents(ensemble: str, *, personne) -> Presents:
    """Who writes where in a list, for one who may edit what it lists; one query."""
    par_objet = defaultdict(list)
    for presence in Presence.objects.vivantes().filter(ensemble=ensemble).select_related("personne"):
        par_objet[presence.objet].append(presence)
    return Presents(
        ensemble, {objet: phrases(objet, presences, personne=personne) for objet, presences in par_objet.items()}
    )


def nouvelles(ouvert: registre.Ouvert, versions: dict[str, int], *, personne, objet: str, etat: str) -> list[Nouvelle]:
    """What others saved since the versions that the form was opened on: a query for each object that has moved."""
    dites = []
    for champ, coedite in ouvert.versions.items():
        lue = versions.get(champ)
        if lue is not None and coedite.version > lue:
            posterieures = Revision.objects.of(coedite).filter(numero__gt=lue).select_related("personne")
            if revisions := list(posterieures[:20]):
                texte = _raconter(revisions, personne, registre.edition(objet).nom, etat)
                dites.append(Nouvelle(texte, coedite.get_historique_url()))
    return dites


def _raconter(revisions, personne, nom, etat):
    """`revisions`: the newest first."""
    auteurs = {revision.personne_id: revision.personne for revision in reversed(revisions) if revision.personne}
    is_soi = set(auteurs) == {personne.pk}
    noms = _noms([personne, *auteurs.values()])
    qui = typographie.enumerer(_abreger([noms[pk] for pk in auteurs if pk != personne.pk])) or "Quelqu’un"
    quand = _quand(revisions[0].at)
    if is_soi:
        fait = f"Vous avez enregistré {nom} {quand}, depuis un autre onglet ou un autre appareil."
    else:
        pluriel = len([pk for pk in auteurs if pk != personne.pk]) > 1
        fait = f"{qui} {'ont' if pluriel else 'a'} enregistré {nom} {quand}."
    if etat == EtatPresence.ECRIT:
        leurs = "à ceux-là" if is_soi else "aux leurs" if pluriel else "aux siens"
        return (
            f"{fait} À l’enregistrement, vos changements seront réunis {leurs}, ou comparés si ce sont les mêmes mots."
        )
    return f"{fait} Pour lire ce nouveau texte, rechargez la page."


def _quand(moment):
    moment = timezone.localtime(moment)
    heure = f"à {typographie.heure(moment)}"
    jour = moment.date()
    return heure if jour == horloge.aujourd_hui() else f"le {typographie.date_longue(jour)} {heure}"


def _noms(personnes) -> dict[int, str]:
    """First names, with the name where two people share one."""
    par_pk = {personne.pk: personne for personne in personnes}
    prenoms = [personne.prenom for personne in par_pk.values()]
    return {
        pk: str(personne) if prenoms.count(personne.prenom) > 1 else personne.prenom for pk, personne in par_pk.items()
    }


def _abreger(noms: list[str]) -> list[str]:
    if len(noms) <= NOMS + 1:
        return noms
    return [*noms[:NOMS], f"{len(noms) - NOMS} autres personnes"]
