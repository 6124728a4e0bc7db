"""Importing a programme: what was read, corrected by a person, is what is created; nothing is written before."""

from datetime import date, time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from labo.models import Cle, Evenement, Revision
from seminaire import actions
from seminaire.models import Creneau, Intervention, Salle, Seance, Seminaire, Temps
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a


DEMO = Path(settings.RACINE / "labo/portail/demo/programme.txt").read_text()
ADRESSE = "/programme/importer/"
ECRITS = (Seminaire, Creneau, Seance, Temps, Intervention, Salle, Revision, Evenement, Cle)
pytestmark = pytest.mark.django_db


@pytest.fixture
def seminaire():
    return SeminaireFactory(titre="Séminaire", presentation="Déjà présenté", date_debut=None)


@pytest.fixture
def fanny(seminaire, connecter):
    return connecter(facilitation_de(seminaire))


def comptes():
    return [modele.objects.count() for modele in ECRITS]


def champs(page) -> dict:
    """What a browser would send of the list as it stands, without its buttons."""
    formulaire = BeautifulSoup(page, "html.parser").find(id="liste")
    valeurs = {}
    for champ in formulaire.find_all(["input", "textarea"]):
        if champ.name == "textarea":
            valeurs[champ["name"]] = champ.text.removeprefix("\n")
        elif champ.get("type") != "checkbox":
            valeurs[champ["name"]] = champ.get("value", "")
        elif champ.has_attr("checked"):
            valeurs[champ["name"]] = "on"
    return valeurs


def lire(client, texte=DEMO):
    reponse = client.post(ADRESSE, {"texte": texte})
    assert reponse.status_code == 200, reponse.text
    return champs(reponse.text)


def creer(client, valeurs, **corrections):
    return client.post(ADRESSE, {**valeurs, **corrections, "creer": ""})


def ordre():
    """The programme as « début–fin titre »."""
    seances = Seance.objects.presentes().select_related("creneau").order_by("creneau__rang", "rang")
    return [f"{ecrit(s.creneau.debut)}–{ecrit(s.creneau.fin)} {s.titre}" for s in seances]


def ecrit(heure):
    return f"{heure:%H:%M}" if heure else ""


def test_the_text_becomes_a_list_and_nothing_is_written(fanny):
    avant = comptes()
    valeurs = lire(fanny)
    assert comptes() == avant
    assert valeurs["seances-TOTAL_FORMS"] == "11"
    assert (valeurs["seances-0-debut"], valeurs["seances-0-fin"]) == ("9 h 00", "9 h 30")
    assert valeurs["seances-1-intervenants"].split("\n") == [
        "Claude Alphandéry, président d’honneur, Labo de l’ESS",
        "Denis Dementhon, directeur général, France Active",
    ]
    assert len(valeurs["seances-8-temps"].split("\n")) == 3
    assert valeurs["jours-date_0"] == "2023-10-19"


def test_what_is_shown_is_what_is_created(fanny, seminaire):
    reponse = creer(fanny, lire(fanny))
    assert (reponse.status_code, reponse["Location"]) == (302, "/programme/edition/")
    assert [ligne[:11] for ligne in ordre()] == [
        "09:00–09:30", "09:30–09:45", "09:45–10:00", "10:00–11:00", "11:00–12:30", "12:30–13:00",
        "13:00–14:00", "14:00–14:15", "14:15–15:45", "15:45–16:15", "16:15–16:30",
    ]  # fmt: skip
    assert list(Intervention.objects.order_by("rang").values_list("nom", "fonction", "organisation")) == [
        ("Claude Alphandéry", "président d’honneur", "Labo de l’ESS"),
        ("Denis Dementhon", "directeur général", "France Active"),
    ]
    assert {temps.seance.creneau.debut for temps in Temps.objects.all()} == {time(14, 15)}
    seminaire.refresh_from_db()
    assert seminaire.date_debut == date(2023, 10, 19)
    assert "11 séances." in fanny.get("/programme/").text


