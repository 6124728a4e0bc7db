"""After an act: what is to be checked about it, what may be undone and until when, told on both pages of the editor."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from labo.models import Cle
from seminaire import actions
from seminaire.models import Creneau, Geste, Seance
from tests.htmx import HX
from tests.seminaire.factories import SalleFactory, SeanceFactory, SeminaireFactory, facilitation_de, publier, seance_a


pytestmark = pytest.mark.django_db
EDITION = "/programme/edition/"
GRILLE = f"{EDITION}grille/"


@pytest.fixture
def seminaire(a_l_heure):
    a_l_heure("2023-10-18T09:05")
    return SeminaireFactory(titre="Coopérer ici")


@pytest.fixture
def seances(seminaire):
    horaires = (("Accueil", "9:00", "9:30"), ("Atelier", "9:30", "10:30"), ("Pause", "10:30", "11:00"))
    return {titre: seance_a(seminaire, debut, fin, titre=titre) for titre, debut, fin in horaires}


@pytest.fixture
def fanny(connecter, seminaire):
    return connecter(facilitation_de(seminaire))


def lire(reponse):
    """The words of a page, with plain spaces."""
    return " ".join(BeautifulSoup(reponse.text, "html.parser").get_text(" ").replace("\u202f", " ").split())


def annonce(reponse):
    return " ".join(BeautifulSoup(reponse.text, "html.parser").find(id="annonce").get_text(" ").split())


def placer(client, seance, **champs):
    vu = {"vue": "grille", "version": seance.version, "version_creneau": seance.creneau.version, "jour": "2023-10-19"}
    return client.post(f"{EDITION}{seance.pk}/placer/", vu | {"salle": ""} | champs, headers=HX)


# ---- what is to be checked ----


@pytest.mark.parametrize(
    ("debut", "dit"),
    [
        ("9:00", "À vérifier : En même temps que « Accueil » (9 h – 9 h 30)."),
        ("3:00", "Loin du reste de la journée, qui commence à 9 h."),
    ],
)
def test_the_grid_says_what_is_to_check_about_what_was_just_placed(fanny, seminaire, seances, debut, dit):
    seance_a(seminaire, "11:00", "12:00")
    recu = placer(fanny, seances["Pause"], debut=debut)
    assert dit in annonce(recu)
    case = BeautifulSoup(recu.text, "html.parser").find(id=f"grille-case-{seances['Pause'].pk}")
    assert "à vérifier" in case.find(class_="etat-alerte").get_text()
    assert case.find(class_="etat-alerte").find("svg") is not None
    panneau = lire(fanny.get(GRILLE, {"seance": seances["Pause"].pk}))
    assert dit.removeprefix("À vérifier : ") in panneau


def test_a_day_a_month_away_is_said_at_once_and_on_the_item(fanny, seminaire, seances):
    champs = {"titre": "Pause", "nature": "pause", "jour": "2023-11-19", "debut": "10h30", "fin": "11h"}
    seance = seances["Pause"]
    donnees = champs | {"version": "1", "version_creneau": "1", "lu_dans": str(seance.creneau_id)}
    reponse = fanny.post(f"{EDITION}{seance.pk}/modifier/", donnees, headers=HX)
    assert "Hors des dates du séminaire : dimanche 19 novembre 2023" in annonce(reponse)
    item = BeautifulSoup(reponse.text, "html.parser").find(id=f"creneau-edition-{seance.creneau_id}")
    assert "Hors des dates du séminaire" in item.find(class_="alerte-attention").get_text()


def test_nothing_is_said_where_nothing_is_wrong(fanny, seances):
    assert "vérifier" not in placer(fanny, seances["Pause"], debut="11:00").text


def test_titles_with_braces_and_without_end_are_told_and_cut(fanny, seminaire, seances):
    Seance.objects.update(titre="{heure} " + "long " * 38)
    recu = placer(fanny, seances["Pause"], debut="9:00", cle="une")
    assert recu.status_code == 200
    assert "{heure} long" in annonce(recu)
    assert len(Cle.objects.get().annonce) <= 300


@pytest.mark.parametrize("acte", ["decaler", "scinder"])
def test_the_small_form_shows_the_alerts_of_its_creneau_alone(fanny, seminaire, seances, acte):
    salle = SalleFactory(seminaire=seminaire)
    for n in range(4):  # four points elsewhere
        SeanceFactory(creneau=seances["Pause"].creneau, titre=f"P{n}", salle=salle)
    page = BeautifulSoup(fanny.get(f"{EDITION}{seances['Atelier'].pk}/{acte}/").text, "html.parser")
    item = page.find(id=f"creneau-edition-{seances['Atelier'].creneau_id}")
    assert item.find(id="geste-formulaire") is not None
    assert item.find_all(class_="alerte") == []


def test_the_small_form_keeps_the_alert_of_its_own_creneau(fanny, seminaire, seances):
    Creneau.objects.filter(seances=seances["Pause"]).update(debut="10:00")
    page = BeautifulSoup(fanny.get(f"{EDITION}{seances['Atelier'].pk}/decaler/").text, "html.parser")
    [alerte] = page.find(id=f"creneau-edition-{seances['Atelier'].creneau_id}").find_all(class_="alerte")
    assert "En même temps que" in alerte.get_text()


def test_points_to_check_are_counted_apart_from_those_to_know(fanny, seminaire, seances):
    Creneau.objects.filter(seances=seances["Pause"]).update(debut="10:00")
    seance_a(seminaire, "12:00", "13:00")
    for page in (EDITION, f"{GRILLE}?jour=2023-10-19", "/programme/publier/"):
        assert "1 point à vérifier, 1 à noter" in lire(fanny.get(page))


# ---- the head of both pages ----


def test_the_seminar_is_named_and_the_grid_offers_what_the_list_does(fanny, seances):
    liste, grille = fanny.get(EDITION), fanny.get(GRILLE)
    for page in (liste, grille):
        assert "Coopérer ici" in lire(page)
        assert "Le programme n’est pas encore publié." in lire(page)
        assert "Relire et publier" in lire(page)
        assert f'href="{EDITION}ajouter/"' in page.text


# ---- undo ----


def test_what_may_be_undone_outlives_the_page_and_goes_back_step_by_step(fanny, seminaire, seances):
    placer(fanny, seances["Pause"], debut="14:00")
    fanny.post(f"{EDITION}ajouter/", {"titre": "Visite", "jour": "2023-10-19", "debut": "16h", "fin": "17h"})
    fanny.get(EDITION)  # the announcement was read
    for quoi, vue in (("l’ajout de « Visite »", ""), ("le déplacement de « Pause »", "?vue=grille")):
        for page in (EDITION, GRILLE):
            assert f"Défaire {quoi}" in lire(fanny.get(page))
        geste = Geste.objects.filter(annule_le=None).first()
        retour = fanny.post(f"{EDITION}gestes/{geste.pk}/annuler/{vue}")["Location"]
        fanny.get(EDITION)
    assert retour.endswith(f"#grille-case-{seances['Pause'].pk}")
    assert "Défaire" not in lire(fanny.get(EDITION))
    assert not Seance.objects.presentes().filter(titre="Visite").exists()
    assert f"{Creneau.objects.get(seances=seances['Pause']).debut:%H:%M}" == "10:30"


def test_only_ones_own_last_act_is_offered_and_for_a_day(fanny, connecter, seminaire, seances, equipe, a_l_heure):
    placer(fanny, seances["Pause"], debut="14:00")
    assert "Défaire le déplacement" not in lire(connecter(equipe).get(EDITION))
    a_l_heure("2023-10-19T09:06")
    assert "Défaire le déplacement" not in lire(fanny.get(EDITION))


def test_an_addition_that_somebody_worked_on_is_not_undone(fanny, seminaire):
    seance = actions.ajouter_seance(seminaire=seminaire, titre="Visite", by=None)
    Seance.objects.filter(pk=seance.pk).update(titre="Visite guidée")
    assert fanny.post(f"{EDITION}gestes/{seance.geste.pk}/annuler/").status_code == 409
    assert Seance.objects.presentes().filter(titre="Visite guidée").exists()


def test_a_save_leads_to_its_history(fanny, seances):
    seance = seances["Pause"]
    donnees = {"titre": "Café", "nature": "pause", "jour": "2023-10-19", "debut": "10h30", "fin": "11h"}
    donnees |= {"version": "1", "version_creneau": "1", "lu_dans": str(seance.creneau_id)}
    reponse = fanny.post(f"{EDITION}{seance.pk}/modifier/", donnees, follow=True)
    lien = BeautifulSoup(reponse.text, "html.parser").find(id="annonce").find("a")
    assert (lien.get_text(), lien["href"]) == ("Historique", f"{EDITION}{seance.pk}/historique/")


# ---- parallel séances ----


def test_the_button_and_the_announcement_say_beside_whom(fanny, seances):
    assert "Mettre en parallèle avec « Atelier »" in lire(fanny.get(EDITION))
    vu = {"version_creneau": "1", "creneau": str(seances["Pause"].creneau_id)}
    recu = fanny.post(f"{EDITION}{seances['Pause'].pk}/paralleliser/", vu, headers=HX)
    dit = "Séance mise en parallèle avec « Atelier », à 9 h 30. Les créneaux suivants gardent leurs heures."
    assert dit in annonce(recu)


def test_the_common_title_has_its_own_form_and_is_undone(fanny, seminaire, seances):
    SeanceFactory(creneau=seances["Atelier"].creneau, titre="À côté")
    adresse = f"{EDITION}{seances['Atelier'].pk}/intituler/"
    assert "Donner le titre commun…" in lire(fanny.get(EDITION))
    assert "Titre commun" in lire(fanny.get(adresse, headers=HX))
    vu = {"version_creneau": "1", "creneau": str(seances["Atelier"].creneau_id)}
    assert fanny.post(adresse, vu | {"intitule": "Les ateliers"}).status_code == 302
    assert "Les ateliers" in lire(fanny.get(EDITION))
    perime = fanny.post(adresse, vu | {"intitule": "D’autres mots"}, headers=HX)
    assert perime.status_code == 409
    assert 'value="D’autres mots"' in perime.text  # kept, on the créneau as it is now
    champs = (
        BeautifulSoup(perime.text, "html.parser").find(id="geste-formulaire").find_all("input", attrs={"name": True})
    )
    rejoue = {champ["name"]: champ.get("value", "") for champ in champs if champ["name"] != "csrfmiddlewaretoken"}
    assert fanny.post(adresse, rejoue).status_code == 302
    assert Creneau.objects.get(seances=seances["Atelier"]).intitule == "D’autres mots"
    for geste in Geste.objects.all():
        fanny.post(f"{EDITION}gestes/{geste.pk}/annuler/")
    assert Creneau.objects.get(seances=seances["Atelier"]).intitule == ""


# ---- where one comes back to, and what is near at hand ----


@pytest.mark.parametrize(
    ("de", "retour"), [("", "/programme/"), ("?de=seminaires", "/seminaires/"), ("?de=//x.y", "/programme/")]
)
def test_the_presentation_leads_back_to_where_one_came_from(connecter, seminaire, equipe, de, retour):
    client, adresse = connecter(equipe), f"/programme/presentation/{de}"
    page = BeautifulSoup(client.get(adresse).text, "html.parser")
    assert page.find(class_="retour").find("a")["href"] == retour
    assert page.find("a", string="Annuler")["href"] == retour
    champs = page.find(class_="formulaire").find_all(["input", "textarea"], attrs={"name": True})
    donnees = {
        champ["name"]: champ.get("value", "") if champ.name == "input" else champ.text.strip() for champ in champs
    }
    assert client.post(adresse, donnees)["Location"] == retour


def test_the_version_that_is_public_is_withdrawn_from_the_list_too(fanny, seminaire, seances):
    for titre in ("Un", "Deux"):
        Seance.objects.filter(pk=seances["Pause"].pk).update(titre=titre)
        publier(seminaire)
    page = BeautifulSoup(fanny.get("/programme/versions/").text, "html.parser")
    [form] = page.find_all("form", action="/programme/versions/2/retirer/")
    assert page.find("form", action="/programme/versions/1/retirer/") is None
    assert form.find("button").get_text() == "Retirer la version 2"
    assert "Retirer" not in Client().get("/programme/versions/").text


def test_the_form_of_a_new_seance_has_a_title(fanny, seances):
    page = BeautifulSoup(fanny.get(f"{EDITION}ajouter/").text, "html.parser")
    assert page.find(id="seance-formulaire").find("h2").get_text() == "Ajouter une séance"


def test_our_forms_leave_the_checking_to_the_server(fanny, seances):
    for adresse in (f"{EDITION}ajouter/", f"{EDITION}{seances['Pause'].pk}/decaler/", "/programme/salles/"):
        page = BeautifulSoup(fanny.get(adresse).text, "html.parser")
        assert page.find("form", class_="formulaire").has_attr("novalidate")


def test_a_room_says_when_its_new_name_is_read(fanny, seminaire, seances, a_l_heure):
    salle = SalleFactory(seminaire=seminaire)
    publier(seminaire)
    adresse = f"/programme/salles/{salle.pk}/modifier/"
    assert "Le public le lira quand vous publierez le programme" in lire(fanny.get(adresse))
    a_l_heure("2023-10-19T08:00")
    assert "C’est le jour même : le public le lit aussitôt." in lire(fanny.get(adresse))
