"""Who leads, who works, who observes; handing on, leaving, and nobody left."""

from functools import partial

import pytest

from chantiers import actions, permissions
from chantiers.enums import RoleMembre
from chantiers.models import Engagement, Membre
from labo.models import Envoi, Evenement
from labo.refus import Perime, Refus
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.fils import ensemble
from tests.pages_lues import lisible


TRANSMETTRE = "/chantiers/1/pilotage/transmettre/"


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1)


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE)


@pytest.fixture
def membre(chantier):
    return MembreFactory(chantier=chantier, organisation=None)


def pilotes(chantier):
    return {membre.personne for membre in chantier.membres.pilotes()}


def avertis(gabarit):
    return {envoi.personne for envoi in Envoi.objects.filter(gabarit=gabarit)}


def test_roles_are_changed_by_who_leads_and_the_page_says_them(connecter, chantier, pilote, membre):
    adresse = f"/chantiers/1/membres/{membre.pk}/role/"
    client = connecter(pilote.personne)
    page = lisible(client.post(adresse, {"role": "observation"}, follow=True))
    assert f"{membre.personne} observe maintenant ce chantier." in page
    assert "Observation</span>" in page
    assert Evenement.objects.of(membre).get().verbe == "role_change"
    # The same again changes nothing, and says nothing more.
    assert client.post(adresse, {"role": "observation"}).status_code == 302
    assert Evenement.objects.of(membre).count() == 1
    assert client.post(adresse, {"role": "reine"}).status_code == 422


def test_who_observes_reads_and_does_not_contribute(connecter, chantier, pilote, membre):
    actions.changer_role(membre=membre, role=RoleMembre.OBSERVATION, by=pilote.personne)
    with pytest.raises(Refus, match="Vous observez ce chantier"):
        actions.ajouter_lien(chantier=chantier, titre="X", adresse="https://exemple.fr/", by=membre.personne)
    client = connecter(membre.personne)
    assert client.get("/chantiers/1/membres/").status_code == 200
    assert "Ajouter un lien" not in client.get("/chantiers/1/").text
    assert client.post("/chantiers/1/liens/ajouter/", {"titre": "X", "adresse": "exemple.fr"}).status_code == 403


def test_a_pilote_shares_the_pilotage_and_demotes_no_pilote(connecter, chantier, pilote, membre, equipe):
    actions.changer_role(membre=membre, role=RoleMembre.PILOTAGE, by=pilote.personne)
    assert avertis("pilotage_recu") == {membre.personne}
    reponse = connecter(pilote.personne).post(f"/chantiers/1/membres/{membre.pk}/role/", {"role": "membre"})
    assert (reponse.status_code, "de soi-même" in reponse.text) == (403, True)
    actions.changer_role(membre=membre, role=RoleMembre.MEMBRE, by=equipe)
    assert pilotes(chantier) == {pilote.personne}
    assert not avertis("pilotage_a_pourvoir")
    actions.changer_role(membre=pilote, role=RoleMembre.MEMBRE, by=equipe)
    assert avertis("pilotage_a_pourvoir") == set()  # the only one of équipe has just done it


