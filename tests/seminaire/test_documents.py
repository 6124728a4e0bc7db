"""The programme on paper: what it says, on how many pages, to whom; kept once made."""

import io
import time as chrono
from dataclasses import replace
from datetime import date, datetime, time

import pypdf
import pytest
from django.utils import timezone

from labo import qr
from seminaire import actions
from seminaire.contenu import Contenu, CreneauLu, Entete, IntervenantLu, SeanceLue, TempsLu
from seminaire.contenu.modele import composer
from seminaire.exports import deroule, feuilles
from seminaire.queries import Publie
from tests.labo.lecture_de_documents import mots
from tests.seminaire.factories import SalleFactory, SeminaireFactory, facilitation_de, publier, seance_a
from tests.seminaire.test_json import remplir


JOUR = date(2023, 10, 19)
FEUILLES = "/programme/feuilles/"
PAGE = "https://chantiers.example/programme/"
MAINTENANT = timezone.make_aware(datetime(2023, 10, 9, 14, 5))
PUBLIEE_LE = timezone.make_aware(datetime(2023, 10, 12, 0, 30))


def programme(nombre, **champs):
    """That many créneaux of half an hour, from 8 h; one in five with three parallel séances."""
    creneaux = []
    for n in range(nombre):
        debut, fin = (time(8 + (n % 28) // 2, 30 * (n % 2)), time(8 + (n % 28 + 1) // 2, 30 * ((n + 1) % 2)))
        seances = [
            SeanceLue(
                10 * n + k,
                f"Séance {n}.{k} : « parler » ensemble",
                "atelier",
                salle=f"Salle {k}",
                chantier=k + 1 if n % 5 == 4 else None,
                intervenants=(IntervenantLu("Ada Martin", "facilitatrice", "Le Labo", is_animation=k == 0),),
                **champs,
            )
            for k in range(3 if n % 5 == 4 else 1)
        ]
        commun = "Ateliers" if len(seances) > 1 else ""
        creneaux.append(CreneauLu(n, JOUR, debut, fin, False, commun, tuple(seances)))
    return Contenu(Entete("Séminaire de « lancement »", date_debut=JOUR, lieu="Paris"), composer(creneaux))


def publie(contenu):
    return Publie(1, 3, PUBLIEE_LE, contenu.public)


def pages(octets):
    return len(pypdf.PdfReader(io.BytesIO(octets)).pages)


def texte(octets):
    lu = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(octets)).pages)
    return " ".join(lu.split())


@pytest.mark.parametrize(("nombre", "attendues"), [(0, 1), (1, 1), (25, 1), (120, None)])
def test_a_programme_of_a_day_stands_on_one_page(nombre, attendues):
    octets = feuilles.programme_pdf(publie(programme(nombre)), PAGE)
    assert pages(octets) == attendues or (attendues is None and pages(octets) > 1)
    lu = texte(octets)
    assert "Jeudi 19 octobre 2023" in lu
    assert "Version 3, publiée le 12 octobre 2023" in lu  # the day where the seminar is held, not that of Greenwich
    assert "chantiers.example/programme/" in lu
    for n in range(nombre):
        assert f"Séance {n}.0 : « parler » ensemble" in lu


def test_the_pages_are_tagged_french_and_titled():
    for octets in (
        feuilles.programme_pdf(publie(programme(3)), PAGE),
        feuilles.feuille_salle(publie(programme(3)), "Salle 0"),
        feuilles.feuille_animation(programme(3), "Ada Martin", MAINTENANT),
    ):
        lecteur = pypdf.PdfReader(io.BytesIO(octets))
        racine = lecteur.trailer["/Root"]
        assert racine["/Lang"].startswith("fr")
        assert racine["/MarkInfo"]["/Marked"]
        assert "Séminaire de « lancement »" in lecteur.metadata.title.replace("\u00a0", " ")
        assert "pdfuaid:part" in racine["/Metadata"].get_data().decode()


@pytest.mark.parametrize(
    "mot",
    [
        "#let x = 1",
        "*gras* _souligné_",
        "$x^2$",
        "@renvoi <marque>",
        "// rien",
        "\\u{41}",
        "= Titre",
        "日本 🎉",
        "a\x00b",
    ],
)
def test_no_word_is_read_as_a_mark_of_the_layout(mot):
    contenu = Contenu(Entete(mot, lieu=mot), programme(1).creneaux)
    contenu = replace(
        contenu, creneaux=(replace(contenu.creneaux[0], seances=(SeanceLue(1, mot, "atelier", salle=mot),)),)
    )
    lu = texte(feuilles.programme_pdf(publie(contenu), PAGE))
    if mot.isascii() and mot.isprintable():
        assert lu.count(mot) >= 3


