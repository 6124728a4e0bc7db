"""What is pasted from Word, from a web page or from a mail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labo.balisage import TexteDemesure, canoniser, depuis_html, is_source_html


TETE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-unhide:no; margin:0cm} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->"""
PAGE = """<h1 style='mso-list:none'>Nos <span style='mso-spacerun:yes'> </span>buts<o:p></o:p></h1>
<p class=MsoNormal style='text-align:justify'>Un mot <b style='mso-bidi-font-weight:normal'>très gras</b>, <i
style='mso-bidi-font-style:normal'>penché</i>, <a href="https://a.fr/x?a=1&amp;b=2"><span style='color:windowtext'>un lien</span></a>&nbsp;!<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Un<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>Deux</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>·</span><!--[endif]-->Trois</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Premier</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Second</p>
"""  # noqa: E501
DITE = """## Nos buts

Un mot **très gras**, *penché*, [un lien](https://a.fr/x?a=1&b=2) !

- Un
  - Deux
- Trois

1. Premier
2. Second"""


def test_word_keeps_its_words_its_marks_and_its_lists():
    assert depuis_html(f"{TETE}{PAGE}<!--EndFragment--></body></html>") == DITE


def test_a_megabyte_of_word_is_cleaned():
    fois = 1_000_000 // len(PAGE) + 1
    html = f"{TETE}{PAGE * fois}</body></html>"
    assert len(html) > 1_000_000
    forme = depuis_html(html)
    assert forme.count("très gras") == fois
    assert "mso" not in forme.lower()
    assert forme.startswith(DITE)


@pytest.mark.parametrize(
    ("html", "forme"),
    [
        ("", ""),
        ("<script>alert(1)</script><style>p {}</style><p onclick=x>Un <img src=x alt=y onerror=z> mot</p>", "Un mot"),
        ('<b style="font-weight:normal"><p>Doc <span style="font-weight:700">gras</span></p></b>', "Doc **gras**"),
        ("<p>a<br><br>b<br>c</p>", "a\n\nb\nc"),
        ("<h3>A</h3><p>b</p><h5>C</h5>", "## A\n\nb\n\n### C"),
        ("<ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li></ul>", "- a\n- b\n  1. c"),
        ('<a href="javascript:x">a</a> <a href="/b">b</a> <a href="mailto:c@d.fr">c</a>', "a b [c](mailto:c@d.fr)"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<p>1. a</p><p>- b</p><p># c</p><p>*d*</p>", "1\\. a\n\n\\- b\n\n\\# c\n\n\\*d\\*"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<p>Jusqu<b>’ici </b>là</p>", "Jusqu’ici là"),
    ],
)
def test_other_sources(html, forme):
    assert depuis_html(html) == forme


@pytest.mark.parametrize(
    "balise", ["<div>", "<b><i>", "<ul><li>", "<blockquote>", "<p style='mso-list:l0 level9'>a", "<"]
)
def test_tags_without_end_take_a_moment_only(balise):
    assert depuis_html(balise * 10_000 + " fin").endswith("fin")


def test_more_words_than_a_charter_holds_are_refused():
    with pytest.raises(TexteDemesure):
        depuis_html("<p>mot " * 100_000)


MORCEAUX = [
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<ul>",
        "<li>",
        "</ul>",
        "<br>",
        "a",
        " ",
        "*",
        "é",
        "<![if",
        "<!--",
        "<h2>",
        "&amp;",
    ),
    *("<p style='mso-list:l0 level2'>", "<span style='mso-list:Ignore'>", "</span>"),
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(MORCEAUX)).map("".join))
def test_what_comes_out_is_canonical(html):
    assert canoniser(depuis_html(html)) == depuis_html(html)


def test_a_source_is_told_from_words_about_it():
    assert is_source_html(TETE)
    assert is_source_html("<p class=MsoNormal>a</p>")
    assert not is_source_html("<script>alert(1)</script> **gras**")
    assert not is_source_html("La balise <html> ouvre une page.")
