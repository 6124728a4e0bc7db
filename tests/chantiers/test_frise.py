"""The geometry of the timeline: everything stands in the frame, nothing covers anything, months are where they are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chantiers import periodes
from chantiers.decalage import contenant
from chantiers.frise import ECART, PAS_MAXIMAL, RANGEE, Echelle, Source, dessiner
from tests.chantiers.test_decalage import DATES


AUJOURD_HUI = date(2024, 5, 20)
PISTES = [("a", "Réflexion"), ("b", "Expérimentation")]


@st.composite
def sources(draw):
    combien = draw(st.integers(1, 12))
    etapes = []
    for pk in range(combien):
        dates = draw(DATES)
        attend = draw(st.lists(st.integers(0, combien - 1), max_size=2, unique=True))
        titre = "m" * draw(st.integers(1, 60))
        etapes.append(Source(pk, draw(st.sampled_from("ab")), titre, dates.debut, dates.echeance, tuple(attend)))
    return etapes


@given(sources())
def test_everything_stands_in_the_frame_once(etapes):
    frise = dessiner(etapes, PISTES, AUJOURD_HUI)
    datees = [source.pk for source in etapes if source.debut or source.echeance]
    if frise is None:
        assert not datees
        return
    assert sorted(barre.pk for barre in frise.barres) == datees
    assert sorted([*frise.sans_date, *datees]) == [source.pk for source in etapes]
    for piste in frise.pistes:
        for barre in piste.barres:
            assert 0 <= barre.x < barre.fin <= frise.largeur
            assert barre.x <= barre.sur_x + barre.sur_largeur <= barre.fin or not barre.sur_largeur
            assert piste.y < barre.signe_y < barre.y + 12 <= piste.y + piste.hauteur <= frise.hauteur
    assert 0 <= frise.aujourd_hui < frise.largeur
    assert {(lien.de, lien.vers) for lien in frise.liens} == {
        (autre, source.pk) for source in etapes if source.pk in datees for autre in source.attend if autre in datees
    }


@given(sources())
def test_no_bar_covers_another(etapes):
    frise = dessiner(etapes, PISTES, AUJOURD_HUI)
    barres = frise.barres if frise else []
    for une in barres:
        for autre in barres:
            assert une.pk == autre.pk or une.y != autre.y or une.fin < autre.x or autre.fin < une.x


@given(st.dates(date(2023, 1, 1), date(2025, 12, 31)))
def test_days_follow_each_other(jour):
    echelle = Echelle.pour([date(2023, 1, 1)], [date(2025, 12, 31)])
    assert echelle.x(jour) <= echelle.apres(jour) <= echelle.largeur
    mois = contenant(periodes.MOIS_SEUL, jour)
    assert echelle.apres(periodes.fin(mois)) - echelle.x(periodes.debut(mois)) == echelle.pas


def test_a_quarter_is_as_wide_as_its_three_months_and_only_light():
    (barre,) = dessiner([Source(1, "a", "T", "", "2024-T2")], PISTES, AUJOURD_HUI).barres
    assert (barre.largeur, barre.sur_largeur, barre.is_jour) == (3 * PAS_MAXIMAL, 0, False)


def test_what_is_sure_is_between_the_two_periods():
    (barre,) = dessiner([Source(1, "a", "T", "2024-01", "2024-T3")], PISTES, AUJOURD_HUI).barres
    assert (barre.x, barre.largeur) == (0, 9 * PAS_MAXIMAL)
    assert (barre.sur_x, barre.sur_largeur) == (PAS_MAXIMAL, 5 * PAS_MAXIMAL)
    (barre,) = dessiner([Source(1, "a", "T", "2024-01-01", "2024-03-31")], PISTES, AUJOURD_HUI).barres
    assert (barre.sur_x, barre.sur_largeur) == (barre.x, barre.largeur) == (0, 3 * PAS_MAXIMAL)


def test_a_day_is_a_diamond():
    (barre,) = dessiner([Source(1, "a", "T", "", "2024-05-31")], PISTES, AUJOURD_HUI).barres
    assert barre.is_jour
    assert len(barre.losange.split()) == 4


def test_those_that_have_room_share_a_row():
    etapes = [
        Source(1, "a", "Une", "", "2024-01"),
        Source(2, "a", "Deux", "", "2024-04"),
        Source(3, "a", "T", "", "2024-01"),
    ]
    une, deux, trois = sorted(dessiner(etapes, PISTES, AUJOURD_HUI).barres, key=lambda barre: barre.pk)
    assert une.y == deux.y == trois.y - RANGEE
    assert une.fin + ECART <= deux.x


def test_years_and_months_are_named():
    frise = dessiner([Source(1, "a", "T", "2023-11", "2024-02")], PISTES, AUJOURD_HUI)
    assert [mois.libelle for mois in frise.mois] == ["nov.", "déc.", "janv.", "févr.", "mars", "avr.", "mai"]
    assert [(annee.libelle, annee.largeur // frise.mois[0].largeur) for annee in frise.annees] == [
        ("2023", 2),
        ("2024", 5),
    ]
    assert frise.aujourd_hui == 6 * frise.mois[0].largeur + 19 * frise.mois[0].largeur // 31


def test_a_slip_of_the_pen_does_not_make_the_page_a_century_wide():
    frise = dessiner([Source(1, "a", "T", "2024-01", "2099-12")], PISTES, AUJOURD_HUI)
    assert frise.largeur < 5000
    assert frise.mois == ()
    assert len(frise.annees) == 76


def test_nothing_dated_draws_nothing():
    assert dessiner([Source(1, "a", "T")], PISTES, AUJOURD_HUI) is None
    assert dessiner([], PISTES, AUJOURD_HUI) is None
