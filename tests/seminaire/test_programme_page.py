"""The public page: what is on, what is told of each séance, how few queries; the presentation's form."""

from datetime import datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seminaire import actions, queries
from seminaire.journees import moment as moment_de
from seminaire.models import Seminaire
from tests.factories import ChantierFactory
from tests.htmx import HX, corps, echanger
from tests.seminaire.factories import (
    JOUR,
    InterventionFactory,
    SalleFactory,
    SeanceFactory,
    SeminaireFactory,
    TempsFactory,
    facilitation_de,
    publier,
    seance_a,
)


@pytest.fixture
def seminaire(db, a_l_heure):
    a_l_heure("2023-10-19T09:05")
    return SeminaireFactory(
        titre="Lancement",
        presentation="Une **journée**.",
        objectifs="Un\nDeux\nTrois",
        organisateurs="Le Labo",
        partenaires="Le fonds",
        lieu="La halle",
    )


def lire(client):
    """(titre, what is said of its state) of each créneau."""
    page = BeautifulSoup(client.get("/programme/").text, "html.parser")
    return [
        (
            creneau.find(class_="seance-titre").get_text(" ", strip=True),
            creneau.get("aria-current", ""),
            " ".join(
                mot.get_text(strip=True)
                for mot in creneau.select(".creneau-heure .etat, .creneau-heure .visually-hidden")
            ),
        )
        for creneau in page.select(".creneau")
    ]


def test_the_page_tells_the_seminar_and_each_seance(client, seminaire):
    chantier = ChantierFactory(numero=3)
    seance = seance_a(seminaire, "9:00", "9:30", titre="Atelier", salle=SalleFactory(seminaire=seminaire, nom="Hall"))
    SeanceFactory(creneau=seance.creneau, titre="Atelier du trois", chantier=chantier)
    InterventionFactory(seance=seance, nom="Claude Alphandéry", fonction="président d’honneur", organisation="Labo")
    TempsFactory(seance=seance, titre="Premier temps")
    publier(seminaire)
    page = BeautifulSoup(client.get("/programme/").text, "html.parser").main
    texte = " ".join(page.get_text(" ").split())
    for mot in ("Lancement", "journée", "Un", "Deux", "Trois", "Le Labo", "Le fonds", "La halle", "9 h", "9 h 30", "Hall",
                "Claude Alphandéry", "président d’honneur", "Premier temps"):  # fmt: skip
        assert mot in texte.replace("\u00a0", " ").replace("\u202f", " ")
    assert page.find("a", href="/chantiers/3/").get_text() == "Atelier du trois"
    assert page.select_one('.seance[data-couleur="3"] .pastille').get_text() == "3"


@pytest.mark.parametrize(
    ("heure", "attendu"),
    [
        ("08:59", ["", "", "", ""]),
        ("09:00", ["En ce moment", "", "", ""]),
        ("09:30", ["Terminé", "", "", ""]),  # between two
        ("10:15", ["Terminé", "Terminé", "En ce moment", ""]),  # its end is not known: until the next
        ("11:00", ["Terminé", "Terminé", "Terminé", "En ce moment"]),
        ("23:59", ["Terminé", "Terminé", "Terminé", "En ce moment"]),
    ],
)
def test_what_is_on_is_marked_in_words_and_shape(client, seminaire, a_l_heure, heure, attendu):
    for titre, debut, fin in (("A", "9:00", "9:30"), ("Pause", None, None), ("B", "10:00", None), ("C", "11:00", None)):
        seance_a(seminaire, debut, fin, titre=titre)
    publier(seminaire)
    a_l_heure(f"2023-10-19T{heure}")
    lignes = lire(client)
    assert [etat for _, _, etat in lignes] == attendu
    assert [courant == "time" for _, courant, _ in lignes] == [etat == "En ce moment" for etat in attendu]


def test_on_another_day_nothing_is_on_and_the_page_does_not_ask_again(client, seminaire, a_l_heure):
    seance_a(seminaire, "9:00", "9:30")
    publier(seminaire)
    assert "every 60s" in client.get("/programme/").text
    a_l_heure("2023-10-20T09:10")
    page = client.get("/programme/").text
    assert "every 60s" not in page
    assert "En ce moment" not in page


def test_now_and_next(seminaire):
    a, b = seance_a(seminaire, "9:00", "9:30", titre="A"), seance_a(seminaire, "10:00", titre="B")
    seance_a(seminaire, None, titre="Pause")
    lendemain = seance_a(seminaire, "8:00", titre="C", creneau__jour=JOUR + timedelta(days=1))

    publier(seminaire)
    creneaux = queries.programme_publie(seminaire).creneaux

    def moment(heure, jours=0):
        a = datetime.combine(JOUR + timedelta(days=jours), time.fromisoformat(heure))
        vu = moment_de(creneaux, a)
        return [c.titre for c in vu.en_cours], vu.suite and vu.suite.pk

    assert moment("08:00") == ([], a.creneau_id)
    assert moment("09:29") == (["A"], b.creneau_id)
    assert moment("09:45") == ([], b.creneau_id)
    assert moment("23:00") == (["B"], lendemain.creneau_id)
    assert moment("08:30", jours=1) == (["C"], None)
    assert moment("08:30", jours=-300) == ([], a.creneau_id)


