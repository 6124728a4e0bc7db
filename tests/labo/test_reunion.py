"""Merging two versions of a text: nothing is lost, and only what really collides is asked."""

import random
import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labo.reunion import Collision, Commun, Desaccord, reunir_textes, reunir_valeurs
from tests.labo.editions import n_importe_quoi, reglages, textes, trois_textes


TEXTES = trois_textes() | st.tuples(textes, textes, textes) | st.tuples(*[n_importe_quoi] * 3)
BASE = "Nous décidons ensemble.\n\nChaque membre a une voix, et la donne en personne.\n\nLe compte rendu est public."


def ecrire(reunion):
    """A merge on one line of a test: [base|autre|mien] where it collides."""
    return "".join(m.texte if isinstance(m, Commun) else f"[{m.base}|{m.autre}|{m.mien}]" for m in reunion.morceaux)


def variante(reunion, version):
    """The whole text, with one version of every collision."""
    return "".join(m.texte if isinstance(m, Commun) else getattr(m, version) for m in reunion.morceaux)


def compter(texte):
    return Counter(re.findall(r"\w+", texte))


def tous_les_mots(reunion):
    return compter(variante(reunion, "base")) | compter(variante(reunion, "autre")) | compter(variante(reunion, "mien"))


EXEMPLES = {
    "two words of one phrase": (
        "Le jardin est ouvert le samedi.",
        "Le jardin partagé est ouvert le samedi.",
        "Le jardin est ouvert le dimanche.",
        "Le jardin partagé est ouvert le dimanche.",
    ),
    "two words side by side": ("Le chat noir dort.", "Le chien noir dort.", "Le chat blanc dort.", "Le chien blanc dort."),
    "a word added beside the word that the other changed": (
        "Rendez-vous le mardi matin.",
        "Rendez-vous le mardi 12 matin.",
        "Rendez-vous le jeudi matin.",
        "Rendez-vous le [mardi|mardi 12|jeudi] matin.",
    ),
    "the same word": (
        "Le jardin est ouvert le samedi, sauf en août.",
        "Le jardin est ouvert le dimanche, sauf en août.",
        "Le jardin est ouvert le lundi, sauf en juillet.",
        "Le jardin est ouvert le [samedi|dimanche|lundi], sauf en juillet.",
    ),
    "the same change": ("Une voix.", "Une seule voix.", "Une seule voix.", "Une seule voix."),
    "the same change, and another": (
        "Chacun a une voix.",
        "Chacune et chacun a une voix.",
        "Chacune et chacun a une seule voix.",
        "Chacune et chacun a une seule voix.",
    ),
    "collisions with only a space between them are one": (
        "un grand jardin clos",
        "un petit jardin ouvert",
        "un vaste verger fleuri",
        "un [grand jardin clos|petit jardin ouvert|vaste verger fleuri]",
    ),
    "both append a paragraph": ("Un.", "Un.\n\nDeux.", "Un.\n\nTrois.", "Un.\n\n[|Deux.|Trois.]"),
    "both append the same paragraph, one goes on": ("Un.", "Un.\n\nDeux.", "Un.\n\nDeux.\n\nTrois.", "Un.\n\nDeux.\n\nTrois."),
    "both append a word": ("Nous irons.", "Nous irons demain.", "Nous irons ensemble.", "Nous irons [|demain|ensemble]."),
    "one appends a phrase, the other a paragraph": (
        "Nous irons.",
        "Nous irons.\n\nEnsemble.",
        "Nous irons. Demain.",
        "Nous irons. Demain.\n\nEnsemble.",
    ),
    "both fill an empty text": ("", "Bonjour à vous.", "Bonjour à tout le monde.", "[|Bonjour à vous.|Bonjour à tout le monde.]"),
    "one empties, the other edits": ("Une voix.", "", "Une seule voix.", "[Une voix.||Une seule voix.]"),
    "a paragraph deleted, a word changed in it": (
        "Un.\n\nLe jardin est clos.\n\nTrois.",
        "Un.\n\nTrois.",
        "Un.\n\nLe jardin est ouvert.\n\nTrois.",
        "Un.\n\n[Le jardin est clos.\n\n||Le jardin est ouvert.\n\n]Trois.",
    ),
    "a paragraph deleted, another one edited": (
        BASE,
        BASE.replace("Nous décidons ensemble.\n\n", ""),
        BASE.replace("public", "lisible par tout le monde"),
        "Chaque membre a une voix, et la donne en personne.\n\nLe compte rendu est lisible par tout le monde.",
    ),
    "a paragraph split in two, and edited": (
        "Nous décidons ensemble. Chacun a une voix.",
        "Nous décidons ensemble.\n\nChacun a une voix.",
        "Nous décidons ensemble. Chacune et chacun a une voix.",
        "Nous décidons ensemble.\n\nChacune et chacun a une voix.",
    ),
    "two paragraphs joined, one edited": (
        "Nous décidons ensemble.\n\nChacun a une voix.",
        "Nous décidons ensemble. Chacun a une voix.",
        "Nous décidons ensemble.\n\nChacun a une seule voix.",
        "Nous décidons ensemble. Chacun a une seule voix.",
    ),
    "a paragraph moved by one, edited by the other": (
        BASE,
        "\n\n".join(BASE.split("\n\n")[i] for i in (1, 2, 0)),
        BASE.replace("ensemble", "toujours ensemble"),
        "Chaque membre a une voix, et la donne en personne.\n\nLe compte rendu est public.\n\nNous décidons toujours ensemble.",
    ),
    "different paragraphs put at one place": (
        "Un.\n\nDeux.",
        "Un.\n\nLa serre.\n\nDeux.",
        "Un.\n\nLe compost.\n\nDeux.",
        "Un.\n\n[|La serre.|Le compost.]\n\nDeux.",
    ),
    "rewritten by one, edited by the other": (
        "La coopérative se réunit chaque mois et décide à la majorité des personnes présentes, sans procuration.",
        "Chacun reçoit par courriel un compte rendu dans la semaine, puis peut y répondre pendant quinze jours entiers.",
        "La coopérative se réunit chaque trimestre et décide à la majorité des personnes présentes, sans procuration.",
        "[La coopérative se réunit chaque mois et décide à la majorité des personnes présentes, sans procuration."
        "|Chacun reçoit par courriel un compte rendu dans la semaine, puis peut y répondre pendant quinze jours entiers."
        "|La coopérative se réunit chaque trimestre et décide à la majorité des personnes présentes, sans procuration.]",
    ),
    "an article and its apostrophe": ("l’article 3", "l’alinéa 3", "l’article 4", "l’alinéa 4"),
    "blanks alone never collide": ("Qui vient ?", "Qui vient?", "Qui vient\u202f?", "Qui vient\u202f?"),
    "a blank that parts two words stays with them": (
        "le compost ouvert",
        "le compost, clos",
        "le compost-public",
        "le [compost ouvert|compost, clos|compost-public]",
    ),
    "a blank taken away stays with words": ("Oui non.", "Oui-peut-être.", "Oui ici.", "[Oui non|Oui-peut-être|Oui ici]."),
    "a blank taken away before a mark": ("mot un", "mot(deux", "mot trois", "mot[ un|(deux| trois]"),
    "no-break spaces and unusual letters stay": (
        "De 9\u00a0h à 18\u00a0h, e\u0301te\u0301.",
        "De 9\u00a0h à 17\u00a0h, e\u0301te\u0301.",
        "De 10\u00a0h à 18\u00a0h, e\u0301te\u0301.",
        "De 10\u00a0h à 17\u00a0h, e\u0301te\u0301.",
    ),
    "an emoji is whole": (
        "Merci 👩\u200d🔧",
        "Merci 👩🏽\u200d🔧",
        "Merci 👩\u200d🌾",
        "Merci [👩\u200d🔧|👩🏽\u200d🔧|👩\u200d🌾]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("exemple", EXEMPLES.values(), ids=EXEMPLES)
def test_examples(exemple):
    base, autre, mien, attendu = exemple
    assert ecrire(reunir_textes(base, autre, mien)) == attendu


@reglages
@given(TEXTES)
def test_what_only_one_side_changed_is_taken(trois):
    base, autre, mien = trois
    for reunion, attendu in (
        (reunir_textes(base, autre, autre), autre),
        (reunir_textes(base, autre, base), autre),
        (reunir_textes(base, base, mien), mien),
    ):
        assert reunion.morceaux == ((Commun(attendu),) if attendu else ())
        assert reunion.is_nette
        assert reunion.texte == attendu


@reglages
@given(TEXTES)
def test_swapping_the_sides_swaps_the_collisions_and_nothing_else(trois):
    base, autre, mien = trois
    inverse = [
        Collision(m.base, m.mien, m.autre) if isinstance(m, Collision) else m
        for m in reunir_textes(base, mien, autre).morceaux
    ]
    assert list(reunir_textes(base, autre, mien).morceaux) == inverse


@reglages
@given(TEXTES)
def test_no_word_is_lost(trois):
    """What either side added is there or in a collision; so is what neither removed."""
    base, autre, mien = map(compter, trois)
    tous = tous_les_mots(reunir_textes(*trois))
    assert (autre - base) - tous == Counter()
    assert (mien - base) - tous == Counter()
    assert (base - (base - autre) - (base - mien)) - tous == Counter()


@reglages
@given(TEXTES)
def test_the_pieces_are_well_formed(trois):
    base, autre, mien = trois
    reunion = reunir_textes(base, autre, mien)
    assert reunion.texte == variante(reunion, "mien")
    assert all(m.texte if isinstance(m, Commun) else m.autre != m.mien for m in reunion.morceaux)
    communs = [isinstance(m, Commun) for m in reunion.morceaux]
    assert all(un != autre for un, autre in pairwise(communs))
    assert all(m.base != m.autre and m.base != m.mien for m in reunion.collisions)


@reglages
@given(trois_textes(), st.data())
def test_changes_in_different_paragraphs_never_collide(trois, data):
    """One edits the first paragraphs, the other the last ones, with one between that nobody touches."""
    debut, debut_change, _ = trois
    fin, fin_change = data.draw(trois_textes())[:2]
    entre = "\n\nCe paragraphe ne bouge pas.\n\n"
    reunion = reunir_textes(debut + entre + fin, debut_change + entre + fin, debut + entre + fin_change)
    assert reunion.morceaux == (Commun(debut_change + entre + fin_change),)


@reglages
@given(st.lists(st.sampled_from("abcdefghijklm"), min_size=3, max_size=12, unique=True), st.data())
def test_changes_of_different_words_never_collide(lettres, data):
    base = [f"mot{lettre}" for lettre in lettres]
    places = data.draw(st.permutations(range(len(base))))
    ma_place, sa_place = places[:2]
    autre, mien, les_deux = list(base), list(base), list(base)
    autre[sa_place] = les_deux[sa_place] = "la"
    mien[ma_place] = les_deux[ma_place] = "ici"
    assert ecrire(reunir_textes(*map(" ".join, (base, autre, mien)))) == " ".join(les_deux)


REPETES = {
    "the same line": "La même ligne.\n" * 1400,
    "one letter": "a " * 10_000,
    "no blank": "x" * 20_000,
    "empty lines": "\n" * 10_000,
    "two lines": "oui\nnon\n" * 2500,
    "short paragraphs": "a\n\n" * 6600,
    "two words": "oui non " * 2500,
    "marks": "!?" * 10_000,
    "accents": "e\u0301" * 10_000,
    "joiners": "👩\u200d" * 10_000,
    "addresses": "https://" * 2500,
}


@pytest.mark.parametrize("texte", REPETES.values(), ids=REPETES)
def test_repeated_texts_lose_nothing(texte):
    """Two changes on each side, at far places."""
    n = len(texte)
    autre = f"{texte[: n // 3]} serre {texte[n // 3 : n // 2]} compost {texte[n // 2 :]}"
    mien = f"{texte[: n // 4]} semence {texte[n // 4 : -5]} récolte {texte[-5:]}"
    reunion = reunir_textes(texte, autre, mien)
    tous = tous_les_mots(reunion)
    assert compter(autre) - compter(texte) <= tous
    assert compter(mien) - compter(texte) <= tous


def test_beyond_the_work_allowed_the_whole_collides():
    """Nothing is unique in these 20 kB: comparing all with all would take minutes."""
    hasard = random.Random(1)
    base, autre, mien = (" ".join(hasard.choices("abcdef", k=10_000)) for _ in range(3))
    reunion = reunir_textes(base, autre, mien)
    assert variante(reunion, "autre") == autre
    assert len(reunion.collisions) == 1


def test_a_change_in_a_repeated_text_is_still_found():
    base = "La même ligne.\n" * 1400
    autre = base.replace("même", "première", 1)
    mien = base + "La dernière."
    assert ecrire(reunir_textes(base, autre, mien)) == autre + "La dernière."


@pytest.mark.parametrize(
    ("base", "autre", "mien", "attendu"),
    [
        (1, 1, 2, 2),
        (1, 2, 1, 2),
        (1, 2, 2, 2),
        (None, None, "public", "public"),
        ("public", "chantier", "animation", Desaccord("public", "chantier", "animation")),
    ],
)
def test_single_values(base, autre, mien, attendu):
    assert reunir_valeurs(base, autre, mien) == attendu
