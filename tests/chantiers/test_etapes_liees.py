"""What binds étapes together: no circle, needs that nobody overwrites, dates that move together when asked."""

from functools import partial

import pytest

from chantiers import actions
from chantiers.actions.feuille_de_route import Impossible
from chantiers.enums import RoleMembre
from chantiers.models import Dependance, Etape
from labo.models import Evenement, Revision
from labo.refus import Perime
from tests.chantiers.etapes import etape_de
from tests.factories import ChantierFactory, MembreFactory
from tests.fils import ensemble


F = "/chantiers/1/feuille-de-route/"


@pytest.fixture
def chantier(db, a_l_heure):
    a_l_heure("2024-05-20T10:00")
    return ChantierFactory(numero=1)


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne


def dates(chantier):
    return {etape.titre: (etape.debut, etape.echeance) for etape in Etape.objects.filter(chantier=chantier)}


# ---- what waits for what ----


def test_a_circle_is_refused_in_words_beside_the_list(connecter, chantier, pilote):
    c = etape_de(chantier, "C")
    b = etape_de(chantier, "B", attend=[c])
    a = etape_de(chantier, "A", attend=[b])
    reponse = connecter(pilote).post(f"{F}{c.pk}/attendre/", {"attend": a.pk})
    assert reponse.status_code == 422
    page = reponse.text.replace("\u00a0", " ")
    assert "Impossible : « A » attend déjà « B », qui attend « C »." in page
    assert page.index("Avant elle, après elle") < page.index("Impossible") < page.index("Ce qu’elle demande")
    assert Dependance.objects.count() == 2


def test_what_waits_in_the_bin_still_closes_the_circle(chantier, pilote):
    b = etape_de(chantier, "B")
    a = etape_de(chantier, "A", attend=[b])
    c = etape_de(chantier, "C", attend=[a])
    actions.supprimer_etape(etape=a, by=pilote)
    with pytest.raises(Impossible, match=r"« C » attend déjà « A \(dans la corbeille\) », qui attend « B »"):
        actions.ajouter_dependance(etape=b, attend=c, by=pilote)


def test_what_makes_no_sense_is_refused(connecter, chantier, pilote, equipe):
    une, ailleurs = etape_de(chantier), etape_de(ChantierFactory(numero=2))
    client = connecter(pilote)
    for attend in (une.pk, "", "abc", "9" * 30, ailleurs.pk):
        assert client.post(f"{F}{une.pk}/attendre/", {"attend": attend}).status_code == 422
    with pytest.raises(Impossible, match="même chantier"):
        actions.ajouter_dependance(etape=une, attend=ailleurs, by=equipe)
    autre = etape_de(chantier, "Autre", attend=[une])
    assert client.post(f"{F}{autre.pk}/attendre/", {"attend": une.pk}).status_code == 409
    assert client.post(f"{F}{autre.pk}/ne-plus-attendre/", {"attend": une.pk}).status_code == 302
    assert client.post(f"{F}{autre.pk}/ne-plus-attendre/", {"attend": une.pk}).status_code == 409


@pytest.mark.parametrize("essai", range(5))
def test_two_people_add_opposite_ones_at_once(transactional_db, essai):
    chantier = ChantierFactory()
    pilotes = [MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne for _ in range(2)]
    une, autre = etape_de(chantier, "Une"), etape_de(chantier, "Autre")
    issues = ensemble(
        partial(actions.ajouter_dependance, etape=une, attend=autre, by=pilotes[0]),
        partial(actions.ajouter_dependance, etape=autre, attend=une, by=pilotes[1]),
    )
    assert sorted(type(issue).__name__ for issue in issues) == ["Etape", "Impossible"]
    assert Dependance.objects.count() == 1


