"""What small places say: to whom, in which words."""

import pytest
from bs4 import BeautifulSoup

from chantiers.forms.membres import AdhesionForm
from charte.actions import publier_version
from charte.enums import NatureVersion
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import MembreFactory, PersonneFactory
from tests.seminaire.factories import SeminaireFactory, publier, seance_a


def texte(reponse):
    return " ".join(BeautifulSoup(reponse.text, "html.parser").get_text(" ").split())


def test_who_is_signed_in_already_is_told_as_whom_with_a_way_out(client, participante):
    assert "Vous avez déjà une session" not in texte(client.get("/connexion/"))
    client.force_login(participante)
    page = client.get("/connexion/")
    assert "Vous avez déjà une session ouverte, au nom de Paule Participante ." in texte(page)
    assert BeautifulSoup(page.text, "html.parser").find("form", action="/deconnexion/")


def test_among_the_members_one_finds_oneself(connecter, db):
    moi = MembreFactory()
    autre = MembreFactory(chantier=moi.chantier)
    for lectrice, elle in ((moi, autre), (autre, moi)):
        page = BeautifulSoup(
            connecter(lectrice.personne).get(f"/chantiers/{moi.chantier.numero}/membres/").text, "html.parser"
        )
        noms = [" ".join(nom.get_text(" ").split()) for nom in page.select(".membre-nom")]
        assert sorted(noms) == sorted([f"{lectrice.personne} vous", str(elle.personne)])


def test_numbers_are_written_as_the_counter_writes_them(db):
    form = AdhesionForm({"motivation": "x" * 2001}, personne=PersonneFactory(), bouton="", annuler="")
    assert form.errors["motivation"] == ["Raccourcissez ce texte : 2\u202f000 caractères au plus, il en a 2\u202f001."]


def test_the_footer_and_the_page_that_it_leads_to_agree(client, db):
    pied = BeautifulSoup(client.get("/mentions/").text, "html.parser")
    titres = {lien["href"]: lien.get_text() for lien in pied.select("footer a")}
    assert titres["/mentions/"] == pied.h1.get_text() == pied.title.get_text().partition(" –")[0].strip()
    ancre = next(href for href, titre in titres.items() if titre == "Logiciel libre").partition("#")[2]
    assert "AGPL" in pied.find(id=ancre).get_text()


def test_the_contents_of_the_help_lead_somewhere(client, db):
    page = BeautifulSoup(client.get("/aide/").text, "html.parser")
    ancres = [lien["href"].removeprefix("#") for lien in page.select("main nav a")]
    assert ancres[0] == "participer"
    titres = [titre.get("id") for titre in page.select("main h2")]
    assert sorted(ancres) == sorted(titres)


@pytest.mark.parametrize(
    ("debuts", "dit"), [(["0:00"], "Un"), (["0:00"] * 2, "Un et Deux"), (["0:00"] * 3, "Un, Deux et Trois")]
)
def test_what_is_on_now_is_one_sentence(client, db, a_l_heure, debuts, dit):
    a_l_heure("2023-10-19T09:05")
    seminaire = SeminaireFactory(est_courant=True)
    for titre, debut in zip(("Un", "Deux", "Trois"), debuts, strict=False):
        seance_a(seminaire, debut, "23:00", titre=titre)
    publier(seminaire)
    page = BeautifulSoup(client.get("/programme/").text, "html.parser")
    assert " ".join(page.find(id="programme-maintenant").get_text().split()) == f"Il est 9 h 05. En ce moment : {dit}."


def test_the_whole_address_of_the_calendar_can_be_copied(client, db, settings):
    publier(SeminaireFactory(est_courant=True))
    assert f"<code>{settings.ADRESSE_PUBLIQUE}/programme.ics</code>" in client.get("/programme/").text


def test_a_first_version_of_the_charter_changes_nothing(client, db):
    comite = MembreComiteFactory()
    article = ArticleFactory(section=SectionFactory(charte=comite.charte), corps="Un.")
    for corps in ("Un.", "Deux."):
        article.corps = corps
        article.save()
        publier_version(charte=comite.charte, nature=NatureVersion.FOND, notes="", by=comite.personne)
    page = texte(client.get("/charte/versions/"))
    assert page.count("– modification de fond") == page.count("– première version") == 1
    assert page.index("– modification de fond") < page.index("– première version")
