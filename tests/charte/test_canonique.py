"""The canonical text: one text for one charter, one charter for one text."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charte import ancres, canonique


# A loaded machine is slow to draw whole charters, which says nothing about the format.
SANS_HATE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
lettres = st.characters(exclude_categories=["Cs"])
# Words that look like the format's own are the ones that could deceive it.
mots = st.sampled_from(
    ["| ", "|", "chantier 1 ", "chantiers ici", "preambule", "article a b", "section ", "structure", "é", "e\u0301"]
)
lignes = st.lists(mots | st.text(lettres.filter(lambda c: c != "\n"), max_size=6), max_size=3).map("".join)
blocs = st.lists(lignes, max_size=4).map("\n".join)
noms_d_ancre = st.from_regex(ancres.FORME, fullmatch=True)
articles = st.fixed_dictionaries({"ancre": noms_d_ancre, "titre": lignes, "corps": blocs})
sections = st.fixed_dictionaries(
    {"ancre": noms_d_ancre, "titre": lignes, "chantiers": st.just(False), "articles": st.lists(articles, max_size=3)}
)
chantiers = st.fixed_dictionaries({"numero": st.integers(1, 99), "titre": lignes, "defi": blocs, "structure": lignes})


@st.composite
def contenus(draw):
    contenu = {
        "titre": draw(lignes),
        "sections": draw(st.lists(sections, max_size=3)),
        "chantiers": draw(st.lists(chantiers, max_size=3)),
    }
    if contenu["sections"] and draw(st.booleans()):
        draw(st.sampled_from(contenu["sections"]))["chantiers"] = True
    if contenu["sections"] and draw(st.booleans()):
        contenu["sections"][0]["preambule"] = True
    return contenu


@SANS_HATE
@given(contenus())
def test_the_text_gives_the_charter_back(contenu):
    assert canonique.lire(canonique.ecrire(contenu)) == canonique.normal(contenu)


@SANS_HATE
@given(contenus(), contenus())
def test_two_charters_share_neither_text_nor_fingerprint(un, autre):
    textes = canonique.ecrire(un), canonique.ecrire(autre)
    is_pareil = canonique.normal(un) == canonique.normal(autre)
    assert (textes[0] == textes[1]) is is_pareil
    assert (canonique.empreinte(textes[0]) == canonique.empreinte(textes[1])) is is_pareil


@SANS_HATE
@given(contenus())
def test_the_text_does_not_depend_on_how_accents_are_typed(contenu):
    decompose = {**contenu, "titre": unicodedata.normalize("NFD", contenu["titre"])}
    assert canonique.ecrire(decompose) == canonique.ecrire(contenu)


@SANS_HATE
@given(st.text(lettres))
def test_what_is_no_canonical_text_is_not_read(texte):
    with pytest.raises(canonique.TexteIllisible):
        canonique.lire(texte)


CHARTE = {
    "titre": "Charte d’essai",
    "sections": [
        {
            "ancre": "contexte",
            "titre": "Contexte",
            "chantiers": False,
            "articles": [{"ancre": "agir", "titre": "Agir", "corps": "Un.\n\n- deux\nchantier 9 faux"}],
        },
        {"ancre": "les-chantiers", "titre": "Les chantiers", "chantiers": True, "articles": []},
    ],
    "chantiers": [
        {"numero": 1, "titre": "Essaimer", "defi": "Comment ?", "structure": "La Ruche"},
        {"numero": 2, "titre": "Relier", "defi": "", "structure": ""},
    ],
}
TEXTE = """\
charte 1
titre Charte d’essai
section contexte Contexte
article agir Agir
| Un.
|
| - deux
| chantier 9 faux
section les-chantiers Les chantiers
chantiers ici
chantier 1 Essaimer
| Comment ?
structure La Ruche
chantier 2 Relier
"""


def test_the_documented_example():
    assert canonique.ecrire(CHARTE) == TEXTE
    # As `sha256sum` computes it on the file: a fingerprint can be checked without this program.
    assert canonique.empreinte(TEXTE) == "cbda05c24e02adc555b5495b300d2fd9a3a33ba23954cc94e868010aa4a25357"


def test_the_documentation_shows_this_very_text(pytestconfig):
    page = (pytestconfig.rootpath / "docs" / "texte-canonique.md").read_text()
    assert TEXTE in page
    assert canonique.empreinte(TEXTE) in page


def test_a_preamble_is_said_in_one_line_and_changes_nothing_else():
    sections = [{**CHARTE["sections"][0], "preambule": True}, CHARTE["sections"][1]]
    texte = canonique.ecrire({**CHARTE, "sections": sections})
    assert texte == TEXTE.replace("section contexte Contexte\n", "section contexte Contexte\npreambule\n")


def test_without_a_section_for_them_the_chantiers_stand_at_the_end():
    sections = [{**section, "chantiers": False} for section in CHARTE["sections"]]
    texte = canonique.ecrire({**CHARTE, "sections": sections})
    assert texte.index("chantiers en annexe") > texte.index("section les-chantiers")


@pytest.mark.parametrize(
    "fautive",
    [
        {**CHARTE, "titre": "deux\nlignes"},
        {**CHARTE, "sections": [{**CHARTE["sections"][0], "ancre": "Deux mots"}]},
        {**CHARTE, "sections": [{**section, "chantiers": True} for section in CHARTE["sections"]]},
        {**CHARTE, "sections": [CHARTE["sections"][0], {**CHARTE["sections"][1], "preambule": True}]},
    ],
)
def test_what_the_format_cannot_hold_is_refused(fautive):
    with pytest.raises(ValueError, match=r"ligne|ancre|seule|première"):
        canonique.ecrire(fautive)
