"""What is to be checked in the draft."""

from seminaire.alertes import Alerte, alertes
from seminaire.contenu import Contenu, CreneauLu, SalleLue
from seminaire.models import Creneau, Seance, Seminaire
from seminaire.queries.brouillon import brouillon_de, entete_de


def alertes_du_jour_de(creneau_pk: int) -> tuple[Alerte, ...]:
    """Of the day of this créneau alone, as they stand: what is said of a créneau looks at no other day. 6 queries."""
    creneau = Creneau.objects.select_related("seminaire").get(pk=creneau_pk)
    ce_jour = Seance.objects.of_seminaire(creneau.seminaire).filter(creneau__jour=creneau.jour)
    return alertes(brouillon_de(creneau.seminaire, ce_jour.values("pk")))


def alertes_des(seminaire: Seminaire, creneaux: tuple[CreneauLu, ...]) -> tuple[Alerte, ...]:
    """Of a whole draft, for who has read its créneaux already: 1 query."""
    salles = tuple(SalleLue(*salle) for salle in seminaire.salles.values_list("nom", "places"))
    return alertes(Contenu(entete_de(seminaire), creneaux, salles))
