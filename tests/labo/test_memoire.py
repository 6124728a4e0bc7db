"""What a process keeps in memory of the database, and when it forgets it."""

import pytest

from labo.direct.ecoute import Ecoute
from labo.direct.memoire import TAILLE, Memoire


@pytest.fixture
def ecoute():
    ecoute = Ecoute()
    ecoute.reprendre()
    return ecoute


@pytest.fixture
def lue(ecoute, transactional_db):
    """Reads « un » through a memory; each reading is another number."""
    memoire, fois = Memoire(ecoute), iter(range(1000))
    return lambda cle="un": memoire.lire(cle, ("a", "b"), lambda: next(fois))


def test_a_value_is_kept_until_news_about_it(ecoute, lue):
    assert [lue(), lue()] == [0, 0]
    ecoute.annoncer(["c"])
    assert lue() == 0
    for sujet in ("a", "b"):
        avant = lue()
        ecoute.annoncer([sujet])
        assert lue() == avant + 1


def test_news_that_comes_while_it_is_read_makes_it_old(ecoute, transactional_db):
    memoire = Memoire(ecoute)

    def lire_pendant_une_nouvelle():
        ecoute.annoncer(["a"])
        return "ancien"

    assert memoire.lire("un", ("a",), lire_pendant_une_nouvelle) == "ancien"
    assert memoire.lire("un", ("a",), lambda: "nouveau") == "nouveau"


def test_what_was_missed_while_the_database_was_away_is_not_trusted(ecoute, lue):
    lue()
    ecoute.depuis = None  # cut
    assert [lue(), lue()] == [1, 2]
    ecoute.reprendre()
    assert [lue(), lue()] == [3, 3]


def test_nothing_is_kept_in_a_transaction(ecoute, db):
    memoire = Memoire(ecoute)
    assert [memoire.lire("un", ("a",), lambda valeur=valeur: valeur) for valeur in (1, 2)] == [1, 2]


def test_it_stays_small(lue):
    premiere = lue("premiere")
    for n in range(TAILLE):
        lue(n)
    assert lue("premiere") != premiere
