"""Who may hold an étape of a chantier: its members, the organisations in whose name they came, the one that carries it."""

from dataclasses import dataclass

from django.db.models import Q

from labo.models import Organisation, Personne


@dataclass(frozen=True)
class PorteursPossibles:
    organisations: tuple[Organisation, ...]
    personnes: tuple[Personne, ...]
    contacts: tuple[Personne, ...]  # the members, and who represents these organisations


def porteurs_possibles(chantier, *, gardes=()) -> PorteursPossibles:
    """`gardes`: who holds it today, or is its contact, even if they have left since. Three queries."""
    organisations = Organisation.objects.filter(
        Q(adhesions__in=chantier.membres.presents())
        | Q(pk=chantier.structure_porteuse_id)
        | Q(pk__in=[objet.pk for objet in gardes if isinstance(objet, Organisation)])
    ).distinct()
    organisations = tuple(organisations)
    gardees = [objet.pk for objet in gardes if isinstance(objet, Personne)]
    membres = Q(adhesions__in=chantier.membres.presents()) | Q(pk__in=gardees)
    personnes = tuple(Personne.objects.filter(membres).distinct())
    contacts = Personne.objects.actives().filter(membres | Q(representations__organisation__in=organisations))
    return PorteursPossibles(organisations, personnes, tuple(contacts.distinct()))
