import pytest

from tests.chantiers.monde import peupler


@pytest.fixture
def monde(db):
    """One person for each role of an access table."""
    return peupler()
