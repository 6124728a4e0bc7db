"""Co-edition: what two people save is brought together, and where it cannot be, both keep their words."""

from datetime import time

import pytest

from charte import actions as charte_actions
from charte.models import Article
from labo.models import Cle, Revision
from seminaire import actions as seminaire_actions
from seminaire.models import Seance
from tests.charte.factories import CharteFactory, MembreComiteFactory
from tests.factories import PersonneFactory
from tests.seminaire.factories import SeminaireFactory, facilitation_de


CORPS = "Nous nous retrouvons le mardi à Lille.\n\nLe comité rend compte des décisions.\n\nChaque voix compte."


@pytest.fixture
def comite(db):
    return PersonneFactory(prenom="Cora", nom="Comité")


@pytest.fixture
def article(comite, equipe):
    """Created by its action, so that its first version is kept."""
    charte = CharteFactory()
    MembreComiteFactory(charte=charte, personne=comite)
    section = charte_actions.ajouter_section(charte=charte, titre="Principes", by=equipe)
    return charte_actions.ajouter_article(section=section, titre="Se retrouver", corps=CORPS, by=equipe)


def adresse(article):
    return f"/charte/articles/{article.ancre}/modifier/"


def saisie(article, **champs):
    return {"titre": "Se retrouver", "corps": CORPS, "version": "1", **champs}


def relire(objet):
    return type(objet).objects.get(pk=objet.pk)


def test_changes_in_two_paragraphs_are_both_kept_and_said(connecter, article, comite, equipe):
    connecter(equipe).post(adresse(article), saisie(article, corps=CORPS.replace("mardi", "jeudi")))
    mien = saisie(article, corps=CORPS.replace("Chaque voix compte", "Chaque voix compte pareil"))
    reponse = connecter(comite).post(adresse(article), mien, follow=True)
    assert relire(article).corps == CORPS.replace("mardi", "jeudi").replace("compte.", "compte pareil.")
    assert "Vos changements et ceux d’Élise ont été réunis." in reponse.text.replace("\u202f", " ")
    derniere = Revision.objects.of(article).first()
    assert (derniere.numero, derniere.base, derniere.personne) == (3, 1, comite)


def test_changes_in_two_places_of_one_sentence_are_both_kept(connecter, article, comite, equipe):
    connecter(equipe).post(adresse(article), saisie(article, corps=CORPS.replace("mardi", "jeudi")))
    connecter(comite).post(adresse(article), saisie(article, corps=CORPS.replace("Lille", "Roubaix")))
    assert relire(article).corps.startswith("Nous nous retrouvons le jeudi à Roubaix.")


def test_two_fields_changed_by_two_people_are_both_kept(connecter, article, comite, equipe):
    connecter(equipe).post(adresse(article), saisie(article, titre="Se rencontrer"))
    connecter(comite).post(adresse(article), saisie(article, corps="Neuf."))
    assert (relire(article).titre, relire(article).corps) == ("Se rencontrer", "Neuf.")


def test_the_same_words_changed_twice_come_back_with_both_marked(connecter, article, comite, equipe):
    autre = CORPS.replace("mardi", "jeudi").replace("Chaque voix", "Toute voix")
    connecter(equipe).post(adresse(article), saisie(article, corps=autre))
    reponse = connecter(comite).post(adresse(article), saisie(article, corps=CORPS.replace("mardi", "samedi")))
    assert reponse.status_code == 409
    champ = reponse.context["conflit"].champs[0]
    assert [(c.base, c.autre, c.mien) for c in champ.reunion.collisions] == [("mardi", "jeudi", "samedi")]
    # The form holds both sides, mine where they collide, and stands on the newest version.
    form = reponse.context["form"]
    reuni = CORPS.replace("mardi", "samedi").replace("Chaque voix", "Toute voix")
    assert (form["corps"].value(), form["version"].value()) == (reuni, 2)
    assert relire(article).corps == autre
    assert connecter(comite).post(adresse(article), saisie(article, corps=reuni, version="2")).status_code == 302
    assert relire(article).corps == reuni


def test_a_settled_conflict_is_asked_again_if_the_text_moved_again(connecter, article, comite, equipe):
    for numero, jour in ((1, "jeudi"), (2, "vendredi")):
        corps = CORPS.replace("mardi", jour)
        connecter(equipe).post(adresse(article), saisie(article, corps=corps, version=str(numero)))
    mien = saisie(article, corps=CORPS.replace("mardi", "samedi"), version="2")
    assert connecter(comite).post(adresse(article), mien).status_code == 409
    assert connecter(comite).post(adresse(article), {**mien, "version": "3"}).status_code == 302


def test_the_same_change_made_twice_is_one(connecter, article, comite, equipe):
    donnees = saisie(article, corps=CORPS.replace("mardi", "jeudi"))
    for personne in (equipe, comite):
        assert connecter(personne).post(adresse(article), donnees).status_code == 302
    assert Revision.objects.of(article).count() == 2


def test_the_base_is_never_taken_from_the_request(connecter, article, comite, equipe):
    """A base sent along would let a stale page overwrite."""
    connecter(equipe).post(adresse(article), saisie(article, corps=CORPS.replace("mardi", "jeudi")))
    mien = saisie(article, corps=CORPS.replace("mardi", "samedi"), base=CORPS.replace("mardi", "jeudi"))
    assert connecter(comite).post(adresse(article), mien).status_code == 409


