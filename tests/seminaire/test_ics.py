"""The calendar, read back by another reader than the one that wrote it."""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as reglages
from hypothesis import strategies as st

from labo.refus import Refus
from seminaire import actions
from seminaire.contenu import Contenu, CreneauLu, Entete, SeanceLue
from seminaire.exports import calendrier as exports
from seminaire.models import Seance
from seminaire.queries import Publie
from tests.seminaire import ics
from tests.seminaire.factories import (
    CreneauFactory,
    InterventionFactory,
    SalleFactory,
    SeanceFactory,
    SeminaireFactory,
    TempsFactory,
    facilitation_de,
    publier,
    seance_a,
)
from tests.seminaire.test_agenda import PAGE, PUBLIEE_LE, lignes, textes


pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(autouse=True)
def veille(a_l_heure):
    """Before the day itself, when changes of hours and titles are public at once."""
    a_l_heure("2023-10-01T10:00")


@pytest.fixture
def seminaire():
    return SeminaireFactory(titre="Séminaire, le premier ; enfin")


def calendrier(client, seminaire=None):
    """As it is public; `seminaire` to publish it first."""
    if seminaire:
        publier(seminaire)
    return ics.lire(client.get("/programme.ics").content)


def evenements(calendrier):
    return [partie for partie in calendrier.parties if partie.nom == "VEVENT"]


def test_a_calendar_has_what_the_standard_requires(client, seminaire):
    seance_a(seminaire, "9:00", "9:30")
    publier(seminaire)
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
    agenda = calendrier(client, seminaire)
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
    agenda = calendrier(client, seminaire)
    (evenement,) = evenements(agenda)
    assert ics.moment(agenda, evenement.un("DTSTART")) == datetime.combine(jour, time(9), tzinfo=PARIS)


def test_parallel_seances_are_each_an_event(client, seminaire):
    creneau = CreneauFactory(seminaire=seminaire, debut=time(9), fin=time(10))
    SeanceFactory.create_batch(5, creneau=creneau)
    trouves = evenements(calendrier(client, seminaire))
    assert len({evenement.texte("UID") for evenement in trouves}) == 5
    assert {evenement.un("DTSTART")[1] for evenement in trouves} == {"20231019T090000"}


def test_an_end_that_is_not_written_is_the_next_start_of_the_day(client, seminaire):
    seance_a(seminaire, "9:00", titre="A")
    seance_a(seminaire, "9:00", titre="A bis")
    seance_a(seminaire, "11:00", titre="B")
    fins = {
        e.texte("SUMMARY"): e.proprietes.get("DTEND", [({}, "")])[0][1]
        for e in evenements(calendrier(client, seminaire))
    }
    assert fins == {"A": "20231019T110000", "A bis": "20231019T110000", "B": ""}


def test_what_has_no_hour_is_named_beside(client, seminaire):
    seance_a(seminaire, "9:00", titre="À l’heure")
    seance_a(seminaire, None, titre="Pause, au jardin")
    agenda = calendrier(client, seminaire)
    assert [evenement.texte("SUMMARY") for evenement in evenements(agenda)] == ["À l’heure"]
    assert "- Pause, au jardin (" in agenda.texte("DESCRIPTION")


def test_without_a_day_of_its_own_a_seance_is_on_the_first_or_on_none(client, seminaire):
    SeanceFactory(creneau=CreneauFactory(seminaire=seminaire, jour=None, debut=time(9)))
    assert [e.un("DTSTART")[1] for e in evenements(calendrier(client, seminaire))] == ["20231019T090000"]
    actions.modifier_seminaire(seminaire=seminaire, version=1, by=None, date_debut=None)
    assert evenements(calendrier(client, seminaire)) == []


