"""Publishing: a version is frozen for ever, in the database itself."""

import threading

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection, transaction

from charte import actions, canonique
from charte.models import Version
from labo.models import Evenement
from labo.refus import Perime
from tests.charte.factories import ArticleFactory, CharteFactory, MembreComiteFactory, SectionFactory
from tests.factories import ChantierFactory, OrganisationFactory, PersonneFactory


@pytest.fixture
def article(db):
    return ArticleFactory(section__ancre="contexte", ancre="agir", titre="Agir", corps="Un.")


@pytest.fixture
def charte(article):
    return article.section.charte


@pytest.fixture
def comite(charte):
    return MembreComiteFactory(charte=charte).personne


PUBLIER = "/charte/publier/"


def publier(charte, by, **champs):
    return actions.publier_version(charte=charte, nature="fond", by=by, **champs)


def test_a_version_freezes_the_text_and_the_chantiers(charte, article, comite, a_l_heure):
    a_l_heure("2023-10-19T23:30")
    ChantierFactory(numero=2, titre="Relier")
    ChantierFactory(
        numero=1, titre="Essaimer", defi="Comment ?", structure_porteuse=OrganisationFactory(nom="La Ruche")
    )
    version = publier(charte, comite, notes="La première.")
    version.refresh_from_db()
    assert (version.numero, version.jour.isoformat(), version.personne) == (1, "2023-10-19", comite)
    assert version.contenu["chantiers"] == [
        {"numero": 1, "titre": "Essaimer", "defi": "Comment ?", "structure": "La Ruche"},
        {"numero": 2, "titre": "Relier", "defi": "", "structure": ""},
    ]
    assert canonique.lire(version.texte) == version.contenu
    assert canonique.empreinte(version.texte) == version.empreinte
    assert Evenement.objects.of(version).get().verbe == "version_publiee"


def test_a_deleted_article_is_not_published(charte, article, comite):
    autre = ArticleFactory(section=article.section)
    actions.supprimer_article(article=autre, by=comite)
    assert [a["ancre"] for a in publier(charte, comite).contenu["sections"][0]["articles"]] == ["agir"]


def test_numbers_follow_and_nothing_new_is_refused(charte, article, comite):
    publier(charte, comite)
    with pytest.raises(Perime, match="Rien n’a changé depuis la version 1"):
        publier(charte, comite)
    actions.modifier_article(article=article, version=1, corps="Deux.", by=comite)
    assert publier(charte, comite).numero == 2
    actions.modifier_article(article=article, version=2, corps="Un.", by=comite)
    troisieme = publier(charte, comite)
    assert (troisieme.numero, troisieme.empreinte) == (3, Version.objects.get(numero=1).empreinte)


def test_an_empty_charter_is_not_published(db):
    charte = CharteFactory()
    SectionFactory(charte=charte)
    with pytest.raises(Perime, match="aucun article"):
        publier(charte, MembreComiteFactory(charte=charte).personne)