def test_handed_on_to_a_present_member_who_is_told(connecter, chantier, pilote, membre):
    client = connecter(pilote.personne)
    donnees = {"suite": "quelqu_un", "successeur": membre.pk, "ensuite": "rester", "cle": "t"}
    page = lisible(client.post(TRANSMETTRE, donnees, follow=True))
    assert f"{membre.personne} pilote maintenant ce chantier." in page
    assert pilotes(chantier) == {membre.personne}
    assert avertis("pilotage_recu") == {membre.personne}
    assert Membre.objects.get(pk=pilote.pk).is_present
    # The same form again answers as the first did; another is told that it is done.
    assert client.post(TRANSMETTRE, donnees).status_code == 302
    reponse = client.post(TRANSMETTRE, donnees | {"cle": "u"})
    assert (reponse.status_code, "Vous ne pilotez plus ce chantier" in reponse.text) == (409, True)
    assert client.get(TRANSMETTRE).status_code == 409


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({}, "Choisissez qui prend la suite."),
        ({"suite": "quelqu_un"}, "Choisissez quelqu’un dans la liste."),
        ({"suite": "quelqu_un", "successeur": "999999"}, "ne fait plus partie du chantier"),
        ({"suite": "quelqu_un", "successeur": "ailleurs"}, "ne fait plus partie du chantier"),
        ({"suite": "reine"}, "n’en fait pas partie"),
    ],
)
def test_bad_input_when_handing_on_is_told(connecter, chantier, pilote, champs, phrase):
    ailleurs = MembreFactory()
    if champs.get("successeur") == "ailleurs":
        champs = champs | {"successeur": ailleurs.pk}
    reponse = connecter(pilote.personne).post(TRANSMETTRE, {"ensuite": "rester", **champs})
    assert (reponse.status_code, phrase in lisible(reponse)) == (422, True)
    assert "data-lie" in reponse.text  # so the page shows it in the place of the one that was sent
    assert pilotes(chantier) == {pilote.personne}


def test_a_name_and_nobody_at_once_are_told_apart(connecter, chantier, pilote, membre):
    donnees = {"suite": "personne", "successeur": membre.pk, "ensuite": "rester"}
    reponse = connecter(pilote.personne).post(TRANSMETTRE, donnees)
    assert (reponse.status_code, "l’une ou l’autre" in lisible(reponse)) == (422, True)
    assert pilotes(chantier) == {pilote.personne}
    assert connecter(pilote.personne).post(TRANSMETTRE, donnees | {"suite": ""}).status_code == 302
    assert pilotes(chantier) == {membre.personne}


def test_leaving_as_a_pilote_first_asks_who_comes_after(connecter, chantier, pilote, membre, equipe):
    client = connecter(pilote.personne)
    assert "Choisir la suite, puis quitter" in client.get("/chantiers/1/").text
    reponse = client.post("/chantiers/1/quitter/")
    assert (reponse.status_code, "Choisissez qui prend la suite." in reponse.text) == (422, True)
    page = client.post("/chantiers/1/quitter/", {"suite": "personne", "cle": "q"}, follow=True)
    assert "Pilotage à pourvoir" in page.text
    assert "Vous l’avez quitté" in lisible(page)
    pilote.refresh_from_db()
    assert (pilote.etat, pilote.role) == ("parti", "membre")
    assert avertis("pilotage_a_pourvoir") == {equipe}
    assert client.post("/chantiers/1/quitter/", {"suite": "personne", "cle": "q"}).status_code == 302
    assert "Confier le pilotage" in connecter(equipe).get("/chantiers/1/").text
    connecter(equipe).post("/chantiers/1/pilotage/confier/", {"membre": membre.pk})
    assert pilotes(chantier) == {membre.personne}
    assert "Pilotage à pourvoir" not in connecter(equipe).get("/chantiers/1/").text


def test_who_is_chosen_in_the_list_is_the_one(connecter, chantier, pilote, membre):
    """Without ticking that somebody was chosen."""
    connecter(pilote.personne).post(TRANSMETTRE, {"successeur": membre.pk, "ensuite": "rester"})
    assert pilotes(chantier) == {membre.personne}


def test_a_pilote_is_offered_no_role_to_change_that_she_may_not(connecter, chantier, pilote, membre, equipe):
    roles = {
        qui: [connecter(qui).get("/chantiers/1/membres/").text.count(f"/{m.pk}/role/") for m in (pilote, membre)]
        for qui in (pilote.personne, equipe, membre.personne)
    }
    assert roles == {pilote.personne: [0, 1], equipe: [1, 1], membre.personne: [0, 0]}


