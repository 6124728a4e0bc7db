"""The roadmap as files, read back: a quarter is told as a quarter in each of them."""

import csv
import io
from datetime import date, timedelta

import pypdf
import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from chantiers.models import Chantier
from tests.chantiers.etapes import etape_de
from tests.factories import ChantierFactory, OrganisationFactory, PersonneFactory


@pytest.fixture
def chantier(db, a_l_heure):
    a_l_heure("2024-05-20T10:00")
    chantier = ChantierFactory(numero=1, titre="Essaimer", is_feuille_de_route_public=True)
    lea = PersonneFactory(prenom="Léa", nom="Rarissime")
    ruche = OrganisationFactory(nom="La Ruche")
    qui = {"organisation": ruche, "contact": lea}
    ecouter = etape_de(chantier, "Écouter", echeance="2024-03-15", personne=lea, livrable="=HYPERLINK(1)")
    etape_de(chantier, "Essayer : ici, là", debut="2024-03", echeance="2024-T2", attend=[ecouter], **qui)
    etape_de(chantier, "Renoncer", echeance="2024-06", etat="abandonnee")
    etape_de(chantier, "Commencer", debut="2024-T4")
    etape_de(chantier, "Un jour")
    etape_de(ChantierFactory(numero=2, titre="Relier"), "Ailleurs", echeance="2024-07")
    return chantier


def lire(client, format, adresse="/chantiers/1/feuille-de-route"):
    reponse = client.get(f"{adresse}.{format}")
    assert reponse.status_code == 200
    return reponse.content


def evenements(octets):
    return {str(evenement["SUMMARY"]): evenement for evenement in Calendar.from_ical(octets).walk("VEVENT")}


def test_a_calendar_has_all_day_events_for_days_only(connecter, chantier, equipe):
    lus = evenements(lire(connecter(equipe), "ics"))
    spans = {titre: (lu["DTSTART"].dt, lu["DTEND"].dt - timedelta(days=1)) for titre, lu in lus.items()}
    assert spans == {
        "Écouter": (date(2024, 3, 15), date(2024, 3, 15)),
        "Essayer : ici, là (échéance : 2e trimestre\u00a02024)": (date(2024, 4, 1), date(2024, 6, 30)),
        "Renoncer (échéance : juin 2024)": (date(2024, 6, 1), date(2024, 6, 30)),
        "Commencer (début : 4e trimestre\u00a02024)": (date(2024, 10, 1), date(2024, 12, 31)),
    }
    assert lus["Renoncer (échéance : juin 2024)"]["STATUS"] == "CANCELLED"
    assert "Léa Rarissime" in lus["Écouter"]["DESCRIPTION"]
    for evenement in lus.values():
        pk = str(evenement["UID"]).partition("@")[0].removeprefix("etape-")
        assert str(evenement["URL"]).endswith(f"/chantiers/1/feuille-de-route/{pk}/")


def test_tables_have_the_words_and_the_days_of_the_period(connecter, chantier, equipe):
    client = connecter(equipe)
    texte = lire(client, "csv").decode("utf-8-sig")
    lignes = {ligne["Étape"]: ligne for ligne in csv.DictReader(io.StringIO(texte), delimiter=";")}
    essayer = lignes["Essayer : ici, là"]
    assert (essayer["Début"], essayer["Échéance"]) == ("mars 2024", "2e trimestre\u00a02024")
    assert (essayer["Échéance (premier jour)"], essayer["Échéance (dernier jour)"]) == ("01/04/2024", "30/06/2024")
    assert (essayer["Responsable"], essayer["Contact"], essayer["Attend"]) == ("La Ruche", "Léa Rarissime", "Écouter")
    assert (lignes["Écouter"]["En retard"], essayer["En retard"]) == ("oui", "non")
    assert lignes["Écouter"]["Livrable"] == "'=HYPERLINK(1)"
    feuille = CalamineWorkbook.from_filelike(io.BytesIO(lire(client, "ods"))).get_sheet_by_index(0)
    entetes, *rangees = feuille.to_python()
    lues = {rangee[1]: dict(zip(entetes, rangee, strict=True)) for rangee in rangees}
    assert lues["Essayer : ici, là"]["Échéance"] == "2e trimestre\u00a02024"
    assert lues["Essayer : ici, là"]["Échéance (dernier jour)"] == date(2024, 6, 30)
    assert list(lues) == list(lignes)


def test_a_sheet_of_paper_says_all_of_it(connecter, chantier, equipe):
    lu = pypdf.PdfReader(io.BytesIO(lire(connecter(equipe), "pdf")))
    texte = " ".join(" ".join(page.extract_text() for page in lu.pages).split())
    assert lu.metadata.title == "Feuille de route – chantier 1"
    for dit in (
        "Essaimer",
        "Essaimer – 5 étapes",
        "2e trimestre 2024",
        "Écouter",
        "En retard",
        "La Ruche (Léa Rarissime)",
        "Sans échéance",
    ):
        assert dit in texte
    assert "30 juin" not in texte.replace("\u00a0", " ")
    assert "état du 20 mai 2024" in texte.replace("\u00a0", " ")


@pytest.mark.parametrize("format", ["ics", "csv", "ods", "pdf"])
def test_the_public_gets_no_name_of_a_person(client, connecter, chantier, equipe, format):
    public = texte_de(lire(client, format), format)
    assert "Écouter" in public
    assert "Rarissime" not in public
    assert "Rarissime" in texte_de(lire(connecter(equipe), format), format)
    Chantier.objects.update(is_feuille_de_route_public=False)
    client.logout()
    assert client.get(f"/chantiers/1/feuille-de-route.{format}").status_code == 302


def texte_de(octets, format):
    if format == "pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(octets)).pages)
    if format == "ods":
        return str(CalamineWorkbook.from_filelike(io.BytesIO(octets)).get_sheet_by_index(0).to_python())
    return octets.decode().replace("\r\n ", "")


def test_all_together(connecter, client, chantier, equipe):
    assert "Ailleurs" not in texte_de(lire(client, "csv", "/chantiers/feuilles-de-route"), "csv")
    connecter(equipe)
    for format in ("csv", "ics", "pdf"):
        texte = texte_de(lire(client, format, "/chantiers/feuilles-de-route"), format)
        assert "Ailleurs" in texte
        assert "Essayer" in texte


def test_an_unchanged_file_is_not_sent_again(connecter, chantier, equipe):
    client = connecter(equipe)
    etag = client.get("/chantiers/1/feuille-de-route.csv")["ETag"]
    assert client.get("/chantiers/1/feuille-de-route.csv", headers={"If-None-Match": etag}).status_code == 304
    etape_de(chantier, "Neuve")
    assert client.get("/chantiers/1/feuille-de-route.csv", headers={"If-None-Match": etag}).status_code == 200
