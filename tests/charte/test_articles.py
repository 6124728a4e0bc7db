"""Writing the charter: nothing typed is lost, nothing is overwritten, an anchor is for ever."""

import pytest
from django.db import DatabaseError, connection, transaction

from charte import actions
from charte.models import Article
from labo.models import Evenement, Revision
from labo.refus import Perime
from tests.charte.factories import ArticleFactory, CharteFactory, MembreComiteFactory, SectionFactory


@pytest.fixture
def article(db):
    section = SectionFactory(ancre="contexte", titre="Contexte")
    return ArticleFactory(section=section, ancre="agir", titre="Agir")


@pytest.fixture
def comite(article):
    return MembreComiteFactory().personne


@pytest.fixture
def client_comite(connecter, comite):
    return connecter(comite)


MODIFIER = "/charte/articles/agir/modifier/"
AJOUTER = "/charte/sections/contexte/ajouter/"


def saisie(**champs):
    return {"titre": "Agir", "corps": "Le corps de l’article.", "version": "1", **champs}


def test_an_article_is_added_at_the_end_with_an_address_of_its_own(client_comite, article, comite):
    donnees = {"titre": "Œuvrer, ensemble", "corps": "Oui."}
    for _ in range(2):
        reponse = client_comite.post(AJOUTER, donnees)
        assert reponse.status_code == 302
    assert reponse["Location"] == "/charte/#article-oeuvrer-ensemble-2"
    ancres = list(Article.objects.order_by("rang").values_list("ancre", flat=True))
    assert ancres == ["agir", "oeuvrer-ensemble", "oeuvrer-ensemble-2"]
    nouveau = Article.objects.get(ancre="oeuvrer-ensemble")
    assert Revision.objects.of(nouveau).get(numero=1).champs == {"titre": "Œuvrer, ensemble", "corps": "Oui."}
    assert Evenement.objects.of(nouveau).get().verbe == "article_ajoute"


def test_a_save_makes_a_revision_and_keeps_the_address(client_comite, article, comite):
    page = client_comite.post(MODIFIER, saisie(titre="Agir ici"), follow=True).text
    assert "Article enregistré" in page
    assert "Agir ici" in page
    article.refresh_from_db()
    assert (article.titre, article.ancre, article.version) == ("Agir ici", "agir", 2)
    evenement = Evenement.objects.of(article).get()
    assert (evenement.verbe, evenement.champs, evenement.personne) == ("article_modifie", ["titre"], comite)


def test_a_save_that_changes_nothing_makes_no_revision(client_comite, article):
    client_comite.post(MODIFIER, saisie())
    article.refresh_from_db()
    assert article.version == 1
    assert not Revision.objects.of(article).exists()


@pytest.mark.parametrize("perimee", ["1", "", "0", "-3", "abc", "9" * 30])
def test_a_stale_save_shows_both_texts_and_writes_nothing(connecter, article, comite, equipe, perimee):
    connecter(equipe).post(MODIFIER, saisie(corps="Les mots de l’équipe."))
    client = connecter(comite)
    reponse = client.post(MODIFIER, saisie(corps="Les mots du comité.", version=perimee))
    assert reponse.status_code == 409
    assert "Les mots de l’équipe." in reponse.text
    assert "Les mots du comité." in reponse.text
    assert "Élise Équipe" in reponse.text
    article.refresh_from_db()
    assert article.corps == "Les mots de l’équipe."
    # The form that came back stands on the newest version: sending it again settles.
    assert reponse.context["form"]["version"].value() == 2
    assert client.post(MODIFIER, saisie(corps="Les mots du comité.", version="2")).status_code == 302


def test_a_text_sent_to_a_deleted_article_comes_back(client_comite, article, equipe):
    actions.supprimer_article(article=article, by=equipe)
    reponse = client_comite.post(MODIFIER, saisie(corps="Mes mots précieux."))
    assert reponse.status_code == 409
    assert "vient d’être supprimé" in reponse.text
    assert "Mes mots précieux." in reponse.text


def test_the_same_key_writes_once(client_comite, article):
    for _ in range(2):
        reponse = client_comite.post(AJOUTER, {"titre": "Relier", "corps": "Oui.", "cle": "clé-1"})
        assert (reponse.status_code, reponse["Location"]) == (302, "/charte/#article-relier")
    assert Article.objects.count() == 2
    for _ in range(2):
        assert client_comite.post(MODIFIER, saisie(corps="Neuf.", cle="clé-2")).status_code == 302
    assert Revision.objects.of(article).count() == 1


def test_a_refused_form_does_not_consume_its_key(client_comite, article):
    assert client_comite.post(MODIFIER, saisie(titre="", cle="clé-1")).status_code == 422
    assert client_comite.post(MODIFIER, saisie(corps="Corrigé.", version="9", cle="clé-1")).status_code == 409
    assert client_comite.post(MODIFIER, saisie(corps="Corrigé.", cle="clé-1")).status_code == 302
    article.refresh_from_db()
    assert article.corps == "Corrigé."


