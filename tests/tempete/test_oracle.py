"""The oracle itself: calm when all is well, and red at each fault that it is there for."""

from dataclasses import replace

import pytest

from tests.tempete.oracle import Objet, Revision, juger


UN, DEUX, TROIS = "mot1x1xaaaa", "mot2x1xbbbb", "mot1x2xcccc"
CHEMIN = "/charte/articles/essai/modifier/"


def recit(mot, personne, **autres):
    return {
        "personne": personne, "chemin": CHEMIN, "genre": "simple", "is_envoi": True, "mots": [mot], "retires": [],
        "issue": "enregistree", "numeros": [], "fautes": [], "conflits": 0, "is_partie": True, "pannes": [],
    } | autres  # fmt: skip


RECITS = [
    recit(UN, 11, numeros=[2]),
    recit(DEUX, 12, numeros=[3, 3], genre="rejoue"),
    recit(TROIS, 11, numeros=[0], is_envoi=False, retires=[UN]),
]
REVISIONS = (
    Revision(1, None, ("Le texte.",)),
    Revision(2, 11, (f"Le texte {UN}.",)),
    Revision(3, 12, (f"Le texte {UN} {DEUX}.",), base=1),
    Revision(4, 11, (f"Le texte {DEUX} {TROIS}.",)),
)
OBJET = Objet(CHEMIN, 4, REVISIONS[-1].textes, REVISIONS)


def fautes(recits=RECITS, objet=OBJET, **options):
    return juger(recits, [objet], **options).fautes


def avec(rang, **changes):
    """The journals with one line otherwise."""
    return [{**ligne, **changes} if n == rang else ligne for n, ligne in enumerate(RECITS)]


def en(numero, **changes):
    """The object with one revision otherwise; its last one stays what it now says."""
    revisions = [replace(r, **changes) if r.numero == numero else r for r in REVISIONS]
    return replace(OBJET, revisions=revisions, textes=revisions[-1].textes)


def test_all_is_well():
    verdict = juger(RECITS, [OBJET])
    assert (verdict.fautes, verdict.perdus, verdict.revisions, verdict.reunies) == ([], set(), 4, 1)


def test_a_word_told_saved_and_nowhere_is_lost():
    verdict = juger([*RECITS, recit("mot3x1xdddd", 13)], [OBJET])
    assert verdict.perdus == {"mot3x1xdddd"}
    assert "dit enregistré, perdu" in verdict.fautes[0]


def test_a_save_that_overwrites_another_is_seen_though_the_history_keeps_both():
    verdict = juger(RECITS, [en(3, textes=(f"Le texte {DEUX}.",))])
    assert verdict.perdus == {UN}
    assert "a emporté sans les voir" in verdict.fautes[0]


def test_a_revision_that_is_gone_or_given_twice_is_seen():
    sans = replace(OBJET, revisions=[revision for revision in REVISIONS if revision.numero != 2])
    assert "la révision 3 suit la 1" in fautes(objet=sans)[0]
    double = replace(OBJET, revisions=[*REVISIONS[:3], REVISIONS[2], REVISIONS[3]])
    assert any("la révision 3 suit la 3" in faute for faute in fautes(objet=double))


def test_a_version_that_is_not_the_last_revision_is_seen():
    assert "n’est pas la dernière révision" in fautes(objet=replace(OBJET, version=5))[0]
    assert "n’est pas la dernière révision" in fautes(objet=replace(OBJET, textes=("autre chose",)))[0]


def test_a_save_done_twice_makes_a_revision_of_nobody():
    double = replace(REVISIONS[3], numero=5)
    objet = replace(OBJET, version=5, revisions=[*REVISIONS, double])
    assert "elle n’est pas d’un seul envoi, mais de 0" in fautes(objet=objet)[0]


def test_two_saves_in_one_revision_are_seen():
    revisions = [*REVISIONS[:2], replace(REVISIONS[3], numero=3, textes=(f"{UN} {DEUX} {TROIS}",))]
    objet = replace(OBJET, version=3, textes=revisions[-1].textes, revisions=revisions)
    assert "mais de 2" in fautes(objet=objet)[0]


def test_another_s_signature_is_seen():
    assert "signée 12, écrite par 11" in fautes(objet=en(2, personne=12))[0]


@pytest.mark.parametrize(
    ("rang", "changes", "faute"),
    [
        (0, {"numeros": [3]}, "le reçu dit [3], les mots sont en [2]"),
        (1, {"numeros": [3, 4]}, "répété, il a reçu les numéros [3, 4]"),
        (0, {"issue": "refusee", "numeros": []}, "refusee, et pourtant écrit en [2]"),
        (0, {"issue": "inconnue", "numeros": [], "is_partie": False}, "inconnue, et pourtant écrit en [2]"),
        (0, {"mots": [UN, "mot1x1xzzzz"]}, "une partie seulement de l’envoi"),
        (0, {"fautes": ["un 409 sans formulaire"]}, "un 409 sans formulaire"),
        (0, {"pannes": [500]}, "réponses [500]"),
        (0, {"chemin": "/ailleurs/"}, "plus rien à cette adresse"),
    ],
)
def test_what_a_person_was_told_must_be_true(rang, changes, faute):
    assert any(faute in dite for dite in fautes(avec(rang, **changes)))


def test_the_same_number_is_not_given_to_two_saves():
    assert any("a été donné à deux envois" in faute for faute in fautes(avec(1, numeros=[2])))


def test_when_the_database_was_down_an_error_was_no_fault():
    assert fautes(avec(0, pannes=[500]), is_panne_admise=True) == []


def test_who_hung_up_may_have_been_saved_or_not():
    assert fautes(avec(0, issue="inconnue", numeros=[])) == []
    assert fautes([*RECITS, recit("mot3x1xdddd", 13, issue="inconnue")]) == []
