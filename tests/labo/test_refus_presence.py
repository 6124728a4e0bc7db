"""Nobody is present on what she may not edit."""

import pytest
from django.contrib.auth.models import AnonymousUser

from labo import actions
from labo.models import Presence
from labo.refus import Refus
from tests.factories import ChantierFactory


ACTIONS = {
    actions.signaler_presence: lambda: {"objet": ChantierFactory().cle_objet, "onglet": "0" * 16, "etat": "lit"},
    actions.quitter_objet: lambda: {"objet": ChantierFactory().cle_objet, "onglet": "0" * 16},
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("anonyme", [True, False])
def test_a_stranger_is_refused(participante, action, anonyme):
    arguments = ACTIONS[action]()
    with pytest.raises(Refus):
        action(by=AnonymousUser() if anonyme else participante, **arguments)
    assert not Presence.objects.exists()
