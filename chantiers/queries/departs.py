"""What somebody carries in a chantier: told before she leaves it, and flagged once she has."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from chantiers.enums import ETAPES_CLOSES
from chantiers.models import Chantier, Engagement, Etape, Membre


@dataclass(frozen=True)
class Charge:
    """An open étape or engagement that she holds, or of which she is the contact."""

    genre: str
    titre: str


def charges_de(personne, chantier) -> list[Charge]:
    """What waits for this person in a chantier. One query."""
    a_elle = Q(personne=personne) | Q(contact=personne), Q(chantier=OuterRef("pk"))
    etapes = Etape.objects.presents().filter(*a_elle).exclude(etat__in=ETAPES_CLOSES).values("titre")
    engagements = Engagement.objects.ouverts().filter(*a_elle).values("contenu")
    toutes = Chantier.objects.filter(pk=chantier.pk).values_list(ArraySubquery(etapes), ArraySubquery(engagements))
    siennes, siens = toutes.get()
    return [*(Charge("étape", titre) for titre in siennes), *(Charge("engagement", contenu) for contenu in siens)]


def has_parti():
    """Has who holds it, or its contact, left the chantier? An annotation of étapes and engagements."""
    a_elle = Q(personne=OuterRef("personne")) | Q(personne=OuterRef("contact"))
    return Exists(Membre.objects.partis().filter(a_elle, chantier=OuterRef("chantier")))
