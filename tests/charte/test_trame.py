"""The weave of a text: any revision is read in it, and what happened between two is what was noted when it was saved."""

from hypothesis import given, settings
from hypothesis import strategies as st

from charte import trame


MOTS = st.lists(
    st.sampled_from("nous vous agir, décider. **ensemble** - toujours 12 \n\n é".split(" ")), max_size=25
).map(" ".join)
SUITES = st.lists(MOTS, min_size=1, max_size=7)


def _tissee(textes):
    tissee = trame.nouvelle(textes[0], 1)
    for numero, texte in enumerate(textes[1:], 2):
        tissee = trame.tisser(tissee, texte, numero)
    return tissee


@settings(max_examples=200)
@given(SUITES)
def test_every_revision_is_read_in_it(textes):
    tissee = _tissee(textes)
    assert [trame.texte_a(tissee, numero) for numero in range(1, len(textes) + 1)] == textes
    assert trame.texte_vivant(tissee) == textes[-1]


@settings(max_examples=200)
@given(SUITES, st.data())
def test_passages_give_both_texts_and_name_a_save_between_them(textes, donnees):
    de = donnees.draw(st.integers(1, len(textes)))
    a = donnees.draw(st.integers(de, len(textes)))
    passages = trame.passages(_tissee(textes), de, a)
    assert "".join(texte for genre, texte, _ in passages if genre != "ajoute") == textes[de - 1]
    assert "".join(texte for genre, texte, _ in passages if genre != "retire") == textes[a - 1]
    assert all(de < numero <= a for genre, _, numero in passages if genre != "egal")


@settings(max_examples=200)
@given(SUITES, st.data())
def test_pruned_it_still_tells_what_is_kept(textes, donnees):
    numeros = range(1, len(textes) + 1)
    reperes = donnees.draw(st.sets(st.sampled_from(numeros)))
    tissee = _tissee(textes)
    elaguee = trame.elaguer(tissee, reperes)
    for numero in {*reperes, len(textes)}:
        assert trame.texte_a(elaguee, numero) == textes[numero - 1]
    assert len(elaguee) <= len(tissee)
    # and it goes on being woven
    assert trame.texte_vivant(trame.tisser(elaguee, "autre chose", len(textes) + 1)) == "autre chose"


def test_what_came_and_went_between_two_versions_is_forgotten():
    tissee = _tissee(["Nous agissons.", "Nous agissons secrètement.", "Nous agissons."])
    assert "secrètement" not in str(trame.elaguer(tissee, {1, 3}))


def test_each_word_names_the_save_that_wrote_it():
    tissee = _tissee(["Le comité décide.", "Le comité décide vite.", "Le comité tranche vite."])
    assert trame.passages(tissee, 1, 3) == (
        ("egal", "Le comité ", None),
        ("retire", "décide", 3),
        ("ajoute", "tranche", 3),
        ("ajoute", " vite", 2),
        ("egal", ".", None),
    )
