"""Telling everybody: in one tap after a change of the day itself, or with other words; until withdrawn or evening."""

from datetime import time

import pytest
from bs4 import BeautifulSoup

from labo.models import Evenement
from labo.refus import Perime
from seminaire import actions
from seminaire.models import Annonce, Seance
from tests.factories import PersonneFactory
from tests.htmx import HX, corps, echanger
from tests.seminaire.factories import SeminaireFactory, facilitation_de, publier, seance_a
from tests.seminaire.test_publication import texte


PHRASE = "Atelier 3 : de 14 h 30 à 15 h 15, et non plus de 14 h 15 à 15 h."
ANNONCER = "/programme/annoncer/"


@pytest.fixture
def seminaire(db, a_l_heure):
    a_l_heure("2023-10-19T09:05")
    seminaire = SeminaireFactory(titre="Lancement", est_courant=True)
    seance_a(seminaire, "14:15", "15:00", titre="Atelier 3")
    publier(seminaire)
    return seminaire


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


def retarder(by):
    seance = Seance.objects.select_related("creneau").get(titre="Atelier 3")
    versions = {"version": seance.version, "version_creneau": seance.creneau.version}
    return actions.modifier_seance(seance=seance, by=by, debut=time(14, 30), fin=time(15, 15), **versions)


def annonces(client, adresse="/programme/"):
    soupe = BeautifulSoup(client.get(adresse).text, "html.parser")
    return [
        " ".join(p.get_text(" ").replace("\u00a0", " ").split()) for p in soupe.select("#annonces [data-annonce] p")
    ]


def test_one_tap_tells_everybody_what_has_just_changed(connecter, seminaire, fanny):
    client = connecter(fanny)
    assert "Annoncer à tout le monde" not in client.get("/programme/edition/").text
    retarder(fanny)
    page = BeautifulSoup(client.get("/programme/edition/").text, "html.parser")
    formulaire = page.find("form", action=ANNONCER)
    assert f"Déjà public : {PHRASE}" in texte(client.get("/programme/edition/"))
    envoi = {champ["name"]: champ["value"] for champ in formulaire.find_all("input")}
    assert client.post(ANNONCER, envoi)["Location"] == "/programme/edition/"
    client.logout()
    for adresse in ("/", "/programme/"):
        assert annonces(client, adresse) == [
            "Annonce, 9 h 05",
            PHRASE,
        ]
    assert "Annoncer à tout le monde" not in connecter(fanny).get("/programme/edition/").text  # it is done


def test_the_sentence_can_be_written_otherwise(connecter, seminaire, fanny):
    client = connecter(fanny)
    retarder(fanny)
    zone = BeautifulSoup(client.get(ANNONCER).text, "html.parser").find("textarea", {"name": "texte"})
    assert zone.get_text(strip=True).replace("\u00a0", " ") == PHRASE
    client.post(ANNONCER, {"texte": "Un quart d’heure de pause en plus !"})
    assert annonces(client)[1] == "Un quart d’heure de pause en plus !"
    annonce = Annonce.objects.get()
    assert annonce.personne == fanny
    assert Evenement.objects.filter(verbe="annonce_faite", sujet_pk=annonce.pk, personne=fanny).count() == 1


@pytest.mark.parametrize("heure", ["2023-10-19T09:21", "2023-10-20T09:06"])
def test_what_changed_long_ago_is_not_offered_any_more(connecter, seminaire, fanny, a_l_heure, heure):
    retarder(fanny)
    a_l_heure(heure)
    assert "Annoncer à tout le monde" not in connecter(fanny).get("/programme/edition/").text


def test_too_many_changes_make_a_short_sentence(connecter, seminaire, fanny):
    Seance.objects.update(titre="A" * 300)
    publier(seminaire)
    seance = Seance.objects.select_related("creneau").get()
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="B" * 300, by=fanny)
    dite = "Le programme a changé : regardez-le."
    assert dite in texte(connecter(fanny).get("/programme/edition/"))


