"""What is to be checked in the draft."""

from seminaire.alertes import Alerte, alertes
from seminaire.contenu import Contenu, CreneauLu, SalleLue
from seminaire.models import Seminaire
from seminaire.queries.brouillon import brouillon_de, entete_de


def alertes_de(seminaire: Seminaire) -> tuple[Alerte, ...]:
    """Of the draft as it stands: 5 queries."""
    return alertes(brouillon_de(seminaire))


def alertes_des(seminaire: Seminaire, creneaux: tuple[CreneauLu, ...]) -> tuple[Alerte, ...]:
    """The same for who has read the créneaux already: 1 query."""
    salles = tuple(SalleLue(*salle) for salle in seminaire.salles.values_list("nom", "places"))
    return alertes(Contenu(entete_de(seminaire), creneaux, salles))
