"""What is pure in the importer: fields « one per line » and files judged by their content."""

import zipfile
from contextlib import suppress
from datetime import time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labo.textes import normaliser
from seminaire import imports, listes
from seminaire.programme import Intervenant, Jour, Programme, SeanceLue, lire
from seminaire.reception import TexteRefuse, decoder, recevoir


LIGNES = st.text(st.characters(codec="utf-8"), max_size=40).map(lambda texte: normaliser(texte, lignes=False))
SANS_POINT_VIRGULE = LIGNES.map(lambda texte: " ".join(texte.replace(";", "").split()))
HEURES = st.times().map(lambda heure: heure.replace(second=0, microsecond=0))
HORAIRES = st.one_of(
    st.just((None, None)),
    HEURES.map(lambda debut: (debut, None)),
    st.tuples(HEURES, HEURES).map(lambda deux: tuple(sorted(deux))),
)
TITRES = st.one_of(
    LIGNES, HEURES.map(lambda heure: f"{heure.hour}h tout court"), st.sampled_from([": a", "- b", "14h", "9 h : x"])
)
PERSONNE = st.fixed_dictionaries(
    {
        "nom": SANS_POINT_VIRGULE.filter(lambda nom: nom.strip(" ,")),
        "fonction": SANS_POINT_VIRGULE,
        "organisation": SANS_POINT_VIRGULE,
    }
)
PHASE = st.builds(
    lambda titre, horaire: {"titre": titre, "debut": horaire[0], "fin": horaire[1]}, TITRES.filter(bool), HORAIRES
)


@given(st.lists(PERSONNE, max_size=4))
def test_who_speaks_is_written_and_read_back(intervenants):
    assert listes.lire_intervenants(listes.ecrire_intervenants(intervenants)) == intervenants


@given(st.lists(PHASE, max_size=4))
def test_phases_are_written_and_read_back(temps):
    assert listes.lire_temps(listes.ecrire_temps(temps)) == temps


@pytest.mark.parametrize(
    ("ligne", "lue"),
    [
        ("14h15-14h45 Tour de table", ("Tour de table", time(14, 15), time(14, 45))),
        ("- De 14 h 15 à 14:45 : Tour", ("Tour", time(14, 15), time(14, 45))),
        ("9:05 – Lire", ("Lire", time(9, 5), None)),
        ("5 ateliers", ("5 ateliers", None, None)),
        ("10 hommes et femmes", ("10 hommes et femmes", None, None)),
        ("25 h de pratique", ("25 h de pratique", None, None)),
    ],
)
def test_phases_as_people_type_them(ligne, lue):
    assert [tuple(temps.values()) for temps in listes.lire_temps(ligne)] == [lue]


@pytest.mark.parametrize(
    ("ligne", "lue"),
    [
        ("Ada", ("Ada", "", "")),
        ("Ada, ingénieure", ("Ada", "ingénieure", "")),
        ("Ada, ingénieure, cheffe, Atelier", ("Ada", "ingénieure, cheffe", "Atelier")),
        ("Ada ; ingénieure, cheffe", ("Ada", "ingénieure, cheffe", "")),
        ("Ada, , Atelier", ("Ada", "", "Atelier")),
    ],
)
def test_who_speaks_as_people_type_it(ligne, lue):
    assert [tuple(personne.values()) for personne in listes.lire_intervenants(ligne)] == [lue]


PHRASE = "9 h – 10 h Accueil à l’œuvre – café"


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_file_is_decoded_by_what_it_holds(encodage):
    assert decoder(PHRASE.encode(encodage)) == PHRASE


def test_big_endian_too():
    assert decoder(b"\xfe\xff" + PHRASE.encode("utf-16-be")) == PHRASE


def archive(*noms):
    flux = BytesIO()
    with zipfile.ZipFile(flux, "w") as fichier:
        for nom in noms:
            fichier.writestr(nom, "application/vnd.oasis.opendocument.text")
    return flux.getvalue()