def test_corrections_are_created_and_what_is_ticked_is_not(fanny):
    corrections = {
        "seances-0-titre": "Accueil café",
        "seances-1-debut": "9h35",
        "seances-2-DELETE": "on",
        "seances-3-salle": "Grande salle",
        "seances-3-intervenants": "Ada, ingénieure, Atelier\nZoé",
        "seances-4-temps": "11h–11h30 : Lire\nÉcrire",
        "seances-5-debut": "",
        "seances-5-fin": "",
    }
    creer(fanny, lire(fanny), **corrections)
    assert ordre()[:4] == [
        "09:00–09:30 Accueil café",
        "09:35–09:45 Introduction de Claude Alphandéry et Denis Dementhon",
        "10:00–11:00 Déroulement du séminaire, présentation des chantiers coopératifs et échange",
        "11:00–12:30 Ateliers participatifs – Fonctionnement des chantiers et élaboration d’une charte",
    ]
    assert ordre()[4].startswith("– Constitution")
    seance = Seance.objects.get(salle__nom="Grande salle")
    assert list(seance.interventions.order_by("rang").values_list("nom", "organisation")) == [
        ("Ada", "Atelier"),
        ("Zoé", ""),
    ]
    ateliers = Temps.objects.filter(seance__creneau__debut=time(11)).order_by("rang")
    assert list(ateliers.values_list("titre", "debut", "fin")) == [
        ("Lire", time(11), time(11, 30)),
        ("Écrire", None, None),
    ]


def test_an_hour_that_is_corrected_finds_its_place(fanny):
    creer(fanny, lire(fanny, "9h A\n10h B\n11h C"), **{"seances-0-debut": "12h", "seances-0-fin": "13h"})
    assert [ligne.split()[-1] for ligne in ordre()] == ["B", "C", "A"]


def test_an_end_left_as_deduced_is_still_deduced(fanny):
    valeurs = lire(fanny, "9h A\n10h B\n11h C\n12h D")
    creer(fanny, valeurs, **{"seances-1-fin": "10h45"})
    assert list(Creneau.objects.values_list("fin_deduite", flat=True)) == [True, False, True, False]


def test_the_date_of_the_day_and_another_day_for_one_seance(fanny):
    corrections = {"jours-date_0": "2024-01-10", "seances-10-jour": "2024-01-11"}
    creer(fanny, lire(fanny), **corrections)
    jours = list(Creneau.objects.order_by("rang").values_list("jour", flat=True))
    assert jours == [date(2024, 1, 10)] * 10 + [date(2024, 1, 11)]


def test_several_days_each_have_a_date(fanny):
    valeurs = lire(fanny, "Jour 1\n9h A\n10h B\nJour 2\n9h C")
    reponse = creer(fanny, valeurs)
    assert reponse.status_code == 422
    assert reponse.text.count("Indiquez la date de ce jour") == 4  # two fields, and their two lines of the summary
    creer(fanny, valeurs, **{"jours-date_0": "2024-01-10", "jours-date_1": "11/01/2024"})
    assert list(Creneau.objects.order_by("rang").values_list("jour", flat=True)) == [date(2024, 1, 10)] * 2 + [
        date(2024, 1, 11)
    ]


def test_a_line_without_place_and_an_empty_card_become_seances(fanny):
    texte = "9h Accueil\n10h Bilan\nInfos pratiques : venir à vélo"
    page = fanny.post(ADRESSE, {"texte": texte}).text
    assert "En faire une séance" in page
    valeurs = champs(fanny.post(ADRESSE, {**champs(page), "ajouter": "0"}).text)
    assert (valeurs["seances-TOTAL_FORMS"], valeurs["seances-2-titre"]) == ("3", "Infos pratiques : venir à vélo")
    valeurs = champs(fanny.post(ADRESSE, {**valeurs, "ajouter": ""}).text)
    assert valeurs["seances-TOTAL_FORMS"] == "4"
    creer(fanny, valeurs, **{"seances-2-titre": "Vélo", "seances-2-debut": "9h30"})
    assert [ligne.split()[-1] for ligne in ordre()] == ["Accueil", "Vélo", "Bilan"]


def test_checking_writes_nothing_and_keeps_everything(fanny):
    valeurs, avant = lire(fanny), comptes()
    reponse = fanny.post(ADRESSE, {**valeurs, "seances-0-titre": "Mon titre", "verifier": ""})
    assert (reponse.status_code, comptes()) == (200, avant)
    assert "Tout est lisible" in reponse.text
    assert champs(reponse.text)["seances-0-titre"] == "Mon titre"


