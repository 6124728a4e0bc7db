"""Undo: one tap takes back a whole act, but for what somebody changed since."""

import contextlib
from datetime import time

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labo.models import Evenement
from labo.refus import Perime, Refus
from seminaire import actions, corbeille
from seminaire.models import Creneau, Geste, Salle, Seance, Seminaire
from tests.factories import ChantierFactory
from tests.seminaire.factories import SalleFactory, SeanceFactory, SeminaireFactory, facilitation_de, seance_a


pytestmark = pytest.mark.django_db
EDITION = "/programme/edition/"


@pytest.fixture
def seminaire(a_l_heure):
    a_l_heure("2023-10-18T09:05")
    return SeminaireFactory()


@pytest.fixture
def seances(seminaire):
    return peupler(seminaire)


def peupler(seminaire):
    ChantierFactory.create_batch(2)
    horaires = (
        ("A", "9:00", "9:30"),
        ("B", "9:30", "10:30"),
        ("C", "10:30", "11:00"),
        ("D", None, None),
        ("E", "11:00", "12:00"),
    )
    faites = {titre: seance_a(seminaire, *heures, titre=titre) for titre, *heures in horaires}
    Creneau.objects.filter(seances=faites["C"]).update(fixe=True)
    Seance.objects.filter(titre="B").update(phases="9 h 30 : Consigne\nsilence\n10 h 00 – 10 h 20 : Débat")
    autre = seance_a(seminaire, "14:00", "15:00", titre="F")
    return faites | {"F": autre, "G": SeanceFactory(creneau=autre.creneau, titre="G")}


def etat(seminaire):
    """All that a reader of the draft sees, in order."""
    champs = (
        "creneau__jour",
        "creneau__debut",
        "creneau__fin",
        "creneau__intitule",
        "creneau__fixe",
        "nature",
        "chantier",
        "titre",
        "phases",
        "salle__nom",
    )
    presentes = Seance.objects.of_seminaire(seminaire).presentes().order_by("creneau__rang", "rang")
    return list(presentes.values_list(*champs))


def vu(seance):
    seance = Seance.objects.select_related("creneau").get(pk=seance.pk)
    return {"seance": seance, "version_creneau": seance.creneau.version, "by": None}


def descendre(seance):
    vus = vu(seance)
    return actions.deplacer_seance(seance=vus["seance"], sens="descendre", version=vus["version_creneau"], by=None)


ACTES = {
    "decaler": lambda seance: actions.decaler_suite(minutes=50, **vu(seance)),
    "reculer": lambda seance: actions.decaler_suite(minutes=-50, **vu(seance)),
    "scinder": lambda seance: actions.scinder_creneau(a=time(10), **vu(seance)),
    "dupliquer": lambda seance: actions.dupliquer_seance(**vu(seance)),
    "paralleliser": lambda seance: actions.paralleliser_seance(**vu(seance)),
    "separer": lambda seance: actions.separer_seance(**vu(seance)),
    "descendre": descendre,
    "repartir": lambda seance: actions.repartir_par_chantier(seance=seance, by=None),
}
SUR = {"separer": "F"}


