"""The rooms: their page, renaming, and deleting one that is in use."""

from html import unescape

import pytest

from labo.models import Evenement, Revision
from labo.refus import Perime
from seminaire import actions
from seminaire.actions.salles import SalleOccupee
from seminaire.contenu import de_json
from seminaire.models import Salle, Seance, VersionProgramme
from seminaire.queries import programme_publie
from tests.seminaire.factories import SalleFactory, SeminaireFactory, facilitation_de, publier, seance_a


pytestmark = pytest.mark.django_db
SALLES = "/programme/salles/"


@pytest.fixture
def seminaire(a_l_heure):
    a_l_heure("2023-10-10T09:00")
    return SeminaireFactory()


@pytest.fixture
def fanny(connecter, seminaire):
    return connecter(facilitation_de(seminaire))


@pytest.fixture
def hall(seminaire):
    return SalleFactory(seminaire=seminaire, nom="Hall", places=40)


@pytest.fixture
def seances(seminaire, hall):
    """Two in the hall, one of the bin that stood there, one elsewhere."""
    crees = {
        titre: actions.ajouter_seance(seminaire=seminaire, titre=titre, salle=salle, by=None)
        for titre, salle in (("Accueil", "Hall"), ("Pause", "Hall"), ("Jetée", "Hall"), ("Ailleurs", "Préau"))
    }
    actions.supprimer_seance(seance=crees["Jetée"], by=None)
    return crees


def saisie(nom, places="", nom_lu="Hall", places_lues="40"):
    return {"nom": nom, "places": places, "nom_lu": nom_lu, "places_lues": places_lues}


def sans_insecables(texte):
    return unescape(texte).replace("\u00a0", " ").replace("\u202f", " ")


def test_the_list_says_places_and_how_many_seances(fanny, seances):
    page = fanny.get(SALLES)
    assert [(salle.nom, salle.places, salle.combien) for salle in page.context["salles"]] == [
        ("Hall", 40, 2),
        ("Préau", None, 1),
    ]
    assert "non précisées" in page.text


def test_a_room_is_added_once(fanny, seminaire, hall):
    reponse = fanny.post(SALLES, {"nom": " Grande\tsalle ", "places": "120"})
    assert reponse["Location"] == SALLES
    assert (Salle.objects.get(nom="Grande salle").places, Evenement.objects.first().verbe) == (120, "salle_ajoutee")
    reponse = fanny.post(SALLES, {"nom": "HALL", "places": ""})
    assert reponse.status_code == 422
    assert "Une salle s’appelle déjà « Hall »." in sans_insecables(reponse.text)
    with pytest.raises(Perime, match="s’appelle déjà « Hall »"):  # and of two at once, the second
        actions.ajouter_salle(seminaire=seminaire, nom="hall", by=None)
    assert Salle.objects.count() == 2


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"nom": ""}, "à remplir"),
        ({"nom": " \x00 "}, "à remplir"),
        ({"nom": "x" * 81}, "80"),
        ({"nom": "Préau", "places": "-1"}, "de 0 à 9999"),
        ({"nom": "Préau", "places": "10000"}, "de 0 à 9999"),
        ({"nom": "Préau", "places": "beaucoup"}, "de 0 à 9999"),
    ],
)
def test_bad_input_is_told_and_kept(fanny, hall, champs, phrase):
    for url in (SALLES, f"{SALLES}{hall.pk}/modifier/"):
        reponse = fanny.post(url, {**saisie("", ""), **champs})
        assert reponse.status_code == 422
        assert phrase in reponse.text
        assert "\x00" in champs["nom"] or f'value="{champs["nom"]}"' in reponse.text or not champs["nom"]
    assert Salle.objects.get().nom == "Hall"


def test_renaming_and_places(fanny, hall, seances):
    url = f"{SALLES}{hall.pk}/modifier/"
    assert fanny.post(url, saisie("hall d’accueil", "60")).status_code == 302
    hall.refresh_from_db()
    assert (hall.nom, hall.places) == ("hall d’accueil", 60)
    assert Evenement.objects.first().champs == ["nom", "places"]
    assert "hall d’accueil" in fanny.get("/programme/edition/").text
    reponse = fanny.post(url, saisie("PRÉAU", nom_lu="hall d’accueil", places_lues="60"))
    assert reponse.status_code == 422
    assert "s’appelle déjà « Préau »" in sans_insecables(reponse.text)
    # Only its capitals: the same room.
    assert fanny.post(url, saisie("Hall d’accueil", "60", "hall d’accueil", "60")).status_code == 302