def test_going_back_to_the_text_gives_the_text(fanny):
    page = fanny.post(ADRESSE, {**lire(fanny, "9h A\n\n10h B"), "reprendre": ""}).text
    assert BeautifulSoup(page, "html.parser").find(id="id_texte").text.strip() == "9h A\n\n10h B"


def test_only_what_is_ticked_of_the_presentation_is_kept(fanny, seminaire):
    valeurs = lire(fanny)
    assert "presentation-garder_presentation" not in valeurs  # the seminar has one already
    assert valeurs["presentation-garder_objectifs"] == "on"
    creer(fanny, valeurs, **{"presentation-objectifs": "Un seul but"})
    seminaire.refresh_from_db()
    assert (seminaire.titre, seminaire.presentation, seminaire.objectifs) == (
        "Séminaire",
        "Déjà présenté",
        "Un seul but",
    )
    assert seminaire.partenaires == "fonds de dotation Que Vol’Terre"


def test_a_presentation_that_somebody_changed_meanwhile_is_a_conflict_and_nothing_is_created(fanny, seminaire, equipe):
    valeurs = lire(fanny)
    actions.modifier_seminaire(seminaire=seminaire, version=1, by=equipe, objectifs="Ceux de l’équipe")
    reponse = creer(fanny, valeurs, **{"presentation-objectifs": "Les miens"})
    assert reponse.status_code == 409
    assert "Ceux de l’équipe" in reponse.text
    assert not Seance.objects.exists()
    assert creer(fanny, champs(reponse.text)).status_code == 302
    seminaire.refresh_from_db()
    assert (seminaire.objectifs, len(ordre())) == ("Les miens", 11)


def test_without_a_seminar_equipe_creates_it_from_what_was_read(connecter, equipe):
    client = connecter(equipe)
    assert creer(client, lire(client)).status_code == 302
    seminaire = Seminaire.objects.get()
    assert (seminaire.titre, seminaire.date_debut) == (
        "Séminaire de lancement des chantiers coopératifs",
        date(2023, 10, 19),
    )
    assert seminaire.slug == "seminaire-de-lancement-des-chantiers-cooperatifs"
    assert len(seminaire.objectifs.splitlines()) == 3
    assert Seance.objects.of_seminaire(seminaire).count() == 11


def test_a_new_seminar_needs_a_title(connecter, equipe):
    client = connecter(equipe)
    reponse = creer(client, lire(client), **{"presentation-titre": ""})
    assert reponse.status_code == 422
    assert not Seminaire.objects.exists()


def test_a_programme_is_replaced_only_when_it_is_asked(fanny, seminaire):
    ancienne = seance_a(seminaire, "8:00", titre="L’ancienne")
    page = fanny.get(ADRESSE).text
    assert "Ce séminaire a déjà un programme" in page
    valeurs = lire(fanny)
    reponse = creer(fanny, valeurs, **{"seances-0-titre": "Corrigé"})
    assert reponse.status_code == 409
    assert "a déjà un programme" in reponse.text
    assert champs(reponse.text)["seances-0-titre"] == "Corrigé"
    # The refusal has not consumed the key.
    assert creer(fanny, valeurs, remplacer="on").status_code == 302
    assert len(ordre()) == 11
    ancienne.refresh_from_db()
    assert ancienne.supprimee_le is not None


def test_the_same_key_creates_once(fanny):
    valeurs = lire(fanny)
    premiere, seconde = creer(fanny, valeurs), creer(fanny, valeurs)
    assert (premiere.status_code, seconde.status_code) == (302, 302)
    assert premiere["Location"] == seconde["Location"]
    assert Evenement.objects.filter(verbe="programme_cree").count() == 1
    assert len(ordre()) == 11


def test_the_same_key_announces_one_seminar(connecter, equipe):
    client = connecter(equipe)
    valeurs = lire(client)
    assert [creer(client, valeurs).status_code for _ in range(2)] == [302, 302]
    assert Seminaire.objects.count() == 1


