"""What every stored text obeys."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labo.audiences import ORDRE, lisible
from labo.textes import cle_de_recherche, cle_de_tri, normaliser


TEXTES = st.text(max_size=200)


@given(TEXTES, st.booleans())
def test_normalising_twice_changes_nothing(texte, lignes):
    une_fois = normaliser(texte, lignes=lignes)
    assert normaliser(une_fois, lignes=lignes) == une_fois


@given(TEXTES)
def test_no_control_character_is_stored(texte):
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in normaliser(texte))
    assert "\n" not in normaliser(texte, lignes=False)


@given(st.text(alphabet="abcdefé œ’–123.,;!?\n", max_size=200))
def test_no_word_is_lost(texte):
    assert normaliser(texte).split() == texte.split()


@pytest.mark.parametrize(
    ("tape", "garde"),
    [
        ("e\u0301", "é"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x85b", "a\nb"),
        ("9\u202fh\u00a030", "9 h 30"),
        ("a\x00\x1b[31mb\u202e", "a[31mb"),
        ("👩\u200d🔧", "👩\u200d🔧"),
    ],
)
def test_what_is_kept_of_what_is_typed(tape, garde):
    assert normaliser(tape) == garde


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("Œuvre", "oeuvre"),
        ("participant·e·s", "participantes"),
        ("ÉLAN", "élan"),
        ("L’île", "lile"),
        ("a-b (c)", "ab c"),
    ],
)
def test_searching_ignores_accents_case_and_suffix_marks(un, autre):
    assert cle_de_recherche(un) == cle_de_recherche(autre)


def test_french_order():
    noms = ["Zoé", "Éva", "eve", "Œillet", "Odile", "Ève", "Étienne"]
    assert sorted(noms, key=cle_de_tri) == ["Étienne", "Éva", "eve", "Ève", "Odile", "Œillet", "Zoé"]


@pytest.mark.parametrize("audience", ORDRE)
@pytest.mark.parametrize("cercle", ORDRE)
def test_each_audience_contains_the_one_before(audience, cercle):
    attendu = {
        "animation": {"animation", "chantier", "participants", "public"},
        "chantier": {"chantier", "participants", "public"},
        "participants": {"participants", "public"},
        "public": {"public"},
    }
    assert lisible(audience, cercle) == (audience in attendu[cercle])