def test_who_renames_what_somebody_has_just_renamed_is_told(fanny, seminaire, hall):
    actions.modifier_salle(
        seminaire=seminaire, salle_pk=hall.pk, nom="Grand hall", places=40, lue=("Hall", 40), by=None
    )
    reponse = fanny.post(f"{SALLES}{hall.pk}/modifier/", saisie("Hall d’entrée"))
    assert reponse.status_code == 409
    page = sans_insecables(reponse.text)
    assert "Quelqu’un a changé cette salle entre-temps : Grand hall, 40 places." in page
    assert 'value="Hall d’entrée"' in page
    assert Salle.objects.get().nom == "Grand hall"
    # The form stands on what it has shown: sent again, it settles.
    form = reponse.context["form"]
    encore = {nom: form[nom].value() for nom in ("nom", "places", "nom_lu", "places_lues")}
    assert fanny.post(f"{SALLES}{hall.pk}/modifier/", {n: v or "" for n, v in encore.items()}).status_code == 302
    assert Salle.objects.get().nom == "Hall d’entrée"


@pytest.mark.parametrize("mensonge", ["", "abc", "9" * 40, "٣"])
def test_mangled_places_were_never_seen(fanny, hall, mensonge):
    reponse = fanny.post(f"{SALLES}{hall.pk}/modifier/", saisie("Autre", places_lues=mensonge))
    assert reponse.status_code == 409
    assert Salle.objects.get().nom == "Hall"


def test_what_is_typed_on_a_room_that_is_gone_is_shown_again(fanny, seminaire, hall):
    actions.supprimer_salle(seminaire=seminaire, salle_pk=hall.pk, by=None)
    reponse = fanny.post(f"{SALLES}{hall.pk}/modifier/", saisie("Hall d’entrée"))
    assert reponse.status_code == 409
    assert "n’existe plus" in reponse.text
    assert 'value="Hall d’entrée"' in reponse.text


def test_before_the_day_a_new_name_waits_for_the_publication(fanny, seminaire, hall, seances):
    publier(seminaire)
    fanny.post(f"{SALLES}{hall.pk}/modifier/", saisie("Verrière", "40"))
    assert "Verrière" not in fanny.get("/programme/").text
    assert VersionProgramme.objects.count() == 1


def test_on_the_day_a_new_name_is_public_at_once(fanny, seminaire, hall, seances, a_l_heure):
    publier(seminaire)
    a_l_heure("2023-10-19T09:05")
    fanny.post(f"{SALLES}{hall.pk}/modifier/", saisie("Hall", "60"))
    assert VersionProgramme.objects.count() == 1  # how many it holds is no news for the public
    fanny.post(f"{SALLES}{hall.pk}/modifier/", saisie("Verrière", "60", "Hall", "60"))
    assert [version.nature for version in VersionProgramme.objects.all()] == ["au_fil_du_jour", "publication"]
    assert "Verrière" in fanny.get("/programme/").text


def test_a_room_that_nothing_uses_goes(fanny, hall):
    reponse = fanny.post(f"{SALLES}{hall.pk}/supprimer/", {"cle": "clé-1"}, follow=True)
    assert "Salle supprimée." in reponse.text
    assert not Salle.objects.exists()
    assert Evenement.objects.first().verbe == "salle_supprimee"
    # The same form again: told as done, once.
    assert fanny.post(f"{SALLES}{hall.pk}/supprimer/", {"cle": "clé-1"}).status_code == 302
    assert fanny.post(f"{SALLES}{hall.pk}/supprimer/", {"cle": "clé-2"}).status_code == 409
    assert Evenement.objects.filter(verbe="salle_supprimee").count() == 1


