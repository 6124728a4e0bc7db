"""Writing an article: the canonical form at the save, the preview, what is pasted."""

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.db import connection

from charte import actions
from charte.models import Article
from labo import revisions
from labo.models import Revision
from tests.charte.factories import ArticleFactory, MembreComiteFactory
from tests.labo.test_balisage_bureau import DITE, PAGE, TETE


pytestmark = pytest.mark.django_db
MODIFIER = "/charte/articles/agir/modifier/"


@pytest.fixture
def client_comite(connecter):
    return connecter(MembreComiteFactory().personne)


@pytest.fixture
def article(db):
    """As one written before there was a canonical form."""
    article = ArticleFactory(titre="Agir", ancre="agir")
    with connection.cursor() as cursor:  # the field itself would write it in canonical form
        cursor.execute("UPDATE charte_article SET corps = %s", ["* a\n* b\n\n\n__Fin__"])
    article.refresh_from_db()
    revisions.ouvrir(article, by=None)
    return article


def saisie(**autres):
    return {"titre": "Agir", "corps": "Un texte.", "version": "1", **autres}


def test_a_text_is_kept_in_canonical_form(client_comite, article):
    client_comite.post(MODIFIER, saisie(corps="# Titre\r\n* un\r\n* deux\r\n\r\n\r\n> cité"))
    article.refresh_from_db()
    assert article.corps == "## Titre\n\n- un\n- deux\n\n> cité"
    page = BeautifulSoup(client_comite.get("/charte/articles/agir/").text, "html.parser")
    assert [titre.get_text() for titre in page.select(".prose h2")] == ["Titre"]
    page = BeautifulSoup(client_comite.get("/charte/").text, "html.parser")
    assert [titre.get_text() for titre in page.select(".prose h4")] == ["Titre"]


def test_an_old_text_saved_as_it_was_opened_is_one_revision_and_no_conflict(client_comite, article):
    for version in ("1", "1", "2"):  # the second, opened before the first was saved
        assert client_comite.post(MODIFIER, saisie(corps="* a\n* b\n\n\n__Fin__", version=version)).status_code == 302
    article.refresh_from_db()
    assert (article.corps, article.version) == ("- a\n- b\n\n**Fin**", 2)


def test_two_saves_opened_on_an_old_text_are_brought_together(article, equipe):
    actions.modifier_article(article=article, version=1, corps="* a\n* b\n\n__Fini__", by=equipe)
    actions.modifier_article(article=article, version=1, corps="* A\n* b\n\n__Fin__", by=equipe)
    article.refresh_from_db()
    assert article.corps == "- A\n- b\n\n**Fini**"


def test_the_preview_of_a_plain_form_saves_nothing(client_comite, article):
    for adresse in (MODIFIER, "/charte/sections/partie-1/ajouter/"):
        adresse = adresse.replace("partie-1", article.section.ancre)
        reponse = client_comite.post(adresse, saisie(titre="", corps="## Ici\n\n**là** <script>x</script>", apercu="1"))
        assert reponse.status_code == 200
        page = BeautifulSoup(reponse.text, "html.parser")
        assert page.select_one("#apercu-texte h3").get_text() == "Ici"
        assert page.select_one("#apercu-texte strong").get_text() == "là"
        assert page.find("textarea", {"name": "corps"}).text.strip() == "## Ici\n\n**là** <script>x</script>"
    assert Revision.objects.of(article).count() == 1
    assert Article.objects.count() == 1


def test_the_preview_as_a_fragment(client_comite):
    reponse = client_comite.post("/charte/apercu/", {"corps": "> cité"}, headers={"HX-Request": "true"})
    assert BeautifulSoup(reponse.text, "html.parser").find(id="apercu-article").blockquote.get_text() == "cité"
    assert "Rien d’écrit" in client_comite.post("/charte/apercu/", {"corps": ""}).text
    reponse = client_comite.post("/charte/apercu/", {"corps": "x " * 40_000})
    assert (reponse.status_code, "trop long" in reponse.text) == (413, True)


def test_what_word_pastes_is_cleaned(client_comite):
    reponse = client_comite.post("/charte/nettoyer/", f"{TETE}{PAGE}", content_type="text/html; charset=utf-8")
    assert (reponse.status_code, reponse["Content-Type"], reponse.text) == (200, "text/plain; charset=utf-8", DITE)
    reponse = client_comite.post("/charte/nettoyer/titres/", "<h1>a</h1><h4>b</h4>", content_type="text/html")
    assert reponse.text == "# a\n\n#### b"
    reponse = client_comite.post("/charte/nettoyer/", "<p>mot " * 100_000, content_type="text/html")
    assert (reponse.status_code, "trop long" in reponse.text) == (413, True)
    reponse = client_comite.post("/charte/nettoyer/", "<ul><li>mot" * 1000, content_type="text/html")
    assert reponse.text.split().count("mot") == 1000  # none is joined to the next one
    assert "plus de quatre niveaux" in unquote(reponse["Laisse-De-Cote"])
    assert client_comite.post("/charte/nettoyer/", "x" * 2_500_000, content_type="text/html").status_code == 413


def test_the_source_of_a_word_document_counts_for_its_words(client_comite, article):
    """A megabyte of it, for less than 20,000 characters of text."""
    bruit = "<!-- " + "mso-style:x; " * 80_000 + " -->"
    assert client_comite.post(MODIFIER, saisie(corps=f"{TETE}{bruit}{PAGE}</body></html>")).status_code == 302
    article.refresh_from_db()
    assert article.corps == DITE
