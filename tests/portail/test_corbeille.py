"""The bin: what was deleted, by whom, until when; it comes back with all that it held, or goes for good."""

from datetime import time, timedelta

import pytest

from chantiers import actions as des_chantiers
from charte import actions as de_la_charte
from charte.models import Article
from labo import corbeille, horloge, revisions
from labo.models import Revision
from labo.tasks import purger_corbeille
from seminaire import actions, queries
from seminaire.models import Creneau, Intervention, Seance, Temps
from tests.charte.factories import ArticleFactory, MembreComiteFactory
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.pages_lues import lisible
from tests.seminaire.factories import (
    InterventionFactory,
    SeminaireFactory,
    TempsFactory,
    facilitation_de,
    seance_a,
)


CORBEILLE = "/corbeille/"
EDITION = "/programme/edition/"


@pytest.fixture
def seminaire(db):
    return SeminaireFactory(est_courant=True)


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


def test_who_may_take_back_sees_it_and_nobody_else(connecter, seminaire, fanny, equipe, participante):
    comite = MembreComiteFactory().personne
    article, seance = ArticleFactory(titre="Agir"), seance_a(seminaire, "9:00", titre="Accueil")
    de_la_charte.supprimer_article(article=article, by=comite)
    actions.supprimer_seance(seance=seance, by=fanny)
    vus = {
        personne: [jete.titre for jete in corbeille.jetes_pour(personne)]
        for personne in (comite, fanny, equipe, participante)
    }
    assert vus == {comite: ["Agir"], fanny: ["Accueil"], equipe: ["Accueil", "Agir"], participante: []}
    assert "rien que vous puissiez rétablir" in connecter(participante).get(CORBEILLE).text
    assert CORBEILLE not in connecter(participante).get("/moi/").text
    assert CORBEILLE in connecter(fanny).get("/moi/").text


def test_what_is_in_it_by_whom_and_until_when(connecter, seminaire, fanny, a_l_heure):
    seance = seance_a(seminaire, "9:00", titre="Accueil")
    TempsFactory.create_batch(2, seance=seance)
    InterventionFactory(seance=seance)
    a_l_heure("2023-10-19T14:32")
    actions.supprimer_seance(seance=seance, by=fanny)
    client = connecter(fanny)
    page = lisible(client.get(CORBEILLE))
    assert f"Suppression par {fanny}, le jeudi 19 octobre 2023 à 14 h 32." in page
    assert "jusqu’au samedi 18 novembre 2023" in page
    assert "Avec 2 temps et 1 intervention." in page
    assert f"{EDITION}{seance.pk}/historique/" in page
    assert client.post(f"{EDITION}{seance.pk}/restaurer/").status_code == 302
    seance.refresh_from_db()
    assert (seance.supprimee_le, seance.temps.count(), seance.interventions.count()) == (None, 2, 1)
    assert "rien que vous puissiez rétablir" in client.get(CORBEILLE).text


def test_a_persons_own_words_enter_nobodys_bin(equipe, participante):
    membre = MembreFactory(personne=participante, motivation="Mes mots.")
    des_chantiers.quitter_chantier(membre=membre, by=participante)
    assert corbeille.jetes_pour(equipe) == corbeille.jetes_pour(participante) == []


@pytest.fixture
def ancien_programme(seminaire, fanny):
    """One séance with its phases and speakers, and one shared out among two chantiers; then another programme."""
    ChantierFactory.create_batch(2)
    accueil = actions.ajouter_seance(seminaire=seminaire, titre="Accueil", debut=time(9), by=fanny)
    TempsFactory(seance=accueil)
    InterventionFactory(seance=accueil)
    atelier = actions.ajouter_seance(seminaire=seminaire, titre="Atelier", debut=time(14), by=fanny)
    TempsFactory(seance=atelier)
    actions.repartir_par_chantier(seance=atelier, by=fanny)
    return actions.creer_programme(seminaire=seminaire, seances=[{"titre": "Neuve"}], by=fanny, remplacer=True)


def titres(seminaire):
    return list(Seance.objects.of_seminaire(seminaire).presentes().values_list("titre", flat=True))


