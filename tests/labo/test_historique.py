"""Who wrote what, when: saves become passages, passages say their words as a person reads them."""

from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from chantiers import actions
from chantiers.models import Chantier
from labo import historique, revisions
from labo.historique.passages import ENSEMBLE, PRINCIPAL, Saisie, en_passages
from labo.models import Personne, Revision
from seminaire import actions as du_seminaire
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory, RepresentationFactory
from tests.seminaire.factories import SeminaireFactory, facilitation_de


DEBUT = timezone.make_aware(datetime(2023, 10, 19, 14, 0))
LEA, SAMI = Personne(pk=1, prenom="Léa", nom="Un"), Personne(pk=2, prenom="Sami", nom="Deux")


def saisies(*faites):
    """(who, minutes after 14 h, what it says, base)."""
    for numero, (qui, minutes, dit, *base) in enumerate(faites, 1):
        at = DEBUT + timedelta(minutes=minutes)
        revision = Revision(numero=numero, personne=qui, at=at, base=base[0] if base else None, sujet_type="a.chose")
        revision.empreinte = dit
        yield Saisie({PRINCIPAL: revision}, {PRINCIPAL: revision})


def groupes(*faites):
    return [[saisie.derniere.numero for saisie in passage.saisies] for passage in en_passages(list(saisies(*faites)))]


def test_saves_of_one_person_within_five_minutes_are_one():
    assert groupes((LEA, 0, "a"), (LEA, 3, "b"), (LEA, 5, "c"), (LEA, 5.1, "d")) == [[1, 2, 3], [4]]
    assert groupes((LEA, 0, "a"), (SAMI, 1, "b"), (LEA, 2, "c")) == [[1], [2], [3]]


def test_going_back_is_never_hidden_in_a_passage():
    assert groupes((LEA, 0, "a"), (SAMI, 1, "b"), (SAMI, 2, "a"), (SAMI, 3, "c")) == [[1], [2], [3], [4]]
    passages = en_passages(list(saisies((LEA, 0, "a"), (SAMI, 1, "b"), (SAMI, 2, "a"))))
    assert [passage.retour_a for passage in passages] == [None, None, DEBUT]
    assert [passage.dit_l_actuel for passage in passages] == [True, False, True]
    assert [passage.is_actuel for passage in passages] == [False, False, True]


def test_what_was_taken_from_a_proposal_stands_by_itself():
    suite = list(saisies((LEA, 0, "a"), (LEA, 1, "b"), (LEA, 2, "c"), (LEA, 3, "d")))
    suite[2].derniere.propositions = ["amendement-12", "inconnue-1"]
    passages = en_passages(suite)
    assert [[saisie.derniere.numero for saisie in passage.saisies] for passage in passages] == [[1, 2], [3], [4]]
    assert [passage.issu_de for passage in passages] == [
        [],
        [("issu de l’amendement 12", "/charte/amendements/12/")],
        [],
    ]


def test_whose_changes_were_brought_together():
    faites = (LEA, 0, "a"), (SAMI, 1, "b"), (LEA, 2, "c"), (None, 3, "d"), (LEA, 4, "e", 1)
    assert en_passages(list(saisies(*faites)))[-1].qui_est_reuni == "Sami et quelqu’un"


@given(st.lists(st.tuples(st.sampled_from([LEA, SAMI]), st.integers(0, 4), st.sampled_from("abcd")), max_size=12))
def test_passages_hold_every_save_once_in_order(faites):
    """Each is of one person, no longer than five minutes, and starts from where the one before ended."""
    minutes, suite = 0, []
    for qui, delai, dit in faites:
        minutes += delai
        suite.append((qui, minutes, dit))
    passages = en_passages(list(saisies(*suite)))
    assert [s.derniere.numero for passage in passages for s in passage.saisies] == list(range(1, len(faites) + 1))
    for passage in passages:
        assert len({saisie.derniere.personne_id for saisie in passage.saisies}) == 1
        assert passage.saisies[-1].derniere.at - passage.saisies[0].derniere.at <= ENSEMBLE
    for precedent, passage in pairwise(passages):
        assert passage.avant == precedent.etat


def dits(changement):
    return [(morceau.genre, morceau.texte) for morceau in changement.morceaux]


@pytest.fixture
def chantier(db, equipe):
    chantier = ChantierFactory(numero=1, titre="Essaimer", defi="Relier les territoires.")
    revisions.ouvrir(chantier, by=equipe)
    return chantier


def test_words_by_word_and_relations_by_their_names(chantier, equipe):
    ruche = OrganisationFactory(nom="La Ruche")
    champs = {"defi": "Relier tous les territoires.", "structure_porteuse": ruche}
    actions.modifier_chantier(chantier=chantier, version=1, by=PersonneFactory(is_equipe=True), **champs)
    deuxieme, premier = historique.lire(Chantier.objects.get()).passages
    assert [c.libelle for c in deuxieme.changements] == ["défi", "structure porteuse"]
    assert ("ajoute", "tous ") in dits(deuxieme.changements[0])
    assert dits(deuxieme.changements[1]) == [("ajoute", "La Ruche")]
    assert (premier.is_premier, premier.auteur, deuxieme.is_premier) == (True, "Élise Équipe", False)
    # What it began with is told too: its state, and how one joins; what is not ticked is not.
    assert {c.libelle: dits(c) for c in premier.changements} == {
        "titre": [("egal", "Essaimer")],
        "défi": [("egal", "Relier les territoires.")],
        "état": [("egal", "en cours")],
        "adhésion": [("egal", "ouverte : on rejoint aussitôt")],
    }


