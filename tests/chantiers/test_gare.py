"""The page of a chantier: all that happens in it, at one address; to the public, what its members publish."""

from datetime import date, time
from functools import partial

import pytest

from chantiers import actions
from chantiers.enums import RoleMembre
from chantiers.models import Chantier, Engagement, Etape, LienUtile, Objectif
from labo import revisions
from labo.models import Revision
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory
from tests.htmx import HX, corps, echanger


PAGE = "/chantiers/1/"
SECTIONS = ("contexte", "fonctionnement", "rendez-vous", "objectifs", "liens")


@pytest.fixture
def chantier(db):
    chantier = ChantierFactory(
        numero=1,
        contexte="Le contexte entier",
        fonctionnement="Tous les mardis",
        prochaine_date=date(2023, 11, 7),
        prochain_lieu="Maison des associations",
    )
    revisions.ouvrir(chantier, by=None)
    return chantier


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE, personne__prenom="Léa").personne


@pytest.fixture
def pieces(chantier, pilote):
    actions.ajouter_objectif(chantier=chantier, texte="Mesurer le temps", critere="Cinq territoires", by=pilote)
    actions.ajouter_lien(chantier=chantier, titre="Le bloc-notes", adresse="https://pad.example/1", by=pilote)


MOTS = {
    "contexte": "Le contexte entier",
    "fonctionnement": "Tous les mardis",
    "rendez_vous": "Maison des associations",
    "objectifs": "Mesurer le temps",
    "liens": "Le bloc-notes",
}


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize("publiee", [None, *MOTS])
def test_the_public_reads_what_is_published_and_nothing_else(client, chantier, publiee):
    if publiee:
        Chantier.objects.filter(pk=chantier.pk).update(**{f"is_{publiee}_public": True})
    page = client.get(PAGE).text
    assert {nom for nom, mots in MOTS.items() if mots in page} == ({publiee} if publiee else set())
    assert "Léa" not in page


@pytest.mark.usefixtures("pieces")
def test_who_is_known_reads_all(connecter, participante):
    page = connecter(participante).get(PAGE).text
    assert all(mots in page for mots in MOTS.values())
    assert "Léa" in page


@pytest.mark.parametrize(
    ("jour", "phrase"),
    [("2023-10-19", "jeudi 19"), ("2023-10-18", "La date du mercredi 18 octobre 2023 est passée."), (None, "À fixer.")],
)
def test_a_date_that_is_over_is_no_next_date(connecter, participante, chantier, jour, phrase):
    Chantier.objects.filter(pk=chantier.pk).update(prochaine_date=jour)
    page = connecter(participante).get(PAGE).text.replace("\u00a0", " ")
    assert phrase.casefold() in page.casefold()


@pytest.mark.parametrize(("jour", "is_dit"), [("2023-10-18", True), ("2023-12-05", False)])
def test_a_date_that_is_over_is_taken_and_told(connecter, chantier, pilote, jour, is_dit):
    donnees = {"prochaine_date": jour, "prochain_lien": "visio.example/salle", "version": "1"}
    page = connecter(pilote).post(f"{PAGE}modifier/rendez-vous/", donnees, follow=True).text
    assert "Date enregistrée à" in page
    assert ("Cette date est passée." in page) == is_dit


def test_the_link_of_the_next_meeting_is_for_those_who_are_known(client, connecter, chantier, participante):
    Chantier.objects.update(
        prochaine_date="2023-12-05", prochain_lien="https://visio.example/salle", is_rendez_vous_public=True
    )
    for adresse in (PAGE, f"{PAGE}fiche.md"):
        lu = client.get(adresse).content.decode().replace("\u00a0", " ")
        assert ("5 décembre 2023" in lu, "visio.example" in lu) == (True, False)
    for adresse in (PAGE, f"{PAGE}fiche.md"):
        assert "visio.example" in connecter(participante).get(adresse).content.decode()


def test_settings_say_what_is_public_and_what_places_do(connecter, chantier, pilote):
    MembreFactory(chantier=chantier)
    client, adresse = connecter(pilote), f"{PAGE}modifier/reglages/"
    page = client.get(adresse).text
    assert (
        page.index("Ce que tout le monde peut lire") < page.index("jamais nommées") < page.index("is_contexte_public")
    )
    assert page.index('name="places"') < page.index("Ce que tout le monde")
    assert "Une invitation passe outre" in page
    donnees = {"etat": "en_cours", "adhesion": "ouverte", "places": "1", "version": "1"}
    page = client.post(adresse, donnees, follow=True).text.replace("\u00a0", " ")
    assert "Réglages enregistrés à" in page
    assert "2 personnes sont déjà là pour 1 place : personne ne part" in page
    page = client.post(adresse, donnees | {"places": "5", "version": "2"}, follow=True).text
    assert "personne ne part" not in page