def test_a_replaced_programme_comes_back_as_one_with_all_its_children(connecter, seminaire, fanny, ancien_programme):
    client = connecter(fanny)
    [ancien] = corbeille.jetes_pour(fanny)
    assert (ancien.auteur, ancien.titre, len(ancien.ensemble)) == (str(fanny), "L’ancien programme, 3 séances", 3)
    assert "Rétablir les 3 séances de l’ancien programme" in lisible(client.get(CORBEILLE))
    reponse = client.post(ancien.restaurer, dict(ancien.champs))
    assert (reponse.status_code, reponse["Location"]) == (302, EDITION)
    assert titres(seminaire)[0] == "Accueil"
    assert (len(titres(seminaire)), Temps.objects.count(), Intervention.objects.count()) == (4, 3, 1)
    assert Seance.objects.get(titre="Accueil").creneau.debut == time(9)
    assert Creneau.objects.occupes().count() == 3  # the parallel ones share theirs
    assert client.post(ancien.restaurer, dict(ancien.champs)).status_code == 409


def test_replacing_is_undone_at_once_and_that_too(connecter, seminaire, fanny, ancien_programme):
    nouveau = [{"titre": "A"}, {"titre": "B", "jour": seminaire.date_debut + timedelta(days=1)}]
    actions.restaurer_programme(
        seminaire=seminaire, supprimees_le=corbeille.jetes_pour(fanny)[0].supprime_le, by=fanny, remplacer=True
    )
    ancien = titres(seminaire)
    actions.creer_programme(seminaire=seminaire, seances=nouveau, by=fanny, remplacer=True)
    client = connecter(fanny)
    for attendus in (ancien, ["A", "B"], ancien):
        page = client.get(EDITION)
        assert "Revenir à l’ancien programme" in page.text
        envoi = {"supprimees_le": page.context["remplacees"].supprimees_le.isoformat(), "remplacer": "on"}
        assert client.post(f"{EDITION}restaurer/", envoi).status_code == 302
        assert titres(seminaire) == attendus


@pytest.fixture
def en_partie(seminaire, fanny, a_l_heure):
    """A version of one séance taken back over a draft of four: three left it, and the programme is no other one."""
    garde = actions.ajouter_seance(seminaire=seminaire, titre="Accueil", debut=time(9), by=fanny)
    contenu = queries.brouillon_de(seminaire)
    for n in range(3):
        actions.ajouter_seance(seminaire=seminaire, titre=f"En plus {n}", debut=time(10 + n), by=fanny)
    a_l_heure("2023-10-19T09:10")
    actions.appliquer_contenu(seminaire=seminaire, contenu=contenu, by=fanny)
    return garde


def test_a_part_of_a_programme_is_never_told_as_the_former_one(connecter, seminaire, fanny, en_partie):
    client = connecter(fanny)
    page = lisible(client.get(EDITION))
    assert "3 séances ont quitté le programme : « En plus 0 », « En plus 1 », « En plus 2 »." in page
    assert "ancien programme" not in page
    [jete] = corbeille.jetes_pour(fanny)
    assert (jete.genre, jete.titre, jete.bouton) == ("séances", "3 séances retirées ensemble", "Rétablir les 3 séances")
    reponse = client.post(jete.restaurer, dict(jete.champs), follow=True)
    assert "3 séances rétablies, à côté des autres." in lisible(reponse)
    assert titres(seminaire) == ["Accueil", "En plus 0", "En plus 1", "En plus 2"]


def test_a_part_never_takes_the_place_of_the_programme(connecter, seminaire, fanny, en_partie):
    [jete] = corbeille.jetes_pour(fanny)
    reponse = connecter(fanny).post(jete.restaurer, {**dict(jete.champs), "remplacer": "on"})
    assert reponse.status_code == 409
    assert titres(seminaire) == ["Accueil"]


def test_going_back_to_a_programme_says_first_what_goes_away(connecter, seminaire, fanny, ancien_programme):
    page = lisible(connecter(fanny).get(EDITION))
    dit = "Les 3 séances de l’ancien programme reprendront leur place ; celle d’aujourd’hui ira à la corbeille"
    assert dit in page


@pytest.mark.parametrize("moment", ["", "hier", "2023-10-19T08:00:00+00:00"])
def test_a_moment_when_nothing_was_deleted_restores_nothing(connecter, seminaire, fanny, ancien_programme, moment):
    reponse = connecter(fanny).post(f"{EDITION}restaurer/", {"supprimees_le": moment, "remplacer": "on"})
    assert reponse.status_code == 409
    assert titres(seminaire) == ["Neuve"]


