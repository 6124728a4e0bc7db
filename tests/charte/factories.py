"""The charter of the tests."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from charte.enums import NatureAmendement
from charte.models import Amendement, Article, Charte, MembreComite, Section
from labo import revisions
from tests.factories import PersonneFactory


class CharteFactory(DjangoModelFactory):
    class Meta:
        model = Charte
        django_get_or_create = ("is_seule",)

    is_seule = True
    titre = "Charte d’essai"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = Section

    charte = factory.SubFactory(CharteFactory)
    rang = factory.Sequence(lambda n: n + 1)
    ancre = factory.LazyAttribute(lambda section: f"partie-{section.rang}")
    titre = factory.LazyAttribute(lambda section: f"Partie {section.rang}")


class ArticleFactory(DjangoModelFactory):
    class Meta:
        model = Article

    section = factory.SubFactory(SectionFactory)
    rang = factory.Sequence(lambda n: n + 1)
    ancre = factory.LazyAttribute(lambda article: f"point-{article.rang}")
    titre = factory.LazyAttribute(lambda article: f"Point {article.rang}")
    corps = "Le corps de l’article."


class MembreComiteFactory(DjangoModelFactory):
    class Meta:
        model = MembreComite

    charte = factory.SubFactory(CharteFactory)
    personne = factory.SubFactory(PersonneFactory)
    nomme_le = factory.LazyFunction(timezone.now)


class AmendementFactory(DjangoModelFactory):
    """Other words for an article, both with their first revision, as the actions leave them."""

    class Meta:
        model = Amendement
        skip_postgeneration_save = True

    charte = factory.SubFactory(CharteFactory)
    article = factory.SubFactory(ArticleFactory)
    numero = factory.Sequence(lambda n: n + 1)
    nature = NatureAmendement.MODIFIER
    base = 1
    titre = factory.LazyAttribute(lambda amendement: amendement.article.titre)
    corps = "Le corps de l’article, autrement."
    motif = "C’est plus clair."
    personne = factory.SubFactory(PersonneFactory)
    depose_le = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def premieres(amendement, create, extracted, **kwargs):
        if not revisions.derniere(amendement.article):
            revisions.ouvrir(amendement.article, by=None)
        revisions.ouvrir(amendement, by=amendement.personne)