def test_deleting_a_room_in_use_names_its_seances_and_offers_the_way_out(fanny, hall, seances):
    url = f"{SALLES}{hall.pk}/supprimer/"
    reponse = fanny.post(url)
    assert reponse.status_code == 409
    page = sans_insecables(reponse.text)
    assert "« Hall » sert encore à 3 séances." in page
    assert "la corbeille : Jetée." in page
    for titre in ("Accueil", "Pause"):
        assert f'<a href="/programme/edition/{seances[titre].pk}/modifier/">{titre}</a>' in page
    assert "Retirer cette salle de ces 3 séances et la supprimer" in page
    assert Salle.objects.filter(nom="Hall").exists()
    retirer = [seances[titre].pk for titre in ("Accueil", "Pause", "Jetée")]
    assert fanny.post(url, {"retirer": retirer}).status_code == 302
    assert not Salle.objects.filter(nom="Hall").exists()
    assert [seance.salle for seance in Seance.objects.filter(pk__in=retirer)] == [None, None, None]
    for pk in retirer:
        assert Revision.objects.of(Seance(pk=pk)).first().champs["salle"] is None
        assert Revision.objects.of(Seance(pk=pk)).get(numero=1).champs["salle"] == hall.pk
    assert Seance.objects.get(titre="Ailleurs").salle.nom == "Préau"


def test_a_seance_that_came_meanwhile_is_not_taken_out_unseen(fanny, seminaire, hall, seances):
    vues = [seances[titre].pk for titre in ("Accueil", "Pause", "Jetée")]
    actions.ajouter_seance(seminaire=seminaire, titre="Arrivée", salle="Hall", by=None)
    reponse = fanny.post(f"{SALLES}{hall.pk}/supprimer/", {"retirer": vues})
    assert reponse.status_code == 409
    assert "ces 4 séances" in reponse.text
    assert Seance.objects.filter(salle=hall).count() == 4


@pytest.mark.parametrize("retirer", ["abc", "", "9" * 30, "-1", "²"])
def test_mangled_seances_are_none(fanny, hall, seances, retirer):
    assert fanny.post(f"{SALLES}{hall.pk}/supprimer/", {"retirer": retirer}).status_code == 409


def test_a_published_version_keeps_the_room_that_is_gone(fanny, seminaire, hall, seances):
    publier(seminaire)
    with pytest.raises(SalleOccupee):
        actions.supprimer_salle(seminaire=seminaire, salle_pk=hall.pk, by=None)
    retirer = [seance.pk for seance in seances.values()]
    actions.supprimer_salle(seminaire=seminaire, salle_pk=hall.pk, retirer=retirer, by=None)
    assert "Hall" in fanny.get("/programme/").text
    version = VersionProgramme.objects.get()
    salles = {seance.salle for _, seance in de_json(version.contenu).seances}
    assert salles == {"Hall", "Préau"}
    publier(seminaire)
    assert {seance.salle for _, seance in programme_publie(seminaire).contenu.seances} == {"", "Préau"}
    version.refresh_from_db()
    assert {seance.salle for _, seance in de_json(version.contenu).seances} == salles


def test_on_the_day_the_room_that_goes_leaves_the_public_programme(fanny, seminaire, hall, seances, a_l_heure):
    publier(seminaire)
    a_l_heure("2023-10-19T09:05")
    actions.supprimer_salle(
        seminaire=seminaire, salle_pk=hall.pk, retirer=[seance.pk for seance in seances.values()], by=None
    )
    assert "Hall" not in fanny.get("/programme/").text
    assert [version.numero for version in VersionProgramme.objects.all()] == [2, 1]


@pytest.mark.parametrize("combien", [1, 3])
def test_constant_queries(fanny, seminaire, django_assert_num_queries, combien):
    for n in range(combien):
        seance_a(seminaire, f"{n + 9}:00", salle=SalleFactory(seminaire=seminaire))
    with django_assert_num_queries(5):  # session, person, seminar, facilitation, rooms
        fanny.get(SALLES)


def test_the_news_brings_the_list_alone(fanny, hall):
    reponse = fanny.get(SALLES, headers={"HX-Request": "true"})
    assert 'id="salles"' in reponse.text
    assert "<h1>" not in reponse.text
