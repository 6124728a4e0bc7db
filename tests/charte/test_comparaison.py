"""Two frozen versions compared: both are read in it, what moved is told as moved, and each change says where it comes from."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from charte.comparaison import comparer
from charte.comparaison.morceaux import is_change, lire_source, texte_apres, texte_avant
from charte.comparaison.ordre import en_place, entrelacer
from tests.charte.contenus import SURLENDEMAIN, Atelier, deux_versions, source


REGLAGES = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ecrire(morceaux):
    formes = {"egal": "{}", "ajoute": "+{}+", "retire": "-{}-"}
    return "".join(formes[morceau.genre].format(morceau.texte) for morceau in morceaux)


def amendements(sources):
    return [source.amendements for source in sources]


@pytest.fixture
def atelier():
    atelier = Atelier()
    atelier.section("contexte", "Contexte")
    atelier.section("comite", "Comité")
    for ancre in ("agir", "dire", "faire"):
        atelier.article(ancre, ancre.capitalize(), f"Nous voulons {ancre} ici.")
    atelier.article("elire", "Élire", "Le comité se réunit.", section=1)
    return atelier


def comparees(atelier, avant):
    comparee = comparer(*avant, *atelier.figer())
    return comparee, {article.ancre: article for article in comparee.articles}


def test_each_change_names_the_save_that_wrote_it(atelier):
    avant = atelier.figer()
    atelier.modifier("agir", corps="Nous voulons vraiment agir ici.")  # act 7
    atelier.modifier("agir", corps="Nous voulons vraiment agir partout.")  # act 8
    comparee, articles = comparees(atelier, avant)
    agir = articles["agir"]
    assert ecrire(agir.corps) == "Nous voulons +vraiment +agir -ici-+partout+."
    assert amendements(agir.sources) == [(7,), (8,)]
    assert (agir.etat, agir.numero, agir.is_deplace) == ("modifie", "1.1", False)
    assert [a.ancre for a in comparee.articles if a.is_change] == ["agir"]


def test_words_that_were_taken_out_and_put_back_have_not_changed(atelier):
    avant = atelier.figer()
    atelier.modifier("agir", corps="Nous voulons agir.")
    atelier.modifier("agir", corps="Nous voulons agir ici.")
    comparee, _ = comparees(atelier, avant)
    assert comparee.is_vide


def test_what_was_added_and_taken_out(atelier):
    avant = atelier.figer()
    atelier.article("lire", "Lire", "Nous lisons.", section=1)  # 7
    atelier.retirer("dire")  # 8
    comparee, articles = comparees(atelier, avant)
    assert [(a.ancre, a.etat) for a in comparee.articles] == [
        ("agir", "inchange"),
        ("dire", "supprime"),
        ("faire", "inchange"),
        ("elire", "inchange"),
        ("lire", "ajoute"),
    ]
    assert ecrire(articles["lire"].corps) == "+Nous lisons.+"
    assert ecrire(articles["dire"].titre) == "-Dire-"
    assert amendements(articles["lire"].sources) == [(7,)]
    assert amendements(articles["dire"].sources) == [(8,)]
    assert (articles["faire"].numero_avant, articles["faire"].numero) == ("1.3", "1.2")


def test_what_was_put_back_is_by_who_put_it_back_and_what_was_written_since_by_its_author(atelier):
    premiere = atelier.figer()
    atelier.retirer("dire")
    deuxieme = atelier.figer()
    atelier.remettre("dire")  # 8
    atelier.modifier("dire", corps="Nous voulons dire ici, enfin.")  # 9
    atelier.articles["dire"]["sources"]["2"]["le"] = SURLENDEMAIN
    dire = comparees(atelier, deuxieme)[1]["dire"]
    assert dire.etat == "ajoute"
    assert [(morceau.texte, morceau.source.amendements) for morceau in (*dire.titre, *dire.corps)] == [
        ("Dire", (8,)),
        ("Nous voulons dire ici", (8,)),
        (", enfin", (9,)),
        (".", (8,)),
    ]
    assert amendements(comparees(atelier, premiere)[1]["dire"].sources) == [(9,)]


def test_what_was_put_back_before_that_was_noted_does_not_name_who_wrote_it_once(atelier):
    atelier.retirer("dire")
    avant = atelier.figer()
    atelier.remettre("dire")
    del atelier.articles["dire"]["retour"]
    assert [source.genre for source in comparees(atelier, avant)[1]["dire"].sources] == ["inconnue"]


def test_what_moved_is_told_as_moved_even_where_it_changed_too(atelier):
    avant = atelier.figer()
    atelier.deplacer("agir", 1, 0)  # 7
    atelier.deplacer("faire", 0, 0)  # 8
    atelier.modifier("agir", titre="Agir vite")  # 9
    comparee, articles = comparees(atelier, avant)
    agir, faire = articles["agir"], articles["faire"]
    assert (agir.is_deplace, agir.numero_avant, agir.numero, agir.etat) == (True, "1.1", "2.1", "modifie")
    assert amendements(agir.sources) == [(7,), (9,)]
    assert (faire.is_deplace, faire.etat, amendements(faire.sources)) == (True, "inchange", [(8,)])
    assert not articles["dire"].is_deplace
    assert [a.ancre for a in comparee.articles] == ["faire", "dire", "agir", "elire"]


@pytest.mark.parametrize("rang", [1, 2])
def test_who_moved_is_told_not_who_was_passed(atelier, rang):
    avant = atelier.figer()
    atelier.deplacer("agir", 0, rang)
    _, articles = comparees(atelier, avant)
    assert [nom for nom, article in articles.items() if article.is_deplace] == ["agir"]


def test_two_sections_that_change_places_tell_which_one_moved(atelier):
    avant = atelier.figer()
    atelier.deplacer_section(0, 1)
    comparee, _ = comparees(atelier, avant)
    assert [section.ancre for section in comparee.sections if section.is_deplacee] == ["contexte"]


def test_a_section_that_moved_takes_its_articles_with_it(atelier):
    avant = atelier.figer()
    atelier.deplacer_section(1, 0)
    comparee, articles = comparees(atelier, avant)
    (section,) = comparee.sections_changees
    assert (section.is_deplacee, section.etat) == (True, "inchange")
    assert not any(article.is_change for article in articles.values())


def test_the_place_that_a_section_left_says_who_moved_it(atelier):
    avant = atelier.figer()
    atelier.deplacer("dire", 1, 0)  # 7
    atelier.deplacer_section(0, 1)  # 8
    comparee, _ = comparees(atelier, avant)
    (partie,) = (section for section in comparee.sections if section.etat == "parti")
    lus = {article.ancre: amendements(article.sources) for article in partie.articles}
    assert lus == {"agir": [(8,)], "dire": [(7,)], "faire": [(8,)]}


def test_a_version_older_than_the_weaves_says_that_origins_were_not_noted(atelier):
    contenu, _ = atelier.figer()
    atelier.modifier("agir", corps="Nous voulons vraiment agir ici.")
    comparee = comparer(contenu, {}, *atelier.figer())
    agir = comparee.articles[0]
    assert ecrire(agir.corps) == "Nous voulons +vraiment +agir ici."
    assert [source.genre for source in agir.sources] == ["inconnue"]


def test_a_weave_that_does_not_give_the_texts_back_is_not_believed(atelier):
    contenu, provenance = atelier.figer()
    contenu["sections"][0]["articles"][0]["corps"] = "Un tout autre texte, que rien n’a noté."
    atelier.modifier("agir", corps="Nous voulons vraiment agir ici.")
    agir = comparer(contenu, provenance, *atelier.figer()).articles[0]
    assert texte_avant(agir.corps) == "Un tout autre texte, que rien n’a noté."
    assert {source.genre for source in agir.sources} == {"inconnue"}


def test_the_title_the_sections_and_the_chantiers_are_compared_too(atelier):
    avant = atelier.figer()
    atelier.titre, atelier.origine = "Charte commune", source(41)
    atelier.sections[0][1], atelier.origines["contexte"] = "Le contexte", source(42)
    atelier.chantiers = [{"numero": 2, "titre": "Relier", "defi": "", "structure": "La Ruche"}]
    comparee, _ = comparees(atelier, avant)
    assert (ecrire(comparee.titre), amendements(comparee.sources)[0]) == ("Charte+ commune+", (41,))
    assert [amendements(section.sources) for section in comparee.sections_changees] == [[(42,)]]
    assert [(c.numero, c.etat) for c in comparee.chantiers] == [(1, "supprime"), (2, "ajoute")]
    assert not comparee.is_vide


def test_a_preamble_has_no_number(atelier):
    avant = atelier.figer()
    atelier.modifier("elire", corps="Il se réunit.")
    contenu, provenance = atelier.figer()
    for version in (avant[0], contenu):
        version["sections"][0]["preambule"] = True
    articles = {article.ancre: article for article in comparer(*avant, contenu, provenance).articles}
    assert (articles["agir"].numero, articles["elire"].numero) == ("", "1.1")


@settings(REGLAGES, max_examples=60)
@given(deux_versions())
def test_both_versions_are_read_in_their_comparison(versions):
    (contenu_avant, _), (contenu, _) = versions
    comparee = comparer(*versions[0], *versions[1])
    for cote, lu in ((texte_avant, contenu_avant), (texte_apres, contenu)):
        attendus = {
            article["ancre"]: (article["titre"], article["corps"])
            for section in lu["sections"]
            for article in section["articles"]
        }
        absents = ("ajoute",) if cote is texte_avant else ("supprime",)
        lus = {a.ancre: (cote(a.titre), cote(a.corps)) for a in comparee.articles if a.etat not in absents}
        assert lus == attendus
    assert comparee.is_vide == (contenu_avant == contenu)


@settings(REGLAGES, max_examples=60)
@given(deux_versions())
def test_every_change_has_its_source_when_origins_were_noted(versions):
    comparee = comparer(*versions[0], *versions[1])
    assert all(source.genre == "acte" for source in comparee.sources)
    for article in comparee.articles:
        assert bool(article.sources) == article.is_change
        assert all(m.source for m in (*article.titre, *article.corps) if m.genre != "egal")
    deplaces = {article.ancre: article.place for article in comparee.articles if article.is_deplace}
    assert all(source != lire_source(versions[0][1]["articles"][ancre]["place"]) for ancre, source in deplaces.items())
    assert comparer(*versions[1], *versions[1]).is_vide


@settings(REGLAGES, max_examples=60)
@given(deux_versions())
def test_between_two_equal_pieces_what_was_taken_out_comes_first(versions):
    for article in comparer(*versions[0], *versions[1]).articles:
        genres = [morceau.genre for morceau in article.corps]
        assert ("ajoute", "retire") not in list(pairwise(genres))
        assert is_change(article.corps) == (texte_avant(article.corps) != texte_apres(article.corps))


def test_as_many_as_can_be_keep_their_place():
    assert en_place(list("abcde"), list("eabcd")) == set("abcd")
    assert en_place(list("abc"), list("xyz")) == set()
    assert en_place(list("abcd"), list("bcad"), {"b", "c"}) == {"a", "d"}
    assert en_place(list("abc"), list("abc"), {"b"}) == set("abc")
    assert list(entrelacer(list("abc"), list("acx"), set("ac"))) == [
        ("a", "a"), ("b", None), ("c", "c"), (None, "x")
    ]  # fmt: skip