def test_sound_apart_and_too_long_together_is_a_conflict(connecter, article, comite, equipe):
    long = "mot " * 2_600
    connecter(equipe).post(adresse(article), saisie(article, corps=f"{long}\n\n{CORPS}"))
    reponse = connecter(comite).post(adresse(article), saisie(article, corps=f"{CORPS}\n\n{long}"))
    assert reponse.status_code == 409
    assert long.strip() in reponse.context["form"]["corps"].value()


def test_ones_own_other_tab_is_brought_together_too(connecter, article, comite):
    client = connecter(comite)
    client.post(adresse(article), saisie(article, corps=CORPS.replace("mardi", "jeudi")))
    reponse = client.post(adresse(article), saisie(article, titre="Se revoir"), follow=True)
    assert "depuis un autre onglet ou un autre appareil" in reponse.text
    assert relire(article).corps.startswith("Nous nous retrouvons le jeudi")


def test_a_list_is_brought_together_item_by_item(equipe):
    seminaire = seminaire_actions.creer_seminaire(slug="s", titre="S", objectifs="Relier\nAgir\nTransmettre", by=equipe)
    for objectifs in ("Relier\nAgir ensemble\nTransmettre", "Transmettre\nRelier\nAgir\nDurer"):
        seminaire_actions.modifier_seminaire(seminaire=seminaire, objectifs=objectifs, version=1, by=equipe)
    assert relire(seminaire).objectifs == "Transmettre\nRelier\nAgir ensemble\nDurer"


@pytest.fixture
def atelier(equipe):
    seminaire = SeminaireFactory()
    horaire = {"debut": time(9), "fin": time(10)}
    return seminaire_actions.ajouter_seance(seminaire=seminaire, titre="Atelier du matin", by=equipe, **horaire)


def test_sound_apart_and_impossible_together_is_a_conflict(atelier, connecter):
    """One moves the start after the end that the other left; each was right alone."""
    fanny, paul = (facilitation_de(atelier.creneau.seminaire) for _ in range(2))
    url = f"/programme/edition/{atelier.pk}/modifier/"
    commun = {"titre": "Atelier du matin", "nature": "atelier", "version": "1", "version_creneau": "1"}
    assert connecter(fanny).post(url, {**commun, "debut": "9:00", "fin": "9:30"}).status_code == 302
    reponse = connecter(paul).post(url, {**commun, "debut": "9:45", "fin": "10:00"})
    assert reponse.status_code == 409
    assert (relire(atelier.creneau).debut, relire(atelier.creneau).fin) == (time(9), time(9, 30))


def test_a_conflict_on_the_title_keeps_the_hour_that_the_other_set(atelier, connecter):
    fanny, paul = (facilitation_de(atelier.creneau.seminaire) for _ in range(2))
    url = f"/programme/edition/{atelier.pk}/modifier/"
    commun = {"nature": atelier.nature, "version": "1", "version_creneau": "1", "fin": "10:00"}
    connecter(fanny).post(url, {**commun, "titre": "Atelier du soir", "debut": "8:30"})
    reponse = connecter(paul).post(url, {**commun, "titre": "Atelier du midi", "debut": "9:00"})
    form = reponse.context["form"]
    assert reponse.status_code == 409
    assert (form["titre"].value(), form["debut"].value()) == ("Atelier du midi", "8 h 30")
    donnees = {nom: form[nom].value() or "" for nom in form.fields}
    assert connecter(paul).post(url, donnees).status_code == 302
    assert (Seance.objects.get().titre, relire(atelier.creneau).debut) == ("Atelier du midi", time(8, 30))


def envoyer(client, article, personne, **champs):
    return client.post(adresse(article), saisie(article, **champs), headers={"Envoi": str(personne.pk)})


def test_a_script_is_given_a_receipt_with_the_number_of_the_revision(connecter, article, comite):
    client = connecter(comite)
    premier = envoyer(client, article, comite, corps="Neuf.", cle="clé-1")
    assert (premier.status_code, premier["Content-Type"]) == (200, "application/json")
    recu = premier.json()
    assert (recu["numero"], recu["vers"]) == (2, f"/charte/#article-{article.ancre}")
    assert recu["annonce"].startswith("Article enregistré à ")
    # The answer was lost: the same key gets the same receipt, even when others have saved since.
    client.post(adresse(article), saisie(article, corps="Encore.", version="2"))
    assert envoyer(client, article, comite, corps="Neuf.", cle="clé-1").json() == recu
    assert (relire(article).corps, Cle.objects.count()) == ("Encore.", 1)


def test_other_words_under_the_key_of_a_form_already_sent_are_another_save(connecter, article, comite):
    """The « back » button shows the form with the key that it was sent with: never told saved in the place of the first."""
    client = connecter(comite)
    envoyer(client, article, comite, corps="Neuf.", cle="clé-1")
    recu = envoyer(client, article, comite, corps="Neuf.", titre="Un autre titre", cle="clé-1")
    assert (recu.status_code, recu.json()["numero"]) == (200, 3)
    assert relire(article).titre == "Un autre titre"
    autre = envoyer(client, article, comite, corps="Tout autre chose.", cle="clé-1")
    assert autre.status_code == 409
    assert "Tout autre chose." in autre.text


def test_a_text_is_never_saved_in_the_name_of_the_next_person(connecter, article, comite, equipe):
    reponse = envoyer(connecter(equipe), article, comite, corps="Les mots de Cora.", cle="clé-1")
    assert reponse.status_code == 403
    assert "Une autre personne est connectée" in reponse.text
    assert "Les mots de Cora." in reponse.text
    assert Article.objects.get().corps == CORPS
    assert not Cle.objects.exists()
