"""« Décaler tout ce qui suit », splitting and doubling, as pure functions."""

from datetime import time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seminaire import horaires
from seminaire.contenu import TempsLu
from seminaire.decalage import (
    MINUTES_MAX,
    HorsDuJour,
    Place,
    decaler_la_suite,
    juste_apres,
    partager,
    ranger,
    titre_de_la_suite,
)


HEURES = st.integers(0, 24 * 60 - 1).map(lambda minutes: time(*divmod(minutes, 60)))
MINUTES = st.integers(-MINUTES_MAX, MINUTES_MAX).filter(bool)


@st.composite
def journees(draw, dans_l_ordre=True):
    """A day: some créneaux without an hour, some without an end, some fixed."""
    debuts = draw(st.lists(st.none() | HEURES, min_size=1, max_size=12))
    if dans_l_ordre:
        connus = iter(sorted(debut for debut in debuts if debut))
        debuts = [debut and next(connus) for debut in debuts]
    places = []
    for pk, debut in enumerate(debuts, 1):
        duree = draw(st.none() | st.integers(1, 300))
        fin = horaires.decaler(debut, timedelta(minutes=duree)) if debut and duree else None
        places.append(Place(pk, f"Séance {pk}", debut, fin, draw(st.booleans())))
    return places


def appliquer(journee, nouveaux):
    return [
        Place(place.pk, place.titre, *nouveaux.get(place.pk, (place.debut, place.fin)), place.is_fixe)
        for place in journee
    ]


def duree(place):
    return place.fin and horaires.ecart(place.debut, place.fin)


@given(journee=journees(dans_l_ordre=False), minutes=MINUTES, data=st.data())
def test_a_shift_keeps_durations_and_order_and_what_is_fixed(journee, minutes, data):
    depuis = data.draw(st.sampled_from(journee)).pk
    try:
        nouveaux = decaler_la_suite(journee, depuis, minutes)
    except HorsDuJour:
        return
    apres = appliquer(journee, nouveaux)
    for avant, place in zip(journee, apres, strict=True):
        bouge = place.pk >= depuis and avant.debut is not None and not avant.is_fixe
        assert (place.pk in nouveaux) == bouge
        assert duree(place) == duree(avant)
        if bouge:
            assert horaires.ecart(avant.debut, place.debut) == timedelta(minutes=minutes)
        else:
            assert place == avant
    assert appliquer(apres, decaler_la_suite(apres, depuis, -minutes)) == journee


@given(journee=journees(), minutes=MINUTES, data=st.data())
def test_after_a_shift_the_day_is_in_order_and_the_movable_ones_among_themselves_too(journee, minutes, data):
    depuis = data.draw(st.sampled_from(journee)).pk
    try:
        nouveaux = decaler_la_suite(journee, depuis, minutes)
    except HorsDuJour:
        return
    ordre = ranger(journee, nouveaux)
    apres = {place.pk: place for place in appliquer(journee, nouveaux)}
    assert sorted(ordre) == [place.pk for place in journee]
    debuts = [apres[pk].debut for pk in ordre if apres[pk].debut]
    assert debuts == sorted(debuts)
    assert [pk for pk in ordre if pk in nouveaux] == list(nouveaux)


@given(journee=journees(dans_l_ordre=False))
def test_a_day_that_is_not_by_hour_keeps_its_order(journee):
    debuts = [place.debut for place in journee if place.debut]
    assume(debuts != sorted(debuts))
    assert ranger(journee, {}) == [place.pk for place in journee]


@given(journee=journees(dans_l_ordre=False), minutes=MINUTES, data=st.data())
def test_a_refusal_names_the_first_that_would_leave_its_day(journee, minutes, data):
    depuis = data.draw(st.sampled_from(journee)).pk
    sortants = [
        place
        for place in journee[depuis - 1 :]
        if place.debut and not place.is_fixe and None in _visees(place, minutes)
    ]
    if sortants:
        with pytest.raises(HorsDuJour) as refus:
            decaler_la_suite(journee, depuis, minutes)
        assert f"« {sortants[0].titre} »" in str(refus.value)
    else:
        decaler_la_suite(journee, depuis, minutes)


def _visees(place, minutes):
    heures = [heure for heure in (place.debut, place.fin) if heure]
    return [horaires.decaler(heure, timedelta(minutes=minutes)) for heure in heures]


def test_a_parallel_pause_without_an_hour_stays_behind_the_one_before_it():
    journee = [Place(1, "A", time(9)), Place(2, "Pause", None), Place(3, "Train", time(10), is_fixe=True)]
    nouveaux = decaler_la_suite(journee, 1, 90)
    assert nouveaux == {1: (time(10, 30), None)}
    assert ranger(journee, nouveaux) == [3, 1, 2]


@pytest.mark.parametrize(
    ("minutes", "phrase"),
    [
        (31, "« Soirée » (22 h – 23 h 30) finirait après minuit"),
        (-23 * 60, "« Soirée » (22 h – 23 h 30) commencerait la veille"),
    ],
)
def test_the_sentence_of_a_refusal(minutes, phrase):
    with pytest.raises(HorsDuJour) as refus:
        decaler_la_suite([Place(1, "Soirée", time(22), time(23, 30))], 1, minutes)
    assert str(refus.value).replace("\u00a0", " ").startswith(phrase)


@pytest.mark.parametrize(
    ("horaire", "suite"),
    [
        ((time(9), time(9, 45)), (time(9, 45), time(10, 30))),
        ((time(22), time(23)), (None, None)),
        ((time(9), None), (None, None)),
        ((None, None), (None, None)),
    ],
)
def test_right_after_for_as_long(horaire, suite):
    assert juste_apres(*horaire) == suite


TEMPS = st.builds(
    lambda titre, debut, duree: TempsLu(titre, debut, debut and horaires.decaler(debut, timedelta(minutes=duree))),
    st.sampled_from("abc"),
    st.none() | HEURES,
    st.integers(1, 90),
)


@given(temps=st.lists(TEMPS, max_size=8), a=HEURES)
def test_splitting_loses_no_phase_and_puts_each_on_its_side(temps, a):
    avant, apres = partager(temps, a)
    assert sorted(t.titre for t in (*avant, *apres)) == sorted(t.titre for t in temps)
    assert all(t.debut is None or (t.debut < a and (t.fin is None or t.fin <= a)) for t in avant)
    assert all(t.debut is None or t.debut >= a for t in apres)
    assert [t for t in apres if t.debut] == [t for t in temps if t.debut and t.debut >= a]


def test_a_phase_without_an_hour_goes_with_the_one_before_it():
    temps = [TempsLu("mot"), TempsLu("tour", time(10)), TempsLu("puis"), TempsLu("débat", time(11)), TempsLu("fin")]
    avant, apres = partager(temps, time(10, 30))
    assert ([t.titre for t in avant], [t.titre for t in apres]) == (["mot", "tour", "puis"], ["débat", "fin"])


@pytest.mark.parametrize(
    ("titre", "suite"),
    [("Atelier", "Atelier (suite)"), ("Atelier (suite)", "Atelier (suite)"), ("x" * 300, "x" * 292 + " (suite)")],
)
def test_the_title_of_a_second_half(titre, suite):
    assert titre_de_la_suite(titre, 300) == suite
