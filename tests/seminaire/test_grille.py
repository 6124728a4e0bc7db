"""The geometry of the day grid: every séance once, nothing over anything else, whatever the programme."""

from datetime import date, time
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from seminaire.contenu import CreneauLu, SalleLue, SeanceLue
from seminaire.contenu.modele import composer
from seminaire.grille import MINUIT, PAR_HEURE, PISTES, VOIES, grille, trier_les_jours


JOUR = date(2023, 10, 19)
A, B = SalleLue("Salle A", 20), SalleLue("Salle B")
NATURES = ("accueil", "pleniere", "atelier", "pause", "repas", "restitution", "cloture")


def heure(texte):
    return time.fromisoformat(texte) if texte else None


def creneau(pk, debut, fin, *seances, **champs):
    """`seances`: (title, room, kind)."""
    lues = tuple(
        SeanceLue(pk * 100 + n, titre, nature, salle=salle) for n, (titre, salle, nature) in enumerate(seances)
    )
    return CreneauLu(pk, JOUR, heure(debut), heure(fin), False, "", lues, **champs)


def lire(grille):
    """title -> (row, rows, track, tracks)"""
    return {case.seance.titre: (case.rangee, case.rangees, case.piste, case.pistes) for case in grille.cases}


def test_rooms_stand_side_by_side_and_what_has_none_comes_last():
    vue = grille([creneau(1, "09:00", "10:30", ("Un", "Salle B", "atelier"), ("Deux", "", "atelier"))], [A, B])
    assert [(c.salle, c.places, c.piste, c.pistes) for c in vue.colonnes] == [
        ("Salle A", 20, 1, 1),
        ("Salle B", None, 2, 1),
        ("", None, 3, 1),
    ]
    assert lire(vue) == {"Un": (0, 18, 2, 1), "Deux": (0, 18, 3, 1)}
    assert (vue.premiere_heure, vue.heures, vue.pistes) == (9, 2, 3)
    assert vue.traits == [(9, 0), (10, 1)]


def test_a_room_that_is_only_named_by_a_seance_has_its_column():
    vue = grille([creneau(1, "09:00", "10:00", ("Un", "Le jardin", "atelier"))], [A])
    assert [c.salle for c in vue.colonnes] == ["Salle A", "Le jardin", ""]


def test_what_gathers_everybody_goes_across_all_rooms():
    vue = grille([creneau(1, "09:20", "09:45", ("Accueil", "", "accueil"))], [A, B])
    assert lire(vue) == {"Accueil": (4, 5, 1, 3)}
    assert vue.cases[0].is_large
    assert vue.cases[0].place == {"heure": 0, "cinq": 4, "heures": 0, "cinqs": 5}


def test_but_not_where_something_else_is_on_nor_where_it_has_its_room_nor_a_workshop():
    vue = grille(
        [
            creneau(1, "09:00", "10:00", ("Pause", "", "pause")),
            creneau(2, "09:30", "10:00", ("Atelier", "Salle A", "atelier")),
            creneau(3, "10:00", "11:00", ("Plénière", "Salle B", "pleniere")),
            creneau(4, "11:00", "12:00", ("Seul", "", "atelier")),
        ],
        [A, B],
    )
    assert not any(case.is_large for case in vue.cases)
    assert lire(vue) == {
        "Pause": (0, 12, 3, 1),
        "Atelier": (6, 6, 1, 1),
        "Plénière": (12, 12, 2, 1),
        "Seul": (24, 12, 3, 1),
    }


def test_overlaps_in_one_room_share_its_width():
    vue = grille(
        [
            creneau(1, "09:00", "10:00", ("Un", "Salle A", "atelier")),
            creneau(2, "09:30", "10:30", ("Deux", "Salle A", "atelier")),
            creneau(3, "10:30", "11:00", ("Trois", "Salle A", "atelier")),
        ],
        [A],
    )
    assert lire(vue) == {"Un": (0, 12, 1, 1), "Deux": (6, 12, 2, 1), "Trois": (18, 6, 1, 2)}


