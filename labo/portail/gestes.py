"""What a person can do from the home page, the most useful first."""

from dataclasses import dataclass

from django.urls import reverse

from chantiers.queries import attentes_de, combien_attendent
from charte.queries import combien_attendent_le_comite


GESTES = 6


@dataclass(frozen=True)
class Geste:
    titre: str
    detail: str
    url: str
    icone: str


def gestes_de(personne, adhesions, *, can_modifier, is_dit=False) -> list[Geste]:
    """At most six; two queries for a signed-in person, none for a visitor.

    `is_dit`: the page says already what awaits her.
    """
    lire = [
        Geste("Le programme", "La journée, heure par heure.", reverse("seminaire:programme"), "calendar-days"),
        Geste("La charte", "Le texte qui nous lie, et ses versions.", reverse("charte:charte_detail"), "book-open"),
    ]
    chantiers = Geste(
        "Les chantiers", "Leurs défis, et qui les porte.", reverse("chantiers:chantier_list"), "user-group"
    )
    if not personne.is_authenticated:
        entrer = Geste("Se connecter", "Par un lien personnel, sans mot de passe.", reverse("labo:connexion"), "key")
        return [lire[0], chantiers, lire[1], entrer]
    return [
        *(() if is_dit else _repondre(combien_attendent(personne))),
        *(() if is_dit else _sieger(combien_attendent_le_comite(personne))),
        *_animer(can_modifier),
        *_participer(adhesions, chantiers),
        *lire,
    ][:GESTES]


def ce_qui_attend(personne) -> list[Geste]:
    """After the day, the first thing that one reads. Four queries."""
    attentes = attentes_de(personne)
    return [
        *_repondre(attentes.engagements),
        *_relancer(attentes.etapes_en_retard),
        *_accueillir(attentes.demandes),
        *_sieger(combien_attendent_le_comite(personne)),
    ]


def _relancer(combien):
    if not combien:
        return []
    titre = f"{combien} étapes dont vous répondez sont en retard" if combien > 1 else "Une de vos étapes est en retard"
    return [Geste(titre, "Dire où l’on en est.", f"{reverse('portail:moi')}#mes-etapes", "clock")]


def _accueillir(numeros):
    if not numeros:
        return []
    combien = len(numeros)
    titre = f"{combien} demandes attendent votre réponse" if combien > 1 else "Une demande attend votre réponse"
    url = reverse("chantiers:membre_list", args=numeros[:1])
    return [Geste(titre, "Accepter, ou dire pourquoi.", url, "user-plus")]


def _repondre(combien):
    if not combien:
        return []
    titre = f"{combien} engagements attendent votre réponse" if combien > 1 else "Un engagement attend votre réponse"
    url = f"{reverse('portail:moi')}#mes-engagements"
    return [Geste(titre, "Confirmer, ou dire où l’on en est.", url, "chat-bubble-left-right")]


def _sieger(combien):
    if not combien:
        return []
    titre = (
        f"{combien} amendements attendent la réponse du comité"
        if combien > 1
        else "Un amendement attend la réponse du comité"
    )
    return [Geste(titre, "Les lire article par article, répondre.", reverse("charte:fusion"), "scale")]


def _animer(can_modifier):
    if can_modifier:
        url = reverse("seminaire:programme_edition")
        return [Geste("Modifier le programme", "Ajouter, déplacer, corriger une séance.", url, "pencil-square")]
    return []


def _participer(adhesions, chantiers):
    if not adhesions:
        return [
            Geste("Rejoindre un chantier", "Choisir un défi, dire ce qui vous amène.", chantiers.url, "hand-raised")
        ]
    miens = [
        Geste(
            f"Mon chantier {membre.chantier.numero}", membre.chantier.titre, membre.chantier.get_absolute_url(), "heart"
        )
        for membre in adhesions[:2]
    ]
    return [*miens, chantiers]
