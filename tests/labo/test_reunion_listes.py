"""Merging lists of keys, and texts of one item per line."""

from collections import Counter

import pytest
from hypothesis import given

from labo.reunion import Collision, Commun, ListeReunie, reunir_lignes, reunir_listes
from tests.labo.editions import n_importe_quoi, reglages, trois_lignes, trois_listes
from tests.labo.test_reunion import compter, ecrire, tous_les_mots, variante


LISTES = {
    "both append: the other's first": ("ab", "abx", "aby", "abxy"),
    "both add the same": ("ab", "axb", "axb", "axb"),
    "both add the same at different places": ("ab", "axb", "abx", "axb"),
    "add at both ends": ("ab", "xab", "aby", "xaby"),
    "one removes, the other adds": ("abc", "ac", "abcx", "acx"),
    "one removes, the other adds after it": ("abc", "ac", "abxc", "axc"),
    "both remove": ("abc", "ac", "bc", "c"),
    "one moves, the other removes another": ("abcd", "bcda", "abd", "bda"),
    "one moves, the other removes the same: it stays": ("abcd", "bcda", "bcd", "bcda"),
    "both move the same alike": ("abcd", "bcda", "bcda", "bcda"),
    "both move the same elsewhere: the other's place": ("abcd", "bcda", "bacd", "bcda"),
    "one moves, the other adds": ("abcd", "dabc", "abxcd", "dabxc"),
    "all removed, one added": ("abc", "", "abcx", "x"),
    "a key that stands twice counts once": ("ab", "aab", "abb", "ab"),
}


@pytest.mark.parametrize("exemple", LISTES.values(), ids=LISTES)
def test_examples_of_lists(exemple):
    *trois, attendu = exemple
    assert "".join(reunir_listes(*trois).items) == attendu


def test_what_is_disputed_is_said():
    assert reunir_listes("abcd", "bcda", "bcd") == ListeReunie(tuple("bcda"), gardes=("a",))
    assert reunir_listes("abcde", "bcdea", "bcade") == ListeReunie(tuple("bcdea"), deplaces=("a",))
    assert reunir_listes("ab", "axb", "abx") == ListeReunie(tuple("axb"), deplaces=("x",))
    assert reunir_listes("ab", "axb", "aby").is_nette


@reglages
@given(trois_listes())
def test_what_only_one_side_changed_is_taken(trois):
    base, autre, mien = trois
    assert reunir_listes(base, autre, autre) == ListeReunie(tuple(autre))
    assert reunir_listes(base, autre, base) == ListeReunie(tuple(autre))
    assert reunir_listes(base, base, mien) == ListeReunie(tuple(mien))


@reglages
@given(trois_listes())
def test_a_list_keeps_what_was_added_and_nothing_twice(trois):
    base, autre, mien = trois
    reunie = reunir_listes(base, autre, mien)
    assert len(set(reunie.items)) == len(reunie.items)
    assert set(reunie.items) >= (set(autre) | set(mien)) - set(base)
    assert set(reunie.items) >= set(autre) & set(mien)
    assert set(reunie.items) <= set(autre) | set(mien)
    assert {cle for cle in reunie.items if cle in base and (cle in autre) != (cle in mien)} == set(reunie.gardes)


@reglages
@given(trois_listes())
def test_swapping_the_sides_of_a_list_keeps_its_items(trois):
    base, autre, mien = trois
    une, inverse = reunir_listes(base, autre, mien), reunir_listes(base, mien, autre)
    assert set(une.items) == set(inverse.items)
    assert une.gardes == inverse.gardes
    assert set(une.deplaces) == set(inverse.deplaces)


@reglages
@given(trois_listes(deplacements=False))
def test_what_nobody_moved_stays_in_its_order(trois):
    """Both sides only added and removed: the order is that of the base, and of each side but for what both added."""
    base, autre, mien = trois
    items = reunir_listes(*trois).items
    for cote in (base, autre, [cle for cle in mien if cle in base or cle not in autre]):
        assert [cle for cle in items if cle in cote] == [cle for cle in cote if cle in items]


