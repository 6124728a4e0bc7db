"""Anchors: derived once from a title, never twice the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charte import ancres


@pytest.mark.parametrize(
    ("titre", "ancre"),
    [
        ("Contexte", "contexte"),
        ("Le comité de pilotage, l’instance de gouvernance", "le-comite-de-pilotage-l-instance-de-gouvernance"),
        ("Œuvrer à Noël", "oeuvrer-a-noel"),
        ("Participant·es", "participant-es"),
        ("…", "article"),
        ("未来", "article"),
        ("Sommaire", "sommaire-2"),
        ("a" * 200, "a" * 52),
        ("mot " * 50, "-".join(["mot"] * 13)),
    ],
)
def test_an_anchor_is_the_title_in_plain_letters(titre, ancre):
    assert ancres.deriver(titre, set(), defaut="article") == ancre


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=8))
def test_anchors_are_well_formed_and_differ(titres):
    prises = set()
    for titre in titres:
        ancre = ancres.deriver(titre, prises, defaut="article")
        assert ancres.FORME.fullmatch(ancre)
        assert ancre not in prises
        prises.add(ancre)


def test_a_title_already_taken_is_numbered():
    assert ancres.deriver("Contexte", {"contexte", "contexte-2"}, defaut="section") == "contexte-3"
