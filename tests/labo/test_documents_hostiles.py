"""Whatever the text, a document in each format, and no sign of it lost."""

import io
from html import escape

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labo import documents
from labo.balisage import canoniser, en_html
from labo.documents import programmes
from labo.documents.programmes import DocumentImpossible
from labo.textes import normaliser
from tests.labo.lecture_de_documents import PUCES, mots


SIGNES = (
    "#set $x$ @foo \\ \\# * _ ` ~ ~~ -- --- ... -5 -? <lab> // /* */ = - + 1. [a](b) ![c] {d} ^e^ | & &amp; ' \" #let"
)
HOSTILES = {
    "empty": "",
    "blank": " \n\u00a0\u200b",
    "heading jump": "<h1>a</h1><h3>b</h3><h6>c</h6><h2>d</h2>",
    "empty heading": "<h1></h1><h2>\u00a0</h2><h3><b></b></h3><p>x</p>",
    "missing anchor": "<h1>a</h1><p><a href='#rien'>lien</a> <a href=''>vide</a> <a>nu</a></p>",
    "duplicate ids": "<h1 id='a'>a</h1><h2 id='a'>b</h2><h2 id='a'>c</h2><p><a href='#a'>lien</a></p>",
    "strange ids": "<h1 id='é \"&lt;'>a</h1><p><a href='#é \"&lt;'>lien</a></p>",
    "deep lists": "<ul><li>x" * 60,
    "deep quotations": "<blockquote>" * 60 + "x",
    "deep marks": "<b><i>" * 500 + "x",
    "emoji": "<h1>😀</h1><h2>👩\u200d👧</h2><nav>Sommaire</nav><p>a\ufe0f ☃ 🏳️\u200d🌈</p>",
    "scripts": "<p>العربية שלום 中文 ไทย हिन्दी ελληνικά кириллица</p>",
    "combining": "<p>e\u0301 q\u0301 Z" + "\u0301\u0323\u0335" * 50 + "</p><h1>\u0301</h1>",
    "directions": "<p>\u202e abc \u202c \u2066x\u2069</p>",
    "controls": "<h1>a\x00\x08&#1;&#xFFFE;\u2028= x</h1><p>\x0b\udc80z \u0378 \ue000\ue001</p>",
    "signs": f"<h1>{escape(SIGNES)}</h1><p>{escape(SIGNES)}</p><ul><li>{escape(SIGNES)}</li></ul>",
    "placeholders": "<p>@titre@ @corps@ @mention@ @style@ $body$ $title$ #import \"x\"</p>",
    "pandoc’s own attributes": "<span typst:text:fill='red'>z</span><div typst:x='y' data-custom-style='Title'>k</div>",
    "formulas": "<math><mi>x</mi></math><script type='math/tex'>a</script><p class='math'>\\(x\\)</p>",
    "one long word": "<p>" + "m" * 100_000 + "</p>",
    "100 kB": "<h1>a</h1>" + "<p>mot é # $ dix mots de plus, et encore.</p>" * 2500,
    "one long line without a blank": "<p>" + "mot\u00a0#\u00a0" * 10_000 + "</p>",
    "long address": f"<p><a href='https://a.fr/{'x' * 9000}'>lien</a></p>",
}  # fmt: skip


@pytest.mark.parametrize("format", documents.FORMATS)
@pytest.mark.parametrize("corps", HOSTILES.values(), ids=HOSTILES.keys())
def test_a_hostile_text_gives_a_document(corps, format):
    octets = documents.produire(corps, format, titre="- T -- <x> $title$ @mention@", mention="= M \"&' \\ #x")
    assert octets.startswith({"pdf": b"%PDF", "odt": b"PK", "docx": b"PK", "html": b"<!doctype html>"}.get(format, b""))
    assert mots(octets, format)


def test_the_title_and_the_mention_are_kept_to_the_letter():
    titre, mention = "- T -- <x> $title$ \\ 'été'", "= M -- \"&' \\ #x"
    octets = documents.produire("<h1>a</h1>", "pdf", titre=titre, mention=mention)
    lecteur = pypdf.PdfReader(io.BytesIO(octets))
    assert lecteur.metadata.title == titre
    assert mots(octets, "pdf") == ["a", "=", "M", "--", "\"&'", "\\", "#x"]
    for format in documents.FORMATS:
        assert mots(documents.produire("", format, titre=titre, mention=mention), format)[:2] == ["=", "M"]


