"""Differences as pages show them: no markup is read, both texts are, and a line says words apart from each other."""

import re

from bs4 import BeautifulSoup
from hypothesis import given, settings

from charte import ecarts, marques
from charte.comparaison.marquage import marquer_riche
from charte.comparaison.morceaux import deviner, tisser
from charte.comparaison.rendu import mots
from labo.balisage import en_html
from tests.charte.contenus import TEXTES
from tests.charte.test_marquage import REGLAGES, lettres


def lire(html, de_trop):
    """The words of one side, without those that are only heard."""
    soupe = BeautifulSoup(html, "html.parser")
    for element in soupe.select(f"{de_trop}, .visually-hidden, sup"):
        element.decompose()
    for marque in soupe.find_all(["ins", "del"]):
        marque.unwrap()
    return lettres(mots(str(soupe)))


def test_bold_and_items_are_drawn_with_their_marks():
    html = marques.comparer("Un **grand** pré.\n\n- un", "Un **petit** pré.\n\n- un\n- deux", is_riche=True)
    assert "*" not in html
    assert "- " not in html
    assert "<strong><del>" in html
    assert '<li data-tout="ajoute"><ins>' in html
    assert html.count("ajouté&nbsp;: ") == 2


def test_an_apostrophe_typed_another_way_is_no_change():
    assert "<ins" not in marques.comparer("Qu'on n'y **d'ici** mange.", "Qu’on n’y **d’ici** mange.", is_riche=True)
    vieux = marquer_riche(deviner("Dans l'eau claire d'ici on vit.", "Dans l'eau froide d'ici on vit."))
    assert sum(getattr(jeton, "genre", "egal") != "egal" for jeton in vieux) <= 4  # not all struck, all written again
    assert "<ins" not in marques.comparer("L'eau", "L’eau", is_riche=False)
    fil = {"corps": [["On ", 1, None], ["n'", 1, 2], ["n’", 2, None], ["y va.", 1, None]], "sources": {}, "revision": 2}
    assert [m.genre for m in tisser(fil, "corps", 1, "On n'y va.", "On n’y va.")] == ["egal"]


def test_each_change_says_whose_it_is():
    html = marques.dessiner([("egal", "Agir ", ()), ("ajoute", "vite", (4, 5))], is_riche=True, is_plie=False)
    assert "ajouté par 4 et 5&nbsp;: " in html
    assert '<sup class="origine" aria-hidden="true">4 5</sup>' in html


@settings(REGLAGES, max_examples=60)
@given(TEXTES, TEXTES)
def test_both_texts_are_read_in_what_is_drawn(avant, apres):
    morceaux = [(m.genre, m.texte, (7,) if m.genre != "egal" else ()) for m in deviner(avant, apres)]
    html = marques.dessiner(morceaux, is_riche=True, is_plie=False)
    for de_trop, texte in (("ins", avant), ("del", apres)):
        assert lire(html, de_trop) == lire(en_html(texte, is_riche=True), "sup")


@settings(REGLAGES, max_examples=60)
@given(TEXTES, TEXTES)
def test_folding_hides_nothing_that_changes(avant, apres):
    jetons = marquer_riche(deviner(avant, apres))
    changes = [
        "".join(j.html for j in liste if getattr(j, "genre", "egal") != "egal" and hasattr(j, "html"))
        for liste in (jetons, marques.plier(jetons))
    ]
    assert changes[0] == changes[1]


def test_what_is_far_from_a_change_is_folded():
    blocs = [f"Le paragraphe {rang} dit longuement ce que nous faisons ensemble, chaque mois." for rang in range(9)]
    neufs = [*blocs[:4], blocs[4].replace("mois", "semaine"), *blocs[5:]]
    html = marques.comparer("\n\n".join(blocs), "\n\n".join(neufs), is_riche=True)
    assert html.count('<p class="ecart-pli">…</p>') == 2
    assert [rang for rang in range(9) if f"paragraphe {rang} " in html] == [3, 4, 5]
    liste = marques.comparer("\n".join(f"- {b}" for b in blocs), "\n".join(f"- {b}" for b in neufs), is_riche=True)
    assert liste.count('<li class="ecart-pli">…</li>') == 2
    long = " ".join(blocs)
    assert '<span class="ecart-pli">' in marques.comparer(long, f"{long} Et voilà.", is_riche=True)


def test_a_line_says_words_apart_without_their_markup():
    apres = "Il se retire :\n\n- ce qu’il **dit** ;\n- ce qu’il fait."
    ligne = ecarts.en_une_ligne({"corps": "Il se retire :"}, {"corps": apres})
    assert "".join(m.texte for m in ligne) == "Il se retire : ce qu’il dit ; ce qu’il fait."


@settings(REGLAGES, max_examples=60)
@given(TEXTES, TEXTES)
def test_the_words_of_both_texts_are_in_the_line_before_it_is_cut(avant, apres):
    morceaux = marques.en_mots(avant, apres)
    for de_trop, texte in (("ajoute", avant), ("retire", apres)):
        lus = "".join(m.texte for m in morceaux if m.genre != de_trop)
        assert lettres(lus.split()) == lettres(mots(re.sub("\n", " ", en_html(texte, is_riche=True))))
        assert "\n" not in lus
