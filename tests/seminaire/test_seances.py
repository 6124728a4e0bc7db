"""What is done to séances: adding, changing, moving, deleting and taking back, sharing out among the chantiers."""

from datetime import time, timedelta

import pytest

from labo.models import Evenement, Revision
from labo.refus import Conflit, Perime
from seminaire import actions
from seminaire.corbeille import purger
from seminaire.models import Creneau, Salle, Seance
from tests.factories import ChantierFactory
from tests.seminaire.factories import (
    JOUR,
    InterventionFactory,
    SeminaireFactory,
    TempsFactory,
    facilitation_de,
    seance_a,
)


pytestmark = pytest.mark.django_db
LENDEMAIN = JOUR + timedelta(days=1)


@pytest.fixture
def seminaire():
    return SeminaireFactory()


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


def ordre(seminaire):
    """The programme as « titre debut fin », the way it is read."""
    seances = (
        Seance.objects.of_seminaire(seminaire).presentes().select_related("creneau").order_by("creneau__rang", "rang")
    )
    return [" ".join((seance.titre, *map(ecrit, seance.creneau.horaire))) for seance in seances]


def ecrit(heure):
    return f"{heure:%H:%M}" if heure else "–"


def deplacer(seance, sens, by):
    version = Creneau.objects.get(pk=seance.creneau_id).version
    return actions.deplacer_seance(seance=seance, sens=sens, version=version, by=by)


def modifier(seance, by, **champs):
    seance = Seance.objects.select_related("creneau").get(pk=seance.pk)
    versions = {"version": seance.version, "version_creneau": seance.creneau.version}
    return actions.modifier_seance(seance=seance, by=by, **{**versions, **champs})


@pytest.mark.parametrize(
    ("jour", "debut", "attendu"),
    [
        (JOUR, time(8), "N A B C D E"),
        (JOUR, time(9, 30), "A B N C D E"),
        (JOUR, time(11), "A B C N D E"),
        (JOUR, None, "A B C D N E"),
        (LENDEMAIN, time(8), "A B C D N E"),
        (LENDEMAIN, None, "A B C D E N"),
        (JOUR - timedelta(days=1), time(18), "N A B C D E"),
        (None, time(10, 30), "A B N C D E"),
    ],
)
def test_a_seance_is_added_at_its_place(seminaire, fanny, jour, debut, attendu):
    for titre, heure in (("A", "9:00"), ("B", None), ("C", "11:00"), ("D", "12:00")):
        seance_a(seminaire, heure, titre=titre)
    seance_a(seminaire, "9:00", titre="E", creneau__jour=LENDEMAIN)
    actions.ajouter_seance(seminaire=seminaire, titre="N", jour=jour, debut=debut, by=fanny)
    assert [ligne.split()[0] for ligne in ordre(seminaire)] == attendu.split()


def test_an_added_seance_has_a_guessed_nature_a_room_and_a_first_revision(seminaire, fanny):
    seance = actions.ajouter_seance(seminaire=seminaire, titre="Déjeuner", salle="Grande salle", by=fanny)
    autre = actions.ajouter_seance(seminaire=seminaire, titre="Pause", salle="grande SALLE", by=fanny)
    assert (seance.nature, autre.nature) == ("repas", "pause")
    assert (seance.salle.nom, autre.salle) == ("Grande salle", seance.salle)
    assert Revision.objects.of(seance).get().champs["titre"] == "Déjeuner"
    assert Evenement.objects.of(seance).get().verbe == "seance_ajoutee"
    seminaire.refresh_from_db()
    assert seminaire.edition == 3


def test_modifying_changes_the_seance_its_times_and_its_place(seminaire, fanny):
    a, _ = seance_a(seminaire, "9:00", "9:30", titre="A"), seance_a(seminaire, "9:30", "10:00", titre="B")
    modifier(a, fanny, titre="A bis", debut=time(10), fin=time(10, 45), salle="Salle 2")
    assert ordre(seminaire) == ["B 09:30 10:00", "A bis 10:00 10:45"]
    assert Salle.objects.get().nom == "Salle 2"
    assert sorted(Evenement.objects.of(a).get().champs) == ["debut", "fin", "salle", "titre"]


