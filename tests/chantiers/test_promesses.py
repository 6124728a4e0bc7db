"""The sums and the bars of what is promised, what people write as a quantity, and when one is reminded (pure)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chantiers import periodes, promesses, quantites, rappels


D = Decimal
NOMBRES = st.integers(1, 9_999_999_999).map(lambda centimes: Decimal(centimes) / 100)
QUANTITES = st.none() | NOMBRES
PROMESSES = st.lists(
    st.tuples(
        st.sampled_from([None, 1, 2]),
        st.sampled_from(["temps", "financement", "terrain"]),
        st.sampled_from(list(promesses.PARTS)),
        QUANTITES,
    )
)
BESOINS = st.dictionaries(
    st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from(["temps", "financement", "relais"])),
    NOMBRES,
)


def bilans_de(donnees, besoins=()):
    return promesses.bilans(donnees, besoins, {"temps", "financement"})


def test_what_was_kept_covers_the_need_and_what_was_not_does_not():
    (bilan,) = bilans_de(
        [(1, "temps", "tenu", D(2)), (1, "temps", "non_tenu", D(3)), (1, "temps", "a_confirmer", D(1))],
        [(1, "temps", D(6))],
    )
    assert (bilan.couvert, bilan.manque, bilan.etendue) == (2, 4, 6)
    traces = [(s.part, s.debut, s.largeur) for s in promesses.segments(bilan, D(6))]
    assert traces == [
        ("tenu", D("0.00"), D("33.33")),
        ("a_confirmer", D("33.33"), D("16.67")),
        ("non_tenu", D("50.00"), D("50.00")),
    ]


def test_what_is_not_counted_counts_as_one_and_a_silent_promise_is_told():
    terrain, temps = bilans_de([(None, "terrain", "promis", None)] * 2 + [(None, "temps", "promis", None)])
    assert (terrain.couvert, terrain.sans_nombre) == (2, 0)
    assert (temps.couvert, temps.sans_nombre) == (0, 1)


@given(PROMESSES, BESOINS)
def test_bars_stay_within_their_width_and_stand_side_by_side(donnees, besoins):
    les_bilans = bilans_de(donnees, [(*cle, quantite) for cle, quantite in besoins.items()])
    echelles = promesses.echelles(les_bilans)
    for bilan in les_bilans:
        fin = D(0)
        for segment in promesses.segments(bilan, echelles[bilan.modalite]):
            assert abs(segment.debut - fin) <= D("0.03")
            fin = segment.debut + segment.largeur
        assert fin <= D("100.03")
        assert bilan.manque == max(0, bilan.besoin - bilan.couvert)
    assert {(b.etape, b.modalite) for b in les_bilans} == set(besoins) | {(e, m) for e, m, _, _ in donnees}


@pytest.mark.parametrize(
    ("texte", "nombre"),
    [
        ("2,5", D("2.5")),
        (" 2.5 jours ", D("2.5")),
        ("1 500 €", D(1500)),
        ("1\u202f500,50 euros", D("1500.50")),
        ("", None),
    ],
)
def test_a_quantity_is_read_as_people_write_it(texte, nombre):
    assert quantites.lire(texte) == nombre


@pytest.mark.parametrize(
    ("texte", "mots"),
    [
        ("-3", "plus grand que zéro"),
        ("0", "plus grand que zéro"),
        ("9" * 40, "trop grand"),
        ("1e5", "un nombre"),
        ("deux", "un nombre"),
        ("3,333", "Deux chiffres"),
        ("\x00", "un nombre"),
    ],
)
def test_what_is_no_quantity_is_told(texte, mots):
    with pytest.raises(quantites.QuantiteIllisible, match=mots):
        quantites.lire(texte)


@given(NOMBRES, st.sampled_from(["jours", "euros"]))
def test_what_is_written_is_read_back(nombre, unite):
    assert quantites.lire(quantites.ecrire(nombre, unite)) == nombre


def test_words_agree_with_their_number():
    dits = [
        quantites.ecrire(D(nombre), unite) for nombre, unite in (("1.5", "jours"), ("2", "jours"), ("1500.5", "euros"))
    ]
    assert [dit.replace("\u00a0", " ").replace("\u202f", " ") for dit in dits] == ["1,5 jour", "2 jours", "1 500,50 €"]
    assert quantites.ecrire(1, "").endswith("promesse")


FIN = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("jours", "dit", "rappel"),
    [
        (-8, None, ""),
        (-7, None, "semaine"),
        (0, None, "semaine"),
        (-7, -10, ""),  # told three days before
        (-7, -15, "semaine"),
        (1, None, "lendemain"),
        (1, -8, "lendemain"),
        (1, -3, ""),  # told since the first reminder
        (29, None, "lendemain"),
        (30, None, "mois"),
        (30, -3, "mois"),
        (30, 5, ""),
        (400, None, "mois"),  # what was missed is made up for, once
    ],
)
def test_when_one_is_reminded(jours, dit, rappel):
    dit_le = None if dit is None else FIN + timedelta(days=dit)
    assert rappels.rappel_du(FIN, dit_le, FIN + timedelta(days=jours)) == rappel


@pytest.mark.parametrize("texte", ["30 juin", "juin", "T2", "30/06", "2e trimestre", "le lundi 3 mars"])
def test_a_date_without_its_year_is_told_so(texte):
    with pytest.raises(periodes.PeriodeIllisible, match=f"Il manque l’année : écrivez-la après « {texte} »"):
        periodes.lire(texte)


@pytest.mark.parametrize("texte", ["bientôt", "6", "après les vacances"])
def test_what_is_no_date_is_told_so(texte):
    with pytest.raises(periodes.PeriodeIllisible, match="Écrivez un jour"):
        periodes.lire(texte)
