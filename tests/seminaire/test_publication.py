"""Publishing: the list of what will change, the button, and no exit that tells the draft before it."""

import json

import pytest
from bs4 import BeautifulSoup

from labo.models import Evenement
from seminaire import actions
from seminaire.models import Seance, Seminaire, VersionProgramme
from tests.conftest import cookie_de_session
from tests.factories import ChantierFactory
from tests.flux import Flux, dire
from tests.htmx import HX, corps, echanger
from tests.seminaire.factories import (
    ParticipationFactory,
    SalleFactory,
    SeanceFactory,
    SeminaireFactory,
    facilitation_de,
    publier,
    seance_a,
)


VEILLE = "2023-10-18T09:05"
# Everything that the public can read: address -> what it says. One line per exit.
SORTIES = {
    "/programme/": lambda reponse: corps(reponse.text),
    "/": lambda reponse: corps(reponse.text),
    "/programme/versions/": lambda reponse: corps(reponse.text),
    "/programme/versions/1/": lambda reponse: corps(reponse.text),
    "/programme.ics": lambda reponse: reponse.content,
    "/programme.json": lambda reponse: reponse.content,
    "/programme.pdf": lambda reponse: b"".join(reponse),
}
# What stays the same by nature: a version never changes.
IMMUABLES = {"/programme/versions/1/"}


@pytest.fixture
def seminaire(db, a_l_heure):
    a_l_heure(VEILLE)
    seminaire = SeminaireFactory(titre="Lancement", est_courant=True)
    salle = SalleFactory(seminaire=seminaire, nom="Salle B")
    for titre, debut, fin in (("Accueil", "9:00", "9:30"), ("Atelier 3", "14:15", "15:00")):
        seance_a(seminaire, debut, fin, titre=titre, salle=salle if titre == "Atelier 3" else None)
    return seminaire


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


def modifier(seminaire, by, titre="Accueil", **champs):
    """An edit of the draft, as the form sends it."""
    seance = Seance.objects.select_related("creneau").get(titre=titre, creneau__seminaire=seminaire)
    return actions.modifier_seance(
        seance=seance, version=seance.version, version_creneau=seance.creneau.version, by=by, **champs
    )


def renommer(seminaire, by, ancien, nouveau):
    seance = Seance.objects.select_related("creneau").get(titre=ancien, creneau__seminaire=seminaire)
    versions = {"version": seance.version, "version_creneau": seance.creneau.version}
    return actions.modifier_seance(seance=seance, titre=nouveau, by=by, **versions)


def texte(reponse):
    soupe = BeautifulSoup(reponse.text, "html.parser")
    return " ".join((soupe.main or soupe).get_text(" ").replace("\u00a0", " ").replace("\u202f", " ").split())