def test_a_wait_that_the_dates_make_impossible_is_told_and_stops_nobody(connecter, chantier, pilote):
    longue = etape_de(chantier, "Longue", echeance="2024-T3")
    courte = etape_de(chantier, "Courte", echeance="2024-06-15")
    client = connecter(pilote)
    page = client.post(f"{F}{courte.pk}/attendre/", {"attend": longue.pk}, follow=True).text.replace("\u00a0", " ")
    assert "Elle finit avant elle : vérifiez les dates." in page
    for adresse in (f"{F}{courte.pk}/", f"{F}?vue=liste"):
        assert client.get(adresse).text.count("Finit avant ce qu’elle attend") == 1
    assert "Finit avant" not in client.get(f"{F}{longue.pk}/").text
    actions.changer_etat(etape=longue, etat="terminee", depuis="prevue", by=pilote)
    assert "Finit avant" not in client.get(f"{F}{courte.pk}/").text


# ---- what it needs ----


def test_needs_are_written_as_people_write_numbers(connecter, chantier, pilote):
    etape = etape_de(chantier)
    client = connecter(pilote)
    donnees = {"temps": "2,5 jours", "financement": "12 000 €", "relais": "3", "terrain": "0"}
    page = client.post(f"{F}{etape.pk}/besoins/", donnees, follow=True).text
    lus = {besoin.modalite: float(besoin.quantite) for besoin in etape.besoins.all()}
    assert lus == {"temps": 2.5, "financement": 12000, "relais": 3}
    assert "2,5\u00a0jours" in page
    assert "12\u202f000\u00a0€" in page
    assert "3\u00a0promesses" in page
    form = client.get(f"{F}{etape.pk}/besoins/").context["form"]
    assert (form["temps"].value(), form["vu_temps"].value()) == ("2,5", "2,5")


@pytest.mark.parametrize("faux", ["-1", "beaucoup", "1,234", "999999999", "1e5x", "NaN"])
def test_a_wrong_quantity_is_said_at_its_field(connecter, chantier, pilote, faux):
    etape = etape_de(chantier)
    reponse = connecter(pilote).post(f"{F}{etape.pk}/besoins/", {"temps": faux})
    assert reponse.status_code == 422
    assert reponse.context["form"].errors["temps"]
    assert faux in reponse.text


def test_needs_that_somebody_else_changed_are_told_and_the_rest_is_kept(connecter, chantier, pilote, equipe):
    etape = etape_de(chantier)
    actions.modifier_besoins(etape=etape, besoins={"temps": 5, "relais": 2}, vus={}, by=equipe)
    donnees = {"temps": "8", "vu_temps": "", "relais": "", "vu_relais": "", "terrain": "1"}
    reponse = connecter(pilote).post(f"{F}{etape.pk}/besoins/", donnees)
    assert reponse.status_code == 409
    assert "temps : 5" in reponse.text.replace("\u00a0", " ")
    champs = {champ.html_name: champ.value() or "" for champ in reponse.context["form"]}
    assert (champs["temps"], champs["vu_temps"]) == ("8", "5")
    assert connecter(pilote).post(f"{F}{etape.pk}/besoins/", donnees | {"vu_temps": "5"}).status_code == 302
    assert {b.modalite: int(b.quantite) for b in etape.besoins.all()} == {"temps": 8, "relais": 2, "terrain": 1}


# ---- dates that move together ----


@pytest.fixture
def suite(chantier):
    a = etape_de(chantier, "A", echeance="2024-06-30")
    b = etape_de(chantier, "B", debut="2024-07", echeance="2024-09", attend=[a])
    c = etape_de(chantier, "C", echeance="2024-T4", attend=[b])
    etape_de(chantier, "D", echeance="2024-07-01")
    etape_de(chantier, "E", debut="2024-07-10", attend=[b], etat="abandonnee")
    return a, b, c


def deplacer(client, a, echeance="30/09/2024"):
    donnees = {"titre": "A", "nature": "reflexion", "etat": "prevue", "echeance": echeance, "version": a.version}
    return client.post(f"{F}{a.pk}/modifier/", donnees)