def test_phases_that_parallel_seances_share_are_told_once(client, seminaire):
    seance = seance_a(seminaire, "14:15", creneau__intitule="Deux ateliers")
    autre = SeanceFactory(creneau=seance.creneau)
    for de in (seance, autre):
        TempsFactory(seance=de, titre="Premier temps", rang=1)
    publier(seminaire)
    assert client.get("/programme/").text.count("Premier temps") == 1
    TempsFactory(seance=autre, titre="Deuxième temps", rang=2)
    publier(seminaire)
    assert client.get("/programme/").text.count("Premier temps") == 2


@pytest.mark.parametrize("combien", [1, 3])
def test_the_page_has_constant_queries(client, seminaire, django_assert_num_queries, combien):
    for n in range(combien):
        seance = seance_a(seminaire, f"{n + 9}:00")
        SeanceFactory(creneau=seance.creneau, chantier=ChantierFactory())
        TempsFactory(seance=seance)
        InterventionFactory(seance=seance)
    publier(seminaire)
    with django_assert_num_queries(2):  # seminar, version
        client.get("/programme/")


def test_a_version_is_read_and_rendered_once(transactional_db, client, a_l_heure, equipe):
    a_l_heure("2023-10-19T09:05")
    seminaire = actions.creer_seminaire(slug="un", titre="Un", date_debut=JOUR, by=equipe)
    seance = actions.ajouter_seance(seminaire=seminaire, titre="Bienvenue", jour=JOUR, debut=time(9), by=equipe)

    def page():
        with CaptureQueriesContext(connection) as lues:
            texte = client.get("/programme/").text
        return len(lues), "Bienvenue" in texte, "Café" in texte, "En ce moment" in texte

    publier(seminaire)
    assert page() == (2, True, False, True)
    assert page() == (1, True, False, True)
    a_l_heure("2023-10-18T09:05")
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Café", by=equipe)
    assert page() == (1, True, False, False)
    publier(seminaire)
    assert page() == (2, False, True, False)
    a_l_heure("2023-10-19T09:05")
    assert page() == (1, False, True, True)
    actions.modifier_seminaire(seminaire=seminaire, version=1, presentation="Bienvenue à toutes", by=equipe)
    assert page() == (1, False, True, True)
    publier(seminaire)
    assert page()[1:] == (True, True, True)


def test_the_fragment_is_the_page(client, seminaire):
    seance_a(seminaire, "9:00", "9:30")
    publier(seminaire)
    page = client.get("/programme/")
    fragment = client.get("/programme/", headers=HX)
    assert corps(echanger(page.text, fragment.text)) == corps(page.text)
    assert "HX-Request" in fragment["Vary"]
    assert "<html" not in fragment.text


def presentation(**champs):
    return {"titre": "Lancement", "version": "1", **champs}


def test_the_presentation_is_changed_by_its_facilitation(connecter, seminaire):
    client = connecter(facilitation_de(seminaire))
    reponse = client.post(
        "/programme/presentation/", presentation(lieu="Ailleurs", date_debut="20/10/2023"), follow=True
    )
    assert "Présentation enregistrée" in reponse.text
    assert "Ailleurs" in client.get("/programme/presentation/").text
    stale = client.post("/programme/presentation/", presentation(lieu="Mon lieu"))
    assert stale.status_code == 409
    assert "Ailleurs" in stale.text
    assert "Mon lieu" in stale.text
    assert Seminaire.objects.get().lieu == "Ailleurs"


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": ""}, "à remplir"),
        ({"titre": "x" * 201}, "200"),
        ({"presentation": "x" * 8001}, "8000"),
        ({"objectifs": "x" * 2001}, "2000"),
        ({"organisateurs": "x" * 2001}, "2000"),
        ({"partenaires": "x" * 2001}, "2000"),
        ({"acces": "x" * 2001}, "2000"),
        ({"lieu": "x" * 201}, "200"),
        ({"date_debut": "hier"}, "19/10/2023"),
    ],
)
def test_a_bad_presentation_is_told_and_kept(connecter, seminaire, champs, phrase):
    donnees = presentation(**{"acces": "Par la cour", **champs})
    reponse = connecter(facilitation_de(seminaire)).post("/programme/presentation/", donnees)
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert "Par la cour" in reponse.text or "acces" in champs