def test_a_seance_whose_order_is_right_stays_where_it_is(seminaire, fanny):
    for titre, debut in (("A", "9:00"), ("Pause", None), ("B", "10:00")):
        seance_a(seminaire, debut, titre=titre)
    modifier(Seance.objects.get(titre="B"), fanny, debut=time(9, 30))
    assert ordre(seminaire) == ["A 09:00 –", "Pause – –", "B 09:30 –"]


def test_a_stale_save_is_refused_with_both_texts_of_the_seance_and_of_its_times(seminaire, fanny, equipe):
    seance = seance_a(seminaire, "9:00", "9:30", titre="Accueil", description="Café")
    modifier(seance, equipe, titre="Accueil des membres", debut=time(8, 45), fin=time(9, 30))
    mienne = {"titre": "Café d’accueil", "description": "Café", "debut": time(9), "fin": time(9, 40)}
    with pytest.raises(Conflit) as erreur:
        modifier(seance, fanny, version=1, version_creneau=1, **mienne)
    assert erreur.value.auteur == "Élise Équipe"
    assert [(champ.libelle, champ.autre, champ.mien) for champ in erreur.value.champs] == [
        ("début", "8 h 45", "9 h 00"),
        ("fin", "9 h 30", "9 h 40"),
        ("titre", "Accueil des membres", "Café d’accueil"),
    ]
    assert ordre(seminaire) == ["Accueil des membres 08:45 09:30"]


def test_a_save_that_changes_nothing_makes_no_revision(seminaire, fanny):
    seance = seance_a(seminaire, "9:00", titre="Accueil")
    modifier(seance, fanny, titre="Accueil", debut=time(9))
    assert not Revision.objects.of(seance).exists()
    seminaire.refresh_from_db()
    assert seminaire.edition == 1


def test_an_end_that_somebody_wrote_is_not_deduced_any_more(seminaire, fanny):
    seance = seance_a(seminaire, "9:00", "9:30", creneau__fin_deduite=True)
    modifier(seance, fanny, titre="Même fin", fin=time(9, 30))
    seance.creneau.refresh_from_db()
    assert seance.creneau.fin_deduite
    modifier(seance, fanny, fin=time(9, 45))
    seance.creneau.refresh_from_db()
    assert not seance.creneau.fin_deduite


def test_moving_earlier_exchanges_places_and_keeps_durations(seminaire, fanny):
    for titre, debut, fin in (("A", "9:00", "9:30"), ("B", "9:30", "9:45"), ("C", "10:00", "11:00")):
        seance_a(seminaire, debut, fin, titre=titre)
    deplacer(Seance.objects.get(titre="B"), "monter", fanny)
    assert ordre(seminaire) == ["B 09:00 09:15", "A 09:15 09:45", "C 10:00 11:00"]
    deplacer(Seance.objects.get(titre="A"), "descendre", fanny)
    assert ordre(seminaire) == ["B 09:00 09:15", "C 09:15 10:15", "A 10:30 11:00"]


def test_an_untimed_pause_moves_without_changing_any_hour(seminaire, fanny):
    for titre, debut in (("A", "9:00"), ("Pause", None), ("B", "10:00")):
        seance_a(seminaire, debut, titre=titre)
    deplacer(Seance.objects.get(titre="Pause"), "descendre", fanny)
    assert ordre(seminaire) == ["A 09:00 –", "B 10:00 –", "Pause – –"]


def test_phases_with_hours_follow_their_seance(seminaire, fanny):
    seance = seance_a(seminaire, "14:00", "15:00", titre="Atelier")
    TempsFactory(seance=seance, titre="Tour", debut=time(14, 10), fin=time(14, 20))
    modifier(seance, fanny, debut=time(14, 30), fin=time(15, 30))
    temps = seance.temps.get()
    assert (temps.debut, temps.fin) == (time(14, 40), time(14, 50))
    seance.refresh_from_db()
    assert seance.phases == "14 h 40 – 14 h 50 : Tour"


@pytest.mark.parametrize(("titre", "sens", "bout"), [("A", "monter", "première"), ("B", "descendre", "dernière")])
def test_a_seance_does_not_leave_its_day(seminaire, fanny, titre, sens, bout):
    seance_a(seminaire, "9:00", titre="Veille", creneau__jour=JOUR - timedelta(days=1))
    seance_a(seminaire, "9:00", titre="A")
    seance_a(seminaire, "10:00", titre="B")
    seance_a(seminaire, "9:00", titre="Lendemain", creneau__jour=LENDEMAIN)
    with pytest.raises(Perime, match=bout):
        deplacer(Seance.objects.get(titre=titre), sens, fanny)


