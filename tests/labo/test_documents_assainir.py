"""The body of a document made clean before any program sees it."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from labo.documents import assainir


MORCEAUX = st.sampled_from(
    "<h1>|</h1>|<h2 id='a'>|</h2>|<h4 id='a'>|<h6 id='é'>|<p>|</p>|<p class='empreinte'>|<ul>|</ul>|<ol start='3'>|</ol>|"
    "<li>|</li>|<blockquote>|</blockquote>|<nav>|</nav>|<b>|</b>|<em>|</em>|<code>|</code>|<a href='#a'>|<a href='#b'>|"
    "<a href='https://x.fr'>|"
    "<a href='javascript:x'>|</a>|<br>|<img src='/etc/passwd' alt='image'>|<script>|</script>|"
    "<svg>|</svg>|<table><tr><td>|</table>|<div id='a' style='x'>|</div>|mot|deux mots|\u00a0|"
    "\u200b| |&lt;b&gt;|&amp;|&#1;|\u2028|😀".split("|")
)
corps = st.lists(MORCEAUX, max_size=40).map("".join)


@pytest.mark.parametrize(
    ("html", "propre"),
    [
        ("<h1>a</h1><h3>b</h3>", '<h1 id="partie-1">a</h1>\n<h2 id="partie-2">b</h2>'),
        ("<h3>a</h3><h1>b</h1>", '<h1 id="partie-1">a</h1>\n<h2 id="partie-2">b</h2>'),
        ("<h1> \u00a0\u200b</h1><p>x</p>", "<p>x</p>"),
        ("<h1>a<br>b</h1>", '<h1 id="partie-1">a b</h1>'),
        ("<h1 id=x>a</h1><p><a href='#x'>b</a>", '<h1 id="x">a</h1>\n<p><a href="#x">b</a></p>'),
        ("<p><a href='#x'>b</a>", "<p>b</p>"),
        ("<h1 id=x>a</h1><h2 id=x>b</h2>", '<h1 id="x">a</h1>\n<h2 id="partie-1">b</h2>'),
        ("<h1 id=sommaire>a</h1><p><a href='#sommaire'>b</a>", '<h1 id="partie-1">a</h1>\n<p><a href="#partie-1">b</a></p>'),
        ("<p><a href='javascript:x'>a</a> <a href='/b'>b</a></p>", "<p>a b</p>"),
        ("<p>x<img src='/etc/passwd' alt=' photo'></p>", "<p>x photo</p>"),
        ("<p>a</p><script>b</script><svg>c</svg>d", "<p>a</p>\n<p>d</p>"),
        ("<p id=x style=y class=z onclick=t>a</p>", "<p>a</p>"),
        ("<b><b>a</b></b><i>b</i>", "<p><strong>a</strong><em>b</em></p>"),
        ("<ul><li>a<h2>b</h2></li></ul>", "<ul><li>a<p>b</p></li></ul>"),
        ("<ul><li><h2 id='a'>b</h2></li></ul>", "<ul><li><p>b</p></li></ul>"),
        ("<ul><li></li></ul><p>a</p>", "<p>a</p>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p>\n<p>b</p>"),
        ("<nav>Table</nav><p>a</p>", "<p>a</p>"),
        ("<nav><p>Table</p><ul><li>x</li></ul></nav><h1>a</h1><h2>b</h2>",
         '<nav><p>Table</p></nav>\n<h1 id="partie-1">a</h1>\n<h2 id="partie-2">b</h2>'),
        ("", ""),
    ],
)  # fmt: skip
def test_each_trap_is_mended(html, propre):
    assert assainir(html) == propre


def test_lists_stop_at_four_levels_and_keep_their_words():
    propre = assainir("<ul><li>a" * 9 + "</li></ul>" * 9)
    assert propre.count("<ul>") == 4
    assert BeautifulSoup(propre, "html.parser").get_text() == "a" * 9


@given(corps)
def test_a_second_cleaning_changes_nothing(html):
    assert assainir(assainir(html)) == assainir(html)


@given(corps)
def test_what_comes_out_is_what_every_format_accepts(html):
    soupe = BeautifulSoup(assainir(html), "html.parser")
    niveaux = [int(titre.name[1]) for titre in soupe.find_all(re.compile("^h[1-6]$"))]
    assert niveaux[:1] in ([], [1])
    assert 1 not in niveaux[1:]
    assert all(suivant <= niveau + 1 for niveau, suivant in pairwise(niveaux))
    ids = [balise["id"] for balise in soupe.find_all(id=True)]
    assert len(ids) == len(set(ids)) == len(niveaux)
    for lien in soupe.find_all("a"):
        assert lien["href"] == "https://x.fr" or lien["href"][1:] in ids
    assert all(titre.get_text().strip() for titre in soupe.find_all(re.compile("^h[1-6]$")))
    assert not soupe.find(["img", "script", "svg", "table", "div"])


@given(st.lists(st.sampled_from(["mot", "deux", "trois"]), max_size=20), st.data())
def test_no_word_is_lost(mots, data):
    html = "".join(
        data.draw(st.sampled_from(["<p>{}</p>", "<li>{}</li>", "<h3>{}</h3>", "{}<br>"])).format(m) for m in mots
    )
    assert "".join(BeautifulSoup(assainir(f"<ul>{html}</ul>"), "html.parser").get_text().split()) == "".join(mots)