def test_the_code_leads_to_the_page():
    assert qr.en_svg(PAGE).startswith("<?xml")
    octets = feuilles.programme_pdf(publie(programme(1)), PAGE)
    (page,) = pypdf.PdfReader(io.BytesIO(octets)).pages
    assert {a.get_object()["/A"]["/URI"] for a in page["/Annots"]} == {PAGE}


def test_the_sheet_of_a_room_tells_what_happens_there_and_nothing_else():
    octets = feuilles.feuille_salle(publie(programme(5)), "Salle 1")
    lu = texte(octets)
    assert pages(octets) == 1
    assert "Salle 1" in lu
    assert "Séance 4.1" in lu
    assert "Séance 4.0" not in lu
    assert "Séance 0.0" not in lu
    assert "Rien n’est prévu" in texte(feuilles.feuille_salle(publie(programme(5)), "Cave"))


def test_the_sheet_of_a_person_tells_the_long_view_of_her_seances():
    contenu = programme(2, notes="Ouvrir les portes", materiel="Feutres")
    autre = SeanceLue(99, "Sans elle", "pause")
    creneau = CreneauLu(99, JOUR, time(20), None, False, "", (autre,))
    contenu = replace(contenu, creneaux=(*contenu.creneaux, creneau))
    lu = texte(feuilles.feuille_animation(contenu, "ada martin", MAINTENANT))
    assert lu.count("Ouvrir les portes") == 2
    assert "Feutres" in lu
    assert "Sans elle" not in lu
    assert deroule.noms(contenu) == ["Ada Martin"]


@pytest.fixture(scope="module")
def longue_vue():
    reserve = {
        "objectifs": "Se rencontrer",
        "materiel": "Feutres\nGommettes",
        "notes": "Plan B : le jardin",
        "attendus": 25,
    }
    contenu = programme(
        5, temps=(TempsLu("Tour de table", time(8, 15)), TempsLu("Fin")), description="Un mot.", **reserve
    )
    creneaux = (replace(contenu.creneaux[0], fixe=True), *contenu.creneaux[1:])
    contenu = replace(contenu, creneaux=creneaux)
    return {format: deroule.deroule(contenu, format, MAINTENANT) for format in deroule.FORMATS}


def test_the_deroule_has_the_same_words_in_all_formats(longue_vue):
    lus = {format: mots(octets, format) for format, octets in longue_vue.items()}
    assert lus["pdf"] == lus["odt"] == lus["docx"]
    lu = " ".join(lus["odt"])
    for attendu in (
        "8 h 8 h 30 · Séance 0.0", "atelier · Salle 0 · 25 personnes attendues · heure fixe", "Animation : Ada Martin",
        "Objectifs : Se rencontrer", "Gommettes", "Notes : Plan B : le jardin", "8 h 15 : Tour de table",
        "10 h 10 h 30 · Ateliers", "chantier 2", "Description : Un mot.",
    ):  # fmt: skip
        assert attendu in " ".join(lu.split()), attendu


@pytest.mark.django_db
def test_the_deroule_is_made_of_the_draft_and_paper_for_all_of_what_is_published(client, a_l_heure):
    a_l_heure("2023-10-01T10:00")
    seminaire = SeminaireFactory(est_courant=True)
    atelier = remplir(seminaire)
    assert client.get("/programme.pdf").status_code == 404
    publier(seminaire)
    actions.modifier_seance(seance=atelier, version=1, version_creneau=1, titre="Pas encore", by=None)
    salle = seminaire.salles.get(nom="Salle 2")
    for adresse in ("/programme.pdf", f"/programme/salles/{salle.pk}.pdf"):
        reponse = client.get(adresse)
        assert reponse["Content-Type"] == "application/pdf"
        lu = texte(reponse.content)
        assert "Atelier 3" in lu
        assert "Pas encore" not in lu
        assert "Plan B" not in lu
    client.force_login(facilitation_de(seminaire))
    for format in deroule.FORMATS:
        reponse = client.get(f"/programme/deroule.{format}")
        lu = " ".join(mots(reponse.content, format))
        assert "Pas encore" in lu
        assert "Plan B" in lu
        assert f'filename="deroule.{format}"' in reponse["Content-Disposition"]


@pytest.mark.django_db
def test_names_are_offered_to_who_has_none_in_mind(client):
    seminaire = SeminaireFactory(est_courant=True)
    client.force_login(facilitation_de(seminaire))
    assert client.get("/programme/animation.pdf")["Location"] == FEUILLES  # where it was before
    assert "Personne n’est encore nommé" in client.get(FEUILLES).text
    remplir(seminaire)
    assert 'href="/programme/animation.pdf?nom=Ada"' in client.get(FEUILLES).text
    assert client.get("/programme/animation.pdf?nom=ADA")["Content-Type"] == "application/pdf"
    inconnue = client.get("/programme/animation.pdf?nom=%3Cb%3E%00")
    assert (inconnue.status_code, "n’est sur aucune séance" in inconnue.text) == (404, True)


