"""What a new version changes, told in French."""

import copy

import pytest

from charte.changements import entre


def charte():
    articles = [{"ancre": nom, "titre": nom.upper(), "corps": nom} for nom in ("un", "deux", "trois")]
    sections = [{"ancre": "s", "titre": "S", "chantiers": False, "articles": articles}]
    return {"titre": "Charte", "sections": sections, "chantiers": []}


def changer(quoi):
    nouvelle = copy.deepcopy(charte())
    quoi(nouvelle, nouvelle["sections"][0]["articles"])
    return nouvelle


CAS = [
    (lambda c, a: None, []),
    (lambda c, a: a[1].update(corps="autre"), ["« DEUX » est modifié."]),
    (lambda c, a: a.append({"ancre": "x", "titre": "X", "corps": ""}), ["« X » est ajouté."]),
    (lambda c, a: a.pop(0), ["« UN » est supprimé."]),
    (lambda c, a: a.reverse(), ["« TROIS » change de place.", "« DEUX » change de place."]),
    (lambda c, a: c.update(titre="Autre"), ["Le titre de la charte change."]),
    (lambda c, a: c["sections"][0].update(titre="T"), ["Les sections changent."]),
    (lambda c, a: c.update(chantiers=[{"numero": 1}]), ["La liste des chantiers change."]),
]


@pytest.mark.parametrize(("quoi", "phrases"), CAS)
def test_each_change_has_its_sentence(quoi, phrases):
    assert [dit.phrase for dit in entre(charte(), changer(quoi))] == phrases


def test_an_article_that_moved_is_named_and_leads_to_its_page():
    def deplacer(nouvelle, articles):
        ailleurs = {"ancre": "t", "titre": "T", "chantiers": False, "articles": [articles.pop(0)]}
        nouvelle["sections"].append(ailleurs)

    dits = entre(charte(), changer(deplacer))
    assert [(dit.phrase, dit.ancre) for dit in dits] == [
        ("« UN » passe dans la section « T ».", "un"),
        ("Les sections changent.", ""),
    ]
    assert [dit.ancre for dit in entre(charte(), changer(lambda c, a: a.pop(0)))] == [""]


def test_before_the_first_version_there_is_nothing_to_compare():
    assert entre(None, charte()) == []
