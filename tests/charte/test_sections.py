"""The shape of the charter: sections added, moved, taken out and put back; its comité."""

import pytest

from charte import actions, queries
from charte.models import Article, Charte, MembreComite, Section
from labo.refus import Perime
from tests.charte.factories import ArticleFactory, CharteFactory, MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory, RepresentationFactory
from tests.pages_lues import lisible


@pytest.fixture
def charte(db):
    return CharteFactory()


@pytest.fixture
def client_comite(connecter, charte):
    return connecter(MembreComiteFactory(charte=charte).personne)


def test_a_preamble_is_added_once_and_carries_no_number(client_comite, charte):
    SectionFactory(charte=charte, titre="Contexte")
    client_comite.post("/charte/sections/ajouter/", {"titre": "Avant tout", "is_preambule": "on", "is_porteuse": "on"})
    lues = queries.texte_de_travail(charte, can_editer=True).sections
    assert [(lue.numero, lue.section.titre) for lue in lues] == [("", "Avant tout"), ("1", "Contexte")]
    assert "is_preambule" not in client_comite.get("/charte/sections/ajouter/").context["form"].fields


def test_two_preambles_at_once_are_told_not_an_error(charte, equipe):
    actions.ajouter_section(charte=charte, titre="Un", is_preambule=True, by=equipe)
    with pytest.raises(Perime, match="déjà un préambule"):
        actions.ajouter_section(charte=charte, titre="Deux", is_preambule=True, by=equipe)
    actions.supprimer_section(section=Section.objects.get(), by=equipe)
    actions.ajouter_section(charte=charte, titre="Deux", is_preambule=True, by=equipe)
    with pytest.raises(Perime, match="déjà un préambule"):
        actions.restaurer_section(section=Section.objects.get(titre="Un"), by=equipe)


def test_the_list_of_chantiers_goes_from_one_section_to_another(client_comite, charte):
    SectionFactory(charte=charte, ancre="une", is_porteuse=True)
    SectionFactory(charte=charte, ancre="autre", titre="Autre")
    assert (
        client_comite.post("/charte/sections/autre/modifier/", {"titre": "Autre", "is_porteuse": "on"}).status_code
        == 302
    )
    assert list(Section.objects.filter(is_porteuse=True).values_list("ancre", flat=True)) == ["autre"]


def test_an_empty_section_taken_out_leaves_a_strip_and_comes_back(client_comite, charte, a_l_heure):
    a_l_heure("2023-10-20T10:00")
    for ancre in ("une", "deux", "trois"):
        SectionFactory(charte=charte, ancre=ancre, titre=f"Section {ancre}")
    page = client_comite.post("/charte/sections/deux/supprimer/", follow=True)
    assert "La section « Section deux » est supprimée." in lisible(page)
    assert 'id="section-supprimee-deux"' in page.text
    numeros = [(lue.numero, lue.is_supprimee) for lue in queries.texte_de_travail(charte, can_editer=True).sections]
    assert numeros == [("1", False), ("", True), ("2", False)]
    assert [lue.numero for lue in queries.texte_de_travail(charte, can_editer=False).sections] == ["1", "2"]
    assert "Section deux" in client_comite.get("/corbeille/").text
    a_l_heure("2023-10-20T10:30")
    tard = queries.texte_de_travail(charte, can_editer=True)
    assert ([lue.numero for lue in tard.sections], len(tard.sections_supprimees)) == (["1", "2"], 1)
    client_comite.post("/charte/sections/deux/restaurer/")
    assert Section.objects.presentes().count() == 3


def test_sections_change_places_and_their_numbers_follow(client_comite, charte):
    for ancre in ("une", "deux"):
        SectionFactory(charte=charte, ancre=ancre)
    client_comite.post("/charte/sections/deux/monter/")
    assert [lue.section.ancre for lue in queries.texte_de_travail(charte, can_editer=False).sections] == ["deux", "une"]
    page = client_comite.get("/charte/").text
    assert "/charte/sections/deux/monter/" not in page.replace('hx-post="/charte/sections/deux/monter/"', "")
    assert "/charte/sections/une/descendre/" not in page