COLONNES = (
    "charte_id, nature, notes, publiee_le, texte, contenu, provenance, personne_id,"  # and the two that are tried
)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE charte_version SET notes = 'autre'",
        "UPDATE charte_version SET texte = texte",
        "UPDATE charte_version SET provenance = '{}'",
        "DELETE FROM charte_version",
        f"INSERT INTO charte_version ({COLONNES} numero, empreinte)"
        f" SELECT {COLONNES} numero, empreinte FROM charte_version",
        f"INSERT INTO charte_version ({COLONNES} numero, empreinte) SELECT {COLONNES} 9, 'abc' FROM charte_version",
    ],
)
def test_the_database_itself_refuses(charte, comite, sql):
    publier(charte, comite)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_two_publish_at_once_and_one_version_is_born(charte, comite):
    barriere, issues = threading.Barrier(2), []

    def essayer():
        barriere.wait(10)
        try:
            issues.append(publier(charte, comite).numero)
        except Perime as perime:
            issues.append(str(perime))
        finally:
            connection.close()

    fils = [threading.Thread(target=essayer) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(20)
    assert sorted(map(str, issues)) == ["1", "Rien n’a changé depuis la version 1 : il n’y a rien à publier."]
    assert Version.objects.count() == 1


def test_the_comite_publishes_from_the_page(connecter, charte, comite):
    client = connecter(comite)
    formulaire = client.get(PUBLIER).context["form"]
    donnees = {"nature": "fond", "notes": "La première.", "empreinte": formulaire["empreinte"].value(), "cle": "clé-1"}
    for _ in range(2):  # the same key publishes once
        assert client.post(PUBLIER, donnees)["Location"] == "/charte/versions/1/"
    assert Version.objects.count() == 1
    page = client.get("/charte/versions/1/").text
    assert "La version est publiée" in page
    assert "La première." in page
    assert "Rien n’a changé depuis la version 1" in client.get(PUBLIER).text


def test_the_page_says_what_changes(connecter, charte, article, comite):
    publier(charte, comite)
    actions.modifier_article(article=article, version=1, corps="Deux.", by=comite)
    page = connecter(comite).get(PUBLIER)
    assert 'href="/charte/a-venir/#article-agir"' in page.text
    # word for word, before what cannot be taken back
    comparee = page.text.partition('id="a-venir"')[2].partition("</details>")[0]
    assert "<del" in comparee
    assert "Deux" in comparee
    assert Version.objects.count() == 1


def test_what_changes_is_told_as_the_comparison_will_tell_it(connecter, charte, article, comite):
    _, autre = (ArticleFactory(section=article.section, titre="Agir") for _ in range(2))
    ailleurs = actions.ajouter_section(charte=charte, titre="Ailleurs", by=comite)
    ensuite = actions.ajouter_section(charte=charte, titre="Ensuite", by=comite)
    publier(charte, comite)
    actions.ajouter_section(charte=charte, titre="Préambule", is_preambule=True, by=comite)
    actions.deplacer_section(section=ensuite, vers_le_haut=True, by=comite)
    actions.deplacer_article(article=autre, vers_le_haut=True, by=comite)
    actions.modifier_section(section=ailleurs, titre="Ailleurs", is_porteuse=True, by=comite)
    client = connecter(comite)
    bilans = []
    for adresse in (PUBLIER, "/charte/a-venir/"):
        bilan = BeautifulSoup(client.get(adresse).text, "html.parser").find(id="comparaison-bilan")
        bilans.append([" ".join(ligne.get_text().split()) for ligne in bilan.find(class_="bilan-liste")("li")])
    publier(charte, comite)
    bilan = BeautifulSoup(client.get("/charte/comparer/1/2/").text, "html.parser").find(id="comparaison-bilan")
    bilans.append([" ".join(ligne.get_text().split()) for ligne in bilan.find(class_="bilan-liste")("li")])
    assert (
        bilans
        == [
            [
                "1.2 Agir – déplacé de 1.3 à 1.2",
                "Préambule – section ajoutée",
                "2 Ensuite – section déplacée de 3 à 2",
                "La liste des chantiers change de place",
            ]
        ]
        * 3
    )


def test_the_working_text_says_whether_it_is_the_one_that_is_published(connecter, charte, article, comite):
    ChantierFactory(numero=1, titre="Essaimer")
    client = connecter(comite)
    assert 'href="/charte/publier/"' in client.get("/charte/").text
    publier(charte, comite)
    page = client.get("/charte/").text
    assert "Ce texte est celui de la version publiée" in page
    assert "/charte/publier/" not in page
    assert "Le texte de travail dit la même chose que la version 1" in client.get("/charte/a-venir/").text
    jetee = actions.ajouter_section(charte=charte, titre="Jetée", by=comite)
    actions.supprimer_section(section=jetee, by=comite)
    actions.supprimer_article(article=ArticleFactory(section=article.section), by=comite)
    assert "Ce texte est celui de la version publiée" in client.get("/charte/").text
    actions.modifier_article(article=article, version=1, corps="Deux.", by=comite)
    assert 'href="/charte/a-venir/">ce qui a changé depuis la version 1</a>' in client.get("/charte/").text
    client.force_login(PersonneFactory())
    assert "Ce texte s’écrit encore" in client.get("/charte/").text


def test_before_the_first_version_nothing_is_to_come(connecter, charte, comite):
    assert connecter(comite).get("/charte/a-venir/").status_code == 404


def test_a_text_that_was_not_read_is_not_published(connecter, charte, article, comite):
    client = connecter(comite)
    donnees = {"nature": "fond", "empreinte": client.get(PUBLIER).context["form"]["empreinte"].value(), "cle": "clé-1"}
    actions.modifier_article(article=article, version=1, corps="Deux.", by=comite)
    reponse = client.post(PUBLIER, {**donnees, "notes": "Mes notes"})
    assert reponse.status_code == 409
    assert "Le texte a changé" in reponse.text
    assert "Mes notes" in reponse.text
    assert not Version.objects.exists()
    # What came back stands on the new text: sent again, with the same key, it is published.
    relu = reponse.context["form"]["empreinte"].value()
    assert client.post(PUBLIER, {**donnees, "empreinte": relu}).status_code == 302


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"nature": ""}, "Choisissez une réponse."),
        ({"nature": "autre"}, "choix"),
        ({"notes": "x" * 2001}, "2000"),
    ],
)
def test_bad_input_is_told_and_kept(connecter, charte, comite, champs, phrase):
    client = connecter(comite)
    reponse = client.post(PUBLIER, {"nature": "fond", "notes": "Mes notes", "cle": "clé-1", **champs})
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert champs.get("notes", "Mes notes") in reponse.text
    assert not Version.objects.exists()
    assert client.post(PUBLIER, {"nature": "fond", "cle": "clé-1"}).status_code == 302


def test_control_characters_and_markup_in_the_notes(connecter, charte, comite):
    client = connecter(comite)
    client.post(PUBLIER, {"nature": "fond", "notes": "a\x00\x07\u202eb <script>alert(1)</script>"})
    assert Version.objects.get().notes == "ab <script>alert(1)</script>"
    for adresse in ("/charte/versions/1/", "/charte/versions/"):
        page = client.get(adresse).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_a_text_of_10_mb_is_refused_with_413(connecter, charte, comite):
    assert connecter(comite).post(PUBLIER, {"nature": "fond", "notes": "x" * 10_000_000}).status_code == 413
