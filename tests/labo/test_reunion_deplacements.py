"""Paragraphs moved, doubled, split, joined and rewritten on both sides: no word goes away, none is doubled silently.

Every word is found nowhere else, but for those of LIEUX_COMMUNS and for the copies that an act makes; what became of it
can be read in the texts themselves.
"""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labo.reunion import Collision, Commun, reunir_textes
from tests.labo.editions import reglages
from tests.labo.test_reunion import compter, ecrire, tous_les_mots, variante


LIEUX_COMMUNS = ("le", "de", "jardin", "atelier")
SUR_LA_SUITE = ("deplacer", "deplacer", "deplacer", "doubler", "presque", "ajouter", "retirer", "couper", "joindre")
SUR_UN_PARAGRAPHE = ("recrire", "retoucher", "retoucher", "remplacer", "oter", "bouger")

acte = st.tuples(st.sampled_from(SUR_LA_SUITE + SUR_UN_PARAGRAPHE), *[st.integers(0, 6)] * 3)


def editer(suite, editions, neuf):
    """Paragraphs, each a list of words, after acts on the i-th and the j-th of them, at the k-th word."""
    suite = [list(mots) for mots in suite]
    for acte, i, j, k in editions:
        i %= len(suite)
        agir = sur_un_paragraphe if acte in SUR_UN_PARAGRAPHE else sur_la_suite
        agir(suite, acte, (i, j % (len(suite) + 1), k % (len(suite[i]) + 1)), neuf)
    return suite


def sur_la_suite(suite, acte, places, neuf):
    i, j, k = places
    mots = suite[i]
    if acte == "deplacer":
        suite.insert(j, suite.pop(i))
    elif acte == "doubler":
        suite.insert(j, list(mots))
    elif acte == "presque":
        suite.insert(j, [*mots[:k], neuf(), *mots[k + 1 :]])
    elif acte == "ajouter":
        suite.insert(j, [neuf() for _ in range(k + 1)])
    elif acte == "retirer" and len(suite) > 1:
        del suite[i]
    elif acte == "couper" and 0 < k < len(mots):
        suite[i : i + 1] = [mots[:k], mots[k:]]
    elif acte == "joindre":
        suite[i : i + 2] = [[mot for paragraphe in suite[i : i + 2] for mot in paragraphe]]


def sur_un_paragraphe(suite, acte, places, neuf):
    i, j, k = places
    mots = suite[i]
    if acte == "recrire":
        mots[:] = [neuf() for _ in range(k + 1)]
    elif acte == "retoucher":
        mots.insert(k, neuf())
    elif acte == "remplacer":
        mots[k : k + 1] = [neuf()]
    elif acte == "oter" and len(mots) > 1:
        del mots[k : k + 1]
    elif acte == "bouger" and len(mots) > 1:
        suite[j % len(suite)].insert(k, mots.pop(k - 1))


def nouveaux(nom):
    rangs = count()
    return lambda: f"{nom}{next(rangs)}"


@st.composite
def trois_suites(draw):
    """A base, and two versions of it, each after up to five acts of its own, and some that both did alike."""
    neuf = nouveaux("mot")
    longueurs = draw(st.lists(st.integers(1, 6), min_size=1, max_size=7))
    base = [[neuf() for _ in range(longueur)] for longueur in longueurs]
    for rang, mot in draw(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(LIEUX_COMMUNS)), max_size=4)):
        base[rang % len(base)].append(mot)
    base = editer(base, draw(st.just([]) | st.lists(acte, max_size=3)), nouveaux("copie"))
    commun = editer(base, draw(st.just([]) | st.lists(acte, max_size=2)), nouveaux("ensemble"))
    siens = st.lists(acte, min_size=1, max_size=5)
    cotes = [editer(commun, draw(siens), nouveaux(nom)) for nom in ("autre", "mien")]
    saut = draw(st.sampled_from(("\n\n", "\n\n", "\n")))
    return tuple(saut.join(map(" ".join, suite)) for suite in (base, *cotes))