def test_a_change_keeps_the_uid_and_tells_its_time(client, seminaire, a_l_heure):
    fanny = facilitation_de(seminaire)
    jour = {"jour": date(2023, 10, 19), "by": fanny}
    seance = actions.ajouter_seance(seminaire=seminaire, titre="Avant", debut=time(9), **jour)
    actions.ajouter_seance(seminaire=seminaire, titre="Autre", debut=time(14), **jour)
    avant, autre = evenements(calendrier(client, seminaire))
    assert (avant.un("SEQUENCE")[1], avant.un("DTSTAMP")[1]) == ("0", "20231001T080000Z")
    a_l_heure("2023-10-02T10:00")
    champs = {"version": 1, "version_creneau": 1, "titre": "Après", "debut": time(10)}
    actions.modifier_seance(seance=seance, by=fanny, **champs)
    assert [e.texte("SUMMARY") for e in evenements(calendrier(client))] == ["Avant", "Autre"]
    apres, pareil = evenements(calendrier(client, seminaire))
    assert apres.texte("UID") == avant.texte("UID")
    assert (apres.texte("SUMMARY"), apres.un("SEQUENCE")[1]) == ("Après", "1")
    assert apres.un("DTSTAMP") == apres.un("LAST-MODIFIED") == ({}, "20231002T080000Z")
    assert ics.moment(None, apres.un("DTSTAMP")) == datetime(2023, 10, 2, 8, tzinfo=UTC)
    assert pareil == autre


def lus(client):
    """UID -> (SEQUENCE, LAST-MODIFIED, what is told), as a calendar that is subscribed reads it now."""
    reponse = client.get("/programme.ics")
    if reponse.status_code == 404:
        return {}
    return {
        e.texte("UID"): (int(e.un("SEQUENCE")[1]), e.un("LAST-MODIFIED")[1], (e.texte("SUMMARY"), e.un("DTSTART")))
        for e in evenements(ics.lire(reponse.content))
    }


def test_a_withdrawal_counts_too(client, seminaire, a_l_heure):
    seance = seance_a(seminaire, "9:00", titre="Avant")
    publier(seminaire)
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Après", by=None)
    publier(seminaire)
    ((avant, _, dit),) = lus(client).values()
    etag = client.get("/programme.ics")["ETag"]
    a_l_heure("2023-10-02T10:00")
    actions.retirer_version(seminaire=seminaire, numero=2, by=None)
    ((apres, modifiee_le, redit),) = lus(client).values()
    assert (dit[0], redit[0]) == ("Après", "Avant")
    assert apres > avant
    assert modifiee_le == "20231002T080000Z"
    assert client.get("/programme.ics", headers={"If-None-Match": etag}).status_code == 200
    seance_lue = client.get("/programme.json").json()["creneaux"][0]["seances"][0]
    assert (seance_lue["sequence"], seance_lue["modifiee_le"][:16]) == (apres, "2023-10-02T08:00")


ACTES = ("publier", "retirer", "jeter", "reprendre", "renommer", "avancer")


