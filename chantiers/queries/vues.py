"""The same étapes in three shapes: a timeline, a board by state, a list by month and quarter."""

from collections.abc import Sequence
from dataclasses import dataclass

from chantiers import frise, periodes
from chantiers.enums import EtatEtape, NatureEtape
from chantiers.queries.etapes import EtapeLue, FeuilleLue
from labo import horloge


MENTIONS = {EtatEtape.ABANDONNEE: "Abandonnée"}


@dataclass(frozen=True)
class Groupe:
    """What is due in one month, or in one quarter."""

    titre: str
    etapes: tuple[EtapeLue, ...]


@dataclass(frozen=True)
class Colonne:
    etat: str
    titre: str
    etapes: tuple[EtapeLue, ...]


@dataclass(frozen=True)
class PisteLue:
    piste: frise.Piste
    couleur: int
    barres: tuple[tuple[frise.Barre, EtapeLue], ...]


@dataclass(frozen=True)
class FriseLue:
    frise: frise.Frise
    pistes: tuple[PisteLue, ...]
    resume: str


def groupes(etapes: Sequence[EtapeLue]) -> list[Groupe]:
    """In the order of time; a quarter after its last month, what has no échéance at the end."""
    par_periode: dict[str, list[EtapeLue]] = {}
    for etape in etapes:
        par_periode.setdefault(_periode_de(etape.echeance), []).append(etape)
    return [
        Groupe(periodes.ecrire(periode) or "sans échéance", tuple(par_periode[periode]))
        for periode in sorted(par_periode, key=_rang)
    ]


def _periode_de(echeance):
    return echeance[:7]  # a day has its month


def _rang(periode):
    return (not periode, periode and periodes.fin(periode).isoformat(), "T" in periode)


def colonnes(etapes: Sequence[EtapeLue]) -> list[Colonne]:
    return [
        Colonne(etat.value, etat.label, tuple(etape for etape in etapes if etape.etat == etat)) for etat in EtatEtape
    ]


def frise_de(feuilles: Sequence[FeuilleLue]) -> FriseLue | None:
    """One roadmap by nature; several, one track for each chantier. None when nothing has a date."""
    etapes = [etape for feuille in feuilles for etape in feuille.etapes]
    if len(feuilles) == 1:
        pistes = [(nature.value, nature.label.capitalize()) for nature in NatureEtape]
        couleurs = dict.fromkeys(NatureEtape.values, feuilles[0].chantier.couleur)
        cles = {etape.pk: etape.nature for etape in etapes}
    else:
        pistes = [(str(f.chantier.pk), f"{f.chantier.numero}. {f.chantier.titre}") for f in feuilles]
        couleurs = {str(feuille.chantier.pk): feuille.chantier.couleur for feuille in feuilles}
        cles = {etape.pk: str(etape.chantier_id) for etape in etapes}
    dessin = frise.dessiner([_source(etape, cles[etape.pk]) for etape in etapes], pistes, horloge.aujourd_hui())
    if dessin is None:
        return None
    par_pk = {etape.pk: etape for etape in etapes}
    lues = tuple(
        PisteLue(piste, couleurs[piste.cle], tuple((barre, par_pk[barre.pk]) for barre in piste.barres))
        for piste in dessin.pistes
    )
    return FriseLue(dessin, lues, resumer(etapes))


def resumer(etapes: Sequence[EtapeLue]) -> str:
    """« 12 étapes, dont 2 en retard et 4 terminées. », « 5 étapes, toutes en retard. », « Aucune étape. »"""
    total = len(etapes)
    if not total:
        return "Aucune étape."
    retards = sum(etape.is_en_retard for etape in etapes)
    faites = sum(etape.etat == EtatEtape.TERMINEE for etape in etapes)
    comptes = [(retards, "en retard"), (faites, f"terminée{'s' * (faites > 1)}")]
    dont = [f"{combien} {mots}" for combien, mots in comptes if combien]
    suite = f", dont {' et '.join(dont)}" if dont else ""
    for combien, mots in comptes:
        if combien == total:
            suite = f", toutes {mots}" if total > 1 else f", {mots}"
    return f"{total} étape{'s' * (total > 1)}{suite}."


def _source(etape, piste):
    mention = "En retard" if etape.is_en_retard else MENTIONS.get(etape.etat, "")
    attend = tuple(attendue.pk for attendue in etape.attend)
    return frise.Source(etape.pk, piste, etape.titre, etape.debut, etape.echeance, attend, mention)
