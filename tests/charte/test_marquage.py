"""Changes marked in rich text: well formed whatever was written, and both texts are read in it, word for word."""

import re
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charte.comparaison.marquage import document, ecran, marquer_riche, marquer_simple
from charte.comparaison.morceaux import Source, deviner, ordonner, texte_apres, texte_avant
from charte.comparaison.rendu import mots
from labo.balisage import en_html
from tests.charte.contenus import TEXTES
from tests.labo.editions import n_importe_quoi


REGLAGES = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOURCE = Source(1, (12,), "2024-03-01T10:00:00+00:00")


def page(avant, apres):
    return ecran(marquer_riche(deviner(avant, apres, SOURCE)), lambda sources, is_lien: "")


def nu(avant, apres):
    """Without the words that are only heard, nor line ends."""
    html = re.sub(r'<span class="visually-hidden">.*?</span>', "", page(avant, apres))
    return html.replace("\n", "")


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        ("Un **grand** pré.", "Un **petit** pré.", "<p>Un <strong><del>grand</del><ins>petit</ins></strong> pré.</p>"),
        (
            "- un\n- trois",
            "- un\n- deux\n- trois",
            '<ul><li>un</li><li data-tout="ajoute"><ins>deux</ins></li><li>trois</li></ul>',
        ),
        (
            "1. un mot",
            "2. un mot juste",
            '<ol start="2"><li>un mot<ins> juste</ins></li></ol>',
        ),
        ("A\n\nB\n\nC", "A\n\nC", '<p>A</p><p data-tout="retire"><del>B</del></p><p>C</p>'),
        ("A\n\nB", "A\n\nX\n\nB", '<p>A</p><p data-tout="ajoute"><ins>X</ins></p><p>B</p>'),
        (
            "Un premier.\n\nUn grand pré.",
            "Un petit pré.",
            '<p data-tout="retire"><del>Un premier.</del></p><p>Un <del>grand</del><ins>petit</ins> pré.</p>',
        ),
        (
            "**un** deux",
            "**un deux**",
            '<p data-tout="retire"><strong><del>un</del></strong><del> deux</del></p>'
            '<p data-tout="ajoute"><strong><ins>un deux</ins></strong></p>',
        ),
        (
            "voir [ici](https://a.fr)",
            "voir [ici](https://b.fr)",
            '<p data-tout="retire"><del>voir </del><a href="https://a.fr"><del>ici</del></a></p>'
            '<p data-tout="ajoute"><ins>voir </ins><a href="https://b.fr"><ins>ici</ins></a></p>',
        ),
        ("A\n\nB", "A\nB", "<p>A<br>B</p>"),
    ],
)
def test_examples(avant, apres, attendu):
    assert nu(avant, apres) == attendu
    verifier(avant, apres)


class Forme(HTMLParser):
    """Fails on a tag that is not closed by its own."""

    def __init__(self):
        super().__init__()
        self.ouvertes = []

    def handle_starttag(self, tag, attrs):
        if tag != "br":
            assert not (tag in ("ins", "del") and {"ins", "del"} & set(self.ouvertes))
            self.ouvertes.append(tag)

    def handle_endtag(self, tag):
        assert self.ouvertes.pop() == tag


def verifier(avant, apres):
    html = document(marquer_riche(deviner(avant, apres, SOURCE)), lambda sources: ("a", "b"))
    forme = Forme()
    forme.feed(page(avant, apres))
    forme.close()
    assert forme.ouvertes == []
    for de_trop, texte in (("ins", avant), ("del", apres)):
        soupe = BeautifulSoup(html, "html.parser")
        for marque in soupe.find_all(de_trop):
            marque.decompose()
        for marque in soupe.find_all(["ins", "del"]):
            marque.unwrap()
        assert lettres(mots(str(soupe))) == lettres(mots(en_html(texte, is_riche=True)))


def lettres(mots):
    """French spaces may cut « mot ! » in two or not."""
    return "".join(mots)


@settings(REGLAGES, max_examples=150)
@given(TEXTES, TEXTES)
def test_both_texts_are_read_in_the_marks(avant, apres):
    verifier(avant, apres)


@settings(REGLAGES, max_examples=50)
@given(n_importe_quoi, n_importe_quoi)
def test_whatever_was_written(avant, apres):
    prives = re.compile("[\ue000-\uf8ff\u1680\x00]")
    verifier(prives.sub("", avant), prives.sub("", apres))


def test_private_signs_in_a_text_are_no_marks():
    html = page("un \ue200 deux\ue100", "un \ue200 trois\ue100")
    assert "\ue200" not in html
    assert "<del>" in html


@settings(REGLAGES, max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(("egal", "ajoute", "retire")), st.text("ab \n-*", min_size=1)), max_size=8))
def test_pieces_put_in_order_say_the_same(bouts):
    from charte.comparaison.morceaux import Morceau

    morceaux = [Morceau(genre, texte, None if genre == "egal" else SOURCE) for genre, texte in bouts]
    ranges = ordonner(morceaux)
    assert (texte_avant(ranges), texte_apres(ranges)) == (texte_avant(morceaux), texte_apres(morceaux))


def test_the_letter_stands_against_the_last_word():
    html = ecran(marquer_simple(deviner("Agir ici", "Agir vite ici", SOURCE)), lambda sources, is_lien: "<sup>a</sup>")
    assert re.sub(r"<span.*?</span>", "", html) == 'Agir <ins>vite</ins><sup>a</sup><ins class="blanc"> </ins>ici'


def test_a_change_is_said_aloud_and_refers_to_its_origin():
    html = ecran(marquer_simple(deviner("Agir", "Agir vite", SOURCE)), lambda sources, is_lien: "<sup>a</sup>")
    assert html == (
        'Agir<ins><span class="visually-hidden">ajouté\u00a0: </span> vite'
        '<span class="visually-hidden"> (fin de l’ajout)</span></ins><sup>a</sup>'
    ).replace("ajouté\u00a0:", "ajouté&nbsp;:")
