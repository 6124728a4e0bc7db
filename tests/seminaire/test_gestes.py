"""The acts of the list: what each does to the programme, what it refuses, and how it is told."""

from datetime import time

import pytest
from django.test import Client

from labo.models import Evenement
from labo.refus import Perime
from seminaire import actions
from seminaire.actions.vus import Impossible
from seminaire.models import Creneau, Geste, Seance
from tests.factories import ChantierFactory
from tests.htmx import HX, corps, echanger
from tests.seminaire.factories import JOUR, SalleFactory, SeminaireFactory, facilitation_de, seance_a


pytestmark = pytest.mark.django_db
EDITION = "/programme/edition/"
JOURNEE = (
    ("Accueil", "9:00", "9:30", {}),
    ("Atelier", "9:30", "10:30", {"phases": "9 h 30 : Consigne\nsilence\n10 h 00 – 10 h 20 : Débat"}),
    ("Train", "10:30", "11:00", {"creneau__fixe": True}),
    ("Pause", None, None, {"nature": "pause"}),
    ("Clôture", "11:00", "12:00", {"salle": "B"}),
)


@pytest.fixture
def seminaire(a_l_heure):
    a_l_heure("2023-10-18T09:05")
    return SeminaireFactory()


@pytest.fixture
def seances(seminaire):
    faites = {}
    for titre, debut, fin, champs in JOURNEE:
        champs = champs | ({"salle": SalleFactory(seminaire=seminaire, nom="B")} if "salle" in champs else {})
        faites[titre] = seance_a(seminaire, debut, fin, titre=titre, **champs)
    return faites


@pytest.fixture
def fanny(connecter, seminaire):
    return connecter(facilitation_de(seminaire))


def programme(seminaire):
    """« 9:00 – 9:30 Accueil » of each séance, in order; those beside each other under the same hours."""
    seances = (
        Seance.objects.of_seminaire(seminaire).presentes().select_related("creneau").order_by("creneau__rang", "rang")
    )
    return [f"{_plage(seance.creneau)} {seance.titre}" for seance in seances]


def _plage(creneau):
    heures = [f"{heure:%-H:%M}" for heure in (creneau.debut, creneau.fin) if heure]
    return " – ".join(heures) or "?"


AVANT = ["9:00 – 9:30 Accueil", "9:30 – 10:30 Atelier", "10:30 – 11:00 Train", "? Pause", "11:00 – 12:00 Clôture"]


def vu(seance, **champs):
    creneau = Creneau.objects.get(seances=seance)
    return {"version_creneau": str(creneau.version), "creneau": str(creneau.pk), **champs}


def adresse(seance, acte):
    return f"{EDITION}{seance.pk}/{acte}/"


def mettre_a_cote(seance, hote):
    """`seance` stands beside `hote`, at its hours."""
    Seance.objects.filter(pk=seance.pk).update(creneau=hote.creneau, rang=99_999)


# ---- décaler ----


def test_all_that_follows_moves_but_what_is_fixed(seminaire, seances):
    actions.decaler_suite(seance=seances["Atelier"], minutes=15, version_creneau=1, by=None)
    assert programme(seminaire) == [
        "9:00 – 9:30 Accueil",
        "9:45 – 10:45 Atelier",
        "10:30 – 11:00 Train",
        "? Pause",
        "11:15 – 12:15 Clôture",
    ]


def test_what_moves_past_something_fixed_comes_after_it(seminaire, seances):
    actions.decaler_suite(seance=seances["Atelier"], minutes=90, version_creneau=1, by=None)
    assert programme(seminaire) == [
        "9:00 – 9:30 Accueil",
        "10:30 – 11:00 Train",
        "? Pause",
        "11:00 – 12:00 Atelier",
        "12:30 – 13:30 Clôture",
    ]


def test_phases_with_hours_follow_and_parallel_seances_move_together(seminaire, seances):
    mettre_a_cote(seances["Clôture"], seances["Atelier"])
    actions.decaler_suite(seance=seances["Clôture"], minutes=-10, version_creneau=1, by=None)
    assert programme(seminaire)[1:3] == ["9:20 – 10:20 Atelier", "9:20 – 10:20 Clôture"]
    atelier = Seance.objects.get(titre="Atelier")
    assert atelier.phases == "9 h 20 : Consigne\nsilence\n9 h 50 – 10 h 10 : Débat"
    assert list(atelier.temps.values_list("debut", flat=True)) == [time(9, 20), None, time(9, 50)]