def test_an_invalid_list_keeps_everything_and_its_key(fanny):
    valeurs = lire(fanny)
    reponse = creer(fanny, valeurs, **{"seances-0-titre": "Le mien", "seances-1-fin": "9h", "seances-3-DELETE": "on"})
    assert reponse.status_code == 422
    assert "La fin doit venir après le début" in reponse.text
    gardees = champs(reponse.text)
    assert (gardees["seances-0-titre"], gardees["seances-1-fin"], gardees["seances-3-DELETE"]) == (
        "Le mien",
        "9h",
        "on",
    )
    assert not Seance.objects.exists()
    assert creer(fanny, {**gardees, "cle": valeurs["cle"]}, **{"seances-1-fin": "10h"}).status_code == 302
    assert len(ordre()) == 10


@pytest.mark.parametrize(("nombre", "requetes"), [(1, 5), (3, 5)])
def test_reading_a_text_has_constant_queries(fanny, django_assert_num_queries, nombre, requetes):
    texte = "\n".join(f"{9 + n}h Séance {n}" for n in range(nombre))
    with django_assert_num_queries(requetes):  # session, personne, séminaire, facilitation, séances présentes
        fanny.post(ADRESSE, {"texte": texte})


def test_a_file_is_read_like_a_text(fanny):
    fichier = SimpleUploadedFile("programme.txt", DEMO.encode("cp1252"), content_type="application/octet-stream")
    assert champs(fanny.post(ADRESSE, {"texte": "", "fichier": fichier}).text) | {
        "cle": "",
        "csrfmiddlewaretoken": "",
    } == (lire(fanny) | {"cle": "", "csrfmiddlewaretoken": ""})


def test_without_its_token_the_form_is_refused(seminaire):
    client = Client(enforce_csrf_checks=True)
    client.force_login(facilitation_de(seminaire))
    assert client.post(ADRESSE, {"texte": DEMO}).status_code == 403


@pytest.mark.parametrize("methode", ["put", "delete", "patch"])
def test_another_method_is_refused(fanny, methode):
    assert getattr(fanny, methode)(ADRESSE).status_code == 405


# ---- what is not complete, and the box at the foot ----


INCOMPLET = """Séminaire
Jeudi 19 octobre 2023
9h - 9h30 Accueil
Déjeuner partagé
14h - 15h Table ronde (animation : Camille Roy)
15h30 Restitution
"""


def test_what_has_no_hour_is_said_and_not_all_is_told_readable(fanny):
    page = fanny.post(ADRESSE, {**lire(fanny, INCOMPLET), "verifier": ""})
    soupe = BeautifulSoup(page.text, "html.parser")
    assert "Tout est lisible" not in page.text
    avis = soupe.find(class_="avis-attention", role="status")
    lus = [" ".join(li.get_text().replace("\u00a0", " ").split()) for li in avis.find_all("li")]
    assert lus == [
        "Séance 2, « Déjeuner partagé » : il n’y a pas d’heure.",
        "Séance 4, « Restitution » : il n’y a pas d’heure de fin.",
    ]
    assert "Il n’y a pas d’heure." in soupe.find(id="seance-lue-2").get_text()
    complet = {"seances-1-debut": "12h", "seances-1-fin": "13h", "seances-3-fin": "16h"}
    assert "Tout est lisible" in fanny.post(ADRESSE, {**champs(page.text), **complet, "verifier": ""}).text


def test_creating_over_a_programme_without_its_box_leads_to_the_box(fanny, seminaire):
    seance_a(seminaire, "9:00")
    reponse = creer(fanny, lire(fanny, INCOMPLET))
    assert reponse.status_code == 409
    soupe = BeautifulSoup(reponse.text, "html.parser")
    assert soupe.find(class_="erreurs").find("a")["href"] == "#remplacer"
    case = soupe.find(id="remplacer")
    assert (case["aria-invalid"], case["aria-describedby"]) == ("true", "remplacer_error")
    assert "cochez la case" in soupe.find(id="remplacer_error").get_text()
    assert Seance.objects.presentes().count() == 1


def test_who_leads_is_read_as_leading(fanny, seminaire):
    valeurs = lire(fanny, INCOMPLET)
    assert valeurs["seances-2-intervenants"] == "Animation : Camille Roy"
    creer(fanny, valeurs)
    camille = Intervention.objects.get()
    assert (camille.nom, camille.fonction, camille.is_animation) == ("Camille Roy", "", True)