def test_an_article_is_placed_in_another_section(client_comite, charte):
    une, autre = (SectionFactory(charte=charte, ancre=ancre) for ancre in ("une", "autre"))
    article = ArticleFactory(section=une, ancre="agir")
    premier = ArticleFactory(section=autre, ancre="premier")
    assert client_comite.post("/charte/articles/agir/placer/", {"place": "apres-premier"}).status_code == 302
    assert list(Article.objects.filter(section=autre).order_by("rang")) == [premier, article]
    assert client_comite.post("/charte/articles/agir/placer/", {"place": "apres-disparu"}).status_code == 422


def test_the_charter_is_renamed(client_comite):
    client_comite.post("/charte/renommer/", {"titre": "Notre charte"})
    assert Charte.objects.get().titre == "Notre charte"
    assert client_comite.post("/charte/renommer/", {"titre": " "}).status_code == 422


def test_equipe_names_somebody_and_takes_the_seat_back(connecter, charte, equipe):
    representation = RepresentationFactory(personne=PersonneFactory(prenom="Léa", nom="Martin"))
    client, autre = connecter(equipe), RepresentationFactory().organisation
    envoi = {"personne": representation.personne.pk, "organisation": autre.pk}
    page = client.post("/charte/comite/", envoi)
    assert (page.status_code, "ne représente pas cette organisation" in page.text) == (422, True)
    page = client.post("/charte/comite/", envoi | {"organisation": representation.organisation.pk}, follow=True)
    assert "Léa Martin siège au comité." in lisible(page)
    assert f"au nom de {representation.organisation}" in lisible(page)
    siege = MembreComite.objects.get()
    assert siege.organisation == representation.organisation
    assert client.post(f"/charte/comite/{siege.pk}/retirer/").status_code == 302
    assert not MembreComite.objects.exists()
    with pytest.raises(Perime, match="ne siège déjà plus"):
        actions.retirer_du_comite(membre=siege, by=equipe)


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_comite_has_constant_queries(connecter, charte, equipe, django_assert_num_queries, item_count):
    MembreComiteFactory.create_batch(item_count, charte=charte)
    client = connecter(equipe)
    with django_assert_num_queries(6):  # session, personne, charte, sièges, personnes et organisations offertes
        client.get("/charte/comite/")


@pytest.mark.parametrize(
    ("adresse", "quoi"),
    [("/charte/sections/une/modifier/", Section), ("/charte/renommer/", Charte)],
    ids=["section", "charte"],
)
def test_two_who_give_a_title_at_once_read_each_other(client_comite, charte, adresse, quoi):
    SectionFactory(charte=charte, ancre="une", titre="Une")
    lu = client_comite.get(adresse).context["form"]["lu"].value()
    client_comite.post(adresse, {"titre": "Premier titre", "lu": lu})
    page = client_comite.post(adresse, {"titre": "Second titre", "lu": lu})
    assert page.status_code == 409
    assert "Le titre vient de changer : « Premier titre »." in lisible(page)
    assert 'value="Second titre"' in page.text
    assert quoi.objects.get().titre == "Premier titre"
    client_comite.post(adresse, {"titre": "Second titre", "lu": page.context["form"]["lu"].value()})
    assert quoi.objects.get().titre == "Second titre"


def test_who_mends_a_title_leaves_the_list_where_another_one_puts_it(client_comite, charte, equipe):
    section = SectionFactory(charte=charte, ancre="une", titre="Une")
    form = client_comite.get("/charte/sections/une/modifier/").context["form"]
    envoi = {"titre": "Un", "lu": form["lu"].value(), "porteuse_lue": form["porteuse_lue"].value()}
    actions.modifier_section(section=section, titre="Une", is_porteuse=True, by=equipe)
    client_comite.post("/charte/sections/une/modifier/", envoi)
    section.refresh_from_db()
    assert (section.titre, section.is_porteuse) == ("Un", True)


def test_nothing_is_placed_in_a_section_that_has_just_been_taken_out(charte, equipe, participante):
    une, autre = (SectionFactory(charte=charte, ancre=ancre) for ancre in ("une", "autre"))
    article = ArticleFactory(section=une, ancre="agir")
    actions.supprimer_section(section=Section.objects.get(ancre="autre"), by=equipe)
    lieu = {"section": autre, "motif": "Pour.", "by": participante}  # as it was read before
    for geste in (
        lambda: actions.placer_article(article=article, section=autre, by=equipe),
        lambda: actions.proposer_ajout(titre="Neuf", corps="Neuf.", **lieu),
        lambda: actions.proposer_deplacement(article=article, **lieu),
    ):
        with pytest.raises(Perime, match="section vient d’être supprimée"):
            geste()