@pytest.mark.parametrize("genre", ["objectif", "lien"])
def test_what_was_just_deleted_comes_back_from_the_announcement(connecter, chantier, pilote, genre):
    ajouter = {
        "objectif": partial(actions.ajouter_objectif, texte="Revenu"),
        "lien": partial(actions.ajouter_lien, titre="Revenu", adresse="https://x.example/"),
    }[genre]
    piece = ajouter(chantier=chantier, by=pilote)
    client, adresse = connecter(pilote), f"{PAGE}{genre}s/{piece.pk}/"
    page = client.post(f"{adresse}supprimer/", headers=HX).text
    annonce = page[page.index('id="annonce"') :]
    assert f'action="{adresse}restaurer/"' in annonce
    assert "/corbeille/" in annonce
    client.post(f"{adresse}restaurer/")
    piece.refresh_from_db()
    assert piece.supprime_le is None


def test_contributing_is_promising_and_telling_too(connecter, chantier, pilote, participante):
    page, vue = connecter(pilote).get(PAGE).text, connecter(participante).get(PAGE).text
    for dit in ("Prendre un engagement", "Donner des nouvelles d’une étape"):
        assert (dit in page, dit in vue) == (True, False)


def test_the_next_date_is_fixed_from_its_own_form(connecter, chantier, pilote):
    donnees = {
        "prochaine_date": "2023-12-05",
        "prochaine_heure": "09:30",
        "prochain_lien": "visio.example/salle",
        "version": "1",
    }
    assert connecter(pilote).post(f"{PAGE}modifier/rendez-vous/", donnees).status_code == 302
    chantier.refresh_from_db()
    assert (chantier.prochaine_heure, chantier.prochain_lien) == (time(9, 30), "https://visio.example/salle")
    assert chantier.contexte == "Le contexte entier"


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"prochaine_heure": "09:30"}, "demande une date"),
        ({"prochaine_date": "2023-13-45"}, "date valide"),
        ({"prochaine_date": "2023-12-05", "prochain_lien": "javascript:alert(1)"}, "https://exemple.fr"),
        ({"prochaine_date": "2023-12-05", "prochain_lien": "pas une adresse"}, "https://exemple.fr"),
    ],
)
def test_a_bad_date_is_told_and_kept(connecter, pilote, champs, phrase):
    reponse = connecter(pilote).post(
        f"{PAGE}modifier/rendez-vous/", {"prochain_lieu": "Ici même", "version": "1", **champs}
    )
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert "Ici même" in reponse.text


def test_two_sections_saved_from_one_version_are_brought_together(connecter, chantier, pilote, equipe):
    revisions.effacer(chantier)
    revisions.ouvrir(chantier, by=None)
    connecter(pilote).post(f"{PAGE}modifier/contexte/", {"contexte": "Un autre contexte", "version": "1"})
    connecter(equipe).post(f"{PAGE}modifier/fonctionnement/", {"fonctionnement": "Le jeudi", "version": "1"})
    chantier.refresh_from_db()
    assert (chantier.contexte, chantier.fonctionnement, chantier.version) == ("Un autre contexte", "Le jeudi", 3)


def test_the_order_of_objectifs_is_theirs(connecter, chantier, pilote):
    objectifs = [
        actions.ajouter_objectif(chantier=chantier, texte=texte, by=pilote) for texte in ("Un", "Deux", "Trois")
    ]
    client = connecter(pilote)
    assert client.post(f"{PAGE}objectifs/{objectifs[2].pk}/monter/").status_code == 302
    actions.supprimer_objectif(objectif=objectifs[0], by=pilote)
    assert [objectif.texte for objectif in chantier.objectifs.presents()] == ["Trois", "Deux"]
    actions.restaurer_objectif(objectif=objectifs[0], by=pilote)
    assert [objectif.texte for objectif in chantier.objectifs.presents()] == ["Un", "Trois", "Deux"]


