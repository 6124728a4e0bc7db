import pytest

from tests.boite import ouvrir_boite
from tests.chantiers.monde import peupler


@pytest.fixture
def monde(db):
    """One person for each role of an access table."""
    return peupler()


@pytest.fixture
def boite(settings):
    """A real mail server."""
    yield from ouvrir_boite(settings)
