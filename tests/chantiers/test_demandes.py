"""Asking to join: who reads the words, who answers, what becomes of a request that nobody answers."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from chantiers import actions, queries
from chantiers.enums import Adhesion, RoleMembre
from chantiers.models import Abonnement, Membre
from chantiers.tasks import relancer_demandes
from labo.models import Envoi, Evenement, Revision
from labo.refus import Perime
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.fils import ensemble
from tests.htmx import HX, corps, echanger
from tests.pages_lues import lisible


MEMBRES = "/chantiers/1/membres/"


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1, adhesion=Adhesion.SUR_DEMANDE)


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne


@pytest.fixture
def demande(chantier, pilote, participante):
    return actions.rejoindre_chantier(chantier=chantier, by=participante, motivation="Mes mots")


def test_where_joining_is_on_request_the_form_says_so_and_the_person_waits(connecter, chantier, pilote, participante):
    client = connecter(participante)
    assert "Votre demande part au pilotage, qui répond." in lisible(client.get("/chantiers/1/rejoindre/"))
    page = lisible(client.post("/chantiers/1/rejoindre/", {"motivation": "Agir"}, follow=True))
    assert "Votre demande est partie" in page
    assert "Bienvenue" not in page
    assert "Votre demande attend une réponse depuis le" in page
    assert "Sans réponse depuis le" in lisible(client.get("/moi/"))
    membre = Membre.objects.of(participante).get()
    assert (membre.etat, membre.rejoint_le, membre.motivation) == ("demande", None, "Agir")
    assert client.post("/chantiers/1/rejoindre/", {"motivation": "Encore"}).status_code == 409


def test_an_open_chantier_whose_places_are_taken_is_joined_on_request(connecter, chantier, pilote, participante):
    chantier.adhesion, chantier.places = Adhesion.OUVERTE, 2
    chantier.save()
    MembreFactory(chantier=chantier, role=RoleMembre.OBSERVATION)  # takes no place
    assert "Rejoindre ce chantier" in connecter(participante).get("/chantiers/1/rejoindre/").text
    MembreFactory(chantier=chantier)
    page = lisible(connecter(participante).get("/chantiers/1/rejoindre/"))
    assert "Les 2 places de ce chantier sont prises" in page
    connecter(participante).post("/chantiers/1/rejoindre/", {})
    assert Membre.objects.of(participante).get().is_demande
    assert "2 places prises sur 2. Si vous acceptez une demande, la personne entre en plus de ce nombre." in lisible(
        connecter(pilote).get(MEMBRES)
    )


@pytest.mark.parametrize("essai", range(3))
def test_the_last_place_is_given_once(transactional_db, essai):
    chantier = ChantierFactory(places=1)
    entrantes = PersonneFactory.create_batch(3)
    ensemble(*(partial(actions.rejoindre_chantier, chantier=chantier, by=personne) for personne in entrantes))
    assert sorted(Membre.objects.values_list("etat", flat=True)) == ["demande", "demande", "present"]


@pytest.mark.parametrize(
    ("qui", "lit"),
    [
        ("pilote", True),
        ("equipe", True),
        ("elle-même", True),
        ("membre", False),
        ("autre", False),
        ("observatrice", False),
    ],
)
def test_the_words_of_a_request_are_read_by_who_answers_and_herself(connecter, demande, pilote, equipe, qui, lit):
    lectrices = {
        "pilote": pilote,
        "equipe": equipe,
        "elle-même": demande.personne,
        "membre": MembreFactory(chantier=demande.chantier).personne,
        "observatrice": MembreFactory(chantier=demande.chantier, role=RoleMembre.OBSERVATION).personne,
        "autre": PersonneFactory(),
    }
    client = connecter(lectrices[qui])
    pages = [client.get(adresse).text for adresse in (MEMBRES, "/chantiers/1/", "/moi/")]
    if qui == "elle-même":
        pages.append(client.get("/chantiers/1/adhesion/").text)
    assert any("Mes mots" in page for page in pages) == lit
    if qui != "elle-même":
        assert any(str(demande.personne) in page for page in pages) == lit


def test_words_for_the_pilotage_alone_are_not_equipes_while_somebody_leads(chantier, pilote, equipe, participante):
    actions.rejoindre_chantier(chantier=chantier, by=participante, attente="Tout bas", attente_audience="animation")
    for personne, lues in ((pilote, ["Tout bas"]), (equipe, [])):
        [lue] = queries.demandes_lues(personne, chantier, queries.membres_lus(personne, chantier))
        assert [parole.texte for parole in lue.paroles] == lues
    Membre.objects.pilotes().update(role=RoleMembre.MEMBRE)
    [lue] = queries.demandes_lues(equipe, chantier, queries.membres_lus(equipe, chantier))
    assert [parole.texte for parole in lue.paroles] == ["Tout bas"]


def test_she_changes_her_words_then_withdraws_them(connecter, demande):
    client = connecter(demande.personne)
    assert "Ma demande pour rejoindre le chantier 1" in client.get("/chantiers/1/adhesion/").text
    assert client.post("/chantiers/1/adhesion/", {"motivation": "Mieux dit", "version": "1"}).status_code == 302
    demande.refresh_from_db()
    assert (demande.motivation, demande.is_demande) == ("Mieux dit", True)
    assert "Votre demande est retirée" in client.post("/chantiers/1/quitter/", follow=True).text
    demande.refresh_from_db()
    assert (demande.etat, demande.motivation) == ("parti", "")
    assert not Revision.objects.of(demande).exists()
    assert Evenement.objects.of(demande).first().verbe == "demande_retiree"


def test_accepted_she_is_there_with_her_words_and_follows_the_news(connecter, demande, pilote):
    page = lisible(connecter(pilote).post(f"{MEMBRES}{demande.pk}/accepter/", {"cle": "a"}, follow=True))
    assert f"{demande.personne} fait partie du chantier" in page
    demande.refresh_from_db()
    assert (demande.is_present, demande.motivation, demande.repondu_par) == (True, "Mes mots", pilote)
    assert Abonnement.objects.filter(personne=demande.personne).exists()
    assert Revision.objects.of(demande).get().personne == demande.personne  # nobody else ever wrote her words
    assert connecter(pilote).post(f"{MEMBRES}{demande.pk}/accepter/", {"cle": "a"}).status_code == 302
    again = connecter(pilote).post(f"{MEMBRES}{demande.pk}/accepter/", {"cle": "b"})
    assert again.status_code == 409
    assert f"{pilote} a déjà répondu : demande acceptée." in lisible(again)


def test_a_refusal_needs_its_motif_is_told_and_may_be_followed_by_a_new_request(connecter, demande, pilote):
    adresse = f"{MEMBRES}{demande.pk}/refuser/"
    for motif in ("", "   \n ", "x" * 1001):
        assert connecter(pilote).post(adresse, {"motif": motif}).status_code == 422
    page = lisible(connecter(pilote).post(adresse, {"motif": "Notre groupe est <b>complet</b>."}, follow=True))
    assert "Demandes refusées (1)" in page
    assert "Notre groupe est <b>complet</b>." in page  # the words, unescaped here
    client = connecter(demande.personne)
    for page in ("/moi/", "/chantiers/1/"):
        assert "Notre groupe est &lt;b&gt;complet&lt;/b&gt;." in client.get(page).text
    assert client.post("/chantiers/1/adhesion/", {"motivation": "Trop tard", "version": "1"}).status_code == 409
    assert "Mes mots" in client.get("/chantiers/1/rejoindre/").text  # she need not type them again
    assert client.post("/chantiers/1/rejoindre/", {"motivation": "À nouveau"}).status_code == 302
    demande.refresh_from_db()
    assert (demande.is_demande, demande.motif, demande.repondu_par) == (True, "", None)
    assert "complet" not in connecter(MembreFactory(chantier=demande.chantier).personne).get(MEMBRES).text


def test_after_a_refusal_she_may_take_her_words_away(connecter, demande, pilote):
    actions.refuser_demande(membre=demande, motif="Non", by=pilote)
    connecter(demande.personne).post("/chantiers/1/quitter/")
    demande.refresh_from_db()
    assert (demande.etat, demande.motivation, demande.motif) == ("parti", "", "")


def test_the_action_itself_wants_a_motif(demande, pilote):
    with pytest.raises(ValidationError):
        actions.refuser_demande(membre=demande, motif=" ", by=pilote)


def test_a_request_withdrawn_meanwhile_is_said(connecter, demande, pilote):
    actions.quitter_chantier(membre=demande, by=demande.personne)
    reponse = connecter(pilote).post(f"{MEMBRES}{demande.pk}/accepter/")
    assert (reponse.status_code, "a retiré sa demande" in reponse.text) == (409, True)


@pytest.mark.parametrize("essai", range(3))
def test_two_pilotes_answer_at_once_and_one_is_told(transactional_db, essai):
    chantier = ChantierFactory(adhesion=Adhesion.SUR_DEMANDE)
    pilotes = [membre.personne for membre in MembreFactory.create_batch(2, chantier=chantier, role="pilotage")]
    demande = actions.rejoindre_chantier(chantier=chantier, by=PersonneFactory())
    issues = ensemble(
        partial(actions.accepter_demande, membre=demande, by=pilotes[0]),
        partial(actions.refuser_demande, membre=demande, motif="Non", by=pilotes[1]),
    )
    assert sorted(type(issue).__name__ for issue in issues) == ["Membre", "Perime"]
    demande.refresh_from_db()
    [perdu] = [issue for issue in issues if isinstance(issue, Perime)]
    assert str(perdu).startswith(f"{demande.repondu_par} a déjà répondu")
    assert Evenement.objects.filter(verbe__startswith="demande_").count() == 1


def test_after_ten_days_a_request_is_flagged(connecter, chantier, pilote, participante, a_l_heure):
    a_l_heure("2024-03-01T09:00")
    actions.rejoindre_chantier(chantier=chantier, by=participante)
    a_l_heure("2024-03-11T08:59")
    assert "Sans réponse depuis" not in connecter(pilote).get(MEMBRES).text
    a_l_heure("2024-03-13T10:00")
    assert "Sans réponse depuis 12 jours" in connecter(pilote).get(MEMBRES).text
    assert "Une demande attend votre réponse, dont 1 depuis plus de 10 jours." in lisible(
        connecter(pilote).get("/chantiers/1/")
    ).replace("</a>", "")
    assert "(12 jours)" in lisible(connecter(participante).get("/moi/"))


def test_the_daily_task_reminds_at_most_once_a_week(chantier, pilote, equipe, participante, a_l_heure):
    relances = Envoi.objects.filter(gabarit="demandes_sans_reponse")
    a_l_heure("2024-03-01T09:00")
    actions.rejoindre_chantier(chantier=chantier, by=participante)
    actions.rejoindre_chantier(chantier=chantier, by=PersonneFactory())
    envoyes = []
    for jour in range(2, 27):
        a_l_heure(f"2024-03-{jour:02}T09:30")
        relancer_demandes(timestamp=jour)
        relancer_demandes(timestamp=jour)
        if relances.count() > len(envoyes):
            envoyes.append(jour)
    assert envoyes == [11, 18, 25]
    assert {envoi.personne for envoi in relances} == {pilote}
    Membre.objects.pilotes().update(role=RoleMembre.MEMBRE)
    a_l_heure("2024-04-01T09:30")
    relancer_demandes(timestamp=0)
    assert relances.all().first().personne == equipe  # where nobody leads


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_members_have_constant_queries(connecter, chantier, pilote, django_assert_num_queries, item_count):
    for _ in range(item_count):
        MembreFactory(chantier=chantier)
        actions.rejoindre_chantier(chantier=chantier, by=PersonneFactory())
        refusee = actions.rejoindre_chantier(chantier=chantier, by=PersonneFactory())
        actions.refuser_demande(membre=refusee, motif="Non", by=pilote)
    client = connecter(pilote)
    with django_assert_num_queries(6):  # session, personne, chantier, membres, demandes, refus
        client.get(MEMBRES)


def test_the_fragment_swapped_in_is_the_page_reloaded(connecter, chantier, pilote, demande):
    client = connecter(pilote)
    avant = client.get(MEMBRES).text
    fragment = client.post(f"{MEMBRES}{demande.pk}/accepter/", headers=HX)
    assert corps(echanger(avant, fragment.text.split('<div id="annonce"')[0])) == corps(client.get(MEMBRES).text)


def test_facilitation_closes_all_doors_and_a_pilote_opens_her_own_again(connecter, chantier, pilote, equipe):
    ChantierFactory.create_batch(2)
    Membre.objects.filter(personne=pilote).update(chantier=(ouvert := ChantierFactory(numero=9)))
    assert "Fermer les adhésions" not in connecter(pilote).get("/chantiers/").text
    client = connecter(equipe)
    assert "On rejoint encore librement 3 chantiers" in lisible(client.get("/chantiers/"))
    page = lisible(client.post("/chantiers/adhesions/fermer/", {"cle": "c"}, follow=True))
    assert "on rejoint désormais 3 chantiers sur demande." in page
    assert "Fermer les adhésions de tous" not in page
    ouvert.refresh_from_db()
    assert ouvert.is_sur_demande
    reglages = {"etat": "en_cours", "adhesion": "ouverte", "version": str(ouvert.version)}
    assert connecter(pilote).post("/chantiers/9/modifier/reglages/", reglages).status_code == 302
    assert "Rejoindre ce chantier" in connecter(PersonneFactory()).get("/chantiers/9/rejoindre/").text
