"""Every action on members, called directly by a stranger or by a plain member, refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser

from chantiers import actions
from chantiers.models import Invitation, Membre
from labo import horloge
from labo.refus import Perime, Refus
from tests.factories import MembreFactory, PersonneFactory


ACTIONS = {
    actions.accepter_demande: lambda gens: {"membre": gens["demande"]},
    actions.refuser_demande: lambda gens: {"membre": gens["demande"], "motif": "Non"},
    actions.changer_role: lambda gens: {"membre": gens["membre"], "role": "pilotage"},
    actions.transmettre_pilotage: lambda gens: {"chantier": gens["membre"].chantier, "successeur": gens["membre"]},
    actions.inviter_personne: lambda gens: {
        "chantier": gens["membre"].chantier,
        "prenom": "A",
        "nom": "B",
        "email": "a@essai.example",
    },
    actions.retirer_invitation: lambda gens: {"chantier": gens["membre"].chantier, "invitation_pk": 9700},
}


@pytest.fixture
def gens(db):
    membre = MembreFactory()
    demande = MembreFactory(
        chantier=membre.chantier, etat="demande", demande_le=horloge.maintenant(), rejoint_le=None, motivation="Agir"
    )
    Invitation.objects.create(
        pk=9700, chantier=membre.chantier, personne=PersonneFactory(), par=membre.personne, at=horloge.maintenant()
    )
    return {"membre": membre, "demande": demande}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("qui", ["étrangère", "anonyme", "membre", "pilote d’ailleurs"])
def test_who_does_not_lead_is_refused(gens, action, qui):
    by = {
        "étrangère": PersonneFactory,
        "anonyme": AnonymousUser,
        "membre": lambda: MembreFactory(chantier=gens["membre"].chantier).personne,
        "pilote d’ailleurs": lambda: MembreFactory(role="pilotage").personne,
    }[qui]()
    avant = list(Membre.objects.order_by("pk").values())
    with pytest.raises(Refus) as refus:
        action(by=by, **ACTIONS[action](gens))
    assert not isinstance(refus.value, Perime)
    assert list(Membre.objects.order_by("pk").values()) == avant
    assert list(Invitation.objects.values_list("pk", flat=True)) == [9700]
