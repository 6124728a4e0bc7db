"""The page that compares two versions, the list of versions and the charter at a date."""

import re
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection

from charte import actions
from charte.models import Version
from tests.charte.factories import CharteFactory, MembreComiteFactory, SectionFactory
from tests.factories import ChantierFactory, PersonneFactory


@pytest.fixture
def comite(db):
    return MembreComiteFactory(personne=PersonneFactory(prenom="Inès", nom="Duval")).personne


def ecrire(section, titre, corps, comite):
    return actions.ajouter_article(section=section, titre=titre, corps=corps, by=comite)


@pytest.fixture
def deux(comite, a_l_heure):
    """Versions 1 and 2 of a charter of three articles, of which one was changed, one taken out, one added."""
    a_l_heure("2024-03-01T10:00")
    section = SectionFactory(ancre="contexte", titre="Contexte")
    charte = section.charte
    agir = ecrire(section, "Agir", "Nous voulons agir **ici**.\n\n- des lieux\n- du temps", comite)
    dire = ecrire(section, "Dire", "Nous disons.", comite)
    ecrire(section, "Tenir", "Nous tenons parole.", comite)
    actions.publier_version(charte=charte, nature="fond", by=comite)
    a_l_heure("2024-04-02T10:00")
    actions.modifier_article(
        article=agir,
        version=1,
        corps="Nous voulons agir **partout**.\n\n- des lieux\n- des liens\n- du temps",
        by=comite,
    )
    actions.supprimer_article(article=dire, by=comite)
    ecrire(section, "Lire", "Nous lisons.", comite)
    return actions.publier_version(charte=charte, nature="fond", by=comite)


@pytest.fixture
def datees(comite):
    """Versions 1 and 2 at the same dates, of which nothing is read but that."""
    for numero, le in enumerate((datetime(2024, 3, 1, 9, tzinfo=UTC), datetime(2024, 4, 2, 8, tzinfo=UTC)), 1):
        Version.objects.create(
            charte=CharteFactory(), numero=numero, nature="fond", publiee_le=le, empreinte="a" * 64, texte="t",
            contenu={"titre": "Charte", "sections": [], "chantiers": []}, personne=comite,
        )  # fmt: skip


def lue(client, adresse="/charte/comparer/1/2/"):
    return BeautifulSoup(client.get(adresse).text, "html.parser")


def test_what_changed_stands_first_and_leads_to_each_article(client, deux):
    page = lue(client)
    bilan = page.find(id="comparaison-bilan")
    comptes = " ".join(bilan.find(class_="bilan-comptes").get_text().split())
    assert comptes == "1 article modifié, 1 article ajouté, 1 article supprimé, 1 article inchangé"
    liens = [lien["href"] for lien in bilan.find_all("a")]
    assert liens == ["#article-agir", "#article-dire", "#article-lire"]
    assert all(page.find(id=lien[1:]) for lien in liens)
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_changed_words_are_marked_and_unchanged_articles_are_folded(client, deux):
    page = lue(client)
    agir = page.find(id="article-compare-agir")
    avant, apres = agir.find(class_="texte-avant"), agir.find(class_="texte-apres")
    assert [marque.get_text() for marque in avant.find_all(["ins", "del"])] == [
        "supprimé\u00a0: ici (fin de la suppression)",
        "ajouté\u00a0: partout (fin de l’ajout)",
        "ajouté\u00a0: des liens (fin de l’ajout)",
    ]
    assert str(avant.find(class_="prose")) == str(apres.find(class_="prose"))
    assert avant.find("li", attrs={"data-tout": "ajoute"}).ins
    assert "Nous tenons parole." in page.find("details", class_="inchanges").get_text()
    assert page.find(id="article-compare-dire").find("del")
    assert not page.find(id="article-compare-dire").find(class_="texte-apres")


def test_what_was_added_whole_is_said_by_its_heading_not_by_each_line(client, deux):
    lire = lue(client).find(id="article-compare-lire")
    assert lire.find(class_="compare-quoi").get_text() == "Ajouté"
    assert lire.h3.find(class_="visually-hidden").get_text() == "ajouté\u00a0: "
    assert str(lire.find(class_="prose").p) == "<p><ins>Nous lisons.</ins></p>"


