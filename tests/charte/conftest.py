"""What the tests of the charter share."""

import pytest

from tests.boite import ouvrir_boite
from tests.charte.comite import article_agir
from tests.charte.factories import MembreComiteFactory


@pytest.fixture
def boite(settings):
    """A real mail server."""
    yield from ouvrir_boite(settings)


@pytest.fixture
def comite(db):
    return MembreComiteFactory().personne


@pytest.fixture
def article(comite):
    return article_agir(comite)
