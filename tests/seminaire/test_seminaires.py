"""A seminar: which one is current, its presentation, who takes part; creating a whole programme."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from labo.models import Evenement, Revision
from labo.refus import Conflit, Perime
from seminaire import actions
from seminaire.models import Creneau, Intervention, Participation, Seance, Seminaire, Temps
from seminaire.queries import entete_de
from tests.factories import OrganisationFactory, PersonneFactory
from tests.seminaire.factories import JOUR, CreneauFactory, SeminaireFactory, facilitation_de, seance_a


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("jours", "marque", "courant"),
    [
        (["2023-10-18", "2023-10-19", "2023-11-01"], None, "2023-10-19"),  # today is still to come
        (["2023-10-18", "2023-11-01", "2023-12-01"], None, "2023-11-01"),  # the next
        (["2023-01-01", "2023-10-18"], None, "2023-10-18"),  # the last
        (["2023-01-01", None], None, "2023-01-01"),
        ([None], None, None),
        (["2023-01-01", "2023-11-01"], "2023-01-01", "2023-01-01"),  # whatever the calendar says
    ],
)
def test_which_seminar_is_current(a_l_heure, jours, marque, courant):
    a_l_heure("2023-10-19T23:50")
    for jour in jours:
        SeminaireFactory(date_debut=jour and date.fromisoformat(jour), est_courant=bool(marque and jour == marque))
    assert Seminaire.objects.courant().date_debut == (courant and date.fromisoformat(courant))


def test_a_seminar_of_several_days_is_current_until_its_last(a_l_heure, equipe):
    a_l_heure("2023-10-20T10:00")
    long = SeminaireFactory(date_debut=date(2023, 10, 19))
    actions.ajouter_seance(seminaire=long, titre="Dernière", jour=date(2023, 10, 21), by=equipe)
    SeminaireFactory(date_debut=date(2023, 11, 1))
    assert Seminaire.objects.courant() == long
    a_l_heure("2023-10-22T10:00")
    assert Seminaire.objects.courant() != long


def test_there_may_be_none():
    assert Seminaire.objects.courant() is None


def test_marking_one_unmarks_the_other(equipe):
    ancien, nouveau = SeminaireFactory(est_courant=True), SeminaireFactory()
    actions.marquer_courant(seminaire=nouveau, by=equipe)
    assert list(Seminaire.objects.filter(est_courant=True)) == [nouveau]
    with pytest.raises(IntegrityError), transaction.atomic():
        Seminaire.objects.filter(pk=ancien.pk).update(est_courant=True)


def test_a_seminar_is_created_whole(equipe):
    seminaire = actions.creer_seminaire(slug="lancement", titre="Lancement", objectifs="Un\n\n Deux ", by=equipe)
    assert entete_de(seminaire).objectifs_liste == ["Un", "Deux"]
    assert Revision.objects.of(seminaire).get().champs["titre"] == "Lancement"
    with pytest.raises(ValidationError):
        actions.creer_seminaire(slug="lancement", titre="Un autre", by=equipe)


def test_the_presentation_is_co_edited(equipe):
    seminaire = SeminaireFactory(titre="Avant")
    fanny = facilitation_de(seminaire)
    actions.modifier_seminaire(seminaire=seminaire, version=1, titre="Après", lieu="Paris", by=fanny)
    with pytest.raises(Conflit) as erreur:
        actions.modifier_seminaire(seminaire=seminaire, version=1, titre="Autrement", lieu="Paris", by=equipe)
    assert [champ.nom for champ in erreur.value.champs] == ["titre"]
    seminaire.refresh_from_db()
    assert (seminaire.titre, seminaire.version, seminaire.edition) == ("Après", 2, 2)
    assert Evenement.objects.of(seminaire).get().champs == ["titre", "lieu"]


def test_registering_twice_says_it_anew(equipe):
    seminaire, personne, organisation = SeminaireFactory(), PersonneFactory(), OrganisationFactory()
    actions.inscrire_participation(seminaire=seminaire, personne=personne, by=equipe)
    actions.inscrire_participation(
        seminaire=seminaire, personne=personne, organisation=organisation, role="facilitation", by=equipe
    )
    participation = Participation.objects.get()
    assert (participation.organisation, participation.role) == (organisation, "facilitation")


PROGRAMME = [
    {"jour": JOUR, "debut": time(9), "fin": time(9, 30), "titre": "Accueil", "salle": "Hall"},
    {
        "jour": JOUR,
        "debut": time(9, 30),
        "fin": time(9, 45),
        "fin_deduite": True,
        "titre": "Introduction",
        "salle": "hall",
        "intervenants": [
            {"nom": "Claude Alphandéry", "fonction": "président d’honneur", "organisation": "Labo de l’ESS"},
            {"nom": "Denis Dementhon", "fonction": None},
        ],
    },
    {"jour": JOUR, "debut": None, "fin": None, "titre": "Pause"},
    {
        "jour": JOUR,
        "debut": time(14, 15),
        "fin": time(15, 45),
        "titre": "Ateliers",
        "sous_elements": [
            {"titre": "Premier temps", "debut": None, "fin": None},
            {"titre": "Deuxième temps", "debut": time(14, 45), "fin": time(15), "intervenants": [{"nom": "Une voix"}]},
        ],
    },
]


def test_a_programme_is_created_exactly_as_listed():
    seminaire = SeminaireFactory(date_debut=None)
    seances = actions.creer_programme(seminaire=seminaire, seances=PROGRAMME, by=facilitation_de(seminaire))
    creneaux = Creneau.objects.filter(seminaire=seminaire).order_by("rang")
    assert [(c.jour, c.debut, c.fin, c.fin_deduite) for c in creneaux] == [
        (JOUR, lue["debut"], lue["fin"], lue.get("fin_deduite", False)) for lue in PROGRAMME
    ]
    assert [seance.titre for seance in seances] == ["Accueil", "Introduction", "Pause", "Ateliers"]
    assert [seance.nature for seance in seances] == ["accueil", "pleniere", "pause", "atelier"]
    assert seances[0].salle == seances[1].salle
    assert list(Intervention.objects.order_by("seance", "rang").values_list("nom", "fonction", "organisation")) == [
        ("Claude Alphandéry", "président d’honneur", "Labo de l’ESS"),
        ("Denis Dementhon", "", ""),
        ("Une voix", "", ""),
    ]
    assert [temps.titre for temps in Temps.objects.order_by("rang")] == ["Premier temps", "Deuxième temps"]
    seminaire.refresh_from_db()
    assert seminaire.date_debut == JOUR
    assert Evenement.objects.of(seminaire).get().verbe == "programme_cree"


def test_a_seminar_that_has_a_programme_asks_before_it_is_replaced(equipe):
    seminaire = SeminaireFactory()
    ancienne = seance_a(seminaire, "9:00", titre="L’ancienne")
    with pytest.raises(Perime, match="déjà un programme"):
        actions.creer_programme(seminaire=seminaire, seances=PROGRAMME, by=equipe)
    actions.creer_programme(seminaire=seminaire, seances=PROGRAMME, remplacer=True, by=equipe)
    assert Seance.objects.of_seminaire(seminaire).presentes().count() == 4
    actions.restaurer_seance(seance=ancienne, by=equipe)
    assert Seance.objects.of_seminaire(seminaire).presentes().count() == 5


@pytest.mark.parametrize(
    "fautive",
    [
        {"titre": ""},
        {"titre": "x" * 301},
        {"titre": "A", "debut": time(10), "fin": time(9)},
        {"titre": "A", "fin": time(9)},
        {"titre": "A", "salle": "x" * 81},
        {"titre": "A", "intervenants": [{"nom": "x" * 161}]},
        {"titre": "A", "sous_elements": [{"titre": "B", "debut": time(10), "fin": time(9)}]},
    ],
)
def test_a_faulty_line_leaves_nothing_half_written(equipe, fautive):
    seminaire = SeminaireFactory()
    with pytest.raises(ValidationError):
        actions.creer_programme(seminaire=seminaire, seances=[*PROGRAMME, fautive], by=equipe)
    assert not Creneau.objects.exists()


def test_a_command_of_the_server_answers_for_itself():
    seminaire = actions.creer_seminaire(slug="lancement", titre="Lancement", by=None)
    assert len(actions.creer_programme(seminaire=seminaire, seances=PROGRAMME, by=None)) == 4


@pytest.mark.parametrize(
    ("champs", "nom"),
    [
        ({"debut": time(10), "fin": time(9)}, "creneau_fin_apres_debut"),
        ({"debut": time(10), "fin": time(10)}, "creneau_fin_apres_debut"),
        ({"debut": None, "fin": time(9)}, "creneau_fin_apres_debut"),
        ({"debut": time(9), "fin_deduite": True}, "creneau_fin_deduite_existe"),
    ],
)
def test_the_database_refuses_impossible_hours(champs, nom):
    with pytest.raises(IntegrityError, match=nom), transaction.atomic():
        CreneauFactory(**champs)