def test_what_only_moved_stands_once_and_what_is_said_of_it_too(client, comite, a_l_heure, deux):
    agir = deux.charte.sections.get().articles.get(ancre="agir")
    a_l_heure("2024-05-03T10:00")
    tenir = agir.section.articles.get(ancre="tenir")
    actions.placer_article(article=agir, section=agir.section, apres=tenir, by=comite)
    for version, corps in ((1, "Nous tenons nos promesses."), (2, "Nous tenons toutes nos promesses.")):
        actions.modifier_article(article=tenir, version=version, corps=corps, by=comite)
    actions.publier_version(charte=deux.charte, nature="fond", by=comite)
    page = lue(client, "/charte/comparer/2/3/")
    agir = page.find(id="article-compare-agir")
    assert agir.find(class_="compare-quoi").get_text() == "Déplacé de 1.1 à 1.2"
    assert len(agir.find_all(class_="prose")) == 1
    assert not agir.find(["ins", "del"])
    origines = agir.find(class_="origines").get_text(" ", strip=True)
    assert "Déplacement\u00a0: " in origines
    assert "origine a" not in origines  # no letter stands in the text
    # two saves of one hand on one day: one line, one letter
    assert len(page.find(id="origines-tenir").find_all("li")) == 1
    changes = page.select("#article-compare-tenir .texte-avant :is(ins, del)")
    assert [change.get_text() for change in changes] == [
        "supprimé\u00a0: parole (fin de la suppression)",
        "ajouté\u00a0: toutes nos promesses (fin de l’ajout)",
    ]


def test_each_change_refers_to_its_origin(client, deux):
    page = lue(client)
    renvois = page.select("#article-compare-agir .texte-avant sup a")
    assert [renvoi.get_text() for renvoi in renvois] == ["a", "a", "a"]
    origine = page.find(id=renvois[0]["href"][1:])
    assert origine.get_text(" ", strip=True) == "a origine a\u00a0: La rédaction – 2\u00a0avril 2024 ↩"
    assert (origine["tabindex"], page.find(id=origine.a["href"][1:]).name) == ("-1", "h3")


def test_persons_are_named_to_who_is_signed_in_only(client, connecter, participante, deux):
    assert "Duval" not in client.get("/charte/comparer/1/2/").text
    assert "Par Inès Duval" in connecter(participante).get("/charte/comparer/1/2/").text


def test_an_amendement_is_told_to_everybody_with_its_address_to_who_may_open_it(client, participante, comite, deux):
    contenu, provenance = deux.contenu, deux.provenance
    provenance["articles"]["agir"]["sources"]["2"] = {
        "personne": comite.pk, "amendements": [12], "le": "2024-04-02T08:00:00+00:00"
    }  # fmt: skip
    contenu["titre"] = "Charte d’essai, relue"
    Version.objects.create(
        charte=deux.charte, numero=3, nature="fond", publiee_le=deux.publiee_le, empreinte="a" * 64, texte="t",
        contenu=contenu, provenance=provenance, personne=comite,
    )  # fmt: skip
    page = lue(client, "/charte/comparer/1/3/")
    assert "Amendement 12" in page.find(id="origine-agir-a").text
    assert not page.find(id="origine-agir-a").find("a", href=re.compile("^/"))
    client.force_login(participante)
    assert lue(client, "/charte/comparer/1/3/").find(id="origine-agir-a").a["href"] == "/charte/amendements/12/"
    assert page.find(id="titre-compare").ins


def test_the_two_numbers_are_put_in_order(client, datees):
    assert client.get("/charte/comparer/2/1/")["Location"] == "/charte/comparer/1/2/"
    assert client.get("/charte/comparer/?m=2&n=1")["Location"] == "/charte/comparer/2/1/"
    assert client.get("/charte/comparer/?m=x")["Location"] == "/charte/versions/"


@pytest.mark.parametrize(
    ("adresse", "phrase"),
    [("/charte/comparer/2/2/", "deux fois la même"), ("/charte/comparer/1/9/", "pas de version 9")],
)
def test_what_cannot_be_compared_says_why_and_offers_to_choose(client, datees, adresse, phrase):
    reponse = client.get(adresse)
    assert reponse.status_code == 404
    assert phrase in reponse.text
    assert 'name="m"' in reponse.text