ACCUEIL = "9 h : Accueil\n9 h 30 : Ouverture\n10 h : Ateliers\n12 h : Repas"
LIGNES = {
    "both append": ("Un\nDeux", "Un\nDeux\nTrois", "Un\nDeux\nQuatre", "Un\nDeux\nTrois\nQuatre"),
    "different lines edited": (
        ACCUEIL,
        ACCUEIL.replace("Ouverture", "Ouverture par le Labo"),
        ACCUEIL.replace("10 h", "10 h 15"),
        "9 h : Accueil\n9 h 30 : Ouverture par le Labo\n10 h 15 : Ateliers\n12 h : Repas",
    ),
    "one line edited on both sides, in different words": (
        ACCUEIL,
        ACCUEIL.replace("10 h", "10 h 15"),
        ACCUEIL.replace("Ateliers", "Cinq ateliers"),
        ACCUEIL.replace("10 h : Ateliers", "10 h 15 : Cinq ateliers"),
    ),
    "one line edited on both sides, in the same words": (
        ACCUEIL,
        ACCUEIL.replace("Ouverture", "Présentation"),
        ACCUEIL.replace("Ouverture", "Ouverture et tour de table"),
        "9 h : Accueil\n9 h 30 : [Ouverture|Présentation|Ouverture et tour de table]\n10 h : Ateliers\n12 h : Repas",
    ),
    "moved by one, edited by the other": (
        "Préparer la terre\nSemer les fèves\nRécolter",
        "Semer les fèves\nRécolter\nPréparer la terre",
        "Préparer bien la terre\nSemer les fèves\nRécolter",
        "Semer les fèves\nRécolter\nPréparer bien la terre",
    ),
    "removed by one, edited by the other": (
        "Préparer la terre\nSemer les fèves\nRécolter",
        "Préparer la terre\nRécolter",
        "Préparer la terre\nSemer les pois\nRécolter",
        "Préparer la terre[\nSemer les fèves||\nSemer les pois]\nRécolter",
    ),
    "the first one removed by one, edited by the other": (
        "Semer les fèves\nRécolter",
        "Récolter",
        "Semer les pois\nRécolter",
        "[Semer les fèves\n||Semer les pois\n]Récolter",
    ),
    "removed by one, moved by the other": ("Un\nDeux\nTrois", "Deux\nTrois", "Deux\nTrois\nUn", "Deux\nTrois\nUn"),
    "a spelling corrected, a line added": ("Acceuil\nRepas", "Accueil\nRepas", "Acceuil\nRepas\nFin", "Accueil\nRepas\nFin"),
    "both add the same": ("Un", "Un\nDeux", "Un\nDeux", "Un\nDeux"),
    "all removed, one added": ("Un\nDeux", "", "Un\nDeux\nTrois", "Trois"),
    "all removed, all edited": ("Semer les fèves", "", "Semer les pois", "[Semer les fèves||Semer les pois]"),
    "the same line twice": ("Pause\nAtelier\nPause", "Pause\nAtelier", "Pause\nAtelier\nPause\nFin", "Pause\nAtelier\nFin"),
    "both fill an empty list": ("", "Un", "Deux", "Un\nDeux"),
}  # fmt: skip


@pytest.mark.parametrize("exemple", LIGNES.values(), ids=LIGNES)
def test_examples_of_lines(exemple):
    *trois, attendu = exemple
    assert ecrire(reunir_lignes(*trois)) == attendu


@reglages
@given(trois_lignes())
def test_lines_that_only_one_side_changed_are_taken(trois):
    base, autre, mien = trois
    assert reunir_lignes(base, autre, autre).texte == autre
    assert reunir_lignes(base, autre, base).texte == autre
    assert reunir_lignes(base, base, mien).texte == mien


@reglages
@given(trois_lignes())
def test_no_word_of_a_line_is_lost(trois):
    base, autre, mien = map(compter, trois)
    tous = tous_les_mots(reunir_lignes(*trois))
    assert (autre - base) - tous == Counter()
    assert (mien - base) - tous == Counter()


@reglages
@given(trois_lignes())
def test_lines_that_nobody_touched_stay_lines(trois):
    base, autre, mien = (texte.split("\n") if texte else [] for texte in trois)
    reunion = reunir_lignes(*trois)
    for version in ("autre", "mien"):
        lignes = variante(reunion, version).split("\n")
        assert {ligne for ligne in base if ligne in autre and ligne in mien} <= set(lignes)


@reglages
@given(trois_lignes())
def test_swapping_the_sides_of_lines_keeps_the_words(trois):
    base, autre, mien = trois
    une, inverse = reunir_lignes(base, autre, mien), reunir_lignes(base, mien, autre)
    assert compter(variante(une, "mien")) == compter(variante(inverse, "autre"))
    assert une.is_nette == inverse.is_nette


@reglages
@given(n_importe_quoi, n_importe_quoi, n_importe_quoi)
def test_any_lines_can_be_merged(base, autre, mien):
    reunion = reunir_lignes(base, autre, mien)
    assert all(isinstance(m, Commun | Collision) for m in reunion.morceaux)
    assert (compter(autre) - compter(base)) - tous_les_mots(reunion) == Counter()


def test_long_lists_lose_nothing():
    base = "oui\nnon\n" * 2500
    autre, mien = base.replace("oui", "si", 3), f"{base}serre\n"
    tous = tous_les_mots(reunir_lignes(base, autre, mien))
    assert (tous["si"], tous["serre"]) == (3, 1)
