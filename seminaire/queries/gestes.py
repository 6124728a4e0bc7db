"""The acts of the editor that can still be undone, and those that just were."""

from labo import horloge
from seminaire.models import Geste


def gestes_du_jour(seminaire) -> list[Geste]:
    """Of the last 24 hours, the last one first, without what they hold. One query."""
    recents = Geste.objects.filter(seminaire=seminaire, at__gt=horloge.maintenant() - Geste.DELAI)
    return list(recents.defer("avant", "apres").order_by("-pk"))


def dernier_de(personne, gestes) -> Geste | None:
    """The last of these that this person did and has not undone."""
    return next((g for g in gestes if g.personne_id == personne.pk and g.annule_le is None), None)