EDITIONS = {
    "title": lambda s, by: renommer(s, by, "Atelier 3", "Titre encore secret"),
    "description": lambda s, by: modifier(s, by, description="Une description encore secrète."),
    "new séance": lambda s, by: actions.ajouter_seance(seminaire=s, titre="Séance encore secrète", by=by),
    "deleted séance": lambda s, by: actions.supprimer_seance(seance=Seance.objects.get(titre="Accueil"), by=by),
    "moved séance": lambda s, by: actions.deplacer_seance(
        seance=Seance.objects.get(titre="Accueil"), sens="descendre", version=1, by=by
    ),
    "room": lambda s, by: modifier(s, by, salle="Salle encore secrète"),
    "presentation": lambda s, by: actions.modifier_seminaire(
        seminaire=s, version=s.version, by=by, presentation="Mots encore secrets.", titre="Titre encore secret"
    ),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("adresse", SORTIES)
def test_an_edit_is_invisible_until_it_is_published(client, seminaire, fanny, adresse, edition):
    publier(seminaire)
    lire = lambda: SORTIES[adresse](client.get(adresse))  # noqa: E731
    avant = lire()
    EDITIONS[edition](seminaire, fanny)
    assert lire() == avant
    publier(seminaire)
    if adresse not in IMMUABLES and not (adresse == "/" and edition != "presentation"):
        assert lire() != avant


@pytest.mark.parametrize("adresse", SORTIES)
def test_a_draft_that_was_never_published_is_invisible(client, seminaire, adresse):
    reponse = client.get(adresse)
    assert "Accueil" not in texte(reponse).replace("Accueil Programme", "")
    assert b"Atelier 3" not in reponse.content
    assert b"Lancement" not in reponse.content


def test_a_stream_tells_a_participant_of_publications_only(transactional_db, serveur, seminaire, fanny):
    cookie = cookie_de_session(ParticipationFactory(seminaire=seminaire).personne, serveur)
    sujets = seminaire.sujet, seminaire.sujet_brouillon, "chantier-1"
    with Flux(serveur, *sujets, cookies={cookie["name"]: cookie["value"]}) as flux:
        for edition in ("title", "description", "room", "moved séance", "new séance", "presentation", "deleted séance"):
            EDITIONS[edition](Seminaire.objects.get(pk=seminaire.pk), fanny)
        dire("chantier-1")
        assert flux.nouvelle() == ["chantier-1"]
        publier(seminaire)
        assert flux.nouvelle() == [seminaire.sujet]


def test_the_page_lists_what_will_change_in_words(connecter, seminaire, fanny):
    client = connecter(fanny)
    assert "Première version : 2 séances" in texte(client.get("/programme/publier/"))
    publier(seminaire)
    assert "Rien n’a changé pour le public depuis la version 1" in texte(client.get("/programme/publier/"))
    modifier(seminaire, fanny, titre="Atelier 3", debut=None, fin=None)
    modifier(seminaire, fanny, titre="Accueil", salle="Amphi")
    page = texte(client.get("/programme/publier/"))
    assert "2 changements depuis la version 1" in page
    assert "Accueil : désormais amphi" in page
    assert "Atelier 3 : heure à préciser, au lieu de 14 h 15 ; toujours salle B" in page


def test_how_many_changes_wait_is_said_where_one_edits(connecter, seminaire, fanny):
    client = connecter(fanny)
    assert "Le programme n’est pas encore publié." in texte(client.get("/programme/edition/"))
    publier(seminaire)
    assert "Tout est publié (version 1)." in texte(client.get("/programme/edition/"))
    modifier(seminaire, fanny, description="Un texte.")
    assert "1 changement n’est pas encore publié." in texte(client.get("/programme/edition/"))
    assert "Publier (1 changement)" in texte(client.get("/programme/"))
    actions.supprimer_seance(seance=Seance.objects.get(titre="Atelier 3"), by=fanny)
    assert "2 changements ne sont pas encore publiés." in texte(client.get("/programme/edition/"))


def test_publishing_numbers_a_version_and_says_so(connecter, seminaire, fanny):
    client = connecter(fanny)
    for numero in (1, 2):
        modifier(seminaire, fanny, description=f"Un texte {numero}.")
        seminaire.refresh_from_db()
        reponse = client.post("/programme/publier/", {"edition": seminaire.edition}, follow=True)
        assert "Le programme est publié." in reponse.text
        assert f"Version {numero}, publiée le 18 octobre 2023 à 9 h 05." in texte(reponse)
    version = VersionProgramme.objects.get(numero=2)
    assert (version.personne, version.nature) == (fanny, "publication")
    assert [c["phrase"].replace("\u00a0", " ") for c in version.changements] == ["Accueil : description modifiée"]
    assert Evenement.objects.filter(verbe="programme_publie", sujet_pk=seminaire.pk, personne=fanny).count() == 2


@pytest.mark.parametrize("edition", ["1", "", "abc", "-3", "9" * 30])
def test_a_list_that_was_read_before_an_edit_is_not_published(connecter, seminaire, fanny, edition):
    publier(seminaire)
    modifier(seminaire, fanny, description="Une autre, entre-temps.")
    reponse = connecter(fanny).post("/programme/publier/", {"edition": edition})
    assert reponse.status_code == 409
    assert "Le programme a changé depuis que vous avez lu cette liste." in texte(reponse)
    assert "Accueil : description ajoutée" in texte(reponse)
    seminaire.refresh_from_db()
    assert f'value="{seminaire.edition}"' in reponse.text  # sent once more, it publishes what is listed
    assert seminaire.publication == 1


def test_nothing_to_publish_is_said(connecter, seminaire, fanny):
    publier(seminaire)
    modifier(seminaire, fanny, notes="Pour nous.", attendus=12)
    seminaire.refresh_from_db()
    reponse = connecter(fanny).post("/programme/publier/", {"edition": seminaire.edition})
    assert reponse.status_code == 409
    assert "Rien de ce que le public lit n’a changé" in texte(reponse)
    assert VersionProgramme.objects.count() == 1


def test_the_same_form_sent_twice_publishes_once_and_says_so_twice(connecter, seminaire, fanny):
    client = connecter(fanny)
    envoi = {"edition": seminaire.edition, "cle": "une-clé"}
    assert [client.post("/programme/publier/", envoi).status_code for _ in range(2)] == [302, 302]
    assert VersionProgramme.objects.count() == 1


def test_the_fragment_is_the_page(connecter, seminaire, fanny):
    client = connecter(fanny)
    for preparer in (lambda: None, lambda: publier(seminaire), lambda: modifier(seminaire, fanny, salle="Amphi")):
        preparer()
        for adresse in ("/programme/publier/", "/programme/", "/programme/edition/"):
            page, fragment = client.get(adresse).text, client.get(adresse, headers=HX).text
            assert corps(echanger(page, fragment)) == corps(page)


def test_an_open_page_is_told_what_changed_since_it_was_opened(client, seminaire, fanny):
    publier(seminaire)
    page = BeautifulSoup(client.get("/programme/").text, "html.parser")
    relire = page.find(id="programme")["hx-get"]
    assert relire == "/programme/?depuis=1"
    assert page.find(id="nouveautes").get_text(strip=True) == ""
    modifier(seminaire, fanny, salle="Amphi")
    publier(seminaire)
    for _ in range(2):  # it goes on being said, whatever is read again
        lue = client.get(relire, headers=HX)
        assert "Le programme a changé : Accueil : désormais amphi Tout ce qui a changé" in texte(lue)
        assert 'hx-get="/programme/?depuis=1"' in lue.text
    assert "Le programme a changé" not in texte(client.get("/programme/?depuis=1"))  # a page that is opened now


def test_a_page_that_was_open_before_the_first_publication(client, seminaire):
    relire = BeautifulSoup(client.get("/programme/").text, "html.parser").find(id="programme")["hx-get"]
    publier(seminaire)
    assert "Le programme vient d’être publié." in texte(client.get(relire, headers=HX))


@pytest.mark.parametrize("depuis", ["", "abc", "-1", "99999999999999999999", "404", "2147483648"])
def test_a_mangled_version_does_no_harm(client, seminaire, depuis):
    publier(seminaire)
    reponse = client.get(f"/programme/?depuis={depuis}", headers=HX)
    assert reponse.status_code == 200
    assert "Accueil :" not in texte(reponse)


def test_the_public_part_alone_is_in_what_the_public_reads(client, seminaire, fanny):
    modifier(seminaire, fanny, notes="Micro à demander", materiel="Feutres", objectifs="Faire groupe")
    publier(seminaire)
    for adresse in SORTIES:
        contenu = client.get(adresse).content
        for mot in ("Micro", "Feutres", "Faire groupe"):
            assert mot.encode() not in contenu
    assert "Micro à demander" in json.dumps(VersionProgramme.objects.get().contenu, ensure_ascii=False)


@pytest.mark.parametrize("combien", [1, 5])
def test_publishing_has_constant_queries(connecter, seminaire, fanny, django_assert_num_queries, combien):
    publier(seminaire)
    for n in range(combien):
        seance = seance_a(seminaire, f"1{n}:00")
        SeanceFactory(creneau=seance.creneau, chantier=ChantierFactory())
    client = connecter(fanny)
    # session, person, seminar, facilitation, what is public, the draft (5: rooms among them)
    with django_assert_num_queries(10):
        client.get("/programme/publier/")
