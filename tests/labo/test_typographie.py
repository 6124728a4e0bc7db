"""French spaces, hours and dates."""

import re
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labo.typographie import date_ecrite, date_longue, de, heure, plage, que, typographier, typographier_html


BLANCS = re.compile("[ \u00a0\u202f]")
textes = st.text(alphabet=st.sampled_from("ab9 :;!?«»h%€-*_.)(\n\u00a0\u202f&lt;<>@/’é14"), max_size=60)


@pytest.mark.parametrize(
    ("tape", "imprime"),
    [
        ("Qui vient ? Moi !", "Qui vient\u202f? Moi\u202f!"),
        ("Qui vient? Moi!", "Qui vient\u202f? Moi\u202f!"),
        ("quoi ?! non ; si", "quoi\u202f?! non\u202f; si"),
        ("Titre : suite", "Titre\u00a0: suite"),
        ("Titre:\nsuite", "Titre\u00a0:\nsuite"),
        ("« oui » et «non»", "«\u00a0oui\u00a0» et «\u00a0non\u00a0»"),
        ("de 9 h 30 à 18 h", "de 9\u00a0h\u00a030 à 18\u00a0h"),
        ("10 % de 5 €", "10\u00a0% de 5\u00a0€"),
        ("**gras** : *oui* !", "**gras**\u00a0: *oui*\u202f!"),
        ("Déjà\u202f!", "Déjà\u202f!"),
    ],
)
def test_the_french_spaces_are_put(tape, imprime):
    assert typographier(tape) == imprime


@pytest.mark.parametrize(
    "texte",
    [
        "https://exemple.fr/?a=1;b=2!",
        "www.exemple.fr/a:b",
        "a.b+c@exemple.fr",
        "à 14:15",
        "un clin d’œil ;) et :) et ;-)",
        "R&amp;D &lt;b&gt; l&#x27;eau",
        "- ! premier\n1. ? second\n* : tiers",
        "x != y, a::b, [lien](https://a.fr/?b;c)",
        "9h30",
        "",
    ],
)
def test_what_is_not_french_prose_stays_as_typed(texte):
    assert typographier(texte) == texte


def test_an_escaped_text_keeps_its_entities():
    assert typographier("l&#x27;eau &amp; le feu ; fin") == "l&#x27;eau &amp; le feu\u202f; fin"


def test_in_html_only_the_text_is_touched():
    html = (
        '<p title="a ; b">Le <strong>défi</strong> : « <a href="https://a.fr/?x ;y">voir</a> » ! <code>a ; b</code></p>'
    )
    assert typographier_html(html) == (
        '<p title="a ; b">Le <strong>défi</strong>\u00a0: «\u00a0<a href="https://a.fr/?x ;y">voir</a>\u00a0»\u202f!'
        " <code>a ; b</code></p>"
    )


@given(textes)
def test_a_second_pass_changes_nothing(texte):
    assert typographier(typographier(texte)) == typographier(texte)
    assert typographier_html(typographier_html(texte)) == typographier_html(texte)


@given(textes)
def test_only_blanks_change(texte):
    assert BLANCS.sub("", typographier(texte)) == BLANCS.sub("", texte)
    assert BLANCS.sub("", typographier_html(texte)) == BLANCS.sub("", texte)


@given(st.text(alphabet="abcéÀ ,.’-\n", max_size=80))
def test_a_text_without_high_signs_is_left_alone(texte):
    assert typographier(texte) == texte


def test_a_long_text_takes_a_moment_only():
    texte = "mot « a » : b ; c " * 6000 + "a" * 50_000 + "@" * 1000 + "&" * 20_000
    assert BLANCS.sub("", typographier(texte)) == BLANCS.sub("", texte)


def test_hours_in_words():
    assert heure(time(9, 30)) == "9\u00a0h\u00a030"
    assert heure(datetime(2023, 10, 19, 18, 0)) == "18\u00a0h"
    assert heure(time(0, 5)) == "0\u00a0h\u00a005"
    assert plage(time(9, 30), time(10)) == "9\u00a0h\u00a030 – 10\u00a0h"
    assert plage(time(9, 30)) == "9\u00a0h\u00a030"


def test_dates_in_words():
    assert date_longue(date(2023, 10, 19)) == "jeudi 19\u00a0octobre 2023"
    assert date_longue(date(2023, 10, 1)) == "dimanche 1er\u00a0octobre 2023"
    assert date_ecrite(date(2024, 2, 29)) == "29\u00a0février 2024"


@pytest.mark.parametrize(
    ("nom", "attendus"),
    [
        ("Léa", ("de Léa", "que Léa")),
        ("Awa", ("d’Awa", "qu’Awa")),
        ("Élise", ("d’Élise", "qu’Élise")),
        ("", ("de ", "que ")),
    ],
)
def test_before_a_vowel_de_and_que_are_elided(nom, attendus):
    assert (de(nom), que(nom)) == attendus
