"""The canonical form of the charter's articles: one writing, no word less, nothing that a document cannot carry."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from labo.balisage import blocs, canoniser, en_html
from labo.documents.arbre import ecrire
from labo.textes import normaliser
from tests.labo.lecture_de_documents import BLOC


MORCEAUX = [
    *("l'", "ʼ"),
    *("a", "É", "l’été", "«", "»", "3.", "1. ", "2) ", "- ", "+ ", "* ", "# ", "## ", "### ", "> ", "\n", "\n\n", "  ", "    "),
    *("*", "**", "***", "_", "__", "[", "](", ")", "[x](https://a.fr)", "[y](mailto:a@b.fr)", "https://b.fr/c_d", "<https://e.fr>"),
    *("\\", "!", "`", "#", ":", "<b>", "x_y", " ", "(", ".", "\u00a0", "\u200b", "\u0338", "🌱", "~", "|", "-", "--"),
]  # fmt: skip
ENTITES = [*MORCEAUX, "&amp;", "&lt;", "&#42;", "&nbsp;", "&eacute;", "&"]
textes = st.lists(st.sampled_from(MORCEAUX), max_size=25).map("".join)
tordus = st.lists(st.sampled_from(ENTITES), max_size=25).map("".join) | st.text(max_size=40)


def mots(html):
    return BeautifulSoup(BLOC.sub(r" \g<0> ", html), "html.parser").get_text().split()


@pytest.mark.parametrize(
    "texte",
    [
        "",
        "Un mot.",
        "L’été, « 3. » reste : l’un & l’autre, 5 * 3 = 15 ; a_b et [1] valent < 2 !",
        "**gras**, *italique*, ***les deux***, **a *b* c**",
        "une\ndeux\n\ntrois",
        "## Intertitre\n\nTexte\n\n### Dessous\n\n> Une citation\n> sur deux lignes\n>\n> - et sa liste",
        "- a\n- b\n  - c\n    - d\n      - e",
        "9. a\n10. b\n    - c",
        "- a\n\n  b\n\n- c",
        "Voir https://a.fr/x_y, [ici](https://a.fr/?a=1&b=2) ou [là](mailto:a@b.fr).",
        "- Dit\n\n  > cité",
    ],
)
def test_what_is_canonical_stays_as_it_is(texte):
    assert canoniser(texte) == texte


@pytest.mark.parametrize(
    ("source", "forme"),
    [
        ("# Grand\n\n#### Petit", "## Grand\n\n### Petit"),
        ("### Seul", "## Seul"),
        ("### a\n## b\n### c", "## a\n\n## b\n\n### c"),
        ("##\n\n> \n\n- \n\na", "a"),
        ("* a\n+ b\n\n\n\n3) c\n9) d  ", "- a\n- b\n\n3. c\n4. d"),
        ("- a\n\n- b", "- a\n- b"),
        ("- 1\n  - 2\n    - 3\n      - 4\n        - 5", "- 1\n  - 2\n    - 3\n      - 4\n      - 5"),
        ("a\n> b", "a\n\n> b"),
        ("__a__ _b_ <https://c.fr>", "**a** *b* https://c.fr"),
        ("**a **b", "**a **b"),
        ("\\a \\* \\_ \\# \\[b\\]", "\\a * _ # [b]"),
        ("\\# a\n\\- b\n3\\. c", "\\# a\n\\- b\n3\\. c"),
        ("[a](javascript:x) <script>", "[a](javascript:x) <script>"),
        ("# \\#", "## \\#"),
        ("l'eau, n\\'y, qu&#39;il, aujourdʼhui ; 5' 'dit' l'", "l’eau, n’y, qu’il, aujourd’hui ; 5' 'dit' l'"),
        ("l'*un*, **l**'eau, d'[une](https://a.fr/l'b)", "l’*un*, **l**’eau, d’[une](https://a.fr/l'b)"),
        ("https://a.fr/l'b <https://a.fr/l'c> o'n@a.fr l'd", "https://a.fr/l'b https://a.fr/l'c o'n@a.fr l’d"),
    ],
)
def test_the_canonical_form(source, forme):
    assert canoniser(source) == forme


@settings(max_examples=80, deadline=None)
@given(tordus)
def test_canonising_twice_changes_nothing_more(source):
    forme = canoniser(source)
    assert canoniser(forme) == forme == normaliser(forme)
    for html in (en_html(forme, is_riche=True), en_html(source, is_riche=True)):
        assert mots(html) == mots(ecrire(blocs(normaliser(source))))


@settings(max_examples=80, deadline=None)
@given(textes)
def test_the_canonical_form_says_the_same(source):
    source = normaliser(source)
    assert ecrire(blocs(canoniser(source))) == ecrire(blocs(source))


@settings(max_examples=40, deadline=None)
@given(tordus)
def test_only_marks_of_ours_come_out_and_levels_have_no_jump(source):
    soupe = BeautifulSoup(en_html(source, is_riche=True), "html.parser")
    permises = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h4", "h5"}
    assert {balise.name for balise in soupe.find_all()} <= permises
    titres = [balise.name for balise in soupe.find_all(["h4", "h5"])]
    assert titres[:1] in ([], ["h4"])
    assert all(len(liste.find_parents(["ul", "ol"])) < 4 for liste in soupe.find_all(["ul", "ol"]))


HOSTILES = ["- " * 10_000, "> " * 10_000, "*" * 20_000, "[" * 20_000, "\\" * 20_000,
            "".join(f"{'  ' * n}- a\n" for n in range(100)),
            "*a" * 3_000, "[a](" * 2_000, "<a " * 2_000, "_a_ " * 1_500, "# " * 2_000, "![](" * 2_000, "&amp;" * 2_000,
            "https://a" * 2_000, "**a*" * 1_500, "1. " * 2_000, "> - " * 2_000, "a\n" * 2_000]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILES, ids=[source[:8].strip() for source in HOSTILES])
def test_a_hostile_text_has_a_form_too(source):
    """Bounded in depth, so that nothing recurses without end; what is too deep is shown as typed."""
    forme = canoniser(source)
    assert canoniser(forme) == forme
    assert mots(en_html(forme, is_riche=True)) == mots(ecrire(blocs(normaliser(source))))


@pytest.mark.parametrize("signe", ["-", ">", "1."])
def test_a_mark_too_deep_is_a_word(signe):
    assert "".join(mots(en_html(f"{signe} " * 10_000 + "fin", is_riche=True))).endswith(f"{signe}fin")


def test_short_texts_read_headings_and_quotes_as_typed():
    assert en_html("# a\n\n> b") == "<p># a</p>\n<p>&gt; b</p>\n"
    assert "<h2>a</h2>" in en_html("# a", is_riche=True, niveau=2)
