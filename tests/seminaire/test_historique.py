"""The history of a séance and of the presentation, and going back to what they said."""

from datetime import date, time

import pytest

from labo.models import Evenement, Revision
from labo.refus import Perime
from seminaire import actions
from seminaire.models import Creneau, Salle, Seance
from tests.factories import ChantierFactory
from tests.seminaire.factories import SeminaireFactory, facilitation_de


JOUR = date(2023, 10, 19)


@pytest.fixture
def seminaire(db):
    return SeminaireFactory(est_courant=True)


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


@pytest.fixture
def seance(seminaire, fanny, a_l_heure):
    """At 9 h in the big room, then at 11 h in the small one; another stands between."""
    a_l_heure("2023-10-18T10:00")
    premiere = {"jour": JOUR, "debut": time(9), "fin": time(10), "salle": "Grande salle"}
    premiere["phases"] = "9 h 15 : Tour de table"
    seance = actions.ajouter_seance(seminaire=seminaire, titre="Accueil", by=fanny, **premiere)
    actions.ajouter_seance(seminaire=seminaire, titre="Entre", jour=JOUR, debut=time(10, 30), by=fanny)
    a_l_heure("2023-10-18T12:00")
    seconde = {"titre": "Accueil tardif", "debut": time(11), "fin": None, "salle": "Petite salle"}
    return actions.modifier_seance(seance=seance, version=1, version_creneau=1, by=fanny, **seconde)


VERS_LA_PREMIERE = {"numero": 1, "numero_creneau": 1, "version": 2, "version_creneau": 2}


def adresse(seance, acte="retablir"):
    return f"/programme/edition/{seance.pk}/{acte}/"


def test_a_seance_goes_back_with_its_hours_its_room_its_phases_and_its_place(connecter, seance, fanny):
    assert [s.titre for s in Seance.objects.all()] == ["Entre", "Accueil tardif"]
    reponse = connecter(fanny).post(adresse(seance), VERS_LA_PREMIERE, follow=True)
    assert "Version du 18 octobre 2023 à 10 h rétablie." in reponse.text.replace("\u00a0", " ")
    revenue = Seance.objects.select_related("creneau", "salle").get(pk=seance.pk)
    creneau = revenue.creneau
    assert (revenue.titre, revenue.salle.nom, creneau.debut, creneau.fin) == (
        "Accueil",
        "Grande salle",
        time(9),
        time(10),
    )
    assert (revenue.version, creneau.version, revenue.temps.get().debut) == (3, 3, time(9, 15))
    assert [s.titre for s in Seance.objects.all()] == ["Accueil", "Entre"]
    assert Evenement.objects.first().verbe == "seance_retablie"


@pytest.mark.parametrize("perimee", ["version", "version_creneau"])
def test_when_either_has_moved_nothing_is_written(connecter, seance, fanny, perimee):
    reponse = connecter(fanny).post(adresse(seance), {**VERS_LA_PREMIERE, perimee: 1})
    assert reponse.status_code == 409
    assert "Relisez l’historique" in reponse.text
    assert (Seance.objects.get(pk=seance.pk).version, Creneau.objects.get(pk=seance.creneau_id).version) == (2, 2)
    assert 'name="version_creneau" value="2"' in reponse.text  # and what the page shows can be sent


def test_a_room_that_is_gone_is_said_and_todays_stays(connecter, seance, fanny):
    Salle.objects.get(nom="Grande salle").delete()
    reponse = connecter(fanny).post(adresse(seance), VERS_LA_PREMIERE, follow=True)
    page = reponse.text.replace("\u00a0", " ")
    assert "n’existe plus pour : salle. La valeur d’aujourd’hui est gardée." in page
    assert "(n’existe plus)" in page
    revenue = Seance.objects.select_related("salle").get(pk=seance.pk)
    assert (revenue.titre, revenue.salle.nom) == ("Accueil", "Petite salle")


def test_in_the_bin_it_is_read_and_first_taken_out(connecter, seance, fanny):
    actions.supprimer_seance(seance=seance, by=fanny)
    page = connecter(fanny).get(adresse(seance, "historique")).text
    assert "dans la corbeille" in page
    assert "Rétablir cette version" not in page
    with pytest.raises(Perime, match="supprimée"):
        actions.retablir_seance(seance=seance, by=fanny, **VERS_LA_PREMIERE)


def test_parallel_seances_go_back_to_their_hours_together(connecter, seance, fanny):
    ChantierFactory.create_batch(2)
    actions.repartir_par_chantier(seance=seance, by=fanny)
    page = connecter(fanny).get(adresse(seance, "historique")).text
    assert "les change pour toutes" in page
    actions.retablir_seance(seance=seance, numero=2, version=3, numero_creneau=1, version_creneau=3, by=fanny)
    creneau = Creneau.objects.get(pk=seance.creneau_id)
    assert (creneau.debut, creneau.intitule, creneau.seances.presentes().count()) == (time(9), "", 2)


def test_a_deduced_end_that_is_gone_back_on_is_deduced_no_more(seance, fanny):
    creneau = seance.creneau
    Creneau.objects.filter(pk=creneau.pk).update(fin=time(12), fin_deduite=True)
    actions.retablir_seance(seance=seance, by=fanny, **VERS_LA_PREMIERE)
    creneau.refresh_from_db()
    assert (creneau.fin, creneau.fin_deduite) == (time(10), False)


def test_the_presentation_goes_back(connecter, seminaire, fanny):
    client = connecter(fanny)
    for version, titre in ((1, "Un"), (2, "Deux")):
        champs = {"titre": titre, "version": version, "objectifs": "Relier\nAgir" if version == 2 else "Relier"}
        assert client.post("/programme/presentation/", champs).status_code == 302
    assert "Agir" in client.get("/programme/presentation/historique/").text
    reponse = client.post("/programme/presentation/retablir/", {"numero": 2, "version": 3}, follow=True)
    assert reponse.redirect_chain == [("/programme/presentation/historique/", 302)]
    seminaire.refresh_from_db()
    assert (seminaire.titre, seminaire.objectifs, seminaire.version) == ("Un", "Relier", 4)
    assert Revision.objects.of(seminaire).count() == 3


def test_forms_lead_to_the_history(connecter, seance, fanny):
    client = connecter(fanny)
    assert adresse(seance, "historique") in client.get(adresse(seance, "modifier")).text
    assert "/programme/presentation/historique/" in client.get("/programme/presentation/").text


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_history_has_constant_queries(connecter, seance, fanny, django_assert_num_queries, a_l_heure, item_count):
    for n in range(item_count):
        a_l_heure(f"2023-10-18T1{4 + n}:00")
        champs = {"salle": f"Salle {n}", "fin": time(12, n)}
        actions.modifier_seance(seance=seance, version=2 + n, version_creneau=2 + n, by=fanny, **champs)
    client = connecter(fanny)
    # session, personne, séminaire, facilitation, séance, parallel ones, saves, their words, rooms
    with django_assert_num_queries(9):
        client.get(adresse(seance, "historique"))
