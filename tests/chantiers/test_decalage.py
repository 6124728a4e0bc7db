"""A date moves: what follows it moves as much, in its own precision, and nothing ends before it begins."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chantiers import periodes
from chantiers.decalage import Dates, chevauche, contenant, decaler, ecrire, finit_avant, jours_de_decalage, proposer


JOURS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
PERIODES = st.builds(contenant, st.sampled_from((periodes.JOUR, periodes.MOIS_SEUL, periodes.TRIMESTRE)), JOURS)
ECARTS = st.integers(-400, 400)


def coherentes(dates):
    return not (dates.debut and dates.echeance) or periodes.fin(dates.echeance) >= periodes.debut(dates.debut)


DATES = st.builds(Dates, st.just("") | PERIODES, st.just("") | PERIODES).filter(coherentes)


@given(DATES, ECARTS)
def test_a_move_keeps_precision_and_order(dates, jours):
    apres = decaler(dates, jours)
    assert coherentes(apres)
    for avant, maintenant in ((dates.debut, apres.debut), (dates.echeance, apres.echeance)):
        assert bool(avant) == bool(maintenant)
        if avant:
            assert periodes.precision(avant) == periodes.precision(maintenant)
            assert (periodes.debut(maintenant) - periodes.debut(avant)).days * jours >= 0


@given(DATES)
def test_no_move_changes_nothing(dates):
    assert decaler(dates, 0) == dates


@given(JOURS, st.sampled_from((periodes.JOUR, periodes.MOIS_SEUL, periodes.TRIMESTRE)))
def test_a_day_is_in_the_period_that_contains_it(jour, precision):
    periode = contenant(precision, jour)
    assert periodes.is_canonique(periode)
    assert periodes.debut(periode) <= jour <= periodes.fin(periode)
    assert periodes.precision(periode) == precision


def test_a_quarter_more_is_a_quarter_more_for_all():
    jours = jours_de_decalage("2024-T2", "2024-T3")
    assert decaler(Dates("2024-07", "2024-T4"), jours) == Dates("2024-10", "2025-T1")
    assert decaler(Dates("", "2024-12-15"), jours) == Dates("", "2025-03-17")


def test_an_end_follows_a_start_that_would_pass_it():
    assert decaler(Dates("2024-06-20", "2024-06"), 14) == Dates("2024-07-04", "2024-07")
    assert decaler(Dates("2024-06", "2024-06-05"), -10) == Dates("2024-05", "2024-05-26")


def test_what_follows_is_proposed_near_and_far_and_what_is_closed_stays():
    attentes = {2: [1], 3: [2], 4: [9], 5: [1]}  # 9 is closed
    dates = {
        1: Dates("", "2024-07"),
        2: Dates("2024-07", "2024-08"),
        3: Dates("", "2024-10-01"),
        4: Dates("", "2024-09"),
    }
    dates[5] = Dates("", "")
    proposees = proposer(attentes, dates, 1, 31)
    assert [p.pk for p in proposees] == [2, 3]
    assert [str(p.apres) for p in proposees] == ["août 2024 – septembre 2024", "1er\u00a0novembre 2024"]
    assert [p.is_bousculee for p in proposees] == [False, False]


def test_it_is_said_when_an_etape_would_begin_too_soon():
    dates = {1: Dates("", "2024-09"), 2: Dates("2024-07", "2024-08"), 3: Dates("2024-T4", "")}
    proposees = proposer({2: [1], 3: [2]}, dates, 1, 60)
    assert [(p.is_bousculee, p.is_sauvee) for p in proposees] == [(True, True), (False, False)]
    # Moved as much, it would still begin too soon: nothing is promised.
    (trop_tot,) = proposer({2: [1]}, {1: Dates("", "2024-09"), 2: Dates("2024-03", "2024-04")}, 1, 30)
    assert (trop_tot.is_bousculee, trop_tot.is_sauvee) == (True, False)
    # What one leaves in its place pushes nothing, nor what has been moved already.
    chaine = {1: Dates("", "2024-06"), 2: Dates("2024-07", "2024-08"), 3: Dates("2024-09", "")}
    assert [p.is_bousculee for p in proposer({2: [1], 3: [2]}, chaine, 1, 60)] == [False, False]
    bousculees = chaine | {1: Dates("", "2024-08")}
    assert [p.is_bousculee for p in proposer({2: [1], 3: [2]}, bousculees, 1, 60)] == [True, True]
    assert [p.is_bousculee for p in proposer({2: [1], 3: [2]}, bousculees, 1, 60, laissees={2})] == [True, False]
    assert not chevauche(Dates("2024-08-15", ""), Dates("", "2024-T3"))  # it may end in July
    assert not chevauche(Dates("2024-T3", ""), Dates("", "2024-07-15"))  # somewhere in the quarter: nobody knows


@pytest.mark.parametrize(
    ("suite", "attendue", "is_avant"),
    [
        (Dates("", "2024-06-15"), Dates("", "2024-T3"), True),
        (Dates("", "2024-06"), Dates("2024-07", ""), True),
        (Dates("", "2024-08-15"), Dates("", "2024-T3"), False),
        (Dates("2024-01", ""), Dates("", "2024-T3"), False),
        (Dates("", "2024-06"), Dates("", ""), False),
    ],
)
def test_an_end_before_what_is_waited_for(suite, attendue, is_avant):
    assert finit_avant(suite, attendue) == is_avant


def test_a_month_may_hold_the_move():
    (proposee,) = proposer({2: [1]}, {1: Dates("", "2024-06-20"), 2: Dates("", "2024-T4")}, 1, 10)
    assert not proposee.is_decalee


def test_what_something_is_put_off_to_in_words():
    dits = [periodes.a(quand).replace("\u00a0", " ") for quand in ("2024-06-30", "2024-01", "2024-T2", "")]
    assert dits == ["au 30 juin 2024", "à janvier 2024", "au 2e trimestre 2024", ""]


def test_dates_in_words():
    assert ecrire("2024-03", "2024-T2") == "mars 2024 – 2e trimestre\u00a02024"
    assert ecrire("2024-03", "") == "à partir de mars 2024"
    assert ecrire("2024-03", "2024-03") == "mars 2024"
    assert ecrire("", "") == ""
    assert jours_de_decalage("", "2024-03") == 0
    assert timedelta(days=jours_de_decalage("2024-02", "2024-03")) == timedelta(days=31)
