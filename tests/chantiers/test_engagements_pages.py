"""The pages of the engagements: who reads what, the picture, the tables, what waits for me."""

import csv
import io
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from python_calamine import CalamineWorkbook

from chantiers import queries
from chantiers.enums import EtatEngagement, RoleMembre
from labo import horloge
from tests.chantiers.engagements import besoin_de, dire, engagement_de, etape_de, lisible
from tests.factories import ChantierFactory, MembreFactory, RepresentationFactory
from tests.htmx import HX, corps, echanger


LISTE = "/chantiers/1/engagements/"


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1, is_engagements_public=True)


@pytest.fixture
def lea(chantier):
    return MembreFactory(chantier=chantier, personne__prenom="Léa", personne__nom="Martin").personne


@pytest.fixture
def ruche(lea):
    return RepresentationFactory(personne=lea, organisation__nom="La Ruche").organisation


@pytest.fixture
def engagements(chantier, lea, ruche):
    """One of a person, one of an organisation, one that nobody has confirmed."""
    etape = etape_de(chantier, echeance="2024-T2")
    besoin_de(etape, "temps", Decimal(6))
    pour = engagement_de(
        None, chantier, contenu="=1+1", organisation=ruche, contact=lea, quantite=Decimal("2.5"), etape=etape
    )
    dire(pour, "tenu", by=lea, mot="Fait par Léa")
    mien = engagement_de(lea, chantier, etape=etape, quantite=Decimal(1), echeance="2024-06")
    engagement_de(lea, chantier, contenu="Peut-être", etat=EtatEngagement.A_CONFIRMER)
    return {"pour": pour, "mien": mien}


@pytest.mark.usefixtures("engagements")
def test_the_public_reads_organisations_by_name_and_persons_never(client, connecter, lea):
    page = lisible(client.get(LISTE))
    table = client.get("/chantiers/1/engagements.csv").content.decode()
    for texte in (page, table):
        assert "La Ruche" in texte
        assert "une personne du chantier" in texte
        for secret in ("Léa", "Martin", "Fait par", "Peut-être"):
            assert secret not in texte
    page = lisible(connecter(lea).get(LISTE))
    assert "Léa Martin" in page
    assert "Peut-être" in page


def test_what_is_not_published_asks_to_sign_in(client, chantier):
    chantier.is_engagements_public = False
    chantier.save()
    for adresse in (LISTE, "/chantiers/1/engagements.csv", "/chantiers/1/engagements.ods"):
        assert client.get(adresse)["Location"] == f"/connexion/?next={adresse}"


@pytest.mark.usefixtures("engagements")
def test_promised_against_needed(connecter, lea):
    page = lisible(connecter(lea).get(LISTE))
    assert 'Temps</strong> <span class="combien">3,5 jours</span> sur <span class="combien">6 jours</span>' in page
    assert "il en manque 2,5</strong>" in page
    # 2.5 kept, then 1 promised, of 6; what is to be found, up to the need
    for trace in (
        'x="0.00%" y="3" width="41.67%"',
        'x="41.67%" y="3" width="16.67%"',
        'x="58.34%" y="3" width="41.66%"',
    ):
        assert trace in page
    assert '<td class="nombre" data-titre="Tenu">2,5 jours</td>' in page


def test_an_organisation_or_a_person_renamed_is_renamed_everywhere(connecter, chantier, lea, ruche, engagements):
    client = connecter(lea)
    pages = (LISTE, engagements["pour"].get_absolute_url(), "/moi/", f"{LISTE}{engagements['mien'].pk}/historique/")
    for adresse in pages[:3]:
        assert "La Ruche" in client.get(adresse).text
    ruche.nom, lea.nom = "Le Rucher", "Durand"
    ruche.save()
    lea.save()
    for adresse in pages:
        page = client.get(adresse).text
        assert ("La Ruche" in page, "Martin" in page) == (False, False)
    fichier = client.get("/chantiers/1/engagements.csv").content.decode()
    assert ("Le Rucher" in fichier, "Léa Durand" in fichier, "La Ruche" in fichier) == (True, True, False)
    client.logout()
    assert "Le Rucher" in client.get(LISTE).text


