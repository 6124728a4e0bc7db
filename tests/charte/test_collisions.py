"""Which proposals touch the same words, and how a change is told in one line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from charte import collisions, ecarts, marques
from labo.reunion import reunir_textes


TEXTES = st.lists(st.sampled_from("nous vous agir décider vite \n\n . é".split(" ")), max_size=12).map(" ".join)
MOTS = st.tuples(TEXTES, TEXTES)


@settings(max_examples=150)
@given(MOTS, MOTS, MOTS)
def test_to_collide_is_mutual(actuels, un, autre):
    assert collisions.se_heurtent(actuels, un, autre) == collisions.se_heurtent(actuels, autre, un)


@settings(max_examples=150)
@given(MOTS, MOTS, MOTS)
def test_those_that_do_not_collide_stand_together(actuels, un, autre):
    if not collisions.se_heurtent(actuels, un, autre):
        dans_l_ordre = [reunir_textes(*trois) for trois in zip(actuels, un, autre, strict=True)]
        a_l_envers = [reunir_textes(*trois) for trois in zip(actuels, autre, un, strict=True)]
        assert [r.texte for r in dans_l_ordre] == [r.texte for r in a_l_envers]
        assert all(r.is_nette for r in (*dans_l_ordre, *a_l_envers))


@given(MOTS, MOTS)
def test_nothing_collides_with_itself_nor_with_what_stays(actuels, un):
    assert not collisions.se_heurtent(actuels, un, un)
    assert not collisions.se_heurtent(actuels, un, actuels)


def test_the_same_words_changed_otherwise():
    actuels = ("Décider", "Le comité décide par consentement, chaque mois.")
    un = ("Décider", "Le comité tranche par consentement, chaque mois.")
    assert collisions.se_heurtent(actuels, un, ("Décider", "Le comité vote par consentement, chaque mois."))
    assert not collisions.se_heurtent(actuels, un, ("Décider", "Le comité décide par consentement, chaque année."))
    assert collisions.se_heurtent(actuels, ("Trancher", actuels[1]), ("Voter", actuels[1]))


@settings(max_examples=150)
@given(TEXTES, TEXTES)
def test_a_change_is_told_in_one_line(avant, apres):
    ligne = ecarts.en_une_ligne({"corps": avant}, {"corps": apres})
    is_dit = marques.sans_marques(avant) != marques.sans_marques(apres)
    assert bool(ligne) == is_dit
    assert "\n" not in "".join(morceau.texte for morceau in ligne)
    assert not is_dit or {morceau.genre for morceau in ligne} & {"ajoute", "retire"}
    assert sum(len(morceau.texte) for morceau in ligne) <= ecarts.LIGNE + len(ligne)


def test_the_line_shows_the_change_not_the_beginning():
    long = "Un mot puis un autre. " * 50
    ligne = ecarts.en_une_ligne({"corps": f"{long}La fin."}, {"corps": f"{long}La suite."})
    assert [m.texte for m in ligne if m.genre == "ajoute"] == ["suite"]
    assert ligne[0].texte.startswith("…")
    assert ecarts.en_une_ligne({"titre": "a", "corps": "x"}, {"titre": "b", "corps": "x"})[0].texte == "a"
