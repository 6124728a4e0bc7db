"""What the journeys of writing share."""

import pytest

from labo import revisions
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory


@pytest.fixture
def comite(transactional_db):
    comite = MembreComiteFactory()
    contexte = SectionFactory(charte=comite.charte, titre="Contexte", ancre="contexte")
    article = ArticleFactory(section=contexte, ancre="agir", titre="Agir ensemble", corps="Nous agissons.")
    revisions.ouvrir(article, by=None)
    return comite.personne