@pytest.mark.usefixtures("engagements")
def test_the_two_tables_say_the_same_and_no_formula_is_one(connecter, lea):
    client = connecter(lea)
    texte = client.get("/chantiers/1/engagements.csv").content.decode("utf-8-sig")
    lignes = list(csv.reader(io.StringIO(texte), delimiter=";"))
    classeur = client.get("/chantiers/1/engagements.ods").content
    feuille = CalamineWorkbook.from_filelike(io.BytesIO(classeur)).get_sheet_by_index(0).to_python()
    assert feuille[0] == lignes[0]
    assert [ligne[0] for ligne in lignes[1:]] == ["Relire le guide", "'=1+1", "Peut-être"]
    assert [ligne[0] for ligne in feuille[1:]] == ["Relire le guide", "=1+1", "Peut-être"]
    du_csv, du_ods = dict(zip(lignes[0], lignes[2], strict=True)), dict(zip(feuille[0], feuille[2], strict=True))
    aujourd_hui = horloge.aujourd_hui()
    assert du_csv | {"Engagement": ""} == {
        "Engagement": "",
        "Porté par": "La Ruche",
        "Contact": "Léa Martin",
        "Modalité": "temps",
        "Combien": "2,5",
        "Unité": "jours",
        "Échéance": "",
        "Étape": "Écrire le guide",
        "État": "tenu",
        "Dernier mot": "Fait par Léa",
        "Dit le": f"{aujourd_hui:%d/%m/%Y}",
    }
    assert (du_ods["Combien"], du_ods["Dit le"], du_ods["Engagement"]) == (2.5, aujourd_hui, "=1+1")
    assert dict(zip(lignes[0], lignes[1], strict=True))["Échéance"] == "juin 2024"


@pytest.mark.usefixtures("engagements")
def test_the_fragments_swapped_in_are_the_pages_reloaded(connecter, lea, engagements):
    client = connecter(lea)
    for adresse in (LISTE, engagements["mien"].get_absolute_url()):
        avant = client.get(adresse).text
        dire(engagements["mien"], "en_cours", by=lea, mot=f"Vu {adresse}")
        fragment = client.get(adresse, headers=HX)
        assert fragment["Vary"].count("HX-Request") == 1
        assert corps(echanger(avant, fragment.text)) == corps(client.get(adresse).text)


@pytest.mark.parametrize("item_count", [1, 3, 200])
def test_the_list_has_constant_queries(connecter, chantier, lea, ruche, django_assert_num_queries, item_count):
    engagement = engagement_de(lea, chantier, etape=etape_de(chantier))
    valeurs = {"chantier": chantier, "contenu": "X", "etape": engagement.etape, "contact": lea, "organisation": ruche}
    type(engagement).objects.bulk_create(type(engagement)(**valeurs) for _ in range(item_count))
    client = connecter(lea)
    # session, personne, chantier; engagements, her organisations; pilotage, member; needs
    with django_assert_num_queries(8):
        client.get(LISTE)
    with django_assert_num_queries(6):  # session, personne, chantier; engagements, her organisations; last words
        client.get("/chantiers/1/engagements.csv")


@pytest.mark.parametrize("item_count", [1, 3])
def test_one_engagement_has_constant_queries(connecter, chantier, lea, django_assert_num_queries, item_count):
    engagement = engagement_de(lea, chantier)
    for _ in range(item_count):
        dire(engagement, "en_cours", by=lea)
    client = connecter(lea)
    with django_assert_num_queries(7):  # session, personne; engagement ×2, her organisations, what was told ×2
        client.get(engagement.get_absolute_url())


def test_my_page_groups_what_waits_for_me(connecter, chantier, lea, engagements, a_l_heure):
    a_l_heure("2024-07-02T09:00")
    page = lisible(connecter(lea).get("/moi/"))
    titres = ["À confirmer", "À dire : l’échéance est proche, ou passée", "Clos"]
    assert [page.index(f"<h3>{titre}</h3>") for titre in titres] == sorted(page.index(f"<h3>{t}</h3>") for t in titres)
    assert "2 à dire" in page
    assert "(échéance passée)" in page
    assert "2 engagements attendent votre réponse" in lisible(connecter(lea).get("/"))
    autre = MembreFactory(chantier=chantier).personne
    assert "Mes engagements" not in connecter(autre).get("/moi/").text


def test_at_a_glance(chantier, lea, engagements):
    bref = queries.engagements_en_bref(lea, chantier)
    assert (bref.ouverts, bref.tenus, bref.non_tenus) == (1, 1, 0)
    assert [lu.engagement for lu in bref.prochains] == [engagements["mien"]]
    for personne, nom in ((lea, "Léa Martin"), (AnonymousUser(), "une personne du chantier")):
        contexte = {"chantier": chantier, "engagements": queries.engagements_en_bref(personne, chantier)}
        bloc = lisible(render_to_string("chantiers/_engagements_en_bref.html", contexte))
        assert f"– {nom}, juin 2024" in bloc
        assert "Tenus : 1" in bloc


def test_who_edits_sees_who_writes(connecter, chantier, lea, engagements):
    pilote = MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne
    objet = f"engagement-{engagements['mien'].pk}"
    client = connecter(lea)
    assert client.post(f"/presence/{objet}/", {"onglet": "a" * 16, "etat": "ecrit", "version": "1"}).status_code == 200
    assert "Léa modifie cet engagement" in lisible(connecter(pilote).get(LISTE))
