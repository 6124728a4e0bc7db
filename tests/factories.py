"""People and things of the tests; the words say which test world they are from."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from chantiers.models import Chantier, Membre
from labo.models import Organisation, Personne, Representation


class PersonneFactory(DjangoModelFactory):
    class Meta:
        model = Personne

    prenom = factory.Sequence(lambda n: f"Prénom{n}")
    nom = factory.Sequence(lambda n: f"Nom{n}")
    email = factory.Sequence(lambda n: f"personne{n}@essai.example")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    nom = factory.Sequence(lambda n: f"Organisation {n}")


class RepresentationFactory(DjangoModelFactory):
    class Meta:
        model = Representation

    personne = factory.SubFactory(PersonneFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class ChantierFactory(DjangoModelFactory):
    class Meta:
        model = Chantier

    numero = factory.Sequence(lambda n: n + 1)
    titre = factory.LazyAttribute(lambda chantier: f"Chantier d’essai {chantier.numero}")


class MembreFactory(DjangoModelFactory):
    class Meta:
        model = Membre

    chantier = factory.SubFactory(ChantierFactory)
    personne = factory.SubFactory(PersonneFactory)
    rejoint_le = factory.LazyFunction(timezone.now)
