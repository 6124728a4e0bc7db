"""Every action, called directly by a stranger, refuses: the permission is inside."""

import pytest
from django.contrib.auth.models import AnonymousUser

from charte import actions
from charte.models import Article, MembreComite, Section, Version
from labo.refus import Perime, Refus
from tests.charte.factories import ArticleFactory, CharteFactory, MembreComiteFactory
from tests.factories import OrganisationFactory, PersonneFactory, RepresentationFactory


# action -> its arguments, made from an article
ACTIONS = {
    actions.creer_charte: lambda article: {"titre": "La mienne"},
    actions.nommer_au_comite: lambda article: {"charte": article.section.charte, "personne": PersonneFactory()},
    actions.ajouter_section: lambda article: {"charte": article.section.charte, "titre": "La mienne"},
    actions.ajouter_article: lambda article: {"section": article.section, "titre": "Le mien", "corps": "Mes mots"},
    actions.modifier_article: lambda article: {"article": article, "version": 1, "corps": "Mes mots"},
    actions.retablir_article: lambda article: {"article": article, "numero": 1, "version": 1},
    actions.deplacer_article: lambda article: {"article": article, "vers_le_haut": True},
    actions.supprimer_article: lambda article: {"article": article},
    actions.restaurer_article: lambda article: {"article": article},
    actions.publier_version: lambda article: {"charte": article.section.charte, "nature": "fond"},
}
ETRANGERES = {
    "personne": PersonneFactory,
    "anonyme": AnonymousUser,
    "membre inactive": lambda: MembreComiteFactory(personne__is_active=False).personne,
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("etrangere", ETRANGERES)
def test_a_stranger_is_refused(db, action, etrangere):
    article = ArticleFactory()
    arguments, by = ACTIONS[action](article), ETRANGERES[etrangere]()
    sieges = MembreComite.objects.count()
    with pytest.raises(Refus) as refus:
        action(by=by, **arguments)
    assert refus.value.status == 403
    article.refresh_from_db()
    assert (article.corps, article.supprime_le, article.version) == ("Le corps de l’article.", None, 1)
    assert (Section.objects.count(), Article.objects.count(), Version.objects.count()) == (1, 1, 0)
    assert MembreComite.objects.count() == sieges


@pytest.mark.parametrize("action", [actions.creer_charte, actions.nommer_au_comite])
def test_the_comite_does_not_open_the_charter_nor_name_itself(db, action):
    article = ArticleFactory()
    with pytest.raises(Refus, match="équipe"):
        action(by=MembreComiteFactory().personne, **ACTIONS[action](article))


def test_the_equipe_does_not_publish(db, equipe):
    article = ArticleFactory()
    with pytest.raises(Refus, match="Seul le comité"):
        actions.publier_version(charte=article.section.charte, nature="fond", by=equipe)


def test_there_is_one_charter(db, equipe):
    actions.creer_charte(titre="La charte", by=equipe)
    with pytest.raises(Perime, match="une"):
        actions.creer_charte(titre="Une autre", by=equipe)


def test_an_organisation_sits_through_its_representative(db, equipe):
    charte, ruche = CharteFactory(), OrganisationFactory(nom="La Ruche")
    representation = RepresentationFactory(organisation=ruche)
    with pytest.raises(Refus, match="ne représente pas"):
        actions.nommer_au_comite(charte=charte, personne=PersonneFactory(), organisation=ruche, by=equipe)
    membre = actions.nommer_au_comite(charte=charte, personne=representation.personne, organisation=ruche, by=equipe)
    assert (membre.personne, membre.organisation) == (representation.personne, ruche)
    encore = actions.nommer_au_comite(charte=charte, personne=representation.personne, changer=True, by=equipe)
    assert (encore.pk, encore.organisation) == (membre.pk, None)
