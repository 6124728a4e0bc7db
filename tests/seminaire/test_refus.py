"""Every action, called directly by a stranger, refuses: the permission is inside."""

from datetime import time

import pytest
from django.contrib.auth.models import AnonymousUser

from labo import horloge
from labo.refus import Refus
from seminaire import actions
from seminaire.contenu import Contenu, Entete
from seminaire.models import Annonce, Creneau, Participation, Salle, Seance, Seminaire, VersionProgramme
from tests.factories import ChantierFactory, PersonneFactory
from tests.seminaire.factories import JOUR, ParticipationFactory, SalleFactory, facilitation_de, seance_a


def salle_de(seance):
    seminaire = seance.creneau.seminaire
    return {"seminaire": seminaire, "salle_pk": SalleFactory(seminaire=seminaire, nom="Hall").pk}


# action -> its arguments, made from a séance of a seminar
ACTIONS = {
    actions.creer_seminaire: lambda seance: {"slug": "le-mien", "titre": "Le mien"},
    actions.marquer_courant: lambda seance: {"seminaire": seance.creneau.seminaire},
    actions.modifier_seminaire: lambda seance: {
        "seminaire": seance.creneau.seminaire,
        "version": 1,
        "titre": "Le mien",
    },
    actions.inscrire_participation: lambda seance: {
        "seminaire": seance.creneau.seminaire,
        "personne": PersonneFactory(),
    },
    actions.creer_programme: lambda seance: {
        "seminaire": seance.creneau.seminaire,
        "seances": [{"titre": "La mienne"}],
        "remplacer": True,
    },
    actions.appliquer_contenu: lambda seance: {
        "seminaire": seance.creneau.seminaire,
        "contenu": Contenu(Entete("Le mien")),
    },
    actions.ajouter_seance: lambda seance: {"seminaire": seance.creneau.seminaire, "titre": "La mienne"},
    actions.modifier_seance: lambda seance: {
        "seance": seance,
        "version": 1,
        "version_creneau": 1,
        "titre": "La mienne",
    },
    actions.deplacer_seance: lambda seance: {"seance": seance, "sens": "descendre", "version": 1},
    actions.placer_seance: lambda seance: {
        "seance": seance,
        "jour": seance.creneau.jour,
        "debut": time(15),
        "salle": "",
        "version": 1,
        "version_creneau": 1,
    },
    actions.avancer_de: lambda seance: {"seance": seance, "minutes": 5, "version_creneau": 1},
    actions.supprimer_seance: lambda seance: {"seance": seance},
    actions.restaurer_seance: lambda seance: {"seance": seance},
    actions.retablir_seance: lambda seance: {"seance": seance, "numero": 1, "version": 1},
    actions.retablir_seminaire: lambda seance: {"seminaire": seance.creneau.seminaire, "numero": 1, "version": 1},
    actions.restaurer_programme: lambda seance: {
        "seminaire": seance.creneau.seminaire,
        "supprimees_le": horloge.maintenant(),
    },
    actions.publier_programme: lambda seance: {"seminaire": seance.creneau.seminaire, "edition": 1},
    actions.reprendre_version: lambda seance: {
        "seminaire": seance.creneau.seminaire,
        "numero": 1,
        "edition": seance.creneau.seminaire.edition,
    },
    actions.retirer_version: lambda seance: {"seminaire": seance.creneau.seminaire, "numero": 1},
    actions.annoncer: lambda seance: {"seminaire": seance.creneau.seminaire, "texte": "La mienne"},
    actions.retirer_annonce: lambda seance: {
        "annonce": Annonce.objects.create(seminaire=seance.creneau.seminaire, texte="La leur")
    },
    actions.decaler_suite: lambda seance: {"seance": seance, "minutes": 10, "version_creneau": 1},
    actions.scinder_creneau: lambda seance: {"seance": seance, "a": time(9, 30), "version_creneau": 1},
    actions.intituler_creneau: lambda seance: {"seance": seance, "intitule": "Le mien", "version_creneau": 1},
    actions.dupliquer_seance: lambda seance: {"seance": seance, "version_creneau": 1},
    actions.paralleliser_seance: lambda seance: {"seance": seance, "version_creneau": 1},
    actions.separer_seance: lambda seance: {"seance": seance, "version_creneau": 1},
    actions.annuler_geste: lambda seance: {"geste": un_geste(seance)},
    actions.repartir_par_chantier: lambda seance: {"seance": seance},
    actions.ajouter_salle: lambda seance: {"seminaire": seance.creneau.seminaire, "nom": "La mienne"},
    actions.modifier_salle: lambda seance: {
        **salle_de(seance),
        "nom": "La mienne",
        "places": None,
        "lue": ("Hall", None),
    },
    actions.supprimer_salle: lambda seance: salle_de(seance),
    actions.dupliquer_seminaire: lambda seance: {
        "seminaire": seance.creneau.seminaire,
        "titre": "Le mien",
        "date_debut": JOUR,
        "lieu": "",
    },
}
RESERVEES = (
    actions.creer_seminaire,
    actions.marquer_courant,
    actions.inscrire_participation,
    actions.dupliquer_seminaire,
)


def un_geste(seance):
    return actions.decaler_suite(seance=seance, minutes=10, version_creneau=1, by=None).geste


def participante():
    return ParticipationFactory().personne


def partie():
    return PersonneFactory(is_equipe=True, is_active=False)


def etat():
    """All that an act could have changed."""
    modeles = (Seminaire, Participation, Salle, Creneau, Seance, VersionProgramme, Annonce)
    return [list(modele.objects.order_by("pk").values()) for modele in modeles]


@pytest.fixture
def seance(db):
    seance = seance_a(ParticipationFactory().seminaire, "9:00")
    seance_a(seance.creneau.seminaire, "10:00")
    ChantierFactory()
    return seance


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("qui", [PersonneFactory, participante, partie, AnonymousUser], ids=lambda qui: qui.__name__)
def test_a_stranger_is_refused(seance, action, qui):
    by, arguments = qui(), ACTIONS[action](seance)
    avant = etat()
    with pytest.raises(Refus):
        action(by=by, **arguments)
    assert etat() == avant


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
def test_the_facilitation_of_another_seminar_is_refused(seance, action):
    ailleurs = facilitation_de(ParticipationFactory().seminaire)
    with pytest.raises(Refus):
        action(by=ailleurs, **ACTIONS[action](seance))


@pytest.mark.parametrize("action", RESERVEES, ids=lambda action: action.__name__)
def test_what_equipe_keeps_for_itself(seance, action):
    with pytest.raises(Refus, match="équipe du Labo"):
        action(by=facilitation_de(seance.creneau.seminaire), **ACTIONS[action](seance))