def test_of_two_who_move_a_seance_the_second_is_told(seminaire, fanny):
    for titre, debut in (("A", "9:00"), ("B", "10:00"), ("C", "11:00")):
        seance_a(seminaire, debut, titre=titre)
    c = Seance.objects.get(titre="C")
    actions.deplacer_seance(seance=c, sens="monter", version=1, by=fanny)
    with pytest.raises(Perime, match="déplacée entre-temps"):
        actions.deplacer_seance(seance=c, sens="monter", version=1, by=fanny)
    assert [ligne.split()[0] for ligne in ordre(seminaire)] == ["A", "C", "B"]


def test_deleting_can_be_undone(seminaire, fanny):
    seance = seance_a(seminaire, "9:00", titre="A")
    actions.supprimer_seance(seance=seance, by=fanny)
    assert ordre(seminaire) == []
    with pytest.raises(Perime, match="supprimée"):
        modifier(seance, fanny, titre="B")
    actions.restaurer_seance(seance=seance, by=fanny)
    assert ordre(seminaire) == ["A 09:00 –"]
    with pytest.raises(Perime, match="déjà au programme"):
        actions.restaurer_seance(seance=seance, by=fanny)


def test_a_moved_seance_steps_over_what_is_in_the_bin(seminaire, fanny):
    for titre, debut in (("A", "9:00"), ("B", "9:30"), ("C", "10:00")):
        seance_a(seminaire, debut, titre=titre)
    actions.supprimer_seance(seance=Seance.objects.get(titre="B"), by=fanny)
    deplacer(Seance.objects.get(titre="C"), "monter", fanny)
    assert ordre(seminaire) == ["C 09:00 –", "A 10:00 –"]


def test_the_bin_is_kept_for_thirty_days(seminaire, fanny, a_l_heure):
    seance, autre = seance_a(seminaire, "9:00"), seance_a(seminaire, "10:00")
    a_l_heure("2023-10-01T12:00")
    actions.supprimer_seance(seance=seance, by=fanny)
    a_l_heure("2023-10-31T11:59")
    purger()
    assert Creneau.objects.count() == 2
    a_l_heure("2023-10-31T12:01")
    with pytest.raises(Perime, match="30 jours"):
        actions.restaurer_seance(seance=seance, by=fanny)
    purger()
    assert list(Creneau.objects.all()) == [autre.creneau]


def test_sharing_out_makes_one_parallel_seance_for_each_chantier(seminaire, fanny):
    chantiers = [ChantierFactory(titre=f"Titre {n}") for n in range(1, 4)]
    seance = seance_a(seminaire, "14:15", "15:45", titre="5 ateliers participatifs")
    TempsFactory(seance=seance, titre="Premier temps")
    InterventionFactory(seance=seance)
    actions.repartir_par_chantier(seance=seance, by=fanny)
    seances = list(Seance.objects.of_seminaire(seminaire).order_by("rang"))
    assert [(s.titre, s.chantier, s.nature) for s in seances] == [
        (f"Atelier – Titre {n}", chantier, "atelier") for n, chantier in enumerate(chantiers, 1)
    ]
    assert [[temps.titre for temps in s.temps.all()] for s in seances] == [["Premier temps"]] * 3
    assert [s.interventions.count() for s in seances] == [1, 0, 0]
    assert Creneau.objects.get().intitule == "5 ateliers participatifs"
    for autre in seances:
        with pytest.raises(Perime, match="déjà réparti"):
            actions.repartir_par_chantier(seance=autre, by=fanny)


def test_sharing_out_needs_a_chantier(seminaire, fanny):
    with pytest.raises(Perime, match="Aucun chantier"):
        actions.repartir_par_chantier(seance=seance_a(seminaire, "14:15"), by=fanny)


def test_parallel_seances_move_together(seminaire, fanny):
    ChantierFactory.create_batch(2)
    seance_a(seminaire, "13:00", "14:00", titre="Repas")
    seance = seance_a(seminaire, "14:00", "15:30", titre="Ateliers")
    actions.repartir_par_chantier(seance=seance, by=fanny)
    deplacer(Seance.objects.order_by("pk").last(), "monter", fanny)
    assert [ligne[-11:] for ligne in ordre(seminaire)] == ["13:00 14:30", "13:00 14:30", "14:30 15:30"]
