"""The socle's promises: the journal only grows, a key works once, an error speaks French."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings as reglages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.test import Client, RequestFactory
from django.utils import timezone
from procrastinate.contrib.django import app

from chantiers import actions as chantiers_actions
from chantiers.models import Membre
from labo import actions, cles, horloge, journal, registre
from labo.models import Cle, Evenement, Personne, Revision
from labo.refus import Perime
from labo.views.pannes import panne
from tests.factories import ChantierFactory, PersonneFactory


@pytest.mark.parametrize("ordre", ["UPDATE labo_evenement SET verbe = 'autre'", "DELETE FROM labo_evenement"])
def test_the_journal_only_grows(participante, ordre):
    journal.consigner("personne_creee", participante, by=None)
    with pytest.raises(IntegrityError, match="ne se modifie pas"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ordre)


def test_the_journal_holds_no_words_and_no_names(equipe):
    personne = actions.creer_personne(prenom="Apolline", nom="Rarissime", by=equipe, email="a@essai.example")
    ligne = Evenement.objects.of(personne).values().get()
    assert not any("pollin" in str(valeur) or "arissim" in str(valeur) for valeur in ligne.values())


def test_a_revision_number_is_given_once(chantier_avec_revision):
    with pytest.raises(IntegrityError, match="revision_numero_unique"), transaction.atomic():
        Revision.objects.create(**chantier_avec_revision)


@pytest.fixture
def chantier_avec_revision(db):
    champs = {"sujet_type": "chantiers.chantier", "sujet_pk": 1, "numero": 1, "champs": {}, "at": timezone.now()}
    Revision.objects.create(**champs)
    return champs


def test_an_address_is_unique_whatever_its_case(db):
    PersonneFactory(email="Alix@Essai.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonneFactory(email="alix@essai.EXAMPLE")
    PersonneFactory(email=None)
    PersonneFactory(email="")
    assert Personne.objects.filter(email=None).count() == 2


def test_two_identical_posts_at_once_do_one_act(transactional_db, participante):
    """The second waits for the first, then answers as it did."""
    chantier = ChantierFactory(numero=1)
    donnees = {f"{nom}_audience": "chantier" for nom in Membre.PAROLES} | {"motivation": "Une fois", "cle": "double"}
    reponses, depart = [], threading.Barrier(2)

    def poster():
        client = Client()
        client.force_login(participante)
        depart.wait()
        reponses.append(client.post("/chantiers/1/rejoindre/", donnees))
        connection.close()

    fils = [threading.Thread(target=poster) for _ in range(2)]
    [fil.start() for fil in fils]
    [fil.join() for fil in fils]
    assert [(r.status_code, r["Location"]) for r in reponses] == [(302, "/chantiers/1/")] * 2
    assert Membre.objects.filter(chantier=chantier).count() == 1
    assert Evenement.objects.filter(verbe="chantier_rejoint").count() == 1


def test_a_key_belongs_to_one_person_and_one_address(connecter, participante, equipe):
    ChantierFactory(numero=1)
    ChantierFactory(numero=2)
    donnees = {f"{nom}_audience": "chantier" for nom in Membre.PAROLES} | {"cle": "la même"}
    for personne in (participante, equipe):
        for numero in (1, 2):
            connecter(personne).post(f"/chantiers/{numero}/rejoindre/", donnees)
    assert Membre.objects.count() == 4


def test_old_keys_are_forgotten(participante):
    for age in (1, 9):
        cle = Cle.objects.create(personne=participante, adresse="/", cle=str(age), vers="/", at=timezone.now())
        Cle.objects.filter(pk=cle.pk).update(created_at=timezone.now() - timedelta(days=age))
    assert cles.purger() == 1
    assert Cle.objects.get().cle == "1"


def test_every_task_of_the_house_is_known_to_the_queue():
    assert {"envoyer", "purger_cles"} <= set(app.tasks)


def test_the_clock_of_the_trade_is_set_apart(a_l_heure):
    a_l_heure("2023-10-19T14:20")
    assert horloge.maintenant().strftime("%d/%m/%Y %H:%M") == "19/10/2023 14:20"
    assert timezone.now().year > 2023


def test_an_unknown_subject_is_nobodys(equipe):
    assert not registre.sujet_visible(equipe, "inconnu-1")
    assert registre.sujet_visible(equipe, f"personne-{equipe.pk}")
    assert not registre.sujet_visible(equipe, f"personne-{equipe.pk + 1}")
    assert not registre.sujet_visible(AnonymousUser(), "personne-None")


@pytest.mark.parametrize(("adresse", "methode", "statut", "phrase"), [
    ("/rien/", "get", 404, "Page introuvable"),
    ("/chantiers/", "post", 405, "Ce n’est pas le bon chemin"),
    ("/chantiers/1%00/", "get", 404, "Page introuvable"),
])  # fmt: skip
def test_errors_speak_french(client, db, adresse, methode, statut, phrase):
    reponse = getattr(client, methode)(adresse)
    assert reponse.status_code == statut
    assert phrase in reponse.text


def test_a_strict_policy_on_every_page(client, db):
    politique = client.get("/chantiers/")["Content-Security-Policy"]
    assert "script-src 'self'" in politique
    assert "unsafe" not in politique


def test_the_clock_is_refused_outside_the_local_run(monkeypatch):
    source = (reglages.RACINE / "labo" / "settings.py").read_text()
    monkeypatch.setenv("LOCAL", "0")
    monkeypatch.setenv("HORLOGE_DECALAGE", "3600")
    with pytest.raises(ImproperlyConfigured, match="exécution locale"):
        exec(compile(source, "settings.py", "exec"), {"__file__": str(reglages.RACINE / "labo" / "settings.py")})


@pytest.mark.parametrize(
    ("erreur", "statut"), [(OperationalError(), 503), (InterfaceError(), 503), (ValueError(), 500)]
)
def test_a_database_that_does_not_answer_asks_to_come_back(erreur, statut):
    """503: what is sent by a script is then sent again by itself; a fault of ours comes back to its form."""
    try:
        raise erreur
    except type(erreur):
        reponse = panne(RequestFactory().post("/"))
    assert reponse.status_code == statut
    assert ("Retry-After" in reponse) == (statut == 503)
    assert "votre texte y est encore" in reponse.text


def test_who_joins_while_she_is_given_the_lead_enters_once(transactional_db, equipe, participante):
    for numero in range(1, 6):
        chantier, depart = ChantierFactory(numero=numero), threading.Barrier(2)

        def agir(acte, depart=depart, **arguments):
            depart.wait()
            try:
                acte(**arguments)
            except Perime:
                pass
            finally:
                connection.close()

        fils = [
            threading.Thread(
                target=agir,
                args=(chantiers_actions.nommer_pilotage,),
                kwargs={"chantier": chantier, "personne": participante, "by": equipe},
            ),
            threading.Thread(
                target=agir,
                args=(chantiers_actions.rejoindre_chantier,),
                kwargs={"chantier": chantier, "by": participante},
            ),
        ]
        [fil.start() for fil in fils]
        [fil.join() for fil in fils]
    assert list(Membre.objects.values_list("role", flat=True)) == ["pilotage"] * 5