def test_other_days_do_not_move_and_one_without_a_day_is_on_the_first(seminaire, seances):
    lendemain = seance_a(seminaire, "9:00", titre="Lendemain", creneau__jour=JOUR.replace(day=20))
    sans_jour = seance_a(seminaire, "13:00", titre="Sans jour", creneau__jour=None)
    actions.decaler_suite(seance=seances["Accueil"], minutes=5, version_creneau=1, by=None)
    debuts = [Creneau.objects.get(pk=seance.creneau_id).debut for seance in (lendemain, sans_jour)]
    assert debuts == [time(9), time(13, 5)]


@pytest.mark.parametrize(("titre", "minutes"), [("Clôture", 720), ("Accueil", -541), ("Accueil", 721)])
def test_nothing_leaves_its_day(seminaire, seances, titre, minutes):
    with pytest.raises(Impossible, match=r"« (Clôture|Accueil) »"):
        actions.decaler_suite(seance=seances[titre], minutes=minutes, version_creneau=1, by=None)
    assert programme(seminaire) == AVANT


def test_nothing_to_move_is_said(seminaire, seances):
    Creneau.objects.filter(seances=seances["Clôture"]).update(fixe=True)
    with pytest.raises(Impossible, match="heure fixe"):
        actions.decaler_suite(seance=seances["Train"], minutes=5, version_creneau=1, by=None)


# ---- scinder ----


def test_a_creneau_is_split_with_its_phases(seminaire, seances):
    seances["Atelier"].intervenants = "Animation : Léa Martin"
    seances["Atelier"].save()
    actions.scinder_creneau(seance=seances["Atelier"], a=time(10), version_creneau=1, by=None)
    assert programme(seminaire)[1:3] == ["9:30 – 10:00 Atelier", "10:00 – 10:30 Atelier (suite)"]
    premiere, suite = Seance.objects.get(titre="Atelier"), Seance.objects.get(titre="Atelier (suite)")
    assert (premiere.phases, suite.phases) == ("9 h 30 : Consigne\nsilence", "10 h 00 – 10 h 20 : Débat")
    assert [i.nom for i in suite.interventions.all()] == ["Léa Martin"]
    assert list(suite.temps.values_list("titre", flat=True)) == ["Débat"]
    assert not Creneau.objects.get(seances=suite).fixe


def test_all_parallel_seances_are_split(seminaire, seances):
    mettre_a_cote(seances["Clôture"], seances["Atelier"])
    Creneau.objects.filter(seances=seances["Atelier"]).update(intitule="Deux ateliers")
    actions.scinder_creneau(seance=seances["Clôture"], a=time(10), version_creneau=1, by=None)
    assert programme(seminaire)[1:5] == [
        "9:30 – 10:00 Atelier",
        "9:30 – 10:00 Clôture",
        "10:00 – 10:30 Atelier (suite)",
        "10:00 – 10:30 Clôture (suite)",
    ]
    suite = Seance.objects.select_related("creneau", "salle").get(titre="Clôture (suite)")
    assert (suite.creneau.intitule, suite.salle.nom) == ("Deux ateliers (suite)", "B")


def test_one_without_an_end_is_split_anywhere_after_its_start(seminaire):
    seance = seance_a(seminaire, "9:00", titre="Forum")
    actions.scinder_creneau(seance=seance, a=time(18), version_creneau=1, by=None)
    assert programme(seminaire) == ["9:00 – 18:00 Forum", "18:00 Forum (suite)"]


@pytest.mark.parametrize("a", [time(9, 30), time(10, 30), time(9), time(23, 59)])
def test_a_split_outside_is_refused(seminaire, seances, a):
    with pytest.raises(Impossible, match="entre 9"):
        actions.scinder_creneau(seance=seances["Atelier"], a=a, version_creneau=1, by=None)
    assert programme(seminaire) == AVANT


def test_what_has_no_hour_is_not_split(seminaire, seances):
    with pytest.raises(Impossible, match="n’a pas d’heure"):
        actions.scinder_creneau(seance=seances["Pause"], a=time(10), version_creneau=1, by=None)


# ---- dupliquer, mettre en parallèle, séparer ----


def test_a_copy_comes_right_after_to_be_confirmed(seminaire, seances):
    copie = actions.dupliquer_seance(seance=seances["Atelier"], version_creneau=1, by=None)
    assert programme(seminaire)[1:4] == ["9:30 – 10:30 Atelier", "10:30 – 11:30 Atelier", "10:30 – 11:00 Train"]
    assert copie.a_confirmer
    assert copie.phases == "10 h 30 : Consigne\nsilence\n11 h 00 – 11 h 20 : Débat"
    assert Seance.objects.get(pk=seances["Atelier"].pk).phases == seances["Atelier"].phases


def test_the_copy_of_what_has_no_hour_has_none(seminaire, seances):
    actions.dupliquer_seance(seance=seances["Pause"], version_creneau=1, by=None)
    assert programme(seminaire)[3:5] == ["? Pause", "? Pause"]


