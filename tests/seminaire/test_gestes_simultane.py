"""Two facilitators on one créneau at the same second: one is first, the other is told, nothing is half done."""

from datetime import time
from functools import partial

import pytest

from labo.models import Revision
from seminaire import actions
from seminaire.models import Creneau, Geste, Seance
from tests.fils import ensemble
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a
from tests.seminaire.test_simultane import horaires, titres


@pytest.fixture
def seminaire(transactional_db):
    seminaire = SeminaireFactory()
    for titre, debut, fin in (("A", "9:00", "9:30"), ("B", "9:30", "10:30"), ("C", "10:30", "11:00")):
        seance_a(seminaire, debut, fin, titre=titre)
    return seminaire


def issues(seminaire, *actes):
    faites = ensemble(*(partial(acte, by=facilitation_de(seminaire)) for acte in actes))
    return sorted(type(issue).__name__ for issue in faites)


@pytest.mark.parametrize("essai", range(5))
def test_two_shift_the_same_creneau(seminaire, essai):
    b = Seance.objects.get(titre="B")
    decaler = partial(actions.decaler_suite, seance=b, minutes=10, version_creneau=1)
    assert issues(seminaire, decaler, decaler) == ["Perime", "Seance"]
    assert [debut for debut, _ in horaires(seminaire)] == [time(9), time(9, 40), time(10, 40)]
    assert Geste.objects.count() == 1


@pytest.mark.parametrize("essai", range(5))
def test_two_split_the_same_creneau(seminaire, essai):
    b = Seance.objects.get(titre="B")
    scinder = partial(actions.scinder_creneau, seance=b, a=time(10), version_creneau=1)
    assert issues(seminaire, scinder, scinder) == ["Perime", "Seance"]
    assert titres(seminaire) == ["A", "B", "B (suite)", "C"]


@pytest.mark.parametrize("essai", range(5))
def test_one_shifts_while_another_splits(seminaire, essai):
    b = Seance.objects.get(titre="B")
    scinder = partial(actions.scinder_creneau, seance=b, a=time(10), version_creneau=1)
    decaler = partial(actions.decaler_suite, seance=b, minutes=10, version_creneau=1)
    assert issues(seminaire, scinder, decaler) == ["Perime", "Seance"]
    assert len(titres(seminaire)) in (3, 4)
    versions = [(c.version, Revision.objects.of(c).count()) for c in Creneau.objects.filter(seminaire=seminaire)]
    assert all(version in (1, 2) for version, _ in versions)


@pytest.mark.parametrize("essai", range(5))
def test_two_put_the_same_one_beside_and_it_goes_no_further(seminaire, essai):
    c = Seance.objects.select_related("creneau").get(titre="C")
    mettre = partial(actions.paralleliser_seance, seance=c, version_creneau=1, creneau=c.creneau_id)
    assert issues(seminaire, mettre, mettre) == ["Perime", "Seance"]
    assert Seance.objects.select_related("creneau").get(titre="C").creneau.debut == time(9, 30)


@pytest.mark.parametrize("essai", range(5))
def test_two_undo_the_same_act(seminaire, essai):
    b = Seance.objects.get(titre="B")
    geste = actions.decaler_suite(seance=b, minutes=10, version_creneau=1, by=facilitation_de(seminaire)).geste
    annuler = partial(actions.annuler_geste, geste=geste)
    assert issues(seminaire, annuler, annuler) == ["Geste", "Perime"]
    assert [debut for debut, _ in horaires(seminaire)] == [time(9), time(9, 30), time(10, 30)]
