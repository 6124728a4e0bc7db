"""The editor: what each act does to the page, with htmx and without, and what bad input gets."""

from datetime import time, timedelta

import pytest
from bs4 import BeautifulSoup

from labo.models import Evenement, Revision
from seminaire import actions
from seminaire.models import Creneau, Seance
from tests.factories import ChantierFactory
from tests.htmx import HX, corps, echanger
from tests.mefiance import ClientMefiant
from tests.seminaire.factories import JOUR, SeminaireFactory, TempsFactory, facilitation_de, publier, seance_a


pytestmark = pytest.mark.django_db
EDITION = "/programme/edition/"


@pytest.fixture
def seminaire(a_l_heure):
    a_l_heure("2023-10-19T09:05")
    return SeminaireFactory()


@pytest.fixture
def seances(seminaire):
    horaires = (("Accueil", "9:00", "9:30"), ("Atelier", "9:30", "10:00"), ("Clôture", "10:00", "11:00"))
    return {titre: seance_a(seminaire, debut, fin, titre=titre, nature="atelier") for titre, debut, fin in horaires}


@pytest.fixture
def fanny(connecter, seminaire):
    return connecter(facilitation_de(seminaire))


def adresse(seance, acte):
    return f"{EDITION}{seance.pk}/{acte}/"


def saisie(**champs):
    """The form as the browser sends it for the séance « Atelier »."""
    commun = {"titre": "Atelier", "nature": "atelier", "description": "", "jour": "2023-10-19", "debut": "9 h 30"}
    return {**commun, "fin": "10 h 00", "salle": "", "chantier": "", "version": "1", "version_creneau": "1", **champs}


def titres(seminaire):
    return [seance.titre for seance in Seance.objects.of_seminaire(seminaire).presentes()]


ACTES = {
    "monter": {"version": "1"},
    "descendre": {"version": "1"},
    "supprimer": {},
    "restaurer": {},
    "repartir": {},
    "modifier": saisie(titre="Atelier du matin", debut="8h15", fin="8h45", salle="B 12"),
}


@pytest.mark.parametrize("acte", ACTES)
def test_after_the_swap_the_page_is_the_one_a_reload_gives(fanny, seances, acte):
    ChantierFactory.create_batch(2)
    seance = seances["Atelier"]
    if acte == "restaurer":
        fanny.post(adresse(seance, "supprimer"))
    avant = fanny.get(EDITION).text
    if acte == "modifier":
        avant = echanger(avant, fanny.get(adresse(seance, acte), headers=HX).text)
    recu = fanny.post(adresse(seance, acte), ACTES[acte], headers=HX)
    assert recu.status_code == 200
    assert 'role="status"' in recu.text
    apres = corps(echanger(avant, recu.text))
    assert apres == corps(fanny.get(EDITION).text)
    assert apres != corps(avant)


def test_after_an_addition_the_page_is_the_one_a_reload_gives(fanny, seances):
    avant = echanger(fanny.get(EDITION).text, fanny.get(f"{EDITION}ajouter/", headers=HX).text)
    recu = fanny.post(f"{EDITION}ajouter/", {"titre": "Pause", "jour": "2023-10-19", "debut": "9h30"}, headers=HX)
    assert corps(echanger(avant, recu.text)) == corps(fanny.get(EDITION).text)
    assert Seance.objects.get(titre="Pause").nature == "pause"


def test_the_open_form_is_the_page_of_its_address(fanny, seances):
    url = adresse(seances["Atelier"], "modifier")
    assert corps(echanger(fanny.get(EDITION).text, fanny.get(url, headers=HX).text)) == corps(fanny.get(url).text)


def test_a_plain_browser_is_led_back_to_where_it_was(fanny, seances):
    seance = seances["Atelier"]
    reponse = fanny.post(adresse(seance, "monter"), {"version": "1"})
    assert reponse["Location"] == f"{EDITION}#creneau-edition-{seance.creneau_id}"
    assert "avancée" in fanny.get(EDITION).text


