"""A programme as values: its JSON and back, what changed since the last publication, what goes public by itself on the day."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seminaire.contenu import ContenuIllisible, de_json, en_json, en_texte, reporter, suivre
from tests.seminaire.contenus import contenu, contenus, creneau, seance


AVANT, APRES = datetime(2023, 10, 1, tzinfo=UTC), datetime(2023, 10, 2, tzinfo=UTC)


def aller_retour(programme, **options):
    return de_json(json.loads(json.dumps(en_json(programme, **options))))


def sans_rangs(programme):
    """What a file does not tell: the places and the versions of the rows."""
    return replace(programme, creneaux=tuple(replace(c, rang=0, version=0) for c in programme.creneaux))


@settings(max_examples=30)
@given(contenus())
def test_written_and_read_back_it_is_the_same(programme):
    assert aller_retour(programme, is_public=False) == sans_rangs(programme)


@settings(max_examples=30)
@given(contenus(), st.sets(st.integers(1, 15)))
def test_a_new_version_is_written_whole_and_read_back_the_same(avant, touchees):
    """Whatever it shares with the one before, which was written already."""
    avant = suivre(avant, None, AVANT)
    en_texte(avant)
    bouge = [
        replace(c, seances=tuple(renommer(s, touchees) for s in c.seances), rang=9, version=2) for c in avant.creneaux
    ]
    apres = suivre(replace(avant, creneaux=tuple(bouge)), avant, APRES)
    assert json.loads(en_texte(apres)) == en_json(apres, is_public=False)
    assert de_json(json.loads(en_texte(apres))) == apres
    assert {s.pk for _, s in apres.seances if s.modifiee_le == APRES} == touchees & {s.pk for _, s in apres.seances}


def renommer(seance, touchees):
    return replace(seance, titre=seance.titre + "'") if seance.pk in touchees else seance


@settings(max_examples=30)
@given(contenus())
def test_the_public_part_says_nothing_of_the_facilitation(programme):
    lu = aller_retour(programme)
    assert lu == sans_rangs(programme.public)
    assert all((s.notes, s.objectifs, s.materiel, s.attendus) == ("", "", "", None) for _, s in lu.seances)
    assert lu.salles == ()


def fichier(**change):
    valeurs = en_json(contenu(creneau(1, "9:00", "10:00")), is_public=False)
    return valeurs | change


@pytest.mark.parametrize(
    ("valeurs", "phrase"),
    [
        ([], "n’est pas un programme"),
        ({"format": "autre"}, "n’est pas un programme"),
        (fichier(version_du_format=2), "autre version du format (2)"),
        (fichier(surprise=1), "Champ inconnu dans le programme : surprise"),
        (fichier(seminaire=None), "Il manque seminaire"),
        (fichier(creneaux={}), "creneaux doit être une liste"),
        (fichier(creneaux=[{"id": 1}]), "Il manque creneaux[0].jour"),
        (fichier(salles=[{"nom": "A", "places": -1}]), "salles[0].places n’est pas lisible"),
        (fichier(salles=[{"nom": "A\0", "places": 1}]), "salles[0].nom n’est pas lisible"),
    ],
)
def test_a_file_that_says_something_unknown_is_refused_whole(valeurs, phrase):
    with pytest.raises(ContenuIllisible, match=phrase.replace("[", r"\[").replace("(", r"\(").replace(")", r"\)")):
        de_json(valeurs)


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"debut": "25:00"}, "debut n’est pas lisible"),
        ({"debut": "10:00", "fin": "09:00"}, "finit avant d’avoir commencé"),
        ({"jour": "hier"}, "jour n’est pas lisible"),
        ({"id": "1"}, "id n’est pas lisible"),
        ({"id": True}, "id n’est pas lisible"),
        ({"fin_deduite": 1}, "fin_deduite n’est pas lisible"),
        ({"seances": []}, "n’a pas de séance"),
        ({"duree": 3}, "Champ inconnu"),
    ],
)
def test_a_wrong_value_is_named(champs, phrase):
    valeurs = fichier()
    valeurs["creneaux"][0] |= champs
    with pytest.raises(ContenuIllisible, match=phrase):
        de_json(valeurs)


def test_an_id_stands_once():
    valeurs = fichier()
    valeurs["creneaux"] *= 2
    with pytest.raises(ContenuIllisible, match="même numéro"):
        de_json(valeurs)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda s: st.lists(s, max_size=3)))
def test_anything_else_is_refused_and_never_raises_otherwise(valeur):
    for nom in ("seminaire", "creneaux", "salles"):
        try:
            de_json(fichier(**{nom: valeur}))
        except ContenuIllisible:
            pass


def test_a_first_publication_counts_from_zero():
    suivi = suivre(contenu(creneau(1, "9:00")), None, AVANT)
    assert [(s.sequence, s.modifiee_le) for _, s in suivi.seances] == [(0, AVANT)]


@pytest.mark.parametrize(
    ("apres", "sequence"),
    [
        (creneau(1, "9:00", "10:00"), 0),
        (creneau(1, "9:05", "10:00"), 1),
        (creneau(1, "9:00", "10:05"), 1),
        (creneau(1, "9:00", "10:00", seance(1, "Autre")), 1),
        (creneau(1, "9:00", "10:00", seance(1, "S1", salle="Amphi")), 1),
        (creneau(1, "9:00", "10:00", seance(1, "S1", notes="pour nous")), 0),
    ],
)
def test_what_the_public_reads_counts_and_nothing_else(apres, sequence):
    premiere = suivre(contenu(creneau(1, "9:00", "10:00")), None, AVANT)
    suivi = suivre(contenu(apres), premiere, APRES)
    assert [(s.sequence, s.modifiee_le) for _, s in suivi.seances] == [(sequence, APRES if sequence else AVANT)]


@settings(max_examples=30)
@given(contenus())
def test_published_twice_unchanged_nothing_counts(programme):
    une = suivre(programme, None, AVANT)
    assert suivre(une, une, APRES) == une


def ordre(programme):
    return [(c.debut and f"{c.debut:%H:%M}", [(s.pk, s.titre, s.salle) for s in c.seances]) for c in programme.creneaux]


def test_on_the_day_only_what_was_touched_goes_public():
    publie = contenu(creneau(1, "9:00"), creneau(2, "10:00"), creneau(3, "11:00"))
    brouillon = contenu(
        creneau(1, "9:00", None, seance(1, "S1", description="à venir")),
        creneau(2, "12:00", None, seance(2, "Deux", salle="Amphi", description="à venir")),
        creneau(3, "15:00", None, seance(3, "Trois")),
        creneau(4, "16:00"),
    )
    assert ordre(reporter(publie, brouillon, {2})) == [
        ("09:00", [(1, "S1", "")]),
        ("11:00", [(3, "S3", "")]),
        ("12:00", [(2, "Deux", "Amphi")]),
    ]
    assert all(not s.description for _, s in reporter(publie, brouillon, {1, 2}).seances)
    assert reporter(publie, brouillon, {4}) == publie


def test_a_seance_that_leaves_its_creneau_takes_its_own():
    publie = contenu(creneau(1, "9:00", None, seance(1, "A"), seance(2, "B")), creneau(3, "10:00"))
    brouillon = contenu(
        creneau(1, "9:00", None, seance(1, "A")), creneau(3, "10:00"), creneau(9, "11:00", None, seance(2, "B"))
    )
    assert ordre(reporter(publie, brouillon, {2})) == [
        ("09:00", [(1, "A", "")]),
        ("10:00", [(3, "S3", "")]),
        ("11:00", [(2, "B", "")]),
    ]
    assert ordre(reporter(reporter(publie, brouillon, {2}), publie, {2})) == ordre(
        contenu(creneau(1, "9:00", None, seance(1, "A"), seance(2, "B")), creneau(3, "10:00"))
    )


def test_a_pause_without_hour_stays_behind_its_neighbour():
    publie = contenu(creneau(1, "9:00"), creneau(2, None), creneau(3, "11:00"))
    brouillon = contenu(creneau(1, "9:10"), creneau(2, None), creneau(3, "11:00"))
    assert [c.pk for c in reporter(publie, brouillon, {1}).creneaux] == [1, 2, 3]
    assert reporter(publie, brouillon, {1}).creneaux[0].debut == time(9, 10)


@settings(max_examples=30)
@given(contenus(), contenus(), st.sets(st.integers(1, 15)))
def test_no_seance_is_lost_or_doubled(publie, brouillon, pks):
    reporte = reporter(publie, brouillon, pks)
    assert sorted(s.pk for _, s in reporte.seances) == sorted(s.pk for _, s in publie.seances)
    assert all(c.seances for c in reporte.creneaux)
