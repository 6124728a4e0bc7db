"""What the tests of the charter share."""

import pytest

from tests.boite import ouvrir_boite


@pytest.fixture
def boite(settings):
    """A real mail server."""
    yield from ouvrir_boite(settings)