@pytest.mark.parametrize("adresse", [MODIFIER, AJOUTER])
@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": ""}, "à remplir"),
        ({"corps": " \n "}, "à remplir"),
        ({"titre": "x" * 201}, "200"),
        ({"corps": "x" * 20_001}, "20000"),
    ],
)
def test_bad_input_is_told_and_kept(client_comite, article, adresse, champs, phrase):
    gardes = {"titre": "Mon titre", "corps": "Mes mots précieux."}
    reponse = client_comite.post(adresse, saisie(**{**gardes, **champs}))
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert all(valeur in reponse.text for nom, valeur in gardes.items() if nom not in champs)
    assert list(Article.objects.values_list("titre", flat=True)) == ["Agir"]


def test_what_documents_cannot_carry_is_told_at_the_field(client_comite, article):
    profonde = "\n".join("  " * rang + "- élément" for rang in range(8))
    reponse = client_comite.post(MODIFIER, saisie(corps=profonde))
    assert reponse.status_code == 422
    assert reponse.context["form"].errors["corps"]
    assert profonde in reponse.text


def test_markup_is_shown_as_typed(client_comite, article):
    client_comite.post(MODIFIER, saisie(titre="<b>Agir</b>", corps="<script>alert(1)</script> **gras**"))
    for adresse in ("/charte/", "/charte/articles/agir/"):
        page = client_comite.get(adresse).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page
        assert "<strong>gras</strong>" in page
        assert "<b>Agir" not in page


def test_control_characters_are_left_out(client_comite, article):
    client_comite.post(MODIFIER, saisie(titre="A\x00gi\nr", corps="a\x00\x07b\u202ec\r\nd"))
    article.refresh_from_db()
    assert (article.titre, article.corps) == ("Agi r", "abc\nd")


@pytest.mark.parametrize("adresse", [MODIFIER, AJOUTER])
def test_a_text_of_10_mb_is_refused_with_413(client_comite, article, adresse):
    assert client_comite.post(adresse, saisie(corps="x" * 10_000_000)).status_code == 413


def test_an_article_changes_places_with_its_living_neighbour(article, comite):
    efface, dernier = ArticleFactory(section=article.section), ArticleFactory(section=article.section)
    ArticleFactory()  # of another section
    actions.supprimer_article(article=efface, by=comite)
    actions.deplacer_article(article=article, vers_le_haut=False, by=comite)
    assert list(article.section.articles.presents()) == [dernier, article]
    with pytest.raises(Perime, match="dernier"):
        actions.deplacer_article(article=article, vers_le_haut=False, by=comite)
    actions.restaurer_article(article=efface, by=comite)
    assert list(article.section.articles.presents()) == [dernier, efface, article]


def test_a_deleted_article_comes_back_for_30_days(article, comite, a_l_heure):
    a_l_heure("2023-10-19T10:00")
    actions.supprimer_article(article=article, by=comite)
    a_l_heure("2023-11-19T10:00")
    with pytest.raises(Perime, match="30 jours"):
        actions.restaurer_article(article=article, by=comite)
    a_l_heure("2023-11-18T09:00")
    assert actions.restaurer_article(article=article, by=comite).supprime_le is None
    with pytest.raises(Perime, match="déjà"):
        actions.restaurer_article(article=article, by=comite)


def test_an_anchor_is_never_given_again(article, comite):
    actions.supprimer_article(article=article, by=comite)
    nouveau = actions.ajouter_article(section=article.section, titre="Agir", corps="Encore.", by=comite)
    autre = actions.ajouter_article(section=article.section, titre="Contexte", corps="Encore.", by=comite)
    assert (nouveau.ancre, autre.ancre) == ("agir-2", "contexte-2")


@pytest.mark.parametrize(
    ("sql", "raison"),
    [
        ("UPDATE charte_article SET ancre = 'autre'", "ne change"),
        ("UPDATE charte_section SET ancre = 'autre'", "ne change"),
        ("DELETE FROM charte_article", "ne se libère pas"),
        ("DELETE FROM charte_section", "ne se libère pas"),
        (
            "INSERT INTO charte_section (charte_id, ancre, titre, rang, is_porteuse, is_preambule, created_at)"
            " SELECT charte_id, 'agir', 'Agir', 99, false, false, now() FROM charte_section",
            "déjà prise",
        ),
        ("INSERT INTO charte_charte (titre, is_seule, created_at) VALUES ('Une autre', true, now())", "is_seule"),
        ("INSERT INTO charte_charte (titre, is_seule, created_at) VALUES ('Une autre', false, now())", "charte_seule"),
    ],
)
def test_the_database_itself_refuses(article, sql, raison):
    with pytest.raises(DatabaseError, match=raison), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_one_section_carries_the_list_of_chantiers(db, equipe):
    charte = CharteFactory()
    actions.ajouter_section(charte=charte, titre="Les chantiers", is_porteuse=True, by=equipe)
    with pytest.raises(DatabaseError), transaction.atomic():
        SectionFactory(charte=charte, is_porteuse=True)
