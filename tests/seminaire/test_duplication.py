"""A seminar made again from another: the same draft on other days, and nothing of its past."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labo.models import Evenement, Revision
from labo.refus import Perime
from seminaire import actions
from seminaire.models import Creneau, Intervention, Participation, Salle, Seance, Seminaire, VersionProgramme
from seminaire.queries import brouillon_de
from tests.factories import ChantierFactory, OrganisationFactory
from tests.seminaire.factories import (
    JOUR,
    CreneauFactory,
    InterventionFactory,
    ParticipationFactory,
    SalleFactory,
    SeanceFactory,
    SeminaireFactory,
    TempsFactory,
    facilitation_de,
    publier,
    seance_a,
)


pytestmark = pytest.mark.django_db
AILLEURS = date(2024, 10, 17)


def dupliquer(seminaire, **champs):
    propres = {"titre": "Le second", "date_debut": AILLEURS, "lieu": seminaire.lieu, "by": None}
    return actions.dupliquer_seminaire(seminaire=seminaire, **{**propres, **champs})


def a_la_meme_date(contenu, de, entete):
    """The content with its days moved, the words of this head, and no ids."""
    creneaux = tuple(
        replace(
            creneau,
            pk=0,
            version=0,
            jour=creneau.jour and creneau.jour + de,
            seances=tuple(replace(seance, pk=0) for seance in creneau.seances),
        )
        for creneau in contenu.creneaux
    )
    return replace(contenu, entete=entete, creneaux=creneaux)


def assert_pareils(seminaire, nouveau, de):
    entete = brouillon_de(nouveau).entete
    assert a_la_meme_date(brouillon_de(seminaire), de, entete) == a_la_meme_date(
        brouillon_de(nouveau), timedelta(0), entete
    )


textes = st.sampled_from(("", "Un mot.", "Deux lignes,\net la seconde."))
heures = st.sampled_from((None, time(9), time(9, 30), time(14, 15)))
phases = st.lists(st.tuples(st.sampled_from(("Tour de table", "Un temps")), heures), max_size=3)
voix = st.lists(st.tuples(st.sampled_from(("Ada", "Blaise")), st.booleans()), max_size=3)
des_seances = st.fixed_dictionaries(
    {
        "description": textes,
        "objectifs": textes,
        "materiel": textes,
        "notes": textes,
        "attendus": st.sampled_from((None, 0, 40)),
        "a_confirmer": st.booleans(),
        "nature": st.sampled_from(("atelier", "pause")),
        "salle": st.sampled_from((None, "Hall", "Préau")),
        "phases": phases,
        "voix": voix,
        "is_supprimee": st.booleans(),
    }
)
des_creneaux = st.fixed_dictionaries(
    {
        "jour": st.sampled_from((None, JOUR, JOUR + timedelta(days=1))),
        "debut": heures,
        "fixe": st.booleans(),
        "intitule": st.sampled_from(("", "Ateliers")),
        "seances": st.lists(des_seances, max_size=3),
    }
)


def construire(seminaire, creneaux):
    salles = {nom: SalleFactory(seminaire=seminaire, nom=nom, places=30) for nom in ("Hall", "Préau")}
    for rang, decrit in enumerate(creneaux, 1):
        propres = {nom: valeur for nom, valeur in decrit.items() if nom != "seances"}
        creneau = CreneauFactory(seminaire=seminaire, rang=rang, **propres)
        for decrite in decrit["seances"]:
            champs = {**decrite, "salle": salles.get(decrite["salle"])}
            phases, voix, is_supprimee = champs.pop("phases"), champs.pop("voix"), champs.pop("is_supprimee")
            supprimee_le = seminaire.created_at if is_supprimee else None
            seance = SeanceFactory(creneau=creneau, supprimee_le=supprimee_le, **champs)
            for titre, debut in phases:
                TempsFactory(seance=seance, titre=titre, debut=debut)
            for nom, is_animation in voix:
                InterventionFactory(seance=seance, nom=nom, is_animation=is_animation)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(creneaux=st.lists(des_creneaux, max_size=3))
def test_the_draft_is_the_same_but_for_its_days(db, creneaux):
    Creneau.objects.all().delete()
    seminaire = SeminaireFactory(objectifs="Relier\nAgir", lieu="Lille")
    construire(seminaire, creneaux)
    nouveau = dupliquer(seminaire)
    assert_pareils(seminaire, nouveau, AILLEURS - JOUR)
    entete = brouillon_de(nouveau).entete
    assert (entete.titre, entete.date_debut) == ("Le second", AILLEURS)
    assert replace(entete, titre=seminaire.titre, date_debut=JOUR) == brouillon_de(seminaire).entete


@pytest.fixture
def seminaire(a_l_heure, equipe):
    """A seminar with a past: published, saved twice, and a séance in the bin."""
    a_l_heure("2023-10-10T09:00")
    seminaire = SeminaireFactory(slug="lancement", lieu="Lille")
    fanny = facilitation_de(seminaire)
    champs = {"jour": JOUR, "debut": time(14, 15), "salle": "Hall", "fixe": True, "nature": "atelier"}
    lignes = {"intervenants": "Animation : Ada Lovelace, mathématicienne", "phases": "14 h 30 : Tour de table"}
    deroule = {"objectifs": "Relier", "materiel": "Feutres", "notes": "Ouvrir tôt", "attendus": 40}
    chantier = ChantierFactory()
    seance = actions.ajouter_seance(
        seminaire=seminaire, titre="Atelier", chantier=chantier, by=fanny, **champs, **lignes, **deroule
    )
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, titre="Atelier du midi", by=fanny)
    jetee = actions.ajouter_seance(seminaire=seminaire, titre="Jetée", jour=JOUR, by=fanny)
    actions.supprimer_seance(seance=jetee, by=fanny)
    ParticipationFactory(seminaire=seminaire)
    publier(seminaire)
    return seminaire


def test_all_that_is_written_comes_along_and_nothing_is_published(seminaire, equipe):
    nouveau = dupliquer(seminaire, by=equipe)
    assert_pareils(seminaire, nouveau, AILLEURS - JOUR)
    seance = Seance.objects.get(creneau__seminaire=nouveau)
    assert (seance.titre, seance.version, seance.creneau.fixe) == ("Atelier du midi", 1, True)
    assert seance.chantier == Seance.objects.get(titre="Atelier du midi", creneau__seminaire=seminaire).chantier
    assert seance.salle.seminaire == nouveau
    assert seance.interventions.get().is_animation
    assert (nouveau.publication, nouveau.est_courant, nouveau.dernier_jour) == (0, False, AILLEURS)
    assert not VersionProgramme.objects.of_seminaire(nouveau).exists()
    assert Evenement.objects.first().verbe == "seminaire_duplique"
    for objet in (nouveau, seance, seance.creneau):
        revision = Revision.objects.of(objet).get()
        assert (revision.numero, revision.personne) == (1, equipe)
    assert Revision.objects.of(seance).get().champs["salle"] == seance.salle_id


def test_its_first_revision_is_what_a_save_is_brought_together_with(seminaire):
    seance = Seance.objects.get(creneau__seminaire=dupliquer(seminaire))
    modifier = {"seance": seance, "version": 1, "version_creneau": 1, "by": None}
    actions.modifier_seance(**modifier, notes="Ouvrir tard")
    actions.modifier_seance(**modifier, materiel="Craies")
    seance.refresh_from_db()
    assert (seance.notes, seance.materiel) == ("Ouvrir tard", "Craies")


def test_who_facilitates_may_edit_it_and_nobody_else_is_registered(seminaire):
    organisation = OrganisationFactory()
    Participation.objects.facilitation().update(organisation=organisation)
    nouveau = dupliquer(seminaire)
    participation = Participation.objects.get(seminaire=nouveau)
    assert (participation.personne.prenom, participation.role) == ("Fanny", "facilitation")
    assert participation.organisation == organisation
    assert Participation.objects.filter(seminaire=seminaire).count() == 2


def test_without_those_who_speak(seminaire):
    nouveau = dupliquer(seminaire, garder_intervenants=False)
    seance = Seance.objects.get(creneau__seminaire=nouveau)
    assert (seance.intervenants, list(seance.interventions.all())) == ("", [])
    assert seance.temps.get().titre == "Tour de table"
    assert Intervention.objects.count() == 1  # the first seminar keeps its own


def test_the_first_seminar_stays_as_it_was(seminaire):
    avant = brouillon_de(seminaire), Salle.objects.filter(seminaire=seminaire).count()
    dupliquer(dupliquer(seminaire))
    assert (brouillon_de(seminaire), Salle.objects.filter(seminaire=seminaire).count()) == avant


def test_days_are_moved_from_the_first_that_is_known(seminaire):
    Seminaire.objects.filter(pk=seminaire.pk).update(date_debut=None)
    seance_a(seminaire, "9:00", creneau__jour=JOUR + timedelta(days=2))
    nouveau = dupliquer(seminaire)
    assert sorted(Creneau.objects.filter(seminaire=nouveau).values_list("jour", flat=True)) == [
        AILLEURS,
        AILLEURS + timedelta(days=2),
    ]
    sans_jour = SeminaireFactory(date_debut=None)
    seance_a(sans_jour, "9:00", creneau__jour=None)
    assert Creneau.objects.get(seminaire=dupliquer(sans_jour)).jour is None


def test_a_day_that_no_calendar_has_is_told(seminaire):
    seance_a(seminaire, "9:00", creneau__jour=date(9999, 12, 31))
    with pytest.raises(Perime, match="31/12/9999"):
        dupliquer(seminaire)
    assert Seminaire.objects.count() == 1


def test_addresses_stay_apart(seminaire):
    assert [dupliquer(seminaire).slug for _ in range(3)] == ["le-second-2024", "le-second-2024-2", "le-second-2024-3"]


@pytest.mark.parametrize("combien", [1, 3])
def test_however_long_the_programme_the_queries_are_the_same(seminaire, django_assert_num_queries, combien):
    for n in range(combien):
        seance = seance_a(seminaire, f"{n + 9}:00", salle=SalleFactory(seminaire=seminaire), chantier=ChantierFactory())
        TempsFactory(seance=seance)
        InterventionFactory(seance=seance)
    # savepoint ×2; the seminar, locked; its address, locked and read; its constraints, with a savepoint ×2, and its row; rooms,
    # créneaux, séances, phases, speakers, participations, each read and written; revisions; journal; last day, edition; two
    # notices
    with django_assert_num_queries(27):
        dupliquer(seminaire)


SAISIE = {"titre": "Automne", "date_debut": "17/10/2024", "lieu": "Lyon", "garder_intervenants": "on"}


def test_the_form_leads_to_the_new_draft(connecter, equipe, seminaire):
    client = connecter(equipe)
    page = client.get("/seminaires/lancement/dupliquer/")
    assert page.context["form"]["titre"].value() == seminaire.titre
    assert "checked" in str(page.context["form"]["garder_intervenants"])
    reponse = client.post("/seminaires/lancement/dupliquer/", SAISIE, follow=True)
    assert reponse.redirect_chain == [("/seminaires/automne-2024/programme/edition/", 302)]
    assert "Atelier du midi" in reponse.text
    nouveau = Seminaire.objects.get(slug="automne-2024")
    assert (nouveau.titre, nouveau.lieu, nouveau.date_debut) == ("Automne", "Lyon", AILLEURS)
    assert Intervention.objects.filter(seance__creneau__seminaire=nouveau).exists()


def test_where_nobody_chose_the_current_one_the_new_one_may_take_its_place_and_this_is_said(
    connecter, equipe, seminaire
):
    client = connecter(equipe)
    assert "choisissez-le d’abord" in client.get("/seminaires/lancement/dupliquer/").text
    assert "Garder comme séminaire en cours" in client.get("/seminaires/").text
    client.post("/seminaires/lancement/marquer/")
    assert "choisissez-le d’abord" not in client.get("/seminaires/lancement/dupliquer/").text
    assert "Garder comme séminaire en cours" not in client.get("/seminaires/").text
    nouveau = dupliquer(seminaire, date_debut=date(2023, 10, 12))
    assert Seminaire.objects.courant() == seminaire != nouveau


def test_the_same_key_makes_one(connecter, equipe, seminaire):
    client = connecter(equipe)
    for _ in range(2):
        assert client.post("/seminaires/lancement/dupliquer/", {**SAISIE, "cle": "clé-1"}).status_code == 302
    assert Seminaire.objects.count() == 2


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"titre": ""}, "à remplir"),
        ({"titre": "x" * 201}, "200"),
        ({"lieu": "x" * 201}, "200"),
        ({"date_debut": ""}, "premier jour"),
        ({"date_debut": "le 32 mai"}, "19/10/2023"),
        ({"date_debut": "01/01/9999"}, "entre 2000 et 2099"),
    ],
)
def test_bad_input_is_told_and_kept(connecter, equipe, seminaire, champs, phrase):
    reponse = connecter(equipe).post("/seminaires/lancement/dupliquer/", {**SAISIE, **champs})
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert 'value="Lyon"' in reponse.text or "lieu" in champs
    assert Seminaire.objects.count() == 1
