"""The sheet of a chantier: read by all, written by few, never overwritten."""

import pytest

from chantiers.enums import RoleMembre
from labo.models import Evenement, Revision
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory
from tests.htmx import HX, corps, echanger
from tests.mefiance import ClientMefiant


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1, titre="Essaimer", contexte="Le contexte réservé")


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne


def fiche(**champs):
    return {"titre": "Essaimer", "version": "1", **champs}


def test_the_public_reads_numero_titre_defi_and_structure_only(client, chantier):
    chantier.defi, chantier.structure_porteuse = "Le défi", OrganisationFactory(nom="La Ruche")
    chantier.save()
    page = client.get("/chantiers/1/").text
    assert "Le défi" in page
    assert "La Ruche" in page
    assert "réservé" not in page


def test_a_save_makes_a_revision_and_a_line_of_the_journal(connecter, chantier, pilote):
    donnees = fiche(defi="Neuf", contexte=chantier.contexte)
    reponse = connecter(pilote).post("/chantiers/1/modifier/", donnees, follow=True)
    assert "Fiche enregistrée" in reponse.text
    chantier.refresh_from_db()
    assert (chantier.defi, chantier.version) == ("Neuf", 2)
    assert Revision.objects.of(chantier).get(numero=2).champs["defi"] == "Neuf"
    evenement = Evenement.objects.of(chantier).get()
    assert (evenement.verbe, evenement.champs, evenement.personne) == ("chantier_modifie", ["defi"], pilote)


def test_a_save_that_changes_nothing_makes_no_revision(connecter, chantier, pilote):
    connecter(pilote).post("/chantiers/1/modifier/", fiche(contexte=chantier.contexte))
    chantier.refresh_from_db()
    assert chantier.version == 1
    assert not Revision.objects.of(chantier).exists()


def test_a_stale_save_shows_both_texts_and_writes_nothing(connecter, chantier, pilote, equipe):
    connecter(equipe).post("/chantiers/1/modifier/", fiche(defi="Le défi de l’équipe", contexte=chantier.contexte))
    donnees = fiche(defi="Le défi du pilotage", contexte=chantier.contexte)
    reponse = connecter(pilote).post("/chantiers/1/modifier/", donnees)
    assert reponse.status_code == 409
    assert "Le défi de l’équipe" in reponse.text
    assert "Le défi du pilotage" in reponse.text
    chantier.refresh_from_db()
    assert chantier.defi == "Le défi de l’équipe"
    # The form that came back stands on the newest version: sending it again settles.
    assert reponse.context["form"]["version"].value() == 2
    assert connecter(pilote).post("/chantiers/1/modifier/", {**donnees, "version": "2"}).status_code == 302


def test_the_same_key_saves_once(connecter, chantier, pilote):
    client = connecter(pilote)
    for defi in ("premier", "premier"):
        reponse = client.post("/chantiers/1/modifier/", fiche(defi=defi, cle="clé-1"))
        assert (reponse.status_code, reponse["Location"]) == (302, "/chantiers/1/")
    assert Revision.objects.of(chantier).count() == 1


def test_a_refused_form_does_not_consume_its_key(connecter, chantier, pilote):
    client = connecter(pilote)
    assert client.post("/chantiers/1/modifier/", fiche(titre="", cle="clé-1")).status_code == 422
    assert client.post("/chantiers/1/modifier/", fiche(defi="corrigé", version="9", cle="clé-1")).status_code == 409
    assert client.post("/chantiers/1/modifier/", fiche(defi="corrigé", cle="clé-1")).status_code == 302
    chantier.refresh_from_db()
    assert chantier.defi == "corrigé"


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": ""}, "à remplir"),
        ({"titre": "x" * 161}, "160"),
        ({"defi": "x" * 601}, "600"),
        ({"contexte": "x" * 8001}, "8000"),
        ({"structure_porteuse": "999999"}, "choix valide"),
    ],
)
def test_bad_input_is_told_and_kept(connecter, chantier, pilote, champs, phrase):
    reponse = connecter(pilote).post("/chantiers/1/modifier/", fiche(**{"fonctionnement": "Mon texte", **champs}))
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert "Mon texte" in reponse.text


@pytest.mark.parametrize("version", ["", "0", "-3", "abc", "9" * 30])
def test_a_mangled_version_is_a_stale_one(connecter, chantier, pilote, version):
    reponse = connecter(pilote).post("/chantiers/1/modifier/", fiche(defi="Mon défi", version=version))
    assert reponse.status_code == 409
    assert "Mon défi" in reponse.text


def test_markup_is_shown_as_typed(connecter, chantier, pilote):
    connecter(pilote).post("/chantiers/1/modifier/", fiche(contexte="<script>alert(1)</script> <b>gras</b>"))
    page = connecter(pilote).get("/chantiers/1/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_control_characters_are_left_out(connecter, chantier, pilote):
    connecter(pilote).post("/chantiers/1/modifier/", fiche(defi="a\x00\x07b\u202ec\r\nd"))
    chantier.refresh_from_db()
    assert chantier.defi == "abc\nd"


def test_a_text_of_10_mb_is_refused_with_413(connecter, chantier, pilote):
    assert connecter(pilote).post("/chantiers/1/modifier/", fiche(contexte="x" * 10_000_000)).status_code == 413


def test_without_its_token_a_form_is_refused(chantier, pilote):
    client = ClientMefiant(enforce_csrf_checks=True)
    client.force_login(pilote)
    reponse = client.post("/chantiers/1/modifier/", fiche())
    assert reponse.status_code == 403
    assert "trop longtemps" in reponse.text


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_has_constant_queries(client, db, django_assert_num_queries, item_count):
    ChantierFactory.create_batch(item_count, structure_porteuse=OrganisationFactory())
    with django_assert_num_queries(1):
        client.get("/chantiers/")


def test_the_fragment_swapped_in_is_the_page_reloaded(connecter, chantier, pilote):
    client = connecter(pilote)
    avant = client.get("/chantiers/1/").text
    client.post("/chantiers/1/modifier/", fiche(defi="Un défi neuf"))
    fragment = client.get("/chantiers/1/", headers=HX)
    assert fragment["Vary"].count("HX-Request") == 1
    assert corps(echanger(avant, fragment.text)) == corps(client.get("/chantiers/1/").text)
