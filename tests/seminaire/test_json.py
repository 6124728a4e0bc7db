"""The programme as JSON: what it says, and a draft made exactly what a file says."""

import json
import re
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given
from hypothesis import settings as reglages
from hypothesis import strategies as st

from labo.models import Evenement, Revision
from labo.refus import Perime
from seminaire import actions
from seminaire.contenu import Contenu, CreneauLu, Entete, SalleLue, SeanceLue, de_json, en_json
from seminaire.contenu.ecriture import RESERVES, TABLES
from seminaire.contenu.modele import composer
from seminaire.exports import donnees
from seminaire.models import Creneau, Salle, Seance, Seminaire
from seminaire.queries import brouillon_de
from tests.factories import ChantierFactory
from tests.seminaire.factories import (
    CreneauFactory,
    InterventionFactory,
    SalleFactory,
    SeanceFactory,
    SeminaireFactory,
    TempsFactory,
    facilitation_de,
    publier,
    seance_a,
)
from tests.seminaire.test_agenda import heures, lignes, seances, textes


pytestmark = pytest.mark.django_db


@pytest.fixture
def seminaire():
    return SeminaireFactory(titre="Séminaire", est_courant=True)


@pytest.fixture(autouse=True)
def veille(a_l_heure):
    """Before the day itself, when changes of hours and titles are public at once."""
    a_l_heure("2023-10-01T10:00")


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


def tout(contenu):
    """All that a programme says, but what belongs to its publication."""
    return en_json(contenu, is_public=False)


def lu(client, adresse):
    return json.loads(client.get(adresse).content)


def remplir(seminaire):
    """A programme with something of everything."""
    ChantierFactory(numero=3)
    salle = SalleFactory(seminaire=seminaire, nom="Salle 2", places=40)
    SalleFactory(seminaire=seminaire, nom="Hall")
    creneau = CreneauFactory(
        seminaire=seminaire, debut=time(14), fin=time(15, 30), fin_deduite=True, intitule="Ateliers", fixe=True
    )
    atelier = SeanceFactory(
        creneau=creneau, titre="Atelier 3", nature="atelier", salle=salle, notes="Plan B", attendus=25
    )
    InterventionFactory(seance=atelier, nom="Ada", fonction="ingénieure", organisation="Atelier", is_animation=True)
    TempsFactory(seance=atelier, titre="Lire", debut=time(14), fin=time(14, 20))
    SeanceFactory(creneau=creneau, titre="Atelier 4", nature="atelier", materiel="Feutres", a_confirmer=True)
    seance_a(seminaire, None, titre="Pause", nature="pause")
    return atelier


# ---- written ----


def test_the_public_file_says_nothing_of_the_facilitation(client, seminaire):
    remplir(seminaire)
    version = publier(seminaire)
    valeurs = lu(client, "/programme.json")
    publication = valeurs.pop("publication")
    assert publication["numero"] == 1
    assert datetime.fromisoformat(publication["publiee_le"]) == version.publiee_le
    assert valeurs == en_json(de_json(version.contenu))
    assert "Plan B" not in json.dumps(valeurs)
    assert "salles" not in valeurs


def test_what_is_not_published_is_not_told(client, seminaire):
    seance = seance_a(seminaire, "9:00", titre="Avant")
    assert client.get("/programme.json").status_code == 404
    publier(seminaire)
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Après", by=None)
    assert "Après" not in client.get("/programme.json").text


def test_the_full_file_is_the_draft(client, seminaire, fanny):
    remplir(seminaire)
    client.force_login(fanny)
    assert lu(client, "/programme/deroule.json") == tout(brouillon_de(seminaire))


def test_a_reader_that_has_this_version_gets_nothing_new(client, seminaire, fanny, django_assert_num_queries):
    seance = seance_a(seminaire, "9:00")
    publier(seminaire)
    etag = client.get("/programme.json")["ETag"]
    with django_assert_num_queries(2):  # the seminar, its version
        assert client.get("/programme.json", headers={"If-None-Match": etag}).status_code == 304
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Autre", by=None)
    publier(seminaire)
    assert client.get("/programme.json", headers={"If-None-Match": etag}).status_code == 200


def test_ids_never_change(client, seminaire, fanny):
    atelier = remplir(seminaire)
    publier(seminaire)
    actions.modifier_seance(seance=atelier, version=1, version_creneau=1, titre="Autre", debut=time(9), by=fanny)
    publier(seminaire)
    cles = {s["id"]: s["titre"] for c in lu(client, "/programme.json")["creneaux"] for s in c["seances"]}
    assert cles[atelier.pk] == "Autre"


