"""What the page of a chantier tells at a glance; what it may tell to whom."""

from dataclasses import dataclass

from django.db import models

from labo.models import Revision


# section of the page -> the box that publishes it
PUBLIEES = {
    "contexte": "is_contexte_public",
    "fonctionnement": "is_fonctionnement_public",
    "rendez_vous": "is_rendez_vous_public",
    "objectifs": "is_objectifs_public",
    "feuille_de_route": "is_feuille_de_route_public",
    "engagements": "is_engagements_public",
    "liens": "is_liens_public",
}


def sections_lisibles(chantier, personne) -> dict[str, bool]:
    """Who is known reads all; the public reads what the chantier publishes."""
    return {nom: personne.is_authenticated or getattr(chantier, champ) for nom, champ in PUBLIEES.items()}


@dataclass(frozen=True)
class MembresEnBref:
    """Names only: the words stand on the page of the members."""

    combien: int
    pilotes: tuple[str, ...]  # « Léa Martin, pour La Ruche »
    organisations: tuple[tuple[str, tuple[str, ...]], ...]  # with who speaks for each
    personnes: tuple[str, ...]  # for themselves


def membres_en_bref(membres) -> MembresEnBref:
    """From the members as a reader may see them, in their order; those who lead are told apart."""
    organisations: dict[str, list[str]] = {}
    personnes = []
    for lu in membres:
        if lu.organisation:
            organisations.setdefault(lu.organisation, []).append(lu.nom)
        elif not lu.is_pilote:
            personnes.append(lu.nom)
    return MembresEnBref(
        combien=len(membres),
        pilotes=tuple(
            f"{lu.nom}, pour {lu.organisation}" if lu.organisation else lu.nom for lu in membres if lu.is_pilote
        ),
        organisations=tuple((nom, tuple(noms)) for nom, noms in sorted(organisations.items())),
        personnes=tuple(personnes),
    )


def ecriture_de(chantier) -> dict:
    """The first and the last save of the sheet: who, when. One query."""
    bornes = models.Q(numero=1) | models.Q(numero=chantier.version)
    revisions = list(
        Revision.objects.of(chantier).filter(bornes).select_related("personne").defer("champs").order_by("numero")
    )
    return {"premiere": revisions[0], "derniere": revisions[-1]} if revisions else {}
