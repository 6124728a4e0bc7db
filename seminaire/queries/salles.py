"""The rooms of a seminar, for who edits its programme."""

from django.db import models

from seminaire.models import Salle


def salles_de(seminaire) -> list[Salle]:
    """In `combien`, how many séances of the programme use each. One query."""
    du_programme = models.Count("seances", filter=models.Q(seances__supprimee_le=None))
    return list(Salle.objects.filter(seminaire=seminaire).annotate(combien=du_programme).order_by("nom"))
