"""Hours as people type them; what an exchange of places does to times; which kind a title tells of."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminaire.enums import NatureSeance
from seminaire.horaires import (
    HeureIllisible,
    JourIllisible,
    decaler,
    ecart,
    echanger,
    ecrire_heure,
    lire_heure,
    lire_jour,
)
from seminaire.natures import deviner


HEURES = st.times().map(lambda heure: heure.replace(second=0, microsecond=0))
NOTATIONS = (
    "{h} h {m:02}",
    "{h}h{m:02}",
    "{h:02}h{m:02}",
    "{h}H{m:02}",
    "{h:02}:{m:02}",
    "{h}:{m:02}",
    "{h}\u202fh\u00a0{m:02}",
    " {h} h {m} min ",
    "{h} heures {m:02}",
    "{h}.{m:02}",
)


@given(HEURES, st.sampled_from(NOTATIONS))
def test_every_notation_reads_back(heure, notation):
    assert lire_heure(notation.format(h=heure.hour, m=heure.minute)) == heure


@given(HEURES)
def test_what_is_written_reads_back(heure):
    assert lire_heure(ecrire_heure(heure)) == heure


@pytest.mark.parametrize(
    ("texte", "heure"),
    [("9h", time(9)), ("9 h", time(9)), ("9", time(9)), ("1 heure", time(1)),
     ("18 h 5 min", time(18, 5)), ("18h7", time(18, 7)), ("MIDI", time(12)),
     ("minuit", time(0)), ("0h", time(0)), ("23:59", time(23, 59))],
)  # fmt: skip
def test_hours_of_the_trade(texte, heure):
    assert lire_heure(texte) == heure


@pytest.mark.parametrize(
    ("texte", "phrase"),
    [("14h75", "minutes vont de 0 à 59"), ("25 h", "heures vont de 0 à 23"), ("24:00", "heures vont de 0 à 23"),
     ("", "par exemple"), ("demain", "par exemple"), ("9h30-10h", "par exemple"), ("-9h", "par exemple"),
     ("16h3", "Écrivez 16 h 03 ou 16 h 30."), ("9:5", "Écrivez 9 h 05 ou 9 h 50."),
     ("2023", "par exemple"), ("٩h", "par exemple"), ("9h30h", "par exemple")],
)  # fmt: skip
def test_what_is_no_hour_is_told(texte, phrase):
    with pytest.raises(HeureIllisible, match=phrase):
        lire_heure(texte)


@given(st.text(max_size=30))
def test_any_text_is_an_hour_or_a_sentence(texte):
    with suppress(HeureIllisible):
        assert isinstance(lire_heure(texte), time)


@given(HEURES, st.integers(-2000, 2000))
def test_a_moved_hour_stays_in_its_day_or_is_not_known(heure, minutes):
    arrivee = decaler(heure, timedelta(minutes=minutes))
    if arrivee is None:
        assert not 0 <= heure.hour * 60 + heure.minute + minutes < 24 * 60
    else:
        assert ecart(heure, arrivee) == timedelta(minutes=minutes)


@given(
    st.dates(),
    st.sampled_from(
        (
            "{j}/{m}/{a:04}",
            "{a:04}-{m:02}-{j:02}",
            "{j:02}.{m:02}.{a:04}",
            " {j}  {mois} {a:04}",
            "mardi {j} {mois} {a:04}",
        )
    ),
)
def test_every_notation_of_a_day_reads_back(jour, notation):
    mois = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()[
        jour.month - 1
    ]
    assert lire_jour(notation.format(j=jour.day, m=jour.month, a=jour.year, mois=mois)) == jour


@pytest.mark.parametrize(("texte", "jour"), [("1er mai 2024", date(2024, 5, 1)), ("19/10/23", date(2023, 10, 19))])
def test_days_of_the_trade(texte, jour):
    assert lire_jour(texte) == jour


@pytest.mark.parametrize(
    "texte", ["", "demain", "32/10/2023", "29 février 2023", "19 brumaire 2023", "0/0/0000", "2023"]
)
def test_what_is_no_day_is_told(texte):
    with pytest.raises(JourIllisible, match="par exemple"):
        lire_jour(texte)


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_a_sentence(texte):
    with suppress(JourIllisible):
        assert isinstance(lire_jour(texte), date)


def plage(debut, fin):
    return tuple(time.fromisoformat(heure) if heure else None for heure in (debut, fin))


@pytest.mark.parametrize(
    ("premier", "second", "devant", "derriere"),
    [
        (("09:00", "09:30"), ("09:30", "09:45"), ("09:00", "09:15"), ("09:15", "09:45")),
        (("09:00", "09:30"), ("10:00", "10:15"), ("09:00", "09:15"), ("09:45", "10:15")),  # the gap is kept
        (("09:00", "12:00"), ("09:30", "10:00"), ("09:00", "09:30"), ("09:00", "12:00")),  # one inside the other
        (("09:00", None), ("09:30", "09:45"), ("09:00", "09:15"), ("09:30", None)),
        (("09:00", "09:30"), ("23:45", None), ("09:00", None), ("23:45", None)),  # would end tomorrow
        (("09:00", "09:30"), (None, None), (None, None), ("09:00", "09:30")),
    ],
)
def test_exchanging_places(premier, second, devant, derriere):
    assert echanger(plage(*premier), plage(*second)) == (plage(*devant), plage(*derriere))


@given(st.lists(HEURES, min_size=4, max_size=4, unique=True).map(sorted))
def test_two_slots_keep_their_durations_and_their_span(heures):
    a, b, c, d = heures
    devant, derriere = echanger((a, b), (c, d))
    assert (ecart(*devant), ecart(*derriere)) == (ecart(c, d), ecart(a, b))
    assert (devant[0], derriere[1]) == (a, d)
    assert devant[1] <= derriere[0]
    assert echanger(devant, derriere) == ((a, b), (c, d))


@pytest.mark.parametrize(
    ("titre", "nature"),
    [
        ("Accueil des participant-e-s", "accueil"),
        ("Café d’accueil", "accueil"),
        ("Introduction de Claude Alphandéry", "pleniere"),
        ("Ateliers participatifs – Fonctionnement des chantiers", "atelier"),
        ("Déjeuner sur place", "repas"),
        ("PAUSE", "pause"),
        ("Restitution collective des ateliers et retours des participants", "restitution"),
        ("Mots de conclusion du Labo de l’ESS", "cloture"),
        ("Remise en mouvement", "pleniere"),
        ("", "pleniere"),
    ],
)
def test_the_words_of_a_title_tell_its_nature(titre, nature):
    assert deviner(titre) == nature


@given(st.text(max_size=80))
def test_any_title_has_a_nature(titre):
    assert deviner(titre) in NatureSeance.values
