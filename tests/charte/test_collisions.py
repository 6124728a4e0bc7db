"""Which proposals touch the same words, and how a change is told in one line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from charte import collisions, ecarts, marques
from labo.reunion import reunir_pour_relire


TEXTES = st.lists(st.sampled_from("nous vous agir décider vite \n\n . é".split(" ")), max_size=12).map(" ".join)
PHRASE = "Le comité décide par consentement, et rend compte chaque mois à tous les chantiers."
BASE = "\n\n".join([PHRASE, "- par mois ;\n- par jour ;\n- deux fois.", PHRASE.replace("mois", "an"), PHRASE])
GESTES = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(["", "neuf ", "comité ", "jour ", "deux fois "])), max_size=5
)


def editer(gestes):
    """A proposal on the long text: words replaced, taken out, put where others stand already."""
    edites = BASE.split(" ")
    for place, mot in gestes:
        edites[place % len(edites)] = f"{mot}{edites[place % len(edites)]}" if place % 2 else mot.strip()
    return " ".join(filter(None, edites))


def entiere(base, un, autre):
    """What the merge of the whole texts says, as the desk makes it."""
    trouvees = () if base in (un, autre) or un == autre else reunir_pour_relire(base, un, autre).collisions
    return [tuple(map(collisions.courts, (c.autre, c.mien))) for c in trouvees]


def vite(base, un, autre):
    return [
        mots for h in collisions.heurts(base, [(1, un), (2, autre)]) for mots in zip(h.premiers, h.seconds, strict=True)
    ]


@settings(max_examples=200, deadline=None)
@given(st.tuples(TEXTES, TEXTES, TEXTES) | st.tuples(st.just(BASE), GESTES.map(editer), GESTES.map(editer)))
def test_it_is_the_answer_of_the_merge_of_the_whole_texts(textes):
    base, un, autre = textes
    assert vite(base, un, autre) == entiere(base, un, autre)
    assert bool(vite(base, un, autre)) == bool(vite(base, autre, un))


def test_a_word_that_both_move_elsewhere_collides_though_no_range_touches():
    un, autre = (f"{BASE.replace(' jour', '')} {fin}" for fin in ("jour", "jour vraiment"))
    autre = autre.replace("Le comité", "Le jour comité", 1).removesuffix(" jour vraiment")
    assert vite(BASE, un, autre) == entiere(BASE, un, autre)


@given(TEXTES, TEXTES)
def test_nothing_collides_with_itself_nor_with_what_stays(actuel, un):
    assert not vite(actuel, un, un)
    assert not vite(actuel, un, actuel)


def test_the_same_words_changed_otherwise():
    actuel = "Le comité décide par consentement, chaque mois."
    tranche, vote = (actuel.replace("décide", mot) for mot in ("tranche", "vote"))
    propositions = [(1, tranche), (2, vote), (3, actuel.replace("mois", "an"))]
    assert [h.numeros for h in collisions.heurts(actuel, propositions)] == [(1, 2)]


@settings(max_examples=150)
@given(TEXTES, TEXTES)
def test_a_change_is_told_in_one_line(avant, apres):
    ligne = ecarts.en_une_ligne({"corps": avant}, {"corps": apres})
    is_dit = marques.sans_marques(avant) != marques.sans_marques(apres)
    assert bool(ligne) == is_dit
    assert "\n" not in "".join(morceau.texte for morceau in ligne)
    assert not is_dit or {morceau.genre for morceau in ligne} & {"ajoute", "retire"}
    assert sum(len(morceau.texte) for morceau in ligne) <= ecarts.LIGNE + len(ligne)


def test_the_line_shows_the_change_not_the_beginning():
    long = "Un mot puis un autre. " * 50
    ligne = ecarts.en_une_ligne({"corps": f"{long}La fin."}, {"corps": f"{long}La suite."})
    assert [m.texte for m in ligne if m.genre == "ajoute"] == ["suite"]
    assert ligne[0].texte.startswith("…")
    assert ecarts.en_une_ligne({"titre": "a", "corps": "x"}, {"titre": "b", "corps": "x"})[0].texte == "a"