def test_it_stands_beside_the_one_before_at_its_hours(seminaire, seances):
    actions.paralleliser_seance(seance=seances["Atelier"], version_creneau=1, by=None)
    assert programme(seminaire)[:3] == ["9:00 – 9:30 Accueil", "9:00 – 9:30 Atelier", "10:30 – 11:00 Train"]
    assert Seance.objects.get(titre="Atelier").phases == "9 h 00 : Consigne\nsilence\n9 h 30 – 9 h 50 : Débat"


def test_the_first_of_a_day_has_nothing_before_it(seminaire, seances):
    demain = seance_a(seminaire, "9:00", creneau__jour=JOUR.replace(day=20))
    for premiere in (seances["Accueil"], demain):
        with pytest.raises(Impossible, match="première de sa journée"):
            actions.paralleliser_seance(seance=premiere, version_creneau=1, by=None)


def test_it_leaves_the_others_for_right_after(seminaire, seances):
    mettre_a_cote(seances["Clôture"], seances["Atelier"])
    actions.separer_seance(seance=seances["Clôture"], version_creneau=1, by=None)
    assert programme(seminaire)[1:4] == ["9:30 – 10:30 Atelier", "10:30 – 11:30 Clôture", "10:30 – 11:00 Train"]
    with pytest.raises(Impossible, match="déjà seule"):
        actions.separer_seance(seance=seances["Clôture"], version_creneau=1, by=None)


# ---- what a person saw ----


ACTES = {
    "decaler": {"minutes": "10"},
    "scinder": {"a": "10 h"},
    "dupliquer": {},
    "paralleliser": {},
    "separer": {},
}


@pytest.mark.parametrize("acte", ACTES)
@pytest.mark.parametrize("champs", [{"version_creneau": "7"}, {"version_creneau": ""}, {"creneau": "424242"}])
def test_a_stale_act_is_told_and_does_nothing(fanny, seminaire, seances, acte, champs):
    mettre_a_cote(seances["Clôture"], seances["Atelier"])
    avant = programme(seminaire)
    reponse = fanny.post(
        adresse(seances["Atelier"], acte), {**vu(seances["Atelier"]), **ACTES[acte], **champs}, headers=HX
    )
    assert reponse.status_code == 409
    assert "changé ce créneau entre-temps" in reponse.text
    assert programme(seminaire) == avant
    assert not Geste.objects.exists()


@pytest.mark.parametrize("acte", ACTES)
def test_what_is_in_the_bin_is_not_acted_on(fanny, seminaire, seances, acte):
    actions.supprimer_seance(seance=seances["Atelier"], by=None)
    reponse = fanny.post(adresse(seances["Atelier"], acte), vu(seances["Atelier"], **ACTES[acte]))
    assert reponse.status_code == 409
    assert "supprimée entre-temps" in reponse.text


@pytest.mark.parametrize(
    ("acte", "champs", "phrase"),
    [
        ("decaler", {"minutes": ""}, "de combien de minutes"),
        ("decaler", {"minutes": "dix"}, "un nombre de minutes"),
        ("decaler", {"minutes": "241"}, "Pas plus de 240"),
        ("decaler", {"minutes": "-241"}, "Pas plus de 240"),
        ("decaler", {"minutes": "0"}, "rien ne bougerait"),
        ("decaler", {"minutes": "240", "sens": "ailleurs"}, "choix valide"),
        ("scinder", {"a": ""}, "Indiquez une heure"),
        ("scinder", {"a": "14h75"}, "minutes vont de 0 à 59"),
        ("scinder", {"a": "25 h"}, "heures vont de 0 à 23"),
        ("scinder", {"a": "tantôt"}, "Écrivez une heure"),
        ("scinder", {"a": "9 h 30"}, "sans compter le début ni la fin"),
        ("scinder", {"a": "23:00"}, "sans compter le début ni la fin"),
    ],
)
def test_bad_input_is_told_on_its_field_and_kept(fanny, seminaire, seances, acte, champs, phrase):
    url = adresse(seances["Atelier"], acte)
    reponse = fanny.post(url, vu(seances["Atelier"], **champs), headers=HX)
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert "invalid-feedback" in reponse.text
    assert all(f'value="{valeur}"' in reponse.text for nom, valeur in champs.items() if valeur and nom != "sens")
    assert programme(seminaire) == AVANT


def test_what_would_leave_its_day_is_told_in_the_form(fanny, seminaire, seances):
    seance_a(seminaire, "21:00", "23:00", titre="Soirée")
    reponse = fanny.post(adresse(seances["Atelier"], "decaler"), vu(seances["Atelier"], minutes="61"), headers=HX)
    assert reponse.status_code == 422
    assert "finirait après minuit" in reponse.text
    assert 'value="61"' in reponse.text