def test_leaving_hands_on_to_the_one_who_was_chosen(connecter, chantier, pilote, membre, equipe):
    donnees = {"suite": "quelqu_un", "successeur": membre.pk, "ensuite": "quitter"}
    connecter(pilote.personne).post(TRANSMETTRE, donnees)
    assert pilotes(chantier) == {membre.personne}
    assert not Membre.objects.get(pk=pilote.pk).is_present
    assert not avertis("pilotage_a_pourvoir")


def test_where_another_leads_nothing_is_to_be_filled(connecter, chantier, pilote, equipe):
    autre = MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE)
    page = lisible(connecter(pilote.personne).get(TRANSMETTRE))
    assert "les autres personnes qui pilotent continuent" in page
    connecter(pilote.personne).post(TRANSMETTRE, {"suite": "personne", "ensuite": "rester"})
    assert pilotes(chantier) == {autre.personne}
    assert not avertis("pilotage_a_pourvoir")


def test_leaving_keeps_what_was_done_and_promised(chantier, membre):
    engagement = Engagement.objects.create(
        chantier=chantier, contenu="Deux jours", personne=membre.personne, contact=membre.personne
    )
    actions.quitter_chantier(membre=membre, by=membre.personne)
    engagement.refresh_from_db()
    assert (engagement.personne, engagement.contact) == (membre.personne, membre.personne)


def test_she_who_left_is_no_successor(chantier, pilote, membre):
    actions.quitter_chantier(membre=membre, by=membre.personne)
    with pytest.raises(Perime, match="ne fait plus partie"):
        actions.transmettre_pilotage(chantier=chantier, successeur=membre, by=pilote.personne)
    assert pilotes(chantier) == {pilote.personne}


@pytest.fixture
def a_plusieurs(transactional_db):
    """Two who lead, two who could."""
    chantier = ChantierFactory(numero=1)
    qui_pilote = MembreFactory.create_batch(2, chantier=chantier, role=RoleMembre.PILOTAGE)
    return chantier, qui_pilote, MembreFactory.create_batch(2, chantier=chantier)


def transmettre(chantier, de, a):
    return partial(actions.transmettre_pilotage, chantier=chantier, successeur=a, by=de.personne)


@pytest.mark.parametrize("essai", range(3))
def test_two_pilotes_hand_over_to_different_people_at_once(a_plusieurs, essai):
    chantier, (a, b), (c, d) = a_plusieurs
    ensemble(transmettre(chantier, a, c), transmettre(chantier, b, d))
    assert pilotes(chantier) == {c.personne, d.personne}


@pytest.mark.parametrize("essai", range(3))
def test_two_pilotes_hand_over_to_each_other_and_somebody_leads(a_plusieurs, essai):
    chantier, (a, b), _ = a_plusieurs
    ensemble(transmettre(chantier, a, b), transmettre(chantier, b, a))
    assert len(pilotes(chantier)) == 1


@pytest.mark.parametrize("essai", range(3))
def test_one_pilote_hands_over_from_two_tabs_and_one_is_told(a_plusieurs, essai):
    chantier, (a, b), (c, d) = a_plusieurs
    issues = ensemble(transmettre(chantier, a, c), transmettre(chantier, a, d))
    assert sorted(type(issue).__name__ for issue in issues) == ["Membre", "Perime"]
    assert len(pilotes(chantier) - {b.personne}) == 1
    assert a.personne not in pilotes(chantier)


@pytest.mark.parametrize("essai", range(3))
def test_both_leave_at_once_and_equipe_is_told_once(a_plusieurs, equipe, essai):
    chantier, qui_pilote, _ = a_plusieurs
    ensemble(*(partial(actions.quitter_chantier, membre=membre, by=membre.personne) for membre in qui_pilote))
    assert pilotes(chantier) == set()
    assert Envoi.objects.filter(gabarit="pilotage_a_pourvoir", personne=equipe).count() == 1


def test_equipe_answers_where_nobody_leads(chantier, equipe, participante):
    permissions.check_can_mener(equipe, chantier)
    with pytest.raises(Refus):
        permissions.check_can_mener(participante, chantier)
    assert PersonneFactory() not in pilotes(chantier)
