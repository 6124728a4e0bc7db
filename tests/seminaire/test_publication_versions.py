"""Reading what was published, comparing any two versions, taking one back."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from labo.models import Evenement
from seminaire import actions, queries
from seminaire.models import Seance, VersionProgramme
from tests.htmx import HX
from tests.seminaire.factories import SeminaireFactory, facilitation_de, publier, seance_a
from tests.seminaire.test_publication import texte


@pytest.fixture
def seminaire(db, a_l_heure):
    """Three versions: 9 h, then 9 h 15, then 9 h 30 in the hall."""
    a_l_heure("2023-10-18T09:05")
    seminaire = SeminaireFactory(titre="Lancement", est_courant=True)
    seance_a(seminaire, "9:00", "9:45", titre="Accueil")
    publier(seminaire)
    by = facilitation_de(seminaire)
    modifier(by, debut=time(9, 15), fin=time(10))
    publier(seminaire)
    modifier(by, debut=time(9, 30), fin=time(10, 15), salle="Hall")
    publier(seminaire)
    return seminaire


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


def modifier(by, **champs):
    seance = Seance.objects.select_related("creneau").get(titre="Accueil")
    versions = {"version": seance.version, "version_creneau": seance.creneau.version}
    return actions.modifier_seance(seance=seance, by=by, **versions, **champs)


def retirer(seminaire, numero, by):
    actions.retirer_version(seminaire=seminaire, numero=numero, by=by)
    seminaire.refresh_from_db()


def test_each_version_says_when_and_what_changed(client, seminaire):
    page = texte(client.get("/programme/versions/"))
    assert page.index("Version 3") < page.index("Version 2") < page.index("Version 1")
    assert "Version 3 actuelle Publiée le 18 octobre 2023 à 9 h 05 Accueil : de 9 h 30 à 10 h 15, et non plus" in page
    assert "et non plus de 9 h 15 à 10 h ; désormais hall" in page
    assert "Accueil : de 9 h 15 à 10 h, et non plus de 9 h à 9 h 45" in page
    assert "Première version : 1 séance" in page


def test_the_small_ones_of_a_day_stand_together(client, seminaire, fanny, a_l_heure):
    for heure, salle in (("2023-10-19T09:00", "Salle A"), ("2023-10-19T11:30", "Salle B")):
        a_l_heure(heure)
        modifier(fanny, salle=salle)
    modifier(fanny, description="Un texte.")
    publier(seminaire)
    modifier(fanny, salle="Amphi")
    groupes = BeautifulSoup(client.get("/programme/versions/").text, "html.parser").select("main > ol > li")
    dits = [" ".join(groupe.get_text(" ").replace("\u00a0", " ").split()) for groupe in groupes]
    assert dits[0].startswith("Au fil de la journée du jeudi 19 octobre 2023 Version 7 , 11 h 30 actuelle")
    assert dits[1].startswith("Version 6 Publiée le 19 octobre 2023 à 11 h 30")
    assert dits[2] == (
        "Au fil de la journée du jeudi 19 octobre 2023 Version 5 , 11 h 30 Accueil : salle B au lieu de la salle A "
        "Version 4 , 9 h Accueil : salle A au lieu du hall"
    )
    assert len(groupes) == 6


def test_an_old_version_is_read_as_it_was_and_says_that_it_is_old(client, seminaire):
    page = client.get("/programme/versions/1/")
    assert "Ce n’est pas le programme actuel." in texte(page)
    assert "9 h – 9 h 45" in texte(page)
    assert 'href="/programme/"' in page.text
    assert 'href="/programme/comparer/1/3/"' in page.text
    assert "c’est le programme actuel" in texte(client.get("/programme/versions/3/"))


def test_any_two_versions_are_compared(client, seminaire):
    page = texte(client.get("/programme/comparer/1/3/"))
    assert "Accueil : de 9 h 30 à 10 h 15, et non plus de 9 h à 9 h 45 ; désormais hall" in page
    assert "avant : mercredi" not in page
    assert "avant : jeudi 19 octobre 2023, de 9 h à 9 h 45" in page
    assert "maintenant : jeudi 19 octobre 2023, de 9 h 30 à 10 h 15" in page
    assert "de 9 h à 9 h 45, et non plus de 9 h 30 à 10 h 15" in texte(client.get("/programme/comparer/3/1/"))
    assert "C’est deux fois la même version" in texte(client.get("/programme/comparer/2/2/"))
    retour = client.get("/programme/comparer/1/2/", {"m": "3", "n": "2"})
    assert (retour.status_code, retour["Location"]) == (302, "/programme/comparer/3/2/")


@pytest.mark.parametrize("adresse", ["x/2/", "1/99999999999999999999/", "1/2/?m=&n=2", "1/2/?m=2", "1/2/?autre=1"])
def test_mangled_numbers_get_a_french_page(client, seminaire, adresse):
    reponse = client.get(f"/programme/comparer/{adresse}")
    assert reponse.status_code == 404
    assert 'lang="fr"' in reponse.text


def test_a_withdrawn_version_is_public_no_more_and_the_one_before_is(client, seminaire, fanny):
    retirer(seminaire, 3, fanny)
    assert "9 h 15 – 10 h" in texte(client.get("/programme/"))
    assert client.get("/programme/versions/3/").status_code == 404
    assert "Version 3" not in texte(client.get("/programme/versions/"))
    assert Seance.objects.get().creneau.debut == time(9, 30)  # the draft has not changed
    assert Evenement.objects.filter(verbe="programme_retire", personne=fanny).exists()
    retirer(seminaire, 2, fanny)
    retirer(seminaire, 1, fanny)
    assert "Le programme sera bientôt publié." in texte(client.get("/programme/"))
    assert "Le programme sera bientôt publié" in texte(client.get("/"))
    assert "Aucune version n’est encore publiée." in texte(client.get("/programme/versions/"))
    assert publier(seminaire).numero == 4


def test_who_had_the_withdrawn_version_open_is_told_without_its_words(client, seminaire, fanny):
    retirer(seminaire, 3, fanny)
    dit = texte(client.get("/programme/?depuis=3", headers=HX))
    assert "Le programme a changé." in dit
    assert "hall" not in dit


def test_the_same_draft_can_be_published_again_and_calendars_count_on(seminaire, fanny):
    retirer(seminaire, 3, fanny)
    version = publier(seminaire)
    assert [c["phrase"].replace("\u00a0", " ").replace("\u202f", " ") for c in version.changements] == [
        "Accueil : de 9 h 30 à 10 h 15, et non plus de 9 h 15 à 10 h ; désormais hall"
    ]
    sequences = [
        queries.version_publiee(seminaire.pk, numero).contenu.seances[0][1].sequence for numero in (1, 2, 3, 4)
    ]
    assert sequences == [0, 1, 2, 2]
    retirer(seminaire, 4, fanny)
    modifier(fanny, debut=time(9, 15), fin=time(10), salle="")
    seminaire.refresh_from_db()
    assert queries.changements_en_attente(seminaire, queries.programme_publie(seminaire)) == ()


def test_only_the_current_version_is_withdrawn(connecter, seminaire, fanny):
    client = connecter(fanny)
    for numero in (1, 2, 9):
        reponse = client.post(f"/programme/versions/{numero}/retirer/")
        assert reponse.status_code == 409
        assert "Cette version n’est plus celle que tout le monde lit" in texte(reponse)
    assert client.post("/programme/versions/3/retirer/", follow=True).status_code == 200
    assert client.post("/programme/versions/3/retirer/").status_code == 409
    assert VersionProgramme.objects.filter(retiree_le=None).count() == 2


def test_who_publishes_goes_on_seeing_what_was_withdrawn(connecter, seminaire, fanny):
    retirer(seminaire, 3, fanny)
    client = connecter(fanny)
    assert "Version 3 retirée" in texte(client.get("/programme/versions/"))
    assert "et retirée le 18 octobre 2023 à 9 h 05" in texte(client.get("/programme/versions/3/"))


def test_a_version_never_changes(seminaire, fanny):
    avant = list(VersionProgramme.objects.order_by("numero").values())
    modifier(fanny, salle="Amphi", description="Autre")
    actions.supprimer_seance(seance=Seance.objects.get(), by=fanny)
    publier(seminaire)
    assert list(VersionProgramme.objects.order_by("numero").values())[:3] == avant


@pytest.mark.parametrize(
    "changes",
    [{"contenu": {}}, {"changements": []}, {"numero": 9}, {"publiee_le": timezone.now()}, {"nature": "autre"}],
)
def test_the_database_itself_refuses_that_a_version_changes(seminaire, changes):
    for marque in ({}, {"retiree_le": timezone.now()}):
        with pytest.raises(IntegrityError, match="ne change pas"), transaction.atomic():
            VersionProgramme.objects.filter(numero=2).update(**changes | marque)


def test_or_that_it_is_erased_or_the_mark_of_its_withdrawal_is(seminaire, fanny):
    retirer(seminaire, 3, fanny)
    with pytest.raises(IntegrityError, match="ne s'efface pas"), transaction.atomic():
        VersionProgramme.objects.filter(numero=1).delete()
    for autre in (None, timezone.now()):
        with pytest.raises(IntegrityError, match="ne change pas"), transaction.atomic():
            VersionProgramme.objects.filter(numero=3).update(retiree_le=autre)
    with pytest.raises(ProtectedError):
        seminaire.delete()


@pytest.mark.parametrize("combien", [1, 4])
def test_the_list_has_constant_queries(client, seminaire, fanny, django_assert_num_queries, combien):
    for n in range(combien):
        modifier(fanny, description=f"Texte {n}")
        publier(seminaire)
    with django_assert_num_queries(2):  # seminar, versions
        client.get("/programme/versions/")


def reprendre(client, numero, edition):
    return client.post(f"/programme/versions/{numero}/reprendre/", {"edition": edition})


def test_the_draft_goes_back_to_a_version_and_the_public_reads_it_once_published(connecter, seminaire, fanny):
    seance_a(seminaire, "16:00", titre="Clôture")
    publier(seminaire)
    client = connecter(fanny)
    page = texte(client.get("/programme/versions/1/"))
    assert "Reprendre cette version dans le brouillon" in page
    assert "« Clôture » n’est plus au programme" in page
    reponse = reprendre(client, 1, seminaire.edition)
    assert reponse["Location"] == "/programme/publier/"
    assert "« Clôture » n’est plus au programme" in texte(client.get("/programme/publier/"))
    assert "Clôture" in texte(client.get("/programme/"))
    publier(seminaire)
    assert queries.changements_entre(seminaire, 1, 5) == ()
    assert [s.titre for s in Seance.objects.restaurables()] == ["Clôture"]


def test_a_draft_that_moved_meanwhile_is_not_replaced_unseen(connecter, seminaire, fanny):
    client = connecter(fanny)
    modifier(fanny, description="Écrite entre-temps.")
    for edition in (seminaire.edition, "", "abc"):
        reponse = reprendre(client, 1, edition)
        assert reponse.status_code == 409
        assert "Le brouillon a changé depuis que vous avez ouvert cette page." in texte(reponse)
    assert Seance.objects.get().description == "Écrite entre-temps."
    seminaire.refresh_from_db()
    assert f'value="{seminaire.edition}"' in reponse.text
    assert reprendre(client, 1, seminaire.edition).status_code == 302


def test_a_version_that_the_draft_says_already_is_not_offered(connecter, seminaire, fanny):
    assert "Reprendre cette version" not in connecter(fanny).get("/programme/versions/3/").text


def test_on_the_day_itself_rooms_and_hours_of_the_version_are_public_at_once(connecter, seminaire, fanny, a_l_heure):
    a_l_heure("2023-10-19T08:00")
    assert "publics aussitôt aujourd’hui" in connecter(fanny).get("/programme/versions/1/").text
    seminaire.refresh_from_db()
    actions.reprendre_version(seminaire=seminaire, numero=1, edition=seminaire.edition, by=fanny)
    seminaire.refresh_from_db()
    phrases = [
        c.phrase.replace("\u00a0", " ").replace("\u202f", " ") for c in queries.programme_publie(seminaire).changements
    ]
    assert phrases == ["Accueil : de 9 h à 9 h 45, et non plus de 9 h 30 à 10 h 15 ; salle à préciser, au lieu du hall"]
