"""A long text is folded between its changes, and nothing of it is lost or moved."""

from hypothesis import given
from hypothesis import strategies as st

from labo.plis import AUTOUR, Morceau, abreger, plier


TEXTES = st.text(alphabet="abé \n", max_size=400)
MORCEAUX = st.lists(st.builds(Morceau, st.sampled_from(["egal", "ajoute", "retire"]), TEXTES), max_size=6)


def joindre(morceaux):
    return "".join(morceau.texte for morceau in morceaux)


@given(MORCEAUX, st.integers(0, 60))
def test_folding_keeps_every_letter_in_order(morceaux, autour):
    plies = plier(morceaux, autour)
    assert joindre(plies) == joindre(morceaux)
    changements = [morceau for morceau in morceaux if morceau.genre != "egal"]
    assert [m for m in plies if m.genre in ("ajoute", "retire")] == changements


@given(MORCEAUX, st.integers(1, 60))
def test_a_fold_hides_more_than_it_costs_and_cuts_no_word(morceaux, autour):
    plies = plier(morceaux, autour)
    for avant, pli, apres in zip(plies, plies[1:], plies[2:], strict=False):
        if pli.genre == "pli":
            assert len(pli.texte) > autour
            assert avant.genre != "egal" or pli.texte[0].isspace()
            assert apres.genre != "egal" or pli.texte[-1].isspace()


@given(TEXTES)
def test_an_abridged_text_is_its_beginning_and_a_fold(texte):
    morceaux = abreger(texte)
    assert joindre(morceaux) == texte
    assert [m.genre for m in morceaux] in (["egal"], ["egal", "pli"])
    assert len(texte) > 3 * AUTOUR or len(morceaux) == 1


def test_what_is_read_around_a_change():
    loin = "Le premier mot. " + "Bla bla. " * 40
    plies = plier([Morceau("egal", loin), Morceau("ajoute", "ici"), Morceau("egal", ", puis la fin.")], autour=12)
    assert [m.genre for m in plies] == ["pli", "egal", "ajoute", "egal"]
    assert plies[1].texte == "bla. Bla bla. "
    assert plies[-1].texte == ", puis la fin."
