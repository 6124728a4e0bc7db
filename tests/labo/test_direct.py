"""En direct: from the act to the stream."""

from itertools import pairwise

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError
from hypothesis import given
from hypothesis import strategies as st

from labo.direct import publier
from labo.direct.ecoute import MARGE, MEMOIRE, Abonne, Ecoute
from labo.direct.publication import en_charges
from labo.direct.sujets import LIMITE, DemandeIllisible, is_sujet, lire
from tests.conftest import attendre
from tests.flux import Flux, a_l_ecoute, demarrer, dire, dire_ailleurs, ecoutes


SUJETS = st.from_regex(r"[a-z]{1,30}(-[A-Za-z0-9-]{1,60})?", fullmatch=True)


def test_the_news_leaves_with_the_commit_and_not_before(serveur, transactional_db):
    with Flux(serveur, "chantier-1", "chantier-2") as flux:
        with transaction.atomic():
            publier("chantier-1")
            dire_ailleurs("chantier-2")
            assert flux.nouvelle() == ["chantier-2"]
        assert flux.nouvelle() == ["chantier-1"]


def test_an_act_that_is_undone_is_not_told(serveur, transactional_db):
    with Flux(serveur, "chantier-1", "chantier-2", "chantier-3") as flux:
        with transaction.atomic():
            publier("chantier-1")
            transaction.set_rollback(True)
        with transaction.atomic():
            publier("chantier-3")
            with transaction.atomic():
                publier("chantier-2")
                transaction.set_rollback(True)
        assert flux.nouvelle() == ["chantier-3"]


def test_one_act_may_touch_several_subjects_and_only_the_followed_ones_are_told(serveur, transactional_db):
    with Flux(serveur, "chantier-1", "chantier-3") as flux, Flux(serveur, "chantier-2") as autre:
        dire("chantier-3", "chantier-1", "chantier-3", "chantier-4")
        assert flux.nouvelle() == ["chantier-1", "chantier-3"]
        dire("chantier-2")
        assert autre.nouvelle() == ["chantier-2"]


def test_the_message_says_how_many_follow(serveur, transactional_db):
    with Flux(serveur, "chantier-1") as premier, Flux(serveur, "chantier-1", "chantier-2"):
        dire("chantier-1")
        assert premier.prochain("nouvelle")["abonnes"] == 2


def test_two_processes_on_one_database_both_tell(serveur, transactional_db):
    with demarrer() as autre:
        a_l_ecoute(autre.adresse)
        with Flux(serveur, "chantier-5") as ici, Flux(autre.adresse, "chantier-5") as ailleurs:
            dire("chantier-5")
            assert (ici.nouvelle(), ailleurs.nouvelle()) == (["chantier-5"], ["chantier-5"])


def test_when_the_database_hangs_up_the_process_listens_again_and_everybody_re_reads(serveur, transactional_db):
    a_l_ecoute(serveur)
    with Flux(serveur, "chantier-1", "chantier-2") as flux:
        avant = ecoutes()
        ecoutes("pg_terminate_backend(pid)")
        assert flux.nouvelle() == ["chantier-1", "chantier-2"]
        dire("chantier-2")
        assert flux.nouvelle() == ["chantier-2"]
    attendre(lambda: ecoutes() == avant)


def test_what_was_said_before_the_stream_opened_is_told_to_a_page_of_that_age(serveur, transactional_db):
    a_l_ecoute(serveur)
    dire("chantier-7")
    with Flux(serveur, "chantier-8") as apres:
        dire("chantier-8")
        assert apres.nouvelle() == ["chantier-8"]  # so the process has heard both
    with Flux(serveur, "chantier-7", age=1) as vieille, Flux(serveur, "chantier-7", "chantier-9") as neuve:
        assert vieille.nouvelle() == ["chantier-7"]
        dire("chantier-9")
        assert neuve.nouvelle() == ["chantier-9"]


def test_a_page_is_told_what_changed_since_and_everything_when_nobody_knows():
    ecoute = Ecoute()
    assert ecoute.manquees(["a", "b"], 0) == ["a", "b"]  # not listening yet
    ecoute.reprendre()
    assert ecoute.manquees(["a", "b"], 0) == ["a", "b"]  # listening for less than the time a phone takes to come
    ecoute.depuis -= 600
    ecoute.annoncer(["a"])
    assert ecoute.manquees(["a", "b"], 0) == ["a"]
    assert ecoute.manquees(["a", "b"], 500) == ["a"]
    assert ecoute.manquees(["a", "b"], 601) == ["a", "b"]
    ecoute.dernieres["a"] -= MARGE + 2
    assert ecoute.manquees(["a", "b"], 1) == []


def test_the_memory_of_what_was_said_is_bounded_and_forgetting_is_not_silence():
    ecoute = Ecoute()
    ecoute.reprendre()
    ecoute.depuis -= 600
    ecoute.annoncer(f"chantier-{n}" for n in range(MEMOIRE))
    assert ecoute.manquees(["autre"], 60) == []
    ecoute.annoncer(["goutte"])
    assert len(ecoute.dernieres) == 0
    assert ecoute.manquees(["autre"], 60) == ["autre"]


def test_a_slow_stream_holds_no_more_than_what_it_follows():
    ecoute, lente = Ecoute(), Abonne(["a", "b"])
    ecoute.abonner(lente)
    for _ in range(1000):
        ecoute.annoncer(["a", "c"])
    assert (lente.prendre(), lente.prendre()) == (["a"], [])
    ecoute.desabonner(lente)
    assert (ecoute.abonnes, dict(ecoute.par_sujet)) == (set(), {})


@pytest.mark.django_db
def test_a_publication_is_one_query_whatever_the_number(django_assert_num_queries):
    with django_assert_num_queries(1):
        publier("chantier-1")
    with django_assert_num_queries(1):
        publier(*(f"chantier-{n:060}" for n in range(300)))
    with django_assert_num_queries(0):
        publier()


def test_a_publication_outside_a_transaction_is_refused(transactional_db):
    with pytest.raises(TransactionManagementError):
        publier("chantier-1")


@pytest.mark.parametrize("sujet", ["", "Chantier-1", "chantier 1", "chantier-", "é", "chantier-1\n", "c" * 31])
def test_what_is_no_subject_cannot_be_published(sujet):
    with pytest.raises(ValueError, match="not a subject"):
        en_charges([sujet])


@given(st.lists(SUJETS, max_size=60), st.integers(91, 400))
def test_payloads_hold_each_subject_once_and_fit(sujets, limite):
    charges = en_charges(sujets, limite)
    assert " ".join(charges).split() == list(dict.fromkeys(sujets))
    assert all(len(charge) <= limite for charge in charges)
    assert all(len(avant) + 1 + len(apres.split()[0]) > limite for avant, apres in pairwise(charges))


@given(st.lists(SUJETS, min_size=1, max_size=LIMITE), st.integers(0, 999_999_999))
def test_a_request_is_read_as_it_was_written(sujets, age):
    requete = "&".join([f"s={sujet}" for sujet in sujets] + [f"age={age}"])
    assert lire(requete.encode()) == (tuple(dict.fromkeys(sujets)), age)


@given(st.binary(max_size=200))
def test_any_request_is_read_or_refused(requete):
    try:
        sujets, _ = lire(requete)
    except DemandeIllisible:
        return
    assert all(map(is_sujet, sujets))