def test_a_character_without_glyph_is_told_to_those_who_listen():
    octets = documents.produire("<h1>a</h1><p>b 😀 ไ</p>", "pdf", titre="a", mention="")
    assert mots(octets, "pdf") == ["a", "b"]
    arbre = pypdf.PdfReader(io.BytesIO(octets)).trailer["/Root"]["/StructTreeRoot"]
    assert {"😀", "ไ"} <= set(alternatives(arbre))


def alternatives(noeud):
    """The alternative texts of a tree of tags."""
    noeud = noeud.get_object()
    if isinstance(noeud, list):
        return [texte for enfant in noeud for texte in alternatives(enfant)]
    if not isinstance(noeud, dict):
        return []
    dessous = alternatives(noeud["/K"]) if "/K" in noeud else []
    return [str(noeud["/Alt"]), *dessous] if "/Alt" in noeud else dessous


def test_a_program_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(programmes, "DELAI", 0.001)
    with pytest.raises(DocumentImpossible, match="trop lourd"):
        documents.produire("<p>a</p>", "odt", titre="a", mention="")


def test_a_program_that_fails_says_why():
    with pytest.raises(DocumentImpossible, match="fabriqué") as erreur:
        programmes.pandoc("<p>a</p>", "inconnu")
    assert "inconnu" in erreur.value.detail


def test_pandoc_reads_no_file_even_when_it_is_asked_to(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\nconfidentiel")
    odt = programmes.pandoc(f"<p><img src='{secret}'></p>", "odt")
    assert b"confidentiel" not in odt


LIGNES = st.text(
    alphabet=st.sampled_from("abé1 -.#$@\\`*_~[](){}<>+=/|!?'\":;,&%^«»’–…\u202f\u00a0"), min_size=1, max_size=30
)
MARQUES = st.sampled_from(["{}", "{}", "<strong>{}</strong>", "<em>{}</em>", "<code>{}</code>", "{}<br>"])
EN_LIGNE = st.lists(st.tuples(MARQUES, LIGNES), min_size=1, max_size=4).map(
    lambda morceaux: "".join(marque.format(escape(texte)) for marque, texte in morceaux)
)
BLOCS = st.sampled_from(["<p>{}</p>", "<h2>{}</h2>", "<h3>{}</h3>", "<ul><li>{}<ul><li>x</li></ul></li></ul>",
                         "<blockquote><p>{}</p></blockquote>"])  # fmt: skip
CORPS = st.lists(st.tuples(BLOCS, EN_LIGNE), min_size=1, max_size=12).map(
    lambda blocs: "<h1>Titre</h1><nav>Sommaire</nav>" + "".join(bloc.format(texte) for bloc, texte in blocs)
)


def signes(octets, format):
    """Every sign that a reader sees, without order (a page is not read line by line) nor what looks like a bullet."""
    return sorted("".join(mots(octets, format)).translate({ord(puce): None for puce in PUCES} | {0x200B: None}))


def check_same_signs(corps):
    attendus = signes(documents.produire(corps, "html", titre="Titre", mention="M"), "html")
    for format in ("md", "odt", "docx", "pdf"):
        assert signes(documents.produire(corps, format, titre="Titre", mention="M"), format) == attendus, format


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(CORPS)
def test_no_sign_is_lost_in_any_format(corps):
    check_same_signs(corps)


@pytest.mark.long
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(CORPS)
def test_no_sign_is_lost_in_any_format_at_length(corps):
    check_same_signs(corps)


FORMES = [
    "## {}",
    "### {}",
    "> {}",
    "> - {}",
    "- {}\n  - **{}**",
    "3. {}",
    "{}\n*{}*",
    "> {}\n>\n> {}",
    "[{}](https://a.fr)",
]
RICHES = st.lists(st.tuples(st.sampled_from(FORMES), LIGNES, LIGNES), min_size=1, max_size=10).map(
    lambda blocs: "\n\n".join(forme.format(un, deux) for forme, un, deux in blocs)
)


def check_article(source):
    html = en_html(canoniser(normaliser(source)), is_riche=True)
    check_same_signs(
        f"<h1>Titre</h1><nav>Sommaire</nav><h2>1. Section</h2><h3>Article 1.1 – Dire</h3>{html}<h3>Article 1.2</h3>"
    )


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(RICHES)
def test_an_article_with_headings_and_quotes_says_the_same_in_all_formats(source):
    check_article(source)


@pytest.mark.long
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(RICHES)
def test_an_article_with_headings_and_quotes_says_the_same_at_length(source):
    check_article(source)


@pytest.mark.long
@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_gives_a_document(texte):
    for format in documents.FORMATS:
        assert documents.produire(f"<h1>{escape(texte)}</h1><p>{escape(texte)}</p>", format, titre="T", mention="M")