def test_hours_that_are_no_five_minutes_follow_on_without_overlapping():
    vue = grille(
        [
            creneau(1, "09:02", "09:33", ("Un", "Salle A", "atelier")),
            creneau(2, "09:33", "09:36", ("Deux", "Salle A", "atelier")),
        ]
    )
    assert lire(vue) == {"Un": (0, 6, 1, 1), "Deux": (6, 1, 1, 1)}


def test_an_end_that_nobody_knows_is_the_next_start_else_half_an_hour():
    creneaux = composer(
        [creneau(1, "09:00", None, ("Un", "", "pause")), creneau(2, "09:45", None, ("Deux", "", "pause"))]
    )
    assert lire(grille(creneaux)) == {"Un": (0, 9, 1, 1), "Deux": (9, 6, 1, 1)}


def test_what_has_no_hour_stands_beside():
    vue = grille([creneau(1, None, None, ("Café", "", "pause"))], [A])
    assert (vue.cases, vue.colonnes) == ((), ())
    assert [seance.titre for _, seance in vue.a_cote] == ["Café"]


def test_more_than_can_be_drawn_stands_beside():
    foule = [(f"n{n}", "Salle A", "atelier") for n in range(VOIES + 3)]
    vue = grille([creneau(1, "09:00", "10:00", *foule)], [A])
    assert len(vue.cases) == VOIES
    assert len(vue.a_cote) == 3


def test_the_days_of_a_programme():
    veille = date(2023, 10, 18)
    assert trier_les_jours([None, JOUR, veille, JOUR]) == [veille, JOUR, None]
    assert trier_les_jours([]) == []


HEURES = st.none() | st.times().map(lambda h: h.replace(second=0, microsecond=0, tzinfo=None))
SALLES = st.sampled_from(["", "", "Salle A", "Salle B", "Le jardin", *(f"S{n}" for n in range(45))])


@st.composite
def programmes(draw):
    """Any créneaux, ends before starts too: what is read from elsewhere must never break the page."""
    creneaux = []
    for pk in range(draw(st.integers(0, 25))):
        parties = [("t", draw(SALLES), draw(st.sampled_from(NATURES))) for _ in range(draw(st.integers(0, 4)))]
        creneaux.append(
            CreneauLu(
                pk,
                JOUR,
                draw(HEURES),
                draw(HEURES),
                False,
                "",
                tuple(SeanceLue(pk * 100 + n, *partie[::2], salle=partie[1]) for n, partie in enumerate(parties)),
                jusqu_a=draw(HEURES),
            )
        )
    return creneaux


@given(programmes(), st.lists(st.builds(SalleLue, SALLES), max_size=5, unique_by=lambda salle: salle.nom))
def test_every_seance_once_nothing_over_anything(creneaux, salles):
    vue = grille(creneaux, salles)
    toutes = sorted(seance.pk for un in creneaux for seance in un.presentes)
    assert sorted([case.seance.pk for case in vue.cases] + [seance.pk for _, seance in vue.a_cote]) == toutes
    for case in vue.cases:
        assert 0 <= case.rangee < case.rangee + case.rangees <= vue.heures * PAR_HEURE <= MINUIT
        assert 1 <= case.piste < case.piste + case.pistes <= vue.pistes + 1 <= PISTES + 1
        colonne = next((c for c in vue.colonnes if c.salle == case.seance.salle), None)
        assert case.is_large or colonne.piste <= case.piste < case.piste + case.pistes <= colonne.piste + colonne.pistes
    for une, autre in combinations(vue.cases, 2):
        en_temps = une.rangee < autre.rangee + autre.rangees and autre.rangee < une.rangee + une.rangees
        en_largeur = une.piste < autre.piste + autre.pistes and autre.piste < une.piste + une.pistes
        assert not (en_temps and en_largeur)


@given(programmes())
def test_the_columns_tile_the_grid(creneaux):
    vue = grille(creneaux)
    suite = 1
    for colonne in vue.colonnes:
        assert colonne.piste == suite
        suite += colonne.pistes
    assert not vue.cases or vue.colonnes[-1].salle == ""


def test_a_thousand_seances_at_one_hour_are_bounded_work():
    foule = [creneau(pk, "09:00", "10:00", ("t", f"S{pk % 60}", "atelier")) for pk in range(1_000)]
    vue = grille(foule)
    assert len(vue.cases) + len(vue.a_cote) == 1_000
    assert vue.pistes <= PISTES