@reglages(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(suite=st.lists(st.sampled_from(ACTES), max_size=12))
def test_no_calendar_ever_sees_an_event_go_back(client, suite):
    """Whatever is published, withdrawn, deleted and taken back: SEQUENCE never goes down, and goes up with each change."""
    with transaction.atomic():
        seminaire = SeminaireFactory(est_courant=True)
        seance, _ = seance_a(seminaire, "9:00", "9:10", titre="A"), seance_a(seminaire, "10:00", titre="B")
        connus = {}
        for n, acte in enumerate(("publier", "renommer", "publier", *suite, "publier")):
            with suppress(Refus):
                faire(acte, seminaire, seance, n)
            for uid, (sequence, modifiee_le, dit) in lus(client).items():
                sequence_avant, modifiee_avant, dit_avant = connus.get(uid, (-1, "", None))
                assert sequence >= sequence_avant + (dit != dit_avant)
                assert modifiee_le >= modifiee_avant
                connus[uid] = sequence, modifiee_le, dit
        transaction.set_rollback(True)


def faire(acte, seminaire, seance, n):
    seminaire.refresh_from_db()
    seance = Seance.objects.select_related("creneau").get(pk=seance.pk)
    vus = {"version": seance.version, "version_creneau": seance.creneau.version}
    match acte:
        case "publier":
            actions.publier_programme(seminaire=seminaire, edition=seminaire.edition, by=None)
        case "retirer":
            actions.retirer_version(seminaire=seminaire, numero=seminaire.publication, by=None)
        case "jeter":
            actions.supprimer_seance(seance=seance, by=None)
        case "reprendre":
            actions.restaurer_seance(seance=seance, by=None)
        case "renommer":
            actions.modifier_seance(seance=seance, titre=f"A{n % 3}", by=None, **vus)
        case "avancer":
            actions.avancer_de(seance=seance, minutes=5, version_creneau=vus["version_creneau"], by=None)


def test_deleted_seances_leave_the_calendar_when_it_is_published(client, seminaire):
    seance = seance_a(seminaire, "9:00")
    publier(seminaire)
    actions.supprimer_seance(seance=seance, by=None)
    assert len(evenements(calendrier(client))) == 1
    assert evenements(calendrier(client, seminaire)) == []


def test_what_is_to_be_confirmed_is_tentative(client, seminaire):
    seance_a(seminaire, "9:00", a_confirmer=True)
    seance_a(seminaire, "10:00")
    assert [e.texte("STATUS") for e in evenements(calendrier(client, seminaire))] == ["TENTATIVE", "CONFIRMED"]


def test_the_facilitation_s_own_words_are_not_told(client, seminaire):
    seance_a(seminaire, "9:00", notes="Plan B", materiel="Feutres", objectifs="Rire")
    publier(seminaire)
    texte = client.get("/programme.ics").text
    assert not any(mot in texte for mot in ("Plan B", "Feutres", "Rire"))


def test_one_seance_has_its_own_calendar(client, seminaire, settings):
    seance = seance_a(seminaire, "9:00", titre="La mienne")
    seance_a(seminaire, "10:00")
    sans_heure = seance_a(seminaire, None)
    adresse = f"/programme/seances/{seance.pk}.ics"
    assert client.get(adresse).status_code == 404
    publier(seminaire)
    reponse = client.get(adresse)
    assert reponse["Content-Disposition"] == f'attachment; filename="seance-{seance.pk}.ics"'
    (evenement,) = evenements(ics.lire(reponse.content))
    assert evenement == evenements(calendrier(client))[0]
    nouvelle = seance_a(seminaire, "11:00")
    ailleurs = seance_a(SeminaireFactory(date_debut=date(2022, 1, 1)), "9:00")
    publier(ailleurs.creneau.seminaire)
    for autre in (sans_heure, nouvelle, ailleurs):
        assert client.get(f"/programme/seances/{autre.pk}.ics").status_code == 404


def test_the_page_offers_to_subscribe(client, seminaire, settings):
    settings.ADRESSE_PUBLIQUE = "https://chantiers.example"
    seance_a(seminaire, "9:00")
    assert "webcal://" not in client.get("/programme/").text
    publier(seminaire)
    assert 'href="webcal://chantiers.example/programme.ics"' in client.get("/programme/").text
    nommee = f"webcal://chantiers.example/seminaires/{seminaire.slug}/programme.ics"
    assert nommee in client.get(f"/seminaires/{seminaire.slug}/programme/").text


def agendas(client, page):
    """Title -> address, of the links that put one séance into a calendar."""
    liens = BeautifulSoup(client.get(page).text, "html.parser").select("a.seance-agenda")
    noms = {" ".join(lien.get_text().replace("\u00a0", " ").split()): lien["href"] for lien in liens}
    assert all(nom.startswith("Ajouter à mon agenda : ") for nom in noms)
    return {nom.partition(" : ")[2]: adresse for nom, adresse in noms.items()}


def test_each_seance_that_somebody_may_want_in_a_calendar_is_offered_there(client, seminaire, a_l_heure):
    for titre, debut, nature in (("A", "9:00", "atelier"), ("Café", "10:00", "pause"), ("B & C", "11:00", "pleniere")):
        seance_a(seminaire, debut, titre=titre, nature=nature)
    seance_a(seminaire, None, titre="Sans heure")
    publier(seminaire)
    offertes = agendas(client, "/programme/")
    assert list(offertes) == ["A", "B & C"]
    for titre, adresse in offertes.items():
        assert [e.texte("SUMMARY") for e in evenements(ics.lire(client.get(adresse).content))] == [titre]
    a_l_heure("2023-10-19T10:30")  # A is over
    assert list(agendas(client, "/programme/")) == ["B & C"]
    assert agendas(client, "/programme/versions/1/") == {}  # an old version may say what is no more


def test_on_the_page_of_another_seminar_the_calendar_is_of_that_one(client, seminaire):
    seance_a(seminaire, "9:00", titre="A")
    publier(seminaire)
    SeminaireFactory(est_courant=True)
    (adresse,) = agendas(client, f"/seminaires/{seminaire.slug}/programme/").values()
    assert adresse.startswith(f"/seminaires/{seminaire.slug}/")
    assert client.get(adresse).status_code == 200


def test_a_reader_that_has_this_version_gets_nothing_new(client, seminaire, django_assert_num_queries):
    seance = seance_a(seminaire, "9:00")
    publier(seminaire)
    etag = client.get("/programme.ics")["ETag"]
    with django_assert_num_queries(2):  # the seminar, its version
        assert client.get("/programme.ics", headers={"If-None-Match": etag}).status_code == 304
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Autre", by=None)
    assert client.get("/programme.ics", headers={"If-None-Match": etag}).status_code == 304
    publier(seminaire)
    assert client.get("/programme.ics", headers={"If-None-Match": etag}).status_code == 200


def test_without_a_seminar_there_is_no_calendar(client):
    assert client.get("/programme.ics").status_code == 404


@pytest.mark.parametrize("nombre", [1, 3])
def test_the_calendar_has_constant_queries(client, seminaire, django_assert_num_queries, nombre):
    for n in range(nombre):
        seance = seance_a(seminaire, f"{9 + n}:00", salle=SalleFactory(seminaire=seminaire))
        TempsFactory(seance=seance)
        InterventionFactory(seance=seance)
    publier(seminaire)
    with django_assert_num_queries(2):  # the seminar, its version
        client.get("/programme.ics")


@pytest.mark.parametrize("jours", [[date.min], [date.max], [date(23, 10, 19), date(2023, 10, 19), date.max]])
def test_a_day_at_the_end_of_time_breaks_nothing(jours):
    def creneau(n, jour):
        return CreneauLu(n, jour, time(9), time(10), False, "", (SeanceLue(n, "T", "pleniere"),))

    contenu = Contenu(Entete("S"), tuple(creneau(n, jour) for n, jour in enumerate(jours)))
    ecrit = exports.calendrier(Publie(1, 1, PUBLIEE_LE, contenu), PAGE)
    assert ecrit.count(b"SUMMARY:T") == len(jours)
    assert len(ecrit) < 10_000


@reglages(max_examples=15, deadline=None)
@given(titre=lignes.filter(bool), description=textes(400))
def test_any_words_come_back_as_they_were_stored(titre, description):
    seance = SeanceLue(1, titre, "pleniere", description=description)
    creneau = CreneauLu(1, date(2023, 10, 19), time(9), None, False, "", (seance,))
    ecrit = exports.calendrier(Publie(1, 1, PUBLIEE_LE, Contenu(Entete("S"), (creneau,))), PAGE)
    (evenement,) = evenements(ics.lire(ecrit))
    assert evenement.texte("SUMMARY") == titre
    assert ("DESCRIPTION" in evenement.proprietes) == bool(description)
    assert not description or evenement.texte("DESCRIPTION") == description
