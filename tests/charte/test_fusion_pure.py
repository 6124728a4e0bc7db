"""Proposals brought together: the words that result, whose each change is, and who collides with whom."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from charte import collisions, fusion
from charte.collisions import Heurt
from charte.fusion import Marque
from labo import differences
from labo.reunion import reunir_textes


MOTS = st.lists(
    st.sampled_from("nous vous agir, décider. **ensemble** - toujours 12 \n\n é".split(" ")), max_size=25
).map(" ".join)
PHRASES = ("Le comité décide.", "Les chantiers rendent compte.", "Chacun peut partir.", "Les moyens sont connus.")


@settings(max_examples=40, deadline=None)
@given(MOTS, MOTS)
def test_one_proposal_alone_is_exactly_its_own_difference(base, propose):
    fondu = fusion.fondre(base, [(7, propose)])
    assert fondu.texte == propose
    assert [(m.genre, m.texte) for m in fondu.marques] == [(p.genre, p.texte) for p in differences.mots(base, propose)]
    assert all(m.numeros == (() if m.genre == "egal" else (7,)) for m in fondu.marques)


@settings(max_examples=40, deadline=None)
@given(MOTS, st.lists(MOTS, max_size=4))
def test_what_is_marked_gives_both_texts_and_names_who_changed(base, proposes):
    propositions = list(enumerate(proposes, 1))
    fondu = fusion.fondre(base, propositions)
    assert "".join(m.texte for m in fondu.marques if m.genre != "ajoute") == base
    assert "".join(m.texte for m in fondu.marques if m.genre != "retire") == fondu.texte
    assert all(bool(m.numeros) == (m.genre != "egal") for m in fondu.marques)
    assert {n for m in fondu.marques for n in m.numeros} <= {n for n, texte in propositions if texte != base}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["", "Vraiment.", "Et vite.", "Toujours ensemble."]), min_size=4, max_size=4))
def test_those_that_do_not_collide_give_the_same_words_in_any_order(ajouts):
    """Each changes a paragraph of its own."""
    base = "\n\n".join(PHRASES)
    proposes = [
        "\n\n".join(f"{phrase} {ajout}" if rang == sien and ajout else phrase for rang, phrase in enumerate(PHRASES))
        for sien, ajout in enumerate(ajouts)
    ]
    attendu = "\n\n".join(f"{phrase} {ajout}".strip() for phrase, ajout in zip(PHRASES, ajouts, strict=True))
    for ordre in permutations(proposes):
        assert fusion.fondre(base, enumerate(ordre, 1)).texte == attendu
    assert collisions.heurts(base, enumerate(proposes, 1)) == ()


@settings(max_examples=40, deadline=None)
@given(MOTS, MOTS, MOTS)
def test_two_that_do_not_collide_give_the_same_words_in_either_order(base, un, autre):
    if reunir_textes(base, un, autre).is_nette:
        assert collisions.heurts(base, [(1, un), (2, autre)]) == ()
        assert fusion.fondre(base, [(1, un), (2, autre)]).texte == fusion.fondre(base, [(1, autre), (2, un)]).texte


BASE = "Le comité décide. Il rend compte."
VITE = "Le comité décide vite. Il rend compte."
TRANCHE = "Le comité tranche. Il rend compte."
PUBLIC = "Le comité décide. Il rend compte en public."


def test_each_change_says_its_number():
    fondu = fusion.fondre(BASE, [(14, PUBLIC), (12, VITE)])
    assert fondu.texte == "Le comité décide vite. Il rend compte en public."
    assert [m for m in fondu.marques if m.numeros] == [
        Marque("ajoute", " vite", (12,)),
        Marque("ajoute", " en public", (14,)),
    ]


def test_what_two_change_alike_comes_from_both():
    fondu = fusion.fondre(BASE, [(12, PUBLIC), (14, PUBLIC)])
    assert [m for m in fondu.marques if m.numeros] == [Marque("ajoute", " en public", (12, 14))]
    assert collisions.heurts(BASE, [(12, PUBLIC), (14, PUBLIC)]) == ()


def test_where_two_collide_it_is_said_and_the_first_keeps_its_words():
    autre = "Le comité arrête. Il rend compte en public."
    propositions = [(12, TRANCHE), (14, autre), (15, PUBLIC)]
    assert collisions.heurts(BASE, propositions) == (Heurt((12, 14), ("décide",), ("tranche",), ("arrête",)),)
    assert fusion.fondre(BASE, propositions).texte == "Le comité tranche. Il rend compte en public."


def test_the_words_of_a_collision_are_short():
    long = "mot " * 80
    (heurt,) = collisions.heurts(long, [(1, "tout autre"), (2, "rien de tel")])
    assert heurt.mots[0].endswith("mot…")
    assert len(heurt.mots[0]) <= collisions.LONGUEUR + 1


def test_a_word_changed_and_words_added_beside_it_are_both_in_the_result():
    """Read again before they are retained; each alone, they would be asked."""
    propositions = {12: TRANCHE, 14: VITE}
    assert collisions.heurts(BASE, propositions.items()) == ()
    assert fusion.fondre(BASE, propositions.items()).texte == "Le comité tranche vite. Il rend compte."
