"""Who speaks and the phases of a séance, as lines."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminaire.contenu import IntervenantLu, TempsLu
from seminaire.lignes import ecrire_intervenants, ecrire_temps, fautes_de_temps, lire_intervenants, lire_temps


lignes_libres = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.just("\n"), max_size=60)


def test_who_leads_is_told_from_who_speaks():
    texte = "Animation : Ana Bel, sociologue, CNRS\nJean Dupont\n\nModératrice : Zoé Roy"
    lus = lire_intervenants(texte)
    assert lus == (
        IntervenantLu("Ana Bel", "sociologue", "CNRS", is_animation=True),
        IntervenantLu("Jean Dupont"),
        IntervenantLu("Zoé Roy", is_animation=True),
    )
    assert ecrire_intervenants(lus).split("\n")[2] == "Animation : Zoé Roy"


def test_phases_with_hours_and_without():
    lus = lire_temps("10 h 15 – 10 h 30 : Tour de table\n10h30 : Suite\nLibre\n3 idées")
    assert lus == (
        TempsLu("Tour de table", time(10, 15), time(10, 30)),
        TempsLu("Suite", time(10, 30)),
        TempsLu("Libre"),
        TempsLu("3 idées"),
    )


@pytest.mark.parametrize(
    ("ligne", "faute"),
    [
        ("14h75 : Bilan", "Les minutes vont de 0 à 59"),
        ("25 h 00 – 26 h 00 : Nuit", "Les heures vont de 0 à 23"),
        ("10 h 30 – 10 h 00 : Retour", "la fin doit venir après le début"),
        ("10 h 30 – 11 h : Bien", None),
        ("3 idées", None),
        ("2023 en bref", None),
    ],
)
def test_an_hour_that_is_none_is_told_with_its_line(ligne, faute):
    fautes = fautes_de_temps(f"Accueil\n{ligne}")
    assert [f"« {ligne} »" in dite and faute in dite for dite in fautes] == ([True] if faute else [])


@given(lignes_libres)
def test_read_and_written_again_nothing_changes(texte):
    intervenants, temps = lire_intervenants(texte), lire_temps(texte)
    assert lire_intervenants(ecrire_intervenants(intervenants)) == intervenants
    assert lire_temps(ecrire_temps(temps)) == temps


def test_an_hour_alone_is_the_title_of_its_phase():
    assert lire_temps("10 h 30\n10h30 :") == (TempsLu("10 h 30 :"), TempsLu("10 h 30 :"))
    assert all(phase.titre for phase in lire_temps("9h - 10h\n10 h\n:"))
