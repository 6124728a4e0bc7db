"""What waits for what: ways and circles, against a plain reading of the same graph."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chantiers.dependances import chemin, raconter, suites


SOMMETS = st.integers(0, 7)
GRAPHES = st.dictionaries(SOMMETS, st.lists(SOMMETS, max_size=4, unique=True), max_size=8)


def atteints(attentes, de):
    """By plain repetition."""
    vus = {de}
    while plus := {la for ici in vus for la in attentes.get(ici, ())} - vus:
        vus |= plus
    return vus


def sans_boucle(attentes):
    """Each waits only for those of a smaller number."""
    return {etape: [autre for autre in autres if autre < etape] for etape, autres in attentes.items()}


@given(GRAPHES, SOMMETS, SOMMETS)
def test_a_way_is_made_of_waits_and_found_when_there_is_one(attentes, de, vers):
    pas = chemin(attentes, de, vers)
    assert bool(pas) == (vers in atteints(attentes, de))
    if pas:
        assert (pas[0], pas[-1]) == (de, vers)
        assert all(la in attentes[ici] for ici, la in pairwise(pas))
        assert len(set(pas)) == len(pas)


@given(GRAPHES, SOMMETS, SOMMETS)
def test_what_is_added_where_no_way_leads_back_makes_no_circle(attentes, etape, attend):
    attentes = sans_boucle(attentes)
    is_permis = not chemin(attentes, attend, etape)
    ajoutees = {**attentes, etape: [*attentes.get(etape, ()), attend]}
    is_boucle = any(ici in atteints(ajoutees, la) for ici, autres in ajoutees.items() for la in autres)
    assert is_permis == (not is_boucle)


@given(GRAPHES, SOMMETS)
def test_what_follows_comes_after_what_it_waits_for(attentes, de):
    attentes = sans_boucle(attentes)
    suivantes = suites(attentes, de)
    assert set(suivantes) == {etape for etape in attentes if etape != de and de in atteints(attentes, etape)}
    assert len(set(suivantes)) == len(suivantes)
    rangs = {etape: rang for rang, etape in enumerate(suivantes)}
    for etape in suivantes:
        assert all(rangs[autre] < rangs[etape] for autre in attentes[etape] if autre in rangs)


def test_a_long_chain_is_followed_to_its_end():
    attentes = {n + 1: [n] for n in range(5000)}
    assert suites(attentes, 0) == list(range(1, 5001))
    assert chemin(attentes, 5000, 0)[::5000] == [5000, 0]


def test_a_circle_is_told_in_words():
    assert raconter(["A", "B", "C"]) == "« A » attend déjà « B », qui attend « C »"
