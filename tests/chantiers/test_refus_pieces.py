"""Every action on objectifs and links, called directly by a stranger, refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser

from chantiers import actions
from chantiers.models import Abonnement, LienUtile, Objectif
from labo.refus import Refus
from tests.factories import ChantierFactory, PersonneFactory


def retablir(nom):
    return lambda chantier, pieces: {nom: pieces[nom], "numero": 1, "version": 1}


def sur(nom, **champs):
    return lambda chantier, pieces: {nom: pieces[nom], **champs}


ACTIONS = {
    actions.ajouter_objectif: lambda chantier, pieces: {"chantier": chantier, "texte": "Le mien"},
    actions.modifier_objectif: sur("objectif", version=1, texte="Le mien"),
    actions.retablir_objectif: retablir("objectif"),
    actions.deplacer_objectif: sur("objectif", vers_le_haut=True),
    actions.supprimer_objectif: sur("objectif"),
    actions.restaurer_objectif: sur("objectif"),
    actions.ajouter_lien: lambda chantier, pieces: {"chantier": chantier, "titre": "X", "adresse": "https://x.example"},
    actions.modifier_lien: sur("lien", version=1, titre="Le mien"),
    actions.retablir_lien: retablir("lien"),
    actions.supprimer_lien: sur("lien"),
    actions.restaurer_lien: sur("lien"),
    actions.desabonner: sur("abonnement"),
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("is_anonyme", [False, True], ids=["personne", "anonyme"])
def test_a_stranger_is_refused(db, action, is_anonyme):
    chantier = ChantierFactory()
    pieces = {
        "abonnement": Abonnement.objects.create(chantier=chantier, personne=PersonneFactory()),
        "objectif": Objectif.objects.create(chantier=chantier, texte="Essaimer", rang=1),
        "lien": LienUtile.objects.create(chantier=chantier, titre="Le dossier", adresse="https://exemple.fr/"),
    }
    with pytest.raises(Refus):
        action(by=AnonymousUser() if is_anonyme else PersonneFactory(), **ACTIONS[action](chantier, pieces))
    assert Objectif.objects.get().texte == "Essaimer"
    assert LienUtile.objects.get().titre == "Le dossier"