def test_a_relation_that_is_gone_is_told_and_todays_stays(chantier, equipe):
    ruche = OrganisationFactory(nom="La Ruche")
    actions.modifier_chantier(chantier=chantier, version=1, by=equipe, structure_porteuse=ruche, titre="Relier")
    actions.modifier_chantier(chantier=chantier, version=2, by=equipe, structure_porteuse=None, titre="Autre")
    ruche.delete()
    page = historique.lire(chantier, seul="r2").passages[0]
    assert ("retire", "(n’existe plus)") not in dits(page.changements[-1])
    revenu = actions.retablir_chantier(chantier=chantier, numero=2, version=3, by=equipe)
    assert (revenu.titre, revenu.structure_porteuse, revenu.introuvables) == ("Relier", None, ("structure_porteuse",))


def test_choices_by_their_labels(participante):
    membre = MembreFactory(personne=participante, motivation="Agir.")
    revisions.ouvrir(membre, by=participante)
    actions.modifier_adhesion(membre=membre, version=1, by=participante, motivation_audience="animation")
    page = historique.lire(membre, seul="r2").passages[0]
    lisible = next(c for c in page.changements if c.libelle == "motivation lisible par")
    assert dits(lisible)[-1] == ("egal", "moi et le pilotage du chantier")  # same person, same minute: one passage


def test_a_seance_is_told_with_the_hours_of_its_creneau(db, a_l_heure):
    a_l_heure("2023-10-19T09:00")
    fanny = facilitation_de(SeminaireFactory())
    seminaire = fanny.participations.get().seminaire
    champs = {"jour": seminaire.date_debut, "debut": time(9), "salle": "Grande salle"}
    seance = du_seminaire.ajouter_seance(seminaire=seminaire, titre="Accueil", by=fanny, **champs)
    a_l_heure("2023-10-19T09:20")
    champs = {"debut": time(9, 30), "titre": "Accueil café", "salle": "Petite salle"}
    du_seminaire.modifier_seance(seance=seance, version=1, version_creneau=1, by=fanny, **champs)
    deuxieme, premier = historique.lire(seance, seance.creneau).passages
    assert [(c.libelle, dits(c)) for c in deuxieme.changements] == [
        ("titre", [("egal", "Accueil"), ("ajoute", " café")]),
        ("salle", [("retire", "Grande salle"), ("ajoute", "Petite salle")]),
        ("début", [("retire", "9\u00a0h"), ("ajoute", "9\u00a0h\u00a030")]),
    ]
    assert (deuxieme.cibles, premier.cibles) == (
        {"numero": 2, "numero_creneau": 2},
        {"numero": 1, "numero_creneau": 1},
    )
    assert set(deuxieme.ancres) == {"r2", "c2"}
    assert dits(premier.changements[-1]) == [("egal", "9\u00a0h")]


def test_what_a_creneau_said_before_the_seance_came_is_not_its_history(db, a_l_heure):
    fanny = facilitation_de(SeminaireFactory())
    seminaire = fanny.participations.get().seminaire
    ChantierFactory.create_batch(2)
    a_l_heure("2023-10-19T09:00")
    seance = du_seminaire.ajouter_seance(seminaire=seminaire, titre="Atelier", by=fanny, debut=time(9))
    a_l_heure("2023-10-19T10:00")
    du_seminaire.repartir_par_chantier(seance=seance, by=fanny)
    double = seance.creneau.seances.exclude(pk=seance.pk).get()
    assert [p.is_premier for p in historique.lire(double, double.creneau).passages] == [True]
    assert len(historique.lire(seance, seance.creneau).passages) == 2


def test_beyond_fifty_passages_there_are_pages(chantier, equipe):
    Revision.objects.bulk_create(
        Revision(
            sujet_type="chantiers.chantier",
            sujet_pk=chantier.pk,
            numero=n + 1,
            personne=equipe,
            champs={**revisions.valeurs_de(chantier), "titre": f"Titre {n}"},
            at=DEBUT + timedelta(hours=n),
        )
        for n in range(1, 53)
    )
    premiere, seconde = historique.lire(chantier), historique.lire(chantier, page=2)
    assert (len(premiere.passages), premiere.pages, len(seconde.passages)) == (50, 2, 3)
    assert dits(seconde.passages[0].changements[0])[-1] == ("ajoute", "2")
    assert historique.lire(chantier, seul="r2").passages[0].ancre == "r2"
    for absent in ({"page": 3}, {"page": 0}, {"seul": "r99"}, {"seul": "x"}):
        with pytest.raises(LookupError):
            historique.lire(chantier, **absent)


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_page_has_constant_queries(connecter, chantier, equipe, django_assert_num_queries, a_l_heure, item_count):
    for n in range(1, item_count + 1):
        a_l_heure(f"2023-10-19T1{n}:00")
        champs = {"titre": f"Titre {n}", "structure_porteuse": RepresentationFactory().organisation}
        actions.modifier_chantier(chantier=chantier, version=n, by=equipe, **champs)
    client = connecter(equipe)
    with django_assert_num_queries(6):  # session, personne, chantier, saves, their words, organisations
        assert client.get("/chantiers/1/historique/").status_code == 200
