"""Every action of the socle refuses a stranger."""

import pytest
from django.contrib.auth.models import AnonymousUser

from labo import actions
from labo.models import LienPersonnel, Organisation, Personne, Representation
from labo.refus import Refus
from tests.factories import OrganisationFactory, PersonneFactory


ACTIONS = {
    actions.creer_personne: lambda: {"prenom": "Une", "nom": "Intruse"},
    actions.creer_organisation: lambda: {"nom": "Une intruse"},
    actions.creer_representation: lambda: {"personne": PersonneFactory(), "organisation": OrganisationFactory()},
    actions.creer_lien: lambda: {"personne": PersonneFactory(is_equipe=True)},
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("anonyme", [True, False])
def test_a_stranger_is_refused(participante, action, anonyme):
    arguments = ACTIONS[action]()
    avant = [modele.objects.count() for modele in (Personne, Organisation, Representation, LienPersonnel)]
    with pytest.raises(Refus):
        action(by=AnonymousUser() if anonyme else participante, **arguments)
    assert [m.objects.count() for m in (Personne, Organisation, Representation, LienPersonnel)] == avant