def test_two_versions_that_say_the_same_say_so(client, comite, deux):
    section = deux.charte.sections.get()
    actions.supprimer_article(article=ecrire(section, "Bref", "Un mot.", comite), by=comite)
    passagere = ecrire(section, "Passagère", "Un temps.", comite)
    actions.publier_version(charte=deux.charte, nature="fond", by=comite)
    actions.supprimer_article(article=passagere, by=comite)
    actions.publier_version(charte=deux.charte, nature="fond", by=comite)
    assert "disent la même chose" in client.get("/charte/comparer/2/4/").text


def test_the_list_of_chantiers_is_compared_too(client, comite, deux):
    ChantierFactory(numero=1, titre="Essaimer", defi="Comment faire")
    actions.publier_version(charte=deux.charte, nature="correction", by=comite)
    page = lue(client, "/charte/comparer/2/3/")
    assert page.find(id="chantiers-compares").find("ins")


def test_the_versions_offer_to_compare(client, deux):
    page = lue(client, "/charte/versions/")
    assert page.find("a", href="/charte/comparer/1/2/")
    choisis = [page.find("select", attrs={"name": nom}).find(selected=True)["value"] for nom in ("m", "n")]
    assert choisis == ["1", "2"]


@pytest.mark.parametrize(
    ("le", "phrase"),
    [
        ("2024-03-01", "version 1"),
        ("1er avril 2024", "version 1"),
        ("02/04/2024", "version 2"),
        ("29 février 2024", "aucune version n’était encore publiée"),
    ],
)
def test_the_charter_at_a_date(client, datees, le, phrase):
    reponse = client.get("/charte/versions/", {"le": le})
    assert reponse.status_code == 200
    assert phrase in BeautifulSoup(reponse.text, "html.parser").find(id="a-une-date").find(role="status").get_text()


@pytest.mark.parametrize("le", ["", "demain", "31/02/2024", "mars 2024", "<b>", "x" * 400])
def test_a_date_that_is_none_is_refused_with_a_sentence(client, datees, le):
    reponse = client.get("/charte/versions/", {"le": le})
    assert reponse.status_code == 422
    assert 'id="a-une-date-erreur"' in reponse.text
    assert "<b>" not in reponse.text


@pytest.mark.parametrize("articles", [1, 3])
def test_comparing_has_constant_queries(client, connecter, comite, django_assert_num_queries, articles, participante):
    section = SectionFactory()
    ecrits = [ecrire(section, f"Titre {rang}", "Un texte.", comite) for rang in range(articles)]
    actions.publier_version(charte=section.charte, nature="fond", by=comite)
    for article in ecrits:
        actions.modifier_article(article=article, version=1, corps="Un autre texte.", by=comite)
    actions.publier_version(charte=section.charte, nature="fond", by=comite)
    with django_assert_num_queries(3):  # the versions, the two that are compared
        client.get("/charte/comparer/1/2/")
    connecter(participante).get("/")
    with django_assert_num_queries(6):  # and the session, the person, the names
        client.get("/charte/comparer/1/2/")


@pytest.mark.django_db(transaction=True)
def test_a_comparison_is_made_once_for_its_readers(client, connecter, participante, deux, django_assert_num_queries):
    assert not connection.in_atomic_block
    premiere = client.get("/charte/comparer/1/2/").text
    with django_assert_num_queries(1):  # the versions
        assert client.get("/charte/comparer/1/2/").text == premiere
    client = connecter(participante)
    corps = re.compile(r'<div id="comparaison">.*?</main>', re.DOTALL)
    une, deux = (corps.search(client.get("/charte/comparer/1/2/").text)[0] for _ in range(2))
    assert une == deux
    assert "Inès Duval" in une


def test_versions_older_than_the_origins_are_compared_too(client, deux):
    versions = {version.numero: version for version in Version.objects.all()}
    for numero, provenance in ((1, {}), (2, versions[2].provenance)):
        Version.objects.create(
            charte=deux.charte, numero=numero + 2, nature="fond", publiee_le=deux.publiee_le, empreinte="b" * 64,
            texte="t", contenu=versions[numero].contenu, provenance=provenance, personne=deux.personne,
        )  # fmt: skip
    page = lue(client, "/charte/comparer/3/4/")
    assert "Origine non notée" in page.find(id="origines-agir").get_text()
    assert page.find(id="article-compare-agir").find("ins")