@pytest.mark.parametrize(
    ("octets", "phrase"),
    [
        (b"%PDF-1.7\n9h Accueil", "C’est un PDF"),
        (b"{\\rtf1 9h}", "RTF"),
        (archive("[Content_Types].xml", "word/document.xml"), "incomplet ou abîmé"),
        (archive("mimetype", "content.xml"), "incomplet ou abîmé"),
        (archive("programme.txt" * 30), "une archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "bureautique"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "n’est pas un texte"),
        (PHRASE.encode("utf-16-le"), "n’est pas un texte"),
        (b"9h \x81\x8d", "encodage"),
        (b"\xff\xfe\x00\xd8", "encodage"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(octets, phrase):
    with pytest.raises(TexteRefuse, match=phrase):
        decoder(octets)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_a_refusal(octets):
    with suppress(TexteRefuse):
        assert isinstance(decoder(octets), str)


@pytest.mark.parametrize(
    ("texte", "phrase"),
    [
        (" \n", "aucun texte"),
        ("é" * 100_001, "200 ko"),
        ("9h Atelier\n" * 601, "601 séances"),
        ("\n".join(f"Jour {n}\n9h Accueil" for n in range(1, 62)), "61 jours"),
    ],
)
def test_the_bounds_of_a_text(texte, phrase):
    with pytest.raises(TexteRefuse, match=phrase):
        recevoir(texte)


def test_within_the_bounds_all_is_read():
    assert sum(len(jour.seances) for jour in recevoir("9h Atelier\n" * 600).jours) == 600
    assert recevoir("é" * 100_000).jours == ()


def test_nothing_of_a_part_is_lost():
    """What the database has no place for in a part goes where it is still read."""
    profonde = SeanceLue(None, None, "Profonde", intervenants=(Intervenant("Zoé"),), a_verifier=("Tard ?",))
    partie = SeanceLue(
        time(9), None, "Partie", salle="B12", intervenants=(Intervenant("Ada"),), sous_elements=(profonde,)
    )
    lue = SeanceLue(time(9), time(10), "Tout", intervenants=(Intervenant("Ada"),), sous_elements=(partie,))
    (seance,) = imports.jours_lus(Programme("", (Jour(None, "", (lue,)),), ()))[0]
    assert [personne["nom"] for personne in seance["intervenants"]] == ["Ada", "Zoé"]
    assert [temps["titre"] for temps in seance["sous_elements"]] == ["Partie (B12)", "Profonde"]
    assert seance["a_verifier"] == ["« Profonde » : Tard ?"]


def test_days_without_a_date_stay_apart():
    jours = [
        [{"titre": "A", "debut": time(9)}, {"titre": "pause"}, {"titre": "B", "debut": time(14)}],
        [{"titre": "C", "debut": time(8)}],
    ]
    assert [seance["titre"] for seance in imports.ordonner(jours)] == ["A", "pause", "B", "C"]


def test_what_runs_in_parallel_stands_apart():
    texte = "14h-15h Ateliers en parallèle\n- Atelier A : Lire (salle 1) – avec Ana Roy (Nef)\n- Atelier B : Écrire\n15h Bilan"
    ateliers, bilan = imports.jours_lus(lire(texte))[0]
    ana = {"nom": "Ana Roy", "fonction": "", "organisation": "Nef"}
    assert ateliers["paralleles"] == [
        {"titre": "Atelier A : Lire", "salle": "salle 1", "intervenants": [ana], "sous_elements": []},
        {"titre": "Atelier B : Écrire", "salle": "", "intervenants": [], "sous_elements": []},
    ]
    assert ateliers["sous_elements"] == []
    assert "paralleles" not in bilan


def test_parallel_seances_are_lines_too():
    ateliers = [
        {
            "titre": "Se nourrir",
            "salle": "Salle B",
            "intervenants": [_qui("Ana Bel", "sociologue", "CNRS"), _qui("Luc Roy")],
        },
        {"titre": "Se loger", "salle": "", "intervenants": [_qui("Zoé Roy")]},
        {"titre": "Se déplacer", "salle": "", "intervenants": []},
    ]
    texte = listes.ecrire_ateliers(ateliers)
    assert texte.split("\n") == [
        "Se nourrir | Salle B | Ana Bel, sociologue, CNRS / Luc Roy",
        "Se loger |  | Zoé Roy",
        "Se déplacer",
    ]
    assert listes.lire_ateliers(texte) == ateliers
    assert listes.lire_ateliers(" | \n\n") == []


def _qui(nom, fonction="", organisation=""):
    return {"nom": nom, "fonction": fonction, "organisation": organisation}


@given(st.lists(LIGNES, max_size=4).map("\n".join))
def test_any_text_of_parallel_seances_reads_back_the_same(texte):
    lus = listes.lire_ateliers(texte)
    assert listes.lire_ateliers(listes.ecrire_ateliers(lus)) == lus