def test_a_deleted_seance_can_be_taken_back_in_its_place_then_from_the_bin(fanny, seances, a_l_heure):
    fanny.post(adresse(seances["Atelier"], "supprimer"))
    page = fanny.get(EDITION)
    assert page.context["corbeille"] == []
    assert "est supprimée" in page.text
    a_l_heure("2023-10-19T10:30")
    page = fanny.get(EDITION)
    assert [seance.titre for seance in page.context["corbeille"]] == ["Atelier"]
    assert "est supprimée" not in page.text
    assert fanny.post(adresse(seances["Atelier"], "restaurer")).status_code == 302


def test_a_stale_save_shows_both_texts_and_settles_when_sent_again(fanny, seances, equipe):
    url = adresse(seances["Atelier"], "modifier")
    client = ClientMefiant()
    client.force_login(equipe)
    client.post(url, saisie(titre="Titre de l’équipe", debut="9h20"))
    reponse = fanny.post(url, saisie(titre="Titre de la facilitation"))
    assert reponse.status_code == 409
    for texte in ("Titre de l’équipe", "Titre de la facilitation", "9 h 20", "9 h 30", "Élise Équipe"):
        assert texte in reponse.text.replace("\u00a0", " ").replace("\u202f", " ")
    form = reponse.context["form"]
    assert (form["version"].value(), form["version_creneau"].value()) == (2, 2)
    donnees = saisie(titre="Titre de la facilitation", version="2", version_creneau="2")
    assert fanny.post(url, donnees).status_code == 302
    assert "Titre de la facilitation" in titres(seances["Atelier"].creneau.seminaire)


def test_a_stale_move_is_told_and_shows_the_fresh_list(fanny, seances):
    url = adresse(seances["Clôture"], "monter")
    assert fanny.post(url, {"version": "1"}, headers=HX).status_code == 200
    reponse = fanny.post(url, {"version": "1"}, headers=HX)
    assert reponse.status_code == 409
    assert "déplacée entre-temps" in reponse.text
    assert titres(seances["Atelier"].creneau.seminaire) == ["Accueil", "Clôture", "Atelier"]


@pytest.mark.parametrize("version", ["", "0", "abc", "9" * 30, None])
def test_a_mangled_version_is_a_stale_one(fanny, seances, version):
    donnees = {} if version is None else {"version": version}
    assert fanny.post(adresse(seances["Atelier"], "monter"), donnees).status_code == 409
    versions = {"version": version or "", "version_creneau": version or ""}
    reponse = fanny.post(adresse(seances["Atelier"], "modifier"), saisie(titre="Mon titre", **versions))
    assert reponse.status_code == 409
    assert "Mon titre" in reponse.text


def test_what_is_saved_on_a_deleted_seance_is_refused_and_kept(fanny, seances, a_l_heure):
    fanny.post(adresse(seances["Atelier"], "supprimer"))
    a_l_heure("2023-10-19T12:00")  # it is not in the list any more
    reponse = fanny.post(adresse(seances["Atelier"], "modifier"), saisie(titre="Mes mots"))
    assert reponse.status_code == 409
    assert "supprimée entre-temps" in reponse.text
    assert 'value="Mes mots"' in reponse.text


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": ""}, "à remplir"),
        ({"titre": " \x00\u202e "}, "à remplir"),
        ({"titre": "x" * 301}, "300"),
        ({"description": "x" * 4001}, "4000"),
        ({"salle": "x" * 81}, "80"),
        ({"debut": "14h75"}, "minutes vont de 0 à 59"),
        ({"debut": "25 h", "fin": ""}, "heures vont de 0 à 23"),
        ({"debut": "x" * 300}, "20"),
        ({"debut": "10h", "fin": "9h"}, "La fin doit venir après le début"),
        ({"debut": "10h", "fin": "10h"}, "La fin doit venir après le début"),
        ({"debut": "", "fin": "10h"}, "aussi l’heure de début"),
        ({"jour": "le 32 mai"}, "19/10/2023"),
        ({"nature": "banquet"}, "choix valide"),
        ({"chantier": "999999"}, "choix valide"),
        ({"chantier": "abc"}, "choix valide"),
    ],
)
@pytest.mark.parametrize("acte", ["modifier", "ajouter"])
def test_bad_input_is_told_and_kept(fanny, seances, acte, champs, phrase):
    url = adresse(seances["Atelier"], "modifier") if acte == "modifier" else f"{EDITION}ajouter/"
    reponse = fanny.post(url, saisie(**{"titre": "Mon titre", "description": "Mes mots", **champs}), headers=HX)
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert "Mes mots" in reponse.text or "description" in champs
    assert len(titres(seances["Atelier"].creneau.seminaire)) == 3


