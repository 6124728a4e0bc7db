"""The rich text that people write."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from labo.balisage import canoniser, en_html, verifier


LISTE_DE_CINQ = "\n".join(f"{'  ' * rang}- niveau {rang + 1}" for rang in range(5))


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("Bonjour", "<p>Bonjour</p>\n"),
        ("une\ndeux", "<p>une<br>\ndeux</p>\n"),
        ("une\n\ndeux", "<p>une</p>\n<p>deux</p>\n"),
        ("**gras** et *italique*", "<p><strong>gras</strong> et <em>italique</em></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("[ici](https://a.fr)", '<p><a href="https://a.fr">ici</a></p>\n'),
        ("[écrire](mailto:a@b.fr)", '<p><a href="mailto:a@b.fr">écrire</a></p>\n'),
        ("voir https://a.fr/x.", '<p>voir <a href="https://a.fr/x">https://a.fr/x</a>.</p>\n'),
    ],
)
def test_what_the_subset_gives(source, html):
    assert en_html(source) == html


@pytest.mark.parametrize(
    "source",
    ["# titre", "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](data:text/html,a)", "| a | b |", "`code`",
     "<img src=x onerror=y>", "> citation", "[x](/etc/passwd)", "[x][1]"],
)  # fmt: skip
def test_what_is_outside_the_subset_is_shown_as_typed(source):
    soupe = BeautifulSoup(en_html(source), "html.parser")
    assert [balise.name for balise in soupe.find_all()] == ["p"]
    assert soupe.p.get_text() == source


def test_a_picture_never_comes_in():
    assert "<img" not in en_html("![mon image](https://a.fr/x.png)")


@given(st.text(alphabet=st.sampled_from("ab<>&\"'*_-[]()!#`|\\ \n:/1.@é"), max_size=120))
def test_only_tags_of_the_subset_come_out(source):
    soupe = BeautifulSoup(en_html(source), "html.parser")
    assert {balise.name for balise in soupe.find_all()} <= {"p", "br", "strong", "em", "ul", "ol", "li", "a"}
    attributs = {(balise.name, cle) for balise in soupe.find_all() for cle in balise.attrs}
    assert attributs <= {("a", "href"), ("ol", "start")}
    assert all(re.match("https?://|mailto:", lien["href"]) for lien in soupe.find_all("a"))


@given(st.text(alphabet="abcdéÀ’ ,;?!\n", max_size=120))
def test_no_word_is_lost(source):
    assert BeautifulSoup(en_html(source), "html.parser").get_text().split() == source.split()


def test_a_fine_text_draws_no_complaint():
    assert verifier("**a** [b](https://c.fr)\n\n- d\n  - e\n    - f\n      - g") == []


def test_a_list_too_deep_is_told():
    [plainte] = verifier(LISTE_DE_CINQ)
    assert plainte.startswith("Une liste a plus de 4 niveaux")


def test_links_and_pictures_that_will_not_work_are_told():
    assert verifier("[a](www.b.fr) ![c](d.png)") == [
        "Le lien « a » doit commencer par https://, http:// ou mailto:.",
        "L’image « c » ne peut pas figurer dans ce texte : donnez plutôt un lien vers elle.",
    ]


@pytest.mark.parametrize("adresse", ["https://", "http:/", "mailto:"])
def test_a_link_whose_address_was_not_written_says_so(adresse):
    [plainte] = verifier(f"[ici]({adresse})", is_riche=True)
    assert plainte == "Le lien « ici » n’a pas encore d’adresse : écrivez-la entre les parenthèses."
    assert verifier(canoniser(f"[ici]({adresse})"), is_riche=True) == [plainte]  # as it is stored


def test_a_hostile_text_takes_a_moment_only():
    for motif in ("[" * 20_000, "*a" * 20_000, "- " * 5_000, "https://a" * 10_000, "![](" * 10_000):
        assert en_html(motif)
        assert verifier(motif) == [] or motif.startswith("- ")
