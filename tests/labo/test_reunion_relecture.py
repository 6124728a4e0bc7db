"""Two texts brought together for who reads them again: asks only where the same words changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labo.reunion import reunir_pour_relire, reunir_textes
from labo.reunion.ressemblance import empreinte


TEXTES = st.lists(st.sampled_from("nous vous agir décider vite , \n\n . é".split(" ")), max_size=12).map(" ".join)
BASE = "adoptée quand plus personne n’y objecte."


@pytest.mark.parametrize(
    ("autre", "mien", "attendu"),
    [
        (
            "n’y oppose de raison.",
            "n’y objecte, ou après deux réunions.",
            "n’y oppose de raison, ou après deux réunions.",
        ),
        (
            "n’y objecte, ou après deux réunions.",
            "n’y oppose de raison.",
            "n’y oppose de raison, ou après deux réunions.",
        ),
        ("n’y objecte vraiment.", "n’y objecte.", "n’y objecte vraiment."),
    ],
)
def test_a_change_and_an_addition_beside_it_are_both_taken(autre, mien, attendu):
    versions = [BASE.replace("n’y objecte.", fin) for fin in (autre, mien)]
    reunion = reunir_pour_relire(BASE, *versions)
    assert (reunion.texte, reunion.is_nette) == (BASE.replace("n’y objecte.", attendu), True)


def test_the_same_words_changed_otherwise_are_asked():
    reunion = reunir_pour_relire(BASE, BASE.replace("objecte", "oppose"), BASE.replace("objecte", "dit non, ou après"))
    assert [(c.base, c.autre, c.mien) for c in reunion.collisions] == [("objecte", "oppose", "dit non, ou après")]


def test_what_spreads_over_paragraphs_stays_whole():
    base = "Il décide.\n\nIl rend compte."
    assert not reunir_pour_relire(base, base.replace("compte", "compte en public"), "Mes mots.").is_nette


@settings(max_examples=150, deadline=None)
@given(TEXTES, TEXTES, TEXTES)
def test_no_added_word_is_lost_and_what_was_clear_stays_so(base, autre, mien):
    reunion = reunir_pour_relire(base, autre, mien)
    sure = reunir_textes(base, autre, mien)
    assert not sure.is_nette or reunion == sure
    tous = empreinte(" ".join([reunion.texte, *(c.autre for c in reunion.collisions)]))
    assert not (empreinte(autre) | empreinte(mien)) - empreinte(base) - tous
    assert reunir_pour_relire(base, base, mien).texte == mien
