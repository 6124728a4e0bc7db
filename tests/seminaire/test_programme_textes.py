"""Whole programmes, as people write them: each `programmes/x.txt` is read as its neighbour `x.attendu` tells, line for line.

In an `.attendu`, « * » marks a deduced end, « @ » a room, « ~ » a speaker (name | function | organisation), « ! » what is to be
checked, « - » a line that is not placed; parts are indented under their séance, those that run in parallel after « // ».
"""

from pathlib import Path

import pytest

from seminaire.programme import lire


DOSSIER = Path(__file__).parent / "programmes"
TEXTES = sorted(DOSSIER.glob("*.txt"))


def lignes_de_seance(seance, retrait="  ", marque=""):
    debut = f"{seance.debut:%H:%M}" if seance.debut else "--:--"
    fin = f"{seance.fin:%H:%M}" if seance.fin else "--:--"
    salle = f" @ {seance.salle}" if seance.salle else ""
    yield f"{retrait}{debut} {fin}{'*' if seance.fin_deduite else ' '} {marque}{seance.titre}{salle}"
    for i in seance.intervenants:
        yield f"{retrait}      ~ {i.nom} | {i.fonction} | {i.organisation}"
    for mot in seance.a_verifier:
        yield f"{retrait}      ! {mot}"
    for element in seance.paralleles:
        yield from lignes_de_seance(element, retrait + "    ", "// ")
    for element in seance.sous_elements:
        yield from lignes_de_seance(element, retrait + "    ")


def apercu(programme):
    yield f"# {programme.titre}"
    for jour in programme.jours:
        yield f"## {jour.date or '?'} {jour.titre}"
        for seance in jour.seances:
            yield from lignes_de_seance(seance)
    yield from (f"- {ligne}" for ligne in programme.non_places)


@pytest.mark.parametrize("texte", TEXTES, ids=[texte.stem for texte in TEXTES])
def test_a_whole_programme_is_read_as_a_person_would(texte):
    attendu = texte.with_suffix(".attendu").read_text(encoding="utf-8").splitlines()
    assert list(apercu(lire(texte.read_text(encoding="utf-8")))) == attendu


def test_a_year_that_is_not_written_is_given_or_found_by_its_weekday():
    texte = "Samedi 14 mai\n9h Accueil"
    assert lire(texte).jours[0].date is None
    assert lire(texte, annee=2022).jours[0].date.isoformat() == "2022-05-14"
    assert lire(f"Assises 2022, après celles de 2019\n{texte}").jours[0].date.isoformat() == "2022-05-14"
    assert lire(f"Assises 2022, après celles de 2016\n{texte}").jours[0].date is None  # both years fit the weekday


def test_an_empty_text_is_an_empty_programme():
    vide = {"titre": "", "jours": [], "non_places": []}
    assert lire("").en_json() == lire(" \n\n--- | --- \n").en_json() == vide


def test_the_same_text_with_windows_line_ends_reads_the_same():
    texte = (DOSSIER / "colloque.txt").read_text(encoding="utf-8")
    assert lire(texte.replace("\n", "\r\n")) == lire(texte)
