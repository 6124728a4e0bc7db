"""The calendar, read back by another reader than the one that wrote it."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as reglages
from hypothesis import strategies as st

from seminaire import actions, exports
from seminaire.models import Seance
from tests.seminaire import ics
from tests.seminaire.factories import (
    CreneauFactory,
    InterventionFactory,
    SalleFactory,
    SeanceFactory,
    SeminaireFactory,
    TempsFactory,
    facilitation_de,
    seance_a,
)


pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def seminaire():
    return SeminaireFactory(titre="Séminaire, le premier ; enfin")


def calendrier(client):
    return ics.lire(client.get("/programme.ics").content)


def evenements(calendrier):
    return [partie for partie in calendrier.parties if partie.nom == "VEVENT"]


def test_a_calendar_has_what_the_standard_requires(client, seminaire):
    seance_a(seminaire, "9:00", "9:30")
    reponse = client.get("/programme.ics")
    assert reponse["Content-Type"] == "text/calendar; charset=utf-8"
    calendrier = ics.lire(reponse.content)
    assert calendrier.texte("VERSION") == "2.0"
    assert calendrier.texte("PRODID")
    assert calendrier.texte("X-WR-CALNAME") == "Séminaire, le premier ; enfin"
    assert calendrier.texte("NAME") == "Séminaire, le premier ; enfin"
    assert calendrier.un("REFRESH-INTERVAL") == ({"VALUE": "DURATION"}, "PT15M")
    assert [partie.nom for partie in calendrier.parties].count("VTIMEZONE") == 1
    for evenement in evenements(calendrier):
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(evenement.proprietes)
        assert all(len(valeurs) == 1 for valeurs in evenement.proprietes.values())


def test_a_seance_with_all_that_it_holds(client, settings, seminaire):
    settings.ADRESSE_PUBLIQUE = "https://chantiers.example"
    seminaire.lieu = "Paris"
    seminaire.save()
    seance = seance_a(
        seminaire,
        "14:15",
        "15:45",
        titre="Atelier ; « dire, faire »\\ " + "é" * 90,
        description="Deux\nlignes",
        salle=SalleFactory(seminaire=seminaire, nom="Salle 2"),
    )
    InterventionFactory(seance=seance, nom="Ada", fonction="ingénieure", organisation="Atelier")
    TempsFactory(seance=seance, rang=1, titre="Lire", debut=time(14, 15))
    TempsFactory(seance=seance, rang=2, titre="Dire")
    agenda = calendrier(client)
    (evenement,) = evenements(agenda)
    assert evenement.texte("SUMMARY") == seance.titre
    assert evenement.texte("LOCATION") == "Salle 2, Paris"
    description = evenement.texte("DESCRIPTION").replace("\u00a0", " ").replace("\u202f", " ")
    assert description == "Ada, ingénieure, Atelier\n\n1. 14 h 15 : Lire\n2. Dire\n\nDeux\nlignes"
    assert evenement.un("URL")[1] == f"https://chantiers.example/programme/#creneau-{seance.creneau_id}"
    assert evenement.texte("UID") == f"seance-{seance.pk}@chantiers.example"
    assert evenement.un("DTSTART")[0] == {"TZID": "Europe/Paris"}
    assert ics.moment(agenda, evenement.un("DTSTART")) == datetime(2023, 10, 19, 14, 15, tzinfo=PARIS)
    assert ics.moment(agenda, evenement.un("DTEND")) == datetime(2023, 10, 19, 15, 45, tzinfo=PARIS)


@pytest.mark.parametrize(
    "jour", [date(2023, 3, 25), date(2023, 3, 27), date(2023, 10, 28), date(2023, 10, 30), date(2040, 7, 1)]
)
def test_the_zone_of_the_calendar_knows_summer_and_winter(client, seminaire, jour):
    SeanceFactory(creneau=CreneauFactory(seminaire=seminaire, jour=jour, debut=time(9)))
    agenda = calendrier(client)
    (evenement,) = evenements(agenda)
    assert ics.moment(agenda, evenement.un("DTSTART")) == datetime.combine(jour, time(9), tzinfo=PARIS)


def test_parallel_seances_are_each_an_event(client, seminaire):
    creneau = CreneauFactory(seminaire=seminaire, debut=time(9), fin=time(10))
    SeanceFactory.create_batch(5, creneau=creneau)
    trouves = evenements(calendrier(client))
    assert len({evenement.texte("UID") for evenement in trouves}) == 5
    assert {evenement.un("DTSTART")[1] for evenement in trouves} == {"20231019T090000"}


def test_an_end_that_is_not_written_is_the_next_start_of_the_day(client, seminaire):
    seance_a(seminaire, "9:00", titre="A")
    seance_a(seminaire, "9:00", titre="A bis")
    seance_a(seminaire, "11:00", titre="B")
    fins = {e.texte("SUMMARY"): e.proprietes.get("DTEND", [({}, "")])[0][1] for e in evenements(calendrier(client))}
    assert fins == {"A": "20231019T110000", "A bis": "20231019T110000", "B": ""}


def test_what_has_no_hour_is_named_beside(client, seminaire):
    seance_a(seminaire, "9:00", titre="À l’heure")
    seance_a(seminaire, None, titre="Pause, au jardin")
    agenda = calendrier(client)
    assert [evenement.texte("SUMMARY") for evenement in evenements(agenda)] == ["À l’heure"]
    assert "- Pause, au jardin (" in agenda.texte("DESCRIPTION")


def test_without_a_day_of_its_own_a_seance_is_on_the_first_or_on_none(client, seminaire):
    SeanceFactory(creneau=CreneauFactory(seminaire=seminaire, jour=None, debut=time(9)))
    assert [evenement.un("DTSTART")[1] for evenement in evenements(calendrier(client))] == ["20231019T090000"]
    seminaire.date_debut = None
    seminaire.save()
    actions.modifier_seminaire(seminaire=seminaire, version=1, by=None, lieu="Paris")
    assert evenements(calendrier(client)) == []


def test_a_change_keeps_the_uid_and_tells_its_time(client, seminaire, a_l_heure):
    a_l_heure("2023-10-01T10:00")
    fanny = facilitation_de(seminaire)
    seance = actions.ajouter_seance(
        seminaire=seminaire, titre="Avant", debut=time(9), jour=date(2023, 10, 19), by=fanny
    )
    avant = evenements(calendrier(client))[0]
    assert (avant.un("SEQUENCE")[1], avant.un("DTSTAMP")[1]) == ("0", "20231001T080000Z")
    a_l_heure("2023-10-02T10:00")
    champs = {"version": 1, "version_creneau": 1, "titre": "Après", "debut": time(10)}
    actions.modifier_seance(seance=seance, by=fanny, **champs)
    apres = evenements(calendrier(client))[0]
    assert apres.texte("UID") == avant.texte("UID")
    assert (apres.texte("SUMMARY"), apres.un("SEQUENCE")[1]) == ("Après", "2")
    assert apres.un("DTSTAMP") == apres.un("LAST-MODIFIED") == ({}, "20231002T080000Z")
    assert ics.moment(None, apres.un("DTSTAMP")) == datetime(2023, 10, 2, 8, tzinfo=UTC)


def test_deleted_seances_leave_the_calendar(client, seminaire):
    seance = seance_a(seminaire, "9:00")
    actions.supprimer_seance(seance=seance, by=None)
    assert evenements(calendrier(client)) == []


def test_a_reader_that_has_this_edition_gets_nothing_new(client, seminaire, django_assert_num_queries):
    seance = seance_a(seminaire, "9:00")
    etag = client.get("/programme.ics")["ETag"]
    with django_assert_num_queries(1):
        assert client.get("/programme.ics", headers={"If-None-Match": etag}).status_code == 304
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Autre", by=None)
    assert client.get("/programme.ics", headers={"If-None-Match": etag}).status_code == 200


def test_without_a_seminar_there_is_no_calendar(client):
    assert client.get("/programme.ics").status_code == 404


@pytest.mark.parametrize("nombre", [1, 3])
def test_the_calendar_has_constant_queries(client, seminaire, django_assert_num_queries, nombre):
    for n in range(nombre):
        seance = seance_a(seminaire, f"{9 + n}:00", salle=SalleFactory(seminaire=seminaire))
        TempsFactory(seance=seance)
        InterventionFactory(seance=seance)
    with django_assert_num_queries(5):  # séminaire, séances, temps, interventions, revisions
        client.get("/programme.ics")


@reglages(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titre=st.text(st.characters(codec="utf-8"), min_size=1, max_size=300), description=st.text(max_size=400))
def test_any_words_come_back_as_they_were_stored(seminaire, titre, description):
    Seance.objects.all().delete()
    seance = seance_a(seminaire, "9:00", titre=f"a{titre[:299]}", description=f"b{description}")
    (evenement,) = evenements(ics.lire(exports.calendrier(seminaire)))
    assert evenement.texte("SUMMARY") == seance.titre
    assert evenement.texte("DESCRIPTION") == seance.description