def test_what_is_deleted_waits_in_the_bin_then_is_forgotten(connecter, chantier, pilote, a_l_heure):
    objectif = actions.ajouter_objectif(chantier=chantier, texte="Un", by=pilote)
    actions.supprimer_objectif(objectif=objectif, by=pilote)
    client = connecter(pilote)
    assert f"{PAGE}objectifs/{objectif.pk}/restaurer/" in client.get("/corbeille/").text
    a_l_heure("2023-11-19T10:00")
    assert client.post(f"{PAGE}objectifs/{objectif.pk}/restaurer/").status_code == 409
    from labo import corbeille

    assert corbeille.purger() == 1
    assert not Objectif.objects.exists()
    assert not Revision.objects.of(objectif).exists()


def test_an_organisation_renamed_changes_the_page(connecter, chantier, pilote, participante):
    ruche = OrganisationFactory(nom="La Ruche")
    MembreFactory(chantier=chantier, organisation=ruche, personne__prenom="Sami")
    ruche.nom = "L’Essaim"
    ruche.save()
    page = connecter(participante).get(PAGE).text
    assert "L’Essaim" in page
    assert "La Ruche" not in page


def test_news_tell_who_did_what_once(connecter, chantier, pilote):
    lien = actions.ajouter_lien(chantier=chantier, titre="Le dossier", adresse="https://x.example/", by=pilote)
    for titre in ("Le grand dossier", "Le dossier partagé"):
        lien = actions.modifier_lien(lien=lien, version=lien.version, titre=titre, by=pilote)
    page = connecter(pilote).get(PAGE).text
    assert page.count("a modifié un lien utile") == 1
    assert page.count("Le dossier partagé") > 1
    assert "Le grand dossier" not in page


def test_what_concerns_one_person_is_no_news(connecter, chantier, pilote, participante):
    membre = actions.rejoindre_chantier(chantier=chantier, by=participante)
    actions.modifier_adhesion(membre=membre, version=1, motivation="Mes mots", by=participante)
    page = connecter(pilote).get(PAGE).text
    assert "a rejoint le chantier" in page
    assert "a changé ses mots" not in page


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_page_has_constant_queries(connecter, chantier, pilote, django_assert_num_queries, item_count):
    for n in range(item_count):
        actions.ajouter_objectif(chantier=chantier, texte=f"Objectif {n}", by=pilote)
        actions.ajouter_lien(chantier=chantier, titre=f"Lien {n}", adresse="https://x.example/", by=pilote)
        MembreFactory(chantier=chantier, organisation=OrganisationFactory())
        Etape.objects.create(chantier=chantier, titre=f"Étape {n}", echeance="2024-T1", personne=pilote)
        Engagement.objects.create(
            chantier=chantier, contenu="Deux jours", personne=pilote, etat="confirme", echeance="2024-05"
        )
    client = connecter(pilote)
    # session, personne; chantier, membres, abonnement, nouvelles (and the objectifs and links they tell of), écriture,
    # présences, objectifs, liens; the requests that wait; étapes, what they wait for;
    # engagements counted, for whom she speaks, and the next; what she would leave behind by leaving.
    # More than 12, since it is the one page of a chantier: each section is one question, whatever its rows.
    with django_assert_num_queries(19):
        client.get(PAGE)


def test_the_fragment_swapped_in_is_the_page_reloaded(connecter, chantier, pilote):
    client = connecter(pilote)
    objectif = actions.ajouter_objectif(chantier=chantier, texte="Un", by=pilote)
    avant = client.get(PAGE).text
    recu = client.post(f"{PAGE}objectifs/{objectif.pk}/supprimer/", headers=HX)
    apres = client.get(PAGE)
    assert corps(echanger(avant, recu.text)) == corps(apres.text)


def test_a_link_is_only_an_address_of_the_web(connecter, chantier, pilote):
    for adresse in ("javascript:alert(1)", "data:text/html,x", "ftp://x.example/", "rien"):
        reponse = connecter(pilote).post(f"{PAGE}liens/ajouter/", {"titre": "Titre gardé", "adresse": adresse})
        assert reponse.status_code == 422
        assert "Titre gardé" in reponse.text
    assert not LienUtile.objects.exists()


def test_facilitation_closes_the_doors_of_all(equipe, chantier):
    actions.fermer_adhesions(by=equipe)
    chantier.refresh_from_db()
    assert chantier.is_sur_demande
    assert actions.fermer_adhesions(by=equipe) == 0


def test_a_member_who_observes_contributes_nothing(connecter, chantier):
    observe = MembreFactory(chantier=chantier, role=RoleMembre.OBSERVATION).personne
    client = connecter(observe)
    assert client.get(f"{PAGE}liens/ajouter/").status_code == 403
    assert "Ajouter un lien" not in client.get(PAGE).text
    assert PersonneFactory._meta.model.objects.filter(pk=observe.pk).exists()
