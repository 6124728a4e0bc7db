"""Texts cut into paragraphs and words, between graphemes."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labo.reunion.jetons import mots, paragraphes
from tests.labo.editions import n_importe_quoi, reglages, textes


@reglages
@given(n_importe_quoi | textes)
def test_the_pieces_of_a_text_give_it_back(texte):
    assert "".join(paragraphes(texte)) == texte
    assert "".join(mots(texte)) == texte
    assert all(mots(texte))


@reglages
@given(st.text(st.sampled_from("ae l’\u0301\u0308\u200d\ufe0f👩🔧🏽🇫🇷·-.9,\u00a0"), max_size=30))
def test_a_piece_never_begins_inside_a_grapheme(texte):
    for avant, jeton in pairwise(mots(texte)):
        assert not unicodedata.category(jeton[0]).startswith("M")
        assert "\u200d" not in (avant[-1], jeton[0])
        assert jeton[0] != "🏽"


@pytest.mark.parametrize(
    ("texte", "jetons"),
    [
        ("L’eau, ici !", ["L’", "eau", ",", " ", "ici", " ", "!"]),
        ("peut-être 12,5 participant·e·s", ["peut-être", " ", "12,5", " ", "participant·e·s"]),
        ("e\u0301te\u0301 1️⃣ 🇫🇷🇧🇪", ["e\u0301te\u0301", " ", "1️⃣", " ", "🇫🇷", "🇧🇪"]),
        ("voir https://labo.fr/a?b=c.", ["voir", " ", "https://labo.fr/a?b=c", "."]),
        ("**gras**… fin...", ["**", "gras", "**", "…", " ", "fin", "..."]),
        ("a \n\n b", ["a", " ", "\n\n", " ", "b"]),
    ],
)
def test_words(texte, jetons):
    assert mots(texte) == jetons
