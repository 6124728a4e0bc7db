"""What changed, in words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labo.differences import Passage, mots
from tests.labo.editions import n_importe_quoi, reglages, textes, trois_textes


COUPLES = trois_textes().map(lambda trois: trois[:2]) | st.tuples(textes, textes) | st.tuples(*[n_importe_quoi] * 2)


def ecrire(passages):
    formes = {"egal": "{}", "ajoute": "+{}+", "retire": "-{}-"}
    return "".join(formes[passage.genre].format(passage.texte) for passage in passages)


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        ("Une voix.", "Une seule voix.", "Une +seule +voix."),
        ("Le jardin est clos.", "Le jardin est ouvert.", "Le jardin est -clos-+ouvert+."),
        ("un grand jardin clos", "un petit jardin ouvert", "un -grand-+petit+ jardin -clos-+ouvert+"),
        ("un chat noir dort", "un chien blanc dort", "un -chat noir-+chien blanc+ dort"),
        ("l’article 3", "l’article 4", "l’article -3-+4+"),
        ("Un.\n\nDeux.\n\nTrois.", "Un.\n\nTrois.", "Un.\n\n-Deux.\n\n-Trois."),
        ("Un.", "Un.\n\nDeux.", "Un.+\n\nDeux.+"),
        ("Ensemble. Chacun a une voix.", "Ensemble.\n\nChacun a une voix.", "Ensemble.- -+\n\n+Chacun a une voix."),
        ("", "Bonjour.", "+Bonjour.+"),
        ("Bonjour.", "", "-Bonjour.-"),
        ("Bonjour.", "Bonjour.", "Bonjour."),
        ("", "", ""),
        (
            "La coopérative se réunit chaque mois et décide à la majorité des personnes présentes, sans procuration.",
            "Chacun reçoit par courriel un compte rendu dans la semaine, puis peut y répondre pendant quinze jours.",
            "-La coopérative se réunit chaque mois et décide à la majorité des personnes présentes, sans procuration.-"
            "+Chacun reçoit par courriel un compte rendu dans la semaine, puis peut y répondre pendant quinze jours.+",
        ),
    ],
)
def test_examples(avant, apres, attendu):
    assert ecrire(mots(avant, apres)) == attendu


@reglages
@given(COUPLES)
def test_the_passages_give_both_texts_back(couple):
    avant, apres = couple
    passages = mots(avant, apres)
    assert "".join(passage.texte for passage in passages if passage.genre != "ajoute") == avant
    assert "".join(passage.texte for passage in passages if passage.genre != "retire") == apres


@reglages
@given(COUPLES)
def test_the_passages_alternate(couple):
    genres = [passage.genre for passage in mots(*couple)]
    assert all(passage.texte for passage in mots(*couple))
    for un, suivant in pairwise(genres):
        assert (un, suivant) in {
            ("egal", "retire"),
            ("egal", "ajoute"),
            ("retire", "ajoute"),
            ("retire", "egal"),
            ("ajoute", "egal"),
        }


@reglages
@given(n_importe_quoi | textes)
def test_nothing_differs_from_itself(texte):
    assert mots(texte, texte) == ((Passage("egal", texte),) if texte else ())


def test_repeated_texts_are_compared_in_bounded_work():
    """Nothing is unique in them: comparing all with all would take minutes."""
    avant, apres = "oui non si " * 3000, "si oui oui non " * 2400
    passages = mots(avant, apres)
    assert "".join(passage.texte for passage in passages if passage.genre != "ajoute") == avant
    assert len(passages) < 50