@pytest.mark.parametrize("jour", ["19/10/2023", "2023-10-19", "jeudi 19 octobre 2023"])
def test_a_day_is_read_in_all_french_notations(fanny, seances, jour):
    assert fanny.post(f"{EDITION}ajouter/", {"titre": "N", "jour": jour, "debut": "16H05"}).status_code == 302
    creneau = Seance.objects.get(titre="N").creneau
    assert (creneau.jour, creneau.debut, creneau.fin) == (JOUR, time(16, 5), None)


def test_a_day_outside_the_seminar_is_warned_about(fanny, seances):
    assert "Date à vérifier" not in fanny.get(EDITION).text
    for jour in ("18/10/2023", "19/10/2032"):
        fanny.post(f"{EDITION}ajouter/", {"titre": "N", "jour": jour})
        page = fanny.get(EDITION).text
        assert page.count("Date à vérifier") == 1
        Creneau.objects.filter(seances__titre="N").delete()


def test_markup_is_shown_as_typed(fanny, seminaire, seances):
    fanny.post(
        f"{EDITION}ajouter/", {"titre": "<script>alert(1)</script>", "salle": "<b>B</b>", "description": "<i>x</i>"}
    )
    publier(seminaire)
    for url in (EDITION, "/programme/"):
        page = fanny.get(url).text
        assert "&lt;script&gt;alert" in page
        assert "<b>B</b>" not in page
        assert "<i>x</i>" not in page


def test_control_characters_are_left_out(fanny, seances):
    fanny.post(f"{EDITION}ajouter/", {"titre": "a\x00\x07b\u202ec", "description": "d\r\ne"})
    seance = Seance.objects.get(titre="abc")
    assert seance.description == "d\ne"


def test_the_same_key_acts_once(fanny, seances):
    for _ in range(2):
        reponse = fanny.post(f"{EDITION}ajouter/", {"titre": "Pause", "cle": "clé-1"})
        assert reponse.status_code == 302
    assert Seance.objects.filter(titre="Pause").count() == 1
    url = adresse(seances["Atelier"], "supprimer")
    assert [fanny.post(url, {"cle": "clé-2"}).status_code for _ in range(2)] == [302, 302]
    assert Evenement.objects.filter(verbe="seance_supprimee").count() == 1


def test_a_refused_form_does_not_consume_its_key(fanny, seances):
    url = adresse(seances["Atelier"], "modifier")
    assert fanny.post(url, saisie(titre="", cle="clé-1")).status_code == 422
    assert fanny.post(url, saisie(titre="Corrigé", version="9", cle="clé-1")).status_code == 409
    assert fanny.post(url, saisie(titre="Corrigé", cle="clé-1")).status_code == 302
    assert Revision.objects.of(seances["Atelier"]).count() == 1


def test_a_text_of_ten_megabytes_is_refused(fanny, seances):
    for url in (f"{EDITION}ajouter/", adresse(seances["Atelier"], "modifier"), "/programme/presentation/"):
        reponse = fanny.post(url, {"titre": "x" * 10_000_000})
        assert reponse.status_code == 413
    assert len(titres(seances["Atelier"].creneau.seminaire)) == 3


