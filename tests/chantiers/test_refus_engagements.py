"""Every action on engagements, called directly by a stranger, refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser

from chantiers import actions
from chantiers.models import Engagement
from labo.refus import Refus
from tests.chantiers.engagements import engagement_de
from tests.factories import ChantierFactory, PersonneFactory


ACTIONS = {
    actions.prendre_engagement: lambda e: {"chantier": e.chantier, "contenu": "Le mien", "personne": e.personne},
    actions.modifier_engagement: lambda e: {"engagement": e, "version": 1, "contenu": "Le mien"},
    actions.retablir_engagement: lambda e: {"engagement": e, "numero": 1, "version": 1},
    actions.supprimer_engagement: lambda e: {"engagement": e},
    actions.restaurer_engagement: lambda e: {"engagement": e},
    actions.dire_engagement: lambda e: {"engagement": e, "etat": "tenu", "depuis": 0},
    actions.demander_nouvelles: lambda e: {"engagement": e},
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("is_anonyme", [False, True], ids=["personne", "anonyme"])
def test_a_stranger_is_refused(db, action, is_anonyme):
    engagement = engagement_de(PersonneFactory(), ChantierFactory())
    with pytest.raises(Refus):
        action(by=AnonymousUser() if is_anonyme else PersonneFactory(), **ACTIONS[action](engagement))
    assert Engagement.objects.get().contenu == "Relire le guide"