@pytest.mark.django_db
def test_only_rooms_where_something_is_published_have_a_sheet(client):
    seminaire = SeminaireFactory(est_courant=True)
    client.force_login(facilitation_de(seminaire))
    seance_a(seminaire, "9:00", salle=SalleFactory(seminaire=seminaire, nom="Amphi"))
    SalleFactory(seminaire=seminaire, nom="Cave")
    assert "Publiez d’abord le programme" in client.get(FEUILLES).text
    publier(seminaire)
    page = client.get(FEUILLES).text
    assert "Amphi" in page
    assert "Cave" not in page


def par_page(octets):
    return [
        " ".join(p.extract_text().replace("\u00a0", " ").split()) for p in pypdf.PdfReader(io.BytesIO(octets)).pages
    ]


def test_the_word_above_a_list_never_ends_a_page():
    """Séances of all lengths, so that every place of a page is tried."""
    temps, longs = (TempsLu("Tour de table"), TempsLu("Débat")), programme(60).creneaux
    creneaux = [
        replace(c, seances=tuple(replace(s, temps=temps, description="\n".join("abcdefg"[: n % 7])) for s in c.seances))
        for n, c in enumerate(longs)
    ]
    contenu = replace(programme(1), creneaux=composer(creneaux))
    lues = par_page(deroule.deroule(contenu, "pdf", MAINTENANT))
    assert len(lues) > 10
    pieds = [page.partition("Déroulé de travail")[0].strip() for page in lues]
    assert [pied[-40:] for pied in pieds if pied.endswith((" :",))] == []


def test_phases_that_parallel_seances_share_are_told_once_and_the_hour_of_its_making():
    contenu = programme(5, temps=(TempsLu("Tour de table", time(10)), TempsLu("Débat")))
    lu = " ".join(par_page(deroule.deroule(replace(contenu, creneaux=contenu.creneaux[4:]), "pdf", MAINTENANT)))
    assert (lu.count("Tour de table"), lu.count("Séance 4.")) == (1, 3)
    assert "état du 9 octobre 2023 à 14 h 05" in lu
    sienne = " ".join(par_page(feuilles.feuille_animation(contenu, "Ada Martin", MAINTENANT)))
    assert sienne.count("Tour de table") == 7  # on her own sheet, with each of hers
    assert "état du 9 octobre 2023 à 14 h 05" in sienne


def test_the_sheet_of_a_door_says_that_two_take_place_at_once():
    contenu = programme(5)
    seances = tuple(replace(seance, salle="Salle 1") for seance in contenu.creneaux[4].seances)
    creneaux = (*contenu.creneaux[:4], replace(contenu.creneaux[4], seances=seances))
    lu = " ".join(par_page(feuilles.feuille_salle(publie(replace(contenu, creneaux=creneaux)), "Salle 1")))
    assert lu.count("3 séances en même temps") == 3
    assert "en même temps" not in texte(feuilles.feuille_salle(publie(contenu), "Salle 1"))


def test_no_dot_begins_a_line():
    contenu = programme(1)
    longue = replace(
        contenu.creneaux[0].seances[0], titre="Un titre assez long pour aller au bout " * 2, salle="Grande salle"
    )
    for nombre in (1, 40):  # with room, and tight
        creneaux = (replace(contenu.creneaux[0], seances=(longue,)), *programme(nombre).creneaux[1:])
        lignes = pypdf.PdfReader(io.BytesIO(feuilles.programme_pdf(publie(replace(contenu, creneaux=creneaux)), PAGE)))
        lu = [ligne.strip() for page in lignes.pages for ligne in page.extract_text().split("\n")]
        assert any("Grande salle" in ligne for ligne in lu)
        assert not any(ligne.startswith("·") for ligne in lu)


def test_files_are_made_once_and_given_at_once(client, transactional_db, a_l_heure):
    """500 séances: at once when made, made again for the next version."""
    a_l_heure("2023-10-01T10:00")
    seminaire = SeminaireFactory(est_courant=True)
    seances = []
    for n in range(6):
        seances.append(seance_a(seminaire, f"{9 + n}:00", salle=SalleFactory(seminaire=seminaire)))
    publier(seminaire)
    for adresse in ("/programme.pdf", "/programme.ics", "/programme.json"):
        premier = client.get(adresse).content
        debut = chrono.perf_counter()
        assert client.get(adresse).content == premier
        assert chrono.perf_counter() - debut < 0.2
    avant = client.get("/programme.ics").content
    actions.modifier_seance(seance=seances[0], version=1, version_creneau=1, titre="Autre", by=None)
    assert client.get("/programme.ics").content == avant
    publier(seminaire)
    assert client.get("/programme.ics").content != avant
