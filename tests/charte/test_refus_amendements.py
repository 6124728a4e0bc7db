"""Every action on sections and amendements, called directly by a stranger, refuses: the permission is inside."""

import pytest
from django.contrib.auth.models import AnonymousUser

from charte import actions
from charte.enums import EtatAmendement
from charte.models import Amendement, Commentaire, Soutien
from labo.refus import Refus
from tests.charte.factories import AmendementFactory, MembreComiteFactory
from tests.factories import PersonneFactory, RepresentationFactory


def _mots(**autres):
    return {"titre": "Le mien", "corps": "Mes mots", "motif": "Parce que.", **autres}


# action -> its arguments, made from an amendement
DE_QUI_ECRIT = {
    actions.renommer_charte: lambda a: {"charte": a.charte, "titre": "La mienne"},
    actions.modifier_section: lambda a: {"section": a.article.section, "titre": "Autre", "is_porteuse": False},
    actions.deplacer_section: lambda a: {"section": a.article.section, "vers_le_haut": True},
    actions.supprimer_section: lambda a: {"section": a.article.section},
    actions.restaurer_section: lambda a: {"section": a.article.section},
    actions.placer_article: lambda a: {"article": a.article, "section": a.article.section},
}
DE_L_EQUIPE = {actions.retirer_du_comite: lambda a: {"membre": MembreComiteFactory(charte=a.charte)}}
DU_COMITE = {
    actions.clore_amendements: lambda a: {"charte": a.charte},
    actions.rouvrir_amendements: lambda a: {"charte": a.charte},
    actions.retenir_amendement: lambda a: {"amendement": a, "raison": "Oui."},
    actions.retenir_amendements: lambda a: {"article": a.article, "version": 1, "raisons": {a: "Oui."}},
    actions.refuser_amendement: lambda a: {"amendement": a, "raison": "Non."},
    actions.pressentir_amendement: lambda a: {"amendement": a, "is_pressenti": True},
}
DE_SON_AUTEUR = {
    actions.modifier_amendement: lambda a: {"amendement": a, "version": 1, "corps": "Mes mots"},
    actions.retirer_amendement: lambda a: {"amendement": a},
}
DE_TOUS = {
    actions.proposer_modification: lambda a: _mots(article=a.article, base=1),
    actions.proposer_ajout: lambda a: _mots(section=a.article.section),
    actions.proposer_suppression: lambda a: {"article": a.article, "motif": "Parce que."},
    actions.proposer_deplacement: lambda a: {"article": a.article, "section": a.article.section, "motif": "Ici."},
    actions.soutenir_amendement: lambda a: {"amendement": a},
    actions.ne_plus_soutenir_amendement: lambda a: {"amendement": a},
    actions.commenter: lambda a: {"amendement": a, "texte": "Bien."},
}
ACTIONS = {
    **DE_QUI_ECRIT,
    **DU_COMITE,
    **DE_L_EQUIPE,
    **DE_SON_AUTEUR,
    **DE_TOUS,
    actions.retirer_commentaire: lambda a: {"commentaire": _commentaire_sous(a)},
}
ANONYMES = {"anonyme": AnonymousUser, "inactive": lambda: MembreComiteFactory(personne__is_active=False).personne}
ETRANGERES = {**ANONYMES, "participante": PersonneFactory}


def _commentaire_sous(amendement):
    return actions.commenter(amendement=amendement, texte="Le mien.", by=PersonneFactory())


@pytest.fixture
def amendement(db):
    return AmendementFactory()


def _refuse(action, amendement, by):
    arguments = ACTIONS[action](amendement)
    avant = Commentaire.objects.count()
    with pytest.raises(Refus) as refus:
        action(by=by, **arguments)
    assert refus.value.status == 403
    amendement.refresh_from_db()
    assert (amendement.etat, amendement.version, amendement.is_pressenti) == (EtatAmendement.DEPOSE, 1, False)
    assert (Amendement.objects.count(), Soutien.objects.count()) == (1, 0)
    assert Commentaire.objects.count() == avant


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
@pytest.mark.parametrize("etrangere", ANONYMES)
def test_nobody_acts_without_being_known(amendement, action, etrangere):
    _refuse(action, amendement, ANONYMES[etrangere]())


@pytest.mark.parametrize(
    "action",
    [*DE_QUI_ECRIT, *DU_COMITE, *DE_L_EQUIPE, *DE_SON_AUTEUR, actions.retirer_commentaire],
    ids=lambda action: action.__name__,
)
def test_a_participant_does_not_do_what_is_not_hers(amendement, action):
    _refuse(action, amendement, PersonneFactory())


@pytest.mark.parametrize("action", DU_COMITE, ids=lambda action: action.__name__)
def test_the_equipe_does_not_answer(amendement, equipe, action):
    _refuse(action, amendement, equipe)


def test_the_comite_does_not_choose_who_sits_there(amendement):
    _refuse(actions.retirer_du_comite, amendement, MembreComiteFactory().personne)


@pytest.mark.parametrize("action", DE_SON_AUTEUR, ids=lambda action: action.__name__)
def test_the_comite_does_not_write_in_the_name_of_others(amendement, action):
    _refuse(action, amendement, MembreComiteFactory().personne)


@pytest.mark.parametrize(
    "action",
    [a for a in DE_TOUS if "soutenir" not in a.__name__ or a is actions.soutenir_amendement],
    ids=lambda a: a.__name__,
)
def test_nobody_speaks_for_an_organisation_that_is_not_hers(amendement, organisation_d_autrui, action):
    arguments = DE_TOUS[action](amendement)
    with pytest.raises(Refus, match="ne représentez pas"):
        action(by=PersonneFactory(), organisation=organisation_d_autrui, **arguments)


def test_one_s_own_needs_no_support(amendement):
    with pytest.raises(Refus, match="le soutenez déjà"):
        actions.soutenir_amendement(amendement=amendement, by=amendement.personne)


@pytest.fixture
def organisation_d_autrui(db):
    return RepresentationFactory().organisation