def test_the_documented_example_is_read_and_written_back():
    page = (settings.RACINE / "docs/programme-json.md").read_text()
    exemple = page.split("```json\n")[1].split("```")[0]
    assert donnees.deroule_json(de_json(json.loads(exemple))).decode() == exemple


def test_every_field_is_documented(seminaire):
    remplir(seminaire)
    page = (settings.RACINE / "docs/programme-json.md").read_text()
    nommes = set(re.findall(r"`(\w+)`", page.split("```")[0]))
    assert {nom for table in TABLES.values() for nom in table} <= nommes
    reserves = set(re.findall(r"`(\w+)` ★", page))
    assert reserves == set(RESERVES)


# ---- a draft made of a content ----


def test_a_programme_comes_back_exactly(seminaire, fanny):
    remplir(seminaire)
    avant = brouillon_de(seminaire)
    for seance in Seance.objects.all():
        actions.supprimer_seance(seance=seance, by=fanny)
    seance_a(seminaire, "8:00", titre="Une autre")
    Salle.objects.update(places=1)
    actions.appliquer_contenu(seminaire=seminaire, contenu=de_json(tout(avant)), by=fanny)
    seminaire.refresh_from_db()
    assert tout(brouillon_de(seminaire)) == tout(avant)
    assert [seance.titre for seance in Seance.objects.exclude(supprimee_le=None)] == ["Une autre"]


def test_the_same_content_again_changes_nothing(seminaire, fanny):
    remplir(seminaire)
    avant = [list(m.objects.order_by("pk").values()) for m in (Seminaire, Creneau, Seance, Salle, Revision, Evenement)]
    actions.appliquer_contenu(seminaire=seminaire, contenu=brouillon_de(seminaire), by=fanny)
    apres = [list(m.objects.order_by("pk").values()) for m in (Seminaire, Creneau, Seance, Salle, Revision, Evenement)]
    assert avant == apres


def test_what_changes_has_its_history_and_its_author(seminaire, fanny):
    atelier = remplir(seminaire)
    contenu = brouillon_de(seminaire)
    (premier, *suite) = contenu.creneaux
    change = replace(premier, seances=(replace(premier.seances[0], titre="Autre"), *premier.seances[1:]))
    actions.appliquer_contenu(seminaire=seminaire, contenu=replace(contenu, creneaux=(change, *suite)), by=fanny)
    atelier.refresh_from_db()
    assert (atelier.titre, atelier.version) == ("Autre", 2)
    assert Revision.objects.of(atelier).get(numero=2).personne == fanny
    assert Revision.objects.exclude(sujet_pk=atelier.pk).count() == 0
    assert Evenement.objects.get().verbe == "programme_remplace"


def test_the_draft_that_was_read_is_the_one_that_is_replaced(seminaire, fanny):
    seance = seance_a(seminaire, "9:00")
    contenu, edition = Contenu(Entete("Neuf")), seminaire.edition
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Entre-temps", by=None)
    with pytest.raises(Perime):
        actions.appliquer_contenu(seminaire=seminaire, contenu=contenu, edition=edition, by=fanny)
    seance.refresh_from_db()
    assert seance.supprimee_le is None


def test_nobody_takes_the_seances_of_another_seminar(seminaire, fanny):
    ailleurs = seance_a(SeminaireFactory(), "9:00", titre="Ailleurs")
    autre = brouillon_de(ailleurs.creneau.seminaire)
    actions.appliquer_contenu(seminaire=seminaire, contenu=autre, by=fanny)
    ailleurs.refresh_from_db()
    assert (ailleurs.titre, ailleurs.supprimee_le, ailleurs.creneau.seminaire.titre) == (
        "Ailleurs",
        None,
        autre.entete.titre,
    )
    seminaire.refresh_from_db()
    ((_, copiee),) = brouillon_de(seminaire).seances
    assert (copiee.titre, copiee.pk == ailleurs.pk) == ("Ailleurs", False)


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": "x" * 301}, "titre"),
        ({"titre": ""}, "titre"),
        ({"nature": "concert"}, "nature"),
        ({"description": "x" * 4001}, "description"),
        ({"attendus": 40_000}, "personnes attendues"),
        ({"salle": "x" * 81}, "nom"),
    ],
)
def test_what_no_field_can_hold_is_refused_whole(seminaire, fanny, champs, phrase):
    bonne = SeanceLue(1, "Bonne", "pleniere")
    creneaux = [
        CreneauLu(n, None, None, None, False, "", (s,)) for n, s in enumerate((bonne, replace(bonne, pk=2, **champs)))
    ]
    with pytest.raises(ValidationError, match=phrase):
        actions.appliquer_contenu(seminaire=seminaire, contenu=Contenu(Entete("S"), tuple(creneaux)), by=fanny)
    assert not Seance.objects.exists()


