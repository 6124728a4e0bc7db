"""Every action on the roadmap, called directly by a stranger, refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser

from chantiers import actions
from chantiers.models import Dependance, Etape, Nouvelle
from labo.refus import Refus
from tests.chantiers.etapes import etape_de
from tests.factories import ChantierFactory, PersonneFactory


def sur(**champs):
    return lambda une, autre: {"etape": une, **champs}


ACTIONS = {
    actions.ajouter_etape: lambda une, autre: {"chantier": une.chantier, "titre": "La mienne"},
    actions.modifier_etape: sur(version=1, titre="La mienne"),
    actions.retablir_etape: sur(numero=1, version=1),
    actions.supprimer_etape: sur(),
    actions.restaurer_etape: sur(),
    actions.changer_etat: sur(etat="terminee", depuis="prevue"),
    actions.dire_nouvelle: sur(texte="Des mots"),
    actions.ajouter_dependance: lambda une, autre: {"etape": une, "attend": autre},
    actions.retirer_dependance: lambda une, autre: {"etape": autre, "attend": une},
    actions.modifier_besoins: sur(besoins={"temps": 3}, vus={}),
    actions.decaler_suites: sur(depuis=1, choisies={}),
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("is_anonyme", [False, True], ids=["personne", "anonyme"])
def test_a_stranger_is_refused(db, action, is_anonyme):
    chantier = ChantierFactory()
    une = etape_de(chantier, "Une")
    autre = etape_de(chantier, "Autre", attend=[une])
    with pytest.raises(Refus) as refus:
        action(by=AnonymousUser() if is_anonyme else PersonneFactory(), **ACTIONS[action](une, autre))
    assert refus.value.status == 403
    assert set(Etape.objects.presents().values_list("titre", "etat")) == {("Une", "prevue"), ("Autre", "prevue")}
    assert (Dependance.objects.count(), Nouvelle.objects.count(), une.besoins.count()) == (1, 0, 0)
