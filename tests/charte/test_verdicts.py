"""What of a proposal is in the words retained: all, part, nothing."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from charte import fusion, verdicts
from charte.verdicts import PARTIE, RIEN, TOUT
from labo.reunion import reunir_textes


def suite(vocabulaire, **bornes):
    return st.lists(st.sampled_from(vocabulaire.split()), **bornes).map(" ".join)


BASES = suite("nous vous agir, décider. ensemble toujours \n\n é", max_size=20)
NEUFS = suite("vite **bien** mieux, - tôt", min_size=1, max_size=5)
AUTRES = suite("tard moins ailleurs ; jamais", min_size=1, max_size=5)
BASE = "Décidé quand personne n’y oppose d’objection."
RAISON = "Décidé quand personne n’y oppose de raison argumentée."
REUNIONS = "Décidé quand personne n’y oppose d’objection après deux réunions."
CINQ = "Décidé quand personne n’y oppose d’avis, ou après deux réunions."


def de(depart, propose, resultat, autres=()):
    return verdicts.de(
        {"corps": depart}, {"corps": propose}, {"corps": resultat}, autres=[{"corps": a} for a in autres]
    )


@pytest.mark.parametrize(
    ("propose", "resultat", "autres", "attendu"),
    [
        (RAISON, "Décidé quand personne n’y oppose de raison argumentée, ou après deux réunions.", [REUNIONS], TOUT),
        (REUNIONS, "Décidé quand personne n’y oppose de raison argumentée, ou après deux réunions.", [RAISON], TOUT),
        (CINQ, "Décidé quand personne n’y oppose de raison argumentée, ou après deux réunions.", [RAISON], PARTIE),
        (CINQ, RAISON, [RAISON], RIEN),
        (REUNIONS, BASE, [RAISON], RIEN),
        ("Décidé quand personne n’y oppose.", RAISON, [RAISON], TOUT),  # what it takes out is gone
        ("Décidé.", "Décidé quand personne n’y oppose.", [], PARTIE),
        ("**Décidé** quand personne n’y oppose d’objection.", RAISON, [RAISON], RIEN),
        ("**Décidé** quand personne n’y oppose d’objection.", RAISON.replace("Décidé", "**Décidé**"), [RAISON], TOUT),
    ],
)
def test_examples(propose, resultat, autres, attendu):
    assert de(BASE, propose, resultat, autres) == attendu


def test_a_title_counts_as_much_as_a_text():
    depart, propose = {"titre": "Agir", "corps": "Un."}, {"titre": "Agir vite", "corps": "Un. Deux."}
    assert verdicts.de(depart, propose, {"titre": "Agir", "corps": "Un. Deux."}) == PARTIE
    assert verdicts.de(depart, propose, propose) == TOUT
    assert verdicts.de(depart, propose, depart) == RIEN
    assert verdicts.de(depart, depart, depart) == TOUT


@settings(max_examples=60, deadline=None)
@given(BASES, BASES)
def test_its_very_words_are_all_of_it_and_today_s_nothing(base, propose):
    assume(propose != base)
    assert (de(base, propose, propose), de(base, propose, base)) == (TOUT, RIEN)


@settings(max_examples=60, deadline=None)
@example("nous vous", "nous vous nous vous", "vous")
@given(BASES, BASES, BASES)
def test_those_that_do_not_collide_are_both_retained_whole(base, un, autre):
    if reunir_textes(base, un, autre).is_nette:
        ensemble = fusion.fondre(base, [(1, un), (2, autre)]).texte
        assert (de(base, un, ensemble, [autre]), de(base, autre, ensemble, [un])) == (TOUT, TOUT)


@settings(max_examples=60, deadline=None)
@given(BASES, NEUFS, AUTRES, BASES)
def test_both_wordings_one_after_the_other_hold_both(debut, un, autre, fin):
    """At one place, where they collide: what each adds is in the text that the comité writes by hand."""
    base = f"{debut} {fin}"
    proposes = [f"{debut} {mots} {fin}" for mots in (un, autre)]
    ecrit = f"{debut} {un} ou {autre} {fin}"
    assert [de(base, propose, ecrit, proposes) for propose in proposes] == [TOUT, TOUT]


@settings(max_examples=60, deadline=None)
@given(BASES, NEUFS, AUTRES, BASES, st.integers(1, 4))
def test_a_part_of_its_words_is_part_of_it_and_none_nothing(debut, un, autre, fin, combien):
    """Words that are nowhere else: what is kept of them says the answer."""
    base, propose = f"{debut} {fin}", f"{debut} zeste zèbre zone zinc {fin}"
    gardes = " ".join("zeste zèbre zone zinc".split()[:combien])
    assert de(base, propose, f"{debut} {autre} {gardes} {fin}") == (TOUT if combien == 4 else PARTIE)
    assert de(base, propose, f"{debut} {autre} {fin}") == RIEN
