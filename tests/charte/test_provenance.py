"""A version freezes where each of its words comes from, as it was noted when they were saved."""

import pytest

from charte import actions, trame
from charte.models import Trame
from tests.charte.factories import CharteFactory, MembreComiteFactory
from tests.factories import PersonneFactory


# the charter locked, the comité, contenu (3), the last version, the weaves read and written, provenance (3), validation (3 + 2
# constraints in savepoints), the version, the journal, two news, the task, and the act’s own savepoint
NOMBRE_DE_REQUETES = 27


@pytest.fixture
def comite(db):
    return MembreComiteFactory().personne


@pytest.fixture
def section(comite):
    return actions.ajouter_section(charte=CharteFactory(), titre="Contexte", by=comite)


@pytest.fixture
def article(section, comite):
    return actions.ajouter_article(section=section, titre="Agir", corps="Nous agissons.", by=comite)


def publier(charte, by):
    return actions.publier_version(charte=charte, nature="fond", by=by)


def provenance(version, ancre="agir"):
    return version.provenance["articles"][ancre]


def proposer(article, corps, by):
    article.refresh_from_db()
    return actions.proposer_modification(
        article=article, base=article.version, titre=article.titre, corps=corps, motif="Mieux.", by=by
    )


def test_each_change_names_the_amendement_or_the_editor(article, comite):
    charte, lea = article.section.charte, PersonneFactory()
    premiere = publier(charte, comite)
    amendement = proposer(article, "Nous agissons ensemble.", lea)
    actions.retenir_amendement(amendement=amendement, raison="Oui.", by=comite)
    article.refresh_from_db()
    actions.modifier_article(article=article, version=2, corps="Nous agissons ensemble, ici.", by=comite)
    seconde = publier(charte, comite)
    de, a = provenance(premiere)["revision"], provenance(seconde)["revision"]
    assert (de, a) == (1, 3)
    assert trame.passages(provenance(seconde)["corps"], de, a) == (
        ("egal", "Nous agissons", None),
        ("ajoute", " ensemble", 2),
        ("ajoute", ", ici", 3),
        ("egal", ".", None),
    )
    sources = provenance(seconde)["sources"]
    assert [(sources[n]["personne"], sources[n]["amendements"]) for n in ("2", "3")] == [
        (comite.pk, [amendement.numero]),
        (comite.pk, []),
    ]


def test_what_came_and_went_between_two_versions_is_not_published(article, comite):
    charte = article.section.charte
    publier(charte, comite)
    actions.modifier_article(article=article, version=1, corps="Nous agissons en secret.", by=comite)
    actions.modifier_article(article=article, version=2, corps="Nous agissons, vite.", by=comite)
    seconde = publier(charte, comite)
    assert "secret" not in str(seconde.provenance)
    assert "secret" not in str(Trame.objects.get().corps)
    assert provenance(seconde)["sources"].keys() == {"1", "3"}


def test_an_article_added_moved_or_taken_out_names_who_did(section, article, comite):
    charte, lea = section.charte, PersonneFactory()
    ailleurs = actions.ajouter_section(charte=charte, titre="Ailleurs", by=comite)
    publier(charte, comite)
    ajout = actions.proposer_ajout(section=section, titre="Décider", corps="À deux.", motif="Manque.", by=lea)
    actions.retenir_amendement(amendement=ajout, raison="Oui.", by=comite)
    place = actions.proposer_deplacement(article=article, section=ailleurs, motif="Plus loin.", by=lea)
    actions.retenir_amendement(amendement=place, raison="Oui.", by=comite)
    seconde = publier(charte, comite)
    nouveau = provenance(seconde, "decider")
    assert nouveau["sources"][str(nouveau["revision"])]["amendements"] == [ajout.numero]
    assert provenance(seconde)["place"]["amendements"] == [place.numero]
    retrait = actions.proposer_suppression(article=article, motif="Inutile.", by=lea)
    actions.retenir_amendement(amendement=retrait, raison="Soit.", by=comite)
    troisieme = publier(charte, comite)
    assert troisieme.provenance["retires"]["agir"]["amendements"] == [retrait.numero]
    assert "agir" not in troisieme.provenance["articles"]


def test_the_preamble_stands_first_without_a_number(section, article, comite, client):
    charte = section.charte
    preambule = actions.ajouter_section(charte=charte, titre="Préambule", is_preambule=True, by=comite)
    actions.ajouter_article(section=preambule, titre="Nous", corps="Réunis ici.", by=comite)
    version = publier(charte, comite)
    assert [(s["titre"], s.get("preambule")) for s in version.contenu["sections"]] == [
        ("Préambule", True),
        ("Contexte", None),
    ]
    page = client.get("/charte/").text
    assert page.index("Réunis ici.") < page.index("Nous agissons.")
    assert '<span class="numero">1.1</span> Agir' in page
    markdown = client.get("/charte/versions/1/charte.md").text
    assert "## Préambule" in markdown
    assert "## 1. Contexte" in markdown
    assert "### Article 1.1 – Agir" in markdown


def test_a_freeze_asks_a_constant_number_of_queries(section, comite, django_assert_num_queries):
    for rang in range(3):
        actions.ajouter_article(section=section, titre=f"Point {rang}", corps="Un.", by=comite)
        with django_assert_num_queries(NOMBRE_DE_REQUETES):
            publier(section.charte, comite)
