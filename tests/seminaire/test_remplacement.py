"""A file that a program wrote takes the place of the draft, once its reader has seen what changes."""

import json
import time

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from labo.models import Evenement
from seminaire import actions
from seminaire.contenu import Contenu
from seminaire.models import Seance, Seminaire
from seminaire.queries import brouillon_de
from tests.seminaire.factories import SeminaireFactory, facilitation_de, publier, seance_a
from tests.seminaire.test_json import remplir, tout


ADRESSE = "/programme/importer/"
AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Ailleurs//FR
X-WR-CALNAME:Rencontre\\, le matin
{}
END:VCALENDAR"""
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def veille(a_l_heure):
    a_l_heure("2023-10-01T10:00")


@pytest.fixture
def seminaire():
    return SeminaireFactory(titre="Séminaire", est_courant=True)


@pytest.fixture
def fanny(seminaire, connecter):
    return connecter(facilitation_de(seminaire))


def fichier(contenu, nom="programme.json"):
    return SimpleUploadedFile(nom, contenu if isinstance(contenu, bytes) else contenu.encode())


def lire(client, **recu):
    reponse = client.post(ADRESSE, recu)
    return reponse, " ".join(BeautifulSoup(reponse.text, "html.parser").find("main").get_text().split())


def champs(reponse):
    formulaire = BeautifulSoup(reponse.text, "html.parser").find("form", enctype="multipart/form-data")
    valeurs = {champ["name"]: champ["value"] for champ in formulaire.find_all("input") if champ.get("value")}
    return valeurs | {"texte": formulaire.textarea.text.removeprefix("\n")}


def remplacer(client, **recu):
    reponse, _ = lire(client, **recu)
    assert reponse.status_code == 200, reponse.text
    return client.post(ADRESSE, champs(reponse) | {"remplacer": ""})


def evenement(titre, quand, **proprietes):
    lignes = ["BEGIN:VEVENT", f"UID:{titre}@ailleurs", f"SUMMARY:{titre}", *quand.split("|")]
    return "\n".join([*lignes, *(f"{nom}:{valeur}" for nom, valeur in proprietes.items()), "END:VEVENT"])


@pytest.mark.parametrize("envoi", ["fichier", "colle"])
def test_our_own_json_comes_back_as_it_was(fanny, seminaire, envoi):
    remplir(seminaire)
    octets, avant = fanny.get("/programme/deroule.json").content, tout(brouillon_de(seminaire))
    for seance in Seance.objects.all():
        actions.supprimer_seance(seance=seance, by=None)
    recu = {"fichier": fichier(octets)} if envoi == "fichier" else {"texte": octets.decode()}
    assert "programme enregistré par ce site" in lire(fanny, **recu)[1]
    assert not Seance.objects.presentes().exists()
    assert remplacer(fanny, **({"fichier": fichier(octets)} if envoi == "fichier" else recu)).status_code == 302
    assert tout(brouillon_de(Seminaire.objects.get())) == avant
    assert Evenement.objects.filter(verbe="programme_remplace").count() == 1


def test_the_public_file_leaves_alone_what_it_does_not_say(fanny, seminaire):
    remplir(seminaire)
    publier(seminaire)
    avant = tout(brouillon_de(seminaire))
    octets = fanny.get("/programme.json").content
    assert "exactement ce que dit le brouillon" in lire(fanny, fichier=fichier(octets))[1]
    vide = Contenu(brouillon_de(seminaire).entete)
    actions.appliquer_contenu(seminaire=seminaire, contenu=vide, by=None)
    remplacer(fanny, fichier=fichier(octets))
    apres = tout(brouillon_de(Seminaire.objects.get()))
    reserves = ("notes", "materiel", "attendus")
    assert [s["titre"] for c in apres["creneaux"] for s in c["seances"]] == ["Atelier 3", "Atelier 4", "Pause"]
    assert not any(s[nom] for c in apres["creneaux"] for s in c["seances"] for nom in reserves)
    assert {s["id"] for c in apres["creneaux"] for s in c["seances"]} == {
        s["id"] for c in avant["creneaux"] for s in c["seances"]
    }


def test_our_own_calendar_over_its_draft_changes_nothing(fanny, seminaire):
    seance = seance_a(seminaire, "9:00", "10:00", titre="Accueil", notes="Café")
    seance_a(seminaire, "10:00", titre="Atelier", nature="atelier")
    publier(seminaire)
    octets = fanny.get("/programme.ics").content
    assert "exactement ce que dit le brouillon" in lire(fanny, fichier=fichier(octets, "p.ics"))[1]
    reponse = remplacer(fanny, texte=octets.decode().replace("SUMMARY:Accueil", "SUMMARY:Café d’accueil"))
    assert reponse.status_code == 302
    seance.refresh_from_db()
    assert (seance.titre, seance.notes, seance.version) == ("Café d’accueil", "Café", 2)


def test_parallel_events_of_another_calendar_stand_in_one_creneau(fanny, seminaire):
    matin = "DTSTART:20231019T070000Z|DTEND:20231019T080000Z"  # 9 h in Paris, that day
    agenda = AGENDA.format(
        "\n".join(
            [
                evenement("Clôture", "DTSTART;TZID=Europe/Paris:20231019T170000"),
                evenement("Atelier A", matin, LOCATION="Salle 1"),
                evenement("Atelier B", matin, LOCATION="Salle 2", STATUS="TENTATIVE"),
                evenement("Atelier C", matin, LOCATION="Salle 2"),
                evenement("Visite", "DTSTART;VALUE=DATE:20231020"),
                evenement("Flottant", "DTSTART:20231020T090000|DURATION:PT30M"),
            ]
        )
    )
    remplacer(fanny, fichier=fichier(agenda, "x.ics"))
    contenu = brouillon_de(Seminaire.objects.get())
    lus = [
        (str(c.jour), c.debut and f"{c.debut:%H:%M}", c.fin and f"{c.fin:%H:%M}", [s.titre for s in c.seances])
        for c in contenu.creneaux
    ]
    assert lus == [
        ("2023-10-19", "09:00", "10:00", ["Atelier A", "Atelier B"]),
        ("2023-10-19", "09:00", "10:00", ["Atelier C"]),
        ("2023-10-19", "17:00", None, ["Clôture"]),
        ("2023-10-20", None, None, ["Visite"]),
        ("2023-10-20", "09:00", "09:30", ["Flottant"]),
    ]
    assert [s.a_confirmer for _, s in contenu.seances] == [False, True, False, False, False, False]
    assert contenu.entete.titre == "Rencontre, le matin"


@pytest.mark.parametrize(
    ("regle", "jours", "phrase"),
    [
        ("FREQ=DAILY;COUNT=3", [19, 20, 21], ""),
        ("FREQ=DAILY;UNTIL=20231022T235959Z;INTERVAL=2", [19, 21], ""),
        ("FREQ=WEEKLY;BYDAY=TH,FR;COUNT=3", [19, 20, 26], ""),
        ("FREQ=DAILY", [19], "se répète sans fin"),
        ("FREQ=DAILY;COUNT=400", [19], "au-delà d’un mois"),
        ("FREQ=MONTHLY;COUNT=2", [19], "autrement que chaque jour"),
        ("FREQ=SECONDLY;COUNT=99999999", [19], "autrement que chaque jour"),
        ("FREQ=DAILY;COUNT=3;BYMONTHDAY=30", [19], "trop savante"),
        ("FREQ=DAILY;INTERVAL=0;COUNT=2", [19, 20], ""),
    ],
)
def test_what_comes_back_within_a_few_days_is_written_out(fanny, seminaire, regle, jours, phrase):
    agenda = AGENDA.format(evenement("Yoga", "DTSTART;TZID=Europe/Paris:20231019T080000", RRULE=regle))
    reponse, texte = lire(fanny, fichier=fichier(agenda, "x.ics"))
    assert phrase in texte
    client_repond = fanny.post(ADRESSE, champs(reponse) | {"remplacer": ""})
    assert client_repond.status_code == 302
    assert [c.jour.day for c in brouillon_de(Seminaire.objects.get()).creneaux] == jours


JSON_BON = {
    "format": "chantiers-cooperatifs/programme",
    "version_du_format": 1,
    "seminaire": {nom: "" for nom in ("presentation", "objectifs", "lieu", "acces", "organisateurs", "partenaires")}
    | {"titre": "S", "date_debut": None},
    "creneaux": [],
}
PROFOND = "{" + '"a":{' * 100_000
SEANCE = {
    "id": 1, "titre": "T", "nature": "pleniere", "description": "", "salle": "", "chantier": None, "couleur": None,
    "a_confirmer": False, "intervenants": [], "temps": [], "sequence": 0, "modifiee_le": None,
}  # fmt: skip
CRENEAU = {"id": 1, "jour": None, "debut": None, "fin": None, "fin_deduite": False, "intitule": "", "seances": [SEANCE]}


def avec(**champs):
    return json.dumps(JSON_BON | champs, indent=1)


@pytest.mark.parametrize(
    ("envoye", "phrase"),
    [
        ("{}", "n’est pas un programme enregistré"),
        ('{"format"', "abîmé ou incomplet"),
        ("{NaN", "abîmé"),
        (avec(version_du_format=2), "autre version du format (2)"),
        (avec(autre=1), "Champ inconnu"),
        (avec(creneaux={}), "doit être une liste"),
        (avec(seminaire=[]), "Il manque seminaire"),
        (avec(creneaux=[CRENEAU, CRENEAU]), "même numéro"),
        (avec(creneaux=[CRENEAU | {"debut": "25:00"}]), "n’est pas lisible"),
        (avec(creneaux=[CRENEAU | {"debut": "10:00", "fin": "09:00"}]), "finit avant d’avoir commencé"),
        (avec(creneaux=[CRENEAU | {"seances": [SEANCE | {"nature": "concert"}]}]), "« T », nature"),
        (avec(creneaux=[CRENEAU | {"seances": [SEANCE | {"id": "1"}]}]), "n’est pas lisible"),
        (avec(creneaux=[CRENEAU | {"seances": [SEANCE | {"titre": "\ud800"}]}]), "titre"),
        (PROFOND, "emboîté"),
        ("[" * 10, None),
        ("BEGIN:VCALENDAR", "abîmé ou incomplet"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "aucun événement"),
        ("BEGIN:VEVENT\nEND:VEVENT", "pas un agenda entier"),
        (AGENDA.format(evenement("Sans date", "DTSTART:hier")), "aucun événement"),
        (AGENDA.format("BEGIN:VEVENT\nEND:VEVENT\n" * 700), "plus de 600"),
        ("BEGIN:VCALENDAR\n" + "BEGIN:VTODO\n" * 20_000, "abîmé"),
    ],
)
def test_what_is_no_programme_is_told_and_nothing_is_written(fanny, seminaire, envoye, phrase):
    seance_a(seminaire, "9:00")
    avant = tout(brouillon_de(seminaire))
    if phrase is None:
        assert fanny.post(ADRESSE, {"texte": envoye}).status_code == 200  # a text like another
        return
    debut = time.monotonic()
    reponse, texte = lire(fanny, texte=envoye)
    assert time.monotonic() - debut < 5
    assert (reponse.status_code, phrase in texte) == (422, True), texte
    assert tout(brouillon_de(Seminaire.objects.get())) == avant


def test_a_file_too_heavy_is_told(fanny, seminaire):
    reponse, texte = lire(fanny, fichier=fichier(b'{"format": "' + b"x" * 10_000_000))
    assert (reponse.status_code, "1,5 Mo" in texte) == (413, True)


def test_a_chantier_that_does_not_exist_is_said_and_left_out(fanny, seminaire):
    octets = avec(creneaux=[CRENEAU | {"seances": [SEANCE | {"chantier": 42}]}])
    assert "chantier 42, qui n’existe pas" in lire(fanny, texte=octets)[1]
    assert remplacer(fanny, texte=octets).status_code == 302
    assert Seance.objects.get().chantier is None


def test_a_draft_that_moved_meanwhile_is_shown_again(fanny, seminaire):
    seance = seance_a(seminaire, "9:00", titre="Avant")
    reponse, _ = lire(fanny, texte=avec())
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Entre-temps", by=None)
    reponse = fanny.post(ADRESSE, champs(reponse) | {"remplacer": ""})
    assert reponse.status_code == 409
    assert "Le brouillon a changé" in reponse.text
    assert Seance.objects.presentes().count() == 1
    assert fanny.post(ADRESSE, champs(reponse) | {"remplacer": ""}).status_code == 302
    assert Seance.objects.presentes().count() == 0


def test_the_same_button_pressed_twice_acts_once(fanny, seminaire):
    valeurs = champs(lire(fanny, texte=avec(creneaux=[CRENEAU]))[0]) | {"remplacer": ""}
    assert [fanny.post(ADRESSE, valeurs).status_code for _ in range(2)] == [302, 302]
    assert Seance.objects.count() == 1


def test_without_a_seminar_a_file_announces_one(connecter, equipe):
    client = connecter(equipe)
    valeurs = champs(lire(client, texte=avec(creneaux=[CRENEAU]))[0]) | {"remplacer": ""}
    assert client.post(ADRESSE, valeurs).status_code == 302
    assert (Seminaire.objects.get().titre, Seance.objects.get().titre) == ("S", "T")
