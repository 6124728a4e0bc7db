"""What changed on the day itself, told and marked for everybody until evening: on the programme and on the home page."""

from datetime import time

import pytest
from bs4 import BeautifulSoup

from seminaire import actions, queries
from seminaire.models import Seance, Seminaire
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.seminaire.factories import SalleFactory, SeanceFactory, SeminaireFactory, publier, seance_a


VEILLE, MATIN = "2023-10-18T18:00", "2023-10-19T09:05"


@pytest.fixture
def seminaire(db, a_l_heure):
    """Published the day before: Accueil at 9, two workshops of two chantiers at 14:15 in rooms A and B."""
    a_l_heure(VEILLE)
    seminaire = SeminaireFactory(titre="Lancement", est_courant=True)
    seance_a(seminaire, "9:00", "9:30", titre="Accueil", salle=SalleFactory(seminaire=seminaire, nom="Hall"))
    un, deux = ChantierFactory(numero=1), ChantierFactory(numero=2)
    atelier = seance_a(
        seminaire, "14:15", "15:00", titre="L’eau", salle=SalleFactory(seminaire=seminaire, nom="Salle A"), chantier=un
    )
    SeanceFactory(
        creneau=atelier.creneau, titre="Le sol", salle=SalleFactory(seminaire=seminaire, nom="Salle B"), chantier=deux
    )
    publier(seminaire)
    a_l_heure(MATIN)
    return seminaire


def modifier(titre, **champs):
    seance = Seance.objects.select_related("creneau").get(titre=titre)
    versions = {"version": seance.version, "version_creneau": seance.creneau.version}
    actions.modifier_seance(seance=seance, by=None, **versions, **champs)


def lire(client, adresse="/programme/"):
    return BeautifulSoup(client.get(adresse).text, "html.parser")


def dits(page, choix):
    return [" ".join(trouve.get_text(" ", strip=True).split()) for trouve in page.select(choix)]


def marques(client):
    """By title of séance, what is said beside it."""
    page = lire(client)
    return {
        (seance.select_one(".seance-titre a") or seance.select_one(".seance-titre > span").contents[0]).get_text(
            strip=True
        ): [
            etat.get_text(strip=True)
            for lieu in (seance.find_parent("li").select_one(".creneau-heure"), seance)
            for etat in lieu.select(".etat-change")
        ]
        for seance in page.select(".seance")
    }


def test_a_room_and_an_hour_that_changed_are_marked_on_their_line(client, seminaire):
    assert marques(client) == {"Accueil": [], "L’eau": [], "Le sol": []}
    modifier("Le sol", salle="Amphi")
    assert marques(client) == {"Accueil": [], "L’eau": [], "Le sol": ["salle changée"]}
    modifier("Accueil", debut=time(9, 10))
    assert marques(client) == {"Accueil": ["heure changée"], "L’eau": [], "Le sol": ["salle changée"]}
    modifier("Le sol", salle="Salle B")  # as in the morning
    assert marques(client)["Le sol"] == []


def test_what_is_over_is_marked_no_more_and_the_next_day_nothing_is(client, seminaire, a_l_heure):
    modifier("Accueil", salle="Amphi")
    a_l_heure("2023-10-19T12:00")
    assert marques(client)["Accueil"] == []
    assert dits(lire(client), "#nouveautes li") == ["Accueil : amphi au lieu du hall"]
    a_l_heure("2023-10-20T09:05")
    assert dits(lire(client), "#nouveautes li") == []


def test_the_last_three_changes_are_told_to_who_comes_later(client, seminaire):
    for salle in ("Amphi", "Foyer", "Studio", "Patio"):
        modifier("Accueil", salle=salle)
    assert dits(lire(client), "#nouveautes li") == [
        "Accueil : patio au lieu du studio",
        "Accueil : studio au lieu du foyer",
        "Accueil : foyer au lieu de l’amphi",
    ]
    assert lire(client).select_one("#nouveautes a")["href"] == "/programme/versions/"


def test_a_new_seance_of_the_day_is_marked(client, seminaire):
    seance_a(seminaire, "16:00", "16:30", titre="Film")
    publier(seminaire)
    assert marques(client)["Film"] == ["séance ajoutée"]


def test_a_first_publication_on_the_day_itself_is_no_change(client, db, a_l_heure):
    a_l_heure(MATIN)
    seminaire = SeminaireFactory(titre="Lancement", est_courant=True)
    seance_a(seminaire, "9:00", "9:30", titre="Accueil")
    publier(seminaire)
    assert dits(lire(client), "#nouveautes li") == []
    modifier("Accueil", salle="Amphi")
    assert dits(lire(client), "#nouveautes li") == ["Accueil : désormais amphi"]


def test_the_home_page_says_it_of_what_is_on_and_of_what_comes(client, seminaire, a_l_heure):
    assert dits(lire(client, "/"), ".moment .etat-change") == []
    modifier("Accueil", salle="Amphi")
    modifier("L’eau", debut=time(14, 30))
    assert dits(lire(client, "/"), ".moment-present .etat-change") == ["salle changée"]
    assert dits(lire(client, "/"), ".moment-suite .etat-change") == ["heure changée"]


def test_of_parallel_workshops_a_member_reads_her_own_first(client, seminaire, a_l_heure):
    membre = MembreFactory(chantier=Seance.objects.get(titre="Le sol").chantier)
    client.force_login(membre.personne)
    assert dits(lire(client, "/"), ".moment-suite-titre") == ["Le sol"]
    a_l_heure("2023-10-19T14:20")
    page = lire(client, "/")
    assert dits(page, ".moment-present .moment-label, .moment-present .moment-titre") == [
        "En ce moment, mon chantier",
        "Le sol",
    ]
    assert "Salle B" in dits(page, ".moment-present .moment-heure")[0]
    assert "voir les autres" in dits(page, ".moment-present .moment-detail")[0]
    assert dits(lire(client), ".seance:has(.etat-mien) h3") == ["2 Le sol mon chantier"]
    client.force_login(PersonneFactory())
    assert "trouver le mien" in dits(lire(client, "/"), ".moment-present .moment-detail")[0]
    assert dits(lire(client), ".etat-mien") == []


def test_a_visitor_pays_nothing_for_it(seminaire, transactional_db, client, django_assert_num_queries):
    """Outside a transaction, as in life: what was read once is kept."""
    modifier("Accueil", salle="Amphi")
    client.get("/programme/")
    for adresse in ("/programme/", "/"):
        with django_assert_num_queries(1):  # seminar
            client.get(adresse)
    client.force_login(PersonneFactory())
    client.get("/programme/")
    with django_assert_num_queries(5):  # session, person, seminar, facilitation, her chantiers
        client.get("/programme/")


def test_the_page_of_a_member_is_not_served_to_another(seminaire, transactional_db, client):
    membre = MembreFactory(chantier=Seance.objects.get(titre="Le sol").chantier)
    client.force_login(membre.personne)
    assert dits(lire(client), ".etat-mien") == ["mon chantier"]
    client.logout()
    assert dits(lire(client), ".etat-mien") == []
    client.force_login(membre.personne)
    assert dits(lire(client), ".etat-mien") == ["mon chantier"]


def test_what_a_withdrawn_version_said_is_not_told(client, seminaire, equipe):
    modifier("Accueil", salle="Amphi")
    modifier("Accueil", salle="Patio")
    actions.retirer_version(seminaire=Seminaire.objects.get(), numero=3, by=equipe)
    assert dits(lire(client), "#nouveautes li") == ["Accueil : amphi au lieu du hall"]
    assert queries.programme_publie(Seminaire.objects.get()).numero == 2