@pytest.mark.parametrize(
    ("envoi", "phrase"),
    [("", "Ce champ reste à remplir."), (" \n ", "reste à remplir"), ("x" * 501, "500 caractères au plus")],
)
def test_bad_words_are_told_and_kept(connecter, seminaire, fanny, envoi, phrase):
    reponse = connecter(fanny).post(ANNONCER, {"texte": envoi})
    assert reponse.status_code == 422
    assert phrase in texte(reponse)
    assert not Annonce.objects.exists()
    if envoi.strip():
        assert envoi in reponse.text


def test_markup_is_shown_as_typed(connecter, seminaire, fanny):
    client = connecter(fanny)
    client.post(ANNONCER, {"texte": "<b>Vite</b>\n\x00 <script>"})
    assert annonces(client)[1] == "<b>Vite</b> <script>"


def test_several_stand_together_the_newest_first(client, seminaire, fanny):
    for mots in ("Un", "Deux"):
        actions.annoncer(seminaire=seminaire, texte=mots, by=fanny)
    assert annonces(client)[1::2] == ["Deux", "Un"]


def test_it_stands_until_withdrawn(connecter, client, seminaire, fanny):
    annonce = actions.annoncer(seminaire=seminaire, texte="Bonjour", by=fanny)
    assert "Retirer cette annonce" not in client.get("/programme/").text
    facilitation = connecter(fanny)
    adresse = f"/programme/annonces/{annonce.pk}/retirer/"
    assert "Retirer cette annonce" in facilitation.get("/programme/").text
    assert facilitation.post(adresse).status_code == 302
    assert annonces(facilitation) == []
    reponse = facilitation.post(adresse)
    assert (reponse.status_code, "Cette annonce est déjà retirée." in texte(reponse)) == (409, True)
    assert Evenement.objects.filter(verbe="annonce_retiree").count() == 1
    with pytest.raises(Perime):
        actions.retirer_annonce(annonce=annonce, by=fanny)


def test_or_until_the_end_of_its_day(client, seminaire, fanny, a_l_heure):
    actions.annoncer(seminaire=seminaire, texte="Bonjour", by=fanny)
    for heure, combien in (("2023-10-19T23:59", 1), ("2023-10-20T00:00", 0)):
        a_l_heure(heure)
        assert len(annonces(client)) == 2 * combien
        assert len(annonces(client, "/")) == 2 * combien


def test_another_seminar_is_not_told(client, seminaire, fanny):
    actions.annoncer(seminaire=SeminaireFactory(slug="autre"), texte="Ailleurs", by=None)
    assert annonces(client) == annonces(client, "/") == []
    assert annonces(client, "/seminaires/autre/programme/")[1] == "Ailleurs"


def test_a_page_without_any_asks_nothing_more_for_it(client, seminaire, fanny, django_assert_num_queries):
    for adresse in ("/programme/", "/"):
        with django_assert_num_queries(2):  # seminar, version
            client.get(adresse)
    for mots in ("Un", "Deux"):
        actions.annoncer(seminaire=seminaire, texte=mots, by=fanny)
    for adresse in ("/programme/", "/"):
        with django_assert_num_queries(3):  # … announcements
            client.get(adresse)


def test_the_kept_page_of_a_visitor_says_the_news(transactional_db, client, seminaire, fanny):
    assert annonces(client) == []
    annonce = actions.annoncer(seminaire=seminaire, texte="Bonjour", by=fanny)
    assert annonces(client)[1:] == ["Bonjour"]
    actions.retirer_annonce(annonce=annonce, by=fanny)
    assert annonces(client) == []


def test_the_fragment_of_the_home_page_is_the_page(connecter, seminaire, fanny):
    actions.annoncer(seminaire=seminaire, texte="Bonjour", by=fanny)
    client = connecter(PersonneFactory())
    page, fragment = client.get("/").text, client.get("/", headers=HX).text
    assert corps(echanger(page, fragment)) == corps(page)
    assert "Bonjour" in fragment


def test_the_banner_is_a_status_even_when_empty(client, seminaire):
    for adresse in ("/", "/programme/"):
        assert BeautifulSoup(client.get(adresse).text, "html.parser").find(id="annonces")["role"] == "status"