def test_many_deleted_one_by_one_keep_an_undo_in_their_place(connecter, seminaire, fanny):
    seances = [seance_a(seminaire, f"{n + 9}:00") for n in range(8)]
    for seance in seances:
        actions.supprimer_seance(seance=seance, by=fanny)
    page = connecter(fanny).get(EDITION).text
    assert page.count('class="annulation') == 5  # the last ones; the others wait in the fold below
    assert f"acte-presence-{seances[-1].pk}" in page


def test_after_thirty_days_nothing_comes_back_and_the_words_are_gone(seminaire, fanny, equipe, a_l_heure):
    a_l_heure("2023-10-01T12:00")
    seance = actions.ajouter_seance(seminaire=seminaire, titre="Accueil", debut=time(9), by=fanny)
    TempsFactory(seance=seance)
    garde = actions.ajouter_seance(seminaire=seminaire, titre="Clôture", debut=time(17), by=fanny)
    article = ArticleFactory(ancre="agir", titre="Agir", corps="Des mots.")
    revisions.ouvrir(article, by=equipe)
    actions.supprimer_seance(seance=seance, by=fanny)
    de_la_charte.supprimer_article(article=article, by=equipe)
    a_l_heure("2023-10-31T11:59")
    purger_corbeille(timestamp=0)
    assert len(corbeille.jetes_pour(equipe)) == 2
    a_l_heure("2023-10-31T12:01")
    assert corbeille.jetes_pour(equipe) == []
    purger_corbeille(timestamp=0)
    assert list(Seance.objects.all()) == [garde]
    assert list(Creneau.objects.all()) == [garde.creneau]
    assert Temps.objects.count() == 0
    sujets = set(Revision.objects.values_list("sujet_type", "sujet_pk"))
    assert sujets == {("seminaire.seance", garde.pk), ("seminaire.creneau", garde.creneau_id)}
    article.refresh_from_db()
    assert (article.ancre, article.titre, article.corps) == ("agir", "Agir", "")
    assert Article.objects.filter(ancre="agir").exists()  # the anchor is never another's
    assert corbeille.purger() == 0


def test_the_page_of_an_article_that_is_gone_says_so(connecter, equipe, a_l_heure):
    article = ArticleFactory(ancre="agir", supprime_le=horloge.maintenant() - timedelta(days=31))
    corbeille.purger()
    page = connecter(equipe).get(article.get_absolute_url())
    assert page.status_code == 404
    assert "Son texte est effacé" in page.text
    assert "Rétablir cet article" not in page.text
    assert connecter(equipe).get(article.get_historique_url()).status_code == 404


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_bin_has_constant_queries(connecter, seminaire, equipe, fanny, django_assert_num_queries, item_count):
    for n in range(item_count):
        de_la_charte.supprimer_article(article=ArticleFactory(), by=equipe)
        actions.supprimer_seance(seance=seance_a(seminaire, f"1{n}:00"), by=fanny)
    client = connecter(equipe)
    # session, personne; chantiers, her engagements; sections; articles, who deleted them; séminaire, séances, who deleted them,
    # replacements
    with django_assert_num_queries(11):
        assert client.get(CORBEILLE).status_code == 200


def test_replacing_by_the_importer_leads_to_where_it_is_undone(connecter, seminaire, fanny):
    for debut in ("9:00", "10:00"):
        seance_a(seminaire, debut)
    client = connecter(fanny)
    page = client.post("/programme/importer/", {"texte": "9h Accueil\n10h Introduction\n12h Repas\n"})
    champs = {}
    for form in (page.context["liste"].seances, page.context["liste"].jours, page.context["liste"].presentation):
        for champ in [c for f in getattr(form, "forms", [form]) for c in f] + list(
            getattr(form, "management_form", ())
        ):
            valeur = champ.value()
            champs[champ.html_name] = "" if valeur is None else valeur
    envoi = {**champs, "texte": "9h Accueil\n10h Introduction\n12h Repas\n", "remplacer": "on", "creer": ""}
    reponse = client.post("/programme/importer/", envoi, follow=True)
    assert reponse.redirect_chain == [(EDITION, 302)]
    assert "L’ancien programme, 2 séances, est dans la corbeille." in reponse.text


def test_a_stranger_takes_nothing_back(connecter, seminaire, ancien_programme, fanny):
    [ancien] = corbeille.jetes_pour(fanny)
    assert connecter(PersonneFactory()).post(ancien.restaurer, dict(ancien.champs)).status_code == 403
    assert titres(seminaire) == ["Neuve"]
