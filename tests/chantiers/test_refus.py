"""Every action, called directly by a stranger, refuses: the permission is inside."""

import pytest
from django.contrib.auth.models import AnonymousUser

from chantiers import actions
from labo.refus import Refus
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory


# action -> its arguments, made from a chantier and one of its members
ACTIONS = {
    actions.creer_chantier: lambda chantier, membre: {"numero": 9, "titre": "Le mien"},
    actions.modifier_chantier: lambda chantier, membre: {"chantier": chantier, "version": 1, "titre": "Le mien"},
    actions.retablir_chantier: lambda chantier, membre: {"chantier": chantier, "numero": 1, "version": 1},
    actions.retablir_adhesion: lambda chantier, membre: {"membre": membre, "numero": 1, "version": 1},
    actions.nommer_pilotage: lambda chantier, membre: {"chantier": chantier, "personne": membre.personne},
    actions.modifier_adhesion: lambda chantier, membre: {"membre": membre, "version": 1, "motivation": "Ses mots"},
    actions.fermer_adhesions: lambda chantier, membre: {},
    actions.quitter_chantier: lambda chantier, membre: {"membre": membre},
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("etrangere", [PersonneFactory.build, AnonymousUser], ids=["personne", "anonyme"])
def test_a_stranger_is_refused(db, action, etrangere):
    etrangere = etrangere()
    if etrangere.is_authenticated:
        etrangere.save()
    membre = MembreFactory(motivation="Mes mots")
    with pytest.raises(Refus):
        action(by=etrangere, **ACTIONS[action](membre.chantier, membre))
    membre.refresh_from_db()
    assert (membre.motivation, membre.parti_le) == ("Mes mots", None)


def test_nobody_anonymous_joins(db):
    with pytest.raises(Refus):
        actions.rejoindre_chantier(chantier=ChantierFactory(), by=AnonymousUser())


def test_nobody_speaks_for_an_organisation_that_she_does_not_represent(db, participante):
    with pytest.raises(Refus, match="ne représentez pas"):
        actions.rejoindre_chantier(chantier=ChantierFactory(), by=participante, organisation=OrganisationFactory())