def test_without_its_token_nothing_is_done(seances, seminaire):
    client = ClientMefiant(enforce_csrf_checks=True)
    client.force_login(facilitation_de(seminaire))
    for acte, donnees in ACTES.items():
        assert client.post(adresse(seances["Atelier"], acte), donnees).status_code == 403
    assert client.post(f"{EDITION}ajouter/", {"titre": "N"}).status_code == 403
    assert client.post("/programme/presentation/", {"titre": "N", "version": "1"}).status_code == 403
    assert not Evenement.objects.exists()


def test_parallel_seances_share_their_times_and_common_title(fanny, seances):
    ChantierFactory.create_batch(2)
    TempsFactory(seance=seances["Atelier"])
    fanny.post(adresse(seances["Atelier"], "repartir"))
    autre = Seance.objects.get(creneau=seances["Atelier"].creneau_id, rang__gt=seances["Atelier"].rang)
    donnees = saisie(titre="Atelier B", intitule="Deux ateliers", debut="9h40", version_creneau="2")
    assert fanny.post(adresse(autre, "modifier"), donnees).status_code == 302
    creneau = Creneau.objects.get(pk=autre.creneau_id)
    assert (creneau.intitule, creneau.debut) == ("Deux ateliers", time(9, 40))
    assert (
        fanny.post(adresse(seances["Atelier"], "modifier"), saisie(version="2", version_creneau="2")).status_code == 409
    )


@pytest.mark.parametrize("combien", [1, 3])
def test_the_editor_has_constant_queries(fanny, seminaire, django_assert_num_queries, combien):
    for n in range(combien):
        seance = seance_a(seminaire, f"{n + 9}:00", titre=f"S{n}")
        TempsFactory(seance=seance)
        seance_a(seminaire, f"{n + 9}:30", supprimee_le=seminaire.created_at - timedelta(days=2000))
    # session, person, seminar, facilitation, créneaux, séances, phases, speakers, just deleted, bin, présences, rooms
    with django_assert_num_queries(12):
        fanny.get(EDITION)


@pytest.mark.parametrize("combien", [1, 3])
def test_the_open_form_has_constant_queries(fanny, seminaire, django_assert_num_queries, combien):
    ChantierFactory.create_batch(combien)
    seances = [seance_a(seminaire, f"{n + 9}:00", titre=f"S{n}") for n in range(combien)]
    # … and the séance, how many stand beside it, chantiers to choose from, rooms, who has it open
    with django_assert_num_queries(16):
        fanny.get(adresse(seances[0], "modifier"))


def test_a_programme_replaced_at_once_does_not_bury_the_new_one(fanny, seminaire):
    for n in range(7):
        seance_a(seminaire, f"{n + 9}:00", titre=f"Ancienne {n}")
    actions.creer_programme(seminaire=seminaire, seances=[{"titre": "Nouvelle"}], by=None, remplacer=True)
    page = fanny.get(EDITION).text
    assert "Séances supprimées depuis moins de 30 jours (7)" in page
    assert page.count('class="annulation') == 1  # the old programme as a whole
    assert "7 séances, est dans la corbeille" in page


def test_hours_typed_for_one_creneau_are_not_written_on_another(fanny, seminaire, seances):
    """Its séance was put beside its neighbour meanwhile, whose créneau has the very version number that the form carries."""
    page = BeautifulSoup(fanny.get(adresse(seances["Atelier"], "modifier")).text, "html.parser")
    champs = {champ["name"]: champ.get("value", "") for champ in page.select("form.formulaire input[name]")}
    fanny.post(adresse(seances["Atelier"], "paralleliser"), {"version_creneau": "1", "version": "1"})
    accueil = Creneau.objects.get(seances=seances["Accueil"])
    Creneau.objects.filter(pk=accueil.pk).update(version=1)
    reponse = fanny.post(
        adresse(seances["Atelier"], "modifier"), champs | {"nature": "atelier", "debut": "9h45", "fin": "10h"}
    )
    assert reponse.status_code == 409
    accueil.refresh_from_db()
    assert (accueil.debut, accueil.fin) == (time(9), time(9, 30))
    assert f'name="lu_dans" value="{accueil.pk}"' in reponse.text
