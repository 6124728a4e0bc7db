"""Several people at once: nobody waits for ever, and what a version freezes is of one moment."""

import pytest

from charte import actions, imports, lecture
from charte.models import Article, Charte
from tests.charte.factories import MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory
from tests.fils import ensemble


@pytest.fixture
def comite(transactional_db):
    return MembreComiteFactory().personne


@pytest.fixture
def section(comite):
    return SectionFactory(ancre="contexte", titre="Contexte")


def importer(texte, by):
    apercu = imports.Apercu(lecture.lire(texte), Charte.objects.get())
    vus = {x.numero: imports.Vu.of(x.present) for x in (*apercu.sections, *apercu.articles)}
    return imports.importer(titre="", lue=apercu.lue, gardes=set(vus), vus=vus, by=by)


def test_an_import_and_articles_that_move_wait_for_each_other(section, comite):
    """The import writes in an article, then adds one; moving takes the charter, then the article."""
    agir, tenir = (
        actions.ajouter_article(section=section, titre=titre, corps="Un.", by=comite) for titre in ("Agir", "Tenir")
    )
    for n in range(4):
        texte = f"# Charte\n\n## Contexte\n\n### Agir\n\nTour {n}.\n\n### Tenir\n\nTour {n}.\n\n### Neuf {n}\n\nNeuf."
        faits = ensemble(
            lambda texte=texte: importer(texte, comite),
            lambda: actions.placer_article(article=tenir, section=section, by=comite),
            lambda: actions.placer_article(article=agir, section=section, by=comite),
        )
        assert [type(fait).__name__ for fait in faits] == ["Charte", "Article", "Article"]
        assert set(Article.objects.filter(ancre__in=("agir", "tenir")).values_list("corps", flat=True)) == {
            f"Tour {n}."
        }


def test_two_open_the_charter_and_one_is_told(transactional_db):
    equipe = PersonneFactory.create_batch(4, is_equipe=True)
    faits = ensemble(*(lambda qui=qui: actions.creer_charte(titre="Charte", by=qui) for qui in equipe))
    assert sorted(type(fait).__name__ for fait in faits) == ["Charte", *["Perime"] * 3]


def test_what_a_version_freezes_is_of_one_moment(section, comite):
    """Publishing while articles are saved: the weaves that are frozen give the words that are frozen."""
    articles = [actions.ajouter_article(section=section, titre=f"Point {n}", corps="Un.", by=comite) for n in range(6)]
    charte = section.charte

    def ecrire(article, n):
        article = Article.objects.get(pk=article.pk)
        return actions.modifier_article(article=article, version=article.version, corps=f"Tour {n}.", by=comite)

    for n in range(6):
        version, *_ = ensemble(
            lambda: actions.publier_version(charte=charte, nature="fond", by=comite),
            *(lambda article=article, n=n: ecrire(article, n) for article in articles),
        )
        if not hasattr(version, "provenance"):
            continue  # nothing had changed yet
        figes = {a["ancre"]: a["corps"] for section in version.contenu["sections"] for a in section["articles"]}
        tisses = {
            ancre: "".join(texte for texte, _, mort in fil["corps"] if mort is None)
            for ancre, fil in version.provenance["articles"].items()
        }
        assert tisses == figes
