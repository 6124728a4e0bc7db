"""The clock of the local run: goes on while it runs, stands still while it is stopped."""

from datetime import UTC, datetime, timedelta

import pytest

from labo.horloge_locale import DEBUT, FICHIER, PARIS, HorlogeInvalide, decalage, lire_choix, noter


MAINTENANT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def metier(var, *, reel=MAINTENANT, choix=""):
    """The trade time that a process started at `reel` would show."""
    return reel + timedelta(seconds=decalage(var, reel=reel, choix=choix))


def test_the_first_run_begins_at_five_past_nine_on_the_day(tmp_path):
    assert metier(tmp_path) == datetime(2023, 10, 19, 9, 5, tzinfo=PARIS)
    assert str(DEBUT.utcoffset()) == "2:00:00"
    assert list(tmp_path.iterdir()) == []


def test_the_clock_goes_on_for_a_command_beside_a_run(tmp_path):
    noter(tmp_path, decalage(tmp_path, reel=MAINTENANT), reel=MAINTENANT)
    assert metier(tmp_path, reel=MAINTENANT + timedelta(seconds=3)) == DEBUT + timedelta(seconds=3)


def test_the_clock_stands_still_while_stopped_and_goes_on_after(tmp_path):
    depart = decalage(tmp_path, reel=MAINTENANT)
    arret = MAINTENANT + timedelta(minutes=20)
    noter(tmp_path, depart, reel=arret)
    lendemain = arret + timedelta(days=1)
    assert metier(tmp_path, reel=lendemain) == DEBUT + timedelta(minutes=20)
    noter(tmp_path, decalage(tmp_path, reel=lendemain), reel=lendemain + timedelta(minutes=1))
    assert metier(tmp_path, reel=lendemain + timedelta(days=9)) == DEBUT + timedelta(minutes=21)


def test_a_real_clock_set_back_does_not_run_the_trade_clock(tmp_path):
    noter(tmp_path, decalage(tmp_path, reel=MAINTENANT), reel=MAINTENANT)
    assert metier(tmp_path, reel=MAINTENANT - timedelta(days=2)) == DEBUT


def test_a_choice_wins_over_the_note_and_is_then_kept(tmp_path):
    noter(tmp_path, decalage(tmp_path, reel=MAINTENANT), reel=MAINTENANT)
    voulu = datetime(2023, 10, 19, 14, 20, tzinfo=PARIS)
    assert metier(tmp_path, choix="2023-10-19T14:20") == voulu
    noter(tmp_path, decalage(tmp_path, reel=MAINTENANT, choix="2023-10-19T14:20"), reel=MAINTENANT)
    assert metier(tmp_path, reel=MAINTENANT + timedelta(hours=1)) == voulu


@pytest.mark.parametrize("choix", ["reelle", "réelle", " REELLE "])
def test_the_real_time_can_be_chosen(tmp_path, choix):
    assert decalage(tmp_path, reel=MAINTENANT, choix=choix) == 0


@pytest.mark.parametrize(
    ("choix", "voulu"),
    [
        ("2023-10-19T14:20", "2023-10-19T14:20:00+02:00"),
        ("2023-10-19 14:20:30", "2023-10-19T14:20:30+02:00"),
        ("2023-12-01T08:00", "2023-12-01T08:00:00+01:00"),
        ("2023-10-19T12:20+00:00", "2023-10-19T12:20:00+00:00"),
        (" 2023-10-19 ", "2023-10-19T00:00:00+02:00"),
    ],
)
def test_a_chosen_time_is_of_paris_unless_it_says_otherwise(choix, voulu):
    assert lire_choix(choix, reel=MAINTENANT).isoformat() == voulu


@pytest.mark.parametrize("choix", ["14h20", "2023-13-01T10:00", "hier", "2023-10-19T25:00"])
def test_what_is_no_time_is_refused_with_an_example(tmp_path, choix):
    with pytest.raises(HorlogeInvalide, match=r"HORLOGE=2023-10-19T14:20"):
        decalage(tmp_path, reel=MAINTENANT, choix=choix)


@pytest.mark.parametrize("contenu", ["", "{", "[]", "{}", '{"metier": 1, "reel": 2}', '{"metier": "x", "reel": "y"}'])
def test_an_unreadable_note_is_said_and_a_choice_goes_past_it(tmp_path, contenu):
    (tmp_path / FICHIER).write_text(contenu)
    with pytest.raises(HorlogeInvalide, match="supprimez-le"):
        decalage(tmp_path, reel=MAINTENANT)
    assert metier(tmp_path, choix="2023-10-19T09:05") == DEBUT


def test_a_note_without_a_zone_is_unreadable(tmp_path):
    (tmp_path / FICHIER).write_text('{"metier": "2023-10-19T09:05:00", "reel": "2026-11-23T15:00:00"}')
    with pytest.raises(HorlogeInvalide, match="illisible"):
        decalage(tmp_path, reel=MAINTENANT)


def test_a_note_leaves_one_file_and_nothing_half_written(tmp_path):
    for seconde in range(3):
        noter(tmp_path, 0, reel=MAINTENANT + timedelta(seconds=seconde))
    assert [path.name for path in tmp_path.iterdir()] == [FICHIER]