def test_a_shift_may_be_said_as_earlier(fanny, seminaire, seances):
    fanny.post(adresse(seances["Atelier"], "decaler"), vu(seances["Atelier"], minutes="10", sens="plus_tot"))
    assert programme(seminaire)[1] == "9:20 – 10:20 Atelier"
    assert "2 créneaux décalés de 10 minutes, plus tôt." in fanny.get(EDITION).text


# ---- the page ----


@pytest.mark.parametrize("acte", [*ACTES, "monter", "descendre"])
def test_after_the_swap_the_page_is_the_one_a_reload_gives(fanny, seminaire, seances, acte):
    ChantierFactory()
    seance_a(seminaire, "9:00", titre="Demain", creneau__jour=JOUR.replace(day=20))
    mettre_a_cote(seances["Clôture"], seances["Atelier"])
    avant = fanny.get(EDITION).text
    url, donnees = adresse(seances["Atelier"], acte), vu(seances["Atelier"], version="1", **ACTES.get(acte, {}))
    if acte in ("decaler", "scinder"):
        avant = echanger(avant, fanny.get(url, headers=HX).text)
    recu = fanny.post(url, donnees, headers=HX)
    assert recu.status_code == 200
    assert 'role="status"' in recu.text
    apres = corps(echanger(avant, recu.text))
    assert apres == corps(fanny.get(EDITION).text)
    assert apres != corps(avant)


def test_only_the_day_that_changed_is_sent(fanny, seminaire, seances):
    seance_a(seminaire, "9:00", titre="Demain", creneau__jour=JOUR.replace(day=20))
    recu = fanny.post(adresse(seances["Atelier"], "dupliquer"), vu(seances["Atelier"]), headers=HX)
    assert "Atelier" in recu.text
    assert "Demain" not in recu.text
    assert recu["HX-Reswap"] == "none"


def test_a_day_that_stands_twice_in_the_list_brings_all_of_it(fanny, seminaire, seances):
    seance_a(seminaire, "9:00", titre="Demain", creneau__jour=JOUR.replace(day=20))
    seance_a(seminaire, "15:00", titre="Égarée")
    avant = fanny.get(EDITION).text
    recu = fanny.post(adresse(seances["Atelier"], "dupliquer"), vu(seances["Atelier"]), headers=HX)
    assert "Demain" in recu.text
    assert corps(echanger(avant, recu.text)) == corps(fanny.get(EDITION).text)


@pytest.mark.parametrize("acte", ["decaler", "scinder"])
def test_the_open_form_is_the_page_of_its_address(fanny, seances, acte):
    url = adresse(seances["Atelier"], acte)
    assert corps(echanger(fanny.get(EDITION).text, fanny.get(url, headers=HX).text)) == corps(fanny.get(url).text)


def test_the_same_key_acts_once(fanny, seminaire, seances):
    for _ in range(2):
        reponse = fanny.post(adresse(seances["Atelier"], "dupliquer"), vu(seances["Atelier"], cle="clé-1"))
        assert reponse.status_code == 302
    assert programme(seminaire).count("10:30 – 11:30 Atelier") == 1


@pytest.mark.parametrize(("acte", "verbe"), [
    ("decaler", "suite_decalee"), ("scinder", "creneau_scinde"), ("dupliquer", "seance_dupliquee"),
    ("paralleliser", "seance_mise_en_parallele"), ("separer", "seance_separee"),
])  # fmt: skip
def test_it_is_written_in_the_journal_and_nothing_is_public(fanny, seminaire, seances, acte, verbe):
    mettre_a_cote(seances["Clôture"], seances["Atelier"])
    edition = seminaire.edition
    assert fanny.post(adresse(seances["Atelier"], acte), vu(seances["Atelier"], **ACTES[acte])).status_code == 302
    assert Evenement.objects.get().verbe == verbe
    seminaire.refresh_from_db()
    assert (seminaire.edition, seminaire.publication) == (edition + 1, 0)


def test_on_the_day_itself_new_hours_are_public_at_once(fanny, seminaire, seances, a_l_heure):
    actions.publier_programme(seminaire=seminaire, edition=1, by=None)
    a_l_heure("2023-10-19T09:05")
    fanny.post(adresse(seances["Clôture"], "decaler"), vu(seances["Clôture"], minutes="30"))
    assert "11 h 30" in Client().get("/programme/").text.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_act_without_anybody_to_see_it_needs_no_more_than_a_version(seances):
    with pytest.raises(Perime):
        actions.decaler_suite(seance=seances["Atelier"], minutes=5, version_creneau=2, by=None)