def test_moving_a_date_proposes_to_move_what_follows_and_moves_it_when_asked(connecter, chantier, pilote, suite):
    a, b, c = suite
    client = connecter(pilote)
    reponse = deplacer(client, a)
    assert reponse["Location"] == f"{F}{a.pk}/decaler/?depuis=1"
    assert dates(chantier)["B"] == ("2024-07", "2024-09")  # never by itself
    page = client.get(reponse["Location"])
    lu = page.text.replace("\u00a0", " ")
    for dit in ("juillet 2024 – septembre 2024", "octobre 2024 – décembre 2024", "1er trimestre 2025", "avant la fin"):
        assert dit in lu
    assert lu.count(" checked>") == 1  # C may begin in December
    envoi = {"depuis": 1, "suites": [f"{b.pk}-1", f"{c.pk}-1"], "cle": "clé-1"}
    for _ in range(2):  # the same key moves once
        assert client.post(f"{F}{a.pk}/decaler/", envoi).status_code == 302
    attendues = {"B": ("2024-10", "2024-12"), "C": ("", "2025-T1"), "D": ("", "2024-07-01"), "E": ("2024-07-10", "")}
    assert dates(chantier) == {"A": ("", "2024-09-30"), **attendues}
    assert Evenement.objects.filter(verbe="etapes_decalees").count() == 1
    assert Revision.objects.of(b).count() == 2
    client.post(f"{F}{b.pk}/retablir/", {"numero": 1, "version": 2})
    assert dates(chantier)["B"] == ("2024-07", "2024-09")


def test_asked_again_nothing_is_ticked(connecter, chantier, pilote, suite):
    a, b, _ = suite
    client = connecter(pilote)
    adresse = deplacer(client, a)["Location"]
    client.post(f"{F}{a.pk}/decaler/", {"depuis": 1, "suites": f"{b.pk}-1"})
    page = client.get(adresse).text
    assert page.count(" checked>") == 0
    assert "déjà changé depuis" in page


def test_what_has_changed_meanwhile_is_read_again(connecter, chantier, pilote, suite, equipe):
    a, b, _ = suite
    client = connecter(pilote)
    deplacer(client, a)
    actions.modifier_etape(etape=b, version=1, by=equipe, titre="B’")
    for envoi in ({"suites": f"{b.pk}-1"}, {"suites": "n’importe"}, {"suites": f"{a.pk}-2"}):
        assert client.post(f"{F}{a.pk}/decaler/", {"depuis": 1, **envoi}).status_code == 409
    assert client.post(f"{F}{a.pk}/decaler/", {"depuis": 1}).status_code == 422
    assert dates(chantier)["B’"] == ("2024-07", "2024-09")


def test_nothing_is_proposed_where_nothing_moved(connecter, chantier, pilote, suite):
    a, _, c = suite
    client = connecter(pilote)
    assert deplacer(client, a, "30/06/2024")["Location"] == f"{F}{a.pk}/"
    assert deplacer(client, a, "05/07/2024")["Location"] == f"{F}{a.pk}/"  # months and quarters hold five days
    for depuis in ("", "99", "-1", "abc", "9" * 30):
        assert "Aucune étape" in client.get(f"{F}{a.pk}/decaler/?depuis={depuis}").text
    actions.modifier_etape(etape=c, version=1, by=pilote, echeance="2025-T2")
    assert "Aucune étape" in client.get(f"{F}{c.pk}/decaler/?depuis=1").text


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_page_of_a_move_has_constant_queries(connecter, chantier, pilote, django_assert_num_queries, item_count):
    a = etape_de(chantier, "A", echeance="2024-06")
    for n in range(item_count):
        etape_de(chantier, f"Suite {n}", echeance="2024-07", attend=[a])
    client = connecter(pilote)
    deplacer(client, a, "T3 2024")
    # session, personne; étape twice; may she lead; its former échéance, étapes, what they wait for, their revisions twice
    with django_assert_num_queries(10):
        assert client.get(f"{F}{a.pk}/decaler/?depuis=1").status_code == 200


def test_two_move_what_follows_at_once(transactional_db):
    chantier = ChantierFactory()
    pilote = MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne
    a = etape_de(chantier, "A", echeance="2024-06")
    b = etape_de(chantier, "B", echeance="2024-07", attend=[a])
    a = actions.modifier_etape(etape=a, version=1, by=pilote, echeance="2024-08")
    acte = partial(actions.decaler_suites, etape=a, depuis=1, choisies={b.pk: 1}, by=pilote)
    issues = ensemble(acte, acte)
    assert [type(issue) for issue in issues].count(Perime) == 1
    assert dates(chantier)["B"] == ("", "2024-09")