@pytest.mark.parametrize("acte", ACTES)
def test_one_tap_restores_all(seminaire, seances, acte):
    avant = etat(seminaire)
    fait = ACTES[acte](seances[SUR.get(acte, "B")])
    assert etat(seminaire) != avant
    geste = actions.annuler_geste(geste=fait.geste, by=None)
    assert etat(seminaire) == avant
    assert (geste.restes, geste.annule_le is not None) == ([], True)
    assert Evenement.objects.first().verbe == "geste_annule"
    assert [t.titre for t in Seance.objects.get(titre="B", supprimee_le=None).temps.all()] in (
        ["Consigne", "silence", "Débat"],
        [],
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(suite=st.lists(st.tuples(st.sampled_from(list(ACTES)), st.sampled_from("ABCDEFG")), min_size=1, max_size=5))
def test_any_acts_undone_from_the_last_to_the_first_leave_nothing_behind(db, suite):
    with transaction.atomic():
        seminaire = SeminaireFactory()
        seances = peupler(seminaire)
        pile = [(None, etat(seminaire))]
        for acte, titre in suite:
            with contextlib.suppress(Refus):
                pile.append((ACTES[acte](seances[titre]).geste, etat(seminaire)))
        while len(pile) > 1:
            geste, _ = pile.pop()
            assert actions.annuler_geste(geste=geste, by=None).restes == []
            assert etat(seminaire) == pile[-1][1]
        transaction.set_rollback(True)


def test_what_somebody_moved_since_is_left_and_named(seminaire, seances):
    geste = actions.decaler_suite(minutes=10, **vu(seances["B"])).geste
    Creneau.objects.filter(seances=seances["E"]).update(debut=time(15), fin=time(16))
    annule = actions.annuler_geste(geste=geste, by=None)
    assert annule.restes == ["E"]
    assert [(titre, debut) for _, debut, *_, titre, _, _ in etat(seminaire)] == [
        ("A", time(9)), ("B", time(9, 30)), ("C", time(10, 30)), ("D", None), ("E", time(15)), ("F", time(14)), ("G", time(14)),
    ]  # fmt: skip


def test_what_somebody_wrote_since_stays_and_the_hours_go_back(seminaire, seances):
    geste = actions.decaler_suite(minutes=10, **vu(seances["B"])).geste
    version = Seance.objects.get(titre="B").version
    actions.modifier_seance(
        seance=seances["B"], version=version, version_creneau=2, titre="B corrigée", phases="9 h 40 : Autre", by=None
    )
    annule = actions.annuler_geste(geste=geste, by=None)
    b = Seance.objects.select_related("creneau").get(titre="B corrigée")
    assert (b.creneau.debut, b.phases, annule.restes) == (time(9, 30), "9 h 40 : Autre", ["B corrigée"])


def test_a_second_half_that_somebody_worked_on_stays(seminaire, seances):
    geste = actions.scinder_creneau(a=time(10), **vu(seances["B"])).geste
    suite = Seance.objects.get(titre="B (suite)")
    actions.modifier_seance(seance=suite, version=1, version_creneau=1, titre="Mes mots", by=None)
    assert actions.annuler_geste(geste=geste, by=None).restes == ["Mes mots"]
    assert Seance.objects.presentes().filter(titre="Mes mots").exists()


def test_of_what_was_shared_out_what_somebody_worked_on_stays(seminaire, seances):
    fait = actions.repartir_par_chantier(seance=seances["B"], by=None)
    premiere, seconde = Seance.objects.filter(creneau=fait.creneau).order_by("rang")
    for seance, titre in ((premiere, "À nous"), (seconde, "À vous")):
        actions.modifier_seance(seance=seance, version=seance.version, version_creneau=2, titre=titre, by=None)
    geste = actions.annuler_geste(geste=fait.geste, by=None)
    assert geste.restes == ["À nous", "À vous"]
    restees = Seance.objects.presentes().filter(creneau=fait.creneau).order_by("rang")
    assert list(restees.values_list("titre", "nature", "chantier")) == [
        ("À nous", "pleniere", None), ("À vous", "atelier", seconde.chantier_id),
    ]  # fmt: skip


def test_sharing_out_is_undone_from_its_announcement(connecter, seminaire, seances):
    fanny, avant = connecter(facilitation_de(seminaire)), etat(seminaire)
    fanny.post(f"{EDITION}{seances['B'].pk}/repartir/", {"version_creneau": "1"})
    url = f"{EDITION}gestes/{Geste.objects.get().pk}/annuler/"
    assert url in fanny.get(EDITION).text
    fanny.post(url)
    assert etat(seminaire) == avant


def test_a_copy_already_in_the_bin_is_no_trouble(seminaire, seances):
    copie = actions.dupliquer_seance(**vu(seances["B"]))
    actions.supprimer_seance(seance=copie, by=None)
    with pytest.raises(Perime, match="rien n’a été annulé"):
        actions.annuler_geste(geste=copie.geste, by=None)


def test_a_creneau_forgotten_meanwhile_is_made_again(seminaire, seances):
    avant = etat(seminaire)
    fait = actions.paralleliser_seance(**vu(seances["B"]))
    corbeille.purger()
    assert not Creneau.objects.filter(pk=seances["B"].creneau_id).exists()
    actions.annuler_geste(geste=fait.geste, by=None)
    assert etat(seminaire) == avant


def test_beside_somebody_who_came_since_it_finds_a_place(seminaire, seances):
    fait = actions.separer_seance(**vu(seances["F"]))
    Seance.objects.filter(titre="G").update(rang=seances["F"].rang)
    actions.annuler_geste(geste=fait.geste, by=None)
    assert [titre for *_, titre, _, _ in etat(seminaire)][-2:] == ["G", "F"]


def test_a_room_that_is_gone_is_left_and_named(seminaire, seances):
    """As the grid moves a séance from one room to another."""
    salle = SalleFactory(seminaire=seminaire, nom="A")
    geste = actions.decaler_suite(minutes=10, **vu(seances["E"])).geste
    for photo, pk in ((geste.avant, salle.pk), (geste.apres, None)):
        photo["seances"][str(seances["E"].pk)] = {
            "creneau_id": seances["E"].creneau_id,
            "rang": 1,
            "salle_id": pk,
            "phases": "",
        }
    geste.save()
    Salle.objects.all().delete()
    assert actions.annuler_geste(geste=geste, by=None).restes == ["E"]


def test_a_second_undo_is_told(seminaire, seances):
    geste = actions.decaler_suite(minutes=10, **vu(seances["B"])).geste
    actions.annuler_geste(geste=geste, by=None)
    avant = etat(seminaire)
    with pytest.raises(Perime, match="déjà annulé"):
        actions.annuler_geste(geste=geste, by=None)
    assert etat(seminaire) == avant


@pytest.mark.parametrize(("heure", "is_possible"), [("2023-10-19T09:04", True), ("2023-10-19T09:06", False)])
def test_for_24_hours(seminaire, seances, a_l_heure, heure, is_possible):
    geste = actions.decaler_suite(minutes=10, **vu(seances["B"])).geste
    a_l_heure(heure)
    if is_possible:
        actions.annuler_geste(geste=geste, by=None)
    else:
        with pytest.raises(Perime, match="24 heures"):
            actions.annuler_geste(geste=geste, by=None)


def test_the_announcement_carries_it_and_one_tap_is_enough_without_javascript(connecter, seminaire, seances):
    fanny, avant = connecter(facilitation_de(seminaire)), etat(seminaire)
    fanny.post(f"{EDITION}{seances['B'].pk}/decaler/", {"minutes": "10", "version_creneau": "1"})
    page = fanny.get(EDITION).text
    geste = Geste.objects.get()
    url = f"{EDITION}gestes/{geste.pk}/annuler/"
    assert page.count(f'action="{url}"') == 2  # in the announcement, and at the head of the list, where it outlives it
    page = fanny.get(EDITION).text
    assert page.count(f'action="{url}"') == 1
    assert "Défaire le décalage de «\u00a0B\u00a0» et de la suite" in page
    reponse = fanny.post(url)
    assert (reponse.status_code, reponse["Location"]) == (302, f"{EDITION}#creneau-edition-{seances['B'].creneau_id}")
    assert "tout est comme avant" in fanny.get(EDITION).text
    assert etat(seminaire) == avant
    deux = fanny.post(url)
    assert deux.status_code == 409
    assert "déjà annulé" in deux.text


def test_a_copy_that_is_undone_goes_to_the_bin_without_a_word_in_the_list(connecter, seminaire, seances):
    fanny = connecter(facilitation_de(seminaire))
    fanny.post(f"{EDITION}{seances['B'].pk}/dupliquer/", {"version_creneau": "1"})
    fanny.post(f"{EDITION}gestes/{Geste.objects.get().pk}/annuler/")
    page = fanny.get(EDITION)
    assert "est supprimée" not in page.text
    assert [seance.titre for seance in page.context["corbeille"]] == ["B"]


def test_what_is_left_is_named_in_the_announcement_whatever_its_title(connecter, seminaire, seances):
    fanny = connecter(facilitation_de(seminaire))
    fanny.post(f"{EDITION}{seances['B'].pk}/decaler/", {"minutes": "10", "version_creneau": "1"})
    Creneau.objects.filter(seances=seances["E"]).update(debut=time(15), fin=time(16))
    Seance.objects.filter(titre="E").update(titre="{0} <b>")
    fanny.post(f"{EDITION}gestes/{Geste.objects.get().pk}/annuler/")
    assert "sauf ce que quelqu’un a changé depuis" in (page := fanny.get(EDITION).text)
    assert "{0} &lt;b&gt;" in page


def test_on_the_page_of_another_seminar_it_comes_back_there(client, seminaire, seances, equipe):
    Seminaire.objects.filter(pk=seminaire.pk).update(est_courant=False)
    SeminaireFactory(est_courant=True)
    client.force_login(equipe)
    client.post(f"{EDITION}{seances['B'].pk}/decaler/", {"minutes": "10", "version_creneau": "1"})
    url = f"/seminaires/{seminaire.slug}/programme/edition/gestes/{Geste.objects.get().pk}/annuler/"
    assert url in client.get(f"/seminaires/{seminaire.slug}/programme/edition/").text
    ici = f"/seminaires/{seminaire.slug}/programme/edition/#creneau-edition-{seances['B'].creneau_id}"
    assert client.post(url)["Location"] == ici