EXEMPLES = {
    "moved by one, others changed by the other": (
        "mot0\n\nmot1 mot2\n\nmot3 mot4",
        "mot1 mot2\n\nmot3 mot4\n\nmot0",
        "mot0 mien0\n\nmot1 mot2\n\nmot3 mot4 mien1",
        "mot1 mot2\n\nmot3 mot4 mien1\n\nmot0 mien0",
    ),
    "moved by both to one place": (
        "mot0\n\nmot1\n\nmot2",
        "mot1\n\nmot2\n\nmot0",
        "mot1\n\nmot2\n\nmot0",
        "mot1\n\nmot2\n\nmot0",
    ),
    "moved by one, changed by the other, who copied it to that place: both copies stay": (
        "mot0\n\nmot1\n\nmot2",
        "mot2\n\nmot0\n\nmot1",
        "mien0 mot2\n\nmot0\n\nmot1\n\nmien0 mot2",
        "[|mot2|mien0 mot2]\n\nmot0\n\nmot1[\n\nmot2||\n\nmien0 mot2]",
    ),
    "moved by both to one place, changed by one": (
        "mot0 mot1\n\nmot2\n\nmot3\n\nmot4",
        "mot2\n\nmot3\n\nmot0 mot1\n\nmot4",
        "mot2\n\nmot3\n\nmien0 mot1\n\nmot4",
        "mot2\n\nmot3\n\n[|mot0 mot1|mien0 mot1]\n\nmot4",
    ),
    "moved by both, each elsewhere: it would stand twice": (
        "mot0 mot1\n\nmot2\n\nmot3",
        "mot0 mot1\n\nmot3\n\nmot2",
        "mot2\n\nmot0 mot1\n\nmot3",
        "[mot0 mot1\n\nmot2\n\nmot3|mot0 mot1\n\nmot3\n\nmot2|mot2\n\nmot0 mot1\n\nmot3]",
    ),
    "a word moved by both, each elsewhere": (
        "mot0 mot1 mot2 mot3\n\nmot4",
        "mot1 mot2 mot0 mot3\n\nmot4",
        "mot1 mot0 mot2 mot3\n\nmot4",
        "[mot0 mot1 mot2 mot3|mot1 mot2 mot0 mot3|mot1 mot0 mot2 mot3]\n\nmot4",
    ),
    "moved by one, changed by the other, amid a collision: the change stays on its side": (
        "mot0\n\nmot1\n\nmot2",
        "mot2\n\nmot0\n\nmot1",
        "mot1\n\nmot0\n\nmien0 mot2",
        "[mot0\n\n|mot2\n\nmot0\n\n|]mot1[\n\nmot2||\n\nmot0\n\nmien0 mot2]",
    ),
    "moved by one, split by the other: it is not followed": (
        "mot0 mot1\n\nmot2\n\nmot3",
        "mot2\n\nmot3\n\nmot0 mot1",
        "mot0\n\nmot1\n\nmot2\n\nmot3",
        "[mot0 mot1\n\n||mot0\n\nmot1\n\n]mot2\n\nmot3\n\nmot0 mot1",
    ),
    "of two equal ones, each removed another one: nobody is asked about what is removed": (
        "mot0\n\nmot1\n\nmot0",
        "mot1\n\nmot0",
        "mot0\n\nmot1",
        "mot1",
    ),
    "a new one put by each in another place: each wrote it": (
        "mot0\n\nmot1",
        "nouveau\n\nmot0\n\nmot1",
        "mot0\n\nmot1\n\nnouveau",
        "nouveau\n\nmot0\n\nmot1\n\nnouveau",
    ),
}  # fmt: skip


@pytest.mark.parametrize("exemple", EXEMPLES.values(), ids=EXEMPLES)
def test_examples_of_moves(exemple):
    base, autre, mien, attendu = exemple
    assert ecrire(reunir_textes(base, autre, mien)) == attendu


@reglages
@given(trois_suites())
def test_what_a_side_added_stands_where_that_side_reads(trois):
    """New words, and copies beyond those of the base, as often as it added them: in the common text or on its own side of
    a collision, never on the other's alone."""
    base, autre, mien = map(compter, trois)
    reunion = reunir_textes(*trois)
    assert autre - base <= compter(variante(reunion, "autre"))
    assert mien - base <= compter(variante(reunion, "mien"))


@reglages
@given(trois_suites())
def test_what_all_three_hold_stays(trois):
    """A word that stands once in the base, and still stands on both sides, wherever: it is there or in a collision.

    Of a word that stands there several times, each side may have taken away another one (« le chat et le chien », « un
    chat et le chien », « le chat et un chien »): there stay as many as neither took away, which may be none.
    """
    base, autre, mien = map(compter, trois)
    tous = tous_les_mots(reunir_textes(*trois))
    assert {mot for mot in base if base[mot] == 1 and autre[mot] and mien[mot]} <= set(tous)
    assert base - (base - autre) - (base - mien) <= tous


@reglages
@given(trois_suites())
def test_nothing_is_doubled_without_asking(trois):
    """A word that stands once in the base and at most once on each side stands at most once outside the collisions.

    Any other stands there at most as often as on both sides together: never when both removed it, no oftener than on the
    side that alone kept it. A new word may be doubled: what both wrote in two places, each wrote.
    """
    base, autre, mien = map(compter, trois)
    commun = compter(" ".join(m.texte for m in reunir_textes(*trois).morceaux if isinstance(m, Commun)))
    assert commun <= autre + mien
    assert not {mot for mot in base if base[mot] == 1 < commun[mot] and max(autre[mot], mien[mot]) <= 1}


@reglages
@given(trois_suites())
def test_moved_paragraphs_are_followed_alike_from_both_sides(trois):
    base, autre, mien = trois
    inverse = [
        Collision(m.base, m.mien, m.autre) if isinstance(m, Collision) else m
        for m in reunir_textes(base, mien, autre).morceaux
    ]
    assert list(reunir_textes(base, autre, mien).morceaux) == inverse
