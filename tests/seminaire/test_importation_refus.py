"""What people, browsers and mischief send to the importer: refused with a sentence, nothing lost, never a 500."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given
from hypothesis import settings as reglages
from hypothesis import strategies as st

from labo.textes import normaliser
from seminaire.models import Seance, Temps
from tests.seminaire.factories import SalleFactory, SeminaireFactory, facilitation_de
from tests.seminaire.test_importation import ADRESSE, DEMO, champs, creer, lire


pytestmark = pytest.mark.django_db


@pytest.fixture
def seminaire():
    return SeminaireFactory(date_debut=None, est_courant=True)


@pytest.fixture
def fanny(seminaire, connecter):
    return connecter(facilitation_de(seminaire))


def fichier(octets):
    return SimpleUploadedFile("programme.txt", octets, content_type="text/plain")


@pytest.mark.parametrize(
    ("envoi", "statut", "phrase"),
    [
        ({}, 422, "aucun texte"),
        ({"texte": "\x00\x07 \u202e"}, 422, "aucun texte"),
        ({"texte": "9h " + "x" * 200_000}, 422, "dépasse 200"),
        ({"texte": "9h Atelier\n" * 601}, 422, "601 séances"),
        ({"texte": "x" * 10_000_000}, 413, "taille permise"),
        ({"texte": "9h Accueil", "fichier": fichier(b"9h Accueil")}, 422, "soit un fichier"),
        ({"fichier": fichier(b"")}, 422, "aucun texte"),
        ({"fichier": fichier(b"%PDF-1.4")}, 422, "un PDF"),
        ({"fichier": fichier(b"x" * 10_000_000)}, 413, "trop lourd"),
        ({"fichier": fichier(b"9h " + b"x" * 300_000)}, 422, "dépasse 200"),
    ],
)
def test_a_text_that_is_none_is_refused(fanny, envoi, statut, phrase):
    for champ in envoi.values():
        if hasattr(champ, "seek"):
            champ.seek(0)
    reponse = fanny.post(ADRESSE, envoi)
    assert reponse.status_code == statut
    assert phrase in BeautifulSoup(reponse.text, "html.parser").text


def test_a_text_without_seance_is_shown_whole(fanny):
    page = fanny.post(ADRESSE, {"texte": "Bonjour à vous\n\n" + "\n".join(f"Phrase {n}." for n in range(150))}).text
    assert "Aucune séance n’a été reconnue" in page
    assert "Phrase 149." in page
    reponse = creer(fanny, champs(page))
    assert reponse.status_code == 422
    assert "La liste est vide" in BeautifulSoup(reponse.text, "html.parser").text


def test_markup_and_control_characters_are_words_like_others(fanny):
    titre = "<script>alert(1)</script> <b>x</b>\x00\x07"
    valeurs = lire(fanny, f"9h {titre}\n</textarea><img src=x onerror=y>\n10h B")
    creer(fanny, valeurs, **{"seances-1-titre": titre, "seances-1-salle": "<i>\x00"})
    page = fanny.get("/programme/").text
    assert "<script>alert" not in page
    assert Seance.objects.get(salle__nom="<i>").titre == "<script>alert(1)</script> <b>x</b>"


@pytest.mark.parametrize(
    ("nom", "valeur", "phrase"),
    [
        ("titre", "", "à remplir"),
        ("titre", "x" * 301, "300"),
        ("salle", "x" * 81, "80"),
        ("debut", "25h", "de 0 à 23"),
        ("debut", "tôt", "Écrivez une heure"),
        ("debut", "", "aussi l’heure de début"),
        ("debut", "9h" * 20, "20"),
        ("fin", "8h", "La fin doit venir après"),
        ("fin", "9h", "La fin doit venir après"),
        ("jour", "demain", "Écrivez une date"),
        ("jour", "2023-02-30", "Écrivez une date"),
        ("intervenants", f"Ada\n{'x' * 161}", "Ligne 2"),
        ("intervenants", "Ada\n, fonction", "Ligne 2"),
        ("intervenants", "x\n" * 10_001, "20"),
        ("temps", "10h – 9h : Retour", "Ligne 1"),
        ("temps", "9h :", "Ligne 1"),
        ("temps", "x" * 301, "300"),
    ],
)
def test_bad_corrections_are_told_and_kept(fanny, nom, valeur, phrase):
    reponse = creer(fanny, lire(fanny), **{f"seances-0-{nom}": valeur, "seances-5-titre": "Ma correction"})
    assert reponse.status_code == 422
    soupe = BeautifulSoup(reponse.text, "html.parser")
    assert phrase in soupe.find(class_="erreurs").text
    lien = soupe.find(class_="erreurs").a["href"].removeprefix("#")
    assert soupe.find(id=lien).find_parent(id="seance-lue-1")
    assert "Ma correction" in reponse.text
    assert not Seance.objects.exists()


def test_what_is_ticked_away_may_hold_anything(fanny):
    assert (
        creer(
            fanny, lire(fanny), **{"seances-0-titre": "", "seances-0-debut": "?", "seances-0-DELETE": "on"}
        ).status_code
        == 302
    )


def test_the_room_of_another_seminar_stays_there(fanny, seminaire):
    etrangere = SalleFactory(nom="Salle bleue")
    creer(fanny, lire(fanny), **{"seances-0-salle": "Salle bleue"})
    salle = Seance.objects.get(salle__isnull=False).salle
    assert (salle.seminaire, salle.pk != etrangere.pk) == (seminaire, True)


def test_six_hundred_seances_are_created(fanny):
    valeurs = lire(fanny, "\n".join(f"{n // 60:02}h{n % 60:02} Séance {n}" for n in range(480, 1080)))
    assert len(valeurs) > 4_000
    assert creer(fanny, valeurs).status_code == 302
    assert Seance.objects.count() == 600


@pytest.mark.parametrize(
    "abimees",
    [
        {"seances-TOTAL_FORMS": "601"},
        {"seances-TOTAL_FORMS": "-1"},
        {"seances-TOTAL_FORMS": "beaucoup"},
        {"seances-TOTAL_FORMS": ""},
        {"seances-INITIAL_FORMS": "x"},
        {"seances-TOTAL_FORMS": "9" * 30},
        {"seances-0-DELETE": "on", "seances-1-DELETE": "on"},
    ],
)
@pytest.mark.parametrize("bouton", ["creer", "ajouter"])
def test_a_mangled_list_is_never_a_server_error(fanny, abimees, bouton):
    valeurs = {**lire(fanny, "9h A\n10h B"), **abimees, bouton: "9" * 30}
    assert fanny.post(ADRESSE, valeurs).status_code in (200, 422)
    assert not Seance.objects.exists()


def test_a_list_without_its_text_asks_for_the_text(fanny):
    assert fanny.post(ADRESSE, {**lire(fanny), "texte": "", "creer": ""}).status_code == 422


def test_fewer_and_more_forms_than_the_text_says_are_what_is_created(fanny):
    valeurs = lire(fanny, "9h A\n10h B")
    assert creer(fanny, {**valeurs, "texte": "9h A\n10h B\n11h C", "seances-TOTAL_FORMS": "1"}).status_code == 302
    assert Seance.objects.count() == 1


CORRECTIONS = st.lists(
    st.fixed_dictionaries(
        {
            "titre": st.text(min_size=1, max_size=60).map(lambda t: normaliser(t, lignes=False)).filter(bool),
            "debut": st.integers(0, 22),
            "salle": st.sampled_from(["", "A", "b", "Salle d’été"]),
            "temps": st.lists(st.sampled_from(["Lire", "Écrire à deux", "Dire"]), max_size=3),
            "DELETE": st.sampled_from(["", "on"]),
        }
    ),
    min_size=11,
    max_size=11,
)


@reglages(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(corrections=CORRECTIONS)
def test_the_corrected_list_is_created_exactly(fanny, corrections):
    valeurs = lire(fanny)
    for n, correction in enumerate(corrections):
        del valeurs[f"seances-{n}-titre"]
        valeurs |= {f"seances-{n}-{nom}": valeur for nom, valeur in correction.items() if nom not in ("debut", "temps")}
        valeurs |= {
            f"seances-{n}-debut": f"{correction['debut']}h",
            f"seances-{n}-fin": f"{correction['debut'] + 1}:00",
        }
        valeurs[f"seances-{n}-temps"] = "\n".join(correction["temps"])
    gardees = [correction for correction in corrections if not correction["DELETE"]]
    reponse = creer(fanny, valeurs, remplacer="on")
    assert reponse.status_code == (302 if gardees else 422)
    if gardees:
        attendues = [
            (c["titre"], time(c["debut"]), c["salle"], c["temps"]) for c in sorted(gardees, key=lambda c: c["debut"])
        ]
        assert programme() == attendues


def programme():
    seances = Seance.objects.presentes().select_related("creneau", "salle").order_by("creneau__rang")
    return [
        (
            s.titre,
            s.creneau.debut,
            s.salle.nom if s.salle else "",
            [t.titre for t in Temps.objects.filter(seance=s).order_by("rang")],
        )
        for s in seances
    ]


def test_the_demonstration_is_long_enough_for_these_corrections(fanny):
    assert lire(fanny, DEMO)["seances-TOTAL_FORMS"] == "11"