def test_a_room_that_something_in_the_bin_stands_in_stays(seminaire, fanny):
    salle = SalleFactory(seminaire=seminaire, nom="Grenier")
    SalleFactory(seminaire=seminaire, nom="Cave")
    seance_a(seminaire, "9:00", salle=salle)
    actions.appliquer_contenu(
        seminaire=seminaire, contenu=Contenu(Entete("S"), salles=(SalleLue("Hall", 12),)), by=fanny
    )
    assert set(Salle.objects.values_list("nom", "places")) == {("Grenier", None), ("Hall", 12)}


def test_on_the_day_itself_hours_and_titles_are_public_at_once(seminaire, fanny, a_l_heure):
    seance = seance_a(seminaire, "9:00", titre="Avant")
    publier(seminaire)
    a_l_heure("2023-10-19T08:00")
    contenu = brouillon_de(seminaire)
    change = replace(contenu.creneaux[0], debut=time(9, 15))
    actions.appliquer_contenu(seminaire=seminaire, contenu=replace(contenu, creneaux=(change,)), by=fanny)
    seminaire.refresh_from_db()
    assert seminaire.publication == 2
    assert seance.pk


@st.composite
def brouillons(draw):
    """Any programme, of keys that nobody has."""
    premier = draw(st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)))
    creneaux = []
    for n in range(draw(st.integers(0, 4))):
        debut, fin = sorted((draw(heures), draw(heures)))
        fin = fin if fin > debut and draw(st.booleans()) else None
        debut = debut if fin or draw(st.booleans()) else None
        fixe, deduite = draw(st.booleans()), bool(fin) and draw(st.booleans())
        parties = []
        for pk in range(1000 * n + 1, 1000 * n + 1 + draw(st.integers(1, 2))):
            seance = draw(seances(pk))
            reserve = {nom: draw(textes(40)) for nom in ("objectifs", "materiel", "notes")}
            parties.append(replace(seance, attendus=draw(st.none() | st.integers(0, 500)), **reserve))
        jour = premier and draw(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
        creneaux.append(CreneauLu(n + 1, jour, debut, fin, deduite, draw(lignes), tuple(parties), fixe=fixe))
    noms = {s.salle for c in creneaux for s in c.seances if s.salle} | draw(st.sets(lignes.filter(bool), max_size=2))
    salles = tuple(SalleLue(nom, draw(st.none() | st.integers(0, 900))) for nom in noms)
    entete = Entete(draw(lignes.filter(bool)), presentation=draw(textes(40)), date_debut=premier, lieu=draw(lignes))
    return Contenu(entete, composer(creneaux), salles)


def sans_cles(contenu):
    """What is said, whatever the keys; rooms in any order; a chantier that does not exist is none."""
    valeurs = tout(contenu)
    for creneau in valeurs["creneaux"]:
        creneau["id"] = None
        for seance in creneau["seances"]:
            seance["id"] = None
            seance |= {"chantier": None, "couleur": None} if seance["chantier"] != 3 else {"couleur": 3}
    valeurs["salles"].sort(key=lambda salle: salle["nom"])
    return valeurs


@reglages(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(avant=brouillons(), apres=brouillons())
def test_any_programme_read_into_any_other_becomes_it(seminaire, fanny, avant, apres):
    if not ChantierFactory._meta.model.objects.exists():
        ChantierFactory(numero=3)
    for contenu in (avant, apres):
        actions.appliquer_contenu(seminaire=seminaire, contenu=de_json(json.loads(json.dumps(tout(contenu)))), by=fanny)
        seminaire.refresh_from_db()
        obtenu = brouillon_de(seminaire)
        voulues = {salle.nom for salle in contenu.salles}
        obtenu_borne = replace(obtenu, salles=tuple(salle for salle in obtenu.salles if salle.nom in voulues))
        assert sans_cles(obtenu_borne) == sans_cles(contenu)
        actions.appliquer_contenu(seminaire=seminaire, contenu=de_json(tout(obtenu)), by=fanny)
        seminaire.refresh_from_db()
        assert tout(brouillon_de(seminaire)) == tout(obtenu)
